//! What reviewers did: acts appended to the journal of an article, each on disk before the call returns.

use super::article::{ArticleId, ArticleKey};
use super::clock::now;
use super::{articles, codec};
use crate::article::Article;
use crate::error::Result;
use crate::library::Library;
use crate::review::{Act, ActId, Journal, Recorded, Stamp};
use crate::text::hash::TextHash;
use crate::version::VERSION;
use rusqlite::{Connection, Row, Transaction, params};

/// An act to record.
#[derive(Debug, Clone, Copy)]
pub struct NewAct<'a> {
    /// The article it is about.
    pub article: ArticleId,
    /// The text its anchors were made in.
    pub text: TextHash,
    /// Who did it, when, and with which version.
    pub stamp: &'a Stamp,
    /// The act.
    pub act: &'a Act,
}

/// A reviewer's decision, with the article it is about.
#[derive(Debug, Clone, Copy)]
pub struct NewDecision<'a> {
    /// The article's number, if it is known to be in the library.
    pub id: Option<ArticleId>,
    /// The article.
    pub article: &'a Article,
    /// Its text and where it was read from.
    pub key: &'a ArticleKey,
    /// Who decides.
    pub reviewer: &'a str,
    /// What is decided.
    pub act: &'a Act,
    /// The last act the caller knows of: newer ones are returned.
    pub after: ActId,
}

impl Library {
    /// Records an act. It is on disk when this returns.
    ///
    /// # Errors
    /// If the library cannot be written. Then nothing was recorded.
    pub fn record(&mut self, new: NewAct<'_>) -> Result<ActId> {
        self.write(|transaction| insert(transaction, new))
    }

    /// Records a decision on an article, which is kept first if it is not in the library yet. When this returns, both
    /// are on disk. Returns the article's number and all acts after [`NewDecision::after`]: those of other programs,
    /// and this one last.
    ///
    /// # Errors
    /// If the library cannot be written or read; then nothing was recorded.
    pub fn record_decision(&mut self, new: NewDecision<'_>) -> Result<(ArticleId, Journal)> {
        let at = now();
        let stamp = Stamp { reviewer: new.reviewer.to_owned(), at, tool: VERSION.to_owned() };
        self.write(|transaction| {
            let id = match new.id {
                Some(id) => id,
                None => articles::add(transaction, new.article, new.key, at)?.id,
            };
            let act = NewAct { article: id, text: new.key.hash, stamp: &stamp, act: new.act };
            insert(transaction, act)?;
            Ok((id, journal_after(transaction, id, new.after)?))
        })
    }

    /// All acts recorded for an article.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn journal(&self, article: ArticleId) -> Result<Journal> {
        journal_after(&self.connection, article, ActId(0)).map_err(|error| self.sentence(&error))
    }
}

pub(super) fn insert(transaction: &Transaction<'_>, new: NewAct<'_>) -> rusqlite::Result<ActId> {
    let NewAct { article, text, stamp, act } = new;
    // An article that was removed while it was under review would be missing from the lists with its new decision.
    let restore = "UPDATE articles SET removed_at = NULL WHERE id = ? AND removed_at IS NOT NULL";
    transaction.prepare_cached(restore)?.execute([article.0])?;
    let sql = "INSERT INTO decisions (article, hash, reviewer, at, tool, act) VALUES (?, ?, ?, ?, ?, ?)";
    let row = params![article.0, text.0, stamp.reviewer, stamp.at, stamp.tool, codec::written_act(act)];
    transaction.prepare_cached(sql)?.insert(row).map(ActId)
}

/// The acts recorded for an article after `after`, by this program and others.
pub(super) fn journal_after(
    connection: &Connection,
    article: ArticleId,
    after: ActId,
) -> rusqlite::Result<Journal> {
    let sql =
        "SELECT id, hash, reviewer, at, tool, act FROM decisions WHERE article = ? AND id > ? ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let rows =
        statement.query_map(params![article.0, after.0], |row| Ok((ActId(row.get(0)?), recorded(row)?)))?;
    let mut journal = Journal::default();
    for row in rows {
        match row? {
            (_, Some(recorded)) => journal.acts.push(recorded),
            (id, None) => journal.unknown.push(id),
        }
    }
    Ok(journal)
}

/// `None` for what only a newer version understands.
fn recorded(row: &Row<'_>) -> rusqlite::Result<Option<Recorded>> {
    let act: String = row.get(5)?;
    let stamp = Stamp { reviewer: row.get(2)?, at: row.get(3)?, tool: row.get(4)? };
    let (id, text) = (ActId(row.get(0)?), TextHash(row.get(1)?));
    Ok(codec::act(&act).map(|act| Recorded { id, stamp, text, act }))
}
