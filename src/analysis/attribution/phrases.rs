//! A quoted phrase and a report behind it -> whether the report belongs to something else.
//!
//! A phrase in marks is a part of the reporter's own clause, so that a report behind it may begin the next clause, and
//! a verb behind it may be the reporter's.

use crate::analysis::QuotationKind;
use crate::analysis::grammar::{CueKind, Outline, ReportingClause, SubjectOrder, TokenKind};
use crate::analysis::quotation::UnattributedQuotation;
use crate::lexicon::cues::CueClass;

/// Whether a phrase in marks ends its clause, and the report behind it opens another quotation.
///
/// Gets right: Where Lopez saw “a miracle”, Berg warned of “…”. Leaves alone: “a miracle”, Berg said.
pub(super) fn opens_another(
    outline: &Outline<'_, '_>,
    quoted: &UnattributedQuotation,
    report: &ReportingClause,
) -> bool {
    const MAX_TOKENS: usize = 6;
    let is_phrase =
        quoted.kind == QuotationKind::Partial && outline.kind(quoted.tokens.end) == TokenKind::Comma;
    if !is_phrase || report.cue.start < quoted.tokens.end {
        return false;
    }
    let end = report.cue.end.max(report.tokens.end);
    let mut ahead = (end..end + MAX_TOKENS).map(|at| outline.kind(at));
    let stop = ahead.find(|kind| matches!(kind, TokenKind::Quoted | TokenKind::Stop | TokenKind::Comma));
    stop == Some(TokenKind::Quoted)
}

/// Whether a mark behind a phrase closes its clause or its sentence before the report begins, or the verb behind it is
/// the reporter's own.
///
/// Gets right: Mensah called it “a miracle”; Lopez says she knew; it was “a miracle”. Lopez said she knew; the board had
/// “without delay” rejected the plan. Leaves alone: “a miracle”, Lopez said; a “miracle” – so Lopez called it.
pub(super) fn is_of_another_clause(
    outline: &Outline<'_, '_>,
    quoted: &UnattributedQuotation,
    report: &ReportingClause,
) -> bool {
    let end = quoted.tokens.end;
    if quoted.kind != QuotationKind::Partial || report.cue.start < end {
        return false;
    }
    let closed = outline.kind(end) == TokenKind::Stop || outline.passage.word(end) == ";";
    let says = matches!(report.kind, CueKind::Verb(CueClass::Say | CueClass::Tell | CueClass::Manner));
    let opens = outline.sentence_start(outline.sentence(quoted.tokens.start)) == quoted.tokens.start;
    let is_verb = report.order == SubjectOrder::VerbFirst && report.cue.start == end && !says && !opens;
    closed || is_verb
}
