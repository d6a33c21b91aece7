//! A decision as it was recorded -> its checksum, which tells later whether it is still the same.
//!
//! A damaged byte may leave a decision that can be read and says something else. Texts and pages have their hashes; a
//! decision gets one of its own, over all its columns with their types and lengths, so that nothing can move from one to
//! another.

use rusqlite::types::ValueRef;
use rusqlite::{Row, Transaction, params};
use sha2::{Digest, Sha256};

/// The columns that the checksum covers.
pub(in crate::library) const COLUMNS: &str = "id, article, hash, reviewer, at, tool, act";
/// How many there are.
const COUNT: usize = 7;

/// Half a SHA-256: damage, not an attacker, must not find a second decision with it.
pub(in crate::library) type Checksum = [u8; 16];

/// The checksum of these values.
pub(super) fn checksum(values: [ValueRef<'_>; COUNT]) -> Checksum {
    let mut hash = Sha256::new();
    for value in values {
        let (kind, bytes) = match value {
            ValueRef::Null => (b'n', Vec::new()),
            ValueRef::Integer(number) => (b'i', number.to_le_bytes().to_vec()),
            ValueRef::Real(number) => (b'r', number.to_le_bytes().to_vec()),
            ValueRef::Text(bytes) => (b't', bytes.to_vec()),
            ValueRef::Blob(bytes) => (b'b', bytes.to_vec()),
        };
        hash.update([kind]);
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    }
    let mut half = Checksum::default();
    half.iter_mut().zip(hash.finalize()).for_each(|(half, whole)| *half = whole);
    half
}

/// The checksum of a row that begins with [`COLUMNS`].
pub(in crate::library) fn of_row(row: &Row<'_>) -> rusqlite::Result<Checksum> {
    let mut values = [ValueRef::Null; COUNT];
    for (column, value) in values.iter_mut().enumerate() {
        *value = row.get_ref(column)?;
    }
    Ok(checksum(values))
}

/// Gives every decision of an older version its checksum.
pub(in crate::library) fn fill(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut statement = transaction.prepare(&format!("SELECT {COLUMNS} FROM decisions"))?;
    let sums = statement.query_map([], |row| Ok((row.get::<_, i64>(0)?, of_row(row)?)))?;
    let sums: Vec<(i64, Checksum)> = sums.collect::<rusqlite::Result<_>>()?;
    let mut update = transaction.prepare("UPDATE decisions SET checksum = ? WHERE id = ?")?;
    sums.iter().try_for_each(|(id, sum)| update.execute(params![sum, id]).map(|_| ()))
}
