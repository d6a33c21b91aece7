//! Words that a report may report, before they are judged.

use super::clue::ContentShape;
use std::ops::Range;

/// Words and how they follow from their report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Content {
    pub(super) tokens: Range<usize>,
    pub(super) shape: ContentShape,
}

/// The first of the words that a verb introduces, and how it introduces them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opening {
    pub(super) start: usize,
    pub(super) shape: ContentShape,
}
