//! What reviewers did: acts added to the journal of an article, each on disk before anybody hears of it.

use super::articles::ArticleId;
use super::codec;
use super::open::Library;
use crate::error::{Error, Result};
use crate::review::{Act, ActId, Journal, Recorded, Stamp};
use crate::text::hash::TextHash;
use rusqlite::{Row, params};

/// An act that is to be recorded.
#[derive(Debug, Clone, Copy)]
pub struct NewAct<'a> {
    /// The article it speaks of.
    pub article: ArticleId,
    /// The text in which its anchors were made.
    pub text: TextHash,
    /// Who, when, and with what.
    pub stamp: &'a Stamp,
    /// What was done.
    pub act: &'a Act,
}

impl Library {
    /// Records an act. When this returns, it is on disk.
    ///
    /// # Errors
    /// When the library cannot be written; then nothing was recorded.
    pub fn record(&mut self, new: NewAct<'_>) -> Result<ActId> {
        let ids = self.record_all(&[new])?;
        ids.first().copied().ok_or_else(|| Error::new("no decision was given to be recorded"))
    }

    /// Records acts, all of them or none. When this returns, they are on disk.
    ///
    /// # Errors
    /// When the library cannot be written; then nothing was recorded.
    pub fn record_all(&mut self, new: &[NewAct<'_>]) -> Result<Vec<ActId>> {
        let sql = "INSERT INTO decisions (article, hash, reviewer, at, tool, act) VALUES (?, ?, ?, ?, ?, ?)";
        let written: Vec<String> = new.iter().map(|new| codec::written_act(new.act)).collect();
        self.write(|transaction| {
            let mut insert = transaction.prepare_cached(sql)?;
            let rows = new.iter().zip(&written).map(|(NewAct { article, text, stamp, .. }, act)| {
                insert
                    .insert(params![article.0, text.0, stamp.reviewer, stamp.at, stamp.tool, act])
                    .map(ActId)
            });
            rows.collect()
        })
    }

    /// Everything that was done to an article.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn journal(&self, article: ArticleId) -> Result<Journal> {
        self.journal_after(article, ActId(0))
    }

    /// What was done to an article after an act, by this program and by others.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn journal_after(&self, article: ArticleId, after: ActId) -> Result<Journal> {
        let sql = "SELECT id, hash, reviewer, at, tool, act FROM decisions WHERE article = ? AND id > ? ORDER BY id";
        let read = || {
            let mut statement = self.connection.prepare_cached(sql)?;
            let rows = statement.query_map(params![article.0, after.0], recorded)?;
            rows.collect::<rusqlite::Result<Vec<Option<Recorded>>>>()
        };
        let rows = read().map_err(|error| self.sentence(&error))?;
        let all = rows.len();
        let acts: Vec<Recorded> = rows.into_iter().flatten().collect();
        Ok(Journal { unknown: all - acts.len(), acts })
    }
}

/// Nothing for what only a newer version understands.
fn recorded(row: &Row<'_>) -> rusqlite::Result<Option<Recorded>> {
    let act: String = row.get(5)?;
    let stamp = Stamp { reviewer: row.get(2)?, at: row.get(3)?, tool: row.get(4)? };
    let (id, text) = (ActId(row.get(0)?), TextHash(row.get(1)?));
    Ok(codec::act(&act).map(|act| Recorded { id, stamp, text, act }))
}
