//! States and towns of the USA that are called like a country: "Atlanta, Georgia", "Moscow, Idaho".

use super::phrase::Phrase;
use crate::analysis::Passage;
use crate::analysis::token::Shape;
use crate::lexicon::countries::{Kind, Trap};

/// What "Georgia" means in a passage when nothing beside it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum States {
    Meant,
    NotMeant,
}

/// Whether the passage is about the USA rather than the Caucasus, by the names in it.
pub(super) fn meant(passage: &Passage<'_>, phrases: &[Phrase]) -> States {
    if !phrases.iter().any(|phrase| phrase.meaning.trap() == Some(Trap::State)) {
        return States::NotMeant;
    }
    let names = passage.tokens.iter().filter(|token| token.shape == Shape::Title);
    let (mut usa, mut caucasus) = (0, 0);
    for name in names.map(|token| token.span.of(passage.text)) {
        usa += usize::from(USA.contains(&name));
        caucasus += usize::from(CAUCASUS.contains(&name));
    }
    if usa > caucasus { States::Meant } else { States::NotMeant }
}

/// A state of the USA. "Atlanta, Georgia" is one; "Tbilisi, Georgia" and "Armenia, Georgia and Turkey" are not.
pub(super) fn is_state(passage: &Passage<'_>, phrases: &[Phrase], at: usize, states: States) -> bool {
    let phrase = &phrases[at];
    let office = matches!(
        phrase.after(passage, 0),
        "Gov"
            | "Gov."
            | "Governor"
            | "Sen"
            | "Sen."
            | "Rep"
            | "Rep."
            | "Republicans"
            | "Democrats"
            | "Republican"
    );
    let behind_comma = phrase.before(passage, 0) == ",";
    let town = matches!(phrase.before(passage, 1), "Atlanta" | "Savannah" | "Augusta" | "Macon" | "Columbus");
    let foreign_capital = at > 0
        && phrases[at - 1].meaning.kind() == Kind::Capital
        && phrases[at - 1].tokens.end + 1 == phrase.tokens.start
        && phrases[at - 1].meaning.codes().next() != phrase.meaning.codes().next();
    office || (behind_comma && (town || foreign_capital)) || states == States::Meant
}

/// A town of the USA called like a country or a capital: "Moscow, Idaho", "Lebanon, Pennsylvania". "Peru, Chile" are
/// countries.
pub(super) fn is_town(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    phrase.after(passage, 0) == ","
        && phrase.meaning.kind() != Kind::Demonym
        && (USA.contains(&phrase.after(passage, 1))
            || (phrase.after(passage, 1) == "Georgia" && phrase.meaning.kind() == Kind::Capital))
        && phrase.meaning.codes().next().is_some_and(|code| code != *b"US" && code != *b"GE")
}

/// The states of the USA that no country is called like, by their last word, and what else only its articles name.
const USA: [&str; 52] = [
    "Alabama",
    "Alaska",
    "Arizona",
    "Arkansas",
    "Atlanta",
    "California",
    "Carolina",
    "Colorado",
    "Congressman",
    "Connecticut",
    "Dakota",
    "Delaware",
    "Democrat",
    "Democrats",
    "Florida",
    "Hawaii",
    "Idaho",
    "Illinois",
    "Indiana",
    "Iowa",
    "Kansas",
    "Kentucky",
    "Louisiana",
    "Maine",
    "Maryland",
    "Massachusetts",
    "Michigan",
    "Minnesota",
    "Mississippi",
    "Missouri",
    "Montana",
    "Nebraska",
    "Nevada",
    "Ohio",
    "Oklahoma",
    "Oregon",
    "Pennsylvania",
    "Republican",
    "Republicans",
    "Savannah",
    "Tennessee",
    "Tex.",
    "Texas",
    "Utah",
    "Vermont",
    "Virginia",
    "Wisconsin",
    "Wyoming",
    "Pa.",
    "Ga.",
    "Fla.",
    "Ohioans",
];

/// The neighbours and towns of the country Georgia.
const CAUCASUS: [&str; 16] = [
    "Abkhazia",
    "Armenia",
    "Armenian",
    "Azerbaijan",
    "Batumi",
    "Caucasus",
    "Gori",
    "Kutaisi",
    "Moldova",
    "Moscow",
    "Ossetia",
    "Russia",
    "Russian",
    "Tbilisi",
    "Turkey",
    "Ukraine",
];
