//! Position in an outline -> whether a number begins there with the words that limit it: "about 40 people", "at least half
//! the homes", "nearly all".
//!
//! "About" and "over" are prepositions elsewhere. Before a number they belong to it, and the number means something else
//! without them.

use super::outline::Outline;
use super::token_kind::TokenKind;
use crate::lexicon::lists::List;

/// Whether a number, an amount of money or a word for a quantity begins at token `at` behind words that limit it.
///
/// Gets right: about 40 people; at least three; over a million; nearly all. Leaves alone: about the road; over a hill.
#[must_use]
pub fn begins_limited_quantity(outline: &Outline<'_, '_>, at: usize) -> bool {
    let limit = outline.passage.phrase_at(at, List::LimitsOfNumbers);
    limit.is_some_and(|length| is_quantity(outline, at + length))
}

/// Whether the sign of a currency stands before a number at token `at`: "$40".
#[must_use]
pub fn is_amount(outline: &Outline<'_, '_>, at: usize) -> bool {
    matches!(outline.passage.word(at), "$" | "€" | "£" | "¥" | "₹")
        && outline.kind(at + 1) == TokenKind::Number
}

fn is_quantity(outline: &Outline<'_, '_>, at: usize) -> bool {
    let is_article = || outline.is(at, List::IndefiniteArticles) && outline.is(at + 1, List::NounsOfQuantity);
    outline.kind(at) == TokenKind::Number
        || is_amount(outline, at)
        || outline.is(at, List::Quantities)
        || is_article()
}
