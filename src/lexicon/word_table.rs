//! The look-up table of words, as bytes: how the build script writes it and the program reads it.
//!
//! A hash table that is ready in the binary: nothing is loaded at start, and a look-up touches one or two cache
//! lines, where walking a map letter by letter took half the time of a whole analysis. A slot does not store the word
//! but part of its hash, which mistakes an unlisted word for a listed one once in some millions. The first byte of
//! the table is a seed with which no two listed words are mistaken for each other.
//!
//! This file is compiled twice, into the build script and into the program, so that the two cannot disagree.

/// Bytes of a slot: the number of the word’s set of classes and part of its hash; zeros if it is free.
const SLOT: usize = 4;

/// The number of low bits of a slot that store the number of the set; 0 is a word without one.
const SET_BITS: u32 = 11;

/// The number of sets that a table can have.
pub const MAX_SETS: usize = (1 << SET_BITS) - 1;

/// Returns the number of the set that the table stores for a word, or 0 for an unlisted word.
#[must_use]
pub fn set_of(table: &[u8], word: &[u8]) -> usize {
    let Some((&seed, slots)) = table.split_first() else { return 0 };
    let slot = slot(slots, find(slots, hash(seed, word)));
    (slot & ((1 << SET_BITS) - 1)) as usize
}

/// Writes the table that stores the number of a set, from 1 to [`MAX_SETS`], for each word.
///
/// # Errors
///
/// Fails if no seed distinguishes all words.
pub fn write(words: &[(String, u32)]) -> Result<Vec<u8>, String> {
    let seeded = (0..=u8::MAX).find_map(|seed| write_with(seed, words));
    seeded.ok_or_else(|| "no seed distinguishes all words".to_owned())
}

/// Writes the table with one seed. Returns `None` if two words with different sets cannot be distinguished.
fn write_with(seed: u8, words: &[(String, u32)]) -> Option<Vec<u8>> {
    // Two slots of five stay free, because a word that is not listed is looked for up to the next free one.
    let mut slots = vec![0_u8; (words.len() * 5 / 3 + 1) * SLOT];
    for (word, set) in words {
        let hash = hash(seed, word.as_bytes());
        let at = find(&slots, hash);
        let entry = mark(hash) << SET_BITS | set;
        if slot(&slots, at) != 0 && slot(&slots, at) != entry {
            return None;
        }
        slots.get_mut(at * SLOT..(at + 1) * SLOT)?.copy_from_slice(&entry.to_le_bytes());
    }
    slots.insert(0, seed);
    Some(slots)
}

/// Returns the slot of the word with this hash, or the free slot where it would be.
fn find(slots: &[u8], hash: u64) -> usize {
    let count = slots.len() / SLOT;
    let mut at = first_slot(hash, count);
    for _ in 0..count {
        let slot = slot(slots, at);
        if slot == 0 || slot >> SET_BITS == mark(hash) {
            break;
        }
        at = if at + 1 == count { 0 } else { at + 1 };
    }
    at
}

fn slot(slots: &[u8], at: usize) -> u32 {
    let bytes = slots.get(at * SLOT..(at + 1) * SLOT).and_then(|bytes| bytes.try_into().ok());
    bytes.map_or(0, u32::from_le_bytes)
}

/// The slot where the search for a word begins: its hash, scaled to the number of slots.
fn first_slot(hash: u64, slots: usize) -> usize {
    (((hash >> 32) * slots as u64) >> 32) as usize
}

/// The part of a hash that a slot stores.
fn mark(hash: u64) -> u32 {
    (hash & 0xffff_ffff) as u32 >> SET_BITS
}

/// Eight bytes at a time, multiplied and mixed (the constants are those of `SplitMix64`).
fn hash(seed: u8, word: &[u8]) -> u64 {
    let mut hash = u64::from(seed) << 32 | word.len() as u64;
    for chunk in word.chunks(8) {
        // Little-endian, the missing bytes zero. Not through an array: reading back bytes just written takes longer.
        let number = chunk.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte));
        hash = (hash ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hash ^= hash >> 29;
    }
    hash = hash.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash ^ hash >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_words_are_found_and_others_are_not() {
        let words: Vec<(String, u32)> = (0..5_000).map(|n| (format!("word{n}"), n % 300 + 1)).collect();
        let table = write(&words).unwrap();
        for (word, set) in &words {
            assert_eq!(set_of(&table, word.as_bytes()), *set as usize, "{word}");
        }
        let others = (0..5_000).filter(|n| set_of(&table, format!("other{n}").as_bytes()) != 0).count();
        assert_eq!(others, 0);
        assert_eq!(set_of(&[], b"word"), 0);
    }
}
