//! A name -> everything that the speaker said in all articles, by date, with outlets, topics and what was said again.

use super::matcher::SpeakerMatcher;
use super::topics::topics;
use super::{SpeakerTotals, spellings};
use crate::error::Result;
use crate::library::damage::{EntryKind, RowReader};
use crate::library::index::Index;
use crate::library::index::titles::{one_line, title};
use crate::library::store::identities;
use crate::library::{Aliases, ArticleId};
use crate::sorting;
use crate::text::date;
use crate::text::phrase::counted;
use crate::verify::DifferenceFlag;
use crate::versions::alike_statements;
use rusqlite::Row;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Everything one speaker said, in all articles.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SpeakerCard {
    /// The spellings counted here, those with most words first; empty if there are none.
    pub spellings: Vec<SpeakerTotals>,
    /// Speakers with the same surname who are not counted here.
    pub others: Vec<SpeakerTotals>,
    /// The quotations by date, the latest article first, in text order. An article without a date has that of the day on
    /// which it was added.
    pub quotations: Vec<SpeakerQuotation>,
    /// The speaker's share of each article, in the same order.
    pub articles: Vec<ArticleShare>,
    /// The number of words in the quotations.
    pub words: usize,
    /// The number of quoted words in the whole library.
    pub all_words: usize,
    /// Where the speaker is quoted, most words first.
    pub outlets: Vec<OutletShare>,
    /// How much of it each month has, the latest first. Articles that do not say when they were published are in none.
    pub months: Vec<MonthShare>,
    /// The words that the speaker uses more than others do, each with the number of quotations that have it.
    pub topics: Vec<(String, usize)>,
    /// What the speaker says again, or otherwise.
    pub statements: Vec<SpeakerStatement>,
}

impl SpeakerCard {
    /// The words that the speaker uses more than others do, in words: "harbour in 4 quotations", "pilots in 3".
    #[must_use]
    pub fn words_often_used(&self) -> Vec<String> {
        let one = |(at, (word, quotations)): (usize, &(String, usize))| match at {
            0 => format!("{word} in {}", counted(*quotations, "quotation", "quotations")),
            _ => format!("{word} in {quotations}"),
        };
        self.topics.iter().enumerate().map(one).collect()
    }
}

/// What an outlet has of a speaker.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OutletShare {
    /// Its name; `None` for articles that do not say it.
    pub outlet: Option<String>,
    /// The number of quotations.
    pub quotations: usize,
    /// The number of words in them.
    pub words: usize,
}

impl OutletShare {
    /// Its name, or that it is unknown.
    #[must_use]
    pub fn name(&self) -> &str {
        self.outlet.as_deref().unwrap_or("unknown outlet")
    }
}

/// What a month has of a speaker.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MonthShare {
    /// The month, `YYYY-MM`.
    pub month: String,
    /// The number of quotations.
    pub quotations: usize,
    /// The number of words in them.
    pub words: usize,
}

/// Quotations of a speaker that are about the same in similar words, the earliest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerStatement {
    /// They, at least two.
    pub members: Vec<StatementMember>,
}

/// A quotation in such a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatementMember {
    /// Its index among the quotations of the card.
    pub index: usize,
    /// What in it may contradict the first of the group.
    pub contradicts: Option<DifferenceFlag>,
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

impl SpeakerStatement {
    /// Whether something in it may contradict the first.
    #[must_use]
    pub fn may_contradict(&self) -> bool {
        self.members.iter().any(|member| member.contradicts.is_some())
    }
}

/// A speaker's share of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleShare {
    /// The article.
    pub article: ArticleId,
    /// What it is called: its title, otherwise its file; on one line, not sanitised.
    pub title: String,
    /// When it was first added; milliseconds since 1970 in UTC.
    pub added_at: i64,
    /// When it was published, as it says.
    pub published: Option<String>,
    /// The newspaper, agency or site.
    pub outlet: Option<String>,
    /// The number of the speaker's quotations.
    pub quotations: usize,
    /// The number of words in them.
    pub words: usize,
    /// The number of quoted words in the article.
    pub all_words: usize,
}

impl ArticleShare {
    /// The day of publication, otherwise that on which it was added, which is said: `added YYYY-MM-DD`.
    #[must_use]
    pub fn dated(&self) -> String {
        let day = self.day();
        if self.published.is_some() { day } else { format!("added {day}") }
    }

    /// The day of publication, otherwise the day on which it was added: `YYYY-MM-DD`.
    #[must_use]
    pub fn day(&self) -> String {
        let published = self.published.as_deref().and_then(|published| published.get(..10));
        published.map_or_else(|| date::day(self.added_at), str::to_owned)
    }
}

impl Index<'_> {
    /// Everything a speaker said. A surname alone selects everyone who has it; accents and case are ignored, and any name of
    /// a speaker stands for all.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn speaker(&self, name: &str) -> Result<SpeakerCard> {
        let aliases = self.library.aliases()?;
        let mut wanted = SpeakerMatcher::new(name, &aliases);
        // Each spelling by itself, so that the card can say what is counted.
        let (mut speakers, _) = self.read(|reader| spellings(reader, &Aliases::default()))?;
        sorting::by_cached_key(&mut speakers, |speaker| (Reverse(speaker.words), speaker.name.clone()));
        let (counted, rest): (Vec<SpeakerTotals>, Vec<SpeakerTotals>) =
            speakers.into_iter().partition(|speaker| wanted.means(&speaker.name));
        let others = rest.into_iter().filter(|speaker| wanted.shares_surname(&speaker.name)).collect();
        let mut card = SpeakerCard { spellings: counted, others, ..SpeakerCard::default() };
        self.read(|reader| fill(reader, &mut wanted, &mut card))?;
        by_date(&mut card);
        self.read(|reader| {
            card.topics = topics(reader, card.quotations.iter().map(|said| said.content.as_str()))?;
            Ok(())
        })?;
        card.statements = statements(&card);
        Ok(card)
    }
}

/// Fills in the quotations of a card and their sums.
fn fill(
    reader: RowReader<'_>,
    wanted: &mut SpeakerMatcher<'_>,
    card: &mut SpeakerCard,
) -> rusqlite::Result<()> {
    let sql = "SELECT article, words FROM quotations WHERE state <> 'rejected'";
    let counts = reader.rows((sql, []), EntryKind::Index, |row| row.get::<_, u32>(1))?;
    card.all_words = counts.into_iter().map(|count| count as usize).sum();
    let sql = "SELECT article, number, start, content, speaker, quotations.kind, state, verification, words, \
                      title, added_at, source FROM quotations JOIN articles ON articles.id = article \
               WHERE state <> 'rejected' AND speaker IS NOT NULL ORDER BY added_at DESC, article DESC, number";
    let filled = reader.rows((sql, []), EntryKind::Index, |row| {
        let speaker: String = row.get(4)?;
        if wanted.means(&speaker) {
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
    let source: Option<String> = reader.value(row, 11, EntryKind::Article)?;
    let named = (reader.value(row, 9, EntryKind::Article)?, source.as_deref());
    let title = title(named, beginning.as_deref().unwrap_or_default());
    let identity = identities::of_article(reader, article)?;
    Ok(ArticleShare {
        article,
        title,
        added_at: row.get(10)?,
        published: identity.published().map(str::to_owned),
        outlet: identity.site().map(str::to_owned),
        quotations: 0,
        words: 0,
        all_words,
    })
}

/// Puts the articles and their quotations in the order of their dates, and counts months and outlets.
fn by_date(card: &mut SpeakerCard) {
    sorting::by_cached_key(&mut card.articles, |share| Reverse((share.day(), share.added_at, share.article)));
    let places: BTreeMap<ArticleId, usize> =
        card.articles.iter().enumerate().map(|(at, share)| (share.article, at)).collect();
    sorting::by_cached_key(&mut card.quotations, |said| (places.get(&said.article).copied(), said.number));
    let (mut months, mut outlets): (BTreeMap<String, MonthShare>, BTreeMap<Option<String>, OutletShare>) =
        Default::default();
    for share in &card.articles {
        if let Some(month) = share.published.as_deref().and_then(|day| day.get(..7)).map(str::to_owned) {
            let of_month =
                months.entry(month.clone()).or_insert_with(|| MonthShare { month, ..MonthShare::default() });
            of_month.quotations += share.quotations;
            of_month.words += share.words;
        }
        let outlet = share.outlet.clone();
        let of_outlet =
            outlets.entry(outlet.clone()).or_insert_with(|| OutletShare { outlet, ..OutletShare::default() });
        of_outlet.quotations += share.quotations;
        of_outlet.words += share.words;
    }
    card.months = months.into_values().rev().collect();
    card.outlets = outlets.into_values().collect();
    sorting::by_cached_key(&mut card.outlets, |share| (Reverse(share.words), share.outlet.clone()));
}

/// What is said in several quotations in similar words. The same words in other articles of the day are one statement, too.
fn statements(card: &SpeakerCard) -> Vec<SpeakerStatement> {
    let mut order: Vec<usize> = (0..card.quotations.len()).collect();
    // The earliest is what the others are compared with.
    order.reverse();
    let words: Vec<&str> =
        order.iter().filter_map(|at| card.quotations.get(*at)).map(|said| said.content.as_str()).collect();
    let member = |index: usize, contradicts| Some(StatementMember { index: *order.get(index)?, contradicts });
    let statements = alike_statements(&words).into_iter().map(|alike| SpeakerStatement {
        members: alike.members.iter().filter_map(|one| member(one.index, one.contradicts)).collect(),
    });
    let mut statements: Vec<SpeakerStatement> = statements.collect();
    sorting::by_cached_key(&mut statements, |one| (!one.may_contradict(), Reverse(one.members.len())));
    statements
}
