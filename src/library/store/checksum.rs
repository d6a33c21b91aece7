//! A row as it was saved -> its checksum, which tells later whether it is still the same.
//!
//! A damaged byte may leave a row that can be read and says something else. Texts and pages have their hashes; a decision
//! and a statement of who wrote an article get one of their own, over all columns with their types and lengths, so that
//! nothing can move from one to another.

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Row, Transaction, params, params_from_iter};
use sha2::{Digest, Sha256};

/// The columns of a decision that its checksum covers.
pub(in crate::library) const COLUMNS: &str = "id, article, hash, reviewer, at, tool, act";

/// Half a SHA-256: damage, not an attacker, must not find a second row with it.
pub(in crate::library) type Checksum = [u8; 16];

/// The checksum of these values.
pub(in crate::library) fn checksum<'a>(values: impl IntoIterator<Item = ValueRef<'a>>) -> Checksum {
    let mut hash = Sha256::new();
    let mut add = |kind: u8, bytes: &[u8]| {
        hash.update([kind]);
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    for value in values {
        match value {
            ValueRef::Null => add(b'n', &[]),
            ValueRef::Integer(number) => add(b'i', &number.to_le_bytes()),
            ValueRef::Real(number) => add(b'r', &number.to_le_bytes()),
            ValueRef::Text(bytes) => add(b't', bytes),
            ValueRef::Blob(bytes) => add(b'b', bytes),
        }
    }
    let mut half = Checksum::default();
    half.iter_mut().zip(hash.finalize()).for_each(|(half, whole)| *half = whole);
    half
}

/// The checksum of the first `columns` columns of a row.
pub(super) fn of_row(row: &Row<'_>, columns: usize) -> rusqlite::Result<Checksum> {
    let values: Vec<ValueRef<'_>> =
        (0..columns).map(|column| row.get_ref(column)).collect::<rusqlite::Result<_>>()?;
    Ok(checksum(values))
}

/// Whether a row is as it was saved. Its last column is the checksum of the others.
pub(in crate::library) fn is_sound(row: &Row<'_>) -> rusqlite::Result<bool> {
    let last = row.as_ref().column_count().saturating_sub(1);
    let saved = row.get_ref(last)?.as_blob().ok();
    Ok(saved == Some(&of_row(row, last)?))
}

/// Gives every statement of an older version, of who wrote an article, where and when, its checksum.
pub(in crate::library) fn fill_identities(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut statement = transaction.prepare("SELECT article, field, source, value FROM identities")?;
    let sums = statement.query_map([], |row| {
        let key = (0..3).map(|column| row.get::<_, Value>(column)).collect::<rusqlite::Result<Vec<_>>>();
        // One that cannot be named stays without a checksum, and a check names it.
        Ok(key.ok().zip(Some(of_row(row, 4)?)))
    })?;
    let sums: Vec<Option<(Vec<Value>, Checksum)>> = sums.collect::<rusqlite::Result<_>>()?;
    let sql = "UPDATE identities SET checksum = ?4 WHERE (article, field, source) IS (?1, ?2, ?3)";
    let mut update = transaction.prepare(sql)?;
    sums.into_iter().flatten().try_for_each(|(key, sum)| {
        let values = key.into_iter().chain([Value::Blob(sum.to_vec())]);
        update.execute(params_from_iter(values)).map(|_| ())
    })
}

/// Gives every decision of an older version its checksum.
pub(in crate::library) fn fill_decisions(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut statement = transaction.prepare(&format!("SELECT {COLUMNS} FROM decisions"))?;
    let columns = statement.column_count();
    let sums = statement.query_map([], |row| Ok((row.get::<_, i64>(0)?, of_row(row, columns)?)))?;
    let sums: Vec<(i64, Checksum)> = sums.collect::<rusqlite::Result<_>>()?;
    let mut update = transaction.prepare("UPDATE decisions SET checksum = ? WHERE id = ?")?;
    sums.iter().try_for_each(|(id, sum)| update.execute(params![sum, id]).map(|_| ()))
}
