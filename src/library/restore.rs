//! A backup -> the library, in the place of the one that is there.
//!
//! What SQLite keeps beside a library belongs to that library alone: beside another, it would be read as the last changes
//! of that one. So a file copied over `library.db` by hand can be destroyed by the log of the library of before. Here the
//! backup is read and checked first, and what was there is moved away whole.

use super::check::CheckReport;
use super::create::create_folder;
use super::files::{self, FILE, file_id};
use super::open::{Library, escaped};
use super::replacing::{self, FolderLock, LibraryLock};
use super::{migrations, sentences};
use crate::error::{Error, Result};
use crate::output::{Access, IfExists, OutputFile, unwritten};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::io;
use std::path::{Path, PathBuf};

/// What was put in the place of the library.
#[derive(Debug)]
pub struct Restored {
    /// What it holds.
    pub checked: CheckReport,
    /// The folder in which the library of before is; `None` if there was none.
    pub set_aside: Option<PathBuf>,
}

impl Library {
    /// Puts a copy of the backup `file` in the place of the library in `folder`, which is moved to a folder beside it. The
    /// backup stays as it is.
    ///
    /// # Errors
    /// If the backup is damaged, from a newer version or no library, if another program has the library open, or if
    /// nothing can be written. The library is then as it was.
    pub fn restore(folder: &Path, file: &Path) -> Result<Restored> {
        require_other(folder, file)?;
        create_folder(folder).map_err(|error| sentences::no_folder(folder, &error))?;
        let _alone = FolderLock::take(folder);
        replacing::finish_locked(folder)?;
        let _closed = LibraryLock::take(folder)?;
        let pending = replacing::pending(folder);
        let unwritten = |error: io::Error| unwritten(&pending, &error, "");
        let copy =
            OutputFile::create_named(&pending, IfExists::Replace, Access::Private).map_err(unwritten)?;
        let temporary = copy.temporary_path().ok_or_else(|| sentences::unrestored(folder))?;
        let checked = copied((file, temporary))?;
        // From here on the backup is the library: whoever opens it finishes what is left to do.
        copy.commit().map_err(unwritten)?;
        let set_aside = replacing::put_in_place(folder)?;
        Ok(Restored { checked, set_aside })
    }
}

/// Refuses what cannot be a backup of the library in `folder`, and a library that is somewhere else.
fn require_other(folder: &Path, file: &Path) -> Result<()> {
    let name = file.display();
    if !file.is_file() {
        let what = if file.exists() { "is not a file" } else { "is not there" };
        return Err(Error::new(format!("{name} {what}: give the name of a backup")));
    }
    if files::files(folder).iter().any(|own| file_id(own) == file_id(file)) {
        return Err(Error::new(format!("{name} belongs to the library itself: give the name of a backup")));
    }
    if folder.join(FILE).is_symlink() {
        return Err(Error::new(format!(
            "the library is a link to a file elsewhere: set PULLQUOTE_HOME to the folder of that file ({})",
            folder.join(FILE).display()
        )));
    }
    Ok(())
}

/// Writes a copy of a backup, brings it up to this version and checks it.
fn copied((backup, copy): (&Path, &Path)) -> Result<CheckReport> {
    let name = copy.to_str().ok_or_else(|| {
        Error::new("the folder of the library is not valid Unicode: set PULLQUOTE_HOME to another folder")
    })?;
    let connection = opened(backup).map_err(|error| unusable(backup, &error))?;
    require_version(backup, &connection)?;
    connection.execute("VACUUM INTO ?", [name]).map_err(|error| unusable(backup, &error))?;
    let checked = Library::renew_copy(copy).and_then(|library| library.check_stored());
    let checked =
        checked.map_err(|error| Error::new(format!("{} cannot be used: {error}", backup.display())))?;
    // What is derived can be derived again.
    match checked.wrong.iter().find(|wrong| !wrong.ends_with("--rebuild")) {
        None => Ok(checked),
        Some(wrong) => {
            let backup = backup.display();
            Err(Error::new(format!("{backup} is damaged, the library stays as it was: {wrong}")))
        }
    }
}

/// Opens a backup, without writing even the files that SQLite puts beside a library.
fn opened(backup: &Path) -> rusqlite::Result<Connection> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    // Changes that are not in the file yet are read too, as those of a library that was moved with them.
    let is_whole = ["-wal", "-journal"].iter().all(|suffix| !files::beside(backup, suffix).exists());
    let immutable = if is_whole { "?immutable=1" } else { "" };
    let connection = Connection::open_with_flags(format!("file:{}{immutable}", escaped(backup)), flags)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.execute_batch("PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY")?;
    Ok(connection)
}

fn require_version(backup: &Path, connection: &Connection) -> Result<()> {
    let pragma = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let read = || Ok((pragma("application_id")?, pragma("user_version")?));
    let (application, version) = read().map_err(|error| unusable(backup, &error))?;
    let backup = backup.display();
    if application != migrations::APPLICATION {
        return Err(Error::new(format!("{backup} is not a pullquote library: give the name of a backup")));
    }
    if usize::try_from(version).map_or(true, |version| version > migrations::COUNT) {
        return Err(Error::new(format!("{backup} is from a newer pullquote: update the program")));
    }
    Ok(())
}

/// Why a backup cannot be read or copied.
fn unusable(backup: &Path, error: &rusqlite::Error) -> Error {
    use rusqlite::ErrorCode::{DatabaseCorrupt, DiskFull, NotADatabase};
    let name = backup.display();
    Error::new(match error.sqlite_error_code() {
        Some(NotADatabase) => format!("{name} is not a pullquote library: give the name of a backup"),
        Some(DatabaseCorrupt) => {
            format!("{name} is damaged, the library stays as it was: give the name of another backup")
        }
        Some(DiskFull) => "the library cannot be written, the disk is full: free some space".to_owned(),
        _ => format!("{name} cannot be copied ({error}): check its permissions and the free space"),
    })
}
