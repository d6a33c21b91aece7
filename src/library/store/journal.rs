//! Rows of decisions -> the journal of an article. A decision that is not as it was recorded is left out and named.

use super::article::ArticleId;
use super::{checksum, codec};
use crate::library::damage::{self, RowReader};
use crate::review::{ActId, Journal, Recorded, Stamp};
use crate::text::hash::TextHash;
use rusqlite::{Row, params};

/// The acts recorded for an article after `after`, by this program and others. Damaged ones are left out and named.
pub(in crate::library) fn after(
    reader: RowReader<'_>,
    article: ArticleId,
    after: ActId,
) -> rusqlite::Result<Journal> {
    let columns = checksum::COLUMNS;
    let sql = format!("SELECT {columns}, checksum FROM decisions WHERE article = ? AND id > ? ORDER BY id");
    let mut statement = reader.connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![article.0, after.0])?;
    let mut journal = Journal::default();
    while let Some(row) = rows.next()? {
        let id = ActId(row.get(0)?);
        match recorded(row) {
            Ok(Recording::Known(recorded)) => journal.acts.push(recorded),
            Ok(Recording::Newer) => journal.unknown.push(id),
            Ok(Recording::Altered) => {
                reader.left_out.tell(sentence(row, ""));
                journal.damaged.push(id);
            }
            Err(error) => {
                let Some(column) = damage::damaged_column(row, &error) else { return Err(error) };
                reader.left_out.tell(sentence(row, column));
                journal.damaged.push(id);
            }
        }
    }
    Ok(journal)
}

/// A row of the decisions.
pub(in crate::library) enum Recording {
    Known(Recorded),
    /// Only a newer version understands it.
    Newer,
    /// It is not the one that was recorded.
    Altered,
}

/// Reads a row of [`checksum::COLUMNS`] and the checksum.
pub(in crate::library) fn recorded(row: &Row<'_>) -> rusqlite::Result<Recording> {
    let (id, text) = (ActId(row.get(0)?), TextHash(row.get(2)?));
    let stamp = Stamp { reviewer: row.get(3)?, at: row.get(4)?, tool: row.get(5)? };
    let act: String = row.get(6)?;
    if !checksum::is_sound(row)? {
        return Ok(Recording::Altered);
    }
    Ok(match codec::act(&act) {
        Some(act) => Recording::Known(Recorded { id, stamp, text, act }),
        None => Recording::Newer,
    })
}

/// Says that a decision is damaged, in this column if that is known.
pub(in crate::library) fn sentence(row: &Row<'_>, column: &str) -> String {
    let number = |column| row.get::<_, i64>(column).map_or("?".to_owned(), |number| number.to_string());
    let (id, article) = (number(0), number(1));
    let part = match column {
        "" => String::new(),
        "act" => "what was decided in ".to_owned(),
        "hash" => "the checksum of the text in ".to_owned(),
        "at" => "the time of ".to_owned(),
        "tool" => "the version in ".to_owned(),
        column => format!("the {column} of "),
    };
    let said = if part.is_empty() { "is not as it was recorded" } else { "cannot be read" };
    format!(
        "{part}decision {id} on article {article} {said}, and it is left out: restore a backup with pullquote library restore"
    )
}
