//! Clues -> how likely the words that a reporting clause seems to report are speech.
//!
//! A log-linear model, like that of [marks](crate::analysis::quotation::clue): each clue seen adds its weight. There
//! is a column of weights for each group of shapes, because a clause after "that" and a noun after "announced" are
//! judged by different things. `tools/weigh_reports.rs` fits the weights; it sees the clues and nothing else.

use crate::analysis::weights::{ClueSet, weight_table};

/// The probability above which words are listed as reported speech. It is above even odds, because inventing speech
/// is worse than missing it.
pub const SPEECH_THRESHOLD: f32 = 0.6;

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
    Always -0.44 -1.22 -0.60 -1.04,
    /// "asked whether".
    Question 0.01 0.01 0.01 0.01,
    /// "promised to".
    Vow 0.21 0.21 0.26 0.21,
    /// "urged him to".
    Demand -0.11 -0.11 -0.13 -0.11,
    /// "proposed closing".
    Gerund -0.26 -0.26 -0.32 -0.26,
    /// "accused him of", "denied knowing".
    Accusation 0.53 0.53 0.67 0.53,
    /// "announced a road".
    Object -0.22 -0.22 -0.27 -0.22,
    /// "called for a road".
    ObjectOfPhrase 0.06 0.06 0.08 0.06,
    /// The report is inside the words.
    Around -0.74 -0.74 -0.74 -0.92,
    /// "according to" behind the words.
    BeforeFrame 0.85 0.85 0.85 1.07,
    /// "According to" or "As he said" before the words.
    AfterFrame 0.08 0.08 0.08 0.10,
    /// "according to" around the words or inside them.
    AccordingTo 0.32 0.32 0.32 0.40,
    /// The report ends the sentence.
    ReportCloses 0.38 0.38 0.38 0.47,
    /// The report ends the sentence but for a time or a place.
    ReportNearlyCloses 0.35 0.35 0.35 0.44,
    /// "said".
    Say 0.60 0.94 0.67 0.71,
    /// "told".
    Tell 0.32 1.00 0.35 0.29,
    /// "asked".
    Ask 0.34 0.21 0.12 0.21,
    /// "called".
    Judge 0.27 0.31 0.43 0.31,
    /// A verb of showing: "suggests".
    Showing -0.06 0.54 0.35 0.42,
    /// "found", "wrote": a verb with a thing as its object.
    WithObject 0.13 -0.43 0.54 -0.32,
    /// A present form in -s.
    Present -0.64 0.18 -0.03 -0.98,
    /// A form like the infinitive: "say".
    Base -0.57 0.12 -0.16 0.24,
    /// A form in -ing.
    Participle 0.02 -0.35 -0.18 -0.37,
    /// "to" before the verb.
    AfterTo -0.60 -0.61 -0.55 -0.57,
    /// An auxiliary before the verb: "has said", "is saying".
    AfterAuxiliary -0.22 -0.22 0.31 -0.63,
    /// "was told": a passive.
    Passive -0.58 -0.40 -0.33 -0.40,
    /// The subject is a name.
    SubjectName 0.56 0.73 1.08 0.28,
    /// The subject is "he".
    SubjectPronoun 0.14 0.69 0.64 0.32,
    /// The subject is a word for someone who speaks.
    SubjectSpeaks 0.69 0.83 0.71 0.61,
    /// The subject is the sentence's.
    SubjectInherited -0.33 -0.38 -0.37 -0.33,
    /// The subject follows the verb.
    VerbFirst -0.44 -0.44 -0.44 -0.55,
    /// A comma before a verb without a subject of its own.
    InheritedAfterComma 0.34 0.94 0.95 0.69,
    /// "and", "but" before a verb without a subject of its own.
    InheritedAfterAnd 0.21 0.14 0.47 0.25,
    /// A preposition or a conjunction before a verb without a subject of its own: "by saying".
    InheritedAfterLink -0.67 -0.39 -0.71 -0.54,
    /// In a relative clause: "who said".
    InRelativeClause -0.65 -0.41 -0.77 -0.94,
    /// In a subordinate clause: "as he said", "when he said".
    InSubordinateClause -0.10 -0.28 0.38 -0.56,
    /// Inside the words of another report.
    InReport -0.66 -0.67 -0.63 -0.60,
    /// Words between the verb and what it reports.
    Apart -0.48 -0.45 0.19 0.28,
    /// The words begin with "he".
    BeginsWithPronoun -0.05 0.07 0.08 -0.05,
    /// The words begin with "the", "his".
    BeginsWithDeterminer 0.34 0.12 0.57 0.17,
    /// The words begin with a name.
    BeginsWithName 0.07 0.32 0.06 0.41,
    /// An auxiliary is among the first words.
    HasAuxiliary 0.04 0.37 0.28 0.53,
    /// A verb with a finite form.
    HasVerb 1.40 0.17 0.49 0.37,
    /// Fewer than five tokens.
    Short -0.36 -0.35 -0.58 -0.68,
    /// Twelve tokens or more.
    Long -0.05 -0.16 -0.61 0.32,
    /// The words end the sentence.
    EndsSentence 0.56 1.26 0.67 1.02,
    /// A comma follows.
    BeforeComma -0.13 0.45 0.18 0.41,
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
