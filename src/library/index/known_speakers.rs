//! Who has spoken in the articles that are kept: names for a choice by typing.

use crate::error::Result;
use crate::library::Library;
use crate::review::{SpeakerKind, SpeakerName};

/// More nobody goes through; typing finds the others of an article.
const MOST: u32 = 1000;

impl Library {
    /// The people and organisations who are quoted, those quoted most first, as far as they have been counted.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn known_speakers(&self) -> Result<Vec<SpeakerName>> {
        let sql = "SELECT speaker, speaker_kind FROM quotations \
                   WHERE speaker IS NOT NULL AND speaker_kind IN ('person', 'organization') \
                   GROUP BY speaker, speaker_kind ORDER BY count(*) DESC, speaker LIMIT ?";
        let read = || {
            let mut statement = self.connection.prepare(sql)?;
            let rows = statement.query_map([MOST], |row| {
                let kind: String = row.get(1)?;
                let kind = if kind == "person" { SpeakerKind::Person } else { SpeakerKind::Organization };
                Ok(SpeakerName { name: row.get(0)?, kind })
            })?;
            rows.collect::<rusqlite::Result<Vec<SpeakerName>>>()
        };
        read().map_err(|error| self.sentence(&error))
    }
}
