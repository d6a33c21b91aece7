//! Token behind a verb -> the expression of time that begins there: "said on Friday that", "said last week that".

use super::verb;
use crate::analysis::grammar::{Outline, TokenKind};
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use std::ops::Range;

/// Returns how many tokens from `at` on are an expression of time: "on Friday", "last week", "later".
///
/// Leaves alone: said Friday’s vote was late; said last week’s was later; said perhaps it was late.
pub(super) fn skip_time(outline: &Outline<'_, '_>, at: usize) -> usize {
    const MAX_TOKENS: usize = 6;
    // "said just last week that".
    let limits_time = |index: usize| {
        matches!(outline.passage.word(index), "just" | "only")
            && (outline.is(index + 1, List::BeforeTimes)
                || matches!(outline.passage.word(index + 1), "after" | "before")
                || outline.kind(index + 1) == TokenKind::Function(FunctionWord::Time))
    };
    let is_time = |index: usize| {
        matches!(
            outline.kind(index),
            TokenKind::Function(FunctionWord::Time | FunctionWord::Adverb) | TokenKind::Number
        ) && (!outline.is(index, List::AdverbsOfWhatIsSaid) || limits_time(index))
            || outline.is(index, List::TimesAfterVerb)
            || outline.passage.word(index) == "May"
    };
    let leads = |index: usize| outline.is(index, List::BeforeTimes);
    let end = (at..at + MAX_TOKENS)
        .find(|&index| !is_time(index) && !(leads(index) && (is_time(index + 1) || leads(index + 1))));
    let end = end.unwrap_or(at);
    // A number at the end counts something: "said three people". "Nov. 18" is a time.
    let counts = end > at
        && outline.kind(end - 1) == TokenKind::Number
        && outline.kind_before(end - 1) != TokenKind::Function(FunctionWord::Time);
    match end {
        _ if end == at || counts => 0,
        _ if outline.kind(end) == TokenKind::Possessive => last_time(outline, at..end) - at,
        _ => end - at,
    }
}

/// The same before a clause, whose subject may be a time: "said Friday was late".
pub(super) fn skip_time_before_clause(outline: &Outline<'_, '_>, at: usize) -> usize {
    let end = at + skip_time(outline, at);
    let is_subject = end > at && is_noun(outline, end - 1) && verb::is_auxiliary(outline, end);
    let subject = is_subject.then(|| last_time(outline, at..end));
    // "said on Friday was": part of a relative clause.
    subject.filter(|&start| start == at || !outline.is(start - 1, List::BeforeTimes)).unwrap_or(end) - at
}

/// Where the last of several expressions of time begins: "last week" in "on Friday last week", "Monday night".
fn last_time(outline: &Outline<'_, '_>, times: Range<usize>) -> usize {
    let word = |at: usize| outline.passage.word(at);
    let mut first = times.end - 1;
    let is_part = matches!(word(first), "morning" | "afternoon" | "evening" | "night");
    let is_day = |at: usize| {
        outline.kind(at) == TokenKind::Function(FunctionWord::Time)
            || matches!(word(at), "yesterday" | "tomorrow")
    };
    if is_part && first > times.start && is_day(first - 1) {
        first -= 1;
    }
    let is_led = first > times.start && matches!(word(first - 1), "Last" | "last" | "this");
    first - usize::from(is_led)
}

/// Whether a word for a time can be a subject: "Friday", "year", "tomorrow".
fn is_noun(outline: &Outline<'_, '_>, at: usize) -> bool {
    outline.kind(at) == TokenKind::Function(FunctionWord::Time)
        || matches!(outline.passage.word(at), "May" | "today" | "tonight" | "yesterday")
}
