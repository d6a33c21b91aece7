//! Cards -> the order in which to review them, a filter, and the progress so far.

use crate::article::Article;
use crate::review::decision::{Decision, DecisionState, Verdict};
use crate::review::journal::{Act, Anchor, Change, Recorded, Subject};
use crate::review::overlay::{Card, Review};
use crate::sorting;
use crate::text::hash::TextHash;

/// An order of the cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CardOrder {
    /// The least certain first.
    #[default]
    Confidence,
    /// In text order.
    Text,
}

/// A filter of the cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CardFilter {
    /// Every card.
    #[default]
    All,
    /// Those without a decision, the skipped ones too.
    Pending,
    /// The flagged ones.
    Flagged,
    /// Those whose speaker is uncertain.
    Unsure,
    /// Those on which two reviewers differ.
    Differing,
}

impl CardFilter {
    /// Every filter in the order in which a key steps through them, with its words on the screen.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::All, "all"),
        (Self::Pending, "pending"),
        (Self::Flagged, "flagged"),
        (Self::Unsure, "unsure"),
        (Self::Differing, "reviewers differ"),
    ];
}

/// Below this confidence, a speaker is marked as uncertain.
pub const UNSURE: f32 = 0.7;

/// The cards that pass the filter, by index, in this order.
#[must_use]
pub fn queue(review: &Review, order: CardOrder, filter: CardFilter) -> Vec<usize> {
    let confidence = |card: &Card| confidence(review, card);
    let fits = |card: &Card| match filter {
        CardFilter::All => true,
        CardFilter::Pending => is_open(card),
        CardFilter::Flagged => card.decision().flagged,
        CardFilter::Unsure => confidence(card) < UNSURE,
        CardFilter::Differing => !card.decision().opinions.is_empty(),
    };
    let listed = review.cards.iter().enumerate().filter(|(_, card)| fits(card));
    if order == CardOrder::Text {
        return listed.map(|(index, _)| index).collect();
    }
    // Looked up once each for the sorting: a long text has a hundred thousand cards.
    let mut sorted: Vec<(usize, f32)> = listed.map(|(index, card)| (index, confidence(card))).collect();
    sorting::by(&mut sorted, |(_, one), (_, other)| one.total_cmp(other));
    sorted.into_iter().map(|(index, _)| index).collect()
}

/// The first undecided card of several, otherwise the first skipped one; `None` if all are decided.
#[must_use]
pub fn first_open(review: &Review, mut cards: impl Iterator<Item = usize>) -> Option<usize> {
    let state = |card: usize| review.cards.get(card).map(|card| card.decision().state());
    let mut skipped = None;
    let pending = cards.find(|&card| {
        let state = state(card);
        skipped = skipped.or((state == Some(DecisionState::Skipped)).then_some(card));
        state == Some(DecisionState::Pending)
    });
    pending.or(skipped)
}

/// The card of the quotation that an act changed, to show what an undo reverted. `hash` is that of `article`; the act
/// may have been recorded on an earlier version of the text. `None` if the act changed no quotation that is there.
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
        spans.into_iter().flatten().filter_map(|span| review.card_at(span)).min()
    })
}

/// How many cards are in which state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReviewProgress {
    /// All cards.
    pub all: usize,
    /// Accepted as found.
    pub accepted: usize,
    /// Accepted with corrections.
    pub edited: usize,
    /// Rejected.
    pub rejected: usize,
    /// Put off for later.
    pub skipped: usize,
    /// Flagged, in addition to any other state.
    pub flagged: usize,
}

impl ReviewProgress {
    /// Counts the cards of a review.
    #[must_use]
    pub fn of(review: &Review) -> Self {
        let mut progress = Self { all: review.cards.len(), ..Self::default() };
        for decision in review.cards.iter().map(Card::decision) {
            progress.count(decision.state(), 1);
            progress.flagged += usize::from(decision.flagged);
        }
        progress
    }

    /// Counts one card with another decision than before.
    pub(in crate::review) fn replace(&mut self, before: &Decision, now: &Decision) {
        if let Some(count) = self.of_state(before.state()) {
            *count = count.saturating_sub(1);
        }
        self.count(now.state(), 1);
        self.flagged += usize::from(now.flagged);
        self.flagged = self.flagged.saturating_sub(usize::from(before.flagged));
    }

    fn of_state(&mut self, state: DecisionState) -> Option<&mut usize> {
        match state {
            DecisionState::Pending => None,
            DecisionState::Accepted => Some(&mut self.accepted),
            DecisionState::Edited => Some(&mut self.edited),
            DecisionState::Rejected => Some(&mut self.rejected),
            DecisionState::Skipped => Some(&mut self.skipped),
        }
    }

    /// Counts cards of one state; [`Self::all`] is not changed.
    pub fn count(&mut self, state: DecisionState, cards: usize) {
        if let Some(count) = self.of_state(state) {
            *count += cards;
        }
    }

    /// The decided cards.
    #[must_use]
    pub fn done(self) -> usize {
        self.accepted + self.edited + self.rejected
    }

    /// The undecided cards, including the skipped ones.
    #[must_use]
    pub fn left(self) -> usize {
        self.all - self.done()
    }
}

fn is_open(card: &Card) -> bool {
    card.decision().verdict == Verdict::Pending
}

/// The program's confidence in the speaker. A quotation that the reviewer added is certain.
fn confidence(review: &Review, card: &Card) -> f32 {
    let Some(quotation) = review.found_quotation(card) else { return 1.0 };
    quotation.attribution.as_ref().map_or(0.0, |by| by.confidence)
}
