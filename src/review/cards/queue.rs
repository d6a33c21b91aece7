//! Cards -> the order in which a reviewer goes through them, which of them, and how far it is.

use crate::analysis::Analysis;
use crate::article::Article;
use crate::review::decision::Verdict;
use crate::review::journal::{Act, Anchor, Change, Recorded, Subject};
use crate::review::overlay::{Card, Review};
use crate::text::hash::TextHash;

/// In which order the cards come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// Those the program is least sure of first.
    #[default]
    Confidence,
    /// As they stand in the text.
    Text,
}

/// Which cards come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Filter {
    /// All of them.
    #[default]
    All,
    /// Those nobody has decided.
    Todo,
    /// Those that are flagged.
    Flagged,
    /// Those whose speaker the program is not sure of.
    Unsure,
    /// Those on which two reviewers did not agree.
    Differing,
}

impl Filter {
    /// Every filter, in the order in which a key goes round, with the words the screen says.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::All, "all"),
        (Self::Todo, "to do"),
        (Self::Flagged, "flagged"),
        (Self::Unsure, "unsure"),
        (Self::Differing, "reviewers differ"),
    ];
}

/// Below this a speaker is not written as if it were certain.
pub const UNSURE: f32 = 0.7;

/// The cards, by index, in their order. `found` is the analysis before the review.
#[must_use]
pub fn queue(review: &Review, found: &Analysis, (order, filter): (Order, Filter)) -> Vec<usize> {
    let fits = |card: &Card| match filter {
        Filter::All => true,
        Filter::Todo => is_open(card),
        Filter::Flagged => card.decision().flagged,
        Filter::Unsure => confidence(card, found) < UNSURE,
        Filter::Differing => !card.decision().opinions.is_empty(),
    };
    let mut listed: Vec<(usize, &Card)> =
        review.cards.iter().enumerate().filter(|(_, card)| fits(card)).collect();
    if order == Order::Confidence {
        listed.sort_by(|(_, one), (_, other)| confidence(one, found).total_cmp(&confidence(other, found)));
    }
    listed.into_iter().map(|(index, _)| index).collect()
}

/// The card to go to after `current` (from the beginning, for nothing): the next one that nobody has decided, round
/// and round; those that were skipped come when no other is left. Nothing when all are decided.
#[must_use]
pub fn next_open(review: &Review, queue: &[usize], current: Option<usize>) -> Option<usize> {
    let at = current.and_then(|current| queue.iter().position(|&card| card == current));
    let split = at.map_or(0, |at| at + 1);
    let (before, after) = queue.split_at(split);
    let around = || after.iter().chain(before).copied();
    let open = |skipped: bool| {
        move |index: &usize| {
            let card = review.cards.get(*index);
            card.is_some_and(|card| is_open(card) && card.decision().skipped == skipped)
        }
    };
    around().find(open(false)).or_else(|| around().find(open(true)))
}

/// The cards of `queue` after `current`, round to the one before it; all of them when it is not there.
#[must_use]
pub fn following(queue: &[usize], current: Option<usize>) -> Vec<usize> {
    let at = current.and_then(|current| queue.iter().position(|&card| card == current));
    let Some(at) = at else { return queue.to_vec() };
    let (before, after) = queue.split_at(at);
    after.iter().skip(1).chain(before).copied().collect()
}

/// The card of which an act spoke that was recorded in the text with `hash` or in an earlier one: where an undo
/// shows what it took back. Nothing when it spoke of no quotation that is there.
#[must_use]
pub fn card_of(review: &Review, article: &Article, hash: TextHash, recorded: &Recorded) -> Option<usize> {
    let Act::Change(changes) = &recorded.act else { return None };
    let find = |anchor: &Anchor| {
        if recorded.text == hash { anchor.in_its_text(&article.text) } else { anchor.find(&article.text) }
    };
    changes.iter().find_map(|(subject, change)| {
        let Subject::Quotation(anchor) = subject else { return None };
        let moved = if let Change::Move(anchor) = change { find(anchor) } else { None };
        let spans = [find(anchor), moved];
        let is_it = |card: &Card| spans.contains(&Some(card.subject));
        review.cards.iter().position(is_it)
    })
}

/// How far a review is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// All cards.
    pub all: usize,
    /// Accepted as found.
    pub accepted: usize,
    /// Accepted with corrections.
    pub edited: usize,
    /// Rejected.
    pub rejected: usize,
    /// Put off.
    pub skipped: usize,
    /// Flagged, whatever else they are.
    pub flagged: usize,
}

impl Progress {
    /// Of a review.
    #[must_use]
    pub fn of(review: &Review) -> Self {
        let mut progress = Self { all: review.cards.len(), ..Self::default() };
        for decision in review.cards.iter().map(Card::decision) {
            match decision.state() {
                "accepted" => progress.accepted += 1,
                "edited" => progress.edited += 1,
                "rejected" => progress.rejected += 1,
                "skipped" => progress.skipped += 1,
                _ => {}
            }
            progress.flagged += usize::from(decision.flagged);
        }
        progress
    }

    /// Cards that are decided.
    #[must_use]
    pub fn done(self) -> usize {
        self.accepted + self.edited + self.rejected
    }

    /// Cards that are not, the skipped ones among them.
    #[must_use]
    pub fn left(self) -> usize {
        self.all - self.done()
    }
}

fn is_open(card: &Card) -> bool {
    card.decision().verdict == Verdict::Pending
}

/// How sure the program was; of a quotation it did not find, the reviewer is.
fn confidence(card: &Card, found: &Analysis) -> f32 {
    let Some(id) = card.found else { return 1.0 };
    found.quotation(id).and_then(|quotation| quotation.attribution.as_ref()).map_or(0.0, |by| by.confidence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_a_card_goes_round_and_leaves_it_out() {
        for (current, expected) in [
            (None, &[4, 2, 7][..]),
            (Some(4), &[2, 7]),
            (Some(2), &[7, 4]),
            (Some(7), &[4, 2]),
            (Some(9), &[4, 2, 7]),
        ] {
            assert_eq!(following(&[4, 2, 7], current), expected, "{current:?}");
        }
    }
}
