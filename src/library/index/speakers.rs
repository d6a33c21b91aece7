//! The index -> all speakers, and everything one of them said in all articles.
//!
//! Names are never merged across articles by guessing: a card counts the spellings that the requested name can stand
//! for, and lists others with the same surname separately. Rejected quotations do not count anywhere.

use super::Index;
use super::listing::{one_line, title};
use super::names::Name;
use crate::error::Result;
use crate::library::ArticleId;
use crate::library::damage::{EntryKind, RowReader};
use crate::sorting;
use crate::text::fold::folded;
use rusqlite::Row;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A speaker, under one spelling of the name (accents and case are ignored).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SpeakerTotals {
    /// The name, or the words that describe the speaker; on one line, not sanitised.
    pub name: String,
    /// The type: person, organization, country, group, unknown.
    pub kind: String,
    /// The number of articles.
    pub articles: usize,
    /// The number of quotations.
    pub quotations: usize,
    /// The number of words in them.
    pub words: usize,
}

/// All speakers, those with most words first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SpeakerList {
    /// People, organisations and countries.
    pub named: Vec<SpeakerTotals>,
    /// Speakers without a name, by the words that describe them: "a senior official".
    pub unnamed: Vec<SpeakerTotals>,
    /// Quotations without a speaker.
    pub without_speaker: SpeakerTotals,
}

/// Everything one speaker said, in all articles.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SpeakerCard {
    /// The spellings counted here, those with most words first; empty if there are none.
    pub spellings: Vec<SpeakerTotals>,
    /// Speakers with the same surname who are not counted here.
    pub others: Vec<SpeakerTotals>,
    /// The quotations, most recently added article first, in text order.
    pub quotations: Vec<SpeakerQuotation>,
    /// The speaker's share of each article, in the same order.
    pub articles: Vec<ArticleShare>,
    /// The number of words in the quotations.
    pub words: usize,
    /// The number of quoted words in the whole library.
    pub all_words: usize,
}

/// A quotation of a speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerQuotation {
    /// The article.
    pub article: ArticleId,
    /// Its number there, counted from 1.
    pub number: usize,
    /// Where it begins; a byte offset in the article's text.
    pub place: u32,
    /// The content; on one line, not sanitised.
    pub content: String,
    /// The name of the speaker as it is spelled there.
    pub speaker: String,
    /// How it is quoted: direct, partial, indirect.
    pub kind: String,
    /// The state: pending, accepted, edited, skipped.
    pub state: String,
    /// The verification: unchecked, matches, differs, cannot-verify.
    pub verification: String,
}

/// A speaker's share of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleShare {
    /// The article.
    pub article: ArticleId,
    /// Its title, otherwise its first words; on one line, not sanitised.
    pub title: String,
    /// When it was first added; milliseconds since 1970 in UTC.
    pub added_at: i64,
    /// The number of the speaker's quotations.
    pub quotations: usize,
    /// The number of words in them.
    pub words: usize,
    /// The number of quoted words in the article.
    pub all_words: usize,
}

impl Index<'_> {
    /// All speakers.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn speakers(&self) -> Result<SpeakerList> {
        let (mut spellings, without_speaker) = self.read(spellings)?;
        sorting::by_cached_key(&mut spellings, |speaker| (Reverse(speaker.words), folded(&speaker.name)));
        let is_named =
            |one: &SpeakerTotals| matches!(one.kind.as_str(), "person" | "organization" | "country");
        let (named, unnamed) = spellings.into_iter().partition(is_named);
        Ok(SpeakerList { named, unnamed, without_speaker })
    }

    /// Everything a speaker said. A surname alone selects everyone who has it; accents and case are ignored.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn speaker(&self, name: &str) -> Result<SpeakerCard> {
        let wanted = Name::new(name);
        let SpeakerList { named, unnamed, .. } = self.speakers()?;
        let (mut spellings, mut others) = (Vec::new(), Vec::new());
        for speaker in named.into_iter().chain(unnamed) {
            let other = Name::new(&speaker.name);
            if wanted.means(&other) {
                spellings.push(speaker);
            } else if wanted.shares_surname(&other) {
                others.push(speaker);
            }
        }
        let mut card = SpeakerCard { spellings, others, ..SpeakerCard::default() };
        self.read(|reader| fill(reader, &wanted, &mut card))?;
        Ok(card)
    }
}

/// All named speakers, and the quotations without a speaker.
fn spellings(reader: RowReader<'_>) -> rusqlite::Result<(Vec<SpeakerTotals>, SpeakerTotals)> {
    // A sum in SQL takes damaged counts for numbers, so they are counted apart.
    let sound = "(typeof(words) = 'integer' AND words BETWEEN 0 AND 4294967295)";
    let sql = format!(
        "SELECT article, coalesce(speaker, '') AS speaker, speaker_kind, count(*), \
                sum(CASE WHEN {sound} THEN words ELSE 0 END), sum(NOT {sound}) FROM quotations \
         WHERE state <> 'rejected' GROUP BY quotations.speaker, speaker_kind, article ORDER BY 5 DESC, 2, 3, 1"
    );
    let spelt = reader.rows((&sql, []), EntryKind::Index, |row| {
        let article: i64 = row.get(0)?;
        if row.get::<_, i64>(5)? > 0 {
            reader.leave_out(EntryKind::Index, article, "words");
        }
        let spelling: (String, String) = (row.get(1)?, row.get(2)?);
        Ok((spelling, article, row.get::<_, usize>(3)?, row.get::<_, usize>(4)?))
    })?;
    // The spelling with most words in one article names the speaker.
    let mut found: BTreeMap<(String, String), (SpeakerTotals, BTreeSet<i64>)> = BTreeMap::new();
    for ((name, kind), article, quotations, words) in spelt {
        let name = one_line(name);
        let key = (folded(&name), kind.clone());
        let new = || (SpeakerTotals { name, kind, ..SpeakerTotals::default() }, BTreeSet::new());
        let (speaker, articles) = found.entry(key).or_insert_with(new);
        articles.insert(article);
        speaker.quotations += quotations;
        speaker.words += words;
        speaker.articles = articles.len();
    }
    let without_speaker = found.remove(&(String::new(), "unknown".to_owned()));
    let named = found.into_values().map(|(speaker, _)| speaker);
    Ok((named.collect(), without_speaker.map(|(speaker, _)| speaker).unwrap_or_default()))
}

/// Fills in the quotations of a card and their sums.
fn fill(reader: RowReader<'_>, wanted: &Name, card: &mut SpeakerCard) -> rusqlite::Result<()> {
    let sql = "SELECT article, words FROM quotations WHERE state <> 'rejected'";
    let counts = reader.rows((sql, []), EntryKind::Index, |row| row.get::<_, u32>(1))?;
    card.all_words = counts.into_iter().map(|count| count as usize).sum();
    let sql = "SELECT article, number, start, content, speaker, quotations.kind, state, verification, words, \
                      title, added_at FROM quotations JOIN articles ON articles.id = article \
               WHERE state <> 'rejected' AND speaker IS NOT NULL ORDER BY added_at DESC, article DESC, number";
    let mut meant: BTreeMap<String, bool> = BTreeMap::new();
    let filled = reader.rows((sql, []), EntryKind::Index, |row| {
        let speaker: String = row.get(4)?;
        if *meant.entry(speaker).or_insert_with_key(|speaker| wanted.means(&Name::new(speaker))) {
            add(reader, row, card)?;
        }
        Ok(())
    });
    filled.map(|_| ())
}

fn add(reader: RowReader<'_>, row: &Row<'_>, card: &mut SpeakerCard) -> rusqlite::Result<()> {
    let (article, words) = (ArticleId(row.get(0)?), row.get::<_, u32>(8)? as usize);
    // Read whole before it counts: a damaged quotation is left out of the sums too.
    let quotation = SpeakerQuotation {
        article,
        number: row.get::<_, u32>(1)? as usize,
        place: row.get(2)?,
        content: one_line(row.get(3)?),
        speaker: one_line(row.get(4)?),
        kind: row.get(5)?,
        state: row.get(6)?,
        verification: row.get(7)?,
    };
    if card.articles.last().is_none_or(|last| last.article != article) {
        card.articles.push(share(reader, article, row)?);
    }
    card.words += words;
    if let Some(share) = card.articles.last_mut() {
        share.quotations += 1;
        share.words += words;
    }
    card.quotations.push(quotation);
    Ok(())
}

/// The share of an article, still without quotations.
fn share(reader: RowReader<'_>, article: ArticleId, row: &Row<'_>) -> rusqlite::Result<ArticleShare> {
    let sql = "SELECT article, words FROM quotations WHERE article = ? AND state <> 'rejected'";
    let counts = reader.rows((sql, [article.0]), EntryKind::Index, |row| row.get::<_, u32>(1))?;
    let all_words = counts.into_iter().map(|count| count as usize).sum();
    let sql = "SELECT article, beginning FROM indexed WHERE article = ?";
    let beginning: Option<String> =
        reader.rows((sql, [article.0]), EntryKind::Index, |row| row.get(1))?.pop();
    let title = title(reader.value(row, 9, EntryKind::Article)?, beginning.as_deref().unwrap_or_default());
    Ok(ArticleShare { article, title, added_at: row.get(10)?, quotations: 0, words: 0, all_words })
}
