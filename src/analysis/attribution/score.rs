//! Features -> scores and shares: how much each thing that is seen of a candidate speaks for it.
//!
//! The weights are numbers in a table and nothing else: each names what was seen, so that the reader can be told
//! why. A candidate's share is its part of the sum over all candidates, and over nobody.

use super::candidate::Candidate;

macro_rules! features {
    ($($(#[$doc:meta])* $name:ident $weight:literal,)*) => {
        /// Something that speaks for or against a candidate.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(super) enum Feature { $($(#[$doc])* $name,)* }

        /// The weight of each feature, in the order of [`Feature`].
        const WEIGHTS: &[f32] = &[$($weight,)*];

        /// Every feature.
        const FEATURES: &[Feature] = &[$(Feature::$name,)*];
    };
}

features! {
    /// The report stands right behind the quotation.
    Behind 3.16,
    /// The quotation ends in a full stop before that.
    BehindFullStop -3.26,
    /// The report introduces the quotation.
    Before 2.70,
    /// With nothing between.
    BeforeTouching -0.07,
    /// With a comma or colon.
    BeforeComma -0.74,
    /// The report stands earlier in the sentence.
    EarlierInSentence 2.22,
    /// The report stands later in the sentence.
    LaterInSentence 1.26,
    /// The report stands in the sentence before.
    SentenceBefore -0.30,
    /// The report stands earlier in the paragraph.
    EarlierInParagraph -1.75,
    /// The report stands in the last sentence of the paragraph before.
    ParagraphBefore -1.15,
    /// The report stands further before.
    FarBefore -2.79,
    /// A colon leads to the quotation.
    ColonBefore 0.53,
    /// The report stands in the sentence behind.
    SentenceBehind -0.76,
    /// The report stands between two quotations of the paragraph and belongs to the first.
    Between 1.63,
    /// The report stands right behind the last quotation.
    BehindLast 0.80,
    /// "said".
    Say 0.64,
    /// "told", "asked".
    Tell 0.14,
    /// "added", "warned".
    Report 0.09,
    /// "described ... as".
    Judge -0.61,
    /// "believes".
    Think -1.95,
    /// "laughed".
    Manner -0.59,
    /// "according to".
    According 2.49,
    /// Nothing but a name before a colon or behind a dash.
    Line 2.39,
    /// The report introduces the next quotation.
    LeadsToOther -0.56,
    /// The subject is the sentence's.
    Borrowed -1.12,
    /// The quotation is a phrase.
    Partial -1.24,
    /// One report is nearer.
    OneNearer -0.44,
    /// More are nearer.
    ManyNearer -0.61,
    /// The subject is a pronoun.
    Pronoun 1.63,
    /// The subject is "I" or "we".
    FirstPerson -0.44,
    /// The subject is a name.
    Named 1.12,
    /// The subject is a description.
    Described 0.27,
    /// The words can hardly be somebody who speaks.
    CannotSpeak -0.74,
    /// Speech without marks: the report is the quotation's own.
    Indirect 5.0,
    /// The last speaker goes on.
    Turn -1.95,
    /// In the same paragraph.
    TurnSameParagraph -0.69,
    /// In the next paragraph.
    TurnNextParagraph -0.18,
    /// Two or three paragraphs on.
    TurnLater -0.51,
    /// Further on.
    TurnFar -0.57,
    /// The quotation opens its paragraph.
    TurnOpensParagraph 1.07,
    /// The quotation is a phrase.
    TurnPartial -0.10,
    /// In the same sentence.
    TurnSameSentence -0.23,
}

/// A set of features.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Features(u64);

impl Features {
    /// The set of these.
    #[must_use]
    pub(super) fn of(features: &[Feature]) -> Self {
        Self(features.iter().fold(0, |bits, &feature| bits | 1 << feature as u32))
    }

    /// Adds one.
    pub(super) fn add(&mut self, feature: Feature) {
        self.0 |= 1 << feature as u32;
    }

    /// Adds one where it is seen.
    pub(super) fn add_if(&mut self, seen: bool, feature: Feature) {
        self.0 |= u64::from(seen) << feature as u32;
    }

    /// Whether a feature is in the set.
    #[must_use]
    pub(super) fn has(self, feature: Feature) -> bool {
        self.0 >> (feature as u32) & 1 == 1
    }

    fn score(self) -> f32 {
        FEATURES
            .iter()
            .zip(WEIGHTS)
            .filter(|(feature, _)| self.has(**feature))
            .map(|(_, weight)| weight)
            .sum()
    }
}

/// Sorts the candidates, the likeliest first, and gives each its share of the likelihood. The share that is
/// missing from one is nobody's.
pub(super) fn shares(candidates: &mut [Candidate]) -> Vec<f32> {
    const NOBODY: f32 = 1.0;
    candidates.sort_by(|a, b| b.features.score().total_cmp(&a.features.score()));
    let sum: f32 = candidates.iter().map(|candidate| candidate.features.score().exp()).sum();
    candidates.iter().map(|candidate| candidate.features.score().exp() / (sum + NOBODY)).collect()
}

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
    /// Speech without marks.
    Indirect,
}

impl Rule {
    pub(super) fn of(features: Features) -> Self {
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
            Self::Indirect => "the sentence reports what was said without quotation marks",
        }
    }
}
