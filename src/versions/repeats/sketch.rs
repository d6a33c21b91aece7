//! The words of a quotation -> a small sketch of it, and many sketches -> the pairs that are worth aligning.
//!
//! Method: `MinHash` with one permutation, of which the smallest hashes are kept (A. Broder, "On the resemblance and
//! containment of documents", 1997). A short quotation is its whole sketch, so that it is found in one that is little
//! longer; of a part of a very long one the sketch may have no hash.

use std::collections::{BTreeMap, BTreeSet};

/// Words of a shingle.
const SHINGLE: usize = 3;
/// In a quotation with fewer words, one altered word leaves no shingle alone, so that pairs of words are taken too.
const SHORT: usize = 12;
/// Hashes of a sketch.
const SKETCH: usize = 24;
/// A shingle of more quotations is a phrase of the language: each is paired only with the next few.
const MAX_COMMON: usize = 48;
/// How many that is.
const NEXT: usize = 3;

/// The sketch of a quotation, whose words are numbered.
pub(super) fn sketch(words: &[u32]) -> Vec<u64> {
    let mut hashes: Vec<u64> = words.windows(SHINGLE).map(hash).collect();
    if words.len() < SHORT {
        hashes.extend(words.windows(2).map(hash));
    }
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(SKETCH);
    hashes
}

/// The pairs with a hash in common, each once, the smaller index first.
pub(super) fn pairs(sketches: &[Vec<u64>]) -> BTreeSet<(usize, usize)> {
    let mut having: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (at, sketch) in sketches.iter().enumerate() {
        for hash in sketch {
            having.entry(*hash).or_default().push(at);
        }
    }
    let mut pairs = BTreeSet::new();
    for having in having.values() {
        let reach = if having.len() > MAX_COMMON { NEXT } else { MAX_COMMON };
        for (at, one) in having.iter().enumerate() {
            pairs.extend(having.iter().skip(at + 1).take(reach).map(|other| (*one, *other)));
        }
    }
    pairs
}

/// FNV-1a, and the finaliser of splitmix64, without which small numbers stay close together.
fn hash(words: &[u32]) -> u64 {
    let bytes = words.iter().flat_map(|word| word.to_le_bytes());
    let length = words.len() as u64;
    let mixed = bytes.fold(0xcbf2_9ce4_8422_2325 ^ length, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
