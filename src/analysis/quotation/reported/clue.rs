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
    /// "promised to open the road", "urged drivers to wait".
    Infinitive,
    /// "denied closing the road".
    Gerund,
    /// "accused him of closing the road".
    Accusation,
    /// "announced a new road".
    Object,
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
            Self::Infinitive | Self::Gerund | Self::Accusation | Self::Object => 2,
            Self::Ahead | Self::Around | Self::BeforeFrame | Self::AfterFrame => 3,
        }
    }

    /// The clue that names the shape.
    fn clue(self) -> Option<ReportClue> {
        match self {
            Self::That | Self::Bare | Self::Ahead => None,
            Self::Question => Some(ReportClue::Question),
            Self::Infinitive => Some(ReportClue::Infinitive),
            Self::Gerund => Some(ReportClue::Gerund),
            Self::Accusation => Some(ReportClue::Accusation),
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
    Always -0.37 -0.76 -0.34 -0.80,
    /// "asked whether".
    Question 0.06 0.05 0.05 0.05,
    /// "promised to".
    Infinitive 0.08 0.08 0.10 0.08,
    /// "denied knowing".
    Gerund -0.32 -0.32 -0.40 -0.32,
    /// "accused him of".
    Accusation 0.75 0.75 0.94 0.75,
    /// "announced a road".
    Object -0.10 -0.10 -0.12 -0.10,
    /// The report is inside the words.
    Around -0.96 -0.96 -0.96 -1.21,
    /// "according to" behind the words.
    BeforeFrame 1.09 1.09 1.09 1.36,
    /// "According to" or "As he said" before the words.
    AfterFrame 0.32 0.32 0.32 0.40,
    /// "said".
    Say 0.54 0.65 0.58 0.76,
    /// "told".
    Tell 0.20 0.88 0.23 0.14,
    /// "asked".
    Ask 0.47 0.16 -0.11 0.16,
    /// "called".
    Judge -0.17 0.10 0.40 0.10,
    /// A verb of showing: "suggests".
    Showing -0.15 0.19 -0.21 0.31,
    /// "found", "wrote": a verb with a thing as its object.
    WithObject 0.10 -0.53 0.68 -0.21,
    /// A present form in -s.
    Present -0.60 0.20 -0.03 -0.92,
    /// A form like the infinitive: "say".
    Base -0.36 -0.04 -0.11 0.39,
    /// A form in -ing.
    Participle -0.04 -0.07 0.06 -0.38,
    /// "to" before the verb.
    AfterTo -0.56 -0.42 -0.49 -0.45,
    /// An auxiliary before the verb: "has said", "is saying".
    AfterAuxiliary -0.28 -0.23 0.24 -0.52,
    /// "was told": a passive.
    Passive -0.88 -1.08 -1.03 -1.11,
    /// The subject is a name.
    SubjectName 0.53 0.72 0.84 0.21,
    /// The subject is "he".
    SubjectPronoun 0.29 0.62 0.50 0.20,
    /// The subject is a word for someone who speaks.
    SubjectSpeaks 0.62 0.94 0.70 0.61,
    /// The subject is the sentence's.
    SubjectInherited -0.33 -0.81 -0.75 -0.58,
    /// The subject follows the verb.
    VerbFirst -0.22 -0.22 -0.22 -0.28,
    /// A comma before a verb without a subject of its own.
    InheritedAfterComma 0.34 0.87 1.00 0.68,
    /// "and", "but" before a verb without a subject of its own.
    InheritedAfterAnd 0.18 0.31 0.72 0.37,
    /// A preposition or a conjunction before a verb without a subject of its own: "by saying".
    InheritedAfterLink -0.51 -0.14 -0.52 -0.36,
    /// In a relative clause: "who said".
    InRelativeClause -0.65 -0.37 -0.78 -1.18,
    /// In a subordinate clause: "as he said", "when he said".
    InSubordinateClause -0.16 -0.29 0.22 -0.74,
    /// Inside the words of another report.
    InReport -0.70 -0.76 -0.43 -0.58,
    /// Words between the verb and what it reports.
    Apart -0.46 -0.81 0.27 -0.20,
    /// The words begin with "he".
    BeginsWithPronoun 0.19 0.16 0.17 -0.01,
    /// The words begin with "the", "his".
    BeginsWithDeterminer 0.40 0.33 0.55 0.30,
    /// The words begin with a name.
    BeginsWithName 0.27 0.42 -0.05 0.56,
    /// An auxiliary is among the first words.
    HasAuxiliary 0.06 0.30 -0.49 0.53,
    /// A verb with a finite form.
    HasVerb 1.20 -0.03 -0.33 -0.17,
    /// Fewer than five tokens.
    Short -0.44 -0.30 -0.64 -0.87,
    /// Twelve tokens or more.
    Long -0.07 -0.20 -0.46 0.37,
    /// The words end the sentence.
    EndsSentence 0.64 1.31 0.61 1.49,
    /// A comma follows.
    BeforeComma -0.23 0.42 0.25 0.55,
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
