//! Clues -> how likely the words that a reporting clause seems to report are speech.
//!
//! A log-linear model, like that of [marks](crate::analysis::quotation::judging::clue): each clue seen adds its weight. There
//! is a column of weights for each group of shapes, because a clause after "that" and a noun after "announced" are
//! judged by different things. `tools/weigh_reports.rs` fits the weights; it sees the clues and nothing else.

use crate::analysis::weights::{ClueSet, weight_table};

/// The probability above which words are listed as reported speech. It is above even odds, because inventing speech
/// is worse than missing it.
pub const SPEECH_THRESHOLD: f32 = 0.58;

/// How the words follow from their report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContentShape {
    /// "said that the road was shut".
    That,
    /// "said the road was shut".
    Bare,
    /// "asked whether the road was shut".
    Question,
    /// "promised to open the road".
    Vow,
    /// "urged drivers to wait".
    Demand,
    /// "denied closing the road".
    Denial,
    /// "proposed closing the road".
    Gerund,
    /// "accused him of closing the road".
    Accusation,
    /// "announced a new road".
    Object,
    /// "called for a new road".
    ObjectOfPhrase,
    /// "The road is shut, he said".
    Ahead,
    /// "Drivers, he said, must wait".
    Around,
    /// "The road is shut, according to him".
    BeforeFrame,
    /// "According to him, the road is shut", "As he said, the road is shut".
    AfterFrame,
}

impl ContentShape {
    /// The column of the weights to use.
    fn column(self) -> usize {
        match self {
            Self::That | Self::Question => 0,
            Self::Bare => 1,
            Self::Vow
            | Self::Demand
            | Self::Denial
            | Self::Gerund
            | Self::Accusation
            | Self::Object
            | Self::ObjectOfPhrase => 2,
            Self::Ahead | Self::Around | Self::BeforeFrame | Self::AfterFrame => 3,
        }
    }

    /// Whether the words have a verb with a finite form.
    pub(super) fn is_clause(self) -> bool {
        self.column() != 2
    }

    /// The clue that names the shape.
    fn clue(self) -> Option<ReportClue> {
        match self {
            Self::That | Self::Bare | Self::Ahead => None,
            Self::Question => Some(ReportClue::Question),
            Self::Vow => Some(ReportClue::Vow),
            Self::Demand => Some(ReportClue::Demand),

            Self::Gerund => Some(ReportClue::Gerund),
            Self::ObjectOfPhrase => Some(ReportClue::ObjectOfPhrase),
            Self::Accusation | Self::Denial => Some(ReportClue::Accusation),
            Self::Object => Some(ReportClue::Object),
            Self::Around => Some(ReportClue::Around),
            Self::BeforeFrame => Some(ReportClue::BeforeFrame),
            Self::AfterFrame => Some(ReportClue::AfterFrame),
        }
    }
}

weight_table! {
    /// Something seen of words that a report may report.
    pub ReportClue [that bare act around]:
    /// Always.
    Always -0.62 -1.28 -0.85 -1.33,
    /// "asked whether".
    Question 0.11 0.09 0.09 0.09,
    /// "promised to".
    Vow 0.07 0.07 0.09 0.07,
    /// "urged him to".
    Demand -0.25 -0.25 -0.31 -0.25,
    /// "proposed closing".
    Gerund -0.15 -0.15 -0.19 -0.15,
    /// "accused him of", "denied knowing".
    Accusation 0.35 0.35 0.44 0.35,
    /// "announced a road".
    Object -0.18 -0.18 -0.22 -0.18,
    /// "called for a road".
    ObjectOfPhrase -0.02 -0.02 -0.02 -0.02,
    /// The report is inside the words.
    Around -0.60 -0.60 -0.60 -0.75,
    /// "according to" behind the words.
    BeforeFrame 0.94 0.94 0.94 1.17,
    /// "According to" or "As he said" before the words.
    AfterFrame 0.11 0.11 0.11 0.14,
    /// "according to" around the words or inside them.
    AccordingTo 0.31 0.31 0.31 0.38,
    /// The report ends the sentence.
    ReportCloses 0.37 0.37 0.37 0.46,
    /// The report ends the sentence but for a time or a place.
    ReportNearlyCloses 0.46 0.46 0.46 0.57,
    /// "said".
    Say 0.61 1.00 0.70 0.75,
    /// "told".
    Tell 0.24 0.90 0.38 0.52,
    /// "asked".
    Ask 0.54 0.48 0.54 0.48,
    /// "called".
    Judge 0.84 0.60 0.50 0.60,
    /// A verb of showing: "suggests".
    Showing -0.11 0.40 0.21 0.17,
    /// "found", "wrote": a verb with a thing as its object.
    WithObject 0.10 -0.58 0.19 -0.42,
    /// A present form in -s.
    Present -0.39 0.16 0.13 -0.03,
    /// A form like the infinitive: "say".
    Base -0.61 0.13 -0.12 0.50,
    /// A form in -ing.
    Participle 0.08 -0.36 0.22 0.06,
    /// "to" before the verb.
    AfterTo -0.37 -0.60 -0.49 -0.48,
    /// An auxiliary before the verb: "has said", "is saying".
    AfterAuxiliary -0.15 -0.02 0.48 -0.36,
    /// "was told": a passive.
    Passive -0.75 -0.54 -0.47 -0.54,
    /// The subject is a name.
    SubjectName 0.60 0.77 1.24 0.33,
    /// The subject is "he".
    SubjectPronoun 0.28 0.67 0.86 0.54,
    /// The subject is a word for someone who speaks.
    SubjectSpeaks 0.73 0.79 0.83 0.74,
    /// The subject is the sentence's.
    SubjectInherited -0.44 -0.53 -0.68 -0.51,
    /// The subject follows the verb.
    VerbFirst -0.20 -0.20 -0.20 -0.25,
    /// A comma before a verb without a subject of its own.
    InheritedAfterComma 0.52 1.06 1.08 0.82,
    /// "and", "but" before a verb without a subject of its own.
    InheritedAfterAnd 0.23 0.33 0.81 0.42,
    /// A preposition or a conjunction before a verb without a subject of its own: "by saying".
    InheritedAfterLink -0.62 -0.36 -0.71 -0.52,
    /// In a relative clause: "who said".
    InRelativeClause -0.80 -0.50 -0.88 -1.16,
    /// In a subordinate clause: "as he said", "when he said".
    InSubordinateClause -0.06 -0.26 0.29 -0.59,
    /// Inside the words of another report.
    InReport -0.66 -0.82 -0.79 -0.70,
    /// Words between the verb and what it reports.
    Apart -0.45 -0.42 0.26 0.09,
    /// The words begin with "he".
    BeginsWithPronoun -0.08 0.09 0.09 0.05,
    /// The words begin with "the", "his".
    BeginsWithDeterminer 0.33 0.13 0.67 0.26,
    /// The words begin with a name.
    BeginsWithName 0.02 0.35 0.06 0.43,
    /// An auxiliary is among the first words.
    HasAuxiliary -0.00 0.26 0.23 0.51,
    /// A verb with a finite form.
    HasVerb 1.49 0.18 0.54 0.45,
    /// Fewer than five tokens.
    Short -0.25 -0.32 -0.59 -0.67,
    /// Twelve tokens or more.
    Long -0.10 0.02 -0.47 0.29,
    /// The words end the sentence.
    EndsSentence 0.67 1.43 0.82 1.33,
    /// A comma follows.
    BeforeComma -0.11 0.54 0.23 0.33,
    /// In a headline.
    InHeadline 0.00 0.00 0.00 0.00,
}

/// The clues seen of words that a report may report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportClues {
    seen: ClueSet<ReportClue>,
    column: usize,
}

impl ReportClues {
    /// Starts with the clues of a shape.
    #[must_use]
    pub fn new(shape: ContentShape) -> Self {
        let mut seen = ClueSet::of(&[ReportClue::Always]);
        if let Some(clue) = shape.clue() {
            seen.add(clue);
        }
        Self { seen, column: shape.column() }
    }

    /// Adds a clue if it is seen.
    pub fn add_if(&mut self, seen: bool, clue: ReportClue) {
        self.seen.add_if(seen, clue);
    }

    /// Whether a clue is seen.
    #[must_use]
    pub fn has(self, clue: ReportClue) -> bool {
        self.seen.has(clue)
    }

    /// Whether the report is beside or inside the words.
    pub(super) fn is_around(self) -> bool {
        self.column == ContentShape::Around.column()
    }

    /// The column of the weights to use.
    #[must_use]
    pub fn column(self) -> usize {
        self.column
    }

    /// The probability that the words are speech, 0 to 1.
    #[must_use]
    pub fn probability(self) -> f32 {
        1.0 / (1.0 + (-self.seen.score_in(self.column)).exp())
    }

    /// Whether the words are listed.
    #[must_use]
    pub fn is_speech(self) -> bool {
        self.probability() >= SPEECH_THRESHOLD
    }
}
