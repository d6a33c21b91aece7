//! The file of an open library -> whether it is still the one that SQLite takes it for.
//!
//! SQLite notices neither that another file has taken the path of its own, nor that another library was copied into it: it
//! goes on from what it remembers, and what it then writes is lost or damages the other library. While a library is
//! open, its file changes only where changes are taken over from the log, by any program, and then some numbers in its
//! header never fall.

use super::files::{FileId, file_id};
use super::migrations;
use super::sentences::moved;
use crate::error::Result;
use rusqlite::Connection;
use std::cell::Cell;
use std::fs::{File, OpenOptions};
use std::os::unix::fs::{FileExt, MetadataExt};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// The file of a library that is open. It has to be made before SQLite opens the file, and dropped after.
#[derive(Debug)]
pub(super) struct OpenedFile {
    id: Option<FileId>,
    /// What was last seen of it; `None` if nothing was.
    seen: Cell<Option<Header>>,
    /// Keeps it open.
    held: bool,
}

/// What is looked at in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Header {
    bytes: u64,
    page_size: u16,
    /// Pages in use or free.
    pages: u32,
    /// Grows whenever the first page is changed.
    changes: u32,
    /// Grows with every change of the tables, and in every copy that SQLite makes of a library.
    schema: u32,
}

/// An open file of a library, for all who have that library open in this process.
struct HeldFile {
    id: FileId,
    users: usize,
    files: Vec<File>,
}

/// When a process closes a file, the system takes away all locks that it has on it, those of SQLite too. So a file is
/// opened once for all, and closed after the last.
static HELD: Mutex<Vec<HeldFile>> = Mutex::new(Vec::new());

/// A header may be read while another program writes it.
const MAX_TRIES: usize = 3;

impl OpenedFile {
    /// The file at a path, which SQLite has not opened yet.
    pub(super) fn hold(path: &Path) -> Self {
        let held = hold(path);
        Self { id: held.or_else(|| file_id(path)), seen: Cell::new(None), held: held.is_some() }
    }

    /// No file at all.
    pub(super) fn none() -> Self {
        Self { id: None, seen: Cell::new(None), held: false }
    }

    /// Takes a good look at it, once SQLite has opened it and nothing is left to settle.
    pub(super) fn look(&self) {
        self.seen.set(self.header());
    }

    /// Refuses a file that is not the one at `path`, or whose contents were replaced.
    ///
    /// # Errors
    /// If it is not.
    pub(super) fn require_own(&self, path: &Path, connection: &Connection) -> Result<()> {
        if self.is_own(path, connection) { Ok(()) } else { Err(moved(path)) }
    }

    /// Whether the file is the one at `path`, and was not replaced by another.
    pub(super) fn is_own(&self, path: &Path, connection: &Connection) -> bool {
        if file_id(path) != self.id {
            return false;
        }
        let Some(seen) = self.seen.get() else { return true };
        (0..MAX_TRIES).any(|_| {
            let Some(now) = self.header() else { return false };
            let own = now.follows(seen) && now.precedes(connection);
            if own {
                self.seen.set(Some(now));
            }
            own
        })
    }

    /// The header; `None` if it is not that of a library.
    fn header(&self) -> Option<Header> {
        let id = self.id.filter(|_| self.held)?;
        let held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
        read(held.iter().find(|held| held.id == id)?.files.first()?)
    }
}

impl Drop for OpenedFile {
    fn drop(&mut self) {
        let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(place) = held.iter().position(|held| self.held && Some(held.id) == self.id) else { return };
        if let Some(file) = held.get_mut(place) {
            file.users -= 1;
            if file.users == 0 {
                held.swap_remove(place);
            }
        }
    }
}

impl Header {
    /// Whether the file of an open library can be like this after it was like `before`.
    fn follows(self, before: Self) -> bool {
        let grown = self.changes >= before.changes && self.schema >= before.schema;
        // Only a change of all tables at once makes a library smaller.
        let is_whole = self.schema > before.schema || self.bytes >= before.whole();
        self.page_size == before.page_size && grown && is_whole
    }

    /// The bytes of all pages; 0 while the last ones are still being written.
    fn whole(self) -> u64 {
        let page = if self.page_size == 1 { 1 << 16 } else { u64::from(self.page_size) };
        Some(page * u64::from(self.pages)).filter(|all| self.bytes >= *all).unwrap_or_default()
    }

    /// Whether it is not newer than what SQLite knows, which is always ahead of the file.
    fn precedes(self, connection: &Connection) -> bool {
        let known =
            |name: &str| connection.pragma_query_value(None, name, |row| row.get(0)).unwrap_or(u32::MAX);
        // In this order: if all tables are changed in between, the pages are those of the older schema.
        let (pages, schema) = (known("page_count"), known("schema_version"));
        self.schema < schema || self.schema == schema && self.pages <= pages
    }
}

/// Opens the file at a path, unless it is open. `None` if it cannot be.
fn hold(path: &Path) -> Option<FileId> {
    let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
    let known = file_id(path);
    if let Some(file) = held.iter_mut().find(|held| Some(held.id) == known) {
        file.users += 1;
        return known;
    }
    let file = OpenOptions::new().read(true).open(path).ok()?;
    let metadata = file.metadata().ok()?;
    let id = (metadata.dev(), metadata.ino());
    match held.iter_mut().find(|held| held.id == id) {
        // Its path was given to it a moment ago.
        Some(held) => {
            held.users += 1;
            held.files.push(file);
        }
        None => held.push(HeldFile { id, users: 1, files: vec![file] }),
    }
    Some(id)
}

fn read(file: &File) -> Option<Header> {
    let bytes = file.metadata().ok()?.len();
    let mut header = [0; 100];
    file.read_exact_at(&mut header, 0).ok()?;
    let number = |at: usize| header.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    let is_library = header.starts_with(b"SQLite format 3\0")
        && number(68).map(i64::from) == Some(migrations::APPLICATION);
    let page_size = header.get(16..18)?.try_into().ok().map(u16::from_be_bytes)?;
    Some(Header { bytes, page_size, changes: number(24)?, pages: number(28)?, schema: number(40)? })
        .filter(|_| is_library)
}
