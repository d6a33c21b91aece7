//! What was decided elsewhere -> acts in this library, all of an article or none.

use super::article::{ArticleId, Source};
use super::articles;
use super::clock::now;
use super::decisions::{self, NewAct};
use crate::analysis::analyze;
use crate::error::Result;
use crate::library::Library;
use crate::review::decided::DecidedArticle;
use crate::review::merge::{Proposal, ProposalOutcome, outcomes};
use crate::review::{ActId, Stamp};
use crate::version::VERSION;
use rusqlite::Transaction;
use std::sync::Arc;

impl Library {
    /// Takes in what is proposed for an article, which is kept with its text: the file it was read from is not
    /// needed. Gives its number and what became of each proposal.
    ///
    /// # Errors
    /// When the library cannot be written; then nothing of the article was taken in.
    pub fn take_in(
        &mut self,
        article: &DecidedArticle,
        proposals: &[Proposal],
    ) -> Result<(ArticleId, Vec<ProposalOutcome>)> {
        let found = Arc::new(analyze(&article.article));
        self.write(|transaction| {
            // Read where it is written: what another program records meanwhile comes before or after.
            let id = shelve(transaction, article)?;
            let journal = decisions::journal_after(transaction, id, ActId(0))?;
            let outcomes = outcomes(article, &found, &journal, proposals);
            let acts = outcomes.iter().filter_map(|outcome| match outcome {
                ProposalOutcome::Record(act, reviewer, at) => {
                    let at = at.unwrap_or_else(now);
                    Some((Stamp { reviewer: reviewer.clone(), at, tool: VERSION.to_owned() }, act))
                }
                ProposalOutcome::AlreadyRecorded | ProposalOutcome::DecidedLater => None,
            });
            for (stamp, act) in acts {
                let new = NewAct { article: id, text: article.hash, stamp: &stamp, act };
                decisions::insert(transaction, new)?;
            }
            Ok((id, outcomes))
        })
    }
}

/// Keeps the article, unless this text of it is kept already: its paragraphs are then better known than from a file
/// of decisions. It may have been taken out of the lists.
fn shelve(transaction: &Transaction<'_>, decided: &DecidedArticle) -> rusqlite::Result<ArticleId> {
    let source = Source { hash: decided.hash, file: None };
    match articles::find(transaction, &source)? {
        Some(id) => articles::restore(transaction, id, &source).map(|_| id),
        None => articles::keep(transaction, &decided.article, &source, now()).map(|place| place.id),
    }
}
