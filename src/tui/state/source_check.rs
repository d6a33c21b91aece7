//! The source beside the cards of a review.

use crate::article::Article;
use crate::review::{Change, Review, Verification};
use crate::verify::{BestMatch, QuotedSpeech, Source, best_match};
use std::sync::Arc;

/// Sources that the cards are compared with, until others are given.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceCheck {
    /// The sources.
    pub sources: Arc<Vec<Source>>,
    /// How many rows of the comparison are scrolled past.
    pub scrolled: usize,
}

impl SourceCheck {
    /// Sources that were read.
    #[must_use]
    pub fn new(sources: Vec<Source>) -> Self {
        Self { sources: Arc::new(sources), scrolled: 0 }
    }

    /// The best passage for a card, with its differences. It is found anew for each frame, which takes less than a
    /// millisecond, so that it always is about the quotation and the speaker as they are now.
    #[must_use]
    pub fn best(&self, article: &Article, review: &Review, card: usize) -> Option<BestMatch> {
        let quotation = review.quotation(card)?;
        best_match(&QuotedSpeech::of(article, &review.analysis, quotation), &self.sources)
    }

    /// The source of a match.
    #[must_use]
    pub fn source(&self, best: &BestMatch) -> Option<&Source> {
        self.sources.get(best.source)
    }

    /// Where a passage is, and who speaks it: "council.srt, 00:12:30, ANA RUIZ". The name of the source, if there is none.
    #[must_use]
    pub fn location(&self, best: &BestMatch) -> String {
        let name = self.source(best).map(|source| source.name.clone()).unwrap_or_default();
        match &best.comparison.passage {
            Some(passage) => {
                let speaker = passage.speaker.as_ref().map(|speaker| format!(", {speaker}"));
                format!("{name}, {}{}", passage.location(), speaker.unwrap_or_default())
            }
            None => name,
        }
    }

    /// What the reviewer records by confirming a match: the state, where the words are, and what was said if it differs.
    #[must_use]
    pub fn confirmed(&self, best: &BestMatch) -> Vec<Change> {
        let state = best.comparison.verdict.proposes();
        let passage = best.comparison.passage.as_ref().zip(self.source(best));
        let said = passage.filter(|_| state == Verification::Differs);
        let words = said.map(|(passage, source)| source.words_in(passage.span)).unwrap_or_default();
        vec![Change::Verify(state), Change::Source(self.location(best)), Change::Words(words)]
    }
}
