//! What earlier passages of a text show about its words, for the passages after them.
//!
//! Names are recognised by how a passage uses each word. Without this memory every passage would start from nothing:
//! "Lopez", in a later passage than "Maria Lopez", would be no one.

use super::kind_votes::KindVotes;
use super::word_use::UseCounts;
use foldhash::HashMap;

/// The most words that are remembered. Beyond that, only the words of the last passage are.
const MAX_WORDS: usize = 50_000;

/// What earlier passages show about each word. It records nothing before [`NameMemory::start`], because most texts have
/// only one passage.
#[derive(Debug, Default)]
pub struct NameMemory {
    words: Option<HashMap<u32, WordRecord>>,
}

/// What is remembered about a word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct WordRecord {
    /// How it is used.
    pub(super) uses: UseCounts,
    /// What the first pass of the tagger found for it.
    pub(super) votes: KindVotes,
    /// Whether it is part of a person's name of several words.
    pub(super) is_name: bool,
}

impl NameMemory {
    /// Starts recording, because another passage follows.
    pub fn start(&mut self) {
        self.words.get_or_insert_default();
    }

    /// Whether it records.
    pub(super) fn is_recording(&self) -> bool {
        self.words.is_some()
    }

    /// What is remembered about the word with this hash.
    pub(super) fn get(&self, hash: u32) -> WordRecord {
        self.words.as_ref().and_then(|words| words.get(&hash)).copied().unwrap_or_default()
    }

    /// How earlier passages use the words with these hashes.
    pub(super) fn uses(&self, hashes: &[u32]) -> Vec<UseCounts> {
        hashes.iter().map(|&hash| self.get(hash).uses).collect()
    }

    /// Replaces what is remembered about the words of a passage, given by their hashes.
    pub(super) fn keep(&mut self, records: impl Iterator<Item = (u32, WordRecord)>) {
        let Some(words) = &mut self.words else { return };
        if words.len() > MAX_WORDS {
            words.clear();
        }
        words.extend(records);
    }
}
