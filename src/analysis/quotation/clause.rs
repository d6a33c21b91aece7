//! Token of a reporter's sentence -> where the reported clause with it begins and ends.
//!
//! Without a parser, a clause ends with the sentence, before the next reporting clause, at a quotation, or where the
//! words around the reporting clause show that it was only an aside.

use crate::analysis::grammar::{CueKind, Outline, ReportingClause, SubjectOrder, TokenKind};
use crate::analysis::token::Shape;
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use std::ops::Range;

/// The longest clause, in tokens.
const MAX_CLAUSE: usize = 120;

/// Returns the end of the clause that begins at `start`, one past its last token; `next` is the reporting clause
/// after `report`.
pub(super) fn clause_end(
    outline: &Outline<'_, '_>,
    start: usize,
    report: &ReportingClause,
    next: Option<&ReportingClause>,
) -> usize {
    let sentence = outline.sentence(start);
    let is_beyond = |&index: &usize| {
        outline.sentence(index) != sentence
            || outline.kind(index) == TokenKind::Quoted
            || outline.passage.word(index) == ";"
    };
    let end = (start..start + MAX_CLAUSE).find(is_beyond).unwrap_or(start + MAX_CLAUSE);
    let end = aside_end(outline, start..end, report).unwrap_or(end);
    let end = next.and_then(|next| before_report(outline, start..end, next)).unwrap_or(end);
    let end = before_verb(outline, start..end).unwrap_or(end);
    let is_content = |&index: &usize| {
        !matches!(
            outline.kind(index),
            TokenKind::Stop
                | TokenKind::Comma
                | TokenKind::Break
                | TokenKind::Function(FunctionWord::Relative)
        ) && !outline.is(index, List::Coordinators)
            && outline.passage.word(index) != "that"
    };
    (start..end).rev().find(is_content).map_or(start, |last| last + 1)
}

/// Returns the comma that ends what a report in an aside or a subordinate clause says.
///
/// Gets right: Mensah, who said the road was shut, left early; While Mensah says it is safe, others doubt it.
/// Leaves alone: Mensah said that, if it rained, the road would be shut.
fn aside_end(outline: &Outline<'_, '_>, content: Range<usize>, report: &ReportingClause) -> Option<usize> {
    let subject = report.subject.as_ref()?;
    let in_relative_clause = (subject.full.end.min(report.cue.start)..report.cue.start)
        .any(|at| outline.kind(at) == TokenKind::Function(FunctionWord::Relative));
    let opener = outline.sentence_start(outline.sentence(content.start));
    let is_subordinate = opener + 1 == subject.full.start && outline.is(opener, List::Subordinators);
    let is_plain = report.kind != CueKind::AccordingTo && report.order == SubjectOrder::SubjectFirst;
    let mut rest = content;
    let aside = is_plain && (in_relative_clause || is_subordinate);
    aside.then(|| rest.find(|&at| outline.kind(at) == TokenKind::Comma)).flatten()
}

/// Returns the comma or conjunction before the next reporting clause of the sentence: "…, while others said", "… and
/// says he", "…, adding".
fn before_report(outline: &Outline<'_, '_>, content: Range<usize>, next: &ReportingClause) -> Option<usize> {
    const REACH: usize = 4;
    let start = match next.order {
        SubjectOrder::Inherited => next.cue.start,
        _ => next.tokens.start.min(next.cue.start),
    };
    if !content.contains(&start) || start <= content.start + 1 {
        return None;
    }
    let form = outline.lowercase_word(next.cue.start);
    let is_report = match next.class() {
        // "said", "says", "saying": an infinitive reports nothing here.
        Some(CueClass::Say | CueClass::Tell | CueClass::Report) => form.ends_with(['d', 's', 'g']),
        Some(_) => false,
        None => true,
    };
    if !is_report {
        return None;
    }
    let near = start.saturating_sub(REACH).max(content.start)..start;
    let comma = near.rev().find(|&at| matches!(outline.kind(at), TokenKind::Comma | TokenKind::Break));
    let conjunction = start - 1;
    comma.or_else(|| outline.is(conjunction, List::Coordinators).then_some(conjunction))
}

/// Returns the comma before a report that closes the sentence but has no reporting clause of its own: "…, critics
/// noted".
fn before_verb(outline: &Outline<'_, '_>, content: Range<usize>) -> Option<usize> {
    const MAX_REPORT: usize = 6;
    let tail = content.end.saturating_sub(MAX_REPORT).max(content.start)..content.end;
    let comma = tail.clone().rev().find(|&index| outline.kind(index) == TokenKind::Comma)?;
    let reports = (comma + 1..tail.end).any(|index| {
        let is_cue = matches!(outline.kind(index), TokenKind::Cue(_));
        is_cue && outline.lowercase_word(index).ends_with("ed")
            || outline.is(index, List::PlainVerbsOfSaying)
            || outline.passage.word(index) == "wrote"
            || is_cue && outline.kind(index + 1) == TokenKind::Stop
    });
    reports.then_some(comma)
}

/// Returns the start of the clause that a report at token `at` closes: the start of the sentence, after "But" and
/// after a dateline.
///
/// Gets right: "OSLO, May 3 - The road is shut, police said" begins with "The road". Leaves alone: The road - a new
/// one - is shut, police said.
pub(super) fn clause_start(outline: &Outline<'_, '_>, at: usize) -> usize {
    const MAX_DATELINE: usize = 10;
    let start = outline.sentence_start(outline.sentence(at));
    let is_lowercase = |index: usize| !outline.lowercase_word(index).is_empty();
    let end = (start..at.min(start + MAX_DATELINE))
        .find(|&index| outline.is_dash(index) || outline.passage.word(index) == ":" || is_lowercase(index));
    let is_upper = outline.passage.tokens.get(start).is_some_and(|token| token.shape == Shape::Upper);
    if let Some(dash) = end.filter(|&index| is_upper && !is_lowercase(index)) {
        return dash + 1;
    }
    let opener = outline.is(start, List::SentenceJoiners);
    start + usize::from(opener)
}

/// Whether a sentence begins with a subordinate clause or an adverbial: "If", "While", "In".
pub(super) fn is_opener(outline: &Outline<'_, '_>, start: usize) -> bool {
    matches!(outline.kind(start), TokenKind::Function(FunctionWord::Preposition | FunctionWord::Conjunction))
        && !outline.is(start, List::MainClauseOpeners)
}

/// Whether only the rest of a phrase is between `at` and the end of the sentence: "a study [published today]".
pub(super) fn is_rest_of_phrase(outline: &Outline<'_, '_>, at: usize) -> bool {
    const MAX_TOKENS: usize = 24;
    let sentence = outline.sentence(at);
    let mut rest = (at..at + MAX_TOKENS).take_while(|&index| outline.sentence(index) == sentence);
    rest.all(|index| {
        !is_auxiliary(outline, index) && !matches!(outline.kind(index), TokenKind::Quoted | TokenKind::Cue(_))
    })
}

/// Whether the words before a report are a clause of their own: they have a verb, no quotation and no report.
///
/// Gets right: The road would open, the mayor said. Leaves alone: In May, the mayor said on Friday.
pub(super) fn is_main_clause(outline: &Outline<'_, '_>, content: &Range<usize>) -> bool {
    let unquoted =
        content.clone().all(|at| outline.kind(at) != TokenKind::Quoted && outline.passage.word(at) != ";");
    let reports = content
        .clone()
        .any(|at| outline.is(at, List::PlainVerbsOfSaying) || outline.passage.word(at) == "according");
    content.len() <= MAX_CLAUSE && unquoted && !reports && has_verb(outline, content.start, content.len())
}

/// Whether a verb is among the `reach` tokens from `start` on.
pub(super) fn has_verb(outline: &Outline<'_, '_>, start: usize, reach: usize) -> bool {
    // In a short clause, a verb after a comma belongs to an afterthought.
    const MAX_SHORT_CLAUSE: usize = 12;
    let sentence = outline.sentence(start);
    let ends_phrase = |kind| matches!(kind, TokenKind::Comma | TokenKind::Function(FunctionWord::Relative));
    let mut words = (start..start + reach)
        .take_while(|&at| outline.sentence(at) == sentence)
        .take_while(|&at| reach > MAX_SHORT_CLAUSE || !ends_phrase(outline.kind(at)));
    words.any(|at| {
        let word = outline.lowercase_word(at);
        let after_determiner = outline.kind_before(at) == TokenKind::Function(FunctionWord::Determiner);
        is_auxiliary(outline, at)
            || word.len() > 3 && word.ends_with("ed") && !after_determiner
            || matches!(outline.kind(at), TokenKind::Cue(_)) && at > start
            || outline.is(at, List::IrregularVerbs)
    })
}

/// Whether an auxiliary follows the noun phrase that begins at `start`: "the timber was".
pub(super) fn has_auxiliary(outline: &Outline<'_, '_>, start: usize) -> bool {
    const REACH: usize = 8;
    let in_phrase = |at: &usize| {
        !matches!(
            outline.kind(*at),
            TokenKind::Comma
                | TokenKind::Stop
                | TokenKind::Break
                | TokenKind::Quoted
                | TokenKind::Function(FunctionWord::Relative)
        ) && !outline.is(*at, List::ClauseLinks)
    };
    let mut words = (start..start + REACH).take_while(in_phrase);
    words.any(|at| is_auxiliary(outline, at))
}

/// "was", but not the month of May.
fn is_auxiliary(outline: &Outline<'_, '_>, at: usize) -> bool {
    outline.kind(at) == TokenKind::Function(FunctionWord::Auxiliary)
        && !matches!(outline.lowercase_word(at), "" | "not")
}

/// Whether a clause is long enough and no quotation follows it. A clause that ends at a quotation is the beginning of
/// that quotation's sentence, not a quotation of its own.
pub(super) fn is_complete(outline: &Outline<'_, '_>, content: &Range<usize>) -> bool {
    const MIN_TOKENS: usize = 3;
    let quoted = outline.kind(content.end) == TokenKind::Quoted
        || outline.kind(content.end + 1) == TokenKind::Quoted
            && matches!(outline.kind(content.end), TokenKind::Comma | TokenKind::Colon);
    content.len() >= MIN_TOKENS && !quoted
}
