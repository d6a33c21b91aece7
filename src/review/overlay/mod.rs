//! Findings and journal -> the cards of a review in text order, and the revised analysis they belong to.

mod entities;
mod following;
pub(super) mod speakers;
mod subjects;

use self::entities::Redirect;
use self::subjects::QuotationState;
use super::decision::{Decision, SeenAttribution, Verdict, Verification};
use super::journal::{ActId, Anchor, Journal, acts_in_effect};
use super::marking::Marking;
use super::named::SpeakerName;
use crate::analysis::{Analysis, Attribution, Quotation, QuotationId, RunnerUp, Speaker};
use crate::article::Article;
use crate::sorting;
use crate::text::Span;
use crate::text::hash::TextHash;
use crate::text::phrase::single_spaced;
use crate::text::quotation_marks;
use crate::text::span::offset;
use std::collections::{HashMap, HashSet};
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

/// One quotation under review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The content by which acts refer to it; bytes of the article's text. Moving its ends does not change it.
    pub subject: Span,
    /// The quotation as found; `None` if only the reviewer knows it.
    pub found: Option<QuotationId>,
    decision: Option<Box<Decision>>,
}

/// A decision whose quotation cannot be found with certainty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphan {
    /// The anchor that no longer matches.
    pub anchor: Anchor,
    /// The decision.
    pub decision: Decision,
    /// Why its quotation cannot be found.
    pub why: Why,
}

/// Why a decision has lost its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The words, or those around them, have changed.
    TextChanged,
    /// The words are there, but the program no longer finds a quotation in them.
    NoLongerFound,
}

impl Card {
    /// The decision on the quotation.
    #[must_use]
    pub fn decision(&self) -> &Decision {
        self.decision.as_deref().unwrap_or(Decision::pending())
    }
}

impl Orphan {
    /// Its words on one line: in quotation marks if they stood in some, otherwise in brackets behind the beginning of
    /// their sentence.
    ///
    /// Without it, reported speech can say the opposite: "Frost denied that [the budget had been exceeded]".
    #[must_use]
    pub fn words(&self) -> String {
        let Anchor { exact, prefix, suffix, .. } = &self.anchor;
        let words = single_spaced(exact);
        let marked = |next: Option<char>| next.is_some_and(quotation_marks::is_mark);
        if marked(prefix.chars().next_back()) || marked(suffix.chars().next()) {
            let (open, close) = quotation_marks::CURLY;
            return format!("{open}{words}{close}");
        }
        match self.anchor.sentence_before() {
            lead if lead.is_empty() => words,
            lead => format!("{lead} [{words}]"),
        }
    }
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

/// Makes a card for every quotation; decisions that have none become orphans.
fn deal(found: &Analysis, said: Vec<QuotationState<'_>>) -> (Vec<Card>, Vec<Orphan>) {
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
fn absorb(cards: &mut Vec<Card>) -> Vec<Span> {
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

/// What a revision starts from.
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
    let by_seen =
        || decision.seen.as_ref().map(|seen| seen.speaker.clone().unwrap_or_else(SpeakerName::unnamed));
    let said_by = decision.speaker.clone().or_else(by_seen);
    if let Some(named) = said_by {
        attribute(analysis, &mut quotation, &named, text);
    }
    quotation
}

/// Drops corrections that only restore what was found.
fn drop_redundant_corrections(analysis: &Analysis, base: &Base<'_>, card: &mut Card) {
    let &Base { found, redirect, text } = base;
    let Some(decision) = card.decision.as_deref_mut() else { return };
    decision.content = decision.content.filter(|content| *content != card.subject);
    let Some(quotation) = card.found.and_then(|id| found.quotation(id)) else { return };
    decision.kind = decision.kind.filter(|kind| *kind != quotation.kind);
    let speaker = quotation.attribution.as_ref().and_then(|by| redirect.speaker(by.speaker));
    let by_name =
        speaker.map_or_else(SpeakerName::unnamed, |speaker| speakers::named(analysis, speaker, text));
    decision.speaker = decision.speaker.take().filter(|named| *named != by_name);
}

/// The quotation of a card that only the reviewer knows.
fn drawn(decision: &Decision, content: Span, text: &str) -> Quotation {
    let kind = decision
        .seen
        .as_ref()
        .map_or(crate::analysis::QuotationKind::Direct, |seen: &SeenAttribution| seen.kind);
    let marks = with_marks(text, content);
    Quotation {
        id: QuotationId(0),
        kind,
        content,
        marks,
        inside: Vec::new(),
        continues: None,
        cue: None,
        attribution: None,
        via: None,
    }
}

/// The span with the quotation marks around it.
fn with_marks(text: &str, content: Span) -> Span {
    let before = text.get(..content.start as usize).and_then(|before| before.chars().next_back());
    let after = text.get(content.end as usize..).and_then(|after| after.chars().next());
    let length = |mark: Option<char>| {
        mark.filter(|mark| quotation_marks::is_mark(*mark)).map_or(0, |mark| offset(mark.len_utf8()))
    };
    Span { start: content.start - length(before), end: content.end + length(after) }
}

fn redirected(found: Attribution, redirect: &Redirect) -> Option<Attribution> {
    let speaker = match redirect.speaker(found.speaker) {
        Some(speaker) => speaker,
        // Whoever it was, these words stand for the speaker.
        None => Speaker::Unknown(found.mention?),
    };
    let runners_up = found.runners_up.into_iter().filter_map(|runner_up| {
        Some(RunnerUp { speaker: redirect.speaker(runner_up.speaker)?, ..runner_up })
    });
    let also = found.also.into_iter().filter_map(|other| redirect.speaker(other)).collect();
    Some(Attribution { speaker, also, runners_up: runners_up.collect(), ..found })
}

/// The evidence shown for a speaker that the reviewer named.
const NAMED_BY_REVIEWER: &str = "the reviewer named the speaker";

/// Gives a quotation its speaker, unless that speaker was found anyway.
fn attribute(analysis: &mut Analysis, quotation: &mut Quotation, named: &SpeakerName, text: &str) {
    let as_found = quotation
        .attribution
        .as_ref()
        .is_some_and(|found| speakers::named(analysis, found.speaker, text) == *named);
    if as_found {
        return;
    }
    // The words that named another speaker do not report this one. A verb such as "denied" stays: it tells how it was said.
    if quotation.telling_cue(text).is_none() {
        quotation.cue = None;
    }
    let found = quotation.attribution.take();
    quotation.attribution = speakers::speaker(analysis, named, text).map(|speaker| Attribution {
        speaker,
        also: Vec::new(),
        mention: None,
        evidence: NAMED_BY_REVIEWER,
        confidence: 1.0,
        runners_up: found.map(others).unwrap_or_default(),
    });
}

/// Every speaker that was found, the most likely first.
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
