//! The text of an article <-> the columns in which the library stores it.
//!
//! Each text is deflated by itself: one is read without the others, and damage to one spares them. Libraries of older
//! versions have plain texts; they are read as they are, so that opening such a library takes no time, and are deflated
//! when the article is added again or the index is rebuilt.

use crate::text::hash::TextHash;
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row, params};
use std::borrow::Cow;
use std::io::{Read, Write};

/// The columns that [`bytes`] and [`beginning`] read, one after another.
pub(in crate::library) const COLUMNS: &str = "texts.text, texts.deflated, texts.size";

/// The length of a text in bytes, as SQL.
pub(in crate::library) const LENGTH: &str = "coalesce(texts.size, octet_length(texts.text))";

/// The room that is made for a text before any of it is inflated; its size may be damaged.
const MAX_ROOM: usize = 16 << 20;

/// A text as it is stored.
#[derive(Debug)]
pub(super) struct StoredText<'a> {
    /// The text if it is not deflated, otherwise nothing.
    pub(super) plain: &'a str,
    /// The text, deflated.
    pub(super) deflated: Option<Vec<u8>>,
    /// Its length in bytes, if it is deflated.
    pub(super) size: Option<i64>,
}

impl<'a> StoredText<'a> {
    /// Deflates a text, unless it is so short that this makes it longer.
    pub(super) fn of(text: &'a str) -> Self {
        match deflated(text.as_bytes()).filter(|bytes| bytes.len() < text.len()) {
            Some(bytes) => Self {
                plain: "",
                deflated: Some(bytes),
                size: Some(i64::try_from(text.len()).unwrap_or(i64::MAX)),
            },
            None => Self { plain: text, deflated: None, size: None },
        }
    }
}

/// The bytes of a text: those that can be read of a damaged one. `None` if the row has no text.
pub(in crate::library) fn bytes<'a>(
    row: &'a Row<'_>,
    first: usize,
) -> rusqlite::Result<Option<Cow<'a, [u8]>>> {
    beginning(row, first, u32::MAX)
}

/// A text as words to show.
///
/// # Errors
/// If it is missing or not UTF-8.
pub(in crate::library) fn words(row: &Row<'_>, first: usize) -> rusqlite::Result<String> {
    let bytes = bytes(row, first)?.unwrap_or_default().into_owned();
    String::from_utf8(bytes).map_err(|error| rusqlite::Error::Utf8Error(first, error.utf8_error()))
}

/// The bytes of a text up to this one.
pub(in crate::library) fn beginning<'a>(
    row: &'a Row<'_>,
    first: usize,
    end: u32,
) -> rusqlite::Result<Option<Cow<'a, [u8]>>> {
    let end = end as usize;
    Ok(match (row.get_ref(first)?, row.get_ref(first + 1)?) {
        (_, ValueRef::Blob(deflated)) => {
            let size: usize = row.get(first + 2).unwrap_or_default();
            Some(Cow::Owned(inflated(deflated, size.min(end))))
        }
        (ValueRef::Text(text) | ValueRef::Blob(text), ValueRef::Null) => {
            Some(Cow::Borrowed(text.get(..end).unwrap_or(text)))
        }
        (_, ValueRef::Null) => None,
        _ => Some(Cow::Borrowed(&[])),
    })
}

fn deflated(text: &[u8]) -> Option<Vec<u8>> {
    // The least level leaves a third more, and the highest ones hardly less.
    let mut encoder = DeflateEncoder::new(Vec::with_capacity(text.len() / 2), Compression::new(2));
    encoder.write_all(text).ok()?;
    encoder.finish().ok()
}

/// As much of a text as can be inflated, at most this many bytes.
fn inflated(deflated: &[u8], most: usize) -> Vec<u8> {
    // No deflated text is a thousandth of itself or less, whatever its size is said to be.
    let room = most.min(deflated.len().saturating_mul(1032)).min(MAX_ROOM);
    let mut text = Vec::with_capacity(room);
    let _ = DeflateDecoder::new(deflated).take(most as u64).read_to_end(&mut text);
    text
}

/// Deflates the texts that an older version stored as they are. Damaged ones stay as they are.
pub(in crate::library) fn deflate_plain(connection: &Connection) -> rusqlite::Result<()> {
    let mut plain =
        connection.prepare("SELECT id FROM texts WHERE deflated IS NULL AND octet_length(text) > 0")?;
    let plain = plain.query_map([], |row| row.get::<_, i64>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut read = connection.prepare("SELECT text, hash FROM texts WHERE id = ?")?;
    let mut write =
        connection.prepare("UPDATE texts SET text = ?2, deflated = ?3, size = ?4 WHERE id = ?1")?;
    for id in plain {
        let mut rows = read.query([id])?;
        let Some(row) = rows.next()? else { continue };
        let (Ok(text), Ok(hash)) = (row.get_ref(0)?.as_str(), row.get_ref(1)?.as_blob()) else { continue };
        let stored = StoredText::of(text);
        if stored.deflated.is_some() && TextHash::of(text).0.as_slice() == hash {
            write.execute(params![id, stored.plain, stored.deflated, stored.size])?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a row with these columns says, up to a byte.
    fn read(text: &str, deflated: Option<&[u8]>, (size, end): (Option<i64>, u32)) -> Option<Vec<u8>> {
        let connection = Connection::open_in_memory().unwrap();
        let read = |row: &Row<'_>| Ok(beginning(row, 0, end)?.map(Cow::into_owned));
        connection.query_row("SELECT ?, ?, ?", params![text, deflated, size], read).unwrap()
    }

    #[test]
    fn a_text_is_read_whichever_way_it_is_stored() {
        let long = "The boats of Varna stayed in port. ".repeat(50);
        for text in ["", "Rain.", &long] {
            let StoredText { plain, deflated, size } = StoredText::of(text);
            assert_eq!(deflated.is_some(), text.len() > 100, "{text}");
            let read = read(plain, deflated.as_deref(), (size, u32::MAX)).unwrap();
            assert_eq!(String::from_utf8(read).unwrap(), text);
        }
        let StoredText { plain, deflated, size } = StoredText::of(&long);
        assert_eq!(read(plain, deflated.as_deref(), (size, 9)), Some(b"The boats".to_vec()));
        assert_eq!(read(&long, None, (None, 9)), Some(b"The boats".to_vec()));
    }

    #[test]
    fn of_a_damaged_text_what_can_be_inflated_is_read() {
        let long: String = (0..500)
            .map(|day| format!("On day {day} {} boats came. ", day * day))
            .collect::<Vec<_>>()
            .concat();
        let StoredText { deflated, size, .. } = StoredText::of(&long);
        let whole = deflated.unwrap();
        let half = read("", Some(&whole[..whole.len() / 2]), (size, u32::MAX)).unwrap();
        assert!(half.len() > 100 && long.as_bytes().starts_with(&half));
        assert_eq!(read("", Some(&[0xFF; 9]), (size, u32::MAX)), Some(Vec::new()));
        assert_eq!(read("", Some(&whole), (Some(7), u32::MAX)), Some(long.as_bytes()[..7].to_vec()));
    }
}
