//! What the passages so far taught about words and names -> what the next passage knows from its first word.
//!
//! Names are recognised with what the whole passage does with each word. A text that is analysed in several
//! passages would begin each of them without that knowledge: "Lopez" alone, long after "Maria Lopez", would be
//! nobody.

use super::clues::Kinds;
use super::tally::Tally;
use foldhash::HashMap;

/// The most words that are remembered; beyond that only the words of the last passage are.
const MAX_WORDS: usize = 50_000;

/// What earlier passages taught about the words of names. It records nothing until it is told that another
/// passage will follow, since most texts have only one.
#[derive(Debug, Default)]
pub struct NameMemory {
    words: Option<HashMap<u32, WordRecord>>,
}

/// What is remembered about a word, over all passages so far.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct WordRecord {
    /// The places in which it was seen.
    pub(super) tally: Tally,
    /// What the first reading made of it.
    pub(super) votes: Kinds,
    /// Whether it is part of a person's name of several words.
    pub(super) is_name: bool,
}

impl NameMemory {
    /// Begins to record: another passage will follow.
    pub fn start(&mut self) {
        self.words.get_or_insert_default();
    }

    /// Whether it records.
    pub(super) fn is_recording(&self) -> bool {
        self.words.is_some()
    }

    /// What is known about the word with this hash.
    pub(super) fn get(&self, hash: u32) -> WordRecord {
        self.words.as_ref().and_then(|words| words.get(&hash)).copied().unwrap_or_default()
    }

    /// Takes over what is known after a passage about each of its words, given by their hashes.
    pub(super) fn keep(&mut self, records: impl Iterator<Item = (u32, WordRecord)>) {
        let Some(words) = &mut self.words else { return };
        if words.len() > MAX_WORDS {
            words.clear();
        }
        words.extend(records);
    }
}
