//! Reporting clause -> whether it says that something was said: "said", but not "did not say", "if she says", "is
//! expected to announce".

use super::setting::Setting;
use crate::analysis::grammar::{Outline, ReportingClause, SubjectOrder, TokenKind};
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;

/// Whether a reporting clause is about words that were said.
///
/// Gets right: has since said that; went on to say that. Leaves alone: did not say that; if she says that; is expected
/// to announce; may argue that.
pub(super) fn asserts(setting: &Setting<'_>, report: &ReportingClause) -> bool {
    let outline = setting.outline;
    !is_negated_or_possible(outline, report) && !is_supposed(outline, report) && !is_asked(outline, report)
}

/// "did not say", "would argue", "refused to say", "is expected to announce".
fn is_negated_or_possible(outline: &Outline<'_, '_>, report: &ReportingClause) -> bool {
    const REACH: usize = 7;
    let at = report.cue.start;
    // A verb before "to" may have been read as a part of the subject: "the ministry refused to say".
    let from = match &report.subject {
        Some(subject) if report.order == SubjectOrder::SubjectFirst => subject.full.start + 1,
        _ => outline.sentence_start(outline.sentence(at)),
    };
    let from = from.max(at.saturating_sub(REACH)).min(at);
    let mut helpers = (from..at).rev().take_while(|&index| belongs_to_verb(outline, index));
    helpers.any(|index| {
        let word = outline.passage.word(index);
        let negates = outline.is(index, List::Negations) || word.ends_with("n't") || word.ends_with("n’t");
        negates || outline.is(index, List::Modals) || outline.is(index, List::VerbsOfIntention)
    })
}

/// Whether the word at `index` can stand between a subject and its verb, the next words being such words.
fn belongs_to_verb(outline: &Outline<'_, '_>, index: usize) -> bool {
    match outline.kind(index) {
        TokenKind::Function(FunctionWord::Auxiliary | FunctionWord::Adverb) => true,
        TokenKind::Comma | TokenKind::Stop | TokenKind::Quoted | TokenKind::Break => false,
        _ => {
            outline.is(index, List::Negations)
                || matches!(outline.passage.word(index), "to" | "not")
                || outline.passage.word(index + 1) == "to"
        }
    }
}

/// "If she says that …", "whether he said that …".
fn is_supposed(outline: &Outline<'_, '_>, report: &ReportingClause) -> bool {
    let Some(subject) = &report.subject else { return false };
    let start = subject.full.start.min(report.tokens.start);
    report.order == SubjectOrder::SubjectFirst
        && start > 0
        && outline.sentence(start - 1) == outline.sentence(start)
        && outline.is(start - 1, List::Suppositions)
}

/// "Did she say that …?", "Who says that …?".
fn is_asked(outline: &Outline<'_, '_>, report: &ReportingClause) -> bool {
    let Some(subject) = &report.subject else { return false };
    let start = outline.sentence_start(outline.sentence(report.cue.start));
    let first = subject.full.start.min(report.cue.start);
    let inverted = first == start + 1 && outline.kind(start) == TokenKind::Function(FunctionWord::Auxiliary)
        || first == start + 2 && outline.is(start, List::Interrogatives);
    inverted || outline.is(start, List::Interrogatives) && report.cue.start == start + 1
}
