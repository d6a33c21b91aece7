//! Articles with decisions -> which of them still have a pending card.
//!
//! A review ends without an update of the index. The next one starts at the first pending card, so the few articles that the
//! last one went through are analysed in memory: nothing is written before the first key.

use super::{batch_length, derive, stale};
use crate::error::Result;
use crate::library::damage::EntryKind;
use crate::library::{ArticleId, Library};
use crate::review::DecisionState;
use crate::version::VERSION;
use std::collections::BTreeMap;

/// The condition that a row of `quotations` is pending: skipped ones are.
pub(super) const IS_PENDING: &str = "quotations.state IN ('pending', 'skipped')";

impl Library {
    /// Whether each article with a decision has a pending card; `None` if only an analysis can tell, and one batch of them is
    /// not enough. An article without a decision is not among them: all its cards are pending.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn pending_of_decided(&self) -> Result<BTreeMap<ArticleId, Option<bool>>> {
        let sql = format!(
            "SELECT decided.article, \
                       CASE WHEN (indexed.text, indexed.decision, indexed.model) IS (articles.text, decided.last, ?) \
                       THEN EXISTS (SELECT 1 FROM quotations WHERE article = decided.article \
                                    AND {IS_PENDING}) END \
                   FROM (SELECT article, max(id) AS last FROM decisions GROUP BY article) AS decided \
                   JOIN articles ON articles.id = decided.article \
                   LEFT JOIN indexed ON indexed.article = decided.article WHERE removed_at IS NULL"
        );
        let reader = self.reader();
        let read =
            reader.rows((&sql, [VERSION]), EntryKind::Index, |row| Ok((ArticleId(row.get(0)?), row.get(1)?)));
        let mut pending: BTreeMap<ArticleId, Option<bool>> =
            read.map_err(|error| self.sentence(&error))?.into_iter().collect();
        if pending.values().any(Option::is_none) {
            pending.extend(self.pending_since_indexed()?.into_iter().map(|(id, known)| (id, Some(known))));
        }
        Ok(pending)
    }

    /// Whether each article that was decided on since it was indexed has a pending card, as far as one batch goes.
    ///
    /// # Errors
    /// If the library cannot be read.
    fn pending_since_indexed(&self) -> Result<BTreeMap<ArticleId, bool>> {
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
