//! The index -> the rows of the list of articles, chosen and sorted, and the preview of one of them.

use super::Index;
use crate::error::Result;
use crate::library::ArticleId;
use crate::review::DecisionState;
use crate::review::queue::ReviewProgress;
use crate::text::Span;
use crate::text::fold::folded;
use crate::text::search::Pattern;
use rusqlite::Connection;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// One article of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its number.
    pub id: ArticleId,
    /// Its title, else its first words; on one line, not sanitised.
    pub title: String,
    /// The file it was read from, by its whole name; nothing for what came through a pipe.
    pub source: Option<String>,
    /// When it was first kept; milliseconds since 1970 in UTC.
    pub added_at: i64,
    /// How far its review is; nothing while nobody has counted, because [`Library::refresh`] was stopped before.
    ///
    /// [`Library::refresh`]: crate::library::Library::refresh
    pub quotations: Option<ReviewProgress>,
    /// How much was said of quotations that cannot be found again.
    pub orphans: usize,
    /// The codes of the countries that are mentioned, the one mentioned most first.
    pub countries: Vec<String>,
    /// When somebody last decided something; milliseconds since 1970 in UTC.
    pub decided_at: Option<i64>,
    /// Who did, by name.
    pub reviewers: Vec<String>,
}

/// In which order the articles come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Those with most quotations left to review first.
    #[default]
    ToReview,
    /// By title.
    Title,
    /// Those added last first.
    Added,
    /// Those decided upon last first.
    Decided,
    /// Those with most quotations first.
    Quotations,
}

/// Which articles come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Only {
    /// All of them.
    #[default]
    All,
    /// Those with quotations that nobody has decided.
    ToReview,
    /// Those whose quotations are all decided.
    Done,
    /// Those with a flagged quotation.
    Flagged,
}

/// Which articles are listed, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// In which order.
    pub sort: Sort,
    /// Which.
    pub only: Only,
    /// What has to stand in the title or the name of the file; nothing for any. As a reader searches a text: case
    /// counts only when a capital is typed.
    pub words: String,
}

/// What a list shows beside an article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preview {
    /// How the article begins, on one line, not sanitised; at most 600 characters.
    pub beginning: String,
    /// Who speaks, the one with most quotations first, and in how many. Rejected quotations do not count.
    pub speakers: Vec<(String, usize)>,
}

impl Sort {
    /// Every order, in the sequence in which a key goes round, with the words the screen says.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::ToReview, "to review"),
        (Self::Title, "title"),
        (Self::Added, "added"),
        (Self::Decided, "last decided"),
        (Self::Quotations, "quotations"),
    ];
}

impl Only {
    /// Every choice, in the order in which a key goes round, with the words the screen says.
    pub const ALL: [(Self, &'static str); 4] =
        [(Self::All, "all"), (Self::ToReview, "to review"), (Self::Done, "done"), (Self::Flagged, "flagged")];
}

impl Listed {
    /// How many quotations nobody has decided.
    #[must_use]
    pub fn left(&self) -> usize {
        self.quotations.map_or(0, ReviewProgress::left)
    }

    fn fits(&self, wanted: &Wanted, pattern: Option<&Pattern>) -> bool {
        let says = |text: &str, pattern: &Pattern| pattern.find(text, 0..text.len()).is_some();
        let counted = self.quotations.unwrap_or_default();
        let chosen = match wanted.only {
            Only::All => true,
            Only::ToReview => counted.left() > 0,
            Only::Done => self.quotations.is_some() && counted.left() == 0,
            Only::Flagged => counted.flagged > 0,
        };
        let source = self.source.as_deref().unwrap_or_default();
        chosen && pattern.is_none_or(|pattern| says(&self.title, pattern) || says(source, pattern))
    }
}

impl Index<'_> {
    /// The articles that are wanted.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn list(&self, wanted: &Wanted) -> Result<Vec<Listed>> {
        let mut listed = self.read(all)?;
        let pattern = Pattern::new(&wanted.words);
        listed.retain(|article| article.fits(wanted, pattern.as_ref()));
        let newest = |article: &Listed| (Reverse(article.added_at), Reverse(article.id));
        match wanted.sort {
            Sort::ToReview => listed.sort_by_cached_key(|one| (Reverse(one.left()), newest(one))),
            Sort::Title => listed.sort_by_cached_key(|one| (folded(&one.title), one.id)),
            Sort::Added => listed.sort_by_cached_key(newest),
            Sort::Decided => listed.sort_by_cached_key(|one| (Reverse(one.decided_at), newest(one))),
            Sort::Quotations => {
                let count = |one: &Listed| one.quotations.map_or(0, |counted| counted.all);
                listed.sort_by_cached_key(|one| (Reverse(count(one)), newest(one)));
            }
        }
        Ok(listed)
    }

    /// What a list shows beside an article.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn preview(&self, article: ArticleId) -> Result<Preview> {
        self.read(|connection| {
            let sql = "SELECT coalesce(max(beginning), '') FROM indexed WHERE article = ?";
            let beginning = connection.query_row(sql, [article.0], |row| row.get(0))?;
            let sql = "SELECT speaker, count(*) FROM quotations \
                       WHERE article = ? AND state <> 'rejected' AND speaker <> '' \
                       GROUP BY speaker ORDER BY 2 DESC, min(number)";
            let mut statement = connection.prepare_cached(sql)?;
            let speakers =
                statement.query_map([article.0], |row| Ok((one_line(row.get(0)?), row.get(1)?)))?;
            Ok(Preview { beginning, speakers: speakers.collect::<rusqlite::Result<_>>()? })
        })
    }
}

/// On one line, single-spaced.
pub(super) fn one_line(text: String) -> String {
    let plain = text.split(' ').all(|word| !word.is_empty() && !word.contains(char::is_whitespace));
    if plain { text } else { text.split_whitespace().collect::<Vec<_>>().join(" ") }
}

/// The title of an article, else its first words.
pub(super) fn title(title: Option<String>, beginning: &str) -> String {
    const WORDS: usize = 10;
    let title = title.map(one_line).filter(|title| !title.is_empty());
    title.unwrap_or_else(|| {
        let end = beginning.match_indices(' ').nth(WORDS - 1).map(|(at, _)| at);
        let first = Span::new(0, end.unwrap_or(beginning.len())).of(beginning);
        if end.is_some() { format!("{first} …") } else { first.to_owned() }
    })
}

fn all(connection: &Connection) -> rusqlite::Result<Vec<Listed>> {
    let mut listed = articles(connection)?;
    count_quotations(connection, &mut listed)?;
    let sql = "SELECT article, code FROM countries ORDER BY article, mentions DESC, code";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(article) = listed.get_mut(&row.get(0)?) {
            article.countries.push(row.get(1)?);
        }
    }
    let mut statement =
        connection.prepare_cached("SELECT article, name, at FROM reviewers ORDER BY article, name")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(article) = listed.get_mut(&row.get(0)?) {
            article.reviewers.push(row.get(1)?);
            article.decided_at = article.decided_at.max(Some(row.get(2)?));
        }
    }
    Ok(listed.into_values().collect())
}

/// The articles by their number, with nothing counted yet.
fn articles(connection: &Connection) -> rusqlite::Result<BTreeMap<i64, Listed>> {
    let sql = "SELECT id, title, source, added_at, beginning, orphans FROM articles \
               LEFT JOIN indexed ON indexed.article = id WHERE removed_at IS NULL";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| {
        let id: i64 = row.get(0)?;
        let (beginning, orphans): (Option<String>, Option<usize>) = (row.get(4)?, row.get(5)?);
        let listed = Listed {
            id: ArticleId(id),
            title: title(row.get(1)?, beginning.as_deref().unwrap_or_default()),
            source: row.get(2)?,
            added_at: row.get(3)?,
            quotations: orphans.map(|_| ReviewProgress::default()),
            orphans: orphans.unwrap_or_default(),
            countries: Vec::new(),
            decided_at: None,
            reviewers: Vec::new(),
        };
        Ok((id, listed))
    })?;
    rows.collect()
}

fn count_quotations(connection: &Connection, listed: &mut BTreeMap<i64, Listed>) -> rusqlite::Result<()> {
    let sql = "SELECT article, state, flagged, count(*) FROM quotations GROUP BY article, state, flagged";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (state, flagged, count): (String, bool, usize) = (row.get(1)?, row.get(2)?, row.get(3)?);
        let article = listed.get_mut(&row.get(0)?);
        if let Some(progress) = article.and_then(|article| article.quotations.as_mut()) {
            add(progress, &state, count);
            progress.flagged += if flagged { count } else { 0 };
        }
    }
    Ok(())
}

/// Counts quotations of a state.
pub(super) fn add(progress: &mut ReviewProgress, state: &str, count: usize) {
    progress.all += count;
    if let Some(state) = DecisionState::from_word(state) {
        progress.count(state, count);
    }
}
