//! What the words of a candidate say by themselves about whether it is a person's name.

use super::candidate::Candidate;
use super::scene::{Scene, sum};
use crate::analysis::token::Shape;
use crate::lexicon::words::{self, WordClass};
use std::ops::Range;

/// What several capitalised words in a row are worth by themselves.
const SEVERAL: i32 = 2;

/// The words by which places, events and organisations are known.
pub(super) const HEAD: WordClass = WordClass::SITE
    .with(WordClass::EVENT)
    .with(WordClass::INSTITUTION)
    .with(WordClass::COMPANY)
    .with(WordClass::GROUP);

/// The parts of a name: its words without particles and hyphens.
pub(super) fn parts<'s, 'p, 't>(
    scene: &'s Scene<'p, 't>,
    tokens: &Range<usize>,
) -> impl Iterator<Item = usize> + use<'s, 'p, 't> {
    tokens.clone().filter(|&at| scene.is_capitalized(at))
}

/// What a name is made of.
pub(super) fn points(scene: &Scene<'_, '_>, candidate: &Candidate) -> i32 {
    let tokens = &candidate.tokens;
    let parts: Vec<usize> = parts(scene, tokens).collect();
    match parts.as_slice() {
        [] => -9,
        [only] => single(scene, *only),
        [first, middle @ .., last] => {
            let other = WordClass::PLACE.with(WordClass::ORGANIZATION);
            let whole = words::class_of_phrase(scene.words(tokens));
            SEVERAL
                + first_part(scene, *first)
                + middle.iter().map(|&at| middle_part(scene, at)).sum::<i32>()
                + last_part(scene, *last)
                + sum(&[
                    (whole.is(other), -5),
                    (whole.is(WordClass::ORGANIZATION.with(WordClass::BIG_PLACE)), -3),
                    (opens_foreign_phrase(scene, &parts), -4),
                ])
        }
    }
}

/// The words are the name of a thing whatever stands around them.
///
/// Right: "Kowalczyk Hospital", "Minister", "NATO". Left alone: "Maria Park", whose last word is a surname.
pub(super) fn is_thing(scene: &Scene<'_, '_>, candidate: &Candidate) -> bool {
    let last = candidate.tokens.end.saturating_sub(1);
    let class = scene.class(last);
    let headed = class.is(HEAD) && class.is(WordClass::COMMON) && !class.is(WordClass::SURNAME);
    let article = matches!(scene.word(candidate.tokens.start), "The" | "A" | "An");
    let title = WordClass::RANK.with(WordClass::ROLE).with(WordClass::HONORIFIC);
    let only_titles = parts(scene, &candidate.tokens)
        .all(|at| scene.class(at).is(title) && scene.class(at).is(WordClass::COMMON));
    let acronym = candidate.tokens.len() == 1 && is_upper(scene, last) && !candidate.titled;
    headed || article || only_titles || acronym
}

fn single(scene: &Scene<'_, '_>, at: usize) -> i32 {
    let class = scene.class(at);
    if scene.word(at).chars().count() < 2 {
        return -9;
    }
    let place = class.is(WordClass::PLACE) && !class.is(WordClass::WELL_KNOWN);
    sum(&[
        (class.is(WordClass::WELL_KNOWN), 4),
        (class.is(WordClass::GIVEN), 1),
        (class.is(WordClass::SURNAME), 1),
        (class.is(WordClass::COMMON), -3),
        (class.is(WordClass::FREQUENT), -2),
        (place, -1),
        (place && class.is(WordClass::BIG_PLACE), -2),
        (class.is(HEAD), -2),
        (class.is(WordClass::PEOPLE), -6),
        (class.is(WordClass::ORGANIZATION), -4),
        (is_upper(scene, at), -3),
        (scene.is_first(at) && class.is(WordClass::COMMON), -3),
        (scene.seen_lower(at) > 0, -2),
    ])
}

fn first_part(scene: &Scene<'_, '_>, at: usize) -> i32 {
    let class = scene.class(at);
    if is_initial(scene, at) {
        return 3;
    }
    let given = match (class.is(WordClass::GIVEN), class.is(WordClass::COMMON)) {
        (true, false) => 3,
        (true, true) => 1,
        (false, true) => -3,
        (false, false) => 1,
    };
    given
        + sum(&[
            (class.is(WordClass::PLACE) && !class.is(WordClass::GIVEN), -2),
            (is_acronym(scene, at), -3),
            (class.is(WordClass::PEOPLE), -4),
            (class.is(WordClass::ORGANIZATION) && !class.is(WordClass::GIVEN), -4),
            (class.is(HEAD) && !class.is(WordClass::GIVEN), -3),
            (class.is(WordClass::FREQUENT) && scene.is_first(at), -2),
        ])
}

fn middle_part(scene: &Scene<'_, '_>, at: usize) -> i32 {
    let class = scene.class(at);
    if is_initial(scene, at) {
        return 1;
    }
    sum(&[
        (class.is_name(), 1),
        (class.is(WordClass::COMMON) && !class.is_name(), -3),
        (class.is(WordClass::FREQUENT), -1),
        (class.is(WordClass::PEOPLE), -3),
        (is_acronym(scene, at), -3),
    ])
}

fn last_part(scene: &Scene<'_, '_>, at: usize) -> i32 {
    let class = scene.class(at);
    let name = match (class.is(WordClass::SURNAME), class.is(WordClass::COMMON)) {
        (true, false) => 2,
        (true, true) => 0,
        (false, true) => -4,
        (false, false) => 1,
    };
    name + sum(&[
        (class.is(HEAD) && class.is(WordClass::COMMON), -4),
        (class.is(WordClass::PLACE) && !class.is_name(), -2),
        (class.is(WordClass::PEOPLE), -4),
        (is_acronym(scene, at), -3),
    ])
}

/// "Rio Grande", "Al Fanar", but not "Santos Lopez" nor "Al-Fanar", who could be somebody.
fn opens_foreign_phrase(scene: &Scene<'_, '_>, parts: &[usize]) -> bool {
    let [first, second, ..] = parts else { return false };
    let opens = scene.class(*first).is(WordClass::OPENER) || matches!(scene.word(*first), "Al" | "El");
    opens && second - first == 1
}

/// "J. Kowalczyk", "S Venkataraman".
fn is_initial(scene: &Scene<'_, '_>, at: usize) -> bool {
    let word = scene.word(at);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters == 1 && word != "I" && word != "A" || letters == 2 && word.len() == 4 && word.ends_with('.')
}

fn is_upper(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.token(at).is_some_and(|token| token.shape == Shape::Upper)
}

/// Capitals among words that are not: "FC Velmora".
fn is_acronym(scene: &Scene<'_, '_>, at: usize) -> bool {
    is_upper(scene, at)
        && !(is_upper(scene, at + 1) || at > 0 && is_upper(scene, at - 1))
        && !is_initial(scene, at)
}
