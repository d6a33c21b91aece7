//! The clues of the chosen speaker -> the rule that decided, in words for the reader.

use super::reference::{Reference, with_reference};
use super::speaker_clue::SpeakerClue;
use crate::analysis::weights::ClueSet;

/// The rule that decided on a speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// “…,” Blinken said.
    Behind,
    /// Blinken said: “…”
    Before,
    /// Blinken, who said …, called it “…”.
    SameSentence,
    /// “…,” Blinken said. “…”
    Between,
    /// Blinken explained. “…”
    SentenceBefore,
    /// “…” Blinken explained why.
    SentenceBehind,
    /// The previous speaker continues.
    Turn,
    /// — Blinken, under a block quotation.
    Line,
    /// Blinken’s letter was “…”.
    Named,
    /// Speech without quotation marks.
    Indirect,
}

impl Rule {
    pub(super) fn of(clues: ClueSet<SpeakerClue>) -> Self {
        // Several clues may hold at once. The first one in this order decides, because a report next to the quotation
        // explains the choice better than one farther away, and any report better than a name.
        let first = [
            (SpeakerClue::Indirect, Self::Indirect),
            (SpeakerClue::Turn, Self::Turn),
            (SpeakerClue::Behind, Self::Behind),
            (SpeakerClue::Before, Self::Before),
            (SpeakerClue::BehindLast, Self::Between),
            (SpeakerClue::Between, Self::Between),
            (SpeakerClue::EarlierInSentence, Self::SameSentence),
            (SpeakerClue::LaterInSentence, Self::SameSentence),
            (SpeakerClue::SentenceBehind, Self::SentenceBehind),
            (SpeakerClue::NamedInSentence, Self::Named),
            (SpeakerClue::NamedBehind, Self::Named),
            (SpeakerClue::NamedInLastSentence, Self::Named),
            (SpeakerClue::NamedInLastParagraph, Self::Named),
            (SpeakerClue::PronounActs, Self::Named),
            (SpeakerClue::PronounOwner, Self::Named),
            (SpeakerClue::SentenceBefore, Self::SentenceBefore),
            (SpeakerClue::Line, Self::Line),
        ];
        let seen = first.iter().find(|(clue, _)| clues.has(*clue));
        seen.map_or(Self::SentenceBefore, |&(_, rule)| rule)
    }

    /// Describes the rule for the reader, and how a description refers to the speaker.
    #[must_use]
    pub(super) fn words(self, reference: Option<Reference>) -> &'static str {
        match self {
            Self::Behind => with_reference!("a reporting verb follows the quotation", reference),
            Self::Before => with_reference!("a reporting verb introduces the quotation", reference),
            Self::SameSentence => with_reference!("a reporting verb is in the same sentence", reference),
            Self::Between => {
                with_reference!("a reporting verb is between this quotation and the previous one", reference)
            }
            Self::SentenceBefore => {
                with_reference!("the previous sentence reports this speaker’s words", reference)
            }
            Self::SentenceBehind => {
                with_reference!("the next sentence reports this speaker’s words", reference)
            }
            Self::Turn => {
                with_reference!("no other speaker is named, so the last speaker continues", reference)
            }
            Self::Named => {
                with_reference!("no verb reports it; this speaker is named beside the quotation", reference)
            }
            Self::Line => with_reference!("a line of its own names the speaker", reference),
            Self::Indirect => {
                with_reference!("the sentence reports speech without quotation marks", reference)
            }
        }
    }
}
