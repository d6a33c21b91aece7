//! Names that are not people's, whatever the tagger says: companies, states, telescopes, contractions.
//!
//! Each rule looks at a name and the words beside it. A name of one word that is also part of a longer name in the text
//! is left alone by most rules, because "Lowe" after "Grace Lowe" is she.

use crate::analysis::person::scene::PersonScene;
use crate::analysis::person::tagger::TaggedName;
use crate::analysis::token::Shape;
use crate::lexicon::lists::List;
use crate::lexicon::words::{self, WordClass};
use crate::text::quotation_marks::is_apostrophe;
use foldhash::HashSet;

const TITLE: WordClass = WordClass::RANK.with(WordClass::ROLE);

/// Whether a name of several words is no person's.
pub(crate) fn is_long_other(scene: &PersonScene<'_, '_>, name: &TaggedName) -> bool {
    name.tokens.len() > 1
        && (is_office(scene, name)
            || is_party_and_state(scene, name)
            || is_organization(scene, name)
            || is_site(scene, name)
            || is_craft(scene, name))
}

/// Whether a name of one word is no person's. `known` are the words of the longer names in the text, by their numbers.
pub(crate) fn is_short_other(scene: &PersonScene<'_, '_>, name: &TaggedName, known: &HashSet<usize>) -> bool {
    let at = name.tokens.start;
    if name.tokens.len() > 1 {
        return false;
    }
    let always = is_contraction(scene.word(at))
        || is_handle(scene, at)
        || is_date(scene, at)
        || is_state(scene, at)
        || is_illness(scene, at)
        || is_state_of_party(scene, at)
        || scene.word(at).bytes().any(|byte| byte.is_ascii_digit());
    let is_known = || known.contains(&scene.number(at));
    always
        || is_article_alone(scene, at)
        || !is_known()
            && (is_beside_ampersand(scene, at)
                || is_eponym(scene, at)
                || is_company(scene, at)
                || is_craft(scene, name)
                || is_mixed_acronym(scene, at)
                || is_town_of_state(scene, at)
                || is_owned_place(scene, at)
                || is_inhabitants(scene, at)
                || is_place_of_office(scene, at))
}

/// "I’m", "We’ll".
fn is_contraction(word: &str) -> bool {
    let ending = word.rsplit_once(is_apostrophe).map(|(_, ending)| ending);
    ending.is_some_and(|ending| matches!(ending, "m" | "ll" | "ve" | "re" | "d" | "t"))
}

/// "@mensah", "#Mensah".
fn is_handle(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    at > 0 && matches!(scene.word(at - 1), "@" | "#") && scene.token(at).is_some_and(|token| !token.spaced)
}

/// "New Delhi, Mar 3": a month before a number.
fn is_date(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    scene.is(at, List::Times) && scene.token(at + 1).is_some_and(|token| token.shape == Shape::Number)
}

/// "St. Louis, MO", "Buffalo, N.Y.": the short form of a state behind its town.
///
/// Gets right: "Macon, GA". Leaves alone: "AL Green", which is a longer name.
fn is_state(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    let behind_town = at > 0 && scene.word(at - 1) == ",";
    let short = scene.word(at).ends_with('.') && scene.is(at, List::UsOnlyNames);
    let dotted = scene.word(at).len() > 3 && scene.word(at).ends_with('.');
    scene.is(at, List::StateCodes) && (dotted || behind_town) || short && behind_town
}

/// "Bristow, VA", "Greenbelt, Md.": a town with its state. A degree behind a name is no state: "Lopez, MD".
fn is_town_of_state(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    let state = at + 2;
    let short = scene.is(state, List::UsOnlyNames) && scene.word(state).ends_with('.');
    let code = scene.is(state, List::StateCodes) && !scene.is(state, List::Degrees);
    scene.is_mark(at + 1, ",") && scene.same_sentence(at, state) && (short || code)
}

/// "Martha’s Vineyard", "King’s Cross": a place that bears its owner’s name.
///
/// Leaves alone: "Martha’s garden".
fn is_owned_place(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    let class = scene.class(at + 2);
    let place =
        class.is(WordClass::SITE) && class.is(WordClass::COMMON) || scene.is(at + 2, List::OwnedPlaces);
    scene.is_possessive(at + 1) && place && scene.is_capitalized(at + 2) && scene.same_sentence(at, at + 2)
}

/// "Delhiites", "Moscowites": those who live in a town.
fn is_inhabitants(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    const MIN_LENGTH: usize = 8;
    scene.word(at).len() >= MIN_LENGTH && scene.word(at).ends_with("ites")
}

/// "Parkinson’s disease", whoever else has that name.
fn is_illness(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    let illness =
        |at: usize| matches!(scene.word(at), "disease" | "syndrome" | "lymphoma" | "palsy" | "dementia");
    illness(at + 1) || scene.is_possessive(at + 1) && illness(at + 2)
}

/// "D-N.Y.", "R-Texas": a member's party and state.
fn is_party_and_state(scene: &PersonScene<'_, '_>, name: &TaggedName) -> bool {
    let start = name.tokens.start;
    matches!(scene.word(start), "D" | "R" | "I") && matches!(scene.word(start + 1), "-" | "‑" | "–")
}

/// "Corbin" in "R-Corbin".
fn is_state_of_party(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    at > 1
        && matches!(scene.word(at - 2), "D" | "R" | "I")
        && matches!(scene.word(at - 1), "-" | "‑" | "–")
        && scene.token(at).is_some_and(|token| !token.spaced)
}

/// "the Pope", "the Hubble", but not "the Mensah government", which is hers.
fn is_article_alone(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    let article = at > 0 && scene.is(at - 1, List::DefiniteArticle) && scene.same_sentence(at - 1, at);
    article
        && (scene.class(at).is(TITLE)
            || !scene.is_lower(at + 1)
                && !scene.is_capitalized(at + 1)
                && !scene.is_possessive(at + 1)
                && !scene.is_mark(at + 1, "-"))
}

/// "Parkinson’s disease", "Jupiter", "Cinderella", "Dow": what bears a name and is no person.
fn is_eponym(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    let owner = scene.is_possessive(at + 1);
    owner && (scene.is(at, List::Diseases) || scene.is(at, List::SurnameCompanies))
        || scene.is(at, List::HeavenlyBodies)
        || scene.is(at, List::StoryCharacters)
        || scene.is(at, List::Telescopes) && scene.same_sentence(at, at + 1)
}

/// "Jefferies said", "Kellogg", "Al Jazeera": an organisation that is known by its name.
fn is_company(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    let titled = at > 0 && scene.class(at - 1).is(TITLE.with(WordClass::HONORIFIC));
    !titled && (scene.is(at, List::SurnameCompanies) || scene.class(at).is(WordClass::ORGANIZATION))
}

/// "Harrow & Finch", but not "Stan & Ollie".
fn is_beside_ampersand(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    let ampersand = |at: usize| scene.word(at) == "&";
    !scene.class(at).is(WordClass::GIVEN) && (at > 0 && ampersand(at - 1) || ampersand(at + 1))
}

/// "GANs", "MoU": capital letters with a plural ending or a small word among them.
fn is_mixed_acronym(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    let word = scene.word(at);
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    word.len() < 6
        && capitals * 2 > word.len()
        && word.chars().any(char::is_lowercase)
        && !word.contains(is_apostrophe)
}

/// "Virginia Governor Todd Hargreave", "Madison Mayor Pruitt", "Georgia voters": the place of an office or of people.
///
/// Leaves alone: "Madison, the mayor".
fn is_place_of_office(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    let spaced = scene.token(at + 1).is_some_and(|token| token.spaced);
    let office = scene.is(at + 1, List::LocalOffices) && spaced;
    let people = scene.is(at + 1, List::Inhabitants) && spaced;
    let state = scene.is(at, List::StatesLikeNames);
    (scene.class(at).is(WordClass::PLACE) || state) && office || state && people
}

/// "Secretary-General", "Under-Secretary", "UN High Commissioner": an office without its holder.
fn is_office(scene: &PersonScene<'_, '_>, name: &TaggedName) -> bool {
    let words = || name.tokens.clone().filter(|&at| scene.is_capitalized(at));
    let common = |at: usize| {
        scene.class(at).is(WordClass::COMMON.with(TITLE))
            || scene.token(at).is_some_and(|token| token.shape == Shape::Upper)
    };
    let last = words().next_back();
    last.is_some_and(|last| {
        scene.class(last).is(TITLE) && !scene.class(last).is_name() || scene.is(last, List::Offices)
    }) && words().all(common)
}

/// "Lockheed Martin", "Dick Clark Productions", "David Smith Foundation".
fn is_organization(scene: &PersonScene<'_, '_>, name: &TaggedName) -> bool {
    if words::class_of_phrase(scene.words(&name.tokens)).is(WordClass::ORGANIZATION) {
        return true;
    }
    let (last, next) = (name.tokens.end - 1, name.tokens.end);
    let head = |at: usize| {
        let class = scene.class(at);
        let kind = WordClass::COMPANY.with(WordClass::GROUP).with(WordClass::INSTITUTION);
        class.is(kind) && class.is(WordClass::COMMON) && !class.is_name() && scene.is_capitalized(at)
    };
    let spaced = scene.token(next).is_some_and(|token| token.spaced);
    head(last) && name.tokens.len() > 2 || head(next) && spaced && scene.same_sentence(last, next)
}

/// "Isaac Ranges", "Glenn Heights": a place whose last word says so.
fn is_site(scene: &PersonScene<'_, '_>, name: &TaggedName) -> bool {
    scene.is(name.tokens.end - 1, List::Landforms)
}

/// "the Hubble telescope", "NASA’s Galileo mission", "the Sherlock series".
fn is_craft(scene: &PersonScene<'_, '_>, name: &TaggedName) -> bool {
    let next = name.tokens.end;
    let thing = |at: usize| scene.is(at, List::CraftAndWorks) || scene.is(at, List::NamedSites);
    let owned = name.tokens.start > 0
        && (scene.is(name.tokens.start - 1, List::DefiniteArticle)
            || scene.is_possessive(name.tokens.start - 1));
    owned && (thing(next) || scene.is_capitalized(next) && thing(next + 1))
        || thing(name.tokens.end - 1) && name.tokens.len() > 1 && owned
}
