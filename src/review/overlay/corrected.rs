//! A card -> its speaker as found, if the review shows another one.

use super::Review;
use crate::analysis::{Analysis, Quotation};

/// The speakers of a quotation that a review has changed: the names of everyone who said it. `None` for no named speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectedSpeaker {
    /// Who was found.
    pub found: Option<String>,
    /// Who is shown.
    pub shown: Option<String>,
}

impl Review {
    /// The speakers of a card if those found differ from those shown: by a decision on the quotation, or on an entity.
    /// `text` is the article's. `None` if they are the same, or if only the reviewer knows the quotation.
    #[must_use]
    pub fn corrected_speaker(&self, card: usize, text: &str) -> Option<CorrectedSpeaker> {
        let found = names(&self.found, self.found_quotation(self.cards.get(card)?)?, text);
        let shown = names(&self.analysis, self.quotation(card)?, text);
        (found != shown).then_some(CorrectedSpeaker { found, shown })
    }
}

fn names(analysis: &Analysis, quotation: &Quotation, text: &str) -> Option<String> {
    quotation.attribution.as_ref().map(|by| analysis.speaker_names(by, text))
}
