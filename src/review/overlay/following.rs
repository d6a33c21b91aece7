//! One more act -> the cards that it changes, in place.
//!
//! Folding a journal anew takes time for every quotation of the article, and most acts change one card. So a verdict, a
//! note, a check, a speaker that is known, and what undoes or redoes them, change only their cards. Everything that can
//! move, add or hide a card, or that renames someone, is folded anew: [`Review::follow`] says so. The result is the same,
//! which the tests compare for random journals.

use super::Review;
use super::card::Card;
use super::revised::{Base, drop_redundant_corrections, quotation};
use super::subjects;
use crate::analysis::{Analysis, Attribution, Quotation, QuotationId, Speaker};
use crate::article::Article;
use crate::review::decision::Decision;
use crate::review::journal::{Act, Change, Journal, Recorded, Subject, acts_in_effect};
use crate::text::Span;
use crate::text::hash::TextHash;
use crate::text::span::offset;
use std::sync::Arc;

/// A card that an act changed.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::review) struct FollowedCard {
    /// Its index.
    pub(in crate::review) card: usize,
    /// The decision before.
    pub(in crate::review) before: Decision,
}

/// The decisions to put on cards, by index.
type NewDecisions = Vec<(usize, Option<Box<Decision>>)>;

impl Review {
    /// Takes in the last act of the journal. Returns the cards that it changed; `None` if the journal has to be folded anew,
    /// which leaves this review of no use.
    pub(in crate::review) fn follow(
        &mut self,
        article: &Article,
        hash: TextHash,
        journal: &Journal,
    ) -> Option<Vec<FollowedCard>> {
        let recorded = journal.acts.last().filter(|recorded| recorded.text == hash)?;
        let decisions = match &recorded.act {
            Act::Change(changes) => {
                let decisions = self.with_changes(article, changes, recorded)?;
                (self.undo, self.redo, self.acts) = (Some(recorded.id), None, self.acts + 1);
                decisions
            }
            Act::Undo(id) | Act::Redo(id) => {
                // In another text the decision may stand elsewhere than its anchor says.
                let target = journal.acts.iter().rfind(|act| act.id == *id && act.text == hash)?;
                let Act::Change(changes) = &target.act else { return None };
                self.without_or_with(article, hash, (journal, changes))?
            }
        };
        self.put(article, decisions)
    }

    /// The decisions after these changes.
    fn with_changes(
        &self,
        article: &Article,
        changes: &[(Subject, Change)],
        recorded: &Recorded,
    ) -> Option<NewDecisions> {
        let mut decisions = NewDecisions::new();
        for (subject, change) in changes {
            let card = self.card_of_simple(article, subject, change)?;
            let at = decisions.iter().position(|(other, _)| *other == card).unwrap_or_else(|| {
                decisions.push((card, self.cards.get(card).and_then(|card| card.decision.clone())));
                decisions.len() - 1
            });
            let decision = decisions.get_mut(at)?.1.get_or_insert_default();
            change.apply(decision);
            decision.stamp = Some(recorded.stamp.clone());
        }
        Some(decisions)
    }

    /// The decisions after these changes were undone or redone: those of every act in effect on their cards.
    fn without_or_with(
        &mut self,
        article: &Article,
        hash: TextHash,
        (journal, changes): (&Journal, &[(Subject, Change)]),
    ) -> Option<NewDecisions> {
        let mut cards: Vec<usize> = Vec::new();
        for (subject, change) in changes {
            cards.push(self.card_of_simple(article, subject, change)?);
        }
        cards.sort_unstable();
        cards.dedup();
        let places: Vec<Span> =
            cards.iter().filter_map(|&card| Some(self.cards.get(card)?.subject)).collect();
        let effective = acts_in_effect(journal);
        let mut touching = Vec::new();
        for recorded in &effective.acts {
            if touches(recorded, hash, &places)? {
                touching.push(*recorded);
            }
        }
        let said = subjects::collect(&article.text, hash, &touching).quotations;
        let decision_at = |place: Span| said.iter().rfind(|said| said.place == Some(place));
        let decision_of = |place: &Span| decision_at(*place).map(|said| Box::new(said.decision.clone()));
        (self.undo, self.redo, self.acts) = (effective.undo(), effective.redo(), effective.acts.len());
        Some(cards.into_iter().zip(places.iter().map(decision_of)).collect())
    }

    /// The card of a subject, if a change to it can change nothing but its own card.
    fn card_of_simple(&self, article: &Article, subject: &Subject, change: &Change) -> Option<usize> {
        let Subject::Quotation(anchor) = subject else { return None };
        let place = anchor.in_its_text(&article.text).filter(|_| is_simple(change))?;
        let key = |card: &Card| (card.decision().content.unwrap_or(card.subject), card.subject);
        let at = self.cards.binary_search_by_key(&(place, place), key).ok()?;
        let card = self.cards.get(at)?;
        let stands = card.found.is_some() && card.decision().content.is_none();
        // Whether a drawn quotation hides those inside it depends on the decisions on them.
        (stands && !self.drawn.iter().any(|drawn| drawn.overlaps(place))).then_some(at)
    }

    /// The card with this subject, by index. Cards are in the order of the text, apart from those whose ends were moved.
    pub(in crate::review) fn card_at(&self, subject: Span) -> Option<usize> {
        let is_it = |card: &Card| card.subject == subject;
        let key = |card: &Card| (card.decision().content.unwrap_or(card.subject), card.subject);
        let near = self.cards.binary_search_by_key(&(subject, subject), key).ok();
        near.or_else(|| self.cards.iter().position(is_it))
    }

    /// Puts decisions on their cards, and what follows from them into the analysis.
    fn put(&mut self, article: &Article, decisions: NewDecisions) -> Option<Vec<FollowedCard>> {
        let known = self.known_entities;
        let is_known = |quotation: &Quotation| {
            let speakers = quotation.attribution.iter().flat_map(Attribution::speakers);
            let mut entities = speakers.filter_map(|speaker| match speaker {
                Speaker::Entity(id) => Some(id.0 as usize),
                Speaker::Group(_) | Speaker::Unknown(_) => None,
            });
            entities.all(|id| id < known)
        };
        let base = Base { found: &self.found, redirect: &self.redirect, text: &article.text };
        let analysis: &mut Analysis = Arc::make_mut(&mut self.analysis);
        let mut followed = Vec::new();
        for (index, decision) in decisions {
            let card = self.cards.get_mut(index)?;
            let before = card.decision().clone();
            card.decision = decision;
            drop_redundant_corrections(analysis, &base, card);
            let entities = analysis.entities.len();
            let new = quotation(analysis, &base, card);
            let old = analysis.quotations.get_mut(index)?;
            // Who is named by the reviewer alone is numbered in the order of the text.
            if analysis.entities.len() != entities || !is_known(&new) || !is_known(old) {
                return None;
            }
            *old = Quotation { id: QuotationId(offset(index)), ..new };
            followed.push(FollowedCard { card: index, before });
        }
        Some(followed)
    }
}

/// Whether a change touches nothing but the decision on its own card.
fn is_simple(change: &Change) -> bool {
    match change {
        Change::Accept(_)
        | Change::Reject(_)
        | Change::Skip
        | Change::Flag
        | Change::Unflag
        | Change::Speaker(_)
        | Change::Kind(_)
        | Change::Verify(_)
        | Change::Source(_)
        | Change::Words(_)
        | Change::Note(_)
        | Change::Code(_)
        | Change::Uncode(_)
        | Change::Differ(_) => true,
        Change::Bounds(_)
        | Change::Add(_)
        | Change::Move(_)
        | Change::Forget
        | Change::Dismiss
        | Change::Rename(_)
        | Change::Highlight => false,
    }
}

/// Whether an act has to do with the decisions at these places; `None` if that takes more than looking.
fn touches(recorded: &Recorded, hash: TextHash, places: &[Span]) -> Option<bool> {
    let Act::Change(changes) = &recorded.act else { return Some(false) };
    if recorded.text != hash {
        return None;
    }
    let mut touches = false;
    for (subject, change) in changes {
        match subject {
            // A new name changes the names in earlier decisions.
            Subject::Entity(_) => touches = true,
            Subject::Mention(_) | Subject::Passage(_) | Subject::Article => {}
            Subject::Quotation(_) if matches!(change, Change::Move(_) | Change::Forget) => return None,
            Subject::Quotation(anchor) if places.contains(&anchor.span) => {
                if !is_simple(change) {
                    return None;
                }
                touches = true;
            }
            Subject::Quotation(_) => {}
        }
    }
    Some(touches)
}
