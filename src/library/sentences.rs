//! What went wrong with a library -> one sentence that says what to do about it.

use super::create::NotCreated;
use super::damage;
use super::not_opened::{not_a_file, too_many_files};
use crate::error::{Error, system_words};
use rusqlite::ErrorCode;
use std::io;
use std::path::Path;

pub(super) fn not_a_library() -> rusqlite::Error {
    rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_NOTADB), None)
}

/// Why the folder of the library is not there.
pub(super) fn no_folder(folder: &Path, error: &io::Error) -> Error {
    Error::new(format!(
        "the folder {} cannot be created or written ({}): set PULLQUOTE_HOME to another folder",
        folder.display(),
        system_words(error)
    ))
}

/// A backup cannot be written beside the library.
pub(super) fn unrestored(folder: &Path) -> Error {
    let folder = folder.display();
    Error::new(format!("no backup can be restored in {folder}: set PULLQUOTE_HOME to another folder"))
}

/// Why a restored library is not in its place.
pub(super) fn unfinished(folder: &Path, error: &io::Error) -> Error {
    Error::new(format!(
        "a restored library cannot be put in its place ({}): run pullquote library check as a user who may write the \
         folder ({})",
        system_words(error),
        folder.display()
    ))
}

/// The library is not what was opened, or not there any more.
pub(super) fn moved(path: &Path) -> Error {
    Error::new(format!(
        "the library was moved, replaced or deleted while it was open, and nothing can be saved: put it back, or start \
         again ({})",
        path.display()
    ))
}

/// Why there is no new library.
pub(super) fn not_created((folder, path): (&Path, &Path), why: NotCreated) -> Error {
    match why {
        NotCreated::Io(error) => too_many_files().unwrap_or_else(|| no_folder(folder, &error)),
        NotCreated::Sqlite(error) => sentence(path, &error),
        NotCreated::LogAlone => Error::new(format!(
            "the library is missing, but its last changes are there (library.db-wal): put library.db back, \
             restore a backup with pullquote library restore, or move library.db-wal away to begin a new one ({})",
            path.display()
        )),
    }
}

/// What went wrong with the library at `path`, and what to do about it.
pub(super) fn sentence(path: &Path, error: &rusqlite::Error) -> Error {
    if let Some(damage) = damage::damage_in(error) {
        return Error::new(damage);
    }
    // SQLite takes these for a library without permissions or a broken disk.
    let is_unopened = matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::CannotOpen | ErrorCode::SystemIoFailure | ErrorCode::PermissionDenied)
    );
    if let Some(why) = is_unopened.then(|| not_a_file(path).or_else(too_many_files)).flatten() {
        return why;
    }
    let said = match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "is in use by another program: try again later".to_owned()
        }
        Some(ErrorCode::DiskFull) => "cannot be written, the disk is full: free some space".to_owned(),
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
            "cannot be written: change its permissions, or set PULLQUOTE_HOME to another folder".to_owned()
        }
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            "is damaged: restore a backup with pullquote library restore; nothing was changed".to_owned()
        }
        None if damage::is_damage(error) => {
            "has an entry that cannot be read: run pullquote library check".to_owned()
        }
        _ => format!("cannot be used, {error}: check the disk, or set PULLQUOTE_HOME to another folder"),
    };
    // The path comes last: on a narrow screen, the advice must stay visible.
    Error::new(format!("the library {said} ({})", path.display()))
}
