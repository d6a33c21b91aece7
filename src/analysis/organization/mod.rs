//! Mentions of institutions, companies, parties and teams.
//!
//! An organisation is recognised by its head ("Ministry", "Bank", "Inc."): a run of capitalised words with a head is
//! its name, together with the "of ..." after it and the country before it ([`named`]). Acronyms ([`acronym`]) and the
//! names of the lexicon ([`known`]) have no head. Heads in lower case after "the" are descriptions ([`described`]); linking
//! decides whether they stand for a named organisation. What the passage has named is found again in its short form
//! ([`short_form`]).

mod acronym;
mod described;
mod known;
mod named;
mod scene;
mod short_form;

use super::MentionKind;
use super::Passage;
use super::country::CountryMention;
use super::known_word::KnownWord;
use super::person::PersonMention;
use super::token::Shape;
use crate::text::Span;
use scene::{FoundTokens, OrganizationScene};

/// An organisation found in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrganizationMention {
    /// The words, including the country that they can begin with: "North Korea’s Foreign Ministry".
    pub span: Span,
    /// Name, or nominal ("the ministry").
    pub kind: MentionKind,
}

/// Finds the mentions of organisations in a passage, in text order. They can include a country, never a person.
#[must_use]
pub fn find(
    passage: &Passage<'_>,
    countries: &[CountryMention],
    people: &[PersonMention],
) -> Vec<OrganizationMention> {
    let scene = OrganizationScene::new(passage, countries, people);
    let mut found: Vec<FoundTokens> = Vec::new();
    let mut free = 0;
    let may_belong = |word: &KnownWord| word.is_capitalized || word.class.is(scene::HEAD);
    let end = passage.tokens.len();
    let mut at = passage.next_word(0..end, may_belong);
    while at < end {
        let next = match found_at(&scene, at, free) {
            Some((tokens, kind)) => {
                free = tokens.end;
                found.push((tokens, kind));
                free.max(at + 1)
            }
            None => at + 1,
        };
        at = passage.next_word(next..end.max(next), may_belong);
    }
    short_form::add(&scene, &mut found);
    found.iter().map(|(tokens, kind)| OrganizationMention { span: scene.span(tokens), kind: *kind }).collect()
}

/// The organisation around the word at `at`, from token `free` on. Most words can be none.
fn found_at(scene: &OrganizationScene<'_, '_>, at: usize, free: usize) -> Option<FoundTokens> {
    match scene.passage.tokens.get(at)?.shape {
        Shape::Lower => scene.described(at, free),
        Shape::Upper if scene.is_capital(at) => {
            scene.named(at, free).or_else(|| scene.known(at, free)).or_else(|| scene.acronym(at))
        }
        Shape::Title | Shape::Mixed if scene.is_capital(at) => {
            scene.named(at, free).or_else(|| scene.known(at, free))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
