//! A match in a source -> where it is, and what a reviewer records by confirming it.

use super::comparison::BestMatch;
use super::source::Source;
use crate::review::{Change, Verification};

impl BestMatch {
    /// The source of the match, among those that were compared.
    #[must_use]
    pub fn source_among<'a>(&self, sources: &'a [Source]) -> Option<&'a Source> {
        sources.get(self.source)
    }

    /// Where the passage is, and who speaks it: "council.srt, 00:12:30, ANA RUIZ". The name of the source, if there is none.
    #[must_use]
    pub fn location(&self, sources: &[Source]) -> String {
        let name = self.source_among(sources).map(|source| source.name.as_str()).unwrap_or_default();
        match &self.comparison.passage {
            Some(passage) => passage.location_in(name),
            None => name.to_owned(),
        }
    }

    /// What the reviewer records by confirming the match: the state, where the words are, and what was said if it differs.
    #[must_use]
    pub fn confirmed(&self, sources: &[Source]) -> Vec<Change> {
        let state = self.comparison.verdict.proposes();
        let passage = self.comparison.passage.as_ref().zip(self.source_among(sources));
        let said = passage.filter(|_| state == Verification::Differs);
        let words = said.map(|(passage, source)| source.words_in(passage.span)).unwrap_or_default();
        vec![Change::Verify(state), Change::Source(self.location(sources)), Change::Words(words)]
    }
}
