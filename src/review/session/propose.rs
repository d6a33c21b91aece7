//! What a reviewer wants -> the act to record, and the card to show afterwards.

use super::ReviewSession;
use super::intent::{CardIntent, Intent, ProposedAct, Refusal};
use super::unrecorded::AfterRecording;
use crate::article::Article;
use crate::review::cards::{acts, candidates, parts};
use crate::review::journal::{Act, Change};
use crate::review::named::SpeakerName;

impl ReviewSession {
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
        if self.must_wait(card, &intent) {
            return Err(Refusal::StillSaving);
        }
        let decides = intent.decides() || intent == CardIntent::Repeat;
        let proposed = match intent {
            CardIntent::Repeat => {
                let (act, cards) = acts::repeat(article, &self.review, self.repeated(card))
                    .ok_or(Refusal::NothingToRepeat)?;
                ProposedAct { act, cards }
            }
            intent if decides => self.decide_all_parts(article, card, &intent)?,
            intent => ProposedAct { act: self.act_on_card(article, card, &intent)?, cards: vec![card] },
        };
        // A key that is pressed twice would add a step to the history that undoes nothing one can see.
        let is_ours = |at: i64| self.times.is_some_and(|(_, last)| last == at);
        let last = self.journal.acts.last().filter(|last| is_ours(last.stamp.at));
        if last.is_some_and(|last| last.act == proposed.act) {
            return Err(Refusal::JustDecided);
        }
        self.after = if decides { AfterRecording::NextOpen } else { AfterRecording::Stay };
        Ok(proposed)
    }

    /// Decides on a card, and in the same way on the open parts of its quotation.
    fn decide_all_parts(
        &self,
        article: &Article,
        card: usize,
        intent: &CardIntent,
    ) -> Result<ProposedAct, Refusal> {
        let mut act = self.act_on_card(article, card, intent)?;
        let mut cards = vec![card];
        // Who said one part said all; and a candidate's number is valid on its own card only.
        let chosen = match intent {
            CardIntent::Choose(number) => CardIntent::AcceptAs(self.candidate(article, card, *number)?),
            CardIntent::Accept => {
                let quotation = self.review.quotation(card);
                let speaker = quotation.and_then(|one| acts::speaker_of(article, &self.review.analysis, one));
                speaker.map_or(CardIntent::Accept, CardIntent::AcceptAs)
            }
            other => other.clone(),
        };
        for part in parts::open_parts(&self.review, card) {
            if let (Act::Change(changes), Act::Change(more)) =
                (&mut act, self.act_on_card(article, part, &chosen)?)
            {
                changes.extend(more);
                cards.push(part);
            }
        }
        Ok(ProposedAct { act, cards })
    }

    fn candidate(&self, article: &Article, card: usize, number: usize) -> Result<SpeakerName, Refusal> {
        let listed = candidates::speaker_candidates(article, &self.review, card);
        let chosen = number.checked_sub(1).and_then(|at| listed.into_iter().nth(at));
        Ok(chosen.ok_or(Refusal::NoCandidate)?.named)
    }

    /// The act that does with the article what the reviewer wants.
    ///
    /// # Errors
    /// If there is nothing to undo or redo, or no such orphan.
    pub fn propose(&mut self, article: &Article, intent: Intent) -> Result<ProposedAct, Refusal> {
        if self.being_saved() > 0 {
            return Err(Refusal::StillSaving);
        }
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
            Intent::Mark(subject, changes) => (acts::mark(&subject, changes), AfterRecording::Stay),
            Intent::CorrectMention(mention, change) => {
                (acts::change_mention(article, &mention, change), AfterRecording::Stay)
            }
        };
        self.after = after;
        Ok(ProposedAct { act, cards: Vec::new() })
    }

    fn act_on_card(&self, article: &Article, card: usize, intent: &CardIntent) -> Result<Act, Refusal> {
        let review = &self.review;
        let shown = review.cards.get(card).ok_or(Refusal::NoCard)?;
        let change = |change: Change| acts::change(article, review, card, change);
        let act = match intent {
            CardIntent::Accept | CardIntent::Repeat => acts::accept(article, review, card),
            CardIntent::Choose(number) => {
                acts::accept_as(article, review, card, &self.candidate(article, card, *number)?)
            }
            CardIntent::AcceptAs(named) => acts::accept_as(article, review, card, named),
            CardIntent::Reject(reason) => change(Change::Reject(*reason)),
            CardIntent::Skip => change(Change::Skip),
            CardIntent::ToggleFlag if shown.decision().flagged => change(Change::Unflag),
            CardIntent::ToggleFlag => change(Change::Flag),
            CardIntent::Write(text) => change(text.clone()),
            CardIntent::WriteAll(all) => acts::changes(article, review, card, all),
            CardIntent::MoveEnds(content) => acts::move_ends(article, review, card, *content),
            CardIntent::Split(parts) => acts::split(article, review, card, *parts),
        };
        act.ok_or(Refusal::NoCard)
    }

    /// The card whose decision [`CardIntent::Repeat`] repeats: the one decided last, also while another is shown.
    #[must_use]
    pub fn repeated(&self, card: usize) -> usize {
        let last = self.last_decided.and_then(|subject| self.card_at(subject));
        last.filter(|&card| !self.is_open(card)).unwrap_or(card)
    }
}
