//! Rows as they are read -> those that can be read, and a sentence for everything else.
//!
//! One damaged byte must not hide the rest of the library. So rows are read one by one: a damaged row or value is left
//! out, and named with what to do about it.

use rusqlite::types::{FromSql, Type};
use rusqlite::{Connection, Params, Row};
use std::cell::RefCell;
use std::fmt;

/// What was left out, one sentence each, without a full stop.
#[derive(Debug, Default)]
pub(super) struct LeftOut {
    sentences: RefCell<Vec<String>>,
    /// What becomes of a query that meets a damaged page.
    pages: DamagedPages,
}

/// What becomes of a query when a page of the file is damaged, so that the rows after it cannot be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum DamagedPages {
    /// It fails: whoever writes must have seen everything.
    #[default]
    Fail,
    /// It ends with the rows before, and that is said.
    LeaveOut,
}

/// What a row is about. The first column of every query that names one is its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EntryKind {
    Article,
    /// What was derived from an article.
    Index,
    Feed,
    FeedItem,
    /// An act on the whole library: a saved query, a code.
    LibraryAct,
}

/// A connection that is read row by row.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowReader<'a> {
    pub(super) connection: &'a Connection,
    pub(super) left_out: &'a LeftOut,
}

/// Damage that has been put into a sentence.
#[derive(Debug)]
struct DamageSentence(String);

/// More sentences than this would hide the answer; a check names the rest.
const MAX_LEFT_OUT: usize = 20;

impl LeftOut {
    /// For reading: what can be reached is shown.
    pub(super) fn for_reading() -> Self {
        Self { pages: DamagedPages::LeaveOut, ..Self::default() }
    }

    /// Adds a sentence, unless it has been said.
    pub(super) fn tell(&self, sentence: String) {
        let mut sentences = self.sentences.borrow_mut();
        if sentences.contains(&sentence) {
            return;
        }
        if sentences.len() < MAX_LEFT_OUT {
            sentences.push(sentence);
        } else if sentences.len() == MAX_LEFT_OUT {
            sentences.push("there is more damage: run pullquote library check".to_owned());
        }
    }

    /// The first sentence; `None` if nothing was left out.
    pub(super) fn first(&self) -> Option<String> {
        self.sentences.borrow().first().cloned()
    }

    /// Takes all sentences.
    pub(super) fn take(&self) -> Vec<String> {
        self.sentences.take()
    }

    /// Adds what another reader left out.
    pub(super) fn extend(&self, other: &Self) {
        other.take().into_iter().for_each(|sentence| self.tell(sentence));
    }
}

impl EntryKind {
    /// Says that rows after a damaged page were not reached.
    fn part_sentence(self) -> String {
        let what = match self {
            Self::Article => "what is known of the articles",
            Self::Index => "the search index",
            Self::Feed => "the list of feeds",
            Self::FeedItem => "the items of feeds",
            Self::LibraryAct => "what was saved for the whole library",
        };
        format!("a part of {what} cannot be read and is left out: run pullquote library check")
    }

    fn sentence(self, number: Option<i64>, column: &str) -> String {
        let of =
            |what: &str| number.map_or_else(|| format!("an {what}"), |number| format!("{what} {number}"));
        let column = column_words(column);
        let left_out = "cannot be read and is left out";
        match self {
            Self::Article => {
                format!("the {column} of {} {left_out}: run pullquote library check", of("article"))
            }
            Self::Index => format!(
                "the {column} in the search index for {} {left_out}: run pullquote library check --rebuild",
                of("article")
            ),
            Self::Feed => {
                format!(
                    "the {column} of {} {left_out}: remove the feed and add it again",
                    of("entry of the feeds")
                )
            }
            Self::FeedItem => {
                format!("the {column} of {} {left_out}: run pullquote feeds refresh", of("item of a feed"))
            }
            Self::LibraryAct => {
                format!(
                    "the {column} of {} on the whole library {left_out}: restore a backup with pullquote library restore",
                    of("act")
                )
            }
        }
    }
}

/// A column in words.
fn column_words(column: &str) -> &str {
    match column {
        "source" | "address" | "name" => "place",
        "added_at" | "fetched_at" | "wait_until" | "read_at" | "at" => "time",
        "value" => "title, author or date",
        "act" => "words",
        "words" | "count" | "mentions" | "acts" | "flagged" => "count",
        "start" | "number" | "length" => "position",
        "content" => "quotation",
        "findings" | "html" => "text",
        "guid" => "name",
        "etag" | "last_modified" | "marked_by" => "version",
        "home" => "site",
        "own_name" => "name",
        "hash" | "sha256" => "checksum",
        "" => "entry",
        column => column,
    }
}

impl RowReader<'_> {
    /// The rows of a query. A damaged row is left out and named.
    pub(super) fn rows<T>(
        self,
        (sql, values): (&str, impl Params),
        entry: EntryKind,
        mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Vec<T>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(values)?;
        let mut found = Vec::new();
        loop {
            match rows.next() {
                Ok(None) => return Ok(found),
                Ok(Some(row)) => match read(row) {
                    Ok(value) => found.push(value),
                    Err(error) => self.left_out.tell(named(row, entry, error)?),
                },
                Err(error) if is_page(&error) && self.left_out.pages == DamagedPages::LeaveOut => {
                    self.left_out.tell(entry.part_sentence());
                    return Ok(found);
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// The first row of a query.
    ///
    /// # Errors
    /// If the row is damaged, or cannot be reached.
    pub(super) fn row<T>(
        self,
        (sql, values): (&str, impl Params),
        entry: EntryKind,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Option<T>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(values)?;
        let Some(row) = rows.next()? else { return Ok(None) };
        match read(row) {
            Ok(value) => Ok(Some(value)),
            Err(error) => Err(damaged(named(row, entry, error)?)),
        }
    }

    /// Names a value that was left out.
    pub(super) fn leave_out(self, entry: EntryKind, number: i64, column: &str) {
        self.left_out.tell(entry.sentence(Some(number), column));
    }

    /// A value of a row. If it is damaged, it is named, and the default takes its place.
    pub(super) fn value<T: FromSql + Default>(
        self,
        row: &Row<'_>,
        column: usize,
        entry: EntryKind,
    ) -> rusqlite::Result<T> {
        row.get(column).or_else(|error| {
            self.left_out.tell(named(row, entry, error)?);
            Ok(T::default())
        })
    }
}

/// An error that says what is damaged.
pub(super) fn damaged(sentence: String) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, Type::Null, Box::new(DamageSentence(sentence)))
}

/// What an error says is damaged. `None` if it is about more than one row.
pub(super) fn damage_in(error: &rusqlite::Error) -> Option<&str> {
    match error {
        rusqlite::Error::FromSqlConversionFailure(_, _, error) => {
            error.downcast_ref::<DamageSentence>().map(|damage| damage.0.as_str())
        }
        _ => None,
    }
}

/// The column whose value is not what it has to be; `None` if the error is another one.
pub(super) fn damaged_column<'a>(row: &'a Row<'_>, error: &rusqlite::Error) -> Option<&'a str> {
    column(error).map(|column| row.as_ref().column_name(column).unwrap_or_default())
}

/// Whether an error says that a page of the file is damaged.
fn is_page(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseCorrupt)
}

/// Whether an error says that a value is not what it has to be.
pub(super) fn is_damage(error: &rusqlite::Error) -> bool {
    column(error).is_some()
}

fn column(error: &rusqlite::Error) -> Option<usize> {
    match *error {
        rusqlite::Error::FromSqlConversionFailure(column, ..)
        | rusqlite::Error::IntegralValueOutOfRange(column, _)
        | rusqlite::Error::InvalidColumnType(column, ..)
        | rusqlite::Error::Utf8Error(column, _) => Some(column),
        _ => None,
    }
}

/// The sentence for what is damaged in a row.
fn named(row: &Row<'_>, entry: EntryKind, error: rusqlite::Error) -> rusqlite::Result<String> {
    if let Some(sentence) = damage_in(&error) {
        return Ok(sentence.to_owned());
    }
    match damaged_column(row, &error) {
        Some(column) => Ok(entry.sentence(row.get(0).ok(), column)),
        None => Err(error),
    }
}

impl fmt::Display for DamageSentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for DamageSentence {}
