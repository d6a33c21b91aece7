//! What a passage does with each word, whatever its capitals: how often it is written small, stands behind
//! a title, before a verb of people, first or last in a run of capitals.

use super::scene::Scene;
use crate::lexicon::words::WordClass;

/// How often one word was seen in each place; counting stops at 255.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    counts: [u8; PLACES],
}

/// Where a word was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Lower,
    Inner,
    Titled,
    First,
    Last,
    Subject,
    Placed,
    Article,
    Owner,
    Said,
}

const PLACES: usize = 10;

/// All places, in the order in which they are counted.
pub(super) const ALL: [Place; PLACES] = [
    Place::Lower,
    Place::Inner,
    Place::Titled,
    Place::First,
    Place::Last,
    Place::Subject,
    Place::Placed,
    Place::Article,
    Place::Owner,
    Place::Said,
];

impl Tally {
    pub(super) fn of(&self, place: Place) -> u8 {
        self.counts[place as usize]
    }

    fn add(&mut self, place: Place) {
        let count = &mut self.counts[place as usize];
        *count = count.saturating_add(1);
    }
}

/// The tallies of all words of a passage, by the number of the word, added to those of the passages before.
pub(super) fn count(scene: &Scene<'_, '_>, mut tallies: Vec<Tally>) -> Vec<Tally> {
    for at in 0..scene.passage.tokens.len() {
        if let Some(tally) = tallies.get_mut(scene.number(at)) {
            if scene.is_lower(at) {
                tally.add(Place::Lower);
            } else if scene.is_capitalized(at) {
                count_capital(scene, at, tally);
            }
        }
    }
    tallies
}

fn count_capital(scene: &Scene<'_, '_>, at: usize, tally: &mut Tally) {
    let beside = |at: usize| scene.is_capitalized(at);
    let (before, after) = (at.checked_sub(1), at + 1);
    let joined = !scene.starts_sentence(at) && before.is_some_and(beside);
    let goes_on = beside(after) && !scene.starts_sentence(after);
    let title = WordClass::HONORIFIC.with(WordClass::RANK).with(WordClass::ROLE);
    let class = before.map_or(WordClass::default(), |before| scene.class(before));
    let word = before.map_or("", |before| scene.word(before));
    for (holds, place) in [
        (!scene.is_first(at), Place::Inner),
        (class.is(title) && !scene.starts_sentence(at), Place::Titled),
        (goes_on && !joined, Place::First),
        (joined && !goes_on, Place::Last),
        (scene.is_lower(after) && scene.class(after).is(WordClass::PERSON_VERB), Place::Subject),
        (matches!(word, "in" | "In" | "at" | "At" | "from" | "near" | "across"), Place::Placed),
        (matches!(word, "the" | "The"), Place::Article),
        (scene.is_possessive(after), Place::Owner),
        (matches!(word, "said" | "says" | "to" | "with" | "by" | "and"), Place::Said),
    ] {
        if holds {
            tally.add(place);
        }
    }
}
