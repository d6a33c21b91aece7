//! The steps of an alignment -> the same, with the words at its edges paired as a reader pairs them.
//!
//! Before the first word that both have and after the last, the source is free, and it costs less to pair two words at random
//! than to leave some out. There, a score does not say what happened.

use super::step::AlignedStep;
use super::{Wanted, is_same, word_of};
use crate::lexicon::function_words;
use crate::lexicon::lists::{List, ListSet};
use crate::verify::source::{Sentences, Source};
use std::ops::Range;

/// This many words may be left out between an edge and a word that the quotation has too.
const MAX_LEFT_OUT: usize = 6;

/// At either edge, a word of another sentence is no counterpart of one that the quotation put in.
pub(super) fn keep_to_sentences(steps: &mut [AlignedStep], source: &Source) {
    let ends_before = |place: usize| Sentences(source).start(place) == place;
    for at in 0..steps.len() {
        match steps.get(at).copied() {
            Some(AlignedStep::Changed(part, place)) if ends_before(place + 1) => {
                if let Some(step) = steps.get_mut(at) {
                    *step = AlignedStep::PutIn(part);
                }
            }
            Some(AlignedStep::PutIn(_)) => {}
            _ => break,
        }
    }
    for at in (0..steps.len()).rev() {
        match steps.get(at).copied() {
            Some(AlignedStep::Changed(part, place)) if ends_before(place) => {
                if let Some(step) = steps.get_mut(at) {
                    *step = AlignedStep::PutIn(part);
                }
            }
            Some(AlignedStep::PutIn(_)) => {}
            _ => break,
        }
    }
}

/// At either edge, a negation or a content word of the quotation that stands a little further in the same sentence is that word.
///
/// Gets right: "Nobody wants to" of "Nobody in this room wants to" leaves out "in this room", and does not put "Nobody" for "room".
pub(super) fn reach_telling_words(
    steps: Vec<AlignedStep>,
    wanted: &Wanted<'_>,
    source: &Source,
) -> Vec<AlignedStep> {
    let edges = Edges { wanted, source };
    let unpaired = |step: &&AlignedStep| edges.is_unpaired(**step);
    let lead = steps.iter().take_while(unpaired).count();
    let trail = steps.iter().rev().take_while(unpaired).count();
    let middle = steps.get(lead..steps.len().saturating_sub(trail)).unwrap_or_default();
    let (Some(&AlignedStep::Same(first, from)), Some(&AlignedStep::Same(last, to))) =
        (middle.first(), middle.last())
    else {
        return steps;
    };
    let before = edges.pairs_before((first, from), lead);
    let behind = edges.pairs_behind((last, to), trail);
    let mut all = Vec::with_capacity(steps.len());
    match before.first() {
        Some((outer, _)) => all.extend((first.saturating_sub(lead)..*outer).map(AlignedStep::PutIn)),
        None => all.extend(steps.iter().take(lead)),
    }
    for (at, pair) in before.iter().enumerate() {
        all.push(AlignedStep::Same(pair.0, pair.1));
        all.extend(between(*pair, before.get(at + 1).copied().unwrap_or((first, from))));
    }
    all.extend(middle);
    let mut inner = (last, to);
    for pair in &behind {
        all.extend(between(inner, *pair));
        all.push(AlignedStep::Same(pair.0, pair.1));
        inner = *pair;
    }
    match behind.last() {
        Some((outer, _)) => all.extend((outer + 1..=last + trail).map(AlignedStep::PutIn)),
        None => all.extend(steps.iter().skip(steps.len().saturating_sub(trail))),
    }
    all
}

/// The steps between two pairs of words.
fn between(one: (usize, usize), other: (usize, usize)) -> Vec<AlignedStep> {
    let (parts, places) = (one.0 + 1..other.0, one.1 + 1..other.1);
    let count = parts.len().min(places.len());
    let changed = parts.clone().zip(places.clone()).map(|(part, place)| AlignedStep::Changed(part, place));
    let put_in = parts.skip(count).map(AlignedStep::PutIn);
    let left_out = places.skip(count).map(|place| AlignedStep::LeftOut(other.0 - 1, place));
    changed.chain(put_in).chain(left_out).collect()
}

/// The edges of an alignment.
struct Edges<'a> {
    wanted: &'a Wanted<'a>,
    source: &'a Source,
}

impl Edges<'_> {
    /// Whether a step is a spoken word of the quotation without the same word in the source.
    fn is_unpaired(&self, step: AlignedStep) -> bool {
        match step {
            AlignedStep::PutIn(part) | AlignedStep::Changed(part, _) => self.wanted.is_spoken(part),
            AlignedStep::Same(..) | AlignedStep::LeftOut(..) => false,
        }
    }

    /// The pairs before one, in order, among this many parts.
    fn pairs_before(&self, inner: (usize, usize), count: usize) -> Vec<(usize, usize)> {
        let start = Sentences(self.source).start(inner.1);
        let mut pairs = vec![inner];
        for part in (inner.0.saturating_sub(count)..inner.0).rev() {
            let (next, place) = pairs.last().copied().unwrap_or(inner);
            let reach = place.saturating_sub(MAX_LEFT_OUT + 1).max(start)..place;
            let is_next = |at: usize| part + 1 == next && at + 1 == place;
            if let Some(at) = reach.rev().find(|at| self.is_pair((part, *at), is_next(*at))) {
                pairs.push((part, at));
            }
        }
        pairs.remove(0);
        pairs.reverse();
        pairs
    }

    /// The pairs after one, in order, among this many parts.
    fn pairs_behind(&self, inner: (usize, usize), count: usize) -> Vec<(usize, usize)> {
        let end = Sentences(self.source).end(inner.1);
        let mut pairs = vec![inner];
        for part in inner.0 + 1..=inner.0 + count {
            let (before, place) = pairs.last().copied().unwrap_or(inner);
            let mut reach: Range<usize> = place + 1..(place + MAX_LEFT_OUT + 2).min(end);
            let is_next = |at: usize| before + 1 == part && place + 1 == at;
            if let Some(at) = reach.find(|at| self.is_pair((part, *at), is_next(*at))) {
                pairs.push((part, at));
            }
        }
        pairs.remove(0);
        pairs
    }

    /// Whether a part is the word at `place`, and says so: "the" may be any "the", unless it stands beside the next pair.
    fn is_pair(&self, (part, place): (usize, usize), is_next: bool) -> bool {
        let word = self.source.words().get(place).filter(|word| !word.is_contracted);
        word.is_some_and(|word| is_same(self.wanted, part, word)) && (is_next || self.is_telling(part))
    }

    fn is_telling(&self, part: usize) -> bool {
        let key = self.wanted.parts.get(part).and_then(word_of).map_or("", |quoted| &quoted.word.key);
        ListSet::of(key).has(List::Reversals) || function_words::class_of(key).is_none()
    }
}
