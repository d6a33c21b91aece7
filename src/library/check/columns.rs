//! Every column of every table, against what can be in it.
//!
//! SQLite itself checks neither that text is text nor that a number makes sense.

use super::report::{CheckReport, entry};
use crate::article::Partial;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, ErrorCode};

/// What can be in a column.
#[derive(Debug, Clone, Copy)]
enum ColumnContent {
    /// Text in UTF-8.
    Text,
    /// The number of an entry, from 1 on.
    Number,
    /// A count or a position in a text, from 0 on.
    Count,
    /// Milliseconds since 1970, in the years 1 to 9999.
    Time,
    /// 0 or 1.
    Flag,
    /// From 0 to 1.
    Share,
    /// A SHA-256.
    Hash,
    /// JSON.
    Json,
    /// One of some words.
    Word(fn(&str) -> bool),
    /// The same, or nothing.
    Optional(&'static Self),
    /// Read by another part of the check.
    Elsewhere,
}

use ColumnContent::{Count, Elsewhere, Flag, Hash, Json, Number, Optional, Share, Text, Time, Word};

const NAME: ColumnContent = Optional(&Text);
const MOMENT: ColumnContent = Optional(&Time);

/// A table, the column that its entries are named by, and what to do about a damaged one.
struct Table {
    name: &'static str,
    /// Empty if nothing names an entry.
    number: &'static str,
    remedy: &'static str,
    columns: &'static [(&'static str, ColumnContent)],
}

const BACKUP: &str = "restore a backup with pullquote library restore";
const REBUILD: &str = "run pullquote library check --rebuild";

const STORED: [Table; 11] = [
    Table {
        name: "articles",
        number: "id",
        remedy: "correct it with pullquote library edit, or restore a backup with pullquote library restore",
        columns: &[
            ("id", Number),
            ("title", NAME),
            ("source", NAME),
            ("text", Optional(&Number)),
            ("added_at", Time),
            ("removed_at", MOMENT),
        ],
    },
    Table {
        name: "texts",
        number: "article",
        remedy: BACKUP,
        columns: &[
            ("id", Number),
            ("article", Number),
            ("hash", Hash),
            ("text", Elsewhere),
            ("deflated", Elsewhere),
            ("size", Optional(&Count)),
            ("paragraphs", Elsewhere),
            ("kept_at", Time),
            ("partial", Optional(&Word(|word| Partial::from_word(word).is_some()))),
        ],
    },
    Table {
        name: "decisions",
        number: "id",
        remedy: BACKUP,
        columns: &[
            ("id", Elsewhere),
            ("article", Elsewhere),
            ("hash", Elsewhere),
            ("reviewer", Elsewhere),
            ("at", Time),
            ("tool", Elsewhere),
            ("act", Elsewhere),
            ("checksum", Elsewhere),
        ],
    },
    Table {
        name: "library_acts",
        number: "id",
        remedy: BACKUP,
        columns: &[
            ("id", Number),
            ("reviewer", Text),
            ("at", Time),
            ("tool", Text),
            ("act", Json),
            ("checksum", Elsewhere),
        ],
    },
    Table {
        name: "places",
        number: "",
        remedy: "it is written anew when the article is read again",
        columns: &[("key", Text), ("top", Count), ("cursor", Count), ("at", Time)],
    },
    Table {
        name: "fetches",
        number: "id",
        remedy: BACKUP,
        columns: &[
            ("id", Number),
            ("text", Number),
            ("source", Text),
            ("address", Text),
            ("at", Time),
            ("sha256", Hash),
            ("headers", Json),
        ],
    },
    Table {
        name: "originals",
        number: "",
        remedy: BACKUP,
        columns: &[("sha256", Hash), ("size", Count), ("bytes", Elsewhere)],
    },
    Table {
        name: "identities",
        number: "article",
        remedy: "correct it with pullquote library edit, or restore a backup with pullquote library restore",
        columns: &[
            ("article", Number),
            ("field", Text),
            ("source", Text),
            ("value", Text),
            ("checksum", Elsewhere),
        ],
    },
    Table {
        name: "sources",
        number: "article",
        remedy: BACKUP,
        columns: &[("name", Text), ("article", Number), ("at", Time)],
    },
    Table {
        name: "feeds",
        number: "id",
        remedy: "remove the feed and add it again",
        columns: &[
            ("id", Number),
            ("address", Text),
            ("title", NAME),
            ("home", NAME),
            ("etag", NAME),
            ("last_modified", NAME),
            ("added_at", Time),
            ("fetched_at", MOMENT),
            ("wait_until", MOMENT),
            ("trouble", NAME),
            ("marked_by", NAME),
            ("own_name", NAME),
            ("folder", NAME),
        ],
    },
    Table {
        name: "feed_items",
        number: "id",
        remedy: "run pullquote feeds refresh",
        columns: &[
            ("id", Number),
            ("feed", Number),
            ("guid", Text),
            ("title", NAME),
            ("authors", Json),
            ("address", NAME),
            ("published", NAME),
            ("updated", NAME),
            ("at", Time),
            ("html", Text),
            ("extent", Word(|word| matches!(word, "whole" | "teaser"))),
            ("read_at", MOMENT),
            ("findings", Optional(&Json)),
            ("model", NAME),
        ],
    },
];

const DERIVED: [Table; 7] = [
    Table {
        name: "quotation_rows",
        number: "article",
        remedy: REBUILD,
        columns: &[
            ("id", Number),
            ("article", Number),
            ("number", Count),
            ("start", Count),
            ("length", Count),
            ("content", Text),
            ("words", Count),
            ("speaker", NAME),
            ("speaker_kind", Count),
            ("kind", Count),
            ("state", Count),
            ("flagged", Flag),
            ("verification", Count),
            ("found_kind", Optional(&Count)),
            ("confidence", Optional(&Share)),
            ("other_speaker", Flag),
            ("role", NAME),
            ("gender", NAME),
            ("country", NAME),
        ],
    },
    Table {
        name: "coded",
        number: "article",
        remedy: REBUILD,
        columns: &[
            ("id", Number),
            ("article", Number),
            ("number", Optional(&Number)),
            ("start", Optional(&Count)),
            ("words", NAME),
            ("code", Text),
            ("spelling", Text),
            ("is_lost", Flag),
        ],
    },
    Table {
        name: "earlier_texts",
        number: "article",
        remedy: REBUILD,
        columns: &[("text", Number), ("article", Number)],
    },
    Table {
        name: "earlier_quotations",
        number: "article",
        remedy: REBUILD,
        columns: &[
            ("id", Number),
            ("article", Number),
            ("text", Number),
            ("words", Text),
            ("kind", Text),
            ("speaker", NAME),
            ("speaker_kind", Text),
        ],
    },
    Table {
        name: "countries",
        number: "article",
        remedy: REBUILD,
        columns: &[("article", Number), ("code", Text), ("mentions", Count)],
    },
    Table {
        name: "reviewers",
        number: "article",
        remedy: REBUILD,
        columns: &[("article", Number), ("name", Text), ("acts", Count), ("at", Time)],
    },
    Table {
        name: "indexed",
        number: "article",
        remedy: REBUILD,
        columns: &[
            ("article", Number),
            ("text", Number),
            ("decision", Count),
            ("model", Text),
            ("beginning", Text),
            ("orphans", Count),
        ],
    },
];

/// Reads the tables that cannot be derived.
pub(super) fn stored(connection: &Connection, checked: &mut CheckReport) -> rusqlite::Result<()> {
    STORED.iter().try_for_each(|table| check(connection, checked, table))
}

/// Reads the tables that are derived.
pub(super) fn derived(connection: &Connection, checked: &mut CheckReport) -> rusqlite::Result<()> {
    DERIVED.iter().try_for_each(|table| check(connection, checked, table))
}

/// Reads a table. One that is damaged as a whole does not keep the others from being read.
fn check(connection: &Connection, checked: &mut CheckReport, table: &Table) -> rusqlite::Result<()> {
    match read(connection, checked, table) {
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseCorrupt) => {
            let (name, remedy) = (entry(table.name), table.remedy);
            checked.wrong.push(format!("the file is damaged, not every {name} can be read: {remedy}"));
            Ok(())
        }
        read => read,
    }
}

fn read(connection: &Connection, checked: &mut CheckReport, table: &Table) -> rusqlite::Result<()> {
    let number = if table.number.is_empty() { "NULL" } else { table.number };
    let columns: Vec<&str> = table.columns.iter().map(|(column, _)| *column).collect();
    let sql = format!("SELECT {number}, {} FROM {}", columns.join(", "), table.name);
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        for (index, (column, content)) in table.columns.iter().enumerate() {
            if !content.holds(row.get_ref(index + 1)?) {
                let number: Option<i64> = row.get(0).ok();
                checked.wrong.push(table.sentence(number, column));
            }
        }
    }
    Ok(())
}

impl Table {
    fn sentence(&self, number: Option<i64>, column: &str) -> String {
        let (what, column) = (entry(self.name), column.replace('_', " "));
        let of = match (self.number, number) {
            ("article", Some(number)) => format!("the {what} for article {number}"),
            (_, Some(number)) => format!("{what} {number}"),
            (_, None) => format!("one {what}"),
        };
        format!("the {column} of {of} is damaged: {}", self.remedy)
    }
}

impl ColumnContent {
    /// Whether a value can be in the column.
    fn holds(self, value: ValueRef<'_>) -> bool {
        let within = |from: i64, to: i64| value.as_i64().is_ok_and(|number| (from..=to).contains(&number));
        match self {
            Text => value.as_str().is_ok(),
            Number => within(1, i64::MAX),
            Count => within(0, i64::from(u32::MAX)),
            Time => within(-62_135_596_800_000, 253_402_300_799_999),
            Flag => within(0, 1),
            Share => value.as_f64().is_ok_and(|share| (0.0..=1.0).contains(&share)),
            Hash => value.as_blob().is_ok_and(|bytes| bytes.len() == 32),
            Json => {
                value.as_str().is_ok_and(|json| serde_json::from_str::<serde::de::IgnoredAny>(json).is_ok())
            }
            Word(is_known) => value.as_str().is_ok_and(is_known),
            Optional(content) => value == ValueRef::Null || content.holds(value),
            Elsewhere => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Library;
    use std::collections::BTreeSet;

    #[test]
    fn every_column_of_every_table_is_read() {
        let library = Library::in_memory().unwrap();
        let sql = "SELECT m.name || '.' || c.name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c \
                   WHERE m.type = 'table' AND m.name NOT LIKE 'found\\_%' ESCAPE '\\' AND m.name NOT LIKE 'sqlite\\_%' \
                   ESCAPE '\\'";
        let mut statement = library.connection.prepare(sql).unwrap();
        let there = statement.query_map([], |row| row.get(0)).unwrap();
        let there: BTreeSet<String> = there.collect::<rusqlite::Result<_>>().unwrap();
        let columns = |table: &'static Table| {
            table.columns.iter().map(|(column, _)| format!("{}.{column}", table.name))
        };
        let read: BTreeSet<String> = STORED_AND_DERIVED.iter().flat_map(|table| columns(table)).collect();
        assert_eq!(read, there);
    }

    static STORED_AND_DERIVED: std::sync::LazyLock<Vec<&'static Table>> = std::sync::LazyLock::new(|| {
        static STORED_TABLES: [Table; 11] = STORED;
        static DERIVED_TABLES: [Table; 7] = DERIVED;
        STORED_TABLES.iter().chain(&DERIVED_TABLES).collect()
    });
}
