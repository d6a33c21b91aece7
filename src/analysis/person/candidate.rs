//! Runs of capitalised words -> what could be a name.
//!
//! A run continues over hyphens ("Yoon Suk-yeol"), particles ("bin Salman") and initials, and ends at everything that
//! cannot be part of a name: countries, months, titles. A title that is cut off its front is remembered, because it
//! makes the rest more likely to be a person.

use super::scene::PersonScene;
use super::word_use::WordUses;
use crate::analysis::token::{Shape, Token};
use crate::lexicon::lists::List;
use crate::lexicon::words::WordClass;
use crate::text::quotation_marks;
use std::ops::Range;

/// Words that could be a person's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NameCandidate {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Whether a title or role stood directly before it.
    pub(super) titled: bool,
}

const TITLE: WordClass = WordClass::HONORIFIC.with(WordClass::RANK).with(WordClass::ROLE);

/// Finds all candidates in a passage, in text order; they do not overlap.
pub(super) fn find(scene: &PersonScene<'_, '_>, uses: &WordUses) -> Vec<NameCandidate> {
    let mut candidates = Vec::new();
    for sentence in &scene.passage.sentences {
        let mut at = sentence.tokens.start as usize;
        let end = sentence.tokens.end as usize;
        loop {
            at = scene.next_opening(at..end);
            if at >= end {
                break;
            }
            if !can_begin(scene, at) {
                at += 1;
                continue;
            }
            let run = at..run_end(scene, at, end);
            at = run.end;
            candidates.extend(cut(scene, uses, run));
        }
    }
    candidates
}

fn can_begin(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    (scene.is_capitalized(at) || particle_before_name(scene, at))
        && !scene.is_country(at)
        && (!scene.class(at).is(WordClass::CALENDAR) || begins_name(scene, at))
}

/// "April Lopez", "May Okafor": a month begins a name only if a known surname follows directly that is not also a
/// common word.
fn begins_name(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    scene.class(at).is(WordClass::GIVEN)
        && scene.token(at + 1).is_some_and(|next| next.spaced)
        && scene.is_capitalized(at + 1)
        && scene.class(at + 1).is(WordClass::SURNAME)
        && !scene.class(at + 1).is(WordClass::COMMON)
}

/// "bin Salman", "de la Cruz": a surname without its given name.
fn particle_before_name(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    scene.is(at, List::LeadingParticles)
        && (scene.is_capitalized(at + 1) || scene.is_mark(at + 1, "-") && scene.is_capitalized(at + 2))
        && !scene.is_country(at + 1)
        && scene.same_sentence(at, at + 1)
}

fn run_end(scene: &PersonScene<'_, '_>, begin: usize, end: usize) -> usize {
    let mut at = begin + 1;
    while at < end {
        match step(scene, at, end) {
            Some(next) => at = next,
            None => break,
        }
    }
    at
}

/// Returns where the run continues after token `at`, or `None` if it ends before it.
fn step(scene: &PersonScene<'_, '_>, at: usize, end: usize) -> Option<usize> {
    let token = scene.token(at)?;
    let names = |at: usize| {
        at < end
            && scene.is_capitalized(at)
            && !scene.is_country(at)
            && !scene.class(at).is(WordClass::CALENDAR)
    };
    if token.shape == Shape::Mark {
        return match scene.word(at) {
            // "Maria “Marita” Lopez".
            mark if token.spaced && quotation_marks::is_one(mark, quotation_marks::opens) => {
                nickname_end(scene, at).filter(|&after| names(after))
            }
            // "Suk-yeol", "Chan-o-cha", "Smith-Jones".
            "-" | "‐" | "‑" if !token.spaced && at + 1 < end => {
                let next = scene.token(at + 1)?;
                let joined = !next.spaced && (names(at + 1) || hyphened_part(scene, at + 1));
                joined.then_some(at + 2)
            }
            // "Robert Downey, Jr."
            "," if scene.is(at + 1, List::GenerationSuffixes) => Some(at + 2),
            _ => None,
        };
    }
    // "B.Narantuya".
    if !token.spaced && !scene.word(at - 1).ends_with('.') {
        return None;
    }
    if names(at) {
        return Some(at + 1);
    }
    // "Vincent van der Berg", "Karim al-Sabban": particles belong to a run only if a name follows them.
    let particles = (at..end.min(at + 3)).take_while(|&i| is_particle(scene, i)).count();
    let hyphen = usize::from(particles > 0 && scene.word(at + particles) == "-");
    (particles > 0 && names(at + particles + hyphen)).then_some(at + particles + hyphen + 1)
}

/// Returns the token after a nickname in quotation marks that begins at token `at`.
fn nickname_end(scene: &PersonScene<'_, '_>, at: usize) -> Option<usize> {
    let closing =
        (at + 2..at + 4).find(|&i| quotation_marks::is_one(scene.word(i), quotation_marks::closes))?;
    let capitals = (at + 1..closing).all(|i| scene.is_capitalized(i));
    let goes_on = scene.token(closing + 1).is_some_and(|token| token.spaced);
    (capitals && goes_on).then_some(closing + 1)
}

fn is_particle(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    scene.is_lower(at) && scene.class(at).is(WordClass::PARTICLE)
}

/// Whether token `at` is the lower-case part after the hyphen of a Korean or Thai name. Leaves alone: "Moscow-based".
fn hyphened_part(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    let word = scene.word(at);
    let goes_on = at > 2 && scene.is_lower(at - 2) && scene.is_mark(at - 3, "-");
    scene.is_lower(at)
        && (!scene.class(at).is(WordClass::COMMON) || scene.class(at).is_name() || word.len() == 1 || goes_on)
        && word.len() <= 7
        && !scene.token(at - 2).is_some_and(|token| token.shape == Shape::Upper)
}

/// Cuts titles off the front of a run and returns the rest.
fn cut(scene: &PersonScene<'_, '_>, uses: &WordUses, run: Range<usize>) -> Option<NameCandidate> {
    let mut begin = run.start;
    let mut titled = title_before(scene, run.start);
    // Most have one word, which nothing is cut off.
    if run.len() == 1 {
        return Some(NameCandidate { tokens: run, titled });
    }
    for at in run.clone() {
        let last = at + 1 >= run.end;
        if !last && is_title_at(scene, at, begin) && follows_spaced(scene, at) {
            begin = at + 1;
            titled = true;
        } else if at == begin && !last && opens_sentence(scene, uses, at) && follows_spaced(scene, at) {
            begin = at + 1;
        }
    }
    while begin + 1 < run.end && is_descriptor(scene, begin, &run, titled) {
        begin += 1;
    }
    let end = run.end;
    (begin < end).then_some(NameCandidate { tokens: begin..end, titled })
}

fn follows_spaced(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    scene.token(at + 1).is_some_and(|next| next.spaced)
}

/// Whether the word has its capital only because it begins a sentence: "After Lopez".
fn opens_sentence(scene: &PersonScene<'_, '_>, uses: &WordUses, at: usize) -> bool {
    let class = scene.class(at);
    // "Dos Santos", "He Wenbo": after the pronoun, a verb would follow, not a name.
    if class.is(WordClass::PARTICLE)
        // "J. Kowalczyk" opens with an initial.
        || scene.word(at).ends_with('.')
        || scene.is(at, List::PronounsLikeNames) && !scene.class(at + 1).is(WordClass::COMMON)
    {
        return false;
    }
    scene.is_first(at)
        && class.is(WordClass::COMMON)
        && (!class.is(WordClass::GIVEN) || class.is(WordClass::FREQUENT) && uses.seen_lower(scene, at))
}

fn is_title_at(scene: &PersonScene<'_, '_>, at: usize, begin: usize) -> bool {
    let class = scene.class(at);
    if class.is(WordClass::HONORIFIC) {
        return at == begin || !scene.class(at).is_name();
    }
    let role = class.is(WordClass::ROLE) && class.is(WordClass::COMMON);
    if !class.is(WordClass::RANK) && !role {
        return false;
    }
    at == begin || !scene.class(at - 1).is(WordClass::GIVEN) || scene.class(at - 1).is(WordClass::COMMON)
}

/// A word of a title or an organisation before the name: "Defence", "Democratic".
fn is_descriptor(scene: &PersonScene<'_, '_>, at: usize, run: &Range<usize>, titled: bool) -> bool {
    let class = scene.class(at);
    let rest_is_name = scene.class(at + 1).is(WordClass::GIVEN) && at + 2 < run.end;
    follows_spaced(scene, at)
        && class.is(WordClass::COMMON.with(WordClass::PEOPLE))
        && !class.is(WordClass::GIVEN)
        && scene.word(at).len() > 2
        && (titled || rest_is_name)
}

/// Whether the words before a run end in a title: "coach Lopez", "Mr Lopez".
pub(super) fn title_before(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        scene.class(before).is(TITLE.with(WordClass::RELATION))
            && scene.same_sentence(before, at)
            && scene.token(before).is_some_and(Token::is_word)
    })
}

#[cfg(test)]
mod tests {
    use crate::lexicon::lists::{List, ListSet};
    use crate::lexicon::words::{self, WordClass};

    #[test]
    fn the_particles_that_a_name_can_begin_with_have_the_class_that_is_looked_for() {
        let lists = include_str!("../../../assets/lists/people.txt");
        let (_, behind) = lists.split_once("[leading-particles]").unwrap();
        let (particles, _) = behind.split_once("\n\n").unwrap();
        assert!(particles.split_whitespace().count() > 5);
        for particle in particles.split_whitespace() {
            assert!(ListSet::of(particle).has(List::LeadingParticles), "{particle}");
            assert!(words::class_of(particle).is(WordClass::PARTICLE), "{particle}");
        }
    }
}
