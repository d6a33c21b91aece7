//! Where texts were fetched from, with the pages as they came.

use super::article::ArticleId;
use crate::error::{Error, Result};
use crate::input::{Fetched, Original};
use crate::library::Library;
use crate::library::damage::{EntryKind, RowReader};
use crate::text::hash::TextHash;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::io::{Read, Write};
use std::path::Path;

impl Library {
    /// How the texts of an article were fetched, the newest first, without the bytes. Texts that were read from files
    /// have none.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn fetches(&self, article: ArticleId) -> Result<Vec<Fetched>> {
        let sql = format!("{FETCH} WHERE texts.article = ? ORDER BY fetches.at DESC, fetches.id DESC");
        let read = self.reader().rows((&sql, [article.0]), EntryKind::Article, fetched);
        read.map_err(|error| self.sentence(&error))
    }

    /// The bytes of a page as they came.
    ///
    /// # Errors
    /// If the library cannot be read, or the bytes in it are damaged.
    pub fn original(&self, sha256: &[u8; 32]) -> Result<Vec<u8>> {
        let sql = "SELECT size, bytes FROM originals WHERE sha256 = ?";
        let row = self.connection.query_row(sql, [sha256], |row| Ok((row.get(0)?, row.get(1)?))).optional();
        let (size, packed): (u64, Vec<u8>) =
            row.map_err(|error| self.sentence(&error))?.ok_or_else(|| {
                Error::new(format!("the library has no page with the SHA-256 {}", TextHash(*sha256)))
            })?;
        unpack(&packed, size)
            .filter(|bytes| TextHash::of_bytes(bytes).0 == *sha256)
            .ok_or_else(|| damaged(&self.path))
    }
}

const FETCH: &str = "SELECT texts.article, fetches.address, fetches.at, fetches.sha256, originals.size, fetches.headers FROM fetches \
                     JOIN originals ON originals.sha256 = fetches.sha256 JOIN texts ON texts.id = fetches.text";

fn damaged(path: &Path) -> Error {
    Error::new(format!(
        "a page in the library is damaged: run pullquote library check, and restore a backup with pullquote library restore ({})",
        path.display()
    ))
}

/// Keeps how a text was fetched from a place, unless it is known to be from there already. Texts that were not fetched have
/// nothing to keep.
pub(super) fn keep(
    connection: &Connection,
    text: i64,
    (source, fetched): (Option<&str>, Option<&Fetched>),
) -> rusqlite::Result<()> {
    let Some((fetched, Original(bytes))) =
        fetched.and_then(|fetched| Some((fetched, fetched.original.as_ref()?)))
    else {
        return Ok(());
    };
    let source = source.unwrap_or(&fetched.address);
    let known = "SELECT EXISTS (SELECT 1 FROM fetches WHERE text = ? AND source = ?)";
    if connection.query_row(known, params![text, source], |row| row.get(0))? {
        return Ok(());
    }
    let is_kept = "SELECT EXISTS (SELECT 1 FROM originals WHERE sha256 = ?)";
    if !connection.query_row(is_kept, [fetched.sha256], |row| row.get::<_, bool>(0))? {
        let sql = "INSERT INTO originals (sha256, size, bytes) VALUES (?, ?, ?)";
        connection.execute(sql, params![fetched.sha256, fetched.bytes, pack(bytes)])?;
    }
    let sql = "INSERT INTO fetches (text, source, address, at, sha256, headers) VALUES (?, ?, ?, ?, ?, ?)";
    let headers = serde_json::to_string(&fetched.headers).unwrap_or_else(|_| "[]".to_owned());
    connection
        .execute(sql, params![text, source, fetched.address, fetched.at, fetched.sha256, headers])
        .map(|_| ())
}

/// How a text was fetched first, without the bytes. `None` if it was not.
pub(super) fn of_text(reader: RowReader<'_>, text: i64) -> rusqlite::Result<Option<Fetched>> {
    let sql = format!("{FETCH} WHERE fetches.text = ? ORDER BY fetches.id LIMIT 1");
    Ok(reader.rows((&sql, [text]), EntryKind::Article, fetched)?.pop())
}

/// The place that a text was fetched from first, which its evidence belongs to. `None` if it was not fetched.
pub(super) fn source_of(connection: &Connection, text: i64) -> rusqlite::Result<Option<String>> {
    let sql = "SELECT source FROM fetches WHERE text = ? ORDER BY id LIMIT 1";
    connection.prepare_cached(sql)?.query_row([text], |row| row.get(0)).optional()
}

fn fetched(row: &Row<'_>) -> rusqlite::Result<Fetched> {
    let headers: String = row.get(5)?;
    Ok(Fetched {
        address: row.get(1)?,
        at: row.get(2)?,
        sha256: row.get(3)?,
        bytes: row.get(4)?,
        headers: serde_json::from_str(&headers).unwrap_or_default(),
        original: None,
    })
}

/// Checks every page: its bytes still have their hash.
pub(in crate::library) fn damaged_pages(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare("SELECT sha256, size, bytes FROM originals")?;
    let mut rows = statement.query([])?;
    let mut damaged = Vec::new();
    while let Some(row) = rows.next()? {
        let (sha256, size): ([u8; 32], u64) = (row.get(0)?, row.get(1)?);
        let bytes = unpack(row.get_ref(2)?.as_blob()?, size);
        if bytes.is_none_or(|bytes| TextHash::of_bytes(&bytes).0 != sha256) {
            damaged.push(format!(
                "the page with the SHA-256 {} is not the one that was saved",
                TextHash(sha256)
            ));
        }
    }
    Ok(damaged)
}

fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    // Writing to memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// Unpacks `size` bytes. `None` if there are fewer or more.
fn unpack(packed: &[u8], size: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    GzDecoder::new(packed).take(size.saturating_add(1)).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 == size).then_some(bytes)
}
