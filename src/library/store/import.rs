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
use crate::review::marks::{MarkOutcome, mark_outcomes};
use crate::review::merge::{Proposal, ProposalOutcome, outcomes};
use crate::review::{Act, ActId, Stamp, review};
use crate::version::VERSION;
use rayon::prelude::*;
use rusqlite::Transaction;
use std::sync::Arc;

/// What became of an imported article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedArticle {
    /// Its number.
    pub id: ArticleId,
    /// What became of the proposals, in their order.
    pub quotations: Vec<ProposalOutcome>,
    /// What became of its marks, in their order.
    pub marks: Vec<MarkOutcome>,
}

impl Library {
    /// Imports articles with what is proposed for each and with their marks, all in one step: their files are not needed.
    ///
    /// # Errors
    /// If the library cannot be written. Then nothing was imported.
    pub fn import(&mut self, articles: &[(&DecidedArticle, Vec<Proposal>)]) -> Result<Vec<ImportedArticle>> {
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
) -> rusqlite::Result<ImportedArticle> {
    // Inside the transaction, so that no decision of another program can come between reading and writing.
    let id = add_article(transaction, article)?;
    let journal = journal::after(RowReader { connection: transaction, left_out }, id, ActId(0))?;
    let quotations = outcomes(article, found, &journal, proposals);
    let marking = review(&article.article, article.hash, found, &journal).marking;
    let marks = mark_outcomes(&article.article.text, (&marking, &journal), &article.marks);
    let insert = |act: &Act, reviewer: &String, at: Option<i64>| {
        let stamp =
            Stamp { reviewer: reviewer.clone(), at: at.unwrap_or_else(now), tool: VERSION.to_owned() };
        decisions::insert(transaction, NewAct { article: id, text: article.hash, stamp: &stamp, act })
    };
    for outcome in &quotations {
        if let ProposalOutcome::Record(act, reviewer, at) = outcome {
            insert(act, reviewer, *at)?;
        }
    }
    for outcome in &marks {
        if let MarkOutcome::Record(act, reviewer, at) = outcome {
            insert(act, reviewer, *at)?;
        }
    }
    Ok(ImportedArticle { id, quotations, marks })
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
