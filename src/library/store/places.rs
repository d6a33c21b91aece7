//! The reading place of each article.

use super::article::ArticleKey;
use crate::error::Result;
use crate::library::Library;
use rusqlite::{OptionalExtension, params};

/// A reading place, in bytes of the text. If the text has changed, the reader moves it to the nearest character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReadingPlace {
    /// The start of the first row on the screen.
    pub top: u32,
    /// The cursor.
    pub cursor: u32,
}

impl Library {
    /// The reading place of an article.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn place(&self, key: &ArticleKey) -> Result<Option<ReadingPlace>> {
        let sql = "SELECT top, cursor FROM places WHERE key = ?";
        let read = self.connection.query_row(sql, [place_key(key)], |row| {
            // A damaged place costs nothing but itself: the article opens at its beginning.
            let place =
                || -> rusqlite::Result<_> { Ok(ReadingPlace { top: row.get(0)?, cursor: row.get(1)? }) };
            Ok(place().ok())
        });
        read.optional().map(Option::flatten).map_err(|error| self.sentence(&error))
    }

    /// Saves the reading place of an article.
    ///
    /// # Errors
    /// If the library cannot be written.
    pub fn remember_place(&mut self, key: &ArticleKey, place: ReadingPlace, at: i64) -> Result<()> {
        let sql = "INSERT OR REPLACE INTO places (key, top, cursor, at) VALUES (?, ?, ?, ?)";
        let done = self.connection.execute(sql, params![place_key(key), place.top, place.cursor, at]);
        done.map(|_| ()).map_err(|error| self.sentence(&error))
    }
}

fn place_key(key: &ArticleKey) -> String {
    key.file.clone().unwrap_or_else(|| key.hash.to_string())
}
