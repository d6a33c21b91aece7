//! Findings and journal -> the cards of a review in text order, and the revised analysis they belong to.

mod card;
mod corrected;
mod dealing;
mod entities;
mod following;
mod revised;
pub(super) mod speakers;
mod subjects;

pub use card::{Card, Orphan, Why};
pub use corrected::CorrectedSpeaker;

use super::decision::Decision;
use super::journal::{ActId, Journal, acts_in_effect};
use super::marking::Marking;
use crate::analysis::{Analysis, Quotation, QuotationId};
use crate::article::Article;
use crate::text::Span;
use crate::text::hash::TextHash;
use crate::text::span::offset;
use dealing::{absorb, deal};
use entities::Redirect;
use revised::{Base, drop_redundant_corrections, quotation};
use std::sync::Arc;

/// An article's quotations as reviewed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Review {
    /// What the program found, before any decision.
    pub found: Arc<Analysis>,
    /// What was found, with the reviewer's corrections. Its quotations correspond to the cards one by one.
    pub analysis: Arc<Analysis>,
    /// The cards in text order.
    pub cards: Vec<Card>,
    /// Decisions whose quotations cannot be found.
    pub orphans: Vec<Orphan>,
    /// What is marked besides the quotations.
    pub marking: Marking,
    /// The act that the next undo reverts.
    pub undo: Option<ActId>,
    /// The act that the next redo restores.
    pub redo: Option<ActId>,
    /// How many acts can be undone.
    pub acts: usize,
    /// What became of the entities that were found.
    pub(super) redirect: Redirect,
    /// How many entities there are without those that only decisions on quotations name.
    known_entities: usize,
    /// The quotations that a reviewer drew, which may hide others.
    drawn: Vec<Span>,
}

impl Review {
    /// The quotation of a card, as reviewed.
    #[must_use]
    pub fn quotation(&self, card: usize) -> Option<&Quotation> {
        self.analysis.quotations.get(card)
    }

    /// Makes the analysis one of its own, so that the first decision need not copy it.
    pub(in crate::review) fn own_analysis(&mut self) {
        if Arc::ptr_eq(&self.found, &self.analysis) {
            self.analysis = Arc::new(Analysis::clone(&self.found));
        }
    }

    /// The quotation of a card as the program found it; `None` if only the reviewer knows it.
    #[must_use]
    pub fn found_quotation(&self, card: &Card) -> Option<&Quotation> {
        self.found.quotation(card.found?)
    }

    /// The decision on a quotation of the revised analysis.
    #[must_use]
    pub fn decision(&self, id: QuotationId) -> &Decision {
        self.cards.get(id.0 as usize).map_or(Decision::pending(), Card::decision)
    }

    /// Whether a reviewer said who the speaker of a quotation of the revised analysis is, or that nobody is named: by a
    /// correction, or by adding the quotation.
    #[must_use]
    pub fn is_named_by_reviewer(&self, quotation: &Quotation) -> bool {
        let is_certain = quotation.attribution.as_ref().is_some_and(|by| by.confidence >= 1.0);
        is_certain || self.decision(quotation.id).speaker.is_some()
    }
}

/// Applies a journal to the findings in an article. `hash` is that of the article's text.
///
/// ```
/// use pullquote::analysis::analyze;
/// use pullquote::article::Article;
/// use pullquote::input::{Document, Media};
/// use pullquote::review::{ActId, Journal, Recorded, Stamp, Verdict, acts, review};
/// use pullquote::text::hash::TextHash;
/// use std::sync::Arc;
///
/// let text = "“The quay is closed,” said Ana Lopes.\n";
/// let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
/// let found = Arc::new(analyze(&article));
/// let hash = TextHash::of(text);
/// let mut journal = Journal::default();
///
/// let before = review(&article, hash, &found, &journal);
/// assert_eq!(before.cards[0].decision().verdict, Verdict::Pending);
///
/// let act = acts::accept(&article, &before, 0).unwrap();
/// journal.acts.push(Recorded { id: ActId(1), stamp: Stamp::default(), text: hash, act });
/// let after = review(&article, hash, &found, &journal);
/// assert_eq!(after.cards[0].decision().verdict, Verdict::Accepted);
/// ```
#[must_use]
pub fn review(article: &Article, hash: TextHash, found: &Arc<Analysis>, journal: &Journal) -> Review {
    let effective = acts_in_effect(journal);
    if effective.acts.is_empty() {
        return Review { redo: effective.redo(), ..untouched(found) };
    }
    let subjects = subjects::collect(&article.text, hash, &effective.acts);
    let mut analysis = Analysis::clone(found);
    let redirect = entities::revise(&mut analysis, &subjects);
    let known_entities = analysis.entities.len();
    let marking = subjects.marking;
    let (mut cards, orphans) = deal(found, subjects.quotations);
    let drawn = absorb(&mut cards);
    let base = Base { found, redirect: &redirect, text: &article.text };
    for card in &mut cards {
        drop_redundant_corrections(&analysis, &base, card);
    }
    let quotations = cards.iter().enumerate().map(|(index, card)| Quotation {
        id: QuotationId(offset(index)),
        ..quotation(&mut analysis, &base, card)
    });
    analysis.quotations = quotations.collect();
    Review {
        found: Arc::clone(found),
        analysis: Arc::new(analysis),
        cards,
        orphans,
        marking,
        undo: effective.undo(),
        redo: effective.redo(),
        acts: effective.acts.len(),
        redirect,
        known_entities,
        drawn,
    }
}

/// The review of an article without any acts.
fn untouched(found: &Arc<Analysis>) -> Review {
    let card = |quotation: &Quotation| Card {
        subject: quotation.content,
        found: Some(quotation.id),
        decision: None,
    };
    let cards = found.quotations.iter().map(card).collect();
    let known_entities = found.entities.len();
    let (found, analysis) = (Arc::clone(found), Arc::clone(found));
    Review { found, analysis, cards, known_entities, ..Review::default() }
}

#[cfg(test)]
mod tests;
