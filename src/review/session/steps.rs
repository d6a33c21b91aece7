//! From card to card: along the queue, along the text, and to another order or filter.

use super::ReviewSession;
use crate::article::Article;
use crate::review::cards::queue::{CardFilter, CardOrder, queue};
use crate::text::fold::folded;

/// What is said where a card has to be shown that the filter hid.
pub const FILTER_CLEARED: &str = "filter cleared: it hid this card";

/// A direction in the queue or in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Towards {
    /// Forwards.
    Next,
    /// Backwards.
    Previous,
}

impl ReviewSession {
    /// Moves to another card of the queue. Returns whether there is one.
    pub fn step(&mut self, towards: Towards, times: usize) -> bool {
        let Some(at) = self.queue.iter().position(|&card| card == self.card) else { return false };
        let to = match towards {
            Towards::Next => at.saturating_add(times).min(self.queue.len() - 1),
            Towards::Previous => at.saturating_sub(times),
        };
        let Some(target) = self.queue.get(to).copied().filter(|&card| card != self.card) else {
            return false;
        };
        self.card = target;
        true
    }

    /// Moves to another card of the queue in text order. Returns whether there is one.
    pub fn step_in_text(&mut self, towards: Towards, times: usize) -> bool {
        let here = self.card;
        let is_further = |card: &usize| match towards {
            Towards::Next => *card > here,
            Towards::Previous => *card < here,
        };
        let mut further: Vec<usize> = self.queue.iter().copied().filter(is_further).collect();
        let Some(at) = times.min(further.len()).checked_sub(1) else { return false };
        // Not sorted: a queue may be long, and only one card is looked for.
        self.card = *further.select_nth_unstable_by_key(at, |card| card.abs_diff(here)).1;
        true
    }

    /// Makes a card the current one, if it exists. A filter that hides it is cleared: what is on the screen is always among
    /// the cards that the keys go through.
    pub fn go_to(&mut self, card: usize) {
        if card >= self.review.cards.len() {
            return;
        }
        self.card = card;
        if self.is_filtered() && !self.queue.contains(&card) {
            self.words.clear();
            self.filter = CardFilter::All;
            self.queue = queue(&self.review, self.order, CardFilter::All);
        }
    }

    /// Changes to the other order. The current card stays.
    pub fn next_order(&mut self, article: &Article) -> CardOrder {
        self.order = match self.order {
            CardOrder::Confidence => CardOrder::Text,
            CardOrder::Text => CardOrder::Confidence,
        };
        self.deal_around_current(article);
        self.order
    }

    /// Changes to the next filter and returns what the screen calls it. The current card stays if it passes.
    pub fn next_filter(&mut self, article: &Article) -> &'static str {
        let at = CardFilter::ALL.iter().position(|(filter, _)| *filter == self.filter).unwrap_or_default();
        let (filter, words) = CardFilter::ALL[(at + 1) % CardFilter::ALL.len()];
        self.filter = filter;
        self.deal_around_current(article);
        words
    }

    /// Whether some cards are left out of the queue.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        self.filter != CardFilter::All || !self.words.is_empty()
    }

    /// Puts every card into the queue again, and goes to its first undecided one.
    pub fn show_all(&mut self, article: &Article) {
        self.words.clear();
        self.start(article, self.order, CardFilter::All);
    }

    /// Leaves only cards that contain these words in the quotation, its speaker or its note; all for no words.
    /// Returns whether there are any; otherwise the queue is unchanged.
    pub fn filter_by_words(&mut self, article: &Article, words: &str) -> bool {
        let before = std::mem::replace(&mut self.words, folded(words));
        if self.filtered(article, self.filter).is_empty() {
            self.words = before;
            return false;
        }
        self.deal_around_current(article);
        true
    }
}
