//! Acts that are being recorded on another thread: what may be done meanwhile, and what becomes of the current card.
//!
//! Verdicts on different cards do not depend on each other, so a reviewer goes on while a slow disk writes. Everything that
//! could depend on an act that is not recorded yet, as an undo does, waits for it.

use super::ReviewSession;
use super::intent::{CardIntent, ProposedAct};
use super::unrecorded::{AfterRecording, UnrecordedAct};
use crate::review::journal::Journal;

impl ReviewSession {
    /// Notes that a proposed act is being recorded. The act is answered by [`Self::recorded`] or [`Self::not_recorded`].
    pub fn hand_over(&mut self, proposed: &ProposedAct) {
        let cards = proposed.cards.iter().filter_map(|&card| Some(self.review.cards.get(card)?.subject));
        let cards = cards.collect();
        let after = std::mem::take(&mut self.after);
        self.unrecorded.push_back(UnrecordedAct { act: proposed.act.clone(), cards, after });
    }

    /// Goes on to the next undecided card while the last act is being recorded, if that is what follows it.
    pub fn go_on(&mut self) {
        let goes_on = self.unrecorded.back().is_some_and(|last| last.after == AfterRecording::NextOpen);
        if goes_on && let Some(next) = self.next_open() {
            self.card = next;
            if let Some(last) = self.unrecorded.back_mut() {
                last.after = AfterRecording::GoneOn;
            }
        }
    }

    /// The oldest act that was handed over could not be recorded. Returns the card that it was about, if the session has gone
    /// on from it.
    pub fn not_recorded(&mut self) -> Option<usize> {
        let UnrecordedAct { cards, after, .. } = self.unrecorded.pop_front()?;
        let card = self.card_at(*cards.first()?);
        card.filter(|_| after == AfterRecording::GoneOn)
    }

    /// How many acts are being recorded.
    #[must_use]
    pub fn being_saved(&self) -> usize {
        self.unrecorded.len()
    }

    /// Whether a decision on this card is being recorded.
    #[must_use]
    pub fn is_being_saved(&self, card: usize) -> bool {
        let subject = self.review.cards.get(card).map(|card| card.subject);
        !self.unrecorded.is_empty()
            && subject.is_some_and(|subject| self.unrecorded.iter().any(|act| act.cards.contains(&subject)))
    }

    /// Whether an intent on a card depends on what is being recorded.
    pub(super) fn must_wait(&self, card: usize, intent: &CardIntent) -> bool {
        let may_change_any = self.unrecorded.iter().any(|act| act.cards.is_empty());
        match intent {
            // What is written on a card depends on nothing else.
            CardIntent::Write(_) | CardIntent::WriteAll(_) => false,
            CardIntent::Accept
            | CardIntent::Choose(_)
            | CardIntent::AcceptAs(_)
            | CardIntent::Reject(_)
            | CardIntent::Skip
            | CardIntent::ToggleFlag => may_change_any || self.is_being_saved(card),
            CardIntent::MoveEnds(_) | CardIntent::Split(_) | CardIntent::Repeat => {
                !self.unrecorded.is_empty()
            }
        }
    }

    /// What follows an act that is in `new`: the oldest that was handed over, or the one that was only proposed.
    pub(super) fn after_recording(&mut self, new: &Journal) -> AfterRecording {
        let is_it = |act: &UnrecordedAct| new.acts.last().is_none_or(|recorded| recorded.act == act.act);
        match self.unrecorded.pop_front_if(|act| is_it(act)) {
            Some(act) => act.after,
            None => std::mem::take(&mut self.after),
        }
    }
}
