//! The acts on the library -> what is damaged in them.

use crate::library::store::checksum;
use rusqlite::Connection;

/// What is wrong with the acts on the whole library, one sentence each.
pub(in crate::library) fn check(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT id, reviewer, at, tool, act, checksum FROM library_acts ORDER BY id";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut wrong = Vec::new();
    let mut next: i64 = 1;
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        if id > next {
            wrong
                .push(format!("an act on the whole library is missing before number {id}: restore a backup with pullquote library restore"));
        }
        next = id.saturating_add(1);
        if !checksum::is_sound(row)? {
            wrong.push(sentence(id));
        }
    }
    let sql = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'library_acts'";
    let given: i64 = connection.query_row(sql, [], |row| row.get(0))?;
    if next <= given {
        wrong.push(format!(
            "an act on the whole library is missing behind number {}: restore a backup with pullquote library restore",
            next - 1
        ));
    }
    Ok(wrong)
}

/// Says that an act is damaged.
pub(super) fn sentence(id: i64) -> String {
    format!(
        "act {id} on the whole library is not as it was recorded, and it is left out: restore a backup with pullquote library restore"
    )
}
