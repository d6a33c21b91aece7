//! A quotation as it is found, before it is known who is quoted.

use crate::analysis::{Cue, QuotationKind};
use crate::text::Span;
use std::ops::Range;

/// A quotation without its speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// How it is quoted.
    pub kind: QuotationKind,
    /// What was said.
    pub content: Span,
    /// The content with its marks.
    pub marks: Span,
    /// The words that report it, where they decided that this is speech.
    pub cue: Option<Cue>,
    /// Its tokens with the marks.
    pub tokens: Range<usize>,
    /// The report that decided, for indirect speech.
    pub report: Option<usize>,
}
