//! The clause that says who reports: a reporting verb or frame with its subject.

use super::noun_phrase::NounPhrase;
use super::outline::Outline;
use crate::lexicon::cues::CueClass;
use crate::text::Span;
use std::ops::Range;

/// A reporting verb or frame with its subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportingClause {
    /// The tokens of the cue: "said", "according to".
    pub cue: Range<usize>,
    /// What kind of cue it is.
    pub kind: CueKind,
    /// Who reports.
    pub subject: Option<NounPhrase>,
    /// Where the subject was found.
    pub order: SubjectOrder,
    /// From the first to the last token of cue and subject; of the cue alone where the subject is inherited.
    pub tokens: Range<usize>,
}

/// What introduces or closes the reported words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CueKind {
    /// A verb of this class.
    Verb(CueClass),
    /// "according to", "in the words of".
    AccordingTo,
    /// A name without a verb: Grace Adebayo: “…”, or “…” — Grace Adebayo.
    NameAlone,
}

/// Where the subject of a reporting clause was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubjectOrder {
    /// "Blinken said".
    SubjectFirst,
    /// "said Blinken".
    VerbFirst,
    /// It is the subject of the sentence: "Blinken left, saying".
    Inherited,
    /// It follows "by": "was described by Blinken".
    Agent,
    /// The verb is passive, and nobody is named: "was told".
    Unnamed,
}

impl ReportingClause {
    /// Returns the bytes of the cue.
    #[must_use]
    pub fn cue_span(&self, outline: &Outline<'_, '_>) -> Span {
        outline.span_of(&self.cue)
    }

    /// Returns the class of the verb, or `None` if there is no verb.
    #[must_use]
    pub fn class(&self) -> Option<CueClass> {
        match self.kind {
            CueKind::Verb(class) => Some(class),
            CueKind::AccordingTo | CueKind::NameAlone => None,
        }
    }
}
