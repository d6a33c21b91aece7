//! A view of the choices that are made, for the tool that fits the weights.

use super::candidate::Candidate;
use super::coreference::Antecedent;
use crate::text::Span;

/// Sees every choice before it is made.
pub(super) trait Observer {
    /// The speaker of the quotation at `span` is about to be chosen.
    fn quotation(&mut self, span: Span, candidates: &[Candidate]);
    /// The meaning of the pronoun at `span` is about to be chosen.
    fn pronoun(&mut self, span: Span, antecedents: &[Antecedent]);
}

/// Looks at nothing: an analysis that nobody studies.
pub(super) struct NoObserver;

impl Observer for NoObserver {
    fn quotation(&mut self, _: Span, _: &[Candidate]) {}
    fn pronoun(&mut self, _: Span, _: &[Antecedent]) {}
}
