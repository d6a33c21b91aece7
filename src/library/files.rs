//! The files of a library: where they are, whether they are there, and what may be done with them.

use super::not_opened::not_a_file;
use super::sentences::{not_a_library, sentence};
use crate::error::{Error, Result};
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// A file independent of its path: its device and inode.
pub(super) type FileId = (u64, u64);

/// The file in the data folder.
pub(super) const FILE: &str = "library.db";
/// What follows its name in those that SQLite puts beside it.
pub(super) const SUFFIXES: [&str; 4] = ["", "-wal", "-shm", "-journal"];

/// The file that SQLite puts beside a library with this suffix.
pub(super) fn beside(library: &Path, suffix: &str) -> PathBuf {
    let mut name = library.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// The files of the library in `folder`, whether they are there or not.
#[must_use]
pub(super) fn files(folder: &Path) -> Vec<PathBuf> {
    SUFFIXES.iter().map(|suffix| beside(&folder.join(FILE), suffix)).collect()
}

/// Whether a file belongs to the library in `folder`, so that nothing else may be written to it.
#[must_use]
pub(super) fn owns(folder: &Path, file: &Path) -> bool {
    // Under any name: a link leads to the same file.
    let is_one = |own: &PathBuf| file_id(own).is_some_and(|id| file_id(file) == Some(id));
    if files(folder).iter().any(is_one) {
        return true;
    }
    let name = file.file_name().is_some_and(|name| name.to_string_lossy().starts_with(FILE));
    // The parent of a bare file name is the empty path.
    let parent =
        file.parent().map(|parent| if parent.as_os_str().is_empty() { Path::new(".") } else { parent });
    let parent = parent.and_then(|parent| parent.canonicalize().ok());
    name && parent.is_some() && parent == folder.canonicalize().ok()
}

/// Whether there is a library. A folder without permission to look inside is not a folder without a library.
pub(super) fn is_there(path: &Path) -> Result<bool> {
    if let Some(other) = not_a_file(path) {
        return Err(other);
    }
    match path.try_exists() {
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => Err(Error::new(format!(
            "the library cannot be read: change its permissions, or set PULLQUOTE_HOME to another folder ({})",
            path.display()
        ))),
        there => Ok(there.unwrap_or_default()),
    }
}

/// Whether SQLite can read a file only by creating another beside it, and may not create one.
pub(super) fn wants_files_beside(path: &Path) -> bool {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let read = Connection::open_with_flags(path, flags)
        .and_then(|connection| connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())));
    let code = read.err().and_then(|error| error.sqlite_error_code());
    // Not if another program holds it: that program is writing, and the file must not be read as immutable.
    matches!(code, Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied))
}

/// Whether a write-ahead log is left that has not been merged into the library.
pub(super) fn has_log(path: &Path) -> bool {
    beside(path, "-wal").metadata().is_ok_and(|log| log.len() > 0)
}

/// Refuses a file that has lost its contents.
pub(super) fn refuse_empty(path: &Path) -> Result<()> {
    if let Some(other) = not_a_file(path) {
        return Err(other);
    }
    match path.metadata() {
        // Smaller than the smallest page of SQLite, which takes some such files for empty libraries.
        Ok(metadata) if metadata.is_file() && (1..512).contains(&metadata.len()) => {
            Err(sentence(path, &not_a_library()))
        }
        Ok(metadata) if metadata.is_file() && metadata.len() == 0 => Err(Error::new(format!(
            "the library has lost its contents (0 bytes): restore a backup with pullquote library restore, or \
             delete it and library.db-wal to begin a new one ({})",
            path.display()
        ))),
        _ => Ok(()),
    }
}

/// Whether this user may write a file, or into a folder.
pub(super) fn may_be_written(path: &Path) -> bool {
    rustix::fs::access(path, rustix::fs::Access::WRITE_OK).is_ok()
}

/// Which file is at a path; `None` if there is none.
pub(super) fn file_id(path: &Path) -> Option<FileId> {
    path.metadata().ok().map(|metadata| (metadata.dev(), metadata.ino()))
}
