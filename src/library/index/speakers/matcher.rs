//! A name that was asked for -> which of the speakers, as articles spell them, it can stand for.

use super::names::Name;
use crate::library::Aliases;
use std::collections::BTreeMap;

/// Tells whether a speaker is meant. What it has said of a spelling it remembers.
pub(in crate::library::index) struct SpeakerMatcher<'a> {
    wanted: Name,
    aliases: &'a Aliases,
    known: BTreeMap<String, bool>,
}

impl<'a> SpeakerMatcher<'a> {
    /// For a name, or a surname that stands for everybody who has it.
    pub(in crate::library::index) fn new(wanted: &str, aliases: &'a Aliases) -> Self {
        Self { wanted: Name::new(wanted), aliases, known: BTreeMap::new() }
    }

    /// Whether the name can stand for this speaker, by this name or by another one of theirs.
    pub(in crate::library::index) fn means(&mut self, spelt: &str) -> bool {
        if let Some(known) = self.known.get(spelt) {
            return *known;
        }
        let is_meant = self.wanted.means(&Name::new(spelt))
            || (!self.aliases.is_empty()
                && self.aliases.names_of(spelt).iter().any(|name| self.wanted.means(&Name::new(name))));
        self.known.insert(spelt.to_owned(), is_meant);
        is_meant
    }

    /// Whether a speaker has only the surname in common.
    pub(in crate::library::index) fn shares_surname(&self, spelt: &str) -> bool {
        self.wanted.shares_surname(&Name::new(spelt))
    }
}
