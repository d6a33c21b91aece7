//! Standing acts -> what was said of each subject, at its place in the text as it is now.

use super::act::{Act, Change, EntityName, Recorded, Stamp, Subject};
use super::{Anchor, Decision};
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
    known: HashMap<&'a Anchor, Option<Span>>,
}

impl<'a> Finder<'a> {
    fn find(&mut self, anchor: &'a Anchor, made_in: TextHash) -> Option<Span> {
        if made_in == self.hash {
            return anchor.in_its_text(self.text);
        }
        *self.known.entry(anchor).or_insert_with(|| anchor.find(self.text))
    }
}

/// Collects what the acts say of a text with this hash.
pub(super) fn collect<'a>(text: &'a str, hash: TextHash, acts: &[&'a Recorded]) -> Subjects<'a> {
    let mut subjects = Subjects::default();
    let mut finder = Finder { text, hash, known: HashMap::new() };
    for recorded in acts {
        let Act::Change(changes) = &recorded.act else { continue };
        for (subject, change) in changes {
            match subject {
                Subject::Quotation(anchor) => {
                    let place = finder.find(anchor, recorded.text);
                    let at = group(&mut subjects.quotations, anchor, place);
                    say(&mut subjects.quotations[at], change, &recorded.stamp, |anchor| {
                        finder.find(anchor, recorded.text)
                    });
                }
                Subject::Entity(name) => subjects.entities.push((name, change)),
                Subject::Mention(anchor) => {
                    subjects.mentions.extend(finder.find(anchor, recorded.text).map(|span| (span, change)));
                }
            }
        }
    }
    subjects
}

/// The index of what was said of the quotation at a place; of one without a place, by its anchor.
fn group<'a>(said: &mut Vec<Said<'a>>, anchor: &'a Anchor, place: Option<Span>) -> usize {
    // What was moved keeps the anchor that later acts still speak of.
    let known = said.iter().position(|other| {
        if other.anchor == anchor { true } else { place.is_some() && other.place == place }
    });
    known.unwrap_or_else(|| {
        said.push(Said { anchor, place, decision: Decision::default(), lost_bounds: false });
        said.len() - 1
    })
}

fn say<'a>(
    said: &mut Said<'a>,
    change: &'a Change,
    stamp: &Stamp,
    mut find: impl FnMut(&'a Anchor) -> Option<Span>,
) {
    match change {
        Change::Move(anchor) => said.place = find(anchor),
        Change::Bounds(anchor) => {
            said.decision.content = find(anchor);
            said.lost_bounds = said.decision.content.is_none();
        }
        change => change.apply(&mut said.decision),
    }
    said.decision.stamp = if *change == Change::Forget { None } else { Some(stamp.clone()) };
}
