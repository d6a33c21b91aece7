//! Mentions of people by name.
//!
//! Passage -> [`scene`] (every word with its classes and what the passage does with it) -> candidates cut by
//! rules ([`candidate`]) -> clues ([`clues`]) -> tags ([`tagger`]: what is trained decides) -> the people, and every
//! other place where their names occur ([`known`]), without what is no name for certain ([`trim`]).

mod candidate;
mod clues;
mod known;
mod memory;
mod role;
mod scene;
mod tagger;
pub mod training;
mod trim;
mod word_use;

use super::Passage;
use super::country::CountryMention;
use crate::lexicon::person_model::PersonModel;
use crate::text::Span;
pub use memory::NameMemory;

use clues::Clues;
use memory::WordRecord;
use scene::PersonScene;
use word_use::WordUses;

/// A person's name found in the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PersonMention {
    /// The name, without title and possessive ending.
    pub span: Span,
    /// The words that say what the person is ("US Secretary of State"), when they stand beside the name.
    pub role: Option<Span>,
    /// What the words beside the name say about the person's gender: "Mrs", "the actress", "his wife".
    pub gender: Option<Gender>,
    /// The probability that it is a person's name.
    pub confidence: f32,
}

/// A person's gender, where the text gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    /// "Mrs", "actress", "she".
    Female,
    /// "Mr", "king", "he".
    Male,
}

/// The names of people in a passage, in text order; they do not overlap each other. A country lies inside one
/// or outside, never across an edge, and none is a country by itself.
#[must_use]
pub fn find(passage: &Passage<'_>, countries: &[CountryMention]) -> Vec<PersonMention> {
    find_with(PersonModel::embedded(), passage, countries)
}

/// What [`find`] finds, with other weights: the trainer tries its own.
#[must_use]
pub fn find_with(
    model: PersonModel<'_>,
    passage: &Passage<'_>,
    countries: &[CountryMention],
) -> Vec<PersonMention> {
    find_remembering(model, passage, countries, &mut NameMemory::default())
}

/// What [`find_with`] finds in a text of several passages. `memory` holds what earlier passages show, and is updated.
#[must_use]
pub fn find_remembering(
    model: PersonModel<'_>,
    passage: &Passage<'_>,
    countries: &[CountryMention],
    memory: &mut NameMemory,
) -> Vec<PersonMention> {
    let scene = PersonScene::new(passage, countries);
    let uses = WordUses::count(&scene, memory.uses(scene.word_hashes()));
    let clues = Clues::new(&scene, uses);
    let tags = tagger::tag(&clues, model, memory);
    let here = known::known_parts(&scene, &tags.people);
    let mut known = here.clone();
    known.extend(known::remembered_parts(&scene, memory));
    let mut names = known::spread(&clues, &tags, &known);
    names.retain_mut(|name| trim::is_name(&scene, name));
    if memory.is_recording() {
        let words = scene.word_hashes().iter().zip(&tags.votes).enumerate();
        let records = words.map(|(number, (&hash, &votes))| {
            let (uses, is_name) = (clues.uses.of_number(number), here.contains(&number));
            (hash, WordRecord { uses, votes, is_name })
        });
        memory.keep(passage.bytes(), records);
    }
    names.iter().map(|name| role::describe(&scene, name)).collect()
}

/// Leaves a country's word inside a person's name to the person: "Chad Okafor", "Maria Holland".
pub fn claim(people: &[PersonMention], countries: &mut Vec<CountryMention>) {
    let mut people = people.iter().peekable();
    countries.retain(|country| {
        while people.next_if(|person| person.span.end <= country.span.start).is_some() {}
        people.peek().is_none_or(|person| !person.span.overlaps(country.span))
    });
}

#[cfg(test)]
mod tests;
