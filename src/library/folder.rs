//! The data folder of a session -> its library, which is created only if the session began without one.
//!
//! A library is opened for the first thing that is written. If its folder was moved away before that, a new library at the
//! old place would take in decisions that nobody finds again.

use super::files::FILE;
use super::open::{BUSY_TIMEOUT, Library};
use super::sentences;
use crate::error::Result;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// The data folder of a session. Its clones know the same of it.
#[derive(Debug, Clone)]
pub struct LibraryFolder {
    path: PathBuf,
    /// Whether there has been a library in it during this session.
    is_begun: Arc<AtomicBool>,
}

impl LibraryFolder {
    /// The folder of a session that begins now.
    #[must_use]
    pub fn new(path: PathBuf) -> Self {
        let is_begun = path.join(FILE).is_file();
        Self { path, is_begun: Arc::new(AtomicBool::new(is_begun)) }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Opens the library to write, as [`Library::open`].
    ///
    /// # Errors
    /// As that, and if there was a library and is none any more.
    pub fn open(&self) -> Result<Library> {
        self.open_within(BUSY_TIMEOUT)
    }

    /// Opens the library to write, as [`Library::open_within`].
    ///
    /// # Errors
    /// As that, and if there was a library and is none any more.
    pub fn open_within(&self, patience: Duration) -> Result<Library> {
        let opened = if self.is_begun.load(Ordering::Acquire) {
            let gone = || sentences::moved(&self.path.join(FILE));
            Library::open_there(&self.path, patience)?.ok_or_else(gone)?
        } else {
            Library::open_within(&self.path, patience)?
        };
        self.is_begun.store(true, Ordering::Release);
        Ok(opened)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_that_is_gone_is_not_begun_anew() {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().join("home");
        let without = LibraryFolder::new(home.clone());
        drop(without.open().unwrap());
        for known in [LibraryFolder::new(home.clone()), without.clone()] {
            let moved = folder.path().join("moved");
            std::fs::rename(&home, &moved).unwrap();
            let message = known.open().unwrap_err().to_string();
            assert!(message.contains("while it was open, and nothing can be saved"), "{message}");
            assert!(!home.exists());
            std::fs::rename(&moved, &home).unwrap();
            known.open().unwrap();
        }
    }
}
