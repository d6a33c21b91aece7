//! A run of tokens -> what the clues ask about its tokens and those near them, looked up once for all clues.
//!
//! The clues of a token combine the same few hashes, shapes and classes, and those of the next token nearly the same
//! ones.

use super::casing::Casing;
use std::ops::Range;

/// How many tokens on either side of a token the clues look at.
pub(super) const REACH: usize = 2;

/// What the clues ask about a token.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct TokenLook {
    pub(super) hash: u32,
    pub(super) shape: u32,
    pub(super) class: u32,
}

impl TokenLook {
    /// Its classes, and whether it is part of a country's name.
    pub(crate) fn class(self) -> u32 {
        self.class
    }

    /// Its classes, without whether it is part of a country's name.
    pub(super) fn word_class(self) -> u32 {
        self.class & !Self::COUNTRY
    }

    /// The bit of the classes that says that it is part of a country's name.
    pub(super) const COUNTRY: u32 = 1 << 31;
}

/// What the clues ask about a token and the two on either side.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Near([TokenLook; 2 * REACH + 1]);

impl Near {
    /// Those of the tokens of a run, whose looks begin and end with those of the tokens beside it.
    pub(super) fn all(looks: &[TokenLook]) -> impl Iterator<Item = Self> {
        looks.windows(2 * REACH + 1).filter_map(|looks| looks.first_chunk().copied().map(Self))
    }

    /// The look of the token itself.
    pub(crate) fn own(&self) -> TokenLook {
        self.0[REACH]
    }

    pub(super) fn hash(&self, by: isize) -> u32 {
        self.at(by).hash
    }

    pub(super) fn shape(&self, by: isize) -> u32 {
        self.at(by).shape
    }

    pub(super) fn class(&self, by: isize) -> u32 {
        self.at(by).class
    }

    #[inline]
    fn at(&self, by: isize) -> TokenLook {
        REACH.checked_add_signed(by).and_then(|at| self.0.get(at)).copied().unwrap_or_default()
    }
}

/// A run of tokens that are tagged together, and what the clues ask about it and the words beside it.
pub(crate) struct TaggedRun {
    /// Its tokens; they are within one sentence.
    pub(crate) tokens: Range<usize>,
    /// The tokens of its sentence.
    pub(super) sentence: Range<usize>,
    /// The looks of its tokens and of those beside it, among those of all runs.
    pub(super) looks: Range<usize>,
    /// How its sentence uses capitals.
    pub(super) casing: Casing,
    /// Whether a role in apposition or a verb of people follows, as a number.
    pub(super) followed: u32,
}
