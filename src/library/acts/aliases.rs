//! The names that reviewers said are one speaker in all articles, and those that they said are not.

use super::act::LibraryChange;
use crate::text::fold::folded;
use std::collections::{BTreeMap, BTreeSet};

/// Names of speakers that count as other names. Accents and case are ignored.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Aliases {
    /// By the spelling, folded.
    names: BTreeMap<String, SpeakerAlias>,
    /// Pairs that are two speakers, folded, the lesser first.
    apart: BTreeSet<[String; 2]>,
}

/// A name that counts as another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerAlias {
    /// The spelling, as it was given.
    pub spelling: String,
    /// The name that it was said to be a spelling of.
    pub name: String,
}

impl Aliases {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Every spelling with the name that it counts as, by the name.
    #[must_use]
    pub fn all(&self) -> Vec<SpeakerAlias> {
        let resolved = |alias: &SpeakerAlias| SpeakerAlias {
            spelling: alias.spelling.clone(),
            name: self.name_of(&alias.name).to_owned(),
        };
        let mut all: Vec<SpeakerAlias> = self.names.values().map(resolved).collect();
        all.sort_by_key(|alias| (folded(&alias.name), folded(&alias.spelling)));
        all
    }

    /// The name that a spelling counts as; itself if it is no alias.
    #[must_use]
    pub fn name_of<'a>(&'a self, spelling: &'a str) -> &'a str {
        if self.names.is_empty() {
            return spelling;
        }
        let mut name = spelling;
        // A chain has no circle; the count is for a damaged one.
        for _ in 0..=self.names.len() {
            match self.names.get(&folded(name)) {
                Some(alias) => name = &alias.name,
                None => break,
            }
        }
        name
    }

    /// All names of the speaker with this name, the one that counts first.
    #[must_use]
    pub fn names_of(&self, spelling: &str) -> Vec<String> {
        let name = self.name_of(spelling);
        let key = folded(name);
        let others = self.names.values().filter(|alias| folded(self.name_of(&alias.name)) == key);
        std::iter::once(name.to_owned()).chain(others.map(|alias| alias.spelling.clone())).collect()
    }

    /// Whether somebody said that two names are two speakers.
    #[must_use]
    pub fn are_apart(&self, one: &str, other: &str) -> bool {
        self.apart.contains(&pair(one, other))
    }

    /// The spellings that would be speakers of their own if this name were separated: itself, otherwise all its spellings.
    #[must_use]
    pub(super) fn separable(&self, name: &str) -> Vec<String> {
        let key = folded(name);
        if let Some(alias) = self.names.get(&key) {
            return vec![alias.spelling.clone()];
        }
        let spellings = self.names.values().filter(|alias| folded(self.name_of(&alias.name)) == key);
        spellings.map(|alias| alias.spelling.clone()).collect()
    }

    /// Applies a change.
    pub(super) fn apply(&mut self, change: &LibraryChange) {
        match change {
            LibraryChange::JoinSpeakers { spelling, name } => {
                // It no longer counts as what it did before.
                self.names.remove(&folded(spelling));
                // Nor may the name count as it, or the two would be names of each other.
                if folded(self.name_of(name)) == folded(spelling) {
                    self.names.remove(&folded(name));
                }
                self.apart.remove(&pair(spelling, name));
                let alias = SpeakerAlias { spelling: spelling.clone(), name: name.clone() };
                self.names.insert(folded(spelling), alias);
            }
            LibraryChange::SeparateSpeaker(name) => {
                self.names.remove(&folded(name));
            }
            LibraryChange::KeepApart([one, other]) => {
                self.apart.insert(pair(one, other));
            }
            LibraryChange::SaveQuery { .. }
            | LibraryChange::RemoveQuery(_)
            | LibraryChange::DefineCode(_)
            | LibraryChange::RemoveCode(_) => {}
        }
    }
}

fn pair(one: &str, other: &str) -> [String; 2] {
    let mut pair = [folded(one), folded(other)];
    pair.sort();
    pair
}

#[cfg(test)]
mod tests {
    use super::*;

    fn join(spelling: &str, name: &str) -> LibraryChange {
        LibraryChange::JoinSpeakers { spelling: spelling.to_owned(), name: name.to_owned() }
    }

    #[test]
    fn spellings_lead_to_one_name_in_any_order_and_never_in_a_circle() {
        let mut aliases = Aliases::default();
        aliases.apply(&join("Antony Blinken", "Anthony Blinken"));
        aliases.apply(&join("Anthony Blinken", "Antony J. Blinken"));
        assert_eq!(aliases.name_of("ANTONY BLINKEN"), "Antony J. Blinken");
        assert_eq!(
            aliases.names_of("Antony Blinken"),
            ["Antony J. Blinken", "Anthony Blinken", "Antony Blinken"]
        );
        // The other way round.
        aliases.apply(&join("Antony J. Blinken", "Antony Blinken"));
        for name in ["Anthony Blinken", "Antony J. Blinken", "Antony Blinken"] {
            assert!(!aliases.name_of(name).is_empty(), "{name}");
        }
        aliases.apply(&LibraryChange::SeparateSpeaker("antony j. blinken".to_owned()));
        assert_eq!(aliases.name_of("Antony J. Blinken"), "Antony J. Blinken");
        assert_eq!(aliases.name_of("Eva Lopes"), "Eva Lopes");
    }

    #[test]
    fn any_joins_leave_every_chain_with_an_end() {
        let names = ["a", "b", "c", "d"];
        for seed in 0..4_usize.pow(6) {
            let mut aliases = Aliases::default();
            for step in 0..3 {
                let at = |shift: u32| (seed / 4_usize.pow(2 * step + shift)) % 4;
                if at(0) != at(1) {
                    aliases.apply(&join(names[at(0)], names[at(1)]));
                }
            }
            for name in names {
                let end = aliases.name_of(name).to_owned();
                assert_eq!(aliases.name_of(&end), end, "{seed}: {name}");
            }
        }
    }
}
