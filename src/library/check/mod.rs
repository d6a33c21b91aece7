//! A library -> what is damaged in it, if anything, and what to do about each.
//!
//! Every column of every table is read, decisions and identities against their checksums, texts and pages against their
//! hashes, and what is derived against what would be derived now. Nothing is changed.

mod columns;
mod derived;
mod report;
mod stored;

pub use report::CheckReport;

use super::acts;
use super::open::Library;
use super::schema;
use super::store::evidence;
use crate::error::Result;
use report::{entry, is_derived};
use rusqlite::Connection;

/// A part of the check, which adds what it finds.
type CheckPart = fn(&Connection, &mut CheckReport) -> rusqlite::Result<()>;

/// The parts that read what cannot be derived.
const STORED: [CheckPart; 9] = [
    check_file,
    check_schema,
    stored::texts,
    stored::decisions,
    stored::statements,
    check_library_acts,
    check_pages,
    columns::stored,
    check_links,
];
/// The parts that read the index.
const DERIVED: [CheckPart; 2] = [columns::derived, derived::check];

impl Library {
    /// Reads the whole library and reports damage.
    ///
    /// # Errors
    /// If the library cannot be read at all.
    pub fn check(&self) -> Result<CheckReport> {
        self.carry_out(&[STORED.as_slice(), DERIVED.as_slice()].concat())
    }

    /// Reads what cannot be derived, and reports damage.
    ///
    /// # Errors
    /// If the library cannot be read at all.
    pub(super) fn check_stored(&self) -> Result<CheckReport> {
        self.carry_out(&STORED)
    }

    /// Every part sees the same state of the library, even while other programs write.
    fn carry_out(&self, parts: &[CheckPart]) -> Result<CheckReport> {
        let sentence = |error: rusqlite::Error| self.sentence(&error);
        let transaction = self.connection.unchecked_transaction().map_err(sentence)?;
        let mut checked = CheckReport::default();
        for part in parts {
            match part(&transaction, &mut checked) {
                // The damage found so far says more than that a later part could not be read.
                Err(_) if !checked.wrong.is_empty() => {}
                part => part.map_err(sentence)?,
            }
        }
        checked.cut();
        Ok(checked)
    }
}

/// Checks the pages of the file, its constraints and its search index.
fn check_file(connection: &Connection, checked: &mut CheckReport) -> rusqlite::Result<()> {
    let mut statement = connection.prepare("PRAGMA integrity_check")?;
    let mut lines = statement.query([])?;
    while let Some(line) = lines.next()? {
        match String::from_utf8_lossy(line.get_ref(0)?.as_bytes()?).as_ref() {
            "ok" => {}
            index if index.to_lowercase().contains("fts5") => checked.wrong.push(
                "the search index is damaged, articles and decisions are not: \
                 run pullquote library check --rebuild"
                    .to_owned(),
            ),
            // A value of a wrong type is named by its entry.
            line if is_about_a_value(line) => {}
            line => {
                let line = line.replace('\n', " ");
                checked.wrong.push(format!(
                    "the file is damaged, restore a backup with pullquote library restore: {line}"
                ));
            }
        }
    }
    Ok(())
}

/// `NULL value in articles.title`, `non-TEXT value in texts.partial`, `TEXT value in ...`.
fn is_about_a_value(line: &str) -> bool {
    line.split_once(" value in ").is_some_and(|(kind, _)| {
        matches!(kind, "NULL" | "non-TEXT" | "non-INTEGER" | "non-BLOB" | "non-REAL" | "TEXT" | "NUMERIC")
    })
}

fn check_schema(connection: &Connection, checked: &mut CheckReport) -> rusqlite::Result<()> {
    checked.wrong.extend(schema::faults(connection)?.sentences());
    Ok(())
}

fn check_library_acts(connection: &Connection, checked: &mut CheckReport) -> rusqlite::Result<()> {
    checked.wrong.extend(acts::check(connection)?);
    Ok(())
}

fn check_pages(connection: &Connection, checked: &mut CheckReport) -> rusqlite::Result<()> {
    checked.wrong.extend(evidence::damaged_pages(connection)?);
    Ok(())
}

/// Checks that what an entry belongs to is there.
fn check_links(connection: &Connection, checked: &mut CheckReport) -> rusqlite::Result<()> {
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let lines = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    for line in lines {
        let (table, row, missing): (String, Option<i64>, String) = line?;
        let number = row.map(|row| format!(" {row}")).unwrap_or_default();
        let (what, of) = (entry(&table), entry(&missing));
        let remedy = if is_derived(&table) {
            "run pullquote library check --rebuild"
        } else {
            "restore a backup with pullquote library restore"
        };
        checked.wrong.push(format!("{what}{number} belongs to an {of} that is missing: {remedy}"));
    }
    Ok(())
}
