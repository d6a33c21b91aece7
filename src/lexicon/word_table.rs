//! The look-up table of words, as bytes: how the build script writes it and the program reads it.
//!
//! A hash table that is ready in the binary: nothing is loaded at start, and a look-up touches two or three cache
//! lines, where walking a map letter by letter took half the time of a whole analysis. The hash of a word gives its
//! bucket; the entries of a bucket, four on average, stand side by side, so that no entry is empty. An entry does not
//! store the word but part of its hash, which mistakes an unlisted word for a listed one once in some four hundred
//! thousand times. Those of a bucket are in order, so that a look-up can stop early. The first byte of the table is a seed with which no two listed words are mistaken for each other.
//!
//! This file is compiled twice, into the build script and into the program, so that the two cannot disagree.

/// Bytes of a number: an entry, or where the entries of a bucket begin.
const NUMBER: usize = 4;

/// The number of entries in a bucket, on average.
const BUCKET: usize = 4;

/// The number of low bits of an entry that store the number of the word’s set of classes.
const SET_BITS: u32 = 11;

/// The number of sets that a table can have.
pub const MAX_SETS: usize = (1 << SET_BITS) - 1;

/// Returns the number of the set that the table stores for a word, or 0 for an unlisted word.
#[must_use]
pub fn set_of(table: &[u8], word: &[u8]) -> usize {
    let Some((&seed, numbers)) = table.split_first() else { return 0 };
    let hash = hash(seed, word);
    let (numbers, _) = numbers.as_chunks::<NUMBER>();
    let number = |at: usize| numbers.get(at).map_or(0, |&bytes| u32::from_le_bytes(bytes));
    let at = bucket(hash, number(0));
    let entries = numbers.get(number(at + 1) as usize..number(at + 2) as usize).unwrap_or_default();
    let mut entries = entries.iter().map(|&bytes| u32::from_le_bytes(bytes));
    // They are in order: for most words that are not listed, half of them are read. Equal marks leave only the set, and
    // other marks leave more than a set can be.
    let wanted = mark(hash) << SET_BITS;
    let set = entries.find(|&entry| entry >= wanted).unwrap_or_default() ^ wanted;
    if set < 1 << SET_BITS { set as usize } else { 0 }
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

/// Writes the table with one seed: the number of buckets, where the entries of each begin and those of the last end, and
/// the entries, those of a bucket in ascending order, on which [`set_of`] relies. Returns `None` if two words with
/// different sets cannot be distinguished.
fn write_with(seed: u8, words: &[(String, u32)]) -> Option<Vec<u8>> {
    let buckets = u32::try_from(words.len() / BUCKET + 1).ok()?;
    let entry = |(word, set): &(String, u32)| {
        let hash = hash(seed, word.as_bytes());
        (bucket(hash, buckets), mark(hash) << SET_BITS | set)
    };
    let mut entries: Vec<(usize, u32)> = words.iter().map(entry).collect();
    // A look-up stops at the first entry of its bucket that is larger than what it looks for.
    entries.sort_unstable();
    entries.dedup();
    if entries.windows(2).any(|pair| pair[0].0 == pair[1].0 && pair[0].1 >> SET_BITS == pair[1].1 >> SET_BITS)
    {
        return None;
    }
    let first = buckets as usize + 2;
    let mut numbers = vec![buckets];
    for at in 0..=buckets as usize {
        let before = entries.partition_point(|&(bucket, _)| bucket < at);
        numbers.push(u32::try_from(first + before).ok()?);
    }
    numbers.extend(entries.iter().map(|&(_, entry)| entry));
    Some(std::iter::once(seed).chain(numbers.into_iter().flat_map(u32::to_le_bytes)).collect())
}

/// The bucket of a word: its hash, scaled to the number of buckets.
fn bucket(hash: u64, buckets: u32) -> usize {
    (((hash >> 32) * u64::from(buckets)) >> 32) as usize
}

/// The part of a hash that an entry stores.
fn mark(hash: u64) -> u32 {
    (hash & 0xffff_ffff) as u32 >> SET_BITS
}

/// Eight bytes at a time, multiplied and mixed (the constants are those of `SplitMix64`).
fn hash(seed: u8, word: &[u8]) -> u64 {
    let start = u64::from(seed) << 32 | word.len() as u64;
    let add = |hash: u64, number: u64| {
        let hash = (hash ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hash ^ hash >> 29
    };
    let (chunks, rest) = word.as_chunks::<8>();
    let mut hash = chunks.iter().fold(start, |hash, &chunk| add(hash, u64::from_le_bytes(chunk)));
    if !rest.is_empty() {
        hash = add(hash, last_number(word, rest));
    }
    hash = hash.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash ^ hash >> 32
}

/// The bytes after the last whole eight of a word, as a number: little-endian, the missing bytes zero.
fn last_number(word: &[u8], rest: &[u8]) -> u64 {
    // Not through an array: reading back bytes just written takes longer.
    let pair = |low: &[u8; 4], high: &[u8; 4]| {
        let bits = 8 * (rest.len() - 4);
        u64::from(u32::from_le_bytes(*low)) | u64::from(u32::from_le_bytes(*high)) << bits
    };
    match (word.last_chunk::<8>(), rest.first_chunk::<4>(), rest.last_chunk::<4>()) {
        (Some(&last), ..) => u64::from_le_bytes(last) >> (8 * (8 - rest.len())),
        (None, Some(low), Some(high)) => pair(low, high),
        _ => rest.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_after_the_last_whole_eight_are_a_number() {
        let word = b"telecommunication";
        for length in (1..word.len()).filter(|length| length % 8 != 0) {
            let word = &word[..length];
            let (_, rest) = word.as_chunks::<8>();
            let expected = rest.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte));
            assert_eq!(last_number(word, rest), expected, "{length}");
        }
    }

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
