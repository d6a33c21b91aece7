//! Observes the choices that attribution makes, for the tool that fits the weights.

use super::candidate::PossibleSpeaker;
use super::coreference::Antecedent;
use crate::analysis::quotation::UnattributedQuotation;
use crate::text::Span;

/// Receives every choice before it is made.
pub(super) trait Observer {
    /// Called before the speaker of `quoted` is chosen.
    fn quotation(&mut self, quoted: &UnattributedQuotation, candidates: &[PossibleSpeaker]);
    /// Called before the antecedent of the pronoun at `span` is chosen.
    fn pronoun(&mut self, span: Span, antecedents: &[Antecedent]);
}

/// Ignores every choice.
pub(super) struct NoObserver;

impl Observer for NoObserver {
    fn quotation(&mut self, _: &UnattributedQuotation, _: &[PossibleSpeaker]) {}
    fn pronoun(&mut self, _: Span, _: &[Antecedent]) {}
}
