//! Somebody who may have said a quotation, and who said the one before.

use super::rule::Rule;
use super::score::Feature;
use crate::analysis::Speaker;
use crate::analysis::quotation::{PassageReading, UnattributedQuotation};
use crate::analysis::weights::ClueSet;
use crate::text::Span;
use std::ops::Range;

/// Somebody who may have said a quotation.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// Who.
    pub(super) speaker: Speaker,
    /// The words that name them here.
    pub(super) mention: Option<Span>,
    /// The words that report.
    pub(super) cue: Option<Span>,
    /// Who passed it on.
    pub(super) via: Option<Speaker>,
    /// How sure it is that the words stand for the speaker.
    pub(super) certainty: f32,
    /// What speaks for and against.
    pub(super) features: ClueSet<Feature>,
}

impl Candidate {
    /// The rule that speaks loudest for this candidate.
    pub(super) fn rule(&self) -> Rule {
        Rule::of(self.features)
    }
}

/// Who said an earlier quotation.
#[derive(Debug, Clone)]
pub(super) struct Turn {
    pub(super) speaker: Speaker,
    pub(super) certainty: f32,
    pub(super) tokens: Range<usize>,
    pub(super) paragraph: usize,
    pub(super) reported_behind: bool,
}

impl Turn {
    /// The turn that the chosen candidate had.
    pub(super) fn new(
        reading: &PassageReading<'_, '_>,
        quoted: &UnattributedQuotation,
        candidate: &Candidate,
    ) -> Self {
        Self {
            speaker: candidate.speaker,
            certainty: candidate.certainty,
            tokens: quoted.tokens.clone(),
            paragraph: reading.outline.own_paragraph(quoted.tokens.end.saturating_sub(1)),
            reported_behind: candidate.features.has(Feature::Behind),
        }
    }
}
