//! States and towns of the USA that share the name of a country: "Atlanta, Georgia", "Moscow, Idaho".

use super::phrase::CountryPhrase;
use crate::analysis::Passage;
use crate::lexicon::countries::{CountryTrap, SpellingKind};
use crate::lexicon::lists::List;

/// What "Georgia" means in a passage if the words beside it do not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Georgia {
    State,
    Country,
}

/// Returns whether the passage is about the USA or about the Caucasus, by the names in it.
pub(super) fn meant(passage: &Passage<'_>, phrases: &[CountryPhrase]) -> Georgia {
    if !phrases.iter().any(|phrase| phrase.meaning.trap() == Some(CountryTrap::State)) {
        return Georgia::Country;
    }
    let count = |list| (0..passage.tokens.len()).filter(|&at| passage.is(at, list)).count();
    let (usa, caucasus) = (count(List::UsOnlyNames), count(List::GeorgiaNeighbours));
    // "Georgia Gov." and "Macon, Georgia" say it as clearly as the names of two other states.
    let shown = phrases.iter().filter(|phrase| is_shown_as_state(passage, phrase)).count();
    let usa = usa + 2 * shown;
    if usa > caucasus { Georgia::State } else { Georgia::Country }
}

/// Whether it is a state of the USA. Gets right: "Atlanta, Georgia". Leaves alone: "Tbilisi, Georgia", "Armenia,
/// Georgia and Turkey".
pub(super) fn is_state(passage: &Passage<'_>, phrases: &[CountryPhrase], at: usize, states: Georgia) -> bool {
    let phrase = &phrases[at];
    let behind_comma = phrase.before(passage, 0) == ",";
    let foreign_capital = at > 0
        && phrases[at - 1].meaning.kind() == SpellingKind::Capital
        && phrases[at - 1].tokens.end + 1 == phrase.tokens.start
        && phrases[at - 1].meaning.codes().next() != phrase.meaning.codes().next();
    is_shown_as_state(passage, phrase) || (behind_comma && foreign_capital) || states == Georgia::State
}

/// "Georgia Gov.", "Macon, Georgia".
fn is_shown_as_state(passage: &Passage<'_>, phrase: &CountryPhrase) -> bool {
    let town = phrase.before(passage, 0) == "," && phrase.before_is(passage, 1, List::GeorgiaTowns);
    phrase.meaning.trap() == Some(CountryTrap::State)
        && (town || phrase.after_is(passage, 0, List::UsStateOffices))
}

/// Whether it is a town of the USA. Gets right: "Moscow, Idaho", "Lebanon, Pennsylvania", "Cuba, Mo.". Leaves alone: "Peru,
/// Chile".
pub(super) fn is_town(passage: &Passage<'_>, phrase: &CountryPhrase) -> bool {
    phrase.after(passage, 0) == ","
        && phrase.meaning.kind() != SpellingKind::Demonym
        && (phrase.after_is(passage, 1, List::UsOnlyNames)
            || phrase.after_is(passage, 1, List::StateCodes)
            || (phrase.after(passage, 1) == "Georgia" && phrase.meaning.kind() == SpellingKind::Capital))
        && phrase.meaning.codes().next().is_some_and(|code| code != *b"US" && code != *b"GE")
}
