//! A search that has been read -> its hits of each kind.

use super::hit::{SearchHit, SearchHitKind, SearchHits};
use super::snippet::snippet;
use crate::library::ArticleId;
use crate::library::damage::{EntryKind, RowReader};
use crate::library::index::condition::{Condition, ConditionScope, WordsIn};
use crate::library::index::listed_article::ListedArticle;
use crate::library::index::speakers::{AliasedNames, SpeakerMatcher};
use crate::library::index::titles::{one_line, title};
use crate::library::query::expression::{Expression, QueryTest, TestLevel};
use crate::library::query::term::{self, Term};
use crate::library::store::texts;
use crate::text::Span;
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};

/// The columns of a hit in a quotation, in the order [`quotation`] reads them.
const COLUMNS: &str = "quotations.article, articles.title, indexed.beginning, quotations.content, \
                       quotations.number, quotations.speaker, quotations.state, quotations.start, articles.source, quotations.speaker_kind, quotations.kind";
/// The tables they are in.
const TABLES: &str = "quotations JOIN articles ON articles.id = quotations.article \
                      JOIN indexed ON indexed.article = quotations.article";

/// A search that has been read.
pub(super) struct PreparedSearch<'a> {
    pub(super) expression: &'a Expression,
    /// The speakers with several names.
    pub(super) speakers: &'a AliasedNames,
    /// The words to show in the hits.
    pub(super) terms: Vec<Term>,
    pub(super) articles: &'a [ListedArticle],
    pub(super) most: usize,
}

impl PreparedSearch<'_> {
    fn scope(&self, words: WordsIn) -> ConditionScope<'_> {
        ConditionScope { words, articles: self.articles, speakers: self.speakers }
    }

    /// One hit per article and matching speaker, at the speaker's first quotation.
    pub(super) fn speakers(&self, reader: RowReader<'_>) -> rusqlite::Result<Vec<SearchHit>> {
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
    pub(super) fn quotations(&self, reader: RowReader<'_>) -> rusqlite::Result<Vec<SearchHit>> {
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

    pub(super) fn texts(&self, reader: RowReader<'_>) -> rusqlite::Result<Vec<SearchHit>> {
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
                "{columns} FROM found_articles JOIN articles ON articles.id = found_articles.rowid \
                 JOIN indexed ON indexed.article = articles.id \
                 WHERE found_articles MATCH ? AND {} ORDER BY found_articles.rank LIMIT ?",
                condition.sql
            )
        };
        let rows = reader.rows((&sql, with_limit(values, self.most)), EntryKind::Article, |row| {
            Ok((ArticleId(row.get(0)?), called(reader, row, 3)?))
        })?;
        rows.into_iter().map(|named| text(reader, named, &self.terms)).collect()
    }

    /// The passages with the codes and notes of a query that asks for nothing but these and articles.
    pub(super) fn coded_passages(&self, reader: RowReader<'_>) -> rusqlite::Result<Vec<SearchHit>> {
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
                speaker_kind: String::new(),
                quoted: String::new(),
                state: String::new(),
                note: String::new(),
                place: row.get(4)?,
            })
        })
    }

    /// The quotations of one speaker, newest article first, in text order.
    pub(super) fn said_by(
        &self,
        reader: RowReader<'_>,
        mut wanted: SpeakerMatcher<'_>,
    ) -> rusqlite::Result<SearchHits> {
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
        speaker_kind: row.get(9)?,
        quoted: row.get(10)?,
        state: row.get(6)?,
        note: String::new(),
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
        speaker_kind: String::new(),
        quoted: String::new(),
        state: String::new(),
        note: String::new(),
        place: place.unwrap_or_default().start,
    })
}
