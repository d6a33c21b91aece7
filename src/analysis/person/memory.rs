//! What earlier passages of a text show about its words, for the passages after them.
//!
//! Names are recognised by how a passage uses each word. Without this memory every passage would start from nothing:
//! "Lopez", in a later passage than "Maria Lopez", would be unknown.
//!
//! The memory fades. A long text may consist of many articles, and a name that was last used long ago says little
//! about the same word here: after "Anna Green", every "Green" of a hundred articles would be hers.

use super::kind_votes::KindVotes;
use super::word_use::UseCounts;
use foldhash::HashMap;

/// The length of text after which all counts are halved, and words that have not occurred since the last time are
/// forgotten. It is the length of a passage, so that a passage is read with about as much before it as in it.
const FADING_BYTES: usize = 64 * 1024;

/// What earlier passages show about each word. It records nothing before [`NameMemory::start`], because most texts have
/// only one passage.
#[derive(Debug, Default)]
pub struct NameMemory {
    is_recording: bool,
    /// The words since the memory last faded, with the counts from before.
    recent: HashMap<u32, WordRecord>,
    /// The words of the time before that.
    earlier: HashMap<u32, WordRecord>,
    /// The length of the text since the memory last faded.
    bytes: usize,
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
        self.is_recording = true;
    }

    /// Whether it records.
    pub(super) fn is_recording(&self) -> bool {
        self.is_recording
    }

    /// What is remembered about the word with this hash.
    pub(super) fn get(&self, hash: u32) -> WordRecord {
        if !self.is_recording {
            return WordRecord::default();
        }
        self.recent.get(&hash).or_else(|| self.earlier.get(&hash)).copied().unwrap_or_default()
    }

    /// Whether the word with this hash is part of a person's name of several words.
    pub(super) fn is_name(&self, hash: u32) -> bool {
        [&self.recent, &self.earlier].iter().any(|words| words.get(&hash).is_some_and(|word| word.is_name))
    }

    /// How earlier passages use the words with these hashes.
    pub(super) fn uses(&self, hashes: &[u32]) -> Vec<UseCounts> {
        hashes.iter().map(|&hash| self.get(hash).uses).collect()
    }

    /// Remembers the words of a passage of this length, given by their hashes. The counts include those from before.
    pub(super) fn keep(&mut self, bytes: usize, records: impl Iterator<Item = (u32, WordRecord)>) {
        for (hash, record) in records {
            let kept = self.recent.entry(hash).or_default();
            *kept = WordRecord { is_name: record.is_name || kept.is_name, ..record };
        }
        self.bytes += bytes;
        if self.bytes >= FADING_BYTES {
            self.bytes = 0;
            self.earlier = std::mem::take(&mut self.recent);
            for record in self.earlier.values_mut() {
                record.uses.halve();
                record.votes.halve();
            }
        }
    }
}
