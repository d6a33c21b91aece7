//! A folder without a library -> a new one in it, complete from the moment it has its name.
//!
//! It is made under another name and renamed. So an empty or half-written file of the library's name is never one that
//! was being created: it has lost its contents, and must not be taken for new.

use super::migrations;
use rusqlite::Connection;
use std::fs::{self, DirBuilder, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::Path;

/// What a library is called until it is complete.
const UNFINISHED: &str = ".library.db.new.";

/// Why there is no new library.
#[derive(Debug)]
pub(super) enum NotCreated {
    /// The folder or a file in it cannot be created.
    Io(io::Error),
    /// SQLite cannot write it.
    Sqlite(rusqlite::Error),
    /// The log of a library is there without the library.
    LogAlone,
}

/// Creates the folder and the library at `path` in it, unless they exist. Only the user may read them: they show what the
/// user reads and thinks of it. SQLite gives the files beside the library the same permissions.
pub(super) fn create(folder: &Path, path: &Path) -> Result<(), NotCreated> {
    create_folder(folder).map_err(NotCreated::Io)?;
    // SQLite says better than this why a file cannot be opened.
    if path.symlink_metadata().is_ok() {
        return Ok(());
    }
    let log = path.with_extension("db-wal");
    // The log of another library would be read as that of the new one.
    if log.metadata().is_ok_and(|log| log.len() > 0) && path.symlink_metadata().is_err() {
        return Err(NotCreated::LogAlone);
    }
    let unfinished = tempfile::Builder::new()
        .prefix(UNFINISHED)
        .permissions(Permissions::from_mode(0o600))
        .tempfile_in(folder)
        .map_err(NotCreated::Io)?;
    // The umask may have taken more away than was meant.
    let private = Permissions::from_mode(0o600);
    unfinished.as_file().set_permissions(private).map_err(NotCreated::Io)?;
    fill(unfinished.path()).map_err(NotCreated::Sqlite)?;
    unfinished.as_file().sync_all().map_err(NotCreated::Io)?;
    match unfinished.persist_noclobber(path) {
        Ok(_) => {}
        // Another program was faster: its library is as good.
        Err(_) if path.symlink_metadata().is_ok() => return Ok(()),
        // Not every file system can rename without replacing.
        Err(error) => error.file.persist(path).map(|_| ()).map_err(|error| NotCreated::Io(error.error))?,
    }
    sync_folder(folder);
    Ok(())
}

pub(super) fn create_folder(folder: &Path) -> io::Result<()> {
    let is_new = !folder.exists();
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    if is_new {
        fs::set_permissions(folder, Permissions::from_mode(0o700))?;
    }
    Ok(())
}

/// Writes an empty library. It has no other reader yet, so nothing need survive a crash here.
fn fill(path: &Path) -> rusqlite::Result<()> {
    let mut connection = Connection::open(path)?;
    connection.execute_batch("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;")?;
    migrations::carry_out(&mut connection)?;
    connection.close().map_err(|(_, error)| error)
}

/// Makes a new name in a folder survive a power cut, where the system can.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = fs::OpenOptions::new().read(true).open(folder) {
        let _ = folder.sync_all();
    }
}
