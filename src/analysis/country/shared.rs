//! Spellings that several countries share -> the country that the passage names.
//!
//! "Congo" is the Democratic Republic unless the sentence, or else the passage, names only the Republic of the Congo.
//! "Korean" is South Korean unless only North Korea is named there.

use super::phrase::CountryPhrase;
use crate::lexicon::countries::{SpellingKind, SpellingMeaning};
use foldhash::HashSet;

/// The countries that a passage names by a spelling of their own.
#[derive(Debug, Default)]
pub struct NamedCountries(HashSet<[u8; 2]>);

impl NamedCountries {
    /// Collects the countries that phrases name. A prefix or a place names none: "the Anglo-Celt", "Gaza".
    pub(super) fn in_phrases<'p>(phrases: impl IntoIterator<Item = &'p CountryPhrase>) -> Self {
        let plain = |phrase: &&CountryPhrase| {
            !phrase.meaning.is_doubtful()
                && matches!(
                    phrase.meaning.kind(),
                    SpellingKind::Name | SpellingKind::Demonym | SpellingKind::Capital
                )
                && phrase.meaning.codes().count() == 1
        };
        Self(phrases.into_iter().filter(plain).flat_map(|phrase| phrase.meaning.codes()).collect())
    }

    /// These and those that earlier passages name.
    pub(super) fn and(mut self, earlier: &Self) -> Self {
        self.0.extend(&earlier.0);
        self
    }

    /// Whether the country that owns a spelling is named.
    pub(super) fn has_owner_of(&self, meaning: SpellingMeaning) -> bool {
        meaning.codes().next().is_some_and(|code| self.0.contains(&code))
    }

    /// Returns the country that the phrase at `at` stands for: of those that share it, the only one that its sentence
    /// names, or the passage; otherwise the one that owns it.
    pub(super) fn country_of(&self, phrases: &[CountryPhrase], at: usize) -> [u8; 2] {
        let phrase = &phrases[at];
        if phrase.meaning.codes().nth(1).is_some() {
            let beside = |other: &&CountryPhrase| other.sentence == phrase.sentence;
            let before = phrases[..at].iter().rev().take_while(beside);
            let behind = phrases[at + 1..].iter().take_while(beside);
            let named = Self::in_phrases(before.chain(behind));
            let mut sharers = phrase.meaning.codes().filter(|code| named.0.contains(code));
            if let (Some(only), None) = (sharers.next(), sharers.next()) {
                return only;
            }
        }
        self.owner_of(phrase.meaning)
    }

    fn owner_of(&self, meaning: SpellingMeaning) -> [u8; 2] {
        let mut codes = meaning.codes();
        let owner = codes.next().unwrap_or_default();
        if self.0.contains(&owner) {
            return owner;
        }
        codes.find(|code| self.0.contains(code)).unwrap_or(owner)
    }
}
