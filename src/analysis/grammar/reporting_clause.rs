//! The clause that says who reports: a reporting verb or frame with its subject.

use super::noun_phrase::NounPhrase;
use super::outline::Outline;
use super::token_kind::TokenKind;
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
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

/// Whether `teller` only says who passed on what the next clause reports of the words in marks before both.
///
/// Gets right: “…,” Lopez said Mensah told her. Leaves alone: “…,” Lopez said Mensah told her to leave.
#[must_use]
pub fn retells(outline: &Outline<'_, '_>, teller: &ReportingClause, told: &ReportingClause) -> bool {
    let says = |clause: &ReportingClause| {
        clause.order == SubjectOrder::SubjectFirst
            && matches!(clause.kind, CueKind::Verb(CueClass::Say | CueClass::Tell | CueClass::Report))
    };
    let that = usize::from(outline.passage.word(teller.cue.end) == "that");
    let is_next = |subject: &NounPhrase| subject.full.start == teller.cue.end + that;
    // Asked first: nearly no clause follows another so closely.
    if !told.subject.as_ref().is_some_and(is_next) || !says(teller) || !says(told) {
        return false;
    }
    let start = teller.tokens.start;
    let behind_marks = outline.kind_before(start) == TokenKind::Quoted
        || outline.kind_before(start) == TokenKind::Comma
            && outline.kind_before(start.saturating_sub(1)) == TokenKind::Quoted;
    behind_marks && ends_with_listener(outline, told.cue.end)
}

/// Whether nothing but a listener and a time follows a verb in its sentence: "told her on Monday."
fn ends_with_listener(outline: &Outline<'_, '_>, from: usize) -> bool {
    const MAX_TOKENS: usize = 8;
    let is_end =
        |at: usize| matches!(outline.kind(at), TokenKind::Stop | TokenKind::Comma | TokenKind::Break);
    let Some(end) = (from..=from + MAX_TOKENS).find(|&at| is_end(at)) else { return false };
    (from..end).all(|at| match outline.kind(at) {
        TokenKind::Name | TokenKind::Number | TokenKind::Possessive => true,
        TokenKind::Word => outline.lowercase_word(at) != "to",
        TokenKind::Function(word) => {
            matches!(
                word,
                FunctionWord::Object
                    | FunctionWord::Possessor
                    | FunctionWord::Determiner
                    | FunctionWord::Time
                    | FunctionWord::Adverb
            ) && outline.passage.word(at) != "that"
                || word == FunctionWord::Preposition && outline.passage.word(at) != "to"
        }
        _ => false,
    })
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
