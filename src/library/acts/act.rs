//! What is done to the library as a whole, as values.

use crate::review::{ActId, Stamp};

/// What one command or key did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LibraryAct {
    /// Changed something.
    Change(Vec<LibraryChange>),
    /// Undid an act.
    Undo(ActId),
    /// Redid an act that had been undone.
    Redo(ActId),
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LibraryChange {
    /// Save a query under a name, in place of another one with this name.
    SaveQuery {
        /// The name.
        name: String,
        /// The query as typed.
        query: String,
    },
    /// Remove the query that is saved under a name.
    RemoveQuery(String),
    /// Say what a code means, in place of what was said of it before.
    DefineCode(CodeDefinition),
    /// Remove a code from the codebook. Quotations that have it keep it.
    RemoveCode(String),
    /// Count the speaker with one name as another, in all articles.
    JoinSpeakers {
        /// The name that is another spelling.
        spelling: String,
        /// The name of the speaker.
        name: String,
    },
    /// Count the speaker with this name as one of its own again.
    SeparateSpeaker(String),
    /// Say that two names that are alike are two speakers.
    KeepApart([String; 2]),
}

/// What a code means.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodeDefinition {
    /// Its name.
    pub name: String,
    /// When to use it.
    pub description: String,
    /// Its colour, `#rrggbb`; empty for none.
    pub colour: String,
    /// The name of the code that it is a part of; empty for none.
    pub parent: String,
}

/// An act as the library keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedLibraryAct {
    /// Its number.
    pub id: ActId,
    /// Who did it, and when.
    pub stamp: Stamp,
    /// The act.
    pub act: LibraryAct,
}

impl LibraryChange {
    /// What was done, in a few words.
    #[must_use]
    pub fn described(&self) -> String {
        match self {
            Self::SaveQuery { name, .. } => format!("the list “{name}” saved"),
            Self::RemoveQuery(name) => format!("the list “{name}” removed"),
            Self::DefineCode(code) => format!("the code “{}” defined", code.name),
            Self::RemoveCode(name) => format!("the code “{name}” removed from the codebook"),
            Self::JoinSpeakers { spelling, name } => format!("“{spelling}” counted as {name}"),
            Self::SeparateSpeaker(name) => format!("“{name}” counted as a speaker of its own"),
            Self::KeepApart([one, other]) => format!("“{one}” and “{other}” kept apart"),
        }
    }
}
