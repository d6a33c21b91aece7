//! Mentions of institutions, companies, parties and teams.

use super::MentionKind;
use super::Passage;
use super::country::CountryMention;
use super::person::PersonMention;
use crate::text::Span;

/// An organisation found in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrganizationMention {
    /// The words, with the country they may begin with: "North Korea’s Foreign Ministry".
    pub span: Span,
    /// Name, or nominal ("the ministry").
    pub kind: MentionKind,
}

/// The mentions of organisations in a passage, in text order. They may enclose a country, never a person.
#[must_use]
pub fn find(
    _passage: &Passage<'_>,
    _countries: &[CountryMention],
    _people: &[PersonMention],
) -> Vec<OrganizationMention> {
    Vec::new()
}
