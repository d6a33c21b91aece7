//! Passage -> the stretches of text that quote somebody, before it is known whom.

use super::{Cue, Passage, QuotationKind};
use crate::text::Span;

/// A quotation without its speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quoted {
    /// How it is quoted.
    pub kind: QuotationKind,
    /// What was said.
    pub content: Span,
    /// The content with its marks.
    pub marks: Span,
    /// The words that report it, where they decided that this is speech.
    pub cue: Option<Cue>,
}

/// The quotations of a passage in text order.
#[must_use]
pub fn find(_passage: &Passage<'_>) -> Vec<Quoted> {
    Vec::new()
}
