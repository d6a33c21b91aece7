//! The data folder -> an open library, brought up to date, or one sentence that says why not.

use crate::error::{Error, Result};
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// An open library.
#[derive(Debug)]
pub struct Library {
    pub(super) connection: Connection,
    pub(super) path: PathBuf,
    /// The file that was opened, whatever lies at the path by now.
    file: Option<FileId>,
}

/// A file, whatever it is called: its device and its number there; nothing where the system has none.
type FileId = (u64, u64);

/// The file in the data folder.
const FILE: &str = "library.db";
/// "PqLb": that the file is one of ours.
const APPLICATION: i64 = 0x5071_4c62;
/// Another program holds the file for a few milliseconds at a time; a longer wait would be felt.
const PATIENCE: Duration = Duration::from_secs(3);

/// The migrations, oldest first: the version of a library is how many it has been through. Only ever added to.
const MIGRATIONS: [&str; 1] = [include_str!("migrations/0001.sql")];

impl Library {
    /// Opens the library in `folder`, and makes both where they are not there.
    ///
    /// # Errors
    /// When the folder cannot be written, or the file is damaged, locked or from a newer version.
    pub fn open(folder: &Path) -> Result<Self> {
        Self::open_within(folder, PATIENCE)
    }

    /// Opens the library in `folder`, and waits no longer than `patience` where another program holds it, now and
    /// whenever it is written.
    ///
    /// # Errors
    /// As [`Library::open`].
    pub fn open_within(folder: &Path, patience: Duration) -> Result<Self> {
        std::fs::create_dir_all(folder).map_err(|error| {
            Error::new(format!(
                "the folder {} cannot be made ({error}): name another in PULLQUOTE_HOME",
                folder.display()
            ))
        })?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let mut library = Self::connect(folder.join(FILE), flags, patience)?;
        library.settle()?;
        Ok(library)
    }

    /// Opens the library in `folder`; nothing when there is none.
    ///
    /// # Errors
    /// When the file is damaged, locked or from a newer version.
    pub fn open_existing(folder: &Path) -> Result<Option<Self>> {
        let path = folder.join(FILE);
        if !path.exists() {
            return Ok(None);
        }
        let mut library = Self::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, PATIENCE)?;
        library.settle()?;
        Ok(Some(library))
    }

    /// Whether a file belongs to the library in `folder`: nothing else may be written there.
    #[must_use]
    pub fn owns(folder: &Path, file: &Path) -> bool {
        let name = file.file_name().is_some_and(|name| name.to_string_lossy().starts_with(FILE));
        // The parent of a bare name is the empty path.
        let parent =
            file.parent().map(|parent| if parent.as_os_str().is_empty() { Path::new(".") } else { parent });
        let parent = parent.and_then(|parent| parent.canonicalize().ok());
        name && parent.is_some() && parent == folder.canonicalize().ok()
    }

    /// Opens a copy of a library to look at it; nothing of it is changed.
    pub(super) fn open_copy(path: &Path) -> Result<Self> {
        Self::connect(path.to_owned(), OpenFlags::SQLITE_OPEN_READ_ONLY, PATIENCE)
    }

    /// Looks at the version before anything is set: a file that is not ours stays as it is.
    fn connect(path: PathBuf, flags: OpenFlags, patience: Duration) -> Result<Self> {
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let opened = Connection::open_with_flags(&path, flags).and_then(|connection| {
            connection.busy_timeout(patience)?;
            Ok(connection)
        });
        let connection = opened.map_err(|error| sentence(&path, &error))?;
        let file = file_id(&path);
        let library = Self { connection, path, file };
        library.version()?;
        Ok(library)
    }

    /// Full: a commit is on disk when it returns, also in write-ahead mode.
    fn settle(&mut self) -> Result<()> {
        let sql = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";
        self.connection.execute_batch(sql).map_err(|error| self.sentence(&error))?;
        if self.version()? < MIGRATIONS.len() {
            self.carry_out_migrations().map_err(|error| self.sentence(&error))?;
        }
        Ok(())
    }

    fn version(&self) -> Result<usize> {
        let pragma = |name: &str| self.connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        let read = || {
            let tables: i64 =
                self.connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
            Ok((pragma("user_version")?, pragma("application_id")?, tables))
        };
        let (version, application, tables) = read().map_err(|error| self.sentence(&error))?;
        if application != APPLICATION && tables > 0 {
            return Err(Error::new(format!(
                "{} is no library of pullquote: move it away, or name another folder in PULLQUOTE_HOME",
                self.path.display()
            )));
        }
        let version = usize::try_from(version).unwrap_or(usize::MAX);
        if version > MIGRATIONS.len() {
            return Err(Error::new(format!(
                "the library {} was written by a newer pullquote: update the program; nothing was changed",
                self.path.display()
            )));
        }
        Ok(version)
    }

    /// In one transaction that takes the file first: of two programs that start at once, the second finds it done.
    fn carry_out_migrations(&mut self) -> rusqlite::Result<()> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = transaction.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0))?;
        for migration in MIGRATIONS.iter().skip(usize::try_from(done).unwrap_or(usize::MAX)) {
            transaction.execute_batch(migration)?;
        }
        transaction.pragma_update(
            None,
            "user_version",
            i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX),
        )?;
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.commit()
    }

    /// Does `work` in one transaction, which takes the file first: when this returns it is on disk, or nothing is.
    pub(super) fn write<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T> {
        let done = in_transaction(&mut self.connection, work).map_err(|error| self.sentence(&error))?;
        // A file that was deleted is written all the same, and gone when it is closed.
        if file_id(&self.path) == self.file {
            return Ok(done);
        }
        Err(Error::new(format!(
            "the library {} was moved or deleted while it was open and nothing is kept any more: put it back, or \
             start again",
            self.path.display()
        )))
    }

    /// What went wrong with this library, in a sentence.
    pub(super) fn sentence(&self, error: &rusqlite::Error) -> Error {
        sentence(&self.path, error)
    }
}

fn in_transaction<T>(
    connection: &mut Connection,
    work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = work(&transaction)?;
    transaction.commit()?;
    Ok(done)
}

#[cfg(unix)]
fn file_id(path: &Path) -> Option<FileId> {
    use std::os::unix::fs::MetadataExt;
    path.metadata().ok().map(|metadata| (metadata.dev(), metadata.ino()))
}

/// Where open files cannot be deleted, there is nothing to find out.
#[cfg(not(unix))]
fn file_id(_: &Path) -> Option<FileId> {
    None
}

/// What went wrong with the library at `path`, and what to do.
pub(super) fn sentence(path: &Path, error: &rusqlite::Error) -> Error {
    let mut said = format!("the library {} ", path.display());
    let _ = match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            write!(said, "is held by another program: try again when it is done")
        }
        Some(ErrorCode::DiskFull) => write!(said, "cannot be written, the disk is full: make room"),
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
            write!(
                said,
                "cannot be written: change its permissions, or name another folder in PULLQUOTE_HOME"
            )
        }
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            write!(said, "is damaged: move it away and put a backup in its place; nothing was changed")
        }
        _ => {
            write!(said, "cannot be used ({error}): check the disk, or name another folder in PULLQUOTE_HOME")
        }
    };
    Error::new(said)
}
