//! Mentions of people by name.

use super::Passage;
use super::country::CountryMention;
use crate::text::Span;

/// A person's name found in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonMention {
    /// The name, without title and possessive ending.
    pub span: Span,
    /// The words that say what the person is ("US Secretary of State"), when they stand beside the name.
    pub role: Option<Span>,
}

/// The names of people in a passage, in text order; they do not overlap each other or a country.
#[must_use]
pub fn find(_passage: &Passage<'_>, _countries: &[CountryMention]) -> Vec<PersonMention> {
    Vec::new()
}
