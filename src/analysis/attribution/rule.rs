//! The features of the chosen candidate -> the rule that decided, in words for the reader.

use super::score::Feature;
use crate::analysis::weights::ClueSet;

/// The rule that decided, in words for the reader.
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
    /// A report in the sentence behind.
    SentenceBehind,
    /// The last speaker goes on.
    Turn,
    /// Blinken’s letter was “…”.
    Named,
    /// Speech without marks.
    Indirect,
}

impl Rule {
    pub(super) fn of(features: ClueSet<Feature>) -> Self {
        let first = [
            (Feature::Indirect, Self::Indirect),
            (Feature::Turn, Self::Turn),
            (Feature::Behind, Self::Behind),
            (Feature::Before, Self::Before),
            (Feature::BehindLast, Self::Between),
            (Feature::Between, Self::Between),
            (Feature::EarlierInSentence, Self::SameSentence),
            (Feature::LaterInSentence, Self::SameSentence),
            (Feature::SentenceBehind, Self::SentenceBehind),
            (Feature::NamedInSentence, Self::Named),
            (Feature::NamedBehind, Self::Named),
            (Feature::NamedInLastSentence, Self::Named),
            (Feature::NamedInLastParagraph, Self::Named),
            (Feature::PronounActs, Self::Named),
            (Feature::PronounOwner, Self::Named),
        ];
        let seen = first.iter().find(|(feature, _)| features.has(*feature));
        seen.map_or(Self::SentenceBefore, |&(_, rule)| rule)
    }

    /// The rule in plain words.
    #[must_use]
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Behind => "the words that report stand right behind the quotation",
            Self::Before => "the words that report lead to the quotation",
            Self::SameSentence => "the words that report stand in the same sentence",
            Self::Between => "the words that report stand between this quotation and the one before",
            Self::SentenceBefore => "the sentence before reports what this speaker said",
            Self::SentenceBehind => "the sentence behind reports what this speaker said",
            Self::Turn => "nobody else is named, so the last speaker goes on",
            Self::Named => "no verb reports it, and this is who is named beside the quotation",
            Self::Indirect => "the sentence reports what was said without quotation marks",
        }
    }
}
