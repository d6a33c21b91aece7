//! The rows of an article -> the derived tables, written and deleted.

use super::rows::Rows;
use crate::analysis::{CountryCode, QuotationKind};
use crate::article::Article;
use crate::audit::Gender;
use crate::library::ArticleId;
use crate::text::fold::folded;
use crate::version::VERSION;
use rusqlite::{Row, Statement, Transaction, params};

/// An article whose rows are out of date.
#[derive(Debug, Clone, Copy)]
pub(in crate::library) struct Stale {
    pub(super) id: ArticleId,
    /// The text to derive them from, and its length in bytes.
    pub(super) text: i64,
    pub(super) length: i64,
    /// The last decision.
    pub(super) decision: i64,
}

/// Reads an article whose rows are out of date: its number, its text, the length of that, and its last decision.
pub(in crate::library) fn stale(row: &Row<'_>) -> rusqlite::Result<Stale> {
    // A text that is damaged may have no length. It is found to be damaged when it is read.
    let length = row.get::<_, Option<i64>>(2)?.unwrap_or_default();
    Ok(Stale { id: ArticleId(row.get(0)?), text: row.get(1)?, length, decision: row.get(3)? })
}

pub(super) fn rewrite(
    transaction: &Transaction<'_>,
    stale: Stale,
    article: &Article,
    rows: &Rows,
) -> rusqlite::Result<()> {
    drop_rows(transaction, stale.id)?;
    let id = stale.id.0;
    let sql = "SELECT removed_at IS NULL FROM articles WHERE id = ?";
    // Another program may have removed it during the analysis.
    if !transaction.prepare_cached(sql)?.query_row([id], |row| row.get::<_, bool>(0))? {
        return Ok(());
    }
    let sql = "INSERT INTO found_texts (rowid, title, text) VALUES (?, ?, ?)";
    let title = folded(article.title().unwrap_or_default());
    transaction.prepare_cached(sql)?.execute(params![id, title, folded(&article.text)])?;
    insert_quotations(transaction, stale.id, rows)?;
    let sql = "INSERT INTO coded (article, number, start, words, code, spelling, is_lost) VALUES (?, ?, ?, ?, ?, ?, ?)";
    let mut coded = transaction.prepare_cached(sql)?;
    for row in &rows.coded {
        let number = row.quotation.map(|number| i64::try_from(number).unwrap_or(i64::MAX));
        coded.execute(params![id, number, row.start, row.words, folded(&row.code), row.code, row.is_lost])?;
    }
    let mut country = transaction.prepare_cached("INSERT INTO countries VALUES (?, ?, ?)")?;
    for (code, mentions) in &rows.countries {
        country.execute(params![id, code, mentions])?;
    }
    let mut reviewer = transaction.prepare_cached("INSERT INTO reviewers VALUES (?, ?, ?, ?)")?;
    for (name, (acts, at)) in &rows.reviewers {
        reviewer.execute(params![id, name, acts, at])?;
    }
    let sql =
        "INSERT INTO indexed (article, text, decision, model, beginning, orphans) VALUES (?, ?, ?, ?, ?, ?)";
    let up_to = params![id, stale.text, stale.decision, VERSION, rows.beginning, rows.orphans];
    transaction.prepare_cached(sql)?.execute(up_to).map(|_| ())
}

fn insert_quotations(transaction: &Transaction<'_>, article: ArticleId, rows: &Rows) -> rusqlite::Result<()> {
    let sql = "INSERT INTO quotations (article, number, start, length, content, words, speaker, speaker_kind, kind, \
               state, flagged, verification, found_kind, confidence, other_speaker, role, gender, \
               country) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    let mut insert = transaction.prepare_cached(sql)?;
    let sql = "INSERT INTO found_quotations (rowid, content, speaker) VALUES (?, ?, ?)";
    let mut find: Statement<'_> = transaction.prepare(sql)?;
    for (number, row) in (1..).zip(&rows.quotations) {
        let number: i64 = number;
        let length = i64::from(row.content.end - row.content.start);
        let speaker = row.speaker.as_ref().map(|named| named.name.as_str());
        insert.execute(params![
            article.0,
            number,
            row.content.start,
            length,
            row.words,
            row.count,
            speaker,
            row.speaker.as_ref().map_or("unknown", |named| named.kind.word()),
            row.kind.word(),
            row.state,
            row.flagged,
            row.verification.word(),
            row.found.map(QuotationKind::word),
            row.confidence,
            row.other_speaker,
            row.facts.role,
            row.facts.gender.map(Gender::word),
            row.facts.country.as_ref().map(CountryCode::as_str),
        ])?;
        let id = transaction.last_insert_rowid();
        find.execute(params![id, folded(&row.words), speaker.map(folded)])?;
    }
    Ok(())
}

/// Deletes everything that was derived from an article.
pub(in crate::library) fn drop_rows(
    transaction: &Transaction<'_>,
    article: ArticleId,
) -> rusqlite::Result<()> {
    for sql in [
        "DELETE FROM found_quotations WHERE rowid IN (SELECT id FROM quotations WHERE article = ?)",
        "DELETE FROM quotations WHERE article = ?",
        "DELETE FROM found_texts WHERE rowid = ?",
        "DELETE FROM coded WHERE article = ?",
        "DELETE FROM countries WHERE article = ?",
        "DELETE FROM reviewers WHERE article = ?",
        "DELETE FROM earlier_texts WHERE article = ?",
        "DELETE FROM earlier_quotations WHERE article = ?",
        "DELETE FROM indexed WHERE article = ?",
    ] {
        transaction.prepare_cached(sql)?.execute([article.0])?;
    }
    Ok(())
}
