//! Reporting clause -> whether it says that something was said: "said", but not "did not say", "if she says", "is
//! expected to announce".

use super::setting::Setting;
use crate::analysis::grammar::{Outline, ReportingClause, SubjectOrder, TokenKind};
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;

/// Whether a reporting clause is about words that were said.
///
/// Gets right: has since said that; went on to say that. Leaves alone: did not say that; if she says that; is expected
/// to announce; may argue that.
pub(super) fn asserts(setting: &Setting<'_>, report: &ReportingClause) -> bool {
    let outline = setting.outline;
    !is_said_by_nobody(outline, report)
        && !is_negated_or_possible(outline, report)
        && !is_supposed(outline, report)
        && !is_asked(outline, report)
        && !is_counted(outline, report)
        && !is_understood(outline, report)
}

/// "The number who said that the road was shut rose": people who are counted and not heard.
///
/// Leaves alone: those in favour said that; Mensah, who said that.
fn is_counted(outline: &Outline<'_, '_>, report: &ReportingClause) -> bool {
    const REACH: usize = 4;
    let at = report.cue.start;
    let auxiliaries = (0..at)
        .rev()
        .take_while(|&before| outline.kind(before) == TokenKind::Function(FunctionWord::Auxiliary));
    let Some(who) = at.checked_sub(1 + auxiliaries.count()).filter(|&who| outline.passage.word(who) == "who")
    else {
        return false;
    };
    let mut people =
        (who.saturating_sub(REACH)..who).rev().take_while(|&before| outline.kind(before) != TokenKind::Comma);
    people.any(|before| outline.is(before, List::CountedPeople))
}

/// "read as saying that", "taken as suggesting that": how words may be understood.
///
/// Leaves alone: was quoted as saying that.
fn is_understood(outline: &Outline<'_, '_>, report: &ReportingClause) -> bool {
    let at = report.cue.start;
    let before = |by: usize| at.checked_sub(by).map_or("", |at| outline.passage.word(at));
    before(1) == "as"
        && outline.lowercase_word(at).ends_with("ing")
        && matches!(before(2), "interpreted" | "read" | "taken" | "understood")
}

/// "No minister said that the bridge was unsafe", "Nobody said that …".
///
/// Leaves alone: "No 10 said that …".
fn is_said_by_nobody(outline: &Outline<'_, '_>, report: &ReportingClause) -> bool {
    let Some(subject) = &report.subject else { return false };
    let first = subject.full.start;
    let is = |at: usize, word: &str| outline.passage.word(at).eq_ignore_ascii_case(word);
    if says_nothing(outline, report) || names_neither(outline, first) {
        return true;
    }
    // "One hopes that it rains".
    let hopes = matches!(report.class(), Some(CueClass::Judge | CueClass::Think));
    if hopes && is(first, "one") && subject.full.len() == 1 && !is(first + 1, "of") {
        return true;
    }
    let is_no = |at: usize| is(at, "no") && outline.kind(at + 1) != TokenKind::Number;
    ["nobody", "none", "neither"].iter().any(|word| is(first, word))
        || is_no(first)
        || first.checked_sub(1).is_some_and(is_no)
}

/// "said nothing as she left", "told no one that she was ill".
///
/// Leaves alone: said nobody had told her; said no one in the car was hurt; says nothing about the wall.
fn says_nothing(outline: &Outline<'_, '_>, report: &ReportingClause) -> bool {
    let at = report.cue.end;
    let end = match outline.passage.word(at) {
        "nothing" | "nobody" => at + 1,
        "no" if outline.passage.word(at + 1) == "one" => at + 2,
        _ => return false,
    };
    outline.kind(end) == TokenKind::Stop
        || matches!(outline.passage.word(end), "after" | "as" | "before" | "until" | "when" | "while")
        || outline.passage.word(end) == "that" && report.class() == Some(CueClass::Tell)
}

/// "Neither Lopez nor her deputy, Kofi Osei, said": the subjects of the report whose own one begins at `subject`.
///
/// Leaves alone: Neither side wants war, Osei said.
fn names_neither(outline: &Outline<'_, '_>, subject: usize) -> bool {
    let opening = outline.sentence_start(outline.sentence(subject));
    let is_part = |at: usize| {
        matches!(
            outline.kind(at),
            TokenKind::Name
                | TokenKind::Word
                | TokenKind::Hyphen
                | TokenKind::Possessive
                | TokenKind::Comma
                | TokenKind::Function(FunctionWord::Determiner | FunctionWord::Possessor)
        ) || outline.passage.word(at) == "nor"
    };
    let between = opening + 1..subject;
    matches!(outline.passage.word(opening), "Neither" | "neither")
        && between.clone().any(|at| outline.passage.word(at) == "nor")
        && between.clone().all(is_part)
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
        outline.negates(index) || outline.is(index, List::Modals) || outline.is(index, List::VerbsOfIntention)
    })
}

/// Whether the word at `index` can stand between a subject and its verb, the next words being such words.
fn belongs_to_verb(outline: &Outline<'_, '_>, index: usize) -> bool {
    match outline.kind(index) {
        _ if outline.is_helper(index) => true,
        TokenKind::Comma | TokenKind::Stop | TokenKind::Quoted | TokenKind::Break => false,
        _ => {
            outline.is(index, List::Negations)
                || matches!(outline.passage.word(index), "to" | "not")
                || outline.passage.word(index + 1) == "to"
        }
    }
}

/// "If she says that …", "whether he said that …", "without anybody asking him to …", "had she said that …".
fn is_supposed(outline: &Outline<'_, '_>, report: &ReportingClause) -> bool {
    let Some(subject) = &report.subject else { return false };
    let start = subject.full.start.min(report.tokens.start);
    let Some(before) = start.checked_sub(1).filter(|_| report.order == SubjectOrder::SubjectFirst) else {
        return false;
    };
    let inverts = matches!(outline.passage.word(before), "Had" | "Should");
    let form = outline.lowercase_word(report.cue.start);
    // "danced until he said that": he did say so. "Without evidence he claimed": he did claim it.
    let is_real = match outline.passage.word(before) {
        "Until" | "until" => !form.ends_with('s'),
        "Without" | "without" => !form.ends_with("ing"),
        _ => false,
    };
    let supposes = inverts || outline.is(before, List::Suppositions) && !is_real;
    outline.sentence(before) == outline.sentence(start) && supposes
}

/// "Did she say that …?", "Who says that …?".
fn is_asked(outline: &Outline<'_, '_>, report: &ReportingClause) -> bool {
    let Some(subject) = &report.subject else { return false };
    let sentence = outline.sentence(report.cue.start);
    let start = outline.sentence_start(sentence);
    // "Will Smith said that the road was shut": a name.
    let ends_as_question = || {
        (report.cue.end..outline.passage.tokens.len())
            .take_while(|&at| outline.sentence(at) == sentence)
            .any(|at| outline.passage.word(at) == "?")
    };
    let first = subject.full.start.min(report.cue.start);
    let inverted = first == start + 1 && outline.kind(start) == TokenKind::Function(FunctionWord::Auxiliary)
        || first == start + 2 && outline.is(start, List::Interrogatives);
    inverted && ends_as_question() || outline.is(start, List::Interrogatives) && report.cue.start == start + 1
}
