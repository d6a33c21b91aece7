//! Decisions made elsewhere -> acts in this library.

use super::article::{ArticleId, ArticleKey};
use super::articles;
use super::clock::now;
use super::decisions::{self, NewAct};
use super::journal;
use crate::analysis::{Analysis, analyze};
use crate::error::Result;
use crate::library::Library;
use crate::library::damage::{LeftOut, RowReader};
use crate::review::decided::DecidedArticle;
use crate::review::merge::{Proposal, ProposalOutcome, outcomes};
use crate::review::{ActId, Stamp};
use crate::version::VERSION;
use rayon::prelude::*;
use rusqlite::Transaction;
use std::sync::Arc;

impl Library {
    /// Imports articles with what is proposed for each, all in one step: their files are not needed. Returns the
    /// number of each article and what became of its proposals.
    ///
    /// # Errors
    /// If the library cannot be written. Then nothing was imported.
    pub fn import(
        &mut self,
        articles: &[(&DecidedArticle, Vec<Proposal>)],
    ) -> Result<Vec<(ArticleId, Vec<ProposalOutcome>)>> {
        // Before the transaction, so that other programs do not have to wait for the analysis.
        let found: Vec<Arc<Analysis>> =
            articles.par_iter().map(|(article, _)| Arc::new(analyze(&article.article))).collect();
        let left_out = LeftOut::default();
        let imported = self.write(|transaction| {
            let import = |((article, proposals), found): (&(&DecidedArticle, Vec<Proposal>), _)| {
                import((transaction, &left_out), (article, found), proposals)
            };
            articles.iter().zip(&found).map(import).collect()
        });
        self.left_out.extend(&left_out);
        imported
    }
}

fn import(
    (transaction, left_out): (&Transaction<'_>, &LeftOut),
    (article, found): (&DecidedArticle, &Arc<Analysis>),
    proposals: &[Proposal],
) -> rusqlite::Result<(ArticleId, Vec<ProposalOutcome>)> {
    // Inside the transaction, so that no decision of another program can come between reading and writing.
    let id = add_article(transaction, article)?;
    let journal = journal::after(RowReader { connection: transaction, left_out }, id, ActId(0))?;
    let outcomes = outcomes(article, found, &journal, proposals);
    for outcome in &outcomes {
        if let ProposalOutcome::Record(act, reviewer, at) = outcome {
            let stamp =
                Stamp { reviewer: reviewer.clone(), at: at.unwrap_or_else(now), tool: VERSION.to_owned() };
            decisions::insert(transaction, NewAct { article: id, text: article.hash, stamp: &stamp, act })?;
        }
    }
    Ok((id, outcomes))
}

/// Adds the article, unless the library has this text of it: then the paragraphs it has are better than those found
/// again from an export. An article that was removed is restored.
fn add_article(transaction: &Transaction<'_>, decided: &DecidedArticle) -> rusqlite::Result<ArticleId> {
    let key = ArticleKey { hash: decided.hash, file: None };
    match articles::find(transaction, &key)? {
        Some(id) => articles::restore(transaction, id).map(|_| id),
        None => articles::add(transaction, &decided.article, &key, now()).map(|added| added.id),
    }
}
