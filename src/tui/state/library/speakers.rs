//! The speakers of the library's page, filtered by name, and the pairs of names that are spelt alike.

use crate::library::{NameSuggestion, SpeakerList, SpeakerTotals};
use crate::text::search::Pattern;
use crate::tui::state::text_field::TextField;

/// A name that is being joined with another one: the speakers are filtered by what is typed, and one of them is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinedName {
    /// The name that counts as the other one.
    pub spelling: String,
    /// Part of the name of the speaker.
    pub field: TextField,
    /// The filter of the page before.
    pub words: String,
    /// Whether a speaker was chosen with an arrow since something was typed.
    pub is_chosen: bool,
}

/// The speakers, filtered by name.
#[derive(Debug, Clone, Default)]
pub struct FilteredSpeakers {
    /// The words they are filtered by.
    pub words: String,
    /// Whether the library has answered.
    pub are_known: bool,
    all: SpeakerList,
    /// Indices of the matching speakers: those with names, then the others.
    named: Vec<usize>,
    unnamed: Vec<usize>,
    suggestions: Vec<NameSuggestion>,
    alike: Vec<usize>,
}

impl FilteredSpeakers {
    /// Sets the speakers.
    pub fn take(&mut self, all: SpeakerList, suggestions: Vec<NameSuggestion>) {
        (self.all, self.suggestions) = (all, suggestions);
        self.are_known = true;
        self.filter(&self.words.clone());
    }

    /// Keeps only the speakers whose names contain these words.
    pub fn filter(&mut self, words: &str) {
        words.clone_into(&mut self.words);
        let pattern = Pattern::new(words);
        let has = |name: &String| {
            pattern.as_ref().is_none_or(|pattern| pattern.find(name, 0..name.len()).is_some())
        };
        let fits = |speaker: &SpeakerTotals| has(&speaker.name) || speaker.also.iter().any(has);
        let fitting = |speakers: &[SpeakerTotals]| {
            speakers.iter().enumerate().filter(|(_, speaker)| fits(speaker)).map(|(at, _)| at).collect()
        };
        (self.named, self.unnamed) = (fitting(&self.all.named), fitting(&self.all.unnamed));
        let pairs = self.suggestions.iter().enumerate();
        let alike = pairs.filter(|(_, pair)| fits(&pair.spelling) || fits(&pair.name)).map(|(at, _)| at);
        self.alike = alike.collect();
    }

    /// How many quoted words all speakers have.
    #[must_use]
    pub fn words_of_all(&self) -> usize {
        let speakers = self.all.named.iter().chain(&self.all.unnamed).chain([&self.all.without_speaker]);
        speakers.map(|speaker| speaker.words).sum()
    }

    /// The number of quotations without a speaker.
    #[must_use]
    pub fn without_name(&self) -> &SpeakerTotals {
        &self.all.without_speaker
    }

    /// How many fit: with names, without, and pairs of names that are spelt alike.
    #[must_use]
    pub fn counts(&self) -> [usize; 3] {
        [self.named.len(), self.unnamed.len(), self.alike.len()]
    }

    /// A speaker; after them come the pairs of names.
    pub(super) fn speaker(&self, index: usize) -> Option<&SpeakerTotals> {
        match index.checked_sub(self.named.len()) {
            None => self.all.named.get(*self.named.get(index)?),
            Some(index) => self.all.unnamed.get(*self.unnamed.get(index)?),
        }
    }

    /// A pair of names that are spelt alike.
    pub(super) fn suggestion(&self, index: usize) -> Option<&NameSuggestion> {
        let at = index.checked_sub(self.named.len() + self.unnamed.len())?;
        self.suggestions.get(*self.alike.get(at)?)
    }
}
