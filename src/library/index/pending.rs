//! Articles that were decided on since they were indexed -> which of them still have a pending card.
//!
//! A review ends without an update of the index. The next one starts at the first pending card, so it has to know this of the
//! few articles that the last one went through, and it writes nothing before its first key.

use super::{batch_length, derive, stale};
use crate::error::Result;
use crate::library::{ArticleId, Library};
use crate::review::DecisionState;
use std::collections::BTreeMap;

impl Library {
    /// Whether each article that was decided on since it was indexed has a pending card, as far as one batch goes.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn pending_since_indexed(&self) -> Result<BTreeMap<ArticleId, bool>> {
        let read = || {
            let mut decided = stale(self.reader())?;
            decided.retain(|article| article.decision > 0);
            let (batch, _) = decided.split_at(batch_length(&decided));
            derive(self.reader(), batch)
        };
        let is_pending = |state| {
            [DecisionState::Pending, DecisionState::Skipped].map(DecisionState::word).contains(&state)
        };
        let derived = read().map_err(|error| self.sentence(&error))?;
        let has_pending = |(stale, _, rows): super::Derived| {
            (stale.id, rows.quotations.iter().any(|quotation| is_pending(quotation.state)))
        };
        Ok(derived.into_iter().map(has_pending).collect())
    }
}
