//! A typed search -> its hits in texts, quotations and names of speakers.
//!
//! The index says which articles and quotations contain the words. Where exactly is found in the text itself, so that
//! positions are exact to the byte and the index needs no copy of the texts.

use super::Index;
use super::listing::{one_line, title};
use super::names::Name;
use super::query::{self, Term};
use crate::error::Result;
use crate::library::ArticleId;
use crate::library::damage::{EntryKind, RowReader};
use crate::text::Span;
use crate::text::span::offset;
use rusqlite::{Row, params};

/// What to search for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchQuery {
    /// As typed: words that must all occur, "several words" that must occur next to each other. The last word may be
    /// incomplete. Case and accents are ignored.
    pub words: String,
    /// Only quotations of speakers with this name or surname; empty for all texts and speakers.
    pub speaker: String,
    /// The largest number of hits of each kind.
    pub most: usize,
}

/// The result of a search.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchHits {
    /// Speakers, then quotations, then texts, the best of each first.
    pub hits: Vec<SearchHit>,
    /// Whether there are more hits than asked for.
    pub more: bool,
}

/// A place in an article that matches a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchHit {
    /// Where the match is.
    pub kind: SearchHitKind,
    /// The article.
    pub article: ArticleId,
    /// Its title, otherwise its first words; on one line, not sanitised.
    pub title: String,
    /// The words around the match; for a quotation its content, for a speaker that of the first quotation. On one
    /// line, not sanitised.
    pub snippet: String,
    /// The match in `snippet`, in bytes; empty if it is not there.
    pub found: Span,
    /// The number of the quotation in its article, counted from 1.
    pub quotation: Option<usize>,
    /// The speaker; empty if there is none.
    pub speaker: String,
    /// The state of the quotation: pending, accepted, edited, rejected, skipped; empty for a text.
    pub state: String,
    /// Where to jump: a byte offset in the article's text.
    pub place: u32,
}

/// Where a match is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SearchHitKind {
    /// In the name of a speaker.
    Speaker,
    /// In the words of a quotation.
    Quotation,
    /// In the text of an article.
    Text,
}

impl SearchHitKind {
    /// The kind as a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Speaker => "speaker",
            Self::Quotation => "quotation",
            Self::Text => "text",
        }
    }
}

/// The columns of a hit in a quotation, in the order [`quotation`] reads them.
const COLUMNS: &str = "quotations.article, articles.title, indexed.beginning, quotations.content, \
                       quotations.number, quotations.speaker, quotations.state, quotations.start";
/// The tables they are in.
const TABLES: &str = "quotations JOIN articles ON articles.id = quotations.article \
                      JOIN indexed ON indexed.article = quotations.article";

impl Index<'_> {
    /// The hits of a search. An empty search has no hits, unless a speaker is named: then it finds all their
    /// quotations.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn search(&self, query: &SearchQuery) -> Result<SearchHits> {
        let terms = query::terms(&query.words);
        if !query.speaker.is_empty() {
            return self.read(|reader| said_by(reader, query, &terms));
        }
        if terms.is_empty() {
            return Ok(SearchHits::default());
        }
        self.read(|reader| {
            let mut found = SearchHits::default();
            found.add(speakers(reader, &terms, query.most)?, query.most);
            found.add(quotations(reader, &terms, query.most)?, query.most);
            found.add(texts(reader, &terms, query.most)?, query.most);
            Ok(found)
        })
    }
}

impl SearchHits {
    /// Adds at most `most` hits.
    fn add(&mut self, mut hits: Vec<SearchHit>, most: usize) {
        self.more |= hits.len() > most;
        hits.truncate(most);
        self.hits.append(&mut hits);
    }
}

/// One more than wanted, to know whether there are more.
fn limit(most: usize) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1)
}

/// One hit per article and matching speaker, at the speaker's first quotation.
fn speakers(reader: RowReader<'_>, terms: &[Term], most: usize) -> rusqlite::Result<Vec<SearchHit>> {
    let sql = format!(
        "SELECT {COLUMNS}, min(quotations.number) FROM {TABLES} \
         WHERE quotations.id IN (SELECT rowid FROM found_quotations WHERE speaker MATCH ?) \
         GROUP BY quotations.article, quotations.speaker ORDER BY articles.added_at DESC, quotations.id LIMIT ?"
    );
    reader.rows((&sql, params![query::query(terms), limit(most)]), EntryKind::Index, |row| {
        let hit = quotation(reader, row, &[])?;
        Ok(SearchHit { kind: SearchHitKind::Speaker, ..hit })
    })
}

fn quotations(reader: RowReader<'_>, terms: &[Term], most: usize) -> rusqlite::Result<Vec<SearchHit>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM found_quotations JOIN {TABLES} \
         WHERE found_quotations.content MATCH ? AND quotations.id = found_quotations.rowid \
         ORDER BY found_quotations.rank LIMIT ?"
    );
    reader.rows((&sql, params![query::query(terms), limit(most)]), EntryKind::Index, |row| {
        quotation(reader, row, terms)
    })
}

/// The quotations of one speaker, newest article first, in text order.
fn said_by(reader: RowReader<'_>, query: &SearchQuery, terms: &[Term]) -> rusqlite::Result<SearchHits> {
    let mut hits = SearchHits::default();
    let wanted = Name::new(&query.speaker);
    let filter = if terms.is_empty() {
        // The statement needs its parameter in any case.
        "?1 = ''"
    } else {
        "quotations.id IN (SELECT rowid FROM found_quotations WHERE content MATCH ?1)"
    };
    let sql = format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE quotations.speaker IS NOT NULL AND {filter} \
         ORDER BY articles.added_at DESC, quotations.article DESC, quotations.number"
    );
    reader.rows((&sql, [query::query(terms)]), EntryKind::Index, |row| {
        if !hits.more && wanted.means(&Name::new(&row.get::<_, String>(5)?)) {
            if hits.hits.len() == query.most {
                hits.more = true;
            } else {
                hits.hits.push(quotation(reader, row, terms)?);
            }
        }
        Ok(())
    })?;
    Ok(hits)
}

fn quotation(reader: RowReader<'_>, row: &Row<'_>, terms: &[Term]) -> rusqlite::Result<SearchHit> {
    let content: String = row.get(3)?;
    let found = query::place(&content, terms).unwrap_or_default();
    let start: u32 = row.get(7)?;
    let beginning: String = reader.value(row, 2, EntryKind::Index)?;
    let (snippet, in_snippet) = snippet(&content, Some(found));
    Ok(SearchHit {
        kind: SearchHitKind::Quotation,
        article: ArticleId(row.get(0)?),
        title: title(reader.value(row, 1, EntryKind::Article)?, &beginning),
        snippet,
        found: in_snippet,
        quotation: Some(row.get::<_, u32>(4)? as usize),
        speaker: one_line(row.get::<_, Option<String>>(5)?.unwrap_or_default()),
        state: row.get(6)?,
        place: start.saturating_add(found.start),
    })
}

fn texts(reader: RowReader<'_>, terms: &[Term], most: usize) -> rusqlite::Result<Vec<SearchHit>> {
    let sql = "SELECT articles.id, articles.title, indexed.beginning FROM found_texts \
               JOIN articles ON articles.id = found_texts.rowid JOIN indexed ON indexed.article = articles.id \
               WHERE found_texts MATCH ? ORDER BY found_texts.rank LIMIT ?";
    let rows = reader.rows((sql, params![query::query(terms), limit(most)]), EntryKind::Article, |row| {
        let beginning: String = reader.value(row, 2, EntryKind::Index)?;
        Ok((ArticleId(row.get(0)?), title(reader.value(row, 1, EntryKind::Article)?, &beginning)))
    })?;
    rows.into_iter().map(|named| text(reader, named, terms)).collect()
}

fn text(
    reader: RowReader<'_>,
    (article, title): (ArticleId, String),
    terms: &[Term],
) -> rusqlite::Result<SearchHit> {
    let sql = "SELECT articles.id, texts.text FROM texts JOIN articles ON texts.id = articles.text \
               WHERE articles.id = ?";
    let text: String =
        reader.rows((sql, [article.0]), EntryKind::Article, |row| row.get(1))?.pop().unwrap_or_default();
    // The title of a page need not occur in its text.
    let place = query::place(&text, terms);
    let (snippet, found) = match place {
        Some(place) => snippet(&text, Some(place)),
        None => snippet(&title, query::place(&title, terms)),
    };
    Ok(SearchHit {
        kind: SearchHitKind::Text,
        article,
        title,
        snippet,
        found,
        quotation: None,
        speaker: String::new(),
        state: String::new(),
        place: place.unwrap_or_default().start,
    })
}

/// Characters of a snippet before and after the match.
const AROUND: usize = 120;

/// The words around a match, on one line, and the match in them.
fn snippet(text: &str, place: Option<Span>) -> (String, Span) {
    let place = place.unwrap_or_default();
    let before = text.get(..place.start as usize).unwrap_or_default();
    let after = text.get(place.end as usize..).unwrap_or_default();
    let from = before.char_indices().rev().nth(AROUND).map(|(at, _)| at);
    // Do not begin in the middle of a word.
    let from =
        from.map(|at| before.get(at..).and_then(|b| b.find(char::is_whitespace)).map_or(at, |s| at + s));
    let to = after.char_indices().nth(AROUND).map(|(at, _)| at);
    let to = to.map(|at| after.get(..at).and_then(|a| a.rfind(char::is_whitespace)).unwrap_or(at));
    let mut line = String::new();
    if from.is_some() {
        line.push('…');
    }
    push_line(&mut line, before.get(from.unwrap_or_default()..).unwrap_or_default());
    let start = line.len();
    push_line(&mut line, place.of(text));
    let found = Span { start: offset(start), end: offset(line.len()) };
    push_line(&mut line, after.get(..to.unwrap_or(after.len())).unwrap_or_default());
    if to.is_some() {
        line.push('…');
    }
    (line, found)
}

/// Appends text with every run of white space as one space.
fn push_line(line: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            c if !c.is_whitespace() => line.push(c),
            _ if line.ends_with([' ', '…']) || line.is_empty() => {}
            _ => line.push(' '),
        }
    }
}
