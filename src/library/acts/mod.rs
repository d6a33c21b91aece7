//! What holds in the whole library: saved queries, the codebook, and which names are one speaker.
//!
//! As with the decisions on an article, acts are only ever added, and each is on disk before the call returns.

mod act;
mod aliases;
mod check;
mod codebook;
mod codec;
mod history;

pub use act::{CodeDefinition, LibraryAct, LibraryChange, RecordedLibraryAct};
pub use aliases::{Aliases, SpeakerAlias};
pub(super) use check::check;
pub use codebook::Codebook;

use self::history::{LibraryHistory, changes_of};
use super::damage::{EntryKind, RowReader, damaged};
use super::open::Library;
use super::query::{Completeness, Query, SavedQueries};
use super::store::checksum;
use super::store::clock::now;
use crate::error::{Error, Result};
use crate::review::{ActId, Stamp};
use crate::text::fold::folded;
use crate::text::phrase::single_spaced;
use crate::text::sanitize;
use crate::version::VERSION;
use rusqlite::types::ValueRef;
use rusqlite::{Row, Transaction, params};

/// Which way an undo goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum StepDirection {
    Undo,
    Redo,
}

impl Library {
    /// Changes something in the whole library. It is on disk when this returns.
    ///
    /// # Errors
    /// If the library cannot be written. Then nothing was changed.
    pub fn change(&mut self, reviewer: &str, changes: Vec<LibraryChange>) -> Result<ActId> {
        self.write(|transaction| insert(transaction, reviewer, &LibraryAct::Change(changes)))
    }

    /// Saves a query under a name, so that `@name` stands for it.
    ///
    /// # Errors
    /// If it cannot be a name, if the query cannot be read or names itself, or if the library cannot be written.
    pub fn save_query(&mut self, reviewer: &str, name: &str, query: &str) -> Result<()> {
        let is_quoting = |c: char| c.is_control() || matches!(c, '"' | '“' | '”' | '(' | ')');
        if name.trim().is_empty() || name.contains(is_quoting) {
            let name = sanitize::line(name);
            return Err(Error::new(format!(
                "“{name}” cannot be the name of a list: use letters, digits and spaces"
            )));
        }
        let mut saved = self.saved_queries()?;
        // Together with the others, so that a list that would name itself is refused.
        saved.insert(name.to_owned(), query.to_owned());
        Query::parse(query, Completeness::Whole, &saved)?;
        let change = LibraryChange::SaveQuery { name: name.to_owned(), query: query.to_owned() };
        self.change(reviewer, vec![change]).map(|_| ())
    }

    /// Undoes the last act on the whole library. Returns what it had changed; `None` if there is none.
    ///
    /// # Errors
    /// As [`Library::change`].
    pub fn undo_change(&mut self, reviewer: &str) -> Result<Option<Vec<LibraryChange>>> {
        self.step(reviewer, StepDirection::Undo)
    }

    /// Redoes the act that was undone last. Returns what it changes; `None` if there is none.
    ///
    /// # Errors
    /// As [`Library::change`].
    pub fn redo_change(&mut self, reviewer: &str) -> Result<Option<Vec<LibraryChange>>> {
        self.step(reviewer, StepDirection::Redo)
    }

    /// The queries that are saved, by their names.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn saved_queries(&self) -> Result<SavedQueries> {
        let acts = recorded(self.reader()).map_err(|error| self.sentence(&error))?;
        let mut saved = SavedQueries::new();
        for change in LibraryHistory::new(&acts).changes() {
            match change {
                LibraryChange::SaveQuery { name, query } => {
                    saved.insert(name.clone(), query.clone());
                }
                LibraryChange::RemoveQuery(name) => {
                    saved.remove(name);
                }
                LibraryChange::DefineCode(_)
                | LibraryChange::RemoveCode(_)
                | LibraryChange::JoinSpeakers { .. }
                | LibraryChange::SeparateSpeaker(_)
                | LibraryChange::KeepApart(_) => {}
            }
        }
        Ok(saved)
    }

    /// The codes that are defined, by their names.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn codebook(&self) -> Result<Codebook> {
        let acts = recorded(self.reader()).map_err(|error| self.sentence(&error))?;
        let mut codebook = Codebook::new();
        LibraryHistory::new(&acts).changes().for_each(|change| codebook::apply(&mut codebook, change));
        Ok(codebook)
    }

    /// The names that are one speaker.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn aliases(&self) -> Result<Aliases> {
        let acts = recorded(self.reader()).map_err(|error| self.sentence(&error))?;
        let mut aliases = Aliases::default();
        LibraryHistory::new(&acts).changes().for_each(|change| aliases.apply(change));
        Ok(aliases)
    }

    /// Counts the speaker with one name as another, in all articles.
    ///
    /// # Errors
    /// If one of them is no name, if they are one already, if the first counts as another, or if the library cannot be written.
    pub fn join_speakers(&mut self, reviewer: &str, spelling: &str, name: &str) -> Result<()> {
        let [spelling, name] = [spelling, name].map(single_spaced);
        if !self.name_two_speakers([&spelling, &name])? {
            let (spelling, name) = (sanitize::line(&spelling), sanitize::line(&name));
            return Err(Error::new(format!("“{spelling}” and “{name}” are one speaker already")));
        }
        let aliases = self.aliases()?;
        let counted_as = aliases.name_of(&spelling);
        if folded(counted_as) != folded(&spelling) {
            let (spelling, name) = (sanitize::line(&spelling), sanitize::line(counted_as));
            return Err(Error::new(format!("“{spelling}” is counted as {name}: separate it first")));
        }
        self.change(reviewer, vec![LibraryChange::JoinSpeakers { spelling, name }]).map(|_| ())
    }

    /// Says that two names are two speakers, so that they are not listed as spelt alike.
    ///
    /// # Errors
    /// If one of them is no name, if they count as one speaker, or if the library cannot be written.
    pub fn keep_apart(&mut self, reviewer: &str, names: [&str; 2]) -> Result<()> {
        let [one, other] = names.map(single_spaced);
        if self.name_two_speakers([&one, &other])? {
            return self.change(reviewer, vec![LibraryChange::KeepApart([one, other])]).map(|_| ());
        }
        let (one, other) = (sanitize::line(&one), sanitize::line(&other));
        Err(Error::new(format!("“{one}” and “{other}” count as one speaker: separate them first")))
    }

    /// Whether two names are those of two speakers.
    fn name_two_speakers(&self, names: [&str; 2]) -> Result<bool> {
        if !names.iter().all(|name| name.contains(char::is_alphanumeric)) {
            return Err(Error::new("a name is missing: give both names".to_owned()));
        }
        let aliases = self.aliases()?;
        let [one, other] = names.map(|name| folded(aliases.name_of(name)));
        Ok(one != other)
    }

    /// Counts a name as a speaker of its own again; without other names, all its spellings. Returns the names.
    ///
    /// # Errors
    /// If it is no name of another speaker, or if the library cannot be written.
    pub fn separate_speaker(&mut self, reviewer: &str, name: &str) -> Result<Vec<String>> {
        let aliases = self.aliases()?;
        let names = aliases.separable(name);
        if names.is_empty() {
            let name = sanitize::line(name);
            return Err(Error::new(format!("“{name}” has no other name: see pullquote library names")));
        }
        let changes = names.iter().cloned().map(LibraryChange::SeparateSpeaker).collect();
        self.change(reviewer, changes)?;
        Ok(names)
    }

    fn step(&mut self, reviewer: &str, direction: StepDirection) -> Result<Option<Vec<LibraryChange>>> {
        let left_out = super::damage::LeftOut::default();
        let stepped = self.write(|transaction| {
            let acts = recorded(RowReader { connection: transaction, left_out: &left_out })?;
            // Without the damaged act, the one before it would be undone, and what it undid would be back.
            if let Some(sentence) = left_out.first() {
                return Err(damaged(sentence));
            }
            let history = LibraryHistory::new(&acts);
            let (target, act) = match direction {
                StepDirection::Undo => (history.to_undo(), LibraryAct::Undo as fn(ActId) -> LibraryAct),
                StepDirection::Redo => (history.to_redo(), LibraryAct::Redo as fn(ActId) -> LibraryAct),
            };
            let Some(target) = target else { return Ok(None) };
            insert(transaction, reviewer, &act(target.id))?;
            Ok(Some(changes_of(target).to_vec()))
        });
        self.left_out.extend(&left_out);
        stepped
    }
}

/// The acts on the library, oldest first. Damaged ones are left out and named; those of a newer version are left alone.
fn recorded(reader: RowReader<'_>) -> rusqlite::Result<Vec<RecordedLibraryAct>> {
    let sql = "SELECT id, reviewer, at, tool, act, checksum FROM library_acts ORDER BY id";
    let acts = reader.rows((sql, []), EntryKind::LibraryAct, read)?;
    Ok(acts.into_iter().flatten().collect())
}

/// Reads an act; `None` if only a newer version understands it.
fn read(row: &Row<'_>) -> rusqlite::Result<Option<RecordedLibraryAct>> {
    let id: i64 = row.get(0)?;
    if !checksum::is_sound(row)? {
        return Err(damaged(check::sentence(id)));
    }
    let stamp = Stamp { reviewer: row.get(1)?, at: row.get(2)?, tool: row.get(3)? };
    let act: String = row.get(4)?;
    Ok(codec::read(&act).map(|act| RecordedLibraryAct { id: ActId(id), stamp, act }))
}

fn insert(transaction: &Transaction<'_>, reviewer: &str, act: &LibraryAct) -> rusqlite::Result<ActId> {
    let sql = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'library_acts'), 0) + 1";
    let id: i64 = transaction.query_row(sql, [], |row| row.get(0))?;
    let (at, json) = (now(), codec::written(act));
    let sum = checksum::checksum([
        ValueRef::Integer(id),
        ValueRef::Text(reviewer.as_bytes()),
        ValueRef::Integer(at),
        ValueRef::Text(VERSION.as_bytes()),
        ValueRef::Text(json.as_bytes()),
    ]);
    let sql = "INSERT INTO library_acts (id, reviewer, at, tool, act, checksum) VALUES (?, ?, ?, ?, ?, ?)";
    transaction.execute(sql, params![id, reviewer, at, VERSION, json, sum])?;
    Ok(ActId(id))
}
