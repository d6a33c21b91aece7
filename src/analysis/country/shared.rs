//! Spellings that several countries share, given to the one the passage names.
//!
//! "Congo" is the Democratic Republic unless the passage names only the Republic of the Congo; "Korean" is South
//! Korean unless it names only North Korea.

use super::phrase::Phrase;
use crate::lexicon::countries::{Kind, Meaning};
use std::collections::HashSet;

/// The countries that a passage names by a spelling which is theirs alone.
#[derive(Debug, Default)]
pub(super) struct Named(HashSet<[u8; 2]>);

impl Named {
    /// What the phrases of a passage name. A prefix or a place names nothing: "the Anglo-Celt", "Gaza".
    pub(super) fn in_phrases(phrases: &[Phrase]) -> Self {
        let plain = |phrase: &&Phrase| {
            !phrase.meaning.is_doubtful()
                && matches!(phrase.meaning.kind(), Kind::Name | Kind::Demonym | Kind::Capital)
                && phrase.meaning.codes().count() == 1
        };
        Self(phrases.iter().filter(plain).flat_map(|phrase| phrase.meaning.codes()).collect())
    }

    /// Whether the country that owns a spelling is named.
    pub(super) fn has_owner_of(&self, meaning: Meaning) -> bool {
        meaning.codes().next().is_some_and(|code| self.0.contains(&code))
    }

    /// The country a spelling stands for here: its owner, unless only one that shares it is named.
    pub(super) fn owner_of(&self, meaning: Meaning) -> [u8; 2] {
        let mut codes = meaning.codes();
        let owner = codes.next().unwrap_or_default();
        if self.0.contains(&owner) {
            return owner;
        }
        codes.find(|code| self.0.contains(code)).unwrap_or(owner)
    }
}
