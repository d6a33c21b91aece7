//! States and towns of the USA that are called like a country: "Atlanta, Georgia", "Moscow, Idaho".

use super::phrase::Phrase;
use crate::analysis::Passage;
use crate::lexicon::countries::{Kind, Trap};
use crate::lexicon::lists::List;

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
    let count = |list| (0..passage.tokens.len()).filter(|&at| passage.is(at, list)).count();
    let (usa, caucasus) = (count(List::UsOnlyNames), count(List::GeorgiaNeighbours));
    if usa > caucasus { States::Meant } else { States::NotMeant }
}

/// A state of the USA. "Atlanta, Georgia" is one; "Tbilisi, Georgia" and "Armenia, Georgia and Turkey" are not.
pub(super) fn is_state(passage: &Passage<'_>, phrases: &[Phrase], at: usize, states: States) -> bool {
    let phrase = &phrases[at];
    let office = phrase.after_is(passage, 0, List::UsStateOffices);
    let behind_comma = phrase.before(passage, 0) == ",";
    let town = phrase.before_is(passage, 1, List::GeorgiaTowns);
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
        && (phrase.after_is(passage, 1, List::UsOnlyNames)
            || (phrase.after(passage, 1) == "Georgia" && phrase.meaning.kind() == Kind::Capital))
        && phrase.meaning.codes().next().is_some_and(|code| code != *b"US" && code != *b"GE")
}
