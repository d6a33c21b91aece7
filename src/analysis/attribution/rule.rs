//! The clues of the chosen speaker -> the rule that decided, in words for the reader.

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
}

/// How the words near the quotation name the chosen speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reference {
    /// By name, or by words that name nobody.
    Name,
    /// By a pronoun that hardly anyone else can be meant by.
    Pronoun,
    /// By a pronoun that others may be meant by, too.
    OpenPronoun,
    /// By a description: "the minister".
    Description,
}

impl Reference {
    /// How these clues show that a speaker is named; `certainty` is the chance that the words mean the speaker.
    pub(super) fn of(clues: ClueSet<SpeakerClue>, certainty: f32) -> Self {
        const SURE: f32 = 0.75;
        use SpeakerClue::{Described, Pronoun, PronounActs, PronounOwner, SpeakerGroup, SpeakerUnknown};
        match clues {
            _ if clues.has_any(&[SpeakerGroup, SpeakerUnknown]) => Self::Name,
            _ if clues.has_any(&[Pronoun, PronounActs, PronounOwner]) && certainty < SURE => {
                Self::OpenPronoun
            }
            _ if clues.has_any(&[Pronoun, PronounActs, PronounOwner]) => Self::Pronoun,
            _ if clues.has(Described) => Self::Description,
            _ => Self::Name,
        }
    }
}

/// The words of each rule, alone and with how the speaker is named.
macro_rules! words_of_rules {
    ($($rule:ident $words:literal,)*) => {
        impl Rule {
            /// Says for the reader why this speaker was chosen, and why a pronoun or a description means this one.
            #[must_use]
            pub(super) fn words(self, reference: Reference) -> &'static str {
                match (self, reference) {
                    $((Self::$rule, Reference::Name) => $words,
                    (Self::$rule, Reference::Pronoun) => concat!(
                        $words, "; the pronoun means whoever spoke or was named before and fits it best"
                    ),
                    (Self::$rule, Reference::OpenPronoun) => concat!(
                        $words, "; the pronoun may mean more than one person, and this one is the likeliest"
                    ),
                    (Self::$rule, Reference::Description) => concat!(
                        $words, "; the article describes this speaker with the same words"
                    ),)*
                }
            }
        }
    };
}

words_of_rules! {
    Behind "a reporting verb follows the quotation",
    Before "a reporting verb introduces the quotation",
    SameSentence "a reporting verb is in the same sentence",
    Between "a reporting verb is between this quotation and the previous one",
    SentenceBefore "the previous sentence reports this speaker’s words",
    SentenceBehind "the next sentence reports this speaker’s words",
    Turn "no other speaker is named, so the last speaker continues",
    Named "no verb reports it; this speaker is named beside the quotation",
    Line "a line of its own names the speaker",
    Indirect "the sentence reports speech without quotation marks",
}
