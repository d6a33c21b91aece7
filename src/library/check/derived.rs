//! The index against what would be derived now from articles and decisions.
//!
//! Derived again into a library in memory, with the code that fills the index. Rows are compared as they are. The
//! full-text tables keep no text, only which word is where: those places are compared by a sum, since the order in which
//! they are kept differs.

use super::report::CheckReport;
use crate::library::ArticleId;
use crate::library::damage::{EntryKind, LeftOut, RowReader};
use crate::library::index::derive_into;
use crate::library::index::tables::{self, Stale};
use crate::library::migrations;
use crate::library::store::{identities, texts};
use crate::version::VERSION;
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params};
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The rows of an article, in each derived table: what is compared, in an order of its own.
const ROWS: [(&str, &str); 4] = [
    (
        "quotations",
        "SELECT number, start, length, content, words, speaker, speaker_kind, kind, state, flagged, verification, \
         found_kind, confidence, other_speaker, role, gender, country FROM quotations WHERE article = ? ORDER BY number",
    ),
    ("countries", "SELECT code, mentions FROM countries WHERE article = ? ORDER BY code"),
    ("reviewers", "SELECT name, acts, at FROM reviewers WHERE article = ? ORDER BY name"),
    ("beginning", "SELECT text, decision, model, beginning, orphans FROM indexed WHERE article = ?"),
];

/// What the full-text tables have for each article: a sum over the places of its words.
#[derive(Debug, Default, PartialEq, Eq)]
struct FullText {
    texts: BTreeMap<i64, u64>,
    quotations: BTreeMap<i64, u64>,
    /// Entries that belong to nothing.
    strays: usize,
}

/// Compares the index with what would be derived now, as far as it is up to date.
pub(super) fn check(connection: &Connection, checked: &mut CheckReport) -> rusqlite::Result<()> {
    let found = full_text(connection)?;
    if found.strays > 0 {
        checked.wrong.push(
            "the search index has words of no article: run pullquote library check --rebuild".to_owned(),
        );
    }
    let ignored = LeftOut::default();
    let reader = RowReader { connection, left_out: &ignored };
    for ArticleId(id) in identities::misnamed(reader)? {
        checked.wrong.push(format!(
            "the title of article {id} in the lists is damaged: run pullquote library check --rebuild"
        ));
    }
    let sql = format!(
        "SELECT articles.id, articles.text, {}, indexed.decision FROM articles \
         JOIN indexed ON indexed.article = articles.id JOIN texts ON texts.id = articles.text \
         WHERE removed_at IS NULL AND indexed.text = articles.text AND indexed.model = ? AND indexed.decision \
         = coalesce((SELECT max(id) FROM decisions WHERE article = articles.id), 0) ORDER BY 3, 1",
        texts::LENGTH
    );
    let current = reader.rows((&sql, [VERSION]), EntryKind::Article, tables::stale)?;
    for batch in crate::library::index::batches(&current) {
        compare(reader, (batch, &found), checked)?;
    }
    Ok(())
}

/// Compares the articles of a batch. Those that are damaged themselves have been named.
fn compare(
    reader: RowReader<'_>,
    (batch, found): (&[Stale], &FullText),
    checked: &mut CheckReport,
) -> rusqlite::Result<()> {
    let mut scratch = Connection::open_in_memory()?;
    migrations::carry_out(&mut scratch)?;
    let sound = derive_into(reader, batch, &mut scratch)?;
    let expected = full_text(&scratch)?;
    for ArticleId(id) in sound {
        let mut wrong: BTreeSet<&str> = BTreeSet::new();
        for (table, sql) in ROWS {
            if rows(reader.connection, sql, id)? != rows(&scratch, sql, id)? {
                wrong.insert(table);
            }
        }
        if found.texts.get(&id) != expected.texts.get(&id) {
            wrong.insert("words");
        }
        if found.quotations.get(&id) != expected.quotations.get(&id) {
            wrong.insert("words of quotations");
        }
        if !wrong.is_empty() {
            let wrong: Vec<&str> = wrong.into_iter().collect();
            checked.wrong.push(format!(
                "the search index does not agree with article {id} ({}): run pullquote library check --rebuild",
                wrong.join(", ")
            ));
        }
    }
    Ok(())
}

fn rows(connection: &Connection, sql: &str, article: i64) -> rusqlite::Result<Vec<Vec<Value>>> {
    let mut statement = connection.prepare_cached(sql)?;
    let columns = statement.column_count();
    let values = |row: &Row<'_>| -> rusqlite::Result<Vec<Value>> {
        // Bytes that are not text differ from any text.
        let value = |column| match row.get_ref(column)? {
            rusqlite::types::ValueRef::Text(bytes) => Ok(Value::Blob(bytes.to_vec())),
            other => Ok(other.try_into().unwrap_or(Value::Null)),
        };
        (0..columns).map(value).collect()
    };
    statement.query_map([article], values)?.collect()
}

fn full_text(connection: &Connection) -> rusqlite::Result<FullText> {
    let mut found = FullText::default();
    for (doc, place) in places(connection, "found_articles")? {
        add(found.texts.entry(doc).or_default(), place);
    }
    let mut statement = connection.prepare("SELECT id, article, number FROM quotations")?;
    let mut owners: BTreeMap<i64, (i64, i64)> = BTreeMap::new();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        // A damaged row owns no words, so that they are strays.
        if let (Ok(article), Ok(number)) = (row.get(1), row.get(2)) {
            owners.insert(row.get(0)?, (article, number));
        }
    }
    for (doc, place) in places(connection, "found_quotations")? {
        match owners.get(&doc) {
            Some((article, number)) => {
                add(found.quotations.entry(*article).or_default(), hashed(&(number, place)));
            }
            None => found.strays += 1,
        }
    }
    let mut listed =
        connection.prepare("SELECT EXISTS (SELECT 1 FROM articles WHERE id = ? AND removed_at IS NULL)")?;
    for article in found.texts.keys() {
        let is_listed: bool = listed.query_row(params![article], |row| row.get(0))?;
        found.strays += usize::from(!is_listed);
    }
    Ok(found)
}

/// The entries of a full-text table: for each of them, a sum over the places of its words.
fn places(connection: &Connection, table: &str) -> rusqlite::Result<BTreeMap<i64, u64>> {
    connection.execute_batch(&format!(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_of_{table} USING fts5vocab(main, {table}, instance);"
    ))?;
    let mut sums: BTreeMap<i64, u64> = BTreeMap::new();
    let mut statement =
        connection.prepare(&format!("SELECT term, doc, col, offset FROM temp.words_of_{table}"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let place = (row.get_ref(0)?.as_bytes()?, row.get_ref(2)?.as_bytes()?, row.get::<_, i64>(3)?);
        add(sums.entry(row.get(1)?).or_default(), hashed(&place));
    }
    Ok(sums)
}

fn add(sum: &mut u64, hash: u64) {
    *sum = sum.wrapping_add(hash);
}

fn hashed(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
