//! The tables, indexes and triggers of a library -> what does not belong there, put right or named.
//!
//! A library may have passed through other hands. A trigger could change decisions while they are recorded; a guard that
//! is missing would let another program change them. Both are put right when the library is opened for writing. What
//! belongs to somebody else and does nothing by itself is left alone.

use super::damage::damaged;
use super::migrations;
use rusqlite::{Connection, TransactionBehavior};
use std::collections::BTreeMap;

/// A table, index, trigger or view.
#[derive(Debug, Clone, PartialEq, Eq)]
struct SchemaItem {
    /// `table`, `index`, `trigger` or `view`.
    kind: String,
    sql: String,
}

/// What does not belong in a library.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct SchemaFaults {
    /// Triggers, views and indexes of other programs: kind and name.
    active: Vec<(String, String)>,
    /// Tables of other programs.
    foreign_tables: Vec<String>,
    /// Own triggers and indexes that are missing or changed: kind, name and statement.
    lost: Vec<(String, String, String)>,
    /// Own tables that are changed.
    changed_tables: Vec<String>,
    /// Own tables that are missing.
    lost_tables: Vec<String>,
}

impl SchemaFaults {
    /// Everything, one sentence each.
    pub(super) fn sentences(&self) -> Vec<String> {
        let active = self.active.iter().map(|(kind, name)| {
            format!("the library has the {kind} “{name}”, which is not pullquote's: it is removed when the library \
                     is opened for writing")
        });
        let foreign = self.foreign_tables.iter().map(|name| {
            format!("the library has the table “{name}”, which is not pullquote's and is not used: remove it with the \
                     program that made it")
        });
        let lost = self.lost.iter().map(|(kind, name, _)| {
            format!("the {kind} “{name}” is missing or changed: it is restored when the library is opened for writing")
        });
        let changed = self.changed_tables.iter().map(|name| {
            format!("the table “{name}” is changed: restore a backup with pullquote library restore")
        });
        let tables = self.lost_tables.iter().map(|name| lost_table(name)).chain(changed);
        active.chain(foreign).chain(lost).chain(tables).collect()
    }

    fn can_be_mended(&self) -> bool {
        !self.active.is_empty() || !self.lost.is_empty()
    }
}

fn lost_table(name: &str) -> String {
    format!(
        "the library is damaged, its table “{name}” is missing: restore a backup with pullquote library restore"
    )
}

/// What does not belong in this library.
pub(super) fn faults(connection: &Connection) -> rusqlite::Result<SchemaFaults> {
    let there = items(connection)?;
    if fingerprint(&there) == FINGERPRINT {
        return Ok(SchemaFaults::default());
    }
    let mut fresh = Connection::open_in_memory()?;
    migrations::carry_out(&mut fresh)?;
    Ok(compare(&there, &items(&fresh)?))
}

/// Removes what acts by itself and does not belong here, and restores the guards. Returns what was done, one sentence each.
pub(super) fn mend(connection: &mut Connection) -> rusqlite::Result<Vec<String>> {
    let found = faults(connection)?;
    if let Some(name) = found.lost_tables.first() {
        return Err(damaged(lost_table(name)));
    }
    if !found.can_be_mended() {
        return Ok(Vec::new());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Again: another program may have mended it meanwhile.
    let found = faults(&transaction)?;
    let mut done = Vec::new();
    for (kind, name) in &found.active {
        transaction.execute_batch(&drop_statement(kind, name))?;
        done.push(format!("the {kind} “{name}” in the library was not pullquote's and has been removed"));
    }
    for (kind, name, sql) in &found.lost {
        transaction.execute_batch(&format!("{}; {sql}", drop_statement(kind, name)))?;
        done.push(format!("the {kind} “{name}” of the library was missing or changed and has been restored"));
    }
    transaction.commit()?;
    Ok(done)
}

fn drop_statement(kind: &str, name: &str) -> String {
    format!("DROP {kind} IF EXISTS \"{}\"", name.replace('"', "\"\""))
}

fn compare(there: &BTreeMap<String, SchemaItem>, own: &BTreeMap<String, SchemaItem>) -> SchemaFaults {
    let mut faults = SchemaFaults::default();
    for (name, item) in there.iter().filter(|(name, _)| !own.contains_key(*name)) {
        if item.kind == "table" {
            faults.foreign_tables.push(name.clone());
        } else {
            faults.active.push((item.kind.clone(), name.clone()));
        }
    }
    for (name, item) in own {
        let same = there
            .get(name)
            .is_some_and(|other| other.kind == item.kind && plain(&other.sql) == plain(&item.sql));
        match item.kind.as_str() {
            _ if same => {}
            "table" if there.contains_key(name) => faults.changed_tables.push(name.clone()),
            "table" => faults.lost_tables.push(name.clone()),
            kind => faults.lost.push((kind.to_owned(), name.clone(), item.sql.clone())),
        }
    }
    faults
}

/// Everything in the schema that is not SQLite's own, by name.
fn items(connection: &Connection) -> rusqlite::Result<BTreeMap<String, SchemaItem>> {
    let sql = "SELECT name, type, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| {
        // Names are shown and used again: bytes that are not text become a mark that no own name has.
        let text = |column| {
            Ok::<_, rusqlite::Error>(String::from_utf8_lossy(row.get_ref(column)?.as_bytes()?).into_owned())
        };
        Ok((text(0)?, SchemaItem { kind: text(1)?, sql: text(2)? }))
    })?;
    rows.collect()
}

/// A statement without what another version of SQLite may write differently.
fn plain(sql: &str) -> String {
    sql.chars().filter(|c| !c.is_whitespace() && *c != '"').collect()
}

/// A number for a schema: the same for the same items. Not against attackers: they could as well change the program.
fn fingerprint(items: &BTreeMap<String, SchemaItem>) -> u64 {
    let texts = items.iter().flat_map(|(name, item)| [name.as_str(), &item.kind, &item.sql]);
    // FNV-1a, which is the same on every machine.
    texts.flat_map(|text| text.bytes().chain([0])).fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// That of a library without faults: most libraries need no closer look.
const FINGERPRINT: u64 = 4_661_063_718_703_886_884;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fingerprint_is_that_of_a_new_library() {
        let mut fresh = Connection::open_in_memory().unwrap();
        migrations::carry_out(&mut fresh).unwrap();
        assert_eq!(fingerprint(&items(&fresh).unwrap()), FINGERPRINT, "write this number as FINGERPRINT");
    }
}
