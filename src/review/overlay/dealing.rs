//! Findings and decisions -> the cards in text order, and the decisions that have none.

use super::card::{Card, Orphan, Why};
use super::subjects::QuotationState;
use crate::analysis::{Analysis, QuotationId};
use crate::review::decision::{Decision, Verdict, Verification};
use crate::sorting;
use crate::text::Span;
use std::collections::{HashMap, HashSet};

/// Makes a card for every quotation; decisions that have none become orphans.
pub(super) fn deal(found: &Analysis, said: Vec<QuotationState<'_>>) -> (Vec<Card>, Vec<Orphan>) {
    let known: HashMap<Span, QuotationId> = found.quotations.iter().map(|q| (q.content, q.id)).collect();
    let mut decided: HashMap<Span, Box<Decision>> = HashMap::new();
    let mut orphans = Vec::new();
    for QuotationState { anchor, place, decision, lost_bounds } in said {
        let stands_alone = decision.seen.is_some() && !matches!(decision.verdict, Verdict::Rejected(_));
        match place {
            Some(place) if !lost_bounds && (known.contains_key(&place) || stands_alone) => {
                decided.insert(place, Box::new(decision));
            }
            // The program no longer finds it either: nothing is left to reject.
            Some(_) if !lost_bounds && !has_work(&decision) => {}
            place => {
                let why = if place.is_some() && !lost_bounds { Why::NoLongerFound } else { Why::TextChanged };
                if decision.verdict != Verdict::Pending || has_work(&decision) {
                    orphans.push(Orphan { anchor: anchor.clone(), decision, why });
                }
            }
        }
    }
    let mut cards: Vec<Card> = decided
        .into_iter()
        .map(|(subject, decision)| Card {
            subject,
            found: known.get(&subject).copied(),
            decision: Some(decision),
        })
        .collect();
    let taken: HashSet<Span> = cards.iter().map(|card| card.subject).collect();
    let rest = found.quotations.iter().filter(|quotation| !taken.contains(&quotation.content));
    cards.extend(rest.map(|q| Card { subject: q.content, found: Some(q.id), decision: None }));
    let content = |card: &Card| card.decision().content.unwrap_or(card.subject);
    sorting::by_key(&mut cards, |card| (content(card), card.subject));
    (cards, orphans)
}

/// Whether it holds reviewer work: a note, a correction, a check.
fn has_work(decision: &Decision) -> bool {
    decision.flagged
        || !decision.codes.is_empty()
        || decision.is_edited()
        || decision.verification != Verification::Unchecked
        || ![&decision.source, &decision.words, &decision.note].iter().all(|words| words.is_empty())
}

/// Drops the cards inside a quotation that the reviewer drew: quotations that were joined, and whatever else the
/// program finds there. Returns every quotation that the reviewer drew, also those that were rejected later.
pub(super) fn absorb(cards: &mut Vec<Card>) -> Vec<Span> {
    let drawn = |card: &Card| card.decision().content.or((card.found.is_none()).then_some(card.subject));
    let is_rejected = |card: &Card| matches!(card.decision().verdict, Verdict::Rejected(_));
    let all: Vec<(Span, Span)> = cards
        .iter()
        .filter(|card| !is_rejected(card))
        .filter_map(|card| Some((drawn(card)?, card.subject)))
        .collect();
    let every = cards.iter().filter_map(drawn).collect();
    if all.is_empty() {
        return every;
    }
    cards.retain(|card| {
        let content = card.decision().content.unwrap_or(card.subject);
        !all.iter().any(|&(span, subject)| {
            let inside = span.encloses(content) && span != content;
            let undecided = card.decision.is_none() && span.overlaps(content);
            // A card with a note stays beside the one drawn over it, so that no note disappears.
            subject != card.subject && ((inside && !has_work(card.decision())) || undecided)
        })
    });
    every
}
