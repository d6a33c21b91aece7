//! What the readers of words before a colon share: the clauses that they make, and whether the words behind the colon can be
//! those that it introduces.

use crate::analysis::grammar::noun_phrase::NounPhrase;
use crate::analysis::grammar::outline::Outline;
use crate::analysis::grammar::reporting_clause::{CueKind, ReportingClause, SubjectOrder};
use crate::lexicon::cues::CueClass;
use std::ops::Range;

/// The clause of `subject`, whose word for what was said is the token `cue`; `tokens` are all of the clause.
pub(super) fn report_of(
    subject: NounPhrase,
    cue: usize,
    order: SubjectOrder,
    tokens: Range<usize>,
) -> ReportingClause {
    let kind = CueKind::Verb(CueClass::Report);
    ReportingClause { cue: cue..cue + 1, kind, subject: Some(subject), order, tokens }
}

/// The clause of words whose speaker is not named.
pub(super) fn by_nobody(tokens: Range<usize>) -> ReportingClause {
    let kind = CueKind::Verb(CueClass::Report);
    // The cue reaches over the colon: nothing may stand between it and the quotation.
    let cue = tokens.start..tokens.end + 1;
    ReportingClause { cue, kind, subject: None, order: SubjectOrder::Unnamed, tokens }
}

/// Whether the words in marks behind the clause can be those that it is about, and do not speak of them or of whoever got them.
///
/// Gets right: “Leave tonight.” Leaves alone: “It was rude.”; “I was in shock.”
pub(super) fn speaks_for_itself(outline: &Outline<'_, '_>, clause: &Range<usize>) -> bool {
    const MARKS: usize = 2;
    let opens = clause.end..clause.end + MARKS + 2;
    let first = opens.skip(MARKS).find(|&at| outline.passage.word(at).chars().any(char::is_alphanumeric));
    first.is_none_or(|first| {
        !matches!(outline.passage.word(first), "He" | "I" | "It" | "She" | "That" | "They" | "This")
    })
}
