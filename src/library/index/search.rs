//! A typed search -> its hits in texts, quotations and names of speakers.
//!
//! The index says which articles and quotations contain the words. Where exactly is found in the text itself, so that
//! positions are exact to the byte and the index needs no copy of the texts.

use super::Index;
use super::condition::{Condition, ConditionScope, WordsIn};
use super::listed_article::ListedArticle;
use super::rows::{NOTE, TRANSCRIPT};
use super::speakers::{AliasedNames, SpeakerMatcher};
use super::titles::{one_line, title};
use crate::error::Result;
use crate::library::ArticleId;
use crate::library::damage::{EntryKind, RowReader};
use crate::library::query::expression::{Expression, QueryTest, TestLevel};
use crate::library::query::term::{self, Term};
use crate::library::store::texts;
use crate::text::Span;
use crate::text::hash::TextHash;
use crate::text::span::offset;
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};
use std::collections::BTreeMap;

/// What to search for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchQuery {
    /// As typed: a [`Query`](crate::library::Query) whose last word may be incomplete. Case and accents are ignored.
    pub words: String,
    /// Only quotations of speakers with this name or surname; empty for all texts and speakers.
    pub speaker: String,
    /// Show at most COUNT hits of each kind.
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
    /// What it is called: its title, otherwise its file; on one line, not sanitised.
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
                       quotations.number, quotations.speaker, quotations.state, quotations.start, articles.source";
/// The tables they are in.
const TABLES: &str = "quotations JOIN articles ON articles.id = quotations.article \
                      JOIN indexed ON indexed.article = quotations.article";

impl Index<'_> {
    /// The hits of a search. An empty search has no hits, unless a speaker is named: then it finds all their
    /// quotations.
    ///
    /// # Errors
    /// If the query or the library cannot be read.
    pub fn search(&self, query: &SearchQuery) -> Result<SearchHits> {
        let looks_at_articles = self.query(&query.words)?.expression.looks_at(TestLevel::Article);
        let articles = if looks_at_articles { self.articles()? } else { Vec::new() };
        self.search_among(&articles, query)
    }

    /// The hits of a search, if all [`articles`](Index::articles) have been read before.
    ///
    /// # Errors
    /// As [`search`](Self::search).
    pub fn search_among(&self, articles: &[ListedArticle], query: &SearchQuery) -> Result<SearchHits> {
        let asked = self.query(&query.words)?;
        if asked.is_empty() && query.speaker.is_empty() {
            return Ok(SearchHits::default());
        }
        let (speakers, aliases) = (self.aliased_names()?, self.library.aliases()?);
        let search = PreparedSearch {
            speakers: &speakers,
            expression: &asked.expression,
            terms: asked.terms(),
            articles,
            most: query.most,
        };
        if !query.speaker.is_empty() {
            return self.read(|reader| search.said_by(reader, SpeakerMatcher::new(&query.speaker, &aliases)));
        }
        self.read(|reader| {
            let mut found = SearchHits::default();
            // The words of a field are no words to look for in names.
            let has_words = asked.expression.tests().iter().any(|test| test.level() == TestLevel::Words);
            if has_words {
                found.add(search.speakers(reader)?, query.most);
            }
            found.add(search.quotations(reader)?, query.most);
            if has_words && !asked.expression.looks_at(TestLevel::Quotation) {
                found.add(search.texts(reader)?, query.most);
            }
            found.add(search.coded_passages(reader)?, query.most);
            Ok(found)
        })
    }

    /// How many quotations, passages and articles have each code, by the spelling of the code.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn code_counts(&self) -> Result<BTreeMap<String, CodeCounts>> {
        let sql = "SELECT article, spelling, number IS NOT NULL, start IS NOT NULL, is_lost FROM coded \
                   WHERE code NOT IN (?, ?) ORDER BY id";
        let mut counts: BTreeMap<String, CodeCounts> = BTreeMap::new();
        self.read(|reader| {
            reader.rows((sql, [NOTE, TRANSCRIPT]), EntryKind::Index, |row| {
                let (is_quotation, is_passage): (bool, bool) = (row.get(2)?, row.get(3)?);
                let count = counts.entry(row.get(1)?).or_default();
                if row.get(4)? {
                    count.lost += 1;
                    return Ok(());
                }
                count.quotations += usize::from(is_quotation);
                count.passages += usize::from(is_passage);
                count.articles += usize::from(!is_quotation && !is_passage);
                Ok(())
            })
        })?;
        Ok(counts)
    }

    /// The quotations that fit a query.
    ///
    /// # Errors
    /// As [`search`](Self::search).
    pub fn quotations(&self, words: &str) -> Result<Vec<FittingQuotation>> {
        let asked = self.query(words)?;
        let articles = self.articles()?;
        let speakers = self.aliased_names()?;
        let scope = ConditionScope { words: WordsIn::Quotation, articles: &articles, speakers: &speakers };
        let condition = Condition::all([&asked.expression], scope);
        let sql = format!(
            "SELECT quotations.article, texts.hash, quotations.start FROM quotations \
             JOIN articles ON articles.id = quotations.article JOIN texts ON texts.id = articles.text WHERE {}",
            condition.sql
        );
        self.read(|reader| {
            reader.rows((&sql, params_from_iter(condition.values)), EntryKind::Index, |row| {
                Ok(FittingQuotation {
                    article: ArticleId(row.get(0)?),
                    text: TextHash(row.get(1)?),
                    start: row.get(2)?,
                })
            })
        })
    }
}

/// What has a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CodeCounts {
    /// Quotations: coded themselves, by their speaker, or inside a coded passage.
    pub quotations: usize,
    /// Passages.
    pub passages: usize,
    /// Articles as a whole.
    pub articles: usize,
    /// Quotations and passages that are no longer found in their text.
    pub lost: usize,
}

/// A quotation that fits a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FittingQuotation {
    /// Its article.
    pub article: ArticleId,
    /// The text of the article.
    pub text: TextHash,
    /// Where the content begins; a byte offset in the text.
    pub start: u32,
}

/// A search that has been read.
struct PreparedSearch<'a> {
    expression: &'a Expression,
    /// The speakers with several names.
    speakers: &'a AliasedNames,
    /// The words to show in the hits.
    terms: Vec<Term>,
    articles: &'a [ListedArticle],
    most: usize,
}

impl PreparedSearch<'_> {
    fn scope(&self, words: WordsIn) -> ConditionScope<'_> {
        ConditionScope { words, articles: self.articles, speakers: self.speakers }
    }

    /// One hit per article and matching speaker, at the speaker's first quotation.
    fn speakers(&self, reader: RowReader<'_>) -> rusqlite::Result<Vec<SearchHit>> {
        let condition = Condition::all([self.expression], self.scope(WordsIn::Speaker));
        let sql = format!(
            "SELECT {COLUMNS}, min(quotations.number) FROM {TABLES} WHERE {} AND quotations.speaker IS NOT NULL \
             GROUP BY quotations.article, quotations.speaker ORDER BY articles.added_at DESC, quotations.id LIMIT ?",
            condition.sql
        );
        reader.rows((&sql, with_limit(condition.values, self.most)), EntryKind::Index, |row| {
            let hit = quotation(reader, row, &[])?;
            Ok(SearchHit { kind: SearchHitKind::Speaker, ..hit })
        })
    }

    /// The best matches first, if there are words to match; otherwise the article that was added last.
    fn quotations(&self, reader: RowReader<'_>) -> rusqlite::Result<Vec<SearchHit>> {
        let (words, others) = self.expression.split_words();
        let condition = Condition::all(others, self.scope(WordsIn::Quotation));
        let mut values = condition.values;
        let sql = if words.is_empty() {
            format!(
                "SELECT {COLUMNS} FROM {TABLES} WHERE {} ORDER BY quotations.article DESC, quotations.number LIMIT ?",
                condition.sql
            )
        } else {
            values.insert(0, term::query(words).into());
            format!(
                "SELECT {COLUMNS} FROM found_quotations JOIN {TABLES} \
                 WHERE found_quotations.content MATCH ? AND quotations.id = found_quotations.rowid AND {} \
                 ORDER BY found_quotations.rank LIMIT ?",
                condition.sql
            )
        };
        reader.rows((&sql, with_limit(values, self.most)), EntryKind::Index, |row| {
            quotation(reader, row, &self.terms)
        })
    }

    fn texts(&self, reader: RowReader<'_>) -> rusqlite::Result<Vec<SearchHit>> {
        let (words, others) = self.expression.split_words();
        let condition = Condition::all(others, self.scope(WordsIn::Text));
        let mut values = condition.values;
        let columns = "SELECT articles.id, articles.title, indexed.beginning, articles.source";
        let sql = if words.is_empty() {
            format!(
                "{columns} FROM articles JOIN indexed ON indexed.article = articles.id \
                 WHERE articles.removed_at IS NULL AND {} ORDER BY articles.id DESC LIMIT ?",
                condition.sql
            )
        } else {
            values.insert(0, term::query(words).into());
            format!(
                "{columns} FROM found_texts JOIN articles ON articles.id = found_texts.rowid \
                 JOIN indexed ON indexed.article = articles.id \
                 WHERE found_texts MATCH ? AND {} ORDER BY found_texts.rank LIMIT ?",
                condition.sql
            )
        };
        let rows = reader.rows((&sql, with_limit(values, self.most)), EntryKind::Article, |row| {
            Ok((ArticleId(row.get(0)?), called(reader, row, 3)?))
        })?;
        rows.into_iter().map(|named| text(reader, named, &self.terms)).collect()
    }

    /// The passages with the codes and notes of a query that asks for nothing but these and articles.
    fn coded_passages(&self, reader: RowReader<'_>) -> rusqlite::Result<Vec<SearchHit>> {
        let is_mark = |test: &&QueryTest| matches!(test, QueryTest::Code(_) | QueryTest::Note(_));
        let has_marks = self.expression.tests().iter().any(is_mark);
        let fits = |test: &&QueryTest| is_mark(test) || test.level() == TestLevel::Article;
        if !has_marks || !self.expression.every_test().iter().all(fits) {
            return Ok(Vec::new());
        }
        let condition = Condition::all([self.expression], self.scope(WordsIn::Text));
        let sql = format!(
            "SELECT articles.id, articles.title, indexed.beginning, coded.words, coded.start, articles.source FROM coded \
             JOIN articles ON articles.id = coded.article JOIN indexed ON indexed.article = coded.article \
             WHERE coded.start IS NOT NULL AND {} GROUP BY coded.article, coded.start \
             ORDER BY coded.article DESC, coded.start LIMIT ?",
            condition.sql
        );
        reader.rows((&sql, with_limit(condition.values, self.most)), EntryKind::Index, |row| {
            Ok(SearchHit {
                kind: SearchHitKind::Text,
                article: ArticleId(row.get(0)?),
                title: called(reader, row, 5)?,
                snippet: one_line(row.get::<_, Option<String>>(3)?.unwrap_or_default()),
                found: Span::default(),
                quotation: None,
                speaker: String::new(),
                state: String::new(),
                place: row.get(4)?,
            })
        })
    }

    /// The quotations of one speaker, newest article first, in text order.
    fn said_by(&self, reader: RowReader<'_>, mut wanted: SpeakerMatcher<'_>) -> rusqlite::Result<SearchHits> {
        let mut hits = SearchHits::default();
        let condition = Condition::all([self.expression], self.scope(WordsIn::Quotation));
        let sql = format!(
            "SELECT {COLUMNS} FROM {TABLES} WHERE quotations.speaker IS NOT NULL AND {} \
             ORDER BY articles.added_at DESC, quotations.article DESC, quotations.number",
            condition.sql
        );
        reader.rows((&sql, params_from_iter(condition.values)), EntryKind::Index, |row| {
            if !hits.more && wanted.means(&row.get::<_, String>(5)?) {
                if hits.hits.len() == self.most {
                    hits.more = true;
                } else {
                    hits.hits.push(quotation(reader, row, &self.terms)?);
                }
            }
            Ok(())
        })?;
        Ok(hits)
    }
}

/// The values, and one more than wanted as the last, to know whether there are more.
fn with_limit(mut values: Vec<Value>, most: usize) -> impl rusqlite::Params {
    values.push(i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1).into());
    params_from_iter(values)
}

impl SearchHits {
    /// Adds at most `most` hits.
    fn add(&mut self, mut hits: Vec<SearchHit>, most: usize) {
        self.more |= hits.len() > most;
        hits.truncate(most);
        self.hits.append(&mut hits);
    }
}

/// What the article of a row is called: the title and the first words are in its columns 1 and 2, and the file in this one.
fn called(reader: RowReader<'_>, row: &Row<'_>, file: usize) -> rusqlite::Result<String> {
    let beginning: String = reader.value(row, 2, EntryKind::Index)?;
    let source: Option<String> = reader.value(row, file, EntryKind::Article)?;
    Ok(title((reader.value(row, 1, EntryKind::Article)?, source.as_deref()), &beginning))
}

fn quotation(reader: RowReader<'_>, row: &Row<'_>, terms: &[Term]) -> rusqlite::Result<SearchHit> {
    let content: String = row.get(3)?;
    let found = term::place(&content, terms).unwrap_or_default();
    let start: u32 = row.get(7)?;
    let (snippet, in_snippet) = snippet(&content, Some(found));
    Ok(SearchHit {
        kind: SearchHitKind::Quotation,
        article: ArticleId(row.get(0)?),
        title: called(reader, row, 8)?,
        snippet,
        found: in_snippet,
        quotation: Some(row.get::<_, u32>(4)? as usize),
        speaker: one_line(row.get::<_, Option<String>>(5)?.unwrap_or_default()),
        state: row.get(6)?,
        place: start.saturating_add(found.start),
    })
}

fn text(
    reader: RowReader<'_>,
    (article, title): (ArticleId, String),
    terms: &[Term],
) -> rusqlite::Result<SearchHit> {
    let sql = format!(
        "SELECT articles.id, {} FROM texts JOIN articles ON texts.id = articles.text WHERE articles.id = ?",
        texts::COLUMNS
    );
    let text = reader.rows((&sql, [article.0]), EntryKind::Article, |row| texts::words(row, 1))?;
    let text = text.into_iter().next().unwrap_or_default();
    // The title of a page need not occur in its text.
    let place = term::place(&text, terms);
    let (snippet, found) = match place {
        Some(place) => snippet(&text, Some(place)),
        None => snippet(&title, term::place(&title, terms)),
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
