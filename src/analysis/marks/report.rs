//! Tokens -> whether the words that report a quotation begin there.
//!
//! The reporting clauses proper are found later, when the quotations are known. Here a plain "said" is enough: it shows
//! that a quotation whose closing mark is missing or damaged has ended.

use crate::analysis::Passage;
use crate::analysis::token::Shape;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use std::ops::Range;

/// Returns the end of a quotation without a closing mark among `tokens`, where the reporter's words begin.
///
/// Gets right: "We waited for years, she said. Leaves alone: "We waited, and they said nothing at all.
pub(super) fn reported_end(passage: &Passage<'_>, tokens: Range<usize>) -> Option<usize> {
    let mut commas = tokens.clone().filter(|&at| matches!(passage.word(at), "," | "?" | "!"));
    let comma = commas.find(|&comma| {
        let clause = comma + 1 + usize::from(is_stray(passage, comma + 1))..tokens.end;
        is_inverted(passage, clause.clone()) || ends_sentence(passage, clause)
    });
    comma.map(|comma| comma + 1)
}

/// Whether a mark that is not known is between a comma and the words that follow it: We stay,¨ said Adebayo.
fn is_stray(passage: &Passage<'_>, at: usize) -> bool {
    let is_unspaced = passage.tokens.get(at).is_some_and(|token| token.shape == Shape::Mark && !token.spaced);
    is_unspaced && passage.tokens.get(at + 1).is_some_and(|next| next.spaced)
}

/// Whether a reporting clause with its verb first begins here: "said Adebayo", "says the minister".
fn is_inverted(passage: &Passage<'_>, clause: Range<usize>) -> bool {
    let (verb, subject) = (clause.start, clause.start + 1);
    let begins = passage.tokens.get(subject).is_some_and(|token| token.is_capitalized(passage.text));
    let is_subject = begins
        || passage.is(subject, List::SubjectsAfterQuotation)
        || passage.function_word(subject) == Some(FunctionWord::Determiner);
    subject < clause.end && matches!(passage.word(verb), "said" | "says") && is_subject
}

/// Whether a short reporting clause is the rest of the sentence: "Grace Adebayo said.", "she told the court."
fn ends_sentence(passage: &Passage<'_>, clause: Range<usize>) -> bool {
    const MAX_TOKENS: usize = 6;
    let begins = passage.tokens.get(clause.start).is_some_and(|token| token.shape == Shape::Title)
        || passage.is(clause.start, List::SubjectsAfterQuotation);
    let mut near = clause.clone().take(MAX_TOKENS);
    let stop = near.find(|&at| matches!(passage.word(at), "." | "," | ";" | ":" | "?" | "!"));
    let stop = stop.filter(|&at| passage.word(at) == ".");
    begins && stop.is_some_and(|stop| says(passage, clause.start..stop))
}

/// Whether a reporting clause begins right after a closing mark, at token `at`.
pub(super) fn is_reported_at(passage: &Passage<'_>, at: usize) -> bool {
    const MAX_TOKENS: usize = 6;
    let end = (at..at + MAX_TOKENS)
        .find(|&at| passage.tokens.get(at).is_none_or(|token| token.shape == Shape::Mark));
    says(passage, at..end.unwrap_or(at + MAX_TOKENS))
}

/// Whether a plain verb of saying is among `tokens`.
pub(super) fn says(passage: &Passage<'_>, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| passage.is(at, List::PlainVerbsOfSaying) || matches!(passage.word(at), "added" | "adds"))
}
