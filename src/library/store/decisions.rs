//! What reviewers did: acts appended to the journal of an article, each on disk before the call returns.

use super::article::ArticleId;
use super::codec;
use crate::error::Result;
use crate::library::Library;
use crate::review::{Act, ActId, Journal, Recorded, Stamp};
use crate::text::hash::TextHash;
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

impl Library {
    /// Records an act. It is on disk when this returns.
    ///
    /// # Errors
    /// If the library cannot be written. Then nothing was recorded.
    pub fn record(&mut self, new: NewAct<'_>) -> Result<ActId> {
        self.write(|transaction| insert(transaction, new))
    }

    /// Records an act, and returns it together with what other programs recorded for the article after the act
    /// `after`. It is on disk when this returns.
    ///
    /// # Errors
    /// If the library cannot be written or read. Then nothing was recorded.
    pub fn record_after(&mut self, new: NewAct<'_>, after: ActId) -> Result<Journal> {
        self.write(|transaction| {
            insert(transaction, new)?;
            journal_after(transaction, new.article, after)
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
    let sql = "INSERT INTO decisions (article, hash, reviewer, at, tool, act) VALUES (?, ?, ?, ?, ?, ?)";
    let NewAct { article, text, stamp, act } = new;
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
    let rows = statement.query_map(params![article.0, after.0], recorded)?;
    let rows = rows.collect::<rusqlite::Result<Vec<Option<Recorded>>>>()?;
    let all = rows.len();
    let acts: Vec<Recorded> = rows.into_iter().flatten().collect();
    Ok(Journal { unknown: all - acts.len(), acts })
}

/// `None` for an act that only a newer version understands.
fn recorded(row: &Row<'_>) -> rusqlite::Result<Option<Recorded>> {
    let act: String = row.get(5)?;
    let stamp = Stamp { reviewer: row.get(2)?, at: row.get(3)?, tool: row.get(4)? };
    let (id, text) = (ActId(row.get(0)?), TextHash(row.get(1)?));
    Ok(codec::act(&act).map(|act| Recorded { id, stamp, text, act }))
}
