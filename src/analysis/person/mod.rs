//! Mentions of people by name.
//!
//! Passage -> candidates (runs of capitalised words, cut at titles and places) -> evidence (what each candidate
//! is made of and what stands around it, added up over all places where the passage writes it) -> the people ->
//! every other place where their names occur. Evidence is counted in whole points by named rules, so that
//! a wrong finding can be explained; a learnt tagger may take the place of [`find`], whose signature is all the
//! rest of the analysis knows.

mod candidate;
mod context;
mod evidence;
mod known;
mod makeup;
mod role;
mod scene;

use super::Passage;
use super::country::CountryMention;
use crate::text::Span;
use scene::Scene;

/// A person's name found in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonMention {
    /// The name, without title and possessive ending.
    pub span: Span,
    /// The words that say what the person is ("US Secretary of State"), when they stand beside the name.
    pub role: Option<Span>,
    /// What the words beside the name say about the person's gender: "Mrs", "the actress", "his wife".
    pub gender: Option<Gender>,
}

/// A person's gender, where the text gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    /// "Mrs", "actress", "she".
    Female,
    /// "Mr", "king", "he".
    Male,
}

/// The names of people in a passage, in text order; they do not overlap each other or a country.
#[must_use]
pub fn find(passage: &Passage<'_>, countries: &[CountryMention]) -> Vec<PersonMention> {
    let scene = Scene::new(passage, countries);
    let candidates = candidate::find(&scene);
    let accepted = evidence::accept(&scene, &candidates);
    let names = known::spread(&scene, &candidates, &accepted);
    names.into_iter().map(|name| role::describe(&scene, &name)).collect()
}

#[cfg(test)]
mod tests;
