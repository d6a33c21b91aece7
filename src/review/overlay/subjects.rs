//! Standing acts -> what was said of each subject, at its place in the text as it is now.

use crate::review::decision::Decision;
use crate::review::journal::{Act, Anchor, Change, Recorded, Subject, find_all};
use crate::review::named::EntityName;
use crate::text::Span;
use crate::text::hash::TextHash;
use std::collections::HashMap;

/// Everything that was said, by subject.
#[derive(Debug, Default)]
pub(super) struct Subjects<'a> {
    /// Of quotations.
    pub(super) quotations: Vec<Said<'a>>,
    /// Of entities, in the order in which it was said.
    pub(super) entities: Vec<(&'a EntityName, &'a Change)>,
    /// Of single mentions, where they are found again.
    pub(super) mentions: Vec<(Span, &'a Change)>,
}

/// What was said of one quotation.
#[derive(Debug)]
pub(super) struct Said<'a> {
    /// By what it is found again.
    pub(super) anchor: &'a Anchor,
    /// Where it stands now; nothing when that is not certain.
    pub(super) place: Option<Span>,
    /// How it stands.
    pub(super) decision: Decision,
    /// Whether a boundary that was set cannot be found again.
    pub(super) lost_bounds: bool,
}

/// Finds places in one text.
struct Finder<'a> {
    text: &'a str,
    hash: TextHash,
    /// The anchors that were made in other texts.
    known: HashMap<&'a Anchor, Option<Span>>,
}

impl<'a> Finder<'a> {
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

/// The anchors by which something is said, and those that are said.
fn anchors_in((subject, change): &(Subject, Change)) -> impl Iterator<Item = &Anchor> {
    let subject = match subject {
        Subject::Quotation(anchor) | Subject::Mention(anchor) => Some(anchor),
        Subject::Entity(_) => None,
    };
    let said = match change {
        Change::Move(anchor) | Change::Bounds(anchor) => Some(anchor),
        _ => None,
    };
    subject.into_iter().chain(said)
}

/// Collects what the acts say of a text with this hash.
pub(super) fn collect<'a>(text: &'a str, hash: TextHash, acts: &[&'a Recorded]) -> Subjects<'a> {
    let finder = Finder::new(text, hash, acts);
    let mut subjects = Subjects::default();
    let mut quotations = Quotations::default();
    for recorded in acts {
        let Act::Change(changes) = &recorded.act else { continue };
        for (subject, change) in changes {
            match subject {
                Subject::Quotation(anchor) => {
                    let place = finder.find(anchor, recorded.text);
                    let at = match change {
                        Change::Move(to) => {
                            let at = quotations.settled(anchor, place);
                            quotations.put(at, finder.find(to, recorded.text))
                        }
                        Change::Forget => quotations.settled(anchor, place),
                        _ if recorded.text == hash => quotations.on_a_card(anchor, place),
                        _ => quotations.said_elsewhere(anchor, place),
                    };
                    if let Some(said) = quotations.said.get_mut(at) {
                        say(said, change, recorded, &finder);
                    }
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
    Subjects { quotations: quotations.said, ..subjects }
}

fn say(said: &mut Said<'_>, change: &Change, recorded: &Recorded, finder: &Finder<'_>) {
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

/// What was said of quotations, and by what it is found.
#[derive(Default)]
struct Quotations<'a> {
    said: Vec<Said<'a>>,
    by_anchor: HashMap<&'a Anchor, usize>,
    /// What has its place; of two at one place, the one that is no orphan.
    by_place: HashMap<Span, usize>,
}

impl<'a> Quotations<'a> {
    /// The orphan of an anchor, else the card: what is settled or given up is an orphan as a rule.
    fn settled(&mut self, anchor: &'a Anchor, place: Option<Span>) -> usize {
        match self.by_anchor.get(anchor) {
            Some(&at) if self.is_orphan(at) => at,
            _ => self.on_a_card(anchor, place),
        }
    }

    /// Who speaks of a card of this very text means the card, and not an orphan that stands for the same words.
    fn on_a_card(&mut self, anchor: &'a Anchor, place: Option<Span>) -> usize {
        let Some(place) = place else { return self.said_elsewhere(anchor, None) };
        match self.by_place.get(&place) {
            Some(&at) if !self.is_orphan(at) => at,
            _ => self.begin(anchor, Some(place)),
        }
    }

    /// Whatever was said of the place, else by this anchor: it keeps its anchor when it is moved.
    fn said_elsewhere(&mut self, anchor: &'a Anchor, place: Option<Span>) -> usize {
        let at_place = place.and_then(|place| self.by_place.get(&place));
        match at_place.or_else(|| self.by_anchor.get(anchor)) {
            Some(&at) => at,
            None => self.begin(anchor, place),
        }
    }

    fn begin(&mut self, anchor: &'a Anchor, place: Option<Span>) -> usize {
        let at = self.said.len();
        self.said.push(Said { anchor, place, decision: Decision::default(), lost_bounds: false });
        self.by_anchor.entry(anchor).or_insert(at);
        if let Some(place) = place {
            self.by_place.insert(place, at);
        }
        at
    }

    fn is_orphan(&self, at: usize) -> bool {
        self.said.get(at).is_none_or(|said| said.place.is_none() || said.lost_bounds)
    }

    /// Gives what was said to another place, where it begins and ends as found. What was said of that place before
    /// takes it in. Gives the index of who has it.
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
                said.decision.take_in(moved);
            }
            return there;
        }
        said.place = place;
        if let Some(place) = place {
            self.by_place.insert(place, at);
        }
        at
    }

    /// Who was named before is meant by the new name too.
    fn rename(&mut self, name: &EntityName, change: &Change) {
        let Change::Rename(named) = change else { return };
        for said in &mut self.said {
            said.decision.rename(name, named);
        }
    }
}
