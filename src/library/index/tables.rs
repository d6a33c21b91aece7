//! The rows of an article -> the derived tables, written and deleted.

use super::rows::Rows;
use crate::analysis::CountryCode;
use crate::article::Article;
use crate::audit::Gender;
use crate::library::ArticleId;
use crate::library::query::term::findable_name;
use crate::text::fold::folded;
use crate::version::VERSION;
use rusqlite::{Row, Transaction, params};

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
    let sql = "INSERT INTO found_articles (rowid, title, text) VALUES (?, ?, ?)";
    let title = folded(article.title().unwrap_or_default());
    transaction.prepare_cached(sql)?.execute(params![id, title, folded(&article.text)])?;
    insert_quotations(transaction, stale.id, rows)?;
    let sql = "INSERT INTO coded (article, number, start, words, code, spelling, is_lost) VALUES (?, ?, ?, ?, ?, ?, ?)";
    let mut coded = transaction.prepare_cached(sql)?;
    for row in &rows.coded {
        let number = row.quotation.map(|number| i64::try_from(number).unwrap_or(i64::MAX));
        coded.execute(params![id, number, row.start, row.words, row.code, row.spelling, row.is_lost])?;
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

/// The words that are stored as their places in these lists, which only grow; the view `quotations` has them, too.
const SPEAKER_KINDS: [&str; 5] = ["unknown", "person", "organization", "country", "group"];
const KINDS: [&str; 3] = ["direct", "partial", "indirect"];
pub(super) const STATES: [&str; 5] = ["pending", "accepted", "edited", "rejected", "skipped"];
const VERIFICATIONS: [&str; 4] = ["unchecked", "matches", "differs", "cannot-verify"];

/// The number that is stored for a word.
fn number_of(words: &[&str], word: &str) -> Option<usize> {
    words.iter().position(|listed| *listed == word)
}

fn insert_quotations(transaction: &Transaction<'_>, article: ArticleId, rows: &Rows) -> rusqlite::Result<()> {
    let sql = "INSERT INTO quotation_rows (article, number, start, length, content, words, speaker, speaker_kind, kind, \
               state, flagged, verification, found_kind, confidence, other_speaker, role, gender, \
               country) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    let mut insert = transaction.prepare_cached(sql)?;
    let sql = "INSERT INTO found_quotations (rowid, content, speaker) VALUES (?, ?, ?)";
    let mut find = transaction.prepare_cached(sql)?;
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
            number_of(&SPEAKER_KINDS, row.speaker.as_ref().map_or("unknown", |named| named.kind.word())),
            number_of(&KINDS, row.kind.word()),
            number_of(&STATES, row.state),
            row.flagged,
            number_of(&VERIFICATIONS, row.verification.word()),
            row.found.map(|kind| number_of(&KINDS, kind.word())),
            row.confidence,
            row.other_speaker,
            row.facts.role,
            row.facts.gender.map(Gender::word),
            row.facts.country.as_ref().map(CountryCode::as_str),
        ])?;
        let id = transaction.last_insert_rowid();
        find.execute(params![id, folded(&row.words), speaker.map(findable_name)])?;
    }
    Ok(())
}

/// Deletes everything that was derived from an article.
pub(in crate::library) fn drop_rows(
    transaction: &Transaction<'_>,
    article: ArticleId,
) -> rusqlite::Result<()> {
    // A deletion makes a full-text table write out what it has collected, even if there is nothing to delete: with each of many
    // new articles that takes longer than all the rest.
    let drop_if = |is_there: &str, sql: &str| {
        let is_there: bool =
            transaction.prepare_cached(is_there)?.query_row([article.0], |row| row.get(0))?;
        if is_there { transaction.prepare_cached(sql)?.execute([article.0]) } else { Ok(0) }
    };
    drop_if(
        "SELECT EXISTS (SELECT 1 FROM quotation_rows WHERE article = ?)",
        "DELETE FROM found_quotations WHERE rowid IN (SELECT id FROM quotation_rows WHERE article = ?)",
    )?;
    drop_if(
        "SELECT EXISTS (SELECT 1 FROM found_articles_docsize WHERE id = ?)",
        "DELETE FROM found_articles WHERE rowid = ?",
    )?;
    for sql in [
        "DELETE FROM quotation_rows WHERE article = ?",
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::QuotationKind;
    use crate::library::migrations;
    use crate::review::{DecisionState, Verification};
    use rusqlite::Connection;

    #[test]
    fn the_words_of_a_quotation_are_numbers_in_its_row_and_words_again_in_the_view() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrations::carry_out(&mut connection).unwrap();
        connection.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
        let row = "INSERT INTO quotation_rows VALUES (1, 1, 1, 0, 4, 'Rain', 1, NULL, 0, 0, 0, 0, 0, 0, NULL, 0, NULL, NULL, \
                   NULL)";
        connection.execute(row, []).unwrap();
        for (column, words) in [
            ("speaker_kind", SPEAKER_KINDS.as_slice()),
            ("kind", &KINDS),
            ("found_kind", &KINDS),
            ("state", &STATES),
            ("verification", &VERIFICATIONS),
        ] {
            for word in words {
                let set = format!("UPDATE quotation_rows SET {column} = ?");
                connection.execute(&set, [number_of(words, word)]).unwrap();
                let shown =
                    connection.query_row(&format!("SELECT {column} FROM quotations"), [], |row| row.get(0));
                assert_eq!(shown, Ok((*word).to_owned()), "{column}");
            }
        }
        assert!(QuotationKind::ALL.iter().all(|(_, word)| number_of(&KINDS, word).is_some()));
        assert!(Verification::ALL.iter().all(|(_, word, _)| number_of(&VERIFICATIONS, word).is_some()));
        assert!(STATES.iter().all(|word| DecisionState::from_word(word).is_some()));
    }
}
