//! One statement of who wrote an article, where or when <-> its row, with a checksum.

use super::article::ArticleId;
use super::checksum;
use crate::input::{IdentityField, IdentitySource};
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Row, Transaction, params};

/// The columns that the checksum of a statement covers, and it.
pub(in crate::library) const COLUMNS: &str = "article, field, source, value, checksum";

/// Saves a statement with its checksum.
pub(super) fn insert(
    connection: &Connection,
    id: ArticleId,
    (field, source, value): (IdentityField, IdentitySource, &str),
) -> rusqlite::Result<()> {
    let sum = checksum::checksum([
        ValueRef::Integer(id.0),
        ValueRef::Text(field.word().as_bytes()),
        ValueRef::Text(source.word().as_bytes()),
        ValueRef::Text(value.as_bytes()),
    ]);
    let sql = format!("INSERT INTO identities ({COLUMNS}) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
    let row = params![id.0, field.word(), source.word(), value, sum];
    connection.prepare_cached(&sql)?.execute(row).map(|_| ())
}

/// A statement as it is in the library, whatever its bytes are.
pub(super) struct StatementKey {
    article: Value,
    field: Vec<u8>,
    source: Vec<u8>,
}

impl StatementKey {
    /// The row's key; `None` if a part of it is damaged beyond reading.
    pub(super) fn of(row: &Row<'_>) -> Option<Self> {
        let bytes =
            |column| row.get_ref(column).ok().and_then(|value| value.as_bytes().ok().map(<[u8]>::to_vec));
        Some(Self { article: row.get(0).ok()?, field: bytes(1)?, source: bytes(2)? })
    }

    /// Carries out a statement that begins with `sql` for this row alone.
    pub(super) fn execute(
        &self,
        connection: &Connection,
        (sql, sum): (&str, Option<checksum::Checksum>),
    ) -> rusqlite::Result<()> {
        let sql =
            format!("{sql} WHERE article = ?1 AND CAST(field AS BLOB) = ?2 AND CAST(source AS BLOB) = ?3");
        let mut statement = connection.prepare_cached(&sql)?;
        match sum {
            Some(sum) => statement.execute(params![self.article, self.field, self.source, sum])?,
            None => statement.execute(params![self.article, self.field, self.source])?,
        };
        Ok(())
    }
}

/// Gives every statement of an older version its checksum.
pub(in crate::library) fn fill_checksums(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut statement = transaction.prepare("SELECT article, field, source, value FROM identities")?;
    let mut rows = statement.query([])?;
    let mut sums = Vec::new();
    while let Some(row) = rows.next()? {
        // One that cannot be named stays without a checksum, and a check names it.
        let Some(key) = StatementKey::of(row) else { continue };
        sums.push((key, checksum::of_row(row, 4)?));
    }
    let update = "UPDATE identities SET checksum = ?4";
    sums.iter().try_for_each(|(key, sum)| key.execute(transaction, (update, Some(*sum))))
}
