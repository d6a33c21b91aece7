//! Mentions of countries: names, demonyms, and governments named by their capital.

use super::{CountryCode, MentionKind, Passage};
use crate::text::Span;

/// A country found in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountryMention {
    /// The words.
    pub span: Span,
    /// Which country.
    pub code: CountryCode,
    /// Name, demonym, metonym or place.
    pub kind: MentionKind,
}

/// The mentions of countries in a passage, in text order; they do not overlap.
#[must_use]
pub fn find(_passage: &Passage<'_>) -> Vec<CountryMention> {
    Vec::new()
}
