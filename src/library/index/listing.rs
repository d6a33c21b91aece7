//! The index -> the list of articles, filtered and sorted, and the preview of one of them.

use super::Index;
use super::condition::{Condition, ConditionScope, WordsIn};
use super::identity_filter::IdentityFilter;
use super::listed_article::ListedArticle;
use super::tables::STATES;
use super::titles::title;
use crate::article::Partial;
use crate::error::Result;
use crate::input::Identity;
use crate::library::ArticleId;
use crate::library::damage::{EntryKind, RowReader};
use crate::library::query::expression::{Expression, TestLevel};
use crate::library::query::{Completeness, Query, QueryFault, SavedQueries};
use crate::library::store::identities;
use crate::review::DecisionState;
use crate::review::queue::ReviewProgress;
use crate::sorting;
use crate::text::date;
use crate::text::fold::folded;
use rusqlite::params_from_iter;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ListOrder {
    /// Most pending quotations first.
    #[default]
    Pending,
    /// By title.
    Title,
    /// Most recently added first.
    Added,
    /// Most recent decision first.
    Decided,
    /// Most quotations first.
    Quotations,
    /// Most recently published first; articles without a date last.
    Published,
    /// By the outlet; articles without one last.
    Outlet,
    /// By the last name of the first author; articles without one last.
    Author,
}

/// Which articles to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ReviewFilter {
    /// All articles.
    #[default]
    All,
    /// Articles with pending quotations.
    Pending,
    /// Articles whose quotations are all decided.
    Decided,
    /// Articles with a flagged quotation.
    Flagged,
}

/// Which articles to list, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListQuery {
    /// The order.
    pub sort: ListOrder,
    /// Which articles.
    pub only: ReviewFilter,
    /// A [`Query`]: words must be in the title, the file name, the outlet or the name of an author. Empty for all
    /// articles.
    pub words: String,
    /// Who must have written the articles, where and when.
    pub identity: IdentityFilter,
}

impl ListOrder {
    /// Every order, in the sequence a key steps through, with its label on the screen.
    pub const ALL: [(Self, &'static str); 8] = [
        (Self::Pending, "pending"),
        (Self::Published, "date"),
        (Self::Outlet, "outlet"),
        (Self::Author, "author"),
        (Self::Title, "title"),
        (Self::Added, "added"),
        (Self::Decided, "last decided"),
        (Self::Quotations, "quotations"),
    ];
}

impl ReviewFilter {
    /// Every filter, in the sequence a key steps through, with its label on the screen.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::All, "all"),
        (Self::Pending, "pending"),
        (Self::Decided, "decided"),
        (Self::Flagged, "flagged"),
    ];
}

impl Index<'_> {
    /// The articles that match a query.
    ///
    /// # Errors
    /// If the query or the library cannot be read.
    pub fn list(&self, query: &ListQuery) -> Result<Vec<ListedArticle>> {
        self.list_among(&self.articles()?, query)
    }

    /// The articles that match a query, of all [`articles`](Self::articles) as they were read before.
    ///
    /// # Errors
    /// As [`list`](Self::list).
    pub fn list_among(&self, articles: &[ListedArticle], wanted: &ListQuery) -> Result<Vec<ListedArticle>> {
        let query = self.query(&wanted.words)?;
        let expression = &query.expression;
        let looks_further =
            [TestLevel::Quotation, TestLevel::Text].iter().any(|level| expression.looks_at(*level));
        let with_quotation =
            if looks_further { Some(self.with_quotation(expression, articles)?) } else { None };
        let fits = |article: &ListedArticle| match &with_quotation {
            Some(fitting) => fitting.contains(&article.id.0),
            None => article.fits_alone(expression),
        };
        let listed =
            articles.iter().filter(|article| is_wanted(article, wanted) && fits(article)).cloned().collect();
        Ok(sorted(listed, wanted.sort))
    }

    /// Why a query cannot be read; `None` if it can.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn fault(&self, typed: &str, completeness: Completeness) -> Result<Option<QueryFault>> {
        let saved = self.library.saved_queries()?;
        Ok(Query::parse(typed, completeness, &saved).err())
    }

    /// Whether a query asks for words or for something of the quotations, not only for what is known of articles.
    ///
    /// # Errors
    /// If the query or the library cannot be read.
    pub fn asks_for_quotations(&self, typed: &str) -> Result<bool> {
        let expression = self.query(typed)?.expression;
        Ok([TestLevel::Words, TestLevel::Quotation].iter().any(|level| expression.looks_at(*level)))
    }

    /// Reads a query that may not have been typed to its end.
    pub(super) fn query(&self, typed: &str) -> Result<Query> {
        let saved = if typed.contains('@') { self.library.saved_queries()? } else { SavedQueries::new() };
        Ok(Query::parse(typed, Completeness::Typing, &saved)?)
    }

    /// The articles that fit with one of their quotations, or have none and fit alone.
    fn with_quotation(&self, expression: &Expression, articles: &[ListedArticle]) -> Result<BTreeSet<i64>> {
        let speakers = self.aliased_names()?;
        let scope = ConditionScope { words: WordsIn::List, articles, speakers: &speakers };
        let condition = Condition::all([expression], scope);
        // An article without quotations has a row in which nothing holds that looks at a quotation.
        let sql = format!(
            "SELECT quotations.article FROM quotations WHERE {0} \
             UNION SELECT quotations.article FROM ( \
                 SELECT id AS article, -1 AS id, -1 AS number, '?' AS speaker, '' AS kind, '' AS state, 0 AS flagged, \
                     '' AS verification, '' AS role, '' AS gender FROM articles \
                 WHERE NOT EXISTS (SELECT 1 FROM quotations AS own WHERE own.article = articles.id) \
             ) AS quotations WHERE {0}",
            condition.sql
        );
        let values = condition.values.iter().chain(&condition.values);
        let found = self.read(|reader| {
            reader.rows((&sql, params_from_iter(values)), EntryKind::Index, |row| row.get::<_, i64>(0))
        })?;
        Ok(found.into_iter().collect())
    }

    /// Every article, in the order of the numbers.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn articles(&self) -> Result<Vec<ListedArticle>> {
        self.read(all)
    }
}

/// Whether its review and what is known of it are as the list wants them.
fn is_wanted(article: &ListedArticle, query: &ListQuery) -> bool {
    let counted = article.quotations.unwrap_or_default();
    let chosen = match query.only {
        ReviewFilter::All => true,
        ReviewFilter::Pending => counted.left() > 0,
        ReviewFilter::Decided => article.quotations.is_some() && counted.left() == 0,
        ReviewFilter::Flagged => counted.flagged > 0,
    };
    chosen && query.identity.fits(&article.identity)
}

/// The articles in an order.
fn sorted(mut listed: Vec<ListedArticle>, order: ListOrder) -> Vec<ListedArticle> {
    let newest = |article: &ListedArticle| (Reverse(article.added_at), Reverse(article.id));
    match order {
        ListOrder::Pending => sorting::by_cached_key(&mut listed, |one| (Reverse(one.left()), newest(one))),
        ListOrder::Title => sorting::by_cached_key(&mut listed, |one| (folded(&one.title), one.id)),
        ListOrder::Added => sorting::by_cached_key(&mut listed, newest),
        ListOrder::Decided => {
            sorting::by_cached_key(&mut listed, |one| (Reverse(one.decided_at), newest(one)));
        }
        ListOrder::Quotations => {
            let count = |one: &ListedArticle| one.quotations.map_or(0, |counted| counted.all);
            sorting::by_cached_key(&mut listed, |one| (Reverse(count(one)), newest(one)));
        }
        ListOrder::Published => {
            sorting::by_cached_key(&mut listed, |one| (Reverse(published(one)), newest(one)));
        }
        ListOrder::Outlet => sorting::by_cached_key(&mut listed, |one| {
            let outlet = one.identity.site().map(folded);
            (outlet.is_none(), outlet, Reverse(published(one)), newest(one))
        }),
        ListOrder::Author => sorting::by_cached_key(&mut listed, |one| {
            let author = one.identity.authors().first().map(|name| by_last_name(name));
            (author.is_none(), author, Reverse(published(one)), newest(one))
        }),
    }
    listed
}

/// When an article was published, in milliseconds since 1970; a day counts from its beginning in UTC.
fn published(article: &ListedArticle) -> Option<i64> {
    let written = article.identity.published()?;
    date::parse_moment(written).or_else(|| date::parse_moment(&format!("{}T00:00:00Z", written.get(..10)?)))
}

/// A name with its last word first.
fn by_last_name(name: &str) -> String {
    let name = folded(name);
    let (others, last) = name.rsplit_once(' ').unwrap_or(("", &name));
    format!("{last} {others}")
}

fn all(reader: RowReader<'_>) -> rusqlite::Result<Vec<ListedArticle>> {
    let mut listed: BTreeMap<i64, ListedArticle> =
        articles(reader)?.into_iter().map(|article| (article.id.0, article)).collect();
    let sql = format!("SELECT {} FROM identities", identities::COLUMNS);
    reader.rows((&sql, []), EntryKind::Article, |row| {
        if let Some(article) = listed.get_mut(&row.get(0)?) {
            article.identity.merge(identities::stated(row, |_| true)?.unwrap_or_default());
        }
        Ok(())
    })?;
    count_quotations(reader, &mut listed)?;
    let sql = "SELECT article, code FROM countries ORDER BY article, mentions DESC, code";
    reader.rows((sql, []), EntryKind::Index, |row| {
        if let Some(article) = listed.get_mut(&row.get(0)?) {
            article.countries.push(row.get(1)?);
        }
        Ok(())
    })?;
    let sql = "SELECT article, name AS reviewer, at FROM reviewers ORDER BY article, name";
    reader.rows((sql, []), EntryKind::Index, |row| {
        let (reviewer, at) = (row.get(1)?, row.get(2)?);
        if let Some(article) = listed.get_mut(&row.get(0)?) {
            article.reviewers.push(reviewer);
            article.decided_at = article.decided_at.max(Some(at));
        }
        Ok(())
    })?;
    Ok(listed.into_values().collect())
}

/// The articles, without any counts yet. One whose title or place is damaged is listed without it.
fn articles(reader: RowReader<'_>) -> rusqlite::Result<Vec<ListedArticle>> {
    let sql = "SELECT articles.id, title, source, added_at, beginning, orphans, partial FROM articles \
               LEFT JOIN texts ON texts.id = articles.text \
               LEFT JOIN indexed ON indexed.article = articles.id WHERE removed_at IS NULL";
    reader.rows((sql, []), EntryKind::Article, |row| {
        let beginning: Option<String> = reader.value(row, 4, EntryKind::Index)?;
        let orphans: Option<u32> = reader.value(row, 5, EntryKind::Index)?;
        let partial: Option<String> = reader.value(row, 6, EntryKind::Article)?;
        let named: Option<String> = reader.value(row, 1, EntryKind::Article)?;
        let source: Option<String> = reader.value(row, 2, EntryKind::Article)?;
        Ok(ListedArticle {
            id: ArticleId(row.get(0)?),
            title: title((named, source.as_deref()), beginning.as_deref().unwrap_or_default()),
            source,
            identity: Identity::default(),
            partial: partial.and_then(|word| Partial::from_word(&word)),
            added_at: row.get(3)?,
            quotations: orphans.map(|_| ReviewProgress::default()),
            orphans: orphans.unwrap_or_default() as usize,
            countries: Vec::new(),
            decided_at: None,
            reviewers: Vec::new(),
        })
    })
}

fn count_quotations(
    reader: RowReader<'_>,
    listed: &mut BTreeMap<i64, ListedArticle>,
) -> rusqlite::Result<()> {
    // By the numbers of the states, as the index has them: counting by their words would sort all quotations.
    let sql = "SELECT article, state, flagged, count(*) FROM quotation_rows GROUP BY article, state, flagged";
    let counted = reader.rows((sql, []), EntryKind::Index, |row| {
        let (state, flagged, count): (usize, bool, usize) = (row.get(1)?, row.get(2)?, row.get(3)?);
        let article = listed.get_mut(&row.get(0)?);
        if let Some(progress) = article.and_then(|article| article.quotations.as_mut()) {
            add(progress, STATES.get(state).copied().unwrap_or_default(), count);
            progress.flagged += if flagged { count } else { 0 };
        }
        Ok(())
    });
    counted.map(|_| ())
}

/// Adds quotations of a state to the progress.
pub(super) fn add(progress: &mut ReviewProgress, state: &str, count: usize) {
    progress.all += count;
    if let Some(state) = DecisionState::from_word(state) {
        progress.count(state, count);
    }
}
