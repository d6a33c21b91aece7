//! The values of a clue -> a row of the table of weights.

use crate::lexicon::person_model::ROWS;
use crate::lexicon::words::WordClass;
use crate::text::span::offset;
use std::ops::Range;

/// Appends rows; each kind of clue has a number of its own.
pub(super) struct ClueRows<'r> {
    pub(super) rows: &'r mut Vec<u32>,
    pub(super) kind: u32,
}

impl ClueRows<'_> {
    pub(super) fn next(&mut self) -> u32 {
        self.kind += 1;
        self.kind
    }

    pub(super) fn add(&mut self, values: &[u32]) {
        let kind = self.next();
        self.put(kind, values);
    }

    pub(super) fn put(&mut self, kind: u32, values: &[u32]) {
        let hash = values.iter().fold(u64::from(kind), |hash, &value| {
            (hash.rotate_left(23) ^ u64::from(value)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        });
        self.rows.push((hash >> 32) as u32 & (offset(ROWS) - 1));
    }
}

/// Whether a token is alone, first, inside or last in its run, as a number.
pub(super) fn place(at: usize, run: &Range<usize>) -> u32 {
    u32::from(at == run.start) + 2 * u32::from(at + 1 == run.end)
}

pub(super) fn hash_class(class: WordClass) -> u32 {
    #[expect(clippy::cast_possible_truncation, reason = "there are fewer than 32 classes")]
    let bits = class.bits() as u32;
    bits & 0x7fff_ffff
}

pub(super) fn head(word: &str, length: usize) -> &str {
    if word.is_ascii() {
        return word.get(..length).unwrap_or(word);
    }
    word.char_indices().nth(length).map_or(word, |(end, _)| word.get(..end).unwrap_or(word))
}

pub(super) fn tail(word: &str, length: usize) -> &str {
    if word.is_ascii() {
        return word.len().checked_sub(length).and_then(|start| word.get(start..)).unwrap_or(word);
    }
    word.char_indices().rev().nth(length - 1).map_or(word, |(start, _)| word.get(start..).unwrap_or(word))
}
