//! How much speaks for a candidate being a person.
//!
//! Each rule gives points; what a name is made of counts once, what stands around it is added up over all the
//! places where the passage writes the same words, so that "Lopez said" in one sentence helps "Lopez" in another.

use super::candidate::Candidate;
use super::scene::Scene;
use crate::analysis::token::Shape;
use crate::lexicon::words::{self, WordClass};
use std::collections::HashMap;
use std::ops::Range;

/// From here on a candidate is a person.
const ENOUGH: i32 = 4;

/// What several capitalised words in a row are worth by themselves.
const SEVERAL: i32 = 2;

const HEAD: WordClass = WordClass::SITE
    .with(WordClass::EVENT)
    .with(WordClass::INSTITUTION)
    .with(WordClass::COMPANY)
    .with(WordClass::GROUP);

/// Which candidates are people by what they are made of and what stands around them.
pub(super) fn accept(scene: &Scene<'_, '_>, candidates: &[Candidate]) -> Vec<bool> {
    let mut around: HashMap<&str, i32> = HashMap::new();
    for candidate in candidates {
        *around.entry(scene.words(&candidate.tokens)).or_default() += context(scene, candidate);
    }
    let accept = |candidate: &Candidate| {
        let elsewhere = around.get(scene.words(&candidate.tokens)).copied().unwrap_or_default();
        let points = makeup(scene, &candidate.tokens) + elsewhere.clamp(-6, 8);
        points >= ENOUGH && !is_object(scene, candidate)
    };
    candidates.iter().map(accept).collect()
}

/// The parts of a name: its words without particles and hyphens.
pub(super) fn parts<'s, 'p, 't>(
    scene: &'s Scene<'p, 't>,
    tokens: &Range<usize>,
) -> impl Iterator<Item = usize> + use<'s, 'p, 't> {
    tokens.clone().filter(|&at| scene.is_capitalized(at))
}

/// What a name is made of.
fn makeup(scene: &Scene<'_, '_>, tokens: &Range<usize>) -> i32 {
    let parts: Vec<usize> = parts(scene, tokens).collect();
    match parts.as_slice() {
        [] => -9,
        [only] => single(scene, *only),
        [first, middle @ .., last] => {
            let other = WordClass::PLACE.with(WordClass::ORGANIZATION);
            let place = words::class_of_phrase(scene.words(tokens)).is(other);
            SEVERAL
                + first_part(scene, *first)
                + middle.iter().map(|&at| middle_part(scene, at)).sum::<i32>()
                + last_part(scene, *last)
                - if place { 4 } else { 0 }
        }
    }
}

fn single(scene: &Scene<'_, '_>, at: usize) -> i32 {
    let class = scene.class(at);
    let upper = scene.token(at).is_some_and(|token| token.shape == Shape::Upper);
    if scene.word(at).chars().count() < 2 {
        return -9;
    }
    points(&[
        (class.is(WordClass::GIVEN), 1),
        (class.is(WordClass::SURNAME), 1),
        (class.is(WordClass::COMMON), -3),
        (class.is(WordClass::FREQUENT), -2),
        (class.is(WordClass::PLACE), -1),
        (class.is(WordClass::BIG_PLACE), -2),
        (class.is(HEAD), -2),
        (class.is(WordClass::PEOPLE), -6),
        (class.is(WordClass::ORGANIZATION), -4),
        (upper, -3),
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
        + points(&[
            (class.is(WordClass::PLACE) && !class.is(WordClass::GIVEN), -2),
            (is_acronym(scene, at), -3),
            (class.is(WordClass::PEOPLE), -4),
            (class.is(WordClass::FREQUENT) && scene.is_first(at), -2),
        ])
}

fn middle_part(scene: &Scene<'_, '_>, at: usize) -> i32 {
    let class = scene.class(at);
    if is_initial(scene, at) {
        return 1;
    }
    points(&[
        (class.is_name(), 1),
        (class.is(WordClass::COMMON) && !class.is_name(), -3),
        (class.is(WordClass::FREQUENT), -1),
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
    name + points(&[
        (class.is(HEAD) && class.is(WordClass::COMMON), -4),
        (class.is(WordClass::PLACE) && !class.is_name(), -2),
        (class.is(WordClass::PEOPLE), -4),
        (is_acronym(scene, at), -3),
    ])
}

/// "J. Kowalczyk", "S Jaishankar".
fn is_initial(scene: &Scene<'_, '_>, at: usize) -> bool {
    let word = scene.word(at);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters == 1 && word != "I" && word != "A" || letters == 2 && word.len() == 4 && word.ends_with('.')
}

fn is_acronym(scene: &Scene<'_, '_>, at: usize) -> bool {
    let upper = |at: usize| scene.token(at).is_some_and(|token| token.shape == Shape::Upper);
    upper(at) && !(upper(at + 1) || at > 0 && upper(at - 1)) && !is_initial(scene, at)
}

/// What stands around one mention.
fn context(scene: &Scene<'_, '_>, candidate: &Candidate) -> i32 {
    let Range { start, end } = candidate.tokens;
    let single = parts(scene, &candidate.tokens).count() == 1;
    let before = start.checked_sub(1).filter(|&at| scene.same_sentence(at, start));
    let word_before = before.map_or("", |at| scene.word(at));

    let at_place = matches!(
        word_before,
        "in" | "In"
            | "at"
            | "At"
            | "from"
            | "From"
            | "near"
            | "Near"
            | "across"
            | "Across"
            | "outside"
            | "into"
            | "around"
            | "through"
    );
    points(&[
        (candidate.titled, 5),
        (speaks_after(scene, end), 3),
        (SAYING.contains(&word_before), 2),
        (matches!(word_before, "surnamed" | "named" | "nicknamed" | "alias"), 4),
        (word_before == "to" && according(scene, start), 3),
        (owned_by_country(scene, start) && !single, 2),
        (aged(scene, end), 5),
        (matches!(scene.word(end), "who" | "whose"), 3),
        (scene.is_mark(end, ",") && matches!(scene.word(end + 1), "who" | "whose"), 3),
        (appositive_role(scene, end), 3),
        (possessive(scene, end), 1),
        (at_place, if single { -3 } else { -1 }),
        (matches!(word_before, "the" | "The" | "a" | "an" | "A" | "An"), -5),
        (matches!(word_before, "to" | "of") && single, -1),
        (matches!(word_before, "by" | "with" | "and"), 1),
        (scene.word(end) == "of", -1),
    ])
}

/// Verbs after which the speaker may stand: "said Lopez", but not "told Lopez".
const SAYING: [&str; 12] = [
    "said",
    "says",
    "added",
    "adds",
    "asked",
    "asks",
    "explained",
    "explains",
    "recalled",
    "recalls",
    "stated",
    "argues",
];

/// "according to Lopez".
fn according(scene: &Scene<'_, '_>, start: usize) -> bool {
    start > 1 && matches!(scene.word(start - 2), "according" | "According")
}

/// "Uganda’s Maria Okello", "the Ugandan Maria Okello".
fn owned_by_country(scene: &Scene<'_, '_>, start: usize) -> bool {
    start > 1 && (possessive(scene, start - 1) && scene.is_country(start - 2) || scene.is_country(start - 1))
}

/// "Lopez said", "Lopez also told", "Lopez has said".
fn speaks_after(scene: &Scene<'_, '_>, end: usize) -> bool {
    const BETWEEN: [&str; 12] = [
        "has",
        "had",
        "have",
        "also",
        "then",
        "later",
        "reportedly",
        "repeatedly",
        "previously",
        "recently",
        "earlier",
        "once",
    ];
    let mut at = end;
    while at < end + 2 && BETWEEN.contains(&scene.word(at)) {
        at += 1;
    }
    scene.is_lower(at)
        && scene.class(at).is(WordClass::PERSON_VERB)
        && scene.same_sentence(at, end.saturating_sub(1))
}

/// "Lopez, 42," or "Lopez (42)".
fn aged(scene: &Scene<'_, '_>, end: usize) -> bool {
    let number = scene.word(end + 1);
    scene.is_mark(end, ",(")
        && number.len() <= 3
        && number.parse::<u32>().is_ok_and(|age| (5..110).contains(&age))
        && (scene.is_mark(end + 2, ",).") || scene.is_mark(end + 2, "-"))
}

fn possessive(scene: &Scene<'_, '_>, end: usize) -> bool {
    scene.token(end).is_some_and(|token| token.shape == Shape::Possessive)
}

/// "Lopez, the mayor of Lima,": a role within a few words after the comma.
fn appositive_role(scene: &Scene<'_, '_>, end: usize) -> bool {
    if !scene.is_mark(end, ",") || !scene.same_sentence(end, end.saturating_sub(1)) {
        return false;
    }
    (end + 1..end + 6)
        .take_while(|&at| {
            scene
                .token(at)
                .is_some_and(|t| t.is_word() || t.shape == Shape::Possessive || scene.is_mark(at, "-"))
        })
        .any(|at| scene.is_lower(at) && scene.class(at).is(WordClass::ROLE))
}

/// The words are the name of a thing: a title in marks, a part of a longer name.
fn is_object(scene: &Scene<'_, '_>, candidate: &Candidate) -> bool {
    let last = candidate.tokens.end.saturating_sub(1);
    let class = scene.class(last);
    let headed = class.is(HEAD) && class.is(WordClass::COMMON) && !class.is(WordClass::SURNAME);
    headed || starts_with_article(scene, candidate)
}

fn starts_with_article(scene: &Scene<'_, '_>, candidate: &Candidate) -> bool {
    matches!(scene.word(candidate.tokens.start), "The" | "A" | "An")
}

fn points(rules: &[(bool, i32)]) -> i32 {
    rules.iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum()
}
