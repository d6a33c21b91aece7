//! What stands around a candidate, and what that says about whether it is a person.

use super::candidate::Candidate;
use super::makeup::{HEAD, parts};
use super::scene::{Scene, sum};
use crate::analysis::token::Shape;
use crate::lexicon::words::WordClass;
use std::ops::Range;

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

/// Words that may stand between the subject and its verb.
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

/// Words before places rather than people.
const PLACING: [&str; 14] = [
    "in", "In", "at", "At", "from", "From", "near", "Near", "across", "Across", "outside", "into", "around",
    "through",
];

/// The points for what stands around one mention.
pub(super) fn points(scene: &Scene<'_, '_>, candidate: &Candidate) -> i32 {
    let Range { start, end } = candidate.tokens;
    let single = parts(scene, &candidate.tokens).take(2).count() == 1;
    let before = start.checked_sub(1).filter(|&at| scene.same_sentence(at, start));
    let before = before.map_or("", |at| scene.word(at));
    sum(&[
        (candidate.titled, 5),
        (speaks_after(scene, end), 3),
        (SAYING.contains(&before), 2),
        (SAYING.contains(&before) && scene.is_mark(end, ".,;"), 2),
        (matches!(before, "surnamed" | "named" | "nicknamed" | "alias"), 4),
        (before == "to" && according(scene, start), 3),
        (owned_by_country(scene, start) && !single, 2),
        (aged(scene, end), 5),
        (matches!(scene.word(end), "who" | "whose"), 3),
        (scene.is_mark(end, ",") && matches!(scene.word(end + 1), "who" | "whose"), 3),
        (appositive_role(scene, end), 3),
        (possessive(scene, end), 1),
        (PLACING.contains(&before), if single { -3 } else { -2 }),
        (matches!(before, "the" | "The" | "a" | "an" | "A" | "An"), -5),
        (matches!(before, "to" | "of") && single, -1),
        (office_of(scene, start), -2),
        (matches!(before, "by" | "with" | "and"), 1),
        (scene.word(end) == "of", -1),
        (names_a_thing(scene, end), -4),
        (describes_another(scene, end), -3),
    ])
}

/// The whole run of capitals names a thing: "the Maria Lopez Foundation" after its last word was cut off.
pub(super) fn is_thing(scene: &Scene<'_, '_>, candidate: &Candidate) -> bool {
    let last = candidate.run.end.saturating_sub(1);
    candidate.run.end > candidate.tokens.end && scene.class(last).is(HEAD)
}

/// Whether two candidates stand in one list: nothing but a comma or "and" between them.
pub(super) fn listed(scene: &Scene<'_, '_>, first: &Candidate, second: &Candidate) -> bool {
    let between = first.tokens.end..second.tokens.start;
    !between.is_empty()
        && between.len() <= 2
        && scene.same_sentence(first.tokens.start, second.tokens.start)
        && between.clone().all(|at| matches!(scene.word(at), "," | ";" | "and" | "&"))
}

/// "Lopez said", "Lopez also told", "Lopez has said".
fn speaks_after(scene: &Scene<'_, '_>, end: usize) -> bool {
    let verb = (end..end + 3).find(|&at| !BETWEEN.contains(&scene.word(at))).unwrap_or(end);
    scene.is_lower(verb)
        && scene.class(verb).is(WordClass::PERSON_VERB)
        && scene.same_sentence(verb, end.saturating_sub(1))
}

/// "according to Lopez".
fn according(scene: &Scene<'_, '_>, start: usize) -> bool {
    start > 1 && matches!(scene.word(start - 2), "according" | "According")
}

/// "Uganda’s Maria Okello", "the Ugandan Maria Okello".
fn owned_by_country(scene: &Scene<'_, '_>, start: usize) -> bool {
    start > 1 && (possessive(scene, start - 1) && scene.is_country(start - 2) || scene.is_country(start - 1))
}

/// "governor of Velmora", "members of Verdia": an office of something, not of somebody.
fn office_of(scene: &Scene<'_, '_>, start: usize) -> bool {
    let office = WordClass::RANK.with(WordClass::ROLE);
    start > 1
        && scene.word(start - 1) == "of"
        && (scene.class(start - 2).is(office)
            || matches!(scene.word(start - 2), "members" | "town" | "city" | "village"))
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
    let in_phrase = |at: usize| {
        scene.token(at).is_some_and(|token| token.is_word() || token.shape == Shape::Possessive)
            || scene.is_mark(at, "-")
    };
    (end + 1..end + 6)
        .take_while(|&at| in_phrase(at))
        .any(|at| scene.is_lower(at) && scene.class(at).is(WordClass::ROLE))
}

/// "the Okello dam", "Velmora province", "Fanar daily": the word after it says what it is.
fn names_a_thing(scene: &Scene<'_, '_>, end: usize) -> bool {
    scene.is_lower(end)
        && scene.class(end).is(WordClass::SITE.with(WordClass::COMPANY))
        && !SAYING.contains(&scene.word(end))
}

/// "Verdia activist Maria Lopez": what stands before the role is where she is active.
fn describes_another(scene: &Scene<'_, '_>, end: usize) -> bool {
    scene.is_lower(end) && scene.class(end).is(WordClass::ROLE) && scene.is_capitalized(end + 1)
}
