//! Token behind a verb -> the expression of time that begins there: "said on Friday that", "said last week that".

use crate::analysis::grammar::{Outline, TokenKind};
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;

/// Returns how many tokens from `at` on are an expression of time: "on Friday", "last week", "later".
pub(super) fn skip_time(outline: &Outline<'_, '_>, at: usize) -> usize {
    const MAX_TOKENS: usize = 4;
    let is_time = |index: usize| {
        matches!(
            outline.kind(index),
            TokenKind::Function(FunctionWord::Time | FunctionWord::Adverb) | TokenKind::Number
        ) && outline.passage.word(index) != "there"
            || outline.is(index, List::TimesAfterVerb)
    };
    let leads = |index: usize| outline.is(index, List::BeforeTimes);
    let end = (at..at + MAX_TOKENS)
        .find(|&index| !is_time(index) && !(leads(index) && (is_time(index + 1) || leads(index + 1))));
    let end = end.unwrap_or(at);
    // A number at the end counts something: "said three people". "Nov. 18" is a time.
    let counts = end > at
        && outline.kind(end - 1) == TokenKind::Number
        && outline.kind_before(end - 1) != TokenKind::Function(FunctionWord::Time);
    if end > at && !counts { end - at } else { 0 }
}
