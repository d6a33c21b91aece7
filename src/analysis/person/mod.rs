//! Mentions of people by name.
//!
//! Passage -> [`scene`] (every word with its classes) and how the passage uses each word ([`word_use`]) -> candidates
//! cut by rules ([`candidate`]) and runs of capitals ([`runs`]) -> clues of the words in the runs ([`clues`]) -> tags
//! by a trained model ([`tagger`]) -> the people, and all other places where their names occur ([`known`]),
//! without those that are certainly not people's ([`names`]).

mod candidate;
mod clues;
mod kind_votes;
mod known;
mod memory;
mod mention;
mod names;
mod role;
mod runs;
mod scene;
mod tagger;
pub mod training;
mod word_use;

use super::Passage;
use super::country::CountryMention;
use crate::lexicon::person_model::PersonModel;

pub use memory::NameMemory;
pub use mention::{Gender, PersonMention};
pub use tagger::Tagger;

use clues::Clues;
use memory::WordRecord;
use runs::read_runs;
use word_use::WordUses;

/// Finds the names of people in a passage, in text order; they do not overlap. A country is wholly inside a name or
/// wholly outside, and a name is never only a country.
#[must_use]
pub fn find(passage: &Passage<'_>, countries: &[CountryMention]) -> Vec<PersonMention> {
    find_remembering(Tagger::embedded(), passage, countries, &mut NameMemory::default())
}

/// Does what [`find`] does with other weights, for the trainer.
#[must_use]
pub fn find_with(
    model: PersonModel<'_>,
    passage: &Passage<'_>,
    countries: &[CountryMention],
) -> Vec<PersonMention> {
    find_remembering(&Tagger::new(model), passage, countries, &mut NameMemory::default())
}

/// What [`find`] finds in a text of several passages. `memory` holds what earlier passages show, and is updated.
#[must_use]
pub fn find_remembering(
    tagger: &Tagger<'_>,
    passage: &Passage<'_>,
    countries: &[CountryMention],
    memory: &mut NameMemory,
) -> Vec<PersonMention> {
    let (scene, runs) = read_runs(passage, countries, memory);
    let uses = WordUses::count(&scene, memory.uses(scene.word_hashes()));
    let clues = Clues::new(&scene, runs, uses);
    let tags = tagger.tag(&clues, memory);
    let here = known::known_parts(&scene, &tags.people);
    let mut known = here.clone();
    known.extend(known::remembered_parts(&scene, memory));
    let mut found = known::spread(&clues, &tags, &known);
    names::add_plain(&clues, &tags, &mut found);
    names::join_nicknames(&scene, &mut found);
    found.retain_mut(|name| names::is_name(&scene, name) && !names::is_long_other(&scene, name));
    let longer = known::known_parts(&scene, &found);
    found.retain(|name| !names::is_short_other(&scene, name, &longer));
    if memory.is_recording() {
        let words = scene.word_hashes().iter().zip(&tags.votes).enumerate();
        let records = words.map(|(number, (&hash, &votes))| {
            let (uses, is_name) = (clues.uses.of_number(number), here.contains(&number));
            (hash, WordRecord { uses, votes, is_name })
        });
        memory.keep(passage.bytes(), records);
    }
    found.iter().map(|name| role::describe(&scene, name)).collect()
}

/// Removes the countries that are part of a person's name: "Chad Okafor", "Maria Holland".
pub fn claim(people: &[PersonMention], countries: &mut Vec<CountryMention>) {
    let mut people = people.iter().peekable();
    countries.retain(|country| {
        while people.next_if(|person| person.span.end <= country.span.start).is_some() {}
        people.peek().is_none_or(|person| !person.span.overlaps(country.span))
    });
}

#[cfg(test)]
mod tests;
