//! What a reviewer wants -> the act to record; what was recorded -> the next card.
//!
//! The screen and `--plain` go through a review in the same way, so both hold a [`ReviewSession`] and add only their
//! keys, words and drawing. A session changes no decision by itself: it proposes an [`Act`], the library records it,
//! and [`ReviewSession::recorded`] brings the review up to date. So no card is ever shown with a decision that is not
//! on disk.

use super::cards::queue::{self, CardFilter, CardOrder, ReviewProgress};
use super::cards::{acts, candidates};
use super::decision::{Reason, Verdict};
use super::journal::{Act, ActId, Change, Journal};
use super::named::{EntityName, SpeakerName};
use super::overlay::{Review, review};
use crate::analysis::{Analysis, Mention, QuotationKind};
use crate::article::Article;
use crate::text::Span;
use crate::text::hash::TextHash;
use crate::text::search::folded;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

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
    /// The current card, by index. A filter may leave it out of the queue.
    card: usize,
    /// The subject of the card that was decided last, for [`CardIntent::Repeat`].
    last_decided: Option<Span>,
    after: AfterRecording,
    /// When the first and the last act of this session were recorded, in milliseconds.
    times: Option<(i64, i64)>,
}

/// What a reviewer wants to do with a card.
#[derive(Debug, Clone, PartialEq)]
pub enum CardIntent {
    /// Accept the quotation as it is.
    Accept,
    /// Accept it as said by the candidate with this number; numbers start at 1.
    Choose(usize),
    /// Accept it as said by this speaker.
    AcceptAs(SpeakerName),
    /// Reject it.
    Reject(Option<Reason>),
    /// Decide later.
    Skip,
    /// Flag it for someone else, or remove the flag.
    ToggleFlag,
    /// Change its kind to the next one.
    NextKind,
    /// Change its verification to the next one.
    NextVerification,
    /// Write a note, a source or what was actually said.
    Write(Change),
    /// Move its ends.
    MoveEnds(Span),
    /// Split it in two.
    Split([Span; 2]),
    /// Repeat the last decision for every undecided quotation whose speaker is mentioned with the same words.
    Repeat,
}

/// What a reviewer wants to do with the article.
#[derive(Debug, Clone, PartialEq)]
pub enum Intent {
    /// Undo the last act.
    Undo,
    /// Redo the act that was undone last.
    Redo,
    /// Give the decision of an orphan to the quotation at this place.
    Settle(usize, Span),
    /// Drop the decision of an orphan.
    Forget(usize),
    /// Add a quotation that the program missed.
    Add(Span, QuotationKind, Option<SpeakerName>),
    /// Correct an entity.
    CorrectEntity(EntityName, Change),
    /// Correct one mention.
    CorrectMention(Mention, Change),
}

/// An act for the library to record.
#[derive(Debug, Clone, PartialEq)]
pub struct ProposedAct {
    /// The act.
    pub act: Act,
    /// The cards it changes; empty if it changes none, or if they are known only once it is recorded.
    pub cards: Vec<usize>,
}

/// Why there is no act for an intent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such card.
    NoCard,
    /// No candidate has this number.
    NoCandidate,
    /// No other undecided quotation mentions the same speaker with the same words.
    NothingToRepeat,
    /// Nothing is left to undo.
    NothingToUndo,
    /// Nothing is left to redo.
    NothingToRedo,
    /// There is no such orphan.
    NoOrphan,
}

/// Which card to show once an act is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum AfterRecording {
    /// The same card.
    #[default]
    Stay,
    /// The next undecided card.
    NextOpen,
    /// The card with this subject.
    Show(Span),
    /// The card that an act changed.
    ShowAct(ActId),
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

/// A direction in the queue or in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Towards {
    /// Forwards.
    Next,
    /// Backwards.
    Previous,
}

impl ReviewSession {
    /// Starts a session at the first undecided card. `hash` is that of the article's text.
    #[must_use]
    pub fn new(article: &Article, hash: TextHash, found: &Arc<Analysis>, journal: Journal) -> Self {
        let review = review(article, hash, found, &journal);
        let mut session = Self { hash, journal, review, ..Self::default() };
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

    /// How many cards are in which state.
    #[must_use]
    pub fn progress(&self) -> ReviewProgress {
        ReviewProgress::of(&self.review)
    }

    /// How long the decisions of this session took, from the first to the last, in milliseconds.
    #[must_use]
    pub fn duration(&self) -> Option<i64> {
        self.times.map(|(first, last)| (last - first).max(0))
    }

    /// The card with this subject, by index.
    #[must_use]
    pub fn card_at(&self, subject: Span) -> Option<usize> {
        self.review.cards.iter().position(|card| card.subject == subject)
    }

    /// Makes a card the current one, if it exists.
    pub fn go_to(&mut self, card: usize) {
        if card < self.review.cards.len() {
            self.card = card;
        }
    }

    /// Goes on to another card of the queue. Returns whether there is one.
    pub fn step(&mut self, towards: Towards, times: usize) -> bool {
        let ahead = self.ahead();
        let target = match (self.queue.iter().position(|&card| card == self.card), towards) {
            (Some(at), Towards::Next) => {
                self.queue.get(at.saturating_add(times).min(self.queue.len() - 1)).copied()
            }
            (Some(at), Towards::Previous) => self.queue.get(at.saturating_sub(times)).copied(),
            (None, Towards::Next) => ahead.first().copied(),
            (None, Towards::Previous) => ahead.last().copied(),
        };
        let Some(target) = target.filter(|&card| card != self.card) else { return false };
        self.card = target;
        true
    }

    /// Goes on to another card in text order, whatever the filter. Returns whether there is one.
    pub fn step_in_text(&mut self, towards: Towards, times: usize) -> bool {
        let last = self.review.cards.len().saturating_sub(1);
        let target = match towards {
            Towards::Next => self.card.saturating_add(times).min(last),
            Towards::Previous => self.card.saturating_sub(times),
        };
        std::mem::replace(&mut self.card, target) != target
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

    /// Leaves only cards that contain these words in the quotation, its speaker or its note; all for no words.
    /// Returns whether there are any; otherwise the queue stays as it was.
    pub fn filter_by_words(&mut self, article: &Article, words: &str) -> bool {
        let before = std::mem::replace(&mut self.words, folded(words));
        if self.filtered(article, self.filter).is_empty() {
            self.words = before;
            return false;
        }
        self.deal_around_current(article);
        true
    }

    /// The act that does with a card what the reviewer wants.
    ///
    /// # Errors
    /// If there is no such card, or nothing to do with it.
    pub fn propose_on_card(
        &mut self,
        article: &Article,
        card: usize,
        intent: CardIntent,
    ) -> Result<ProposedAct, Refusal> {
        let decides = matches!(
            intent,
            CardIntent::Accept
                | CardIntent::Choose(_)
                | CardIntent::AcceptAs(_)
                | CardIntent::Reject(_)
                | CardIntent::Skip
                | CardIntent::Repeat
        );
        let proposed = match intent {
            CardIntent::Repeat => {
                let (act, cards) = acts::repeat(article, &self.review, self.repeated(card))
                    .ok_or(Refusal::NothingToRepeat)?;
                ProposedAct { act, cards }
            }
            intent => ProposedAct { act: self.act_on_card(article, card, intent)?, cards: vec![card] },
        };
        self.after = if decides { AfterRecording::NextOpen } else { AfterRecording::Stay };
        Ok(proposed)
    }

    /// The act that does with the article what the reviewer wants.
    ///
    /// # Errors
    /// If there is nothing to undo or redo, or no such orphan.
    pub fn propose(&mut self, article: &Article, intent: Intent) -> Result<ProposedAct, Refusal> {
        let orphan = |at: usize| self.review.orphans.get(at).ok_or(Refusal::NoOrphan);
        let (act, after) = match intent {
            Intent::Undo => {
                let id = self.review.undo.ok_or(Refusal::NothingToUndo)?;
                (Act::Undo(id), AfterRecording::ShowAct(id))
            }
            Intent::Redo => {
                let id = self.review.redo.ok_or(Refusal::NothingToRedo)?;
                (Act::Redo(id), AfterRecording::ShowAct(id))
            }
            Intent::Settle(at, place) => {
                (acts::move_orphan(article, orphan(at)?, place), AfterRecording::Show(place))
            }
            Intent::Forget(at) => (acts::drop_orphan(orphan(at)?), AfterRecording::Stay),
            Intent::Add(content, kind, speaker) => {
                (acts::add(article, content, kind, speaker.as_ref()), AfterRecording::Show(content))
            }
            Intent::CorrectEntity(name, change) => (acts::change_entity(name, change), AfterRecording::Stay),
            Intent::CorrectMention(mention, change) => {
                (acts::change_mention(article, &mention, change), AfterRecording::Stay)
            }
        };
        self.after = after;
        Ok(ProposedAct { act, cards: Vec::new() })
    }

    /// Adds what the library recorded, the proposed act and those of other programs, and shows the next card.
    pub fn recorded(&mut self, article: &Article, new: Journal) -> NextCard {
        if let Some(last) = new.acts.last() {
            let first = self.times.map_or(last.stamp.at, |(first, _)| first);
            self.times = Some((first, last.stamp.at));
        }
        self.journal.extend(new);
        self.refresh(article);
        if let Some(decided) = self.decided_by_last_act(article) {
            self.last_decided = Some(decided);
        }
        let target = match std::mem::take(&mut self.after) {
            AfterRecording::Stay => return NextCard::Same,
            AfterRecording::NextOpen => match self.next_open() {
                Some(card) => Some(card),
                None => return NextCard::AllDecided,
            },
            AfterRecording::Show(subject) => self.card_at(subject),
            AfterRecording::ShowAct(id) => self.card_of_act(article, id),
        };
        let Some(card) = target else { return NextCard::Same };
        self.card = card;
        NextCard::Shown
    }

    /// The current card stays after the act that was proposed, as when recording it failed.
    pub fn stay(&mut self) {
        self.after = AfterRecording::Stay;
    }

    fn act_on_card(&self, article: &Article, card: usize, intent: CardIntent) -> Result<Act, Refusal> {
        let review = &self.review;
        let shown = review.cards.get(card).ok_or(Refusal::NoCard)?;
        let change = |change: Change| acts::change(article, review, card, change);
        let act = match intent {
            CardIntent::Accept | CardIntent::Repeat => acts::accept(article, review, card),
            CardIntent::Choose(number) => {
                let listed = candidates::speaker_candidates(article, review, card);
                let chosen =
                    number.checked_sub(1).and_then(|at| listed.get(at)).ok_or(Refusal::NoCandidate)?;
                acts::accept_as(article, review, card, &chosen.named)
            }
            CardIntent::AcceptAs(named) => acts::accept_as(article, review, card, &named),
            CardIntent::Reject(reason) => change(Change::Reject(reason)),
            CardIntent::Skip => change(Change::Skip),
            CardIntent::ToggleFlag if shown.decision().flagged => change(Change::Unflag),
            CardIntent::ToggleFlag => change(Change::Flag),
            CardIntent::NextKind => change(Change::Kind(self.next_kind(card))),
            CardIntent::NextVerification => change(Change::Verify(shown.decision().verification.next())),
            CardIntent::Write(text) => change(text),
            CardIntent::MoveEnds(content) => acts::move_ends(article, review, card, content),
            CardIntent::Split(parts) => acts::split(article, review, card, parts),
        };
        act.ok_or(Refusal::NoCard)
    }

    /// The kind that [`CardIntent::NextKind`] gives a quotation.
    #[must_use]
    pub fn next_kind(&self, card: usize) -> QuotationKind {
        match self.review.quotation(card).map(|quotation| quotation.kind) {
            Some(QuotationKind::Direct) => QuotationKind::Partial,
            Some(QuotationKind::Partial) => QuotationKind::Indirect,
            Some(QuotationKind::Indirect) | None => QuotationKind::Direct,
        }
    }

    /// The card whose decision [`CardIntent::Repeat`] repeats: the one decided last, also while another is shown.
    #[must_use]
    pub fn repeated(&self, card: usize) -> usize {
        let last = self.last_decided.and_then(|subject| self.card_at(subject));
        last.filter(|&card| !self.is_open(card)).unwrap_or(card)
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
        let mut ahead = self.ahead();
        ahead.extend(self.queue.contains(&self.card).then_some(self.card));
        queue::first_open(&self.review, &ahead)
    }

    /// The cards of the queue after the current one, then those before it.
    fn ahead(&self) -> Vec<usize> {
        if self.queue.contains(&self.card) {
            return queue::following(&self.queue, self.card);
        }
        // The filter leaves the current card out: go on from where it would be.
        let queued: HashSet<usize> = self.queue.iter().copied().collect();
        let mut ahead = queue::following(&queue::queue(&self.review, self.order, CardFilter::All), self.card);
        ahead.retain(|card| queued.contains(card));
        ahead
    }

    /// Fills the queue and goes to its first undecided card. If no card passes the filters, the current card stays.
    fn deal(&mut self, article: &Article) {
        self.queue = self.filtered(article, self.filter);
        let first = queue::first_open(&self.review, &self.queue).or_else(|| self.queue.first().copied());
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
        let name = by.map(|by| self.review.analysis.speaker_name(by.speaker, &article.text));
        let note = &self.review.decision(quotation.id).note;
        folded(&[article.words(quotation.content), name.unwrap_or_default(), note].join(" "))
    }

    /// Applies the journal again. Cards are recognised by their subjects, since their indices change when cards appear
    /// or disappear.
    fn refresh(&mut self, article: &Article) {
        let subject = |session: &Self, card: usize| session.review.cards.get(card).map(|card| card.subject);
        let queued: Vec<Span> = self.queue.iter().filter_map(|&card| subject(self, card)).collect();
        let shown = subject(self, self.card);
        let before: HashSet<Span> = self.review.cards.iter().map(|card| card.subject).collect();
        self.review = review(article, self.hash, &self.review.found, &self.journal);
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
        self.card = here.unwrap_or(self.card).min(self.review.cards.len().saturating_sub(1));
    }
}

#[cfg(test)]
#[path = "session_tests.rs"]
mod tests;
