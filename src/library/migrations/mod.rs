//! A library of an older version -> one that this version can read.

use super::store::checksum;
use rusqlite::{Connection, Transaction, TransactionBehavior, ffi};

/// `PqLb` identifies the file as a library.
pub(super) const APPLICATION: i64 = 0x5071_4c62;

/// One step to a newer version.
enum Migration {
    /// Statements.
    Sql(&'static str),
    /// What SQL cannot compute.
    Work(fn(&Transaction<'_>) -> rusqlite::Result<()>),
}

use Migration::{Sql, Work};

/// The migrations, oldest first; version 0.2.0 had the first seven. The version of a library is the number it has been
/// through, so the list only grows.
const MIGRATIONS: [Migration; COUNT] = [
    Sql(include_str!("until_0_2/0001.sql")),
    Sql(include_str!("until_0_2/0002.sql")),
    Sql(include_str!("until_0_2/0003.sql")),
    Sql(include_str!("until_0_2/0004.sql")),
    Sql(include_str!("until_0_2/0005.sql")),
    Sql(include_str!("until_0_2/0006.sql")),
    Sql(include_str!("until_0_2/0007.sql")),
    Sql(include_str!("0008.sql")),
    Work(checksum::fill_decisions),
    Sql(include_str!("0010.sql")),
    Sql(include_str!("0011.sql")),
    Work(checksum::fill_identities),
    Sql(include_str!("0013.sql")),
    Sql(include_str!("0014.sql")),
    Sql(include_str!("0015.sql")),
    Sql(include_str!("0016.sql")),
    Sql(include_str!("0017.sql")),
    Sql(include_str!("0018.sql")),
    Work(renew_full_text),
];

/// The number of migrations.
pub(super) const COUNT: usize = 19;

/// Runs the migrations that a library has not been through, all of them or none.
pub(super) fn carry_out(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = transaction.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0))?;
    for migration in MIGRATIONS.iter().skip(usize::try_from(done).unwrap_or(usize::MAX)) {
        match migration {
            Sql(statements) => transaction.execute_batch(statements)?,
            Work(work) => work(&transaction)?,
        }
    }
    transaction.pragma_update(None, "user_version", i64::try_from(COUNT).unwrap_or(i64::MAX))?;
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.commit()
}

/// Finds the words of articles through another table, in which they take less room.
fn renew_full_text(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    // A table that is too damaged to be dropped must not keep the library from opening: it stays, unused, and a check names it.
    match transaction.execute_batch("DROP TABLE found_texts") {
        // After some errors SQLite has taken back the whole transaction, and nothing guards what follows.
        Err(error) if !is_of_damage(&error) || transaction.is_autocommit() => return Err(error),
        Ok(()) | Err(_) => {}
    }
    transaction.execute_batch(include_str!("0019.sql"))
}

/// Whether an error says that a table is damaged: a page of it, or what a virtual table has to know of itself.
fn is_of_damage(error: &rusqlite::Error) -> bool {
    const KIND: i32 = 0xff;
    let kind = error.sqlite_error().map(|error| error.extended_code & KIND);
    matches!(kind, Some(ffi::SQLITE_CORRUPT | ffi::SQLITE_ERROR))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_damage_of_a_table_lets_a_migration_go_on() {
        let is_passed = |code| is_of_damage(&rusqlite::Error::SqliteFailure(ffi::Error::new(code), None));
        for damage in [ffi::SQLITE_CORRUPT, ffi::SQLITE_CORRUPT_VTAB, ffi::SQLITE_ERROR] {
            assert!(is_passed(damage), "{damage}");
        }
        for other in [
            ffi::SQLITE_FULL,
            ffi::SQLITE_IOERR_WRITE,
            ffi::SQLITE_NOMEM,
            ffi::SQLITE_BUSY,
            ffi::SQLITE_READONLY,
        ] {
            assert!(!is_passed(other), "{other}");
        }
        assert!(!is_of_damage(&rusqlite::Error::InvalidQuery));
    }
}
