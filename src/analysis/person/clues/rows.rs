//! The values of a clue -> a row of the table of weights.

use crate::analysis::known_word::{hash_small, hash_small_ascii};
use crate::lexicon::person_model::{ROWS, VOTE_ROWS};
use crate::lexicon::words::WordClass;
use crate::text::span::offset;
use std::ops::Range;

/// Takes the rows of a token, one after another: the tagger adds up their weights, the trainer lists them.
pub(crate) trait RowSink {
    /// Takes a row.
    fn take(&mut self, row: u32);
}

impl RowSink for Vec<u32> {
    fn take(&mut self, row: u32) {
        self.push(row);
    }
}

/// The number before the first of each group of clues: the weights were trained with these numbers.
#[derive(Debug, Clone, Copy)]
pub(super) enum ClueKinds {
    /// The word and how it is written.
    Word = 0,
    /// The word with the one before it and with the one after it.
    Pairs = 2,
    /// Its first and its last letters.
    Affixes = 4,
    /// The words around it.
    Surroundings = 10,
    /// The words around its run.
    RunSurroundings = 16,
    /// How it and the words around it are written.
    Shapes = 22,
    /// The classes of the word.
    OwnClasses = 28,
    /// Its classes and those around it.
    Classes = 29,
    /// Each class of the word.
    ClassBits = 44,
    /// How often the passage uses the word in each way.
    Uses = 45,
    /// In which ways it uses the word.
    KindsOfUse = 46,
    /// The same, with what depends on the place.
    UsesHere = 48,
    /// What the rules say.
    Rules = 51,
    /// What the first pass found elsewhere.
    Votes = 100,
    /// The same, with what it found for the words around it.
    VotesAround = 102,
    /// What it found for the token itself.
    VotesNow = 104,
    /// What it found elsewhere, with the word itself.
    VotesWord = 105,
    /// How much of it is for each kind.
    VoteShares = 107,
}

/// Hashes clues to rows; each kind of clue has a number of its own.
pub(super) struct ClueRows<'r, S> {
    sink: &'r mut S,
    kind: u32,
    /// The first row of the pass.
    first: u32,
    /// The bits in front of those of a hash that count from there.
    unused: u32,
}

/// The number of bits behind those of a hash that count: the weights were trained without them.
const LAST_UNUSED: u32 = 32;

impl<'r, S: RowSink> ClueRows<'r, S> {
    /// The rows of the first pass.
    #[inline]
    pub(super) fn new(sink: &'r mut S) -> Self {
        Self { sink, kind: 0, first: 0, unused: LAST_UNUSED - ROWS.trailing_zeros() }
    }

    /// Goes on with clues of these kinds: the weights were trained with their numbers.
    #[inline]
    pub(super) fn go_on_from(&mut self, kind: ClueKinds) {
        self.kind = kind as u32;
    }

    /// In debug builds, checks that a group of clues has not run into the numbers of the next. The last group of the first
    /// pass must end before [`ClueKinds::Votes`].
    #[inline]
    pub(super) fn end_before(&self, next: ClueKinds) {
        debug_assert!(self.kind <= next as u32, "kind {} before {next:?}", self.kind);
    }

    /// The rows of the second pass, which follow those of the first.
    #[inline]
    pub(super) fn of_votes(sink: &'r mut S) -> Self {
        Self {
            sink,
            kind: ClueKinds::Votes as u32,
            first: offset(ROWS),
            unused: LAST_UNUSED - VOTE_ROWS.trailing_zeros(),
        }
    }

    #[inline]
    pub(super) fn next(&mut self) -> u32 {
        self.kind += 1;
        self.kind
    }

    #[inline]
    pub(super) fn add<const N: usize>(&mut self, values: [u32; N]) {
        let kind = self.next();
        self.put(kind, values);
    }

    // A call for each of some seventy rows of a token would double their cost.
    #[inline(always)]
    pub(super) fn put<const N: usize>(&mut self, kind: u32, values: [u32; N]) {
        const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut hash = u64::from(kind);
        for (at, value) in values.into_iter().enumerate() {
            // The last factor moves out the bits in front of those that count, which takes no time.
            let factor = if at + 1 == N { FACTOR << self.unused } else { FACTOR };
            hash = (hash.rotate_left(23) ^ u64::from(value)).wrapping_mul(factor);
        }
        #[expect(clippy::cast_possible_truncation, reason = "less than the number of rows")]
        let row = (hash >> (LAST_UNUSED + self.unused)) as u32;
        self.sink.take(self.first + row);
    }
}

/// Whether a token is alone, first, inside or last in its run, as a number.
pub(crate) fn place(at: usize, run: &Range<usize>) -> u32 {
    u32::from(at == run.start) + 2 * u32::from(at + 1 == run.end)
}

pub(super) fn hash_class(class: WordClass) -> u32 {
    #[expect(clippy::cast_possible_truncation, reason = "there are fewer than 32 classes")]
    let bits = class.bits() as u32;
    bits & 0x7fff_ffff
}

/// The hashes of the first and of the last two, three and four letters of a word, whatever its capitals.
pub(super) fn affix_hashes(word: &str) -> [[u32; 2]; 3] {
    let bytes = word.as_bytes();
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        // Of a known length: no loop.
        (Some(head), Some(tail)) if word.is_ascii() => {
            let hashes = |head: &[u8], tail: &[u8]| [hash_small_ascii(head), hash_small_ascii(tail)];
            [hashes(&head[..2], &tail[2..]), hashes(&head[..3], &tail[1..]), hashes(head, tail)]
        }
        _ => [2, 3, 4].map(|length| [head(word, length), tail(word, length)].map(hash_small)),
    }
}

fn head(word: &str, length: usize) -> &str {
    word.char_indices().nth(length).map_or(word, |(end, _)| word.get(..end).unwrap_or(word))
}

fn tail(word: &str, length: usize) -> &str {
    word.char_indices().rev().nth(length - 1).map_or(word, |(start, _)| word.get(start..).unwrap_or(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_a_word_are_hashed_as_words_of_their_own() {
        for (word, heads, tails) in [
            ("Lopez", ["lo", "lop", "lope"], ["ez", "pez", "opez"]),
            ("Ana", ["an", "ana", "ana"], ["na", "ana", "ana"]),
            ("A", ["a", "a", "a"], ["a", "a", "a"]),
            ("López", ["ló", "lóp", "lópe"], ["ez", "pez", "ópez"]),
        ] {
            let expected = [0, 1, 2].map(|at| [heads[at], tails[at]].map(hash_small));
            assert_eq!(affix_hashes(word), expected, "{word}");
        }
    }
}
