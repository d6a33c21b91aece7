//! Why a file could not be written -> the sentence for the user.

use super::temporary::folder;
use crate::error::{Error, system_words};
use std::fmt;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Why an existing file is not replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Occupied {
    /// No existing file is.
    Exists,
    /// This program did not write it.
    Foreign,
    /// Somebody has changed it since this program wrote it.
    Changed,
}

impl fmt::Display for Occupied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Exists => "already exists",
            Self::Foreign => "already exists and was not written by pullquote",
            Self::Changed => "was changed since pullquote wrote it",
        })
    }
}

impl std::error::Error for Occupied {}

impl From<Occupied> for io::Error {
    fn from(occupied: Occupied) -> Self {
        Self::new(ErrorKind::AlreadyExists, occupied)
    }
}

/// Why the output at `path` could not be written, and what to do: `replacing` says how an existing file can be
/// replaced, if it can.
#[must_use]
pub fn unwritten(path: &Path, error: &io::Error, replacing: &str) -> Error {
    let name = path.display();
    if error.kind() != ErrorKind::AlreadyExists {
        let folder = folder(path);
        if error.kind() == ErrorKind::NotFound && !folder.exists() {
            let folder = folder.display();
            return Error::new(format!("{name} cannot be written: there is no folder {folder}"));
        }
        return Error::new(format!(
            "{name} cannot be written ({}): check the folder and its free space",
            system_words(error)
        ));
    }
    let occupied = error.get_ref().and_then(|inner| inner.downcast_ref::<Occupied>());
    let why = occupied.unwrap_or(&Occupied::Exists);
    Error::new(format!("{name} {why}: give another name{replacing}"))
}
