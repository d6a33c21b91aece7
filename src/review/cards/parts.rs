//! A card -> the cards of the same quotation, which the reporter broke: “We stay,” she said, “and wait.”
//!
//! Each part has a card, because its words stand in a place of their own. But who said one said all of them, so that
//! one decision covers those that are still open.

use crate::review::decision::Verdict;
use crate::review::overlay::Review;
use crate::text::Span;

/// The parts of a quotation stand in one sentence: this many cards before and after one of them have all others, even if a
/// reviewer has split and added some.
const NEAR: usize = 64;

/// All cards of the quotation that `card` is a part of, in text order; only `card` if it is whole.
#[must_use]
pub fn parts(review: &Review, card: usize) -> Vec<usize> {
    let Some(first) = first_part(review, card) else { return vec![card] };
    let near = card.saturating_sub(NEAR)..card.saturating_add(NEAR).min(review.cards.len());
    near.filter(|&other| first_part(review, other) == Some(first)).collect()
}

/// The other parts of the quotation on `card` that nobody has decided on.
pub(crate) fn open_parts(review: &Review, card: usize) -> Vec<usize> {
    let is_open = |&other: &usize| {
        let other = review.cards.get(other).map(|other| other.decision().verdict);
        other == Some(Verdict::Pending)
    };
    parts(review, card).into_iter().filter(|&other| other != card).filter(is_open).collect()
}

/// The content of the first part, as it was found: moving the ends of a part does not take it out of its quotation.
fn first_part(review: &Review, card: usize) -> Option<Span> {
    let card = review.cards.get(card)?;
    Some(review.found_quotation(card)?.continues.unwrap_or(card.subject))
}
