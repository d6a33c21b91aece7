//! A file -> whether this program wrote it, and whether it is still as it was written.
//!
//! The program marks what it writes with an extended attribute that holds the length of the file and the time of its last
//! change. The mark moves with the file when it is renamed, and whoever changes the file makes the mark wrong. Where
//! there are no extended attributes, and in copies without them, a file has no mark and counts as somebody else's.

use rustix::fs::{XattrFlags, fgetxattr, fsetxattr};
use std::fs::File;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

const NAME: &str = "user.pullquote.written";
/// More than the longest mark.
const MAX_BYTES: usize = 80;

/// Whose a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// This program wrote it, and nobody has changed it since.
    Program,
    /// This program wrote it, and somebody has changed it since.
    ProgramAndUser,
    /// Somebody else wrote it.
    User,
}

/// Tries whether files in a folder can be marked.
///
/// # Errors
/// If they cannot, as [`io::ErrorKind::Unsupported`], or if no file can be created there.
pub fn can_mark(folder: &Path) -> io::Result<()> {
    let file = tempfile::tempfile_in(folder)?;
    set(&file)?;
    if owner(&file) == Owner::Program { Ok(()) } else { Err(io::ErrorKind::Unsupported.into()) }
}

/// Marks a complete file as written by this program.
pub(super) fn set(file: &File) -> io::Result<()> {
    let mark = mark_for(file)?;
    Ok(fsetxattr(file, NAME, mark.as_bytes(), XattrFlags::empty())?)
}

/// Whose a file is, by its mark.
pub(super) fn owner(file: &File) -> Owner {
    let mut found = [0; MAX_BYTES];
    let Ok(length) = fgetxattr(file, NAME, &mut found) else { return Owner::User };
    let is_unchanged = mark_for(file).is_ok_and(|mark| found.get(..length) == Some(mark.as_bytes()));
    if is_unchanged { Owner::Program } else { Owner::ProgramAndUser }
}

/// The mark that fits a file as it is now.
fn mark_for(file: &File) -> io::Result<String> {
    let metadata = file.metadata()?;
    Ok(format!("{} {}.{:09}", metadata.len(), metadata.mtime(), metadata.mtime_nsec()))
}
