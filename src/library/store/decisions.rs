//! What reviewers did: acts appended to the journal of an article, each on disk before the call returns.

use super::article::{ArticleId, ArticleKey};
use super::clock::now;
use super::{articles, checksum, codec, journal};
use crate::article::Article;
use crate::error::Result;
use crate::library::Library;
use crate::library::damage::{LeftOut, RowReader};
use crate::review::{Act, ActId, Journal, Stamp};
use crate::text::hash::TextHash;
use crate::version::VERSION;
use rusqlite::types::ValueRef;
use rusqlite::{Transaction, params};

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
        let left_out = LeftOut::default();
        let recorded = self.write(|transaction| {
            let id = match new.id {
                Some(id) => id,
                None => articles::add(transaction, new.article, new.key, at)?.id,
            };
            let act = NewAct { article: id, text: new.key.hash, stamp: &stamp, act: new.act };
            insert(transaction, act)?;
            let reader = RowReader { connection: transaction, left_out: &left_out };
            Ok((id, journal::after(reader, id, new.after)?))
        });
        self.left_out.extend(&left_out);
        recorded
    }

    /// All acts recorded for an article. Damaged ones are left out and named.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn journal(&self, article: ArticleId) -> Result<Journal> {
        journal::after(self.reader(), article, ActId(0)).map_err(|error| self.sentence(&error))
    }
}

pub(super) fn insert(transaction: &Transaction<'_>, new: NewAct<'_>) -> rusqlite::Result<ActId> {
    let NewAct { article, text, stamp, act } = new;
    // An article that was removed while it was under review would be missing from the lists with its new decision.
    let restore = "UPDATE articles SET removed_at = NULL WHERE id = ? AND removed_at IS NOT NULL";
    transaction.prepare_cached(restore)?.execute([article.0])?;
    // The checksum covers the number, so that decisions cannot change places. Nobody else can take it meanwhile: the
    // library is locked.
    let sql = "SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'decisions'), 0), \
               coalesce((SELECT max(id) FROM decisions), 0)) + 1";
    let id: i64 = transaction.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
    let json = codec::written_act(act);
    let sum = checksum::checksum([
        ValueRef::Integer(id),
        ValueRef::Integer(article.0),
        ValueRef::Blob(&text.0),
        ValueRef::Text(stamp.reviewer.as_bytes()),
        ValueRef::Integer(stamp.at),
        ValueRef::Text(stamp.tool.as_bytes()),
        ValueRef::Text(json.as_bytes()),
    ]);
    let sql = "INSERT INTO decisions (id, article, hash, reviewer, at, tool, act, checksum) \
               VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    let row = params![id, article.0, text.0, stamp.reviewer, stamp.at, stamp.tool, json, sum];
    transaction.prepare_cached(sql)?.insert(row).map(ActId)
}
