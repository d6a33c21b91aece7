//! A token and its run -> what the clues ask about the tokens near them, looked up once for all clues.
//!
//! Some seventy clues of a token combine the same few hashes, shapes and classes.

use std::ops::Range;

/// What the clues ask about a token and the two on either side.
#[derive(Default)]
pub(super) struct Near {
    pub(super) hash: [u32; 5],
    pub(super) shape: [u32; 5],
    pub(super) class: [u32; 5],
}

impl Near {
    pub(super) fn hash(&self, by: isize) -> u32 {
        Self::get(&self.hash, by)
    }

    pub(super) fn shape(&self, by: isize) -> u32 {
        Self::get(&self.shape, by)
    }

    pub(super) fn class(&self, by: isize) -> u32 {
        Self::get(&self.class, by)
    }

    fn get(of: &[u32; 5], by: isize) -> u32 {
        2_usize.checked_add_signed(by).and_then(|at| of.get(at)).copied().unwrap_or_default()
    }
}

/// What the clues ask about a run and the words beside it.
pub(crate) struct RunEdges {
    pub(super) tokens: Range<usize>,
    /// The hashes of the two words before it, the nearest first.
    pub(super) before: [u32; 2],
    /// The hashes of the two words after it, the nearest first.
    pub(super) after: [u32; 2],
    pub(super) class_before: u32,
    pub(super) class_last: u32,
    pub(super) class_after: u32,
    /// How its sentence uses capitals, as a number.
    pub(super) casing: u32,
    /// Whether a role in apposition or a verb of people follows, as a number.
    pub(super) followed: u32,
}
