//! A quotation before its speaker is known.

use crate::analysis::{Cue, QuotationKind};
use crate::text::Span;
use std::ops::Range;

/// A quotation without its speaker.
#[derive(Debug, Clone, PartialEq)]
pub struct UnattributedQuotation {
    /// How it is quoted.
    pub kind: QuotationKind,
    /// What was said.
    pub content: Span,
    /// The content with its marks.
    pub marks: Span,
    /// The probability that the words are speech, 0 to 1.
    pub speech: f32,
    /// The words that report it, if they are what shows that it is speech.
    pub cue: Option<Cue>,
    /// Its tokens with the marks.
    pub tokens: Range<usize>,
    /// The quotations inside it, in text order: what stands in marks of their own between its marks.
    pub inside: Vec<Span>,
    /// The content of its first part, if the reporter broke the quotation: “We stay,” she said, “and wait.”
    pub continues: Option<Span>,
    /// The index of its reporting clause. Only indirect speech and block quotations have one here; for words in marks,
    /// attribution chooses.
    pub report: Option<usize>,
}
