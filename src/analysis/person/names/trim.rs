//! The edges of a name, and what is not a name whatever the tagger says.

use crate::analysis::person::scene::PersonScene;
use crate::analysis::person::tagger::TaggedName;
use crate::analysis::token::Shape;
use crate::lexicon::lists::List;
use crate::lexicon::words::WordClass;
use crate::text::quotation_marks::{is_double, is_one};

/// Cuts titles off the front of a name and returns whether a name is left.
///
/// Gets right: "Jordan Okafor", with the country inside. Leaves alone: "Jordan", the country.
pub(crate) fn is_name(scene: &PersonScene<'_, '_>, name: &mut TaggedName) -> bool {
    settle_nickname(scene, name);
    take_pronoun_like_name(scene, name);
    while name.tokens.len() > 1 && is_title(scene, name.tokens.start) && goes_on(scene, name.tokens.start) {
        name.tokens.start += 1;
    }
    cut_excellency(scene, name);
    cut_office(scene, name);
    if name.tokens.len() > 1 && scene.is(name.tokens.end - 1, List::PostNominals) {
        name.tokens.end -= 1;
    }
    let only_country = name.tokens.clone().all(|at| !scene.is_capitalized(at) || scene.is_country(at));
    !only_country
        && !is_storm(scene, name)
        && !is_memorial(scene, name)
        && name.tokens.clone().any(|at| scene.is_capitalized(at))
}

/// Extends a name that holds only the end of a nickname to all of it, or cuts that end off.
///
/// Gets right: “Big John” Petersen; “We met John” Petersen said. Leaves alone: Ernesto “Chucho” Vidal.
fn settle_nickname(scene: &PersonScene<'_, '_>, name: &mut TaggedName) {
    const MAX_WORDS: usize = 2;
    let is_double = |at: usize| is_one(scene.word(at), is_double);
    let mut marks = name.tokens.clone().filter(|&at| is_double(at));
    let (Some(closing), None) = (marks.next(), marks.next()) else { return };
    let earliest = name.tokens.start.saturating_sub(MAX_WORDS + 1);
    let mut before = (earliest..name.tokens.start).rev();
    let opening = before.find(|&at| !scene.is_capitalized(at)).filter(|&at| is_double(at));
    name.tokens.start = opening.unwrap_or(closing + 1);
}

/// Cuts "H E", which is "His Excellency" or "Her Excellency", off the front of a name.
///
/// Leaves alone: "H E Bates", whose initials they can be.
fn cut_excellency(scene: &PersonScene<'_, '_>, name: &mut TaggedName) {
    let letters = scene.word(name.tokens.start) == "H" && scene.word(name.tokens.start + 1) == "E";
    if letters && name.tokens.len() > 3 {
        name.tokens.start += 2;
    }
}

/// Extends a surname by the given name behind it that is spelt like a pronoun: "Liu He".
///
/// Leaves alone: "Liu. He left"; "said Liu, He".
fn take_pronoun_like_name(scene: &PersonScene<'_, '_>, name: &mut TaggedName) {
    let next = name.tokens.end;
    let given =
        scene.is(next, List::PronounsLikeNames) && !scene.is_first(next) && !scene.starts_sentence(next);
    let spaced = scene.token(next).is_some_and(|token| token.spaced);
    if name.tokens.len() == 1 && given && spaced && !scene.word(next - 1).ends_with('.') {
        name.tokens.end += 1;
    }
}

/// Cuts the place and the office off the front of a name: "Corbin Mayor Dale Whitmire".
///
/// Leaves alone: "Dale Major", whose office would be his surname.
fn cut_office(scene: &PersonScene<'_, '_>, name: &mut TaggedName) {
    let office = |&at: &usize| scene.is(at, List::LocalOffices) && goes_on(scene, at);
    let inside = name.tokens.start + 1..name.tokens.end.saturating_sub(1);
    if let Some(at) = inside.rev().find(office) {
        name.tokens.start = at + 1;
    }
}

fn goes_on(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    scene.token(at + 1).is_some_and(|next| next.spaced)
}

/// Whether the token precedes a name and is not part of it: "Mr.", "Sheikh", "Gen.".
///
/// Gets right: "Gen. Okafor". Leaves alone: "Don Okafor", where it may be his given name.
fn is_title(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    let class = scene.class(at);
    let word = scene.word(at);
    let abbreviated = word.ends_with('.') && word.len() > 2;
    // "Otn. Ade", "Comr. Ige": an abbreviation before a name is its title, known or not.
    let one_capital = scene.token(at).is_some_and(|token| token.shape == Shape::Title);
    abbreviated && one_capital && !scene.is(at, List::PlaceAbbreviations)
        || class.is(WordClass::HONORIFIC.with(WordClass::RANK)) && (abbreviated || !class.is_name())
        || scene.is_country(at) && scene.is_country(at + 1)
}

/// Whether it is a street, an award or a hospital named after a person.
///
/// Gets right: "the Maria Lopez Street". Leaves alone: "the Lopez government", which is hers.
fn is_memorial(scene: &PersonScene<'_, '_>, name: &TaggedName) -> bool {
    let article = name.tokens.start.checked_sub(1).is_some_and(|at| scene.is(at, List::DefiniteArticle));
    let (last, next) = (name.tokens.end - 1, name.tokens.end);
    let long = name.tokens.len() > 2 || name.tokens.len() > 1 && !scene.class(last).is_name();
    let inside = long && is_thing(scene, last);
    article && (inside || is_thing(scene, next) && !scene.starts_sentence(next))
}

fn is_thing(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    let class = scene.class(at);
    let thing = WordClass::SITE.with(WordClass::EVENT).with(WordClass::INSTITUTION);
    class.is(thing) && class.is(WordClass::COMMON) && scene.is_capitalized(at)
}

/// Whether it is the name of a storm.
///
/// Gets right: "Hurricane Maria". Leaves alone: "Maria Storm", where it is her surname.
fn is_storm(scene: &PersonScene<'_, '_>, name: &TaggedName) -> bool {
    let start = name.tokens.start;
    let before = start.checked_sub(1).filter(|&at| scene.same_sentence(at, start));
    name.tokens.len() == 1 && before.is_some_and(|at| scene.is(at, List::Storms))
}
