//! A checked copy of a backup -> the library, and the library of before -> a folder of its own.
//!
//! The copy gets the name `library.db.restored` once it is complete. From that moment on it is the library: what is left
//! is a few renamings, which whoever opens the library carries out first. So a program that is killed between any two
//! of them leaves nothing undone. The files of before are moved before the new one takes its place, because the log of
//! one library would be read as that of the other.

use super::files::{self, FILE, beside};
use super::sentences;
use crate::error::{Error, Result};
use rustix::fs::{FlockOperation, fcntl_lock};
use rustix::io::Errno;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

/// What a restored library is called until it is in its place.
const RESTORED: &str = "library.db.restored";
/// The folder for the files of before, until it has its number.
const REPLACED: &str = "library-replaced";

/// While it is held, no other program replaces a library in the same folder.
#[derive(Debug)]
pub(super) struct FolderLock {
    _held: Option<File>,
}

/// While it is held, no program can open the library, and none has it open.
#[derive(Debug)]
pub(super) struct LibraryLock {
    _held: Option<File>,
}

impl FolderLock {
    /// Waits for the lock. Where folders cannot be locked, nothing is.
    pub(super) fn take(folder: &Path) -> Self {
        let opened = OpenOptions::new().read(true).open(folder).ok();
        Self { _held: opened.filter(|folder| folder.lock().is_ok()) }
    }
}

impl LibraryLock {
    /// Locks the file of the library as SQLite does; this process must not have it open. Nothing is locked if there is no
    /// such file, or no lock.
    ///
    /// # Errors
    /// If another program has the library open.
    pub(super) fn take(folder: &Path) -> Result<Self> {
        let path = folder.join(FILE);
        let Ok(file) = OpenOptions::new().read(true).write(true).open(&path) else {
            return Ok(Self { _held: None });
        };
        match fcntl_lock(&file, FlockOperation::NonBlockingLockExclusive) {
            Err(Errno::WOULDBLOCK | Errno::ACCESS) => Err(Error::new(format!(
                "the library is open in another program: close it, then restore the backup ({})",
                path.display()
            ))),
            Ok(()) | Err(_) => Ok(Self { _held: Some(file) }),
        }
    }
}

/// Where a restored library is until it is in its place.
pub(super) fn pending(folder: &Path) -> PathBuf {
    folder.join(RESTORED)
}

/// Whether a restored library is not in its place yet.
pub(super) fn is_pending(folder: &Path) -> bool {
    pending(folder).symlink_metadata().is_ok()
}

/// Finishes what a program that was killed has left to do.
///
/// # Errors
/// If that is not possible: the library must not be opened then.
pub(super) fn finish(folder: &Path) -> Result<()> {
    if !is_pending(folder) {
        return Ok(());
    }
    let _alone = FolderLock::take(folder);
    finish_locked(folder)
}

/// The same, by whoever holds the lock of the folder.
pub(super) fn finish_locked(folder: &Path) -> Result<()> {
    if is_pending(folder) {
        let _closed = LibraryLock::take(folder)?;
        put_in_place(folder)?;
    } else if folder.join(REPLACED).exists() {
        numbered(folder).map_err(|error| sentences::unfinished(folder, &error))?;
    }
    Ok(())
}

/// Moves the library of before away and the restored one in its place. Returns the folder in which the one of before is.
pub(super) fn put_in_place(folder: &Path) -> Result<Option<PathBuf>> {
    let put = || {
        move_away(folder)?;
        // The log must be gone from the disk before the new library is there.
        sync(&folder.join(REPLACED));
        sync(folder);
        fs::rename(pending(folder), folder.join(FILE))?;
        sync(folder);
        numbered(folder)
    };
    put().map_err(|error| sentences::unfinished(folder, &error))
}

/// Moves the files of the library, last the library itself: without it, they are still known as its.
fn move_away(folder: &Path) -> io::Result<()> {
    let aside = folder.join(REPLACED);
    match DirBuilder::new().mode(0o700).create(&aside) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        Ok(()) | Err(_) => {}
    }
    let (library, target) = (folder.join(FILE), aside.join(FILE));
    for suffix in files::SUFFIXES.iter().rev() {
        match fs::rename(beside(&library, suffix), beside(&target, suffix)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Ok(()) | Err(_) => {}
        }
    }
    Ok(())
}

/// Gives the folder with the library of before a name that is not taken. Removes it if there was no library.
fn numbered(folder: &Path) -> io::Result<Option<PathBuf>> {
    let aside = folder.join(REPLACED);
    // Only an empty folder can be removed.
    if fs::remove_dir(&aside).is_ok() {
        return Ok(None);
    }
    let mut names = (1..).map(|number: u32| folder.join(format!("{REPLACED}-{number}")));
    let Some(free) = names.find(|name| name.symlink_metadata().is_err()) else { return Ok(Some(aside)) };
    fs::rename(&aside, &free)?;
    sync(folder);
    Ok(Some(free))
}

/// Makes names in a folder survive a power cut, where the system can.
fn sync(folder: &Path) {
    if let Ok(folder) = OpenOptions::new().read(true).open(folder) {
        let _ = folder.sync_all();
    }
}
