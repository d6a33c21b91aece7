//! A quoted phrase and a report beside it -> whether the report belongs to something else.
//!
//! A phrase in marks is a part of the reporter's own clause, so that a report behind it may begin the next clause, and
//! a verb behind it may be the reporter's.

use crate::analysis::QuotationKind;
use crate::analysis::grammar::{CueKind, Outline, ReportingClause, SubjectOrder, TokenKind};
use crate::analysis::quotation::UnattributedQuotation;
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;

/// Whether a noun for a claim is only what somebody judges, whose words follow "as".
///
/// Gets right: Lopez dismissed Mensah’s suggestion that she go as “late”. Leaves alone: Mensah’s claim that he goes as
/// “Kofi”.
fn is_judged_as_a_whole(outline: &Outline<'_, '_>, quoted: usize, report: &ReportingClause) -> bool {
    const MAX_OWNER: usize = 10;
    let start = outline.sentence_start(outline.sentence(report.cue.start));
    let judges = |at: usize| outline.kind(at) == TokenKind::Cue(CueClass::Judge);
    let near = report.cue.start.saturating_sub(MAX_OWNER).max(start)..report.cue.start;
    outline.is(report.cue.start, List::NounsOfStatements)
        && outline.passage.word(quoted - 1) == "as"
        && near.rev().any(judges)
}

/// Whether a phrase in marks ends its clause, and the report behind it opens another quotation.
///
/// Gets right: Where Lopez saw “a miracle”, Berg warned of “…”. Leaves alone: “a miracle”, Berg said.
pub(super) fn opens_another(
    outline: &Outline<'_, '_>,
    quoted: &UnattributedQuotation,
    report: &ReportingClause,
) -> bool {
    const MAX_TOKENS: usize = 6;
    let comma = outline.kind(quoted.tokens.end) == TokenKind::Comma
        || outline.passage.word(quoted.tokens.end.saturating_sub(2)) == ",";
    if quoted.kind != QuotationKind::Partial || !comma || report.cue.start < quoted.tokens.end {
        return false;
    }
    if reports_words_of_its_own(outline, report) {
        return true;
    }
    let end = report.cue.end.max(report.tokens.end);
    let mut ahead = (end..end + MAX_TOKENS).map(|at| outline.kind(at));
    let stop = ahead.find(|kind| matches!(kind, TokenKind::Quoted | TokenKind::Stop | TokenKind::Comma));
    stop == Some(TokenKind::Quoted)
}

/// Whether a clause follows a report: "Lopez said talks would resume", "told reporters that he would stay".
///
/// Leaves alone: Lopez said last week; said Lopez; Lopez told reporters as she left.
fn reports_words_of_its_own(outline: &Outline<'_, '_>, report: &ReportingClause) -> bool {
    const MAX_OBJECT: usize = 4;
    const MAX_TIME: usize = 3;
    let end = report.cue.end;
    let begins = |at: usize| {
        matches!(
            outline.kind(at),
            TokenKind::Name
                | TokenKind::Word
                | TokenKind::Number
                | TokenKind::Function(
                    FunctionWord::Determiner | FunctionWord::Possessor | FunctionWord::Subject
                )
        ) || outline.passage.word(at) == "that"
    };
    let is_time =
        || (end..end + MAX_TIME).any(|at| outline.kind(at) == TokenKind::Function(FunctionWord::Time));
    let leads = |at: usize| outline.passage.word(at) == "that";
    report.order == SubjectOrder::SubjectFirst
        && match report.kind {
            CueKind::Verb(CueClass::Say | CueClass::Report) => begins(end) && !is_time(),
            CueKind::Verb(CueClass::Tell) => {
                (end + 1..end + MAX_OBJECT).any(leads)
                    || outline.kind(end + 1) == TokenKind::Function(FunctionWord::Subject)
            }
            _ => false,
        }
}

/// Whether a mark behind a phrase closes its clause or its sentence before the report begins, the verb behind it is the
/// reporter's own, or the report before it is a noun that the reporter's verb judges.
///
/// Gets right: Mensah called it “a miracle”; Lopez says she knew; it was “a miracle”. Lopez said she knew; the board had
/// “without delay” rejected the plan. Leaves alone: “a miracle”, Lopez said; a “miracle” – so Lopez called it.
pub(super) fn is_of_another_clause(
    outline: &Outline<'_, '_>,
    quoted: &UnattributedQuotation,
    report: &ReportingClause,
) -> bool {
    let end = quoted.tokens.end;
    if quoted.kind == QuotationKind::Partial && report.cue.end <= quoted.tokens.start {
        return is_judged_as_a_whole(outline, quoted.tokens.start, report);
    }
    if quoted.kind != QuotationKind::Partial || report.cue.start < end {
        return false;
    }
    let closed = outline.kind(end) == TokenKind::Stop || outline.passage.word(end) == ";";
    let says = matches!(report.kind, CueKind::Verb(CueClass::Say | CueClass::Tell | CueClass::Manner));
    let opens = outline.sentence_start(outline.sentence(quoted.tokens.start)) == quoted.tokens.start;
    let is_verb = report.order == SubjectOrder::VerbFirst && report.cue.start == end && !says && !opens;
    closed || is_verb
}
