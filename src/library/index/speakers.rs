//! The index -> what somebody said in all articles, and everybody who said something.
//!
//! Names are never merged across articles by a guess: a card counts the spellings that the name asked for can mean,
//! and shows the others with the same surname apart. What a reviewer rejected is no quotation and counts nowhere.

use super::Index;
use super::listing::{one_line, title};
use super::names::Name;
use crate::error::Result;
use crate::library::ArticleId;
use crate::text::fold::folded;
use rusqlite::{Connection, Row};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Somebody who speaks, under one spelling of the name (accents and case do not count).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Speaker {
    /// The name, or the words that stand for one; on one line, not sanitised.
    pub name: String,
    /// What it is: person, organization, country, group, unknown.
    pub kind: String,
    /// In how many articles.
    pub articles: usize,
    /// How many quotations.
    pub quotations: usize,
    /// How many words they have.
    pub words: usize,
}

/// Everybody who said something, those with most words first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Speakers {
    /// People, organisations and countries.
    pub named: Vec<Speaker>,
    /// Those without a name, by the words that stand for them: "a senior official".
    pub unnamed: Vec<Speaker>,
    /// The quotations of which nobody could say who said them.
    pub nobody: Speaker,
}

/// What somebody said, in all articles.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SpeakerCard {
    /// The spellings of the name that are counted here, those with most words first; empty when there is nobody.
    pub spellings: Vec<Speaker>,
    /// Who has the same surname and is not counted here.
    pub others: Vec<Speaker>,
    /// What was said, the article added last first, in text order.
    pub quotations: Vec<Said>,
    /// How much of each article's quoted words that is, in the same order.
    pub articles: Vec<Share>,
    /// How many words they have together.
    pub words: usize,
    /// How many words are quoted in the whole library.
    pub all_words: usize,
}

/// One quotation of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// In which article.
    pub article: ArticleId,
    /// Its number there, from 1.
    pub number: usize,
    /// Where it begins; a byte of the article's text.
    pub place: u32,
    /// The words; on one line, not sanitised.
    pub content: String,
    /// The name of the speaker as it is spelt there.
    pub speaker: String,
    /// How it is quoted: direct, partial, indirect.
    pub kind: String,
    /// How the extraction stands: pending, accepted, edited, skipped.
    pub state: String,
    /// How the verification stands: unchecked, matches, differs, cannot-verify.
    pub verification: String,
}

/// How much of an article somebody said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The article.
    pub article: ArticleId,
    /// Its title, else its first words; on one line, not sanitised.
    pub title: String,
    /// When it was first kept; milliseconds since 1970 in UTC.
    pub added_at: i64,
    /// How many quotations.
    pub quotations: usize,
    /// How many words they have.
    pub words: usize,
    /// How many words are quoted in the article.
    pub all_words: usize,
}

impl Index<'_> {
    /// Everybody who said something.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn speakers(&self) -> Result<Speakers> {
        let (mut spellings, nobody) = self.read(spellings)?;
        spellings.sort_by_cached_key(|speaker| (Reverse(speaker.words), folded(&speaker.name)));
        let is_named = |one: &Speaker| matches!(one.kind.as_str(), "person" | "organization" | "country");
        let (named, unnamed) = spellings.into_iter().partition(is_named);
        Ok(Speakers { named, unnamed, nobody })
    }

    /// What somebody said. The surname alone means everybody of that surname; accents and case do not count.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn speaker(&self, name: &str) -> Result<SpeakerCard> {
        let wanted = Name::new(name);
        let Speakers { named, unnamed, .. } = self.speakers()?;
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
        self.read(|connection| fill(connection, &wanted, &mut card))?;
        Ok(card)
    }
}

/// Everybody by name, and those of whom nobody could say who it is.
fn spellings(connection: &Connection) -> rusqlite::Result<(Vec<Speaker>, Speaker)> {
    let sql = "SELECT coalesce(speaker, ''), speaker_kind, article, count(*), sum(words) FROM quotations \
               WHERE state <> 'rejected' GROUP BY speaker, speaker_kind, article ORDER BY 5 DESC, 1, 2, 3";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut found: BTreeMap<(String, String), (Speaker, BTreeSet<i64>)> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (name, kind): (String, String) = (one_line(row.get(0)?), row.get(1)?);
        let key = (folded(&name), kind.clone());
        let new = || (Speaker { name, kind, ..Speaker::default() }, BTreeSet::new());
        let (speaker, articles) = found.entry(key).or_insert_with(new);
        articles.insert(row.get(2)?);
        speaker.quotations += row.get::<_, usize>(3)?;
        speaker.words += row.get::<_, usize>(4)?;
        speaker.articles = articles.len();
    }
    let nobody = found.remove(&(String::new(), "unknown".to_owned()));
    let named = found.into_values().map(|(speaker, _)| speaker);
    Ok((named.collect(), nobody.map(|(speaker, _)| speaker).unwrap_or_default()))
}

/// The quotations of a card and their sums.
fn fill(connection: &Connection, wanted: &Name, card: &mut SpeakerCard) -> rusqlite::Result<()> {
    let sql = "SELECT coalesce(sum(words), 0) FROM quotations WHERE state <> 'rejected'";
    card.all_words = connection.query_row(sql, [], |row| row.get(0))?;
    let sql = "SELECT article, number, start, content, speaker, quotations.kind, state, verification, words, \
                      title, added_at FROM quotations JOIN articles ON articles.id = article \
               WHERE state <> 'rejected' AND speaker IS NOT NULL ORDER BY added_at DESC, article DESC, number";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut meant: BTreeMap<String, bool> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let speaker: String = row.get(4)?;
        if *meant.entry(speaker).or_insert_with_key(|speaker| wanted.means(&Name::new(speaker))) {
            add(connection, row, card)?;
        }
    }
    Ok(())
}

fn add(connection: &Connection, row: &Row<'_>, card: &mut SpeakerCard) -> rusqlite::Result<()> {
    let (article, words): (_, usize) = (ArticleId(row.get(0)?), row.get(8)?);
    if card.articles.last().is_none_or(|last| last.article != article) {
        card.articles.push(share(connection, article, row)?);
    }
    card.words += words;
    if let Some(share) = card.articles.last_mut() {
        share.quotations += 1;
        share.words += words;
    }
    card.quotations.push(Said {
        article,
        number: row.get(1)?,
        place: row.get(2)?,
        content: one_line(row.get(3)?),
        speaker: one_line(row.get(4)?),
        kind: row.get(5)?,
        state: row.get(6)?,
        verification: row.get(7)?,
    });
    Ok(())
}

/// The share of an article, with nothing in it yet.
fn share(connection: &Connection, article: ArticleId, row: &Row<'_>) -> rusqlite::Result<Share> {
    let sql = "SELECT sum(words), (SELECT beginning FROM indexed WHERE article = ?1) FROM quotations \
               WHERE article = ?1 AND state <> 'rejected'";
    let mut statement = connection.prepare_cached(sql)?;
    let (all_words, beginning): (usize, Option<String>) =
        statement.query_row([article.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let title = title(row.get(9)?, beginning.as_deref().unwrap_or_default());
    Ok(Share { article, title, added_at: row.get(10)?, quotations: 0, words: 0, all_words })
}
