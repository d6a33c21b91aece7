//! What a reviewer wants -> the act to record; what was recorded -> the next card.
//!
//! The screen and `--plain` go through a review in the same way, so both hold a [`ReviewSession`] and add only their
//! keys, words and drawing. A session changes no decision by itself: it proposes an [`Act`](super::Act), the library records it,
//! and [`ReviewSession::recorded`] brings the review up to date. So no card is ever shown with a decision that is not
//! on disk. Who records on another thread [hands the act over](ReviewSession::hand_over): the session goes on to the next
//! card, and the one that was decided is [being saved](ReviewSession::is_being_saved) until then.

mod intent;
mod propose;
mod replaced;
mod saving;
mod steps;
mod unrecorded;

pub use intent::{CardIntent, Intent, ProposedAct, Refusal};
pub use steps::{FILTER_CLEARED, Towards};

use super::cards::queue::{self, CardFilter, CardOrder, ReviewProgress};
use super::decision::Verdict;
use super::journal::{ActId, Journal};
use super::overlay::{Review, review};
use crate::analysis::Analysis;
use crate::article::Article;
use crate::text::Span;
use crate::text::fold::folded;
use crate::text::hash::TextHash;
use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;
use unrecorded::{AfterRecording, UnrecordedAct};

/// One reviewer's way through the cards of an article.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReviewSession {
    hash: TextHash,
    journal: Journal,
    review: Review,
    order: CardOrder,
    filter: CardFilter,
    /// Only cards that contain these words; folded.
    words: String,
    /// The cards to go through, by index. A decided card keeps its place, so that the list does not jump.
    queue: Vec<usize>,
    /// The current card, by index. It is in the queue unless the queue is empty.
    card: usize,
    /// The subject of the card that was decided last, for [`CardIntent::Repeat`].
    last_decided: Option<Span>,
    after: AfterRecording,
    /// The acts that were handed over to be recorded, oldest first.
    unrecorded: VecDeque<UnrecordedAct>,
    /// How many cards are in which state.
    progress: ReviewProgress,
    /// How often the journal was folded anew.
    folds: u64,
    /// When the first and the last act of this session were recorded, in milliseconds.
    times: Option<(i64, i64)>,
}

/// Which card is shown after an act was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextCard {
    /// The same as before.
    Same,
    /// Another one, or the same because the act was about it.
    Shown,
    /// The same, because every card in the queue is decided.
    AllDecided,
}

impl ReviewSession {
    /// Starts a session at the first undecided card. `hash` is that of the article's text.
    #[must_use]
    pub fn new(article: &Article, hash: TextHash, found: &Arc<Analysis>, journal: Journal) -> Self {
        let review = review(article, hash, found, &journal);
        let progress = ReviewProgress::of(&review);
        let mut session = Self { hash, journal, review, progress, ..Self::default() };
        session.deal(article);
        session
    }

    /// Remembers the order and the filter of the queue for an article that is still being read.
    #[must_use]
    pub fn with_queue(order: CardOrder, filter: CardFilter) -> Self {
        Self { order, filter, ..Self::default() }
    }

    /// Replaces the journal, as when the same article is read again.
    pub fn set_journal(&mut self, article: &Article, hash: TextHash, journal: Journal) {
        self.hash = hash;
        self.journal = journal;
        self.refresh(article);
    }

    /// Takes in more of the analysis, which reports what it has found so far.
    pub fn set_found(&mut self, article: &Article, found: Arc<Analysis>) {
        let began = !self.queue.is_empty();
        self.review.found = found;
        self.refresh(article);
        if self.times.is_some() && !self.queue.is_empty() {
            return;
        }
        // Until the first decision, the least certain card of all comes first; but an undecided card that is being
        // read stays.
        let card = self.card;
        self.deal(article);
        if began && self.is_open(card) && self.queue.contains(&card) {
            self.card = card;
        }
    }

    /// Goes through the cards in this order and with this filter, from the first undecided one.
    pub fn start(&mut self, article: &Article, order: CardOrder, filter: CardFilter) {
        self.order = order;
        self.filter = filter;
        self.deal(article);
    }

    /// The article's quotations as reviewed.
    #[must_use]
    pub fn review(&self) -> &Review {
        &self.review
    }

    /// Every act recorded on the article.
    #[must_use]
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// The cards to go through, by index.
    #[must_use]
    pub fn queue(&self) -> &[usize] {
        &self.queue
    }

    /// The index of the current card, whether or not there are any cards.
    #[must_use]
    pub fn card(&self) -> usize {
        self.card
    }

    /// The index of the current card; `None` if there are no cards.
    #[must_use]
    pub fn current(&self) -> Option<usize> {
        (self.card < self.review.cards.len()).then_some(self.card)
    }

    /// The order of the queue.
    #[must_use]
    pub fn order(&self) -> CardOrder {
        self.order
    }

    /// Which cards are in the queue.
    #[must_use]
    pub fn filter(&self) -> CardFilter {
        self.filter
    }

    /// The words that the cards in the queue contain; empty for all cards.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    /// How many cards are in which state.
    #[must_use]
    pub fn progress(&self) -> ReviewProgress {
        self.progress
    }

    /// Changes when the journal was folded anew: until then, only single cards have changed.
    #[must_use]
    pub fn folds(&self) -> u64 {
        self.folds
    }

    /// Copies what the first decision needs, so that it is as quick as the others.
    pub fn prepare(&mut self) {
        self.review.own_analysis();
    }

    /// How long the decisions of this session took, from the first to the last, in milliseconds.
    #[must_use]
    pub fn duration(&self) -> Option<i64> {
        self.times.map(|(first, last)| (last - first).max(0))
    }

    /// The card with this subject, by index.
    #[must_use]
    pub fn card_at(&self, subject: Span) -> Option<usize> {
        self.review.card_at(subject)
    }

    /// Adds what the library recorded, the proposed act and those of other programs, and shows the next card.
    pub fn recorded(&mut self, article: &Article, new: Journal) -> NextCard {
        if let Some(last) = new.acts.last() {
            let first = self.times.map_or(last.stamp.at, |(first, _)| first);
            self.times = Some((first, last.stamp.at));
        }
        let after = self.after_recording(&new);
        self.take(article, new);
        if let Some(decided) = self.decided_by_last_act(article) {
            self.last_decided = Some(decided);
        }
        let target = match after {
            AfterRecording::NextOpen => match self.next_open() {
                Some(card) => Some(card),
                None if self.unrecorded.is_empty() => return NextCard::AllDecided,
                None => None,
            },
            AfterRecording::Show(subject) => self.card_at(subject),
            AfterRecording::ShowAct(id) => self.card_of_act(article, id),
            AfterRecording::Stay | AfterRecording::GoneOn => None,
        };
        let Some(card) = target else { return NextCard::Same };
        self.go_to(card);
        NextCard::Shown
    }

    /// Adds acts to the journal, and what they change to the cards.
    fn take(&mut self, article: &Article, new: Journal) {
        let Journal { acts, unknown, damaged } = new;
        let mut follows = unknown.is_empty() && damaged.is_empty();
        self.journal.extend(Journal { acts: Vec::new(), unknown, damaged });
        for act in acts {
            self.journal.acts.push(act);
            follows = follows && self.follow(article);
        }
        if !follows {
            self.refresh(article);
        }
    }

    /// Follows the last act of the journal. Returns whether that could be done card by card.
    fn follow(&mut self, article: &Article) -> bool {
        let Some(followed) = self.review.follow(article, self.hash, &self.journal) else { return false };
        for one in followed {
            if let Some(card) = self.review.cards.get(one.card) {
                self.progress.replace(&one.before, card.decision());
            }
        }
        true
    }

    /// The current card stays after the act that was proposed.
    pub fn stay(&mut self) {
        self.after = AfterRecording::Stay;
        if let Some(last) = self.unrecorded.back_mut() {
            last.after = AfterRecording::Stay;
        }
    }

    fn is_open(&self, card: usize) -> bool {
        self.review.cards.get(card).is_some_and(|card| card.decision().verdict == Verdict::Pending)
    }

    /// The subject of the card that the last act decided.
    fn decided_by_last_act(&self, article: &Article) -> Option<Span> {
        let last = self.journal.acts.last()?;
        let card = queue::card_of(&self.review, article, self.hash, last)?;
        (!self.is_open(card)).then(|| self.review.cards[card].subject)
    }

    fn card_of_act(&self, article: &Article, id: ActId) -> Option<usize> {
        let recorded = self.journal.acts.iter().find(|recorded| recorded.id == id)?;
        queue::card_of(&self.review, article, self.hash, recorded)
    }

    fn next_open(&self) -> Option<usize> {
        let at = self.queue.iter().position(|&card| card == self.card)?;
        // Not copied: a queue may be long, and the next card is mostly the one that follows.
        let (before, after) = self.queue.split_at(at);
        self.first_free(after.iter().skip(1).chain(before).chain(after.first()).copied())
    }

    /// The first open card of several on which no decision is being recorded.
    fn first_free(&self, cards: impl Iterator<Item = usize>) -> Option<usize> {
        queue::first_open(&self.review, cards.filter(|&card| !self.is_being_saved(card)))
    }

    /// Fills the queue and goes to its first undecided card. If no card passes the filters, the current card stays.
    fn deal(&mut self, article: &Article) {
        self.queue = self.filtered(article, self.filter);
        let first = queue::first_open(&self.review, self.queue.iter().copied())
            .or_else(|| self.queue.first().copied());
        self.card = first.unwrap_or(self.card);
    }

    fn deal_around_current(&mut self, article: &Article) {
        let card = self.card;
        self.deal(article);
        if self.queue.contains(&card) {
            self.card = card;
        }
    }

    fn filtered(&self, article: &Article, filter: CardFilter) -> Vec<usize> {
        let mut cards = queue::queue(&self.review, self.order, filter);
        cards
            .retain(|&card| self.words.is_empty() || self.searched_text(article, card).contains(&self.words));
        cards
    }

    /// The text of a card in which [`Self::filter_by_words`] looks; folded.
    fn searched_text(&self, article: &Article, card: usize) -> String {
        let Some(quotation) = self.review.quotation(card) else { return String::new() };
        let by = quotation.attribution.as_ref();
        let names = by.map(|by| self.review.analysis.speaker_names(by, &article.text));
        let note = &self.review.decision(quotation.id).note;
        folded(&[article.words(quotation.content), &names.unwrap_or_default(), note].join(" "))
    }

    /// Applies the journal again. Cards are recognised by their subjects, since their indices change when cards appear
    /// or disappear.
    fn refresh(&mut self, article: &Article) {
        let subject = |session: &Self, card: usize| session.review.cards.get(card).map(|card| card.subject);
        let queued: Vec<Span> = self.queue.iter().filter_map(|&card| subject(self, card)).collect();
        let shown = subject(self, self.card);
        let before: HashSet<Span> = self.review.cards.iter().map(|card| card.subject).collect();
        self.review = review(article, self.hash, &self.review.found, &self.journal);
        self.progress = ReviewProgress::of(&self.review);
        self.folds += 1;
        let cards = &self.review.cards;
        let index: HashMap<Span, usize> =
            cards.iter().enumerate().map(|(index, card)| (card.subject, index)).collect();
        let mut queue: Vec<usize> = queued.iter().filter_map(|span| index.get(span).copied()).collect();
        let here = shown.and_then(|span| index.get(&span).copied());
        let mut fresh = self.filtered(article, self.filter);
        fresh.retain(|&card| subject(self, card).is_some_and(|span| !before.contains(&span)));
        // What was split off, added or brought back follows the card it came from.
        let at = here
            .and_then(|here| queue.iter().position(|&card| card == here))
            .map_or(queue.len(), |at| at + 1);
        queue.splice(at..at, fresh);
        self.queue = queue;
        self.card = here.unwrap_or_else(|| self.nearest_queued(self.card));
    }

    /// The first card of the queue from here on in the text, otherwise its last one; without any, a card that exists.
    fn nearest_queued(&self, from: usize) -> usize {
        let after = self.queue.iter().filter(|&&card| card >= from).min();
        let nearest = after.or_else(|| self.queue.iter().max()).copied();
        nearest.unwrap_or_else(|| from.min(self.review.cards.len().saturating_sub(1)))
    }
}

#[cfg(test)]
mod tests;
