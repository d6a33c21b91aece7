//! The speakers of all articles in the library, for choosing a name by typing.

use crate::error::Result;
use crate::library::Library;
use crate::library::damage::EntryKind;
use crate::review::{SpeakerKind, SpeakerName};
use std::collections::HashSet;

/// Nobody scrolls through more; typing also finds the names of the article itself.
const MAX_SPEAKERS: u32 = 1000;

impl Library {
    /// The quoted people and organisations, the most quoted first, from articles that are indexed.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn known_speakers(&self) -> Result<Vec<SpeakerName>> {
        let aliases = self.aliases()?;
        let sql = "SELECT article, speaker, speaker_kind FROM quotations \
                   WHERE speaker IS NOT NULL AND speaker_kind IN ('person', 'organization') \
                   GROUP BY speaker, speaker_kind ORDER BY count(*) DESC, speaker LIMIT ?";
        let read = self.reader().rows((sql, [MAX_SPEAKERS]), EntryKind::Index, |row| {
            let kind: String = row.get(2)?;
            let kind = if kind == "person" { SpeakerKind::Person } else { SpeakerKind::Organization };
            Ok(SpeakerName { name: row.get(1)?, kind })
        });
        let read = read.map_err(|error| self.sentence(&error))?;
        let mut seen = HashSet::new();
        let named = read
            .into_iter()
            .map(|one| SpeakerName { name: aliases.name_of(&one.name).to_owned(), kind: one.kind });
        Ok(named.filter(|one| seen.insert(one.clone())).collect())
    }
}
