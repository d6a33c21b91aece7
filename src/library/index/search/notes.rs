//! The hits of a search for notes -> the same hits with these notes, as they were written.

use super::hit::SearchHit;
use super::prepared::PreparedSearch;
use crate::library::ArticleId;
use crate::library::damage::{EntryKind, RowReader};
use crate::library::index::rows::NOTE;
use crate::library::query::expression::QueryTest;
use crate::library::store::journal;
use crate::review::{Act, ActId, Change, Journal};
use crate::text::fold::folded;
use crate::text::phrase::single_spaced;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// The notes of each article as they were written, by their folded form, which is all that the index has.
type Written = BTreeMap<ArticleId, BTreeMap<String, String>>;

impl PreparedSearch<'_> {
    /// Adds the notes that the query asks for to the hits that have them.
    pub(super) fn add_notes(&self, reader: RowReader<'_>, hits: &mut [SearchHit]) -> rusqlite::Result<()> {
        let asked = self.expression.tests().into_iter().filter_map(|test| match test {
            QueryTest::Note(words) => Some(words.as_str()),
            _ => None,
        });
        let asked: Vec<&str> = asked.collect();
        if asked.is_empty() {
            return Ok(());
        }
        let mut written = Written::new();
        for hit in hits {
            let mut notes = indexed(reader, hit)?;
            notes.retain(|note| asked.iter().any(|words| note.contains(words)));
            for note in &mut notes {
                if let Some(as_written) = of_article(reader, hit.article, &mut written)?.get(note) {
                    note.clone_from(as_written);
                }
            }
            hit.note = notes.join("; ");
        }
        Ok(())
    }
}

/// The notes of a hit as the index has them.
fn indexed(reader: RowReader<'_>, hit: &SearchHit) -> rusqlite::Result<Vec<String>> {
    let sql = format!(
        "SELECT spelling FROM coded WHERE article = ?1 AND code = '{NOTE}' AND NOT is_lost \
         AND (number = ?2 OR (?2 IS NULL AND number IS NULL AND start = ?3)) ORDER BY id"
    );
    let number = hit.quotation.and_then(|number| i64::try_from(number).ok());
    reader.rows((&sql, (hit.article.0, number, hit.place)), EntryKind::Index, |row| row.get(0))
}

fn of_article<'a>(
    reader: RowReader<'_>,
    article: ArticleId,
    written: &'a mut Written,
) -> rusqlite::Result<&'a BTreeMap<String, String>> {
    match written.entry(article) {
        Entry::Occupied(known) => Ok(known.into_mut()),
        Entry::Vacant(unread) => Ok(unread.insert(in_journal(journal::after(reader, article, ActId(0))?))),
    }
}

/// Every note that was ever written, by its folded form.
fn in_journal(journal: Journal) -> BTreeMap<String, String> {
    let changes = journal.acts.into_iter().flat_map(|recorded| match recorded.act {
        Act::Change(changes) => changes,
        Act::Undo(_) | Act::Redo(_) => Vec::new(),
    });
    let notes = changes.filter_map(|(_, change)| match change {
        Change::Note(text) => Some(single_spaced(&text)),
        _ => None,
    });
    notes.map(|note| (folded(&note), note)).collect()
}
