//! Pair of marks -> whether it is a nickname at the front of a name: said “Big John” Petersen.
//!
//! It is told apart before anything else is read, so that the name is one phrase for whoever looks for a subject. A
//! nickname inside a name, Kofi “The Rock” Mensah, is told from speech by the [rules](crate::analysis::quotation).

use super::pair::MarkPair;
use crate::analysis::Passage;
use crate::analysis::token::Shape;
use crate::lexicon::lists::List;
use crate::lexicon::words::WordClass;

/// Whether the pair is a nickname before a surname.
///
/// Gets right: said “Big John” Petersen; said “Duke” Petersen. Leaves alone: “Never” Petersen said; “Stop,” Petersen said.
pub(super) fn is_before_surname(passage: &Passage<'_>, pair: &MarkPair) -> bool {
    const MAX_WORDS: usize = 3;
    let is_title = |at: usize| passage.tokens.get(at).is_some_and(|token| token.shape == Shape::Title);
    let Some(last) = pair.inner.clone().last() else { return false };
    let next = passage.class(pair.tokens.end);
    let is_surname =
        is_title(pair.tokens.end) && next.is(WordClass::SURNAME) && !next.is(WordClass::CALENDAR);
    let said = pair.tokens.start.checked_sub(1).is_some_and(|at| passage.is(at, List::PlainVerbsOfSaying));
    let is_given = passage.class(last).is(WordClass::GIVEN);
    pair.closed
        && pair.inner.len() <= MAX_WORDS
        && pair.inner.clone().all(is_title)
        && is_surname
        && (is_given || said && !next.is(WordClass::COMMON))
}
