//! Findings and journal -> the cards of a review, in text order, and the revised analysis that goes with them.

mod entities;
pub(super) mod speakers;
mod subjects;

use self::entities::Redirect;
use self::subjects::Said;
use super::decision::{Decision, Seen, Verdict, Verification};
use super::journal::{ActId, Anchor, Journal, standing};
use super::named::Named;
use crate::analysis::{Analysis, Attribution, Quotation, QuotationId, RunnerUp, Speaker};
use crate::article::Article;
use crate::text::Span;
use crate::text::hash::TextHash;
use crate::text::span::offset;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// An article's quotations as they stand, and what can be done next.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Review {
    /// What was found, with everything the reviewer changed. Its quotations are the cards, one by one.
    pub analysis: Arc<Analysis>,
    /// The cards in text order.
    pub cards: Vec<Card>,
    /// What was said of quotations that cannot be found again.
    pub orphans: Vec<Orphan>,
    /// The act that the next undo takes back.
    pub undo: Option<ActId>,
    /// The act that the next redo does again.
    pub redo: Option<ActId>,
    /// How many acts can be taken back.
    pub acts: usize,
    /// What became of the entities that were found.
    pub(super) redirect: Redirect,
}

/// One quotation as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The content by which acts speak of it; bytes of the article's text. Changed boundaries leave it as it was.
    pub subject: Span,
    /// Which of the quotations found it is; nothing for one that only the reviewer knows.
    pub found: Option<QuotationId>,
    decision: Option<Box<Decision>>,
}

/// What was said of a quotation that cannot be found again for certain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphan {
    /// By what it was to be found.
    pub anchor: Anchor,
    /// What was said of it.
    pub decision: Decision,
    /// Why it is an orphan.
    pub why: Why,
}

/// Why something that was said has no place any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The words, or those around them, have changed.
    TextChanged,
    /// The words are there, but the program no longer takes them for a quotation.
    NoLongerFound,
}

impl Card {
    /// How the quotation stands.
    #[must_use]
    pub fn decision(&self) -> &Decision {
        self.decision.as_deref().unwrap_or(Decision::pending())
    }
}

impl Review {
    /// The quotation of a card, as it stands.
    #[must_use]
    pub fn quotation(&self, card: usize) -> Option<&Quotation> {
        self.analysis.quotations.get(card)
    }

    /// How a quotation of the revised analysis stands.
    #[must_use]
    pub fn decision(&self, id: QuotationId) -> &Decision {
        self.cards.get(id.0 as usize).map_or(Decision::pending(), Card::decision)
    }
}

/// What a reviewer's journal makes of an article. `hash` is that of the article's text.
#[must_use]
pub fn review(article: &Article, hash: TextHash, found: &Arc<Analysis>, journal: &Journal) -> Review {
    let standing = standing(journal);
    if standing.acts.is_empty() {
        return Review { redo: standing.redo(), ..untouched(found) };
    }
    let subjects = subjects::collect(&article.text, hash, &standing.acts);
    let mut analysis = Analysis::clone(found);
    let redirect = entities::revise(&mut analysis, &subjects);
    let (mut cards, orphans) = deal(found, subjects.quotations);
    let base = Base { found, redirect: &redirect, text: &article.text };
    for card in &mut cards {
        forget_what_is_as_found(&analysis, &base, card);
    }
    let quotations = cards.iter().enumerate().map(|(index, card)| Quotation {
        id: QuotationId(offset(index)),
        ..quotation(&mut analysis, &base, card)
    });
    analysis.quotations = quotations.collect();
    Review {
        analysis: Arc::new(analysis),
        cards,
        orphans,
        undo: standing.undo(),
        redo: standing.redo(),
        acts: standing.acts.len(),
        redirect,
    }
}

/// Before anybody has said anything.
fn untouched(found: &Arc<Analysis>) -> Review {
    let card = |quotation: &Quotation| Card {
        subject: quotation.content,
        found: Some(quotation.id),
        decision: None,
    };
    let cards = found.quotations.iter().map(card).collect();
    Review { analysis: Arc::clone(found), cards, ..Review::default() }
}

/// A card for every quotation, and what belongs to none.
fn deal(found: &Analysis, said: Vec<Said<'_>>) -> (Vec<Card>, Vec<Orphan>) {
    let known: HashMap<Span, QuotationId> = found.quotations.iter().map(|q| (q.content, q.id)).collect();
    let mut decided: HashMap<Span, Box<Decision>> = HashMap::new();
    let mut orphans = Vec::new();
    for Said { anchor, place, decision, lost_bounds } in said {
        let stands_alone = decision.seen.is_some() && !matches!(decision.verdict, Verdict::Rejected(_));
        match place {
            Some(place) if !lost_bounds && (known.contains_key(&place) || stands_alone) => {
                decided.insert(place, Box::new(decision));
            }
            // That it is no quotation goes without saying now.
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
    cards.sort_by_key(|card| (content(card), card.subject));
    absorb(&mut cards);
    (cards, orphans)
}

/// Whether somebody took pains with it.
fn has_work(decision: &Decision) -> bool {
    decision.flagged
        || decision.is_edited()
        || decision.verification != Verification::Unchecked
        || ![&decision.source, &decision.words, &decision.note].iter().all(|words| words.is_empty())
}

/// Leaves out what lies in a quotation that the reviewer drew: joined quotations, and what the program finds there
/// besides.
fn absorb(cards: &mut Vec<Card>) {
    let drawn = |card: &Card| {
        let decision = card.decision();
        let rejected = matches!(decision.verdict, Verdict::Rejected(_));
        let span = decision.content.or((card.found.is_none()).then_some(card.subject));
        span.filter(|_| !rejected)
    };
    let all: Vec<(Span, Span)> = cards.iter().filter_map(|card| Some((drawn(card)?, card.subject))).collect();
    if all.is_empty() {
        return;
    }
    cards.retain(|card| {
        let content = card.decision().content.unwrap_or(card.subject);
        !all.iter().any(|&(span, subject)| {
            let inside = span.encloses(content) && span != content;
            let undecided = card.decision.is_none() && span.overlaps(content);
            // Nobody's note goes out of sight: such a card stays beside the one that was drawn over it.
            subject != card.subject && ((inside && !has_work(card.decision())) || undecided)
        })
    });
}

/// What a revision begins with.
struct Base<'a> {
    found: &'a Analysis,
    redirect: &'a Redirect,
    text: &'a str,
}

/// The quotation of a card.
fn quotation(analysis: &mut Analysis, &Base { found, redirect, text }: &Base<'_>, card: &Card) -> Quotation {
    let decision = card.decision();
    let base = card.found.and_then(|id| found.quotation(id)).cloned();
    let mut quotation = base.unwrap_or_else(|| drawn(decision, card.subject, text));
    if let Some(content) = decision.content {
        quotation.content = content;
        quotation.marks = with_marks(text, content);
    }
    let seen = decision.seen.as_ref().filter(|_| decision.verdict == Verdict::Accepted);
    if let Some(kind) = decision.kind.or(seen.map(|seen| seen.kind)) {
        quotation.kind = kind;
    }
    quotation.attribution = quotation.attribution.and_then(|found| redirected(found, redirect));
    quotation.via = quotation.via.and_then(|via| redirect.speaker(via));
    let by_seen = || decision.seen.as_ref().map(|seen| seen.speaker.clone().unwrap_or_else(Named::nobody));
    let said_by = decision.speaker.clone().or_else(by_seen);
    if let Some(named) = said_by {
        attribute(analysis, &mut quotation, &named, text);
    }
    quotation
}

/// A correction that gives back what was found is none.
fn forget_what_is_as_found(analysis: &Analysis, base: &Base<'_>, card: &mut Card) {
    let &Base { found, redirect, text } = base;
    let Some(decision) = card.decision.as_deref_mut() else { return };
    decision.content = decision.content.filter(|content| *content != card.subject);
    let Some(quotation) = card.found.and_then(|id| found.quotation(id)) else { return };
    decision.kind = decision.kind.filter(|kind| *kind != quotation.kind);
    let speaker = quotation.attribution.as_ref().and_then(|by| redirect.speaker(by.speaker));
    let by_name = speaker.map_or_else(Named::nobody, |speaker| speakers::named(analysis, speaker, text));
    decision.speaker = decision.speaker.take().filter(|named| *named != by_name);
}

/// A quotation that only the reviewer knows.
fn drawn(decision: &Decision, content: Span, text: &str) -> Quotation {
    let kind = decision.seen.as_ref().map_or(crate::analysis::QuotationKind::Direct, |seen: &Seen| seen.kind);
    let marks = with_marks(text, content);
    Quotation { id: QuotationId(0), kind, content, marks, cue: None, attribution: None, via: None }
}

/// The span with the quotation marks around it.
fn with_marks(text: &str, content: Span) -> Span {
    const MARKS: [char; 12] = ['“', '”', '"', '„', '«', '»', '‘', '’', '\'', '‹', '›', '「'];
    let before = text.get(..content.start as usize).and_then(|before| before.chars().next_back());
    let after = text.get(content.end as usize..).and_then(|after| after.chars().next());
    let length = |mark: Option<char>| {
        mark.filter(|mark| MARKS.contains(mark)).map_or(0, |mark| offset(mark.len_utf8()))
    };
    Span { start: content.start - length(before), end: content.end + length(after) }
}

fn redirected(found: Attribution, redirect: &Redirect) -> Option<Attribution> {
    let speaker = match redirect.speaker(found.speaker) {
        Some(speaker) => speaker,
        // Whoever it was, these words stand for it.
        None => Speaker::Unknown(found.mention?),
    };
    let runners_up = found.runners_up.into_iter().filter_map(|runner_up| {
        Some(RunnerUp { speaker: redirect.speaker(runner_up.speaker)?, ..runner_up })
    });
    Some(Attribution { speaker, runners_up: runners_up.collect(), ..found })
}

/// What the screen says of a speaker whom the reviewer named.
const NAMED_BY_REVIEWER: &str = "the reviewer named the speaker";

/// Gives a quotation its speaker, unless it is the one that was found.
fn attribute(analysis: &mut Analysis, quotation: &mut Quotation, named: &Named, text: &str) {
    let as_found = quotation
        .attribution
        .as_ref()
        .is_some_and(|found| speakers::named(analysis, found.speaker, text) == *named);
    if as_found {
        return;
    }
    let found = quotation.attribution.take();
    quotation.attribution = speakers::speaker(analysis, named, text).map(|speaker| Attribution {
        speaker,
        mention: None,
        evidence: NAMED_BY_REVIEWER,
        confidence: 1.0,
        runners_up: found.map(others).unwrap_or_default(),
    });
}

/// Everybody who was found, the speaker first.
fn others(found: Attribution) -> Vec<RunnerUp> {
    let first = RunnerUp { speaker: found.speaker, confidence: found.confidence };
    std::iter::once(first).chain(found.runners_up).collect()
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;

#[cfg(test)]
#[path = "random_tests.rs"]
mod random_tests;
