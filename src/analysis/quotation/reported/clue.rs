//! Clues -> how likely the words that a reporting clause seems to report are speech.
//!
//! A log-linear model, like that of [marks](crate::analysis::quotation::judging::clue): each clue seen adds its weight. There
//! is a column of weights for each group of shapes, because a clause after "that" and a noun after "announced" are
//! judged by different things. `tools/weigh_reports.rs` fits the weights; it sees the clues and nothing else.

use crate::analysis::weights::{ClueSet, weight_table};

/// The probability above which words are listed as reported speech. It is above even odds, because inventing speech
/// is worse than missing it.
pub const SPEECH_PROBABILITY: f32 = 0.54;

/// The most of the reports that the annotations contain to which the weights are fitted. The rest count as wrong there.
pub const ANNOTATED: f32 = 0.97;

/// How the words follow from their report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContentShape {
    /// "said that the road was shut".
    That,
    /// "said the road was shut".
    Bare,
    /// "a road that he said was shut".
    Gapped,
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
    /// "criticised him for closing the road", "described it as shut".
    View,
    /// "announced a new road".
    Object,
    /// "recalled a new road".
    Topic,
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
            Self::Bare | Self::Gapped => 1,
            Self::Vow
            | Self::Demand
            | Self::Denial
            | Self::Gerund
            | Self::Accusation
            | Self::View
            | Self::Object
            | Self::Topic
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
            Self::Gapped => Some(ReportClue::Gapped),
            Self::View => Some(ReportClue::View),
            Self::Topic => Some(ReportClue::Topic),
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
    Always -0.75 -1.71 -0.88 -1.13,
    /// "asked whether".
    Question 0.00 0.00 0.00 0.00,
    /// "promised to".
    Vow 0.08 0.08 0.10 0.08,
    /// "urged him to".
    Demand -0.15 -0.15 -0.19 -0.15,
    /// "proposed closing".
    Gerund -0.29 -0.29 -0.37 -0.29,
    /// "accused him of", "denied knowing".
    Accusation 0.23 0.23 0.29 0.23,
    /// "announced a road".
    Object -0.20 -0.20 -0.24 -0.20,
    /// "called for a road".
    ObjectOfPhrase -0.05 -0.05 -0.06 -0.05,
    /// "which he said was shut".
    Gapped -0.57 -0.71 -0.57 -0.57,
    /// "described it as shut".
    View 0.65 0.65 0.81 0.65,
    /// "recalled a road".
    Topic -0.26 -0.26 -0.33 -0.26,
    /// "her claim that".
    Noun -0.62 -0.20 0.10 -0.22,
    /// The report is inside the words.
    Around -0.28 -0.28 -0.28 -0.35,
    /// "according to" behind the words.
    BeforeFrame 0.51 0.51 0.51 0.64,
    /// "According to" or "As he said" before the words.
    AfterFrame 0.28 0.28 0.28 0.35,
    /// "according to" around the words or inside them.
    AccordingTo 0.35 0.35 0.35 0.44,
    /// The report ends the sentence.
    ReportCloses 0.73 0.73 0.73 0.92,
    /// The report ends the sentence but for a time or a place.
    ReportNearlyCloses 0.45 0.45 0.45 0.56,
    /// "said".
    Say 0.25 0.84 0.55 0.75,
    /// "told".
    Tell 0.04 0.61 0.18 0.33,
    /// "asked".
    Ask 0.50 0.39 0.37 0.39,
    /// "called".
    Judge 0.93 0.65 0.54 0.65,
    /// A verb of showing: "suggests".
    Showing -0.09 0.28 0.04 0.16,
    /// "found", "wrote": a verb with a thing as its object.
    WithObject 0.10 -0.36 0.31 -0.34,
    /// A present form in -s.
    Present -0.22 0.27 0.20 0.08,
    /// A form like the infinitive: "say".
    Base -0.19 0.35 -0.07 0.59,
    /// A form in -ing.
    Participle 0.16 -0.28 0.41 -0.11,
    /// "to" before the verb.
    AfterTo -0.41 -0.65 -0.30 -0.22,
    /// An auxiliary before the verb: "has said", "is saying".
    AfterAuxiliary 0.03 0.02 0.50 -0.27,
    /// "was told": a passive.
    Passive -0.80 -0.57 -0.49 -0.57,
    /// The subject is a name.
    SubjectName 0.47 0.37 0.86 0.29,
    /// The subject is "he".
    SubjectPronoun 0.09 0.29 0.66 0.33,
    /// The subject is a word for someone who speaks.
    SubjectSpeaks 0.53 0.33 0.65 0.52,
    /// The subject is the sentence's.
    SubjectInherited -0.31 -0.31 -0.50 -0.35,
    /// The subject begins the sentence.
    SubjectOpens 0.01 0.08 0.45 0.16,
    /// A subject that speaks begins the sentence, a past form follows it, and the words end it: "Mensah said that ….".
    Plain 0.28 0.82 0.09 0.37,
    /// The subject follows the verb.
    VerbFirst 0.18 0.18 0.18 0.22,
    /// A comma before a verb without a subject of its own.
    InheritedAfterComma 0.27 0.97 0.72 0.61,
    /// "and", "but" before a verb without a subject of its own.
    InheritedAfterAnd 0.18 0.44 0.66 0.39,
    /// A preposition or a conjunction before a verb without a subject of its own: "by saying".
    InheritedAfterLink -0.52 -0.21 -0.63 -0.42,
    /// In a relative clause: "who said".
    InRelativeClause -0.98 -0.57 -1.03 -1.17,
    /// In a subordinate clause: "as he said", "when he said".
    InSubordinateClause -0.10 -0.20 0.37 -0.79,
    /// Inside the words of another report.
    InReport -0.43 -0.35 -0.32 -0.34,
    /// Words between the verb and what it reports.
    Apart -0.29 -0.26 0.23 0.36,
    /// The words begin with "he".
    BeginsWithPronoun 0.05 0.09 0.14 0.07,
    /// The words begin with "the", "his".
    BeginsWithDeterminer 0.34 0.04 0.54 0.03,
    /// The words begin with a name.
    BeginsWithName 0.05 0.17 0.20 0.25,
    /// An auxiliary is among the first words.
    HasAuxiliary -0.06 0.34 0.20 0.38,
    /// A verb with a finite form.
    HasVerb 1.66 0.93 0.82 0.61,
    /// Fewer than five tokens.
    Short -0.34 -0.30 -0.55 -0.69,
    /// Twelve tokens or more.
    Long -0.07 0.08 -0.28 -0.13,
    /// The words end the sentence.
    EndsSentence 0.61 1.10 0.88 1.29,
    /// A comma follows.
    BeforeComma -0.01 0.80 0.30 0.57,
    /// "and" or "but" follows.
    BeforeAnd 0.16 -0.16 -0.02 -0.20,
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
        const MOST: f32 = 0.99;
        let annotated = 1.0 / (1.0 + (-self.seen.score_in(self.column)).exp());
        (annotated / ANNOTATED).min(MOST)
    }

    /// Whether the words are listed.
    #[must_use]
    pub fn is_speech(self) -> bool {
        self.probability() >= SPEECH_PROBABILITY
    }
}
