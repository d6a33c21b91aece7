//! The people of a passage -> all other places where their names occur.
//!
//! Once "Maria Lopez" is known, every "Lopez" and "Maria" in the passage, before and after, is taken to be her.

use super::candidate::NameCandidate;
use super::clues::Clues;
use super::memory::NameMemory;
use super::scene::PersonScene;
use super::tagger::{TaggedName, TaggedPassage};
use crate::lexicon::lists::List;
use crate::sorting;
use foldhash::{HashSet, HashSetExt};
use std::ops::Range;

/// A name that the tagger finds less likely than this is not taken for a known person.
const MIN_LIKELIHOOD: f32 = 0.08;

/// Returns the tagged names and the candidates that are parts of them, in text order.
pub(super) fn spread(
    clues: &Clues<'_, '_, '_>,
    tags: &TaggedPassage,
    known: &HashSet<usize>,
) -> Vec<TaggedName> {
    let scene = clues.scene;
    let mut names = tags.people.clone();
    let mut free = vec![true; scene.passage.tokens.len()];
    for name in &names {
        free.get_mut(name.tokens.clone()).into_iter().flatten().for_each(|free| *free = false);
    }
    for candidate in &clues.candidates {
        let tokens = candidate.tokens.clone();
        let likely = |at: usize| tags.likely.get(at).copied().unwrap_or_default();
        let least = tokens.clone().filter(|&at| scene.is_capitalized(at)).map(likely).fold(1.0, f32::min);
        if least > MIN_LIKELIHOOD
            && tokens.clone().all(|at| free.get(at) == Some(&true))
            && is_known(clues, candidate, known)
        {
            names.push(TaggedName { tokens, confidence: least });
        }
    }
    sorting::by_key(&mut names, |name| name.tokens.start);
    names
}

/// The words of names of several words, by their numbers.
pub(super) fn known_parts(scene: &PersonScene<'_, '_>, people: &[TaggedName]) -> HashSet<usize> {
    let mut known = HashSet::new();
    for person in people {
        if parts(scene, &person.tokens).nth(1).is_some() {
            // "He" of "Liu He" is a pronoun elsewhere.
            let telling = parts(scene, &person.tokens).filter(|&at| !scene.is(at, List::PronounsLikeNames));
            known.extend(telling.map(|at| scene.number(at)));
        }
    }
    known
}

/// The words of this passage that are part of names of several words in earlier ones, by their numbers.
pub(super) fn remembered_parts<'s>(
    scene: &'s PersonScene<'_, '_>,
    memory: &'s NameMemory,
) -> impl Iterator<Item = usize> + 's {
    let words = scene.word_hashes().iter().enumerate().filter(|_| memory.is_recording());
    words.filter(|&(_, &hash)| memory.is_name(hash)).map(|(number, _)| number)
}

fn is_known(clues: &Clues<'_, '_, '_>, candidate: &NameCandidate, known: &HashSet<usize>) -> bool {
    let scene = clues.scene;
    if known.is_empty() || preceded_by_article(scene, candidate) {
        return false;
    }
    let mut parts = parts(scene, &candidate.tokens).peekable();
    parts.peek().is_some()
        && parts.all(|at| {
            scene.word(at).chars().nth(1).is_some()
                && !(scene.is_first(at) && clues.uses.seen_lower(scene, at))
                && known.contains(&scene.number(at))
        })
}

/// The parts of a name: its words without particles and hyphens.
fn parts(scene: &PersonScene<'_, '_>, tokens: &Range<usize>) -> impl Iterator<Item = usize> {
    tokens.clone().filter(|&at| scene.is_capitalized(at))
}

fn preceded_by_article(scene: &PersonScene<'_, '_>, candidate: &NameCandidate) -> bool {
    let start = candidate.tokens.start;
    let article =
        start > 0 && scene.is(start - 1, List::DefiniteArticle) && scene.same_sentence(start - 1, start);
    // "the Lopez government" is named after her, so it counts.
    article && !scene.is_lower(candidate.tokens.end)
}
