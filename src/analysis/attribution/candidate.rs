//! A possible speaker of a quotation, and the speaker of the previous one.

use super::reference::Reference;
use super::rule::Rule;
use super::speaker_clue::SpeakerClue;
use crate::analysis::Speaker;
use crate::analysis::grammar::Outline;
use crate::analysis::quotation::{PassageReading, UnattributedQuotation};
use crate::analysis::weights::ClueSet;
use crate::text::Span;
use std::ops::Range;

/// A possible speaker of a quotation.
#[derive(Debug, Clone)]
pub(super) struct PossibleSpeaker {
    /// The speaker.
    pub(super) speaker: Speaker,
    /// Who speaks together with the speaker: Bolivia in "Chile and Bolivia said".
    pub(super) also: Vec<Speaker>,
    /// The words that name the speaker here.
    pub(super) mention: Option<Span>,
    /// The reporting words.
    pub(super) cue: Option<Span>,
    /// Who relayed the quotation.
    pub(super) via: Option<Speaker>,
    /// The probability that the words stand for the speaker.
    pub(super) certainty: f32,
    /// How a description refers to the speaker.
    pub(super) reference: Option<Reference>,
    /// The clues for and against.
    pub(super) clues: ClueSet<SpeakerClue>,
}

impl PossibleSpeaker {
    /// The rule that best explains the choice of this speaker.
    pub(super) fn rule(&self) -> Rule {
        Rule::of(self.clues)
    }
}

/// Who said an earlier quotation, and where. It holds no token numbers, so it can outlive its passage.
#[derive(Debug, Clone)]
pub(super) struct Turn {
    pub(super) speaker: Speaker,
    pub(super) certainty: f32,
    pub(super) span: Span,
    pub(super) paragraph: usize,
    pub(super) reported_behind: bool,
}

impl Turn {
    /// The turn of the speaker chosen for `quoted`.
    pub(super) fn new(
        reading: &PassageReading<'_, '_>,
        quoted: &UnattributedQuotation,
        candidate: &PossibleSpeaker,
    ) -> Self {
        Self {
            speaker: candidate.speaker,
            certainty: candidate.certainty,
            span: reading.outline.span_of(&quoted.tokens),
            paragraph: reading.outline.own_paragraph(quoted.tokens.end.saturating_sub(1)),
            reported_behind: candidate.clues.has(SpeakerClue::Behind),
        }
    }

    /// Its tokens in the passage of `outline`.
    pub(super) fn tokens(&self, outline: &Outline<'_, '_>) -> Range<usize> {
        let passage = outline.passage;
        passage.token_at(self.span.start)..passage.token_at(self.span.end.saturating_sub(1)) + 1
    }
}
