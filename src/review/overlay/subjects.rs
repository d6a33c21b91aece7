//! The acts in effect -> the decision on each subject, at its place in the current text.

use crate::review::decision::{Decision, Stamp};
use crate::review::journal::{Act, Anchor, Change, Recorded, Subject, find_all};
use crate::review::marking::{self, CodedEntity, Codes, Marking, Passage};
use crate::review::named::EntityName;
use crate::text::Span;
use crate::text::hash::TextHash;
use std::collections::HashMap;

/// Every change, by subject.
#[derive(Debug, Default)]
pub(super) struct Subjects<'a> {
    /// The decisions on quotations.
    pub(super) quotations: Vec<QuotationState<'a>>,
    /// The changes of entities, in the order in which they were made.
    pub(super) entities: Vec<(&'a EntityName, &'a Change)>,
    /// The changes of single mentions that can be found.
    pub(super) mentions: Vec<(Span, &'a Change)>,
    /// What is marked besides.
    pub(super) marking: Marking,
}

/// The decision on one quotation.
#[derive(Debug)]
pub(super) struct QuotationState<'a> {
    /// Where it was made.
    pub(super) anchor: &'a Anchor,
    /// Where the quotation is now; `None` if that is not certain.
    pub(super) place: Option<Span>,
    /// The decision.
    pub(super) decision: Decision,
    /// Whether the ends that the reviewer set cannot be found.
    pub(super) lost_bounds: bool,
}

/// Finds anchors in one text.
struct AnchorFinder<'a> {
    text: &'a str,
    hash: TextHash,
    /// The places of the anchors that were made in other texts.
    known: HashMap<&'a Anchor, Option<Span>>,
}

impl<'a> AnchorFinder<'a> {
    fn new(text: &'a str, hash: TextHash, acts: &[&'a Recorded]) -> Self {
        let elsewhere = acts.iter().filter(|recorded| recorded.text != hash);
        let changes = elsewhere.filter_map(|recorded| match &recorded.act {
            Act::Change(changes) => Some(changes),
            Act::Undo(_) | Act::Redo(_) => None,
        });
        let known = find_all(changes.flatten().flat_map(anchors_in), text);
        Self { text, hash, known }
    }

    fn find(&self, anchor: &Anchor, made_in: TextHash) -> Option<Span> {
        if made_in == self.hash {
            return anchor.in_its_text(self.text);
        }
        self.known.get(anchor).copied().flatten()
    }
}

/// The anchor of a subject, and the one that a change holds.
fn anchors_in((subject, change): &(Subject, Change)) -> impl Iterator<Item = &Anchor> {
    let subject = match subject {
        Subject::Quotation(anchor) | Subject::Mention(anchor) | Subject::Passage(anchor) => Some(anchor),
        Subject::Entity(_) | Subject::Article => None,
    };
    let said = match change {
        Change::Move(anchor) | Change::Bounds(anchor) => Some(anchor),
        _ => None,
    };
    subject.into_iter().chain(said)
}

/// Collects the changes for a text with this hash.
pub(super) fn collect<'a>(text: &'a str, hash: TextHash, acts: &[&'a Recorded]) -> Subjects<'a> {
    let finder = AnchorFinder::new(text, hash, acts);
    let mut subjects = Subjects::default();
    let mut quotations = Quotations::default();
    for recorded in acts {
        let Act::Change(changes) = &recorded.act else { continue };
        for (subject, change) in changes {
            match subject {
                Subject::Quotation(anchor) => quotations.take((anchor, change), recorded, &finder),
                Subject::Entity(name) if matches!(change, Change::Code(_) | Change::Uncode(_)) => {
                    mark_entity(&mut subjects.marking, name, (change, &recorded.stamp));
                }
                Subject::Article => {
                    marking::code(&mut subjects.marking.article, change);
                    subjects.marking.article_stamp = Some(recorded.stamp.clone());
                }
                Subject::Passage(anchor) => {
                    let place = finder.find(anchor, recorded.text);
                    mark_passage(&mut subjects.marking, (anchor, place), (change, &recorded.stamp));
                }
                Subject::Entity(name) => {
                    quotations.rename(name, change);
                    subjects.entities.push((name, change));
                }
                Subject::Mention(anchor) => {
                    subjects.mentions.extend(finder.find(anchor, recorded.text).map(|span| (span, change)));
                }
            }
        }
    }
    let marking = &mut subjects.marking;
    marking.passages.retain(Passage::is_marked);
    marking.passages.sort_by_key(|passage| (passage.place.is_none(), passage.place, passage.anchor.span));
    marking.entities.retain(|coded| !coded.codes.is_empty());
    if marking.article.is_empty() {
        marking.article_stamp = None;
    }
    Subjects { quotations: quotations.said, ..subjects }
}

fn mark_entity(marking: &mut Marking, name: &EntityName, (change, stamp): (&Change, &Stamp)) {
    let at = marking.entities.iter().position(|coded| coded.name == *name).unwrap_or_else(|| {
        marking.entities.push(CodedEntity { name: name.clone(), codes: Codes::new(), stamp: None });
        marking.entities.len() - 1
    });
    if let Some(coded) = marking.entities.get_mut(at) {
        marking::code(&mut coded.codes, change);
        coded.stamp = Some(stamp.clone());
    }
}

/// Changes the passage at a place; one that has lost its place is known by its anchor.
fn mark_passage(
    marking: &mut Marking,
    (anchor, place): (&Anchor, Option<Span>),
    (change, stamp): (&Change, &Stamp),
) {
    let is_it = |passage: &Passage| match place {
        Some(place) => passage.place == Some(place),
        None => passage.anchor == *anchor,
    };
    let at = marking.passages.iter().position(is_it).unwrap_or_else(|| {
        marking.passages.push(Passage::new(anchor.clone(), place));
        marking.passages.len() - 1
    });
    if let Some(passage) = marking.passages.get_mut(at) {
        passage.apply(change);
        passage.stamp = Some(stamp.clone());
    }
}

fn say(said: &mut QuotationState<'_>, change: &Change, recorded: &Recorded, finder: &AnchorFinder<'_>) {
    match change {
        Change::Bounds(anchor) => {
            said.decision.content = finder.find(anchor, recorded.text);
            said.lost_bounds = said.decision.content.is_none();
        }
        Change::Forget => {
            said.decision = Decision::default();
            said.lost_bounds = false;
            return;
        }
        change => change.apply(&mut said.decision),
    }
    said.decision.stamp = Some(recorded.stamp.clone());
}

/// The decisions on quotations, with what is needed to look them up.
#[derive(Default)]
struct Quotations<'a> {
    said: Vec<QuotationState<'a>>,
    by_anchor: HashMap<&'a Anchor, usize>,
    /// The decisions that have a place; of two at one place, the one that is not an orphan.
    by_place: HashMap<Span, usize>,
}

impl<'a> Quotations<'a> {
    /// Applies a change to the decision that it is about.
    fn take(
        &mut self,
        (anchor, change): (&'a Anchor, &Change),
        recorded: &Recorded,
        finder: &AnchorFinder<'_>,
    ) {
        let place = finder.find(anchor, recorded.text);
        let at = match change {
            Change::Move(to) => {
                let at = self.settled(anchor, place);
                self.put(at, finder.find(to, recorded.text))
            }
            Change::Forget => self.settled(anchor, place),
            _ if recorded.text == finder.hash => self.on_a_card(anchor, place),
            _ => self.said_elsewhere(anchor, place),
        };
        if let Some(said) = self.said.get_mut(at) {
            say(said, change, recorded, finder);
        }
    }

    /// The orphan of an anchor, otherwise the card: usually an orphan is moved or dropped.
    fn settled(&mut self, anchor: &'a Anchor, place: Option<Span>) -> usize {
        match self.by_anchor.get(anchor) {
            Some(&at) if self.is_orphan(at) => at,
            _ => self.on_a_card(anchor, place),
        }
    }

    /// An act made on this very text refers to the card, not to an orphan with the same words.
    fn on_a_card(&mut self, anchor: &'a Anchor, place: Option<Span>) -> usize {
        let Some(place) = place else { return self.said_elsewhere(anchor, None) };
        match self.by_place.get(&place) {
            Some(&at) if !self.is_orphan(at) => at,
            _ => self.begin(anchor, Some(place)),
        }
    }

    /// The decision at the place, otherwise the one with this anchor: a decision keeps its anchor when it is moved.
    fn said_elsewhere(&mut self, anchor: &'a Anchor, place: Option<Span>) -> usize {
        let at_place = place.and_then(|place| self.by_place.get(&place));
        match at_place.or_else(|| self.by_anchor.get(anchor)) {
            Some(&at) => at,
            None => self.begin(anchor, place),
        }
    }

    fn begin(&mut self, anchor: &'a Anchor, place: Option<Span>) -> usize {
        let at = self.said.len();
        self.said.push(QuotationState { anchor, place, decision: Decision::default(), lost_bounds: false });
        self.by_anchor.entry(anchor).or_insert(at);
        if let Some(place) = place {
            self.by_place.insert(place, at);
        }
        at
    }

    fn is_orphan(&self, at: usize) -> bool {
        self.said.get(at).is_none_or(|said| said.place.is_none() || said.lost_bounds)
    }

    /// Moves a decision to another place, with the ends as found. If there is a decision at that place already, they
    /// are merged. Returns the index of the decision that now has the place.
    fn put(&mut self, at: usize, place: Option<Span>) -> usize {
        let there = place.and_then(|place| self.by_place.get(&place).copied());
        let there = there.filter(|&other| other != at && !self.is_orphan(other));
        let Some(said) = self.said.get_mut(at) else { return at };
        if let Some(before) = said.place.take()
            && self.by_place.get(&before) == Some(&at)
        {
            self.by_place.remove(&before);
        }
        (said.lost_bounds, said.decision.content) = (false, None);
        if let Some(there) = there {
            let (moved, anchor) = (std::mem::take(&mut said.decision), said.anchor);
            self.by_anchor.insert(anchor, there);
            if let Some(said) = self.said.get_mut(there) {
                said.decision.merge_earlier(moved);
            }
            return there;
        }
        said.place = place;
        if let Some(place) = place {
            self.by_place.insert(place, at);
        }
        at
    }

    /// Applies a new name to speakers named earlier, too.
    fn rename(&mut self, name: &EntityName, change: &Change) {
        let Change::Rename(named) = change else { return };
        for said in &mut self.said {
            said.decision.rename(name, named);
        }
    }
}
