//! The source beside the cards of a review.

use crate::article::Article;
use crate::input::InputList;
use crate::review::{Change, Review};
use crate::verify::{
    BestMatch, NearestPassage, QuotedSpeech, Source, best_match, is_verbatim, nearest_passage,
};
use std::sync::Arc;

/// Sources that the cards are compared with, until others are given.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceCheck {
    /// The sources.
    pub sources: Arc<Vec<Source>>,
    /// How many rows of the comparison are scrolled past.
    pub scrolled: usize,
    /// What was typed to have them read; `None` for those that the review was started with.
    pub typed: Option<String>,
    /// What was skipped in folders of sources.
    pub notices: Vec<String>,
}

impl SourceCheck {
    /// Sources that were read.
    #[must_use]
    pub fn new(sources: impl Into<Arc<Vec<Source>>>) -> Self {
        Self { sources: sources.into(), scrolled: 0, typed: None, notices: Vec::new() }
    }

    /// Sources that were read, with the notices about their folders.
    #[must_use]
    pub fn listed(list: InputList<Source>) -> Self {
        Self { notices: list.notices, ..Self::new(list.articles) }
    }

    /// The same, read from what was typed: they can be read again.
    #[must_use]
    pub fn read_from(self, typed: String) -> Self {
        Self { typed: Some(typed), ..self }
    }

    /// The best passage for a card, with its differences. It is found anew for each frame, which takes less than a
    /// millisecond, so that it always is about the quotation and the speaker as they are now. `None` for reported speech.
    #[must_use]
    pub fn best(&self, article: &Article, review: &Review, card: usize) -> Option<BestMatch> {
        let quotation = review.quotation(card).filter(|quotation| is_verbatim(quotation))?;
        best_match(&QuotedSpeech::of(article, &review.analysis, quotation), &self.sources)
    }

    /// The passage that shares the most words with the reported speech of a card. `None` for other quotations.
    #[must_use]
    pub fn nearest(&self, article: &Article, review: &Review, card: usize) -> Option<NearestPassage> {
        let quotation = review.quotation(card).filter(|quotation| !is_verbatim(quotation))?;
        nearest_passage(&QuotedSpeech::of(article, &review.analysis, quotation), &self.sources)
    }

    /// The source of a match.
    #[must_use]
    pub fn source(&self, best: &BestMatch) -> Option<&Source> {
        best.source_among(&self.sources)
    }

    /// Where a passage is, and who speaks it.
    #[must_use]
    pub fn location(&self, best: &BestMatch) -> String {
        best.location(&self.sources)
    }

    /// What the reviewer records by confirming a match.
    #[must_use]
    pub fn confirmed(&self, best: &BestMatch) -> Vec<Change> {
        best.confirmed(&self.sources)
    }
}
