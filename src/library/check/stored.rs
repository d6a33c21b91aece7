//! Texts against their hashes, decisions and identities against their checksums.

use super::report::{CheckReport, note};
use crate::library::damage;
use crate::library::store::checksum;
use crate::library::store::codec;
use crate::library::store::identities;
use crate::library::store::journal::{self, Recording};
use crate::library::store::texts as stored_texts;
use crate::text::hash::TextHash;
use rusqlite::{Connection, Row};

/// Checks that every article has a text, every text still has its hash, and its paragraphs can be read.
pub(super) fn texts(connection: &Connection, checked: &mut CheckReport) -> rusqlite::Result<()> {
    checked.articles = connection.query_row("SELECT count(*) FROM articles", [], |row| row.get(0))?;
    let sql = "SELECT articles.id FROM articles LEFT JOIN texts ON texts.id = articles.text \
               AND texts.article = articles.id WHERE texts.id IS NULL";
    let mut statement = connection.prepare(sql)?;
    for article in statement.query_map([], |row| row.get::<_, i64>(0))? {
        checked.wrong.push(format!(
            "article {} has no text: restore a backup with pullquote library restore",
            article?
        ));
    }
    let columns = stored_texts::COLUMNS;
    let mut statement =
        connection.prepare(&format!("SELECT article, hash, paragraphs, {columns} FROM texts"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        match text(row) {
            Ok(sentence) => checked.wrong.extend(sentence),
            Err(error) => note(
                checked,
                error,
                "a text belongs to no article: restore a backup with pullquote library restore",
            )?,
        }
    }
    Ok(())
}

/// What is wrong with a text.
fn text(row: &Row<'_>) -> rusqlite::Result<Option<String>> {
    let article: i64 = row.get(0)?;
    let hash = row.get_ref(1)?.as_blob().unwrap_or_default();
    let bytes = stored_texts::bytes(row, 3)?.filter(|bytes| TextHash::of_bytes(bytes).0.as_slice() == hash);
    let Some(text) = bytes.as_deref().and_then(|bytes| std::str::from_utf8(bytes).ok()) else {
        return Ok(Some(format!(
            "the text of article {article} is not the one that was saved: add the article again from where it was \
             read, or restore a backup with pullquote library restore"
        )));
    };
    let paragraphs =
        row.get_ref(2)?.as_str().ok().and_then(|written| codec::paragraphs::sound(written, text));
    Ok(paragraphs.is_none().then(|| {
        format!(
            "the paragraphs of article {article} cannot be read: add the article again from where it was read"
        )
    }))
}

/// Checks that every decision is there, is the one that was recorded, and can be read by this version or a newer one.
pub(super) fn decisions(connection: &Connection, checked: &mut CheckReport) -> rusqlite::Result<()> {
    let columns = checksum::COLUMNS;
    let mut statement =
        connection.prepare(&format!("SELECT {columns}, checksum FROM decisions ORDER BY id"))?;
    let mut rows = statement.query([])?;
    let mut next: i64 = 1;
    while let Some(row) = rows.next()? {
        checked.decisions += 1;
        let id: i64 = row.get(0)?;
        missing(checked, (next, id));
        next = id.saturating_add(1);
        let sentence = match journal::recorded(row) {
            Ok(Recording::Known(_)) => continue,
            Ok(Recording::Newer) if codec::is_json(row.get_ref(6)?.as_str().unwrap_or_default()) => {
                checked.newer += 1;
                continue;
            }
            Ok(Recording::Newer) => journal::sentence(row, "act"),
            Ok(Recording::Altered) => journal::sentence(row, ""),
            Err(error) => match damage::damaged_column(row, &error) {
                Some(column) => journal::sentence(row, column),
                None => return Err(error),
            },
        };
        checked.wrong.push(sentence);
    }
    last(connection, checked, next)
}

/// Names decisions that are gone: they have the numbers from 1 on, without a gap.
fn missing(checked: &mut CheckReport, (expected, found): (i64, i64)) {
    match found - expected {
        ..=0 => {}
        1 => checked
            .wrong
            .push(format!("decision {expected} is missing: restore a backup with pullquote library restore")),
        _ => {
            checked.wrong.push(format!(
                "decisions {expected} to {} are missing: restore a backup with pullquote library restore",
                found - 1
            ));
        }
    }
}

/// Compares the last decision with the last number that was given.
fn last(connection: &Connection, checked: &mut CheckReport, next: i64) -> rusqlite::Result<()> {
    let sql = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'decisions'";
    match connection.query_row(sql, [], |row| row.get::<_, i64>(0)) {
        Ok(given) => missing(checked, (next, given.saturating_add(1))),
        Err(error) => {
            note(
                checked,
                error,
                "the number of the last decision cannot be read: restore a backup with pullquote library restore",
            )?;
        }
    }
    Ok(())
}

/// Checks that every statement of title, author, date or outlet is the one that was saved.
pub(super) fn statements(connection: &Connection, checked: &mut CheckReport) -> rusqlite::Result<()> {
    let mut statement = connection.prepare(&format!("SELECT {} FROM identities", identities::COLUMNS))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        // What cannot be read at all is named with its column.
        if let Err(error) = identities::stated(row, |_| true)
            && let Some(sentence) = damage::damage_in(&error)
        {
            checked.wrong.push(sentence.to_owned());
        }
    }
    Ok(())
}
