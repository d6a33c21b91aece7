//! A token and its run -> what the clues ask about the tokens near them, looked up once for all clues.
//!
//! The clues of a token combine the same few hashes, shapes and classes, and those of the next token nearly the same
//! ones: going on to it costs one new look.

use std::ops::Range;

/// What the clues ask about a token.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct TokenLook {
    pub(super) hash: u32,
    pub(super) shape: u32,
    pub(super) class: u32,
}

/// What the clues ask about a token and the two on either side.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Near([TokenLook; 5]);

impl Near {
    /// Goes on to the next token; `second` is the second one behind it.
    pub(super) fn go_on(&mut self, second: TokenLook) {
        let [_, two, three, four, five] = self.0;
        self.0 = [two, three, four, five, second];
    }

    /// The look of the token itself.
    pub(crate) fn own(&self) -> TokenLook {
        self.at(0)
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
        2_usize.checked_add_signed(by).and_then(|at| self.0.get(at)).copied().unwrap_or_default()
    }
}

/// What the clues ask about a run and the words beside it.
pub(crate) struct RunEdges {
    pub(super) tokens: Range<usize>,
    /// The tokens of its sentence.
    pub(super) sentence: Range<usize>,
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
