//! Acts on the library <-> the JSON in which it stores them. As with decisions, the structs duplicate the program's own
//! types: renaming something there cannot change what is on disk.

use super::act::{CodeDefinition, LibraryAct, LibraryChange};
use crate::review::ActId;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum LibraryActRecord {
    Changes(Vec<LibraryChangeRecord>),
    Undo(i64),
    Redo(i64),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum LibraryChangeRecord {
    SaveQuery {
        name: String,
        query: String,
    },
    RemoveQuery(String),
    DefineCode {
        name: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        description: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        colour: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        parent: String,
    },
    RemoveCode(String),
    JoinSpeakers {
        spelling: String,
        name: String,
    },
    SeparateSpeaker(String),
    KeepApart([String; 2]),
}

/// An act as JSON.
pub(super) fn written(act: &LibraryAct) -> String {
    let record = match act {
        LibraryAct::Change(changes) => {
            LibraryActRecord::Changes(changes.iter().map(LibraryChangeRecord::of).collect())
        }
        LibraryAct::Undo(id) => LibraryActRecord::Undo(id.0),
        LibraryAct::Redo(id) => LibraryActRecord::Redo(id.0),
    };
    serde_json::to_string(&record).unwrap_or_default()
}

/// The act in some JSON; `None` if a newer version wrote it.
pub(super) fn read(json: &str) -> Option<LibraryAct> {
    Some(match serde_json::from_str(json).ok()? {
        LibraryActRecord::Changes(changes) => {
            LibraryAct::Change(changes.into_iter().map(LibraryChangeRecord::read).collect())
        }
        LibraryActRecord::Undo(id) => LibraryAct::Undo(ActId(id)),
        LibraryActRecord::Redo(id) => LibraryAct::Redo(ActId(id)),
    })
}

impl LibraryChangeRecord {
    fn of(change: &LibraryChange) -> Self {
        match change.clone() {
            LibraryChange::SaveQuery { name, query } => Self::SaveQuery { name, query },
            LibraryChange::RemoveQuery(name) => Self::RemoveQuery(name),
            LibraryChange::DefineCode(CodeDefinition { name, description, colour, parent }) => {
                Self::DefineCode { name, description, colour, parent }
            }
            LibraryChange::RemoveCode(name) => Self::RemoveCode(name),
            LibraryChange::JoinSpeakers { spelling, name } => Self::JoinSpeakers { spelling, name },
            LibraryChange::SeparateSpeaker(name) => Self::SeparateSpeaker(name),
            LibraryChange::KeepApart(names) => Self::KeepApart(names),
        }
    }

    fn read(self) -> LibraryChange {
        match self {
            Self::SaveQuery { name, query } => LibraryChange::SaveQuery { name, query },
            Self::RemoveQuery(name) => LibraryChange::RemoveQuery(name),
            Self::DefineCode { name, description, colour, parent } => {
                LibraryChange::DefineCode(CodeDefinition { name, description, colour, parent })
            }
            Self::RemoveCode(name) => LibraryChange::RemoveCode(name),
            Self::JoinSpeakers { spelling, name } => LibraryChange::JoinSpeakers { spelling, name },
            Self::SeparateSpeaker(name) => LibraryChange::SeparateSpeaker(name),
            Self::KeepApart(names) => LibraryChange::KeepApart(names),
        }
    }
}
