//! The data folder -> an open, migrated library, or one sentence that says why not.

use super::create::create;
use super::damage::{LeftOut, RowReader};
use super::files::{self, FILE, has_log, is_there, may_be_written, refuse_empty, wants_files_beside};
use super::opened_file::OpenedFile;
use super::sentences::{not_created, sentence};
use super::{migrations, replacing, schema};
use crate::error::{Error, Result};
use percent_encoding::{NON_ALPHANUMERIC, percent_encode};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// An open library.
#[derive(Debug)]
pub struct Library {
    pub(super) connection: Connection,
    pub(super) path: PathBuf,
    /// The file that was opened, in case another one takes its place. Dropped after the connection.
    file: OpenedFile,
    /// What may be done with it.
    access: LibraryAccess,
    /// What could not be read.
    pub(super) left_out: LeftOut,
}

/// What may be done with a library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LibraryAccess {
    /// Reading and writing.
    Write,
    /// Only reading.
    Read,
}

/// Other programs hold the file for a few milliseconds at a time; a user would notice a longer wait.
pub(super) const BUSY_TIMEOUT: Duration = Duration::from_secs(3);

/// At most this many prepared statements are kept: more than adding an article needs.
const MAX_PREPARED: usize = 64;

/// How often the settings are tried while another program creates the file, a few milliseconds apart.
const MAX_SETTLING_TRIES: u32 = 40;

impl Library {
    /// Opens the library in `folder`, and creates both if they do not exist.
    ///
    /// # Errors
    /// If the folder cannot be written, or the file is damaged, locked or from a newer version.
    pub fn open(folder: &Path) -> Result<Self> {
        Self::open_within(folder, BUSY_TIMEOUT)
    }

    /// Opens the library in `folder`. While another program holds it, waits at most `patience`, now and for every
    /// write.
    ///
    /// # Errors
    /// As [`Library::open`].
    pub fn open_within(folder: &Path, patience: Duration) -> Result<Self> {
        replacing::finish(folder)?;
        let path = folder.join(FILE);
        create(folder, &path).map_err(|why| not_created((folder, &path), why))?;
        Self::open_to_write(path, patience)
    }

    /// The same without creating anything; `None` if there is no library.
    pub(super) fn open_there(folder: &Path, patience: Duration) -> Result<Option<Self>> {
        replacing::finish(folder)?;
        let path = folder.join(FILE);
        if is_there(&path)? { Self::open_to_write(path, patience).map(Some) } else { Ok(None) }
    }

    fn open_to_write(path: PathBuf, patience: Duration) -> Result<Self> {
        let mut library = Self::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, patience)?;
        library.settle()?;
        library.file.look();
        Ok(library)
    }

    /// Opens the library in `folder`, read-only if it may not be written; `None` if there is none.
    ///
    /// # Errors
    /// If the file is damaged, locked or from a newer version.
    pub fn open_existing(folder: &Path) -> Result<Option<Self>> {
        replacing::finish(folder)?;
        let path = folder.join(FILE);
        if !is_there(&path)? {
            return Ok(None);
        }
        if !may_be_written(&path) || !may_be_written(folder) {
            return Self::open_for_reading(path, BUSY_TIMEOUT).map(Some);
        }
        Self::open_to_write(path, BUSY_TIMEOUT).map(Some)
    }

    /// A library in memory, which is gone when it is dropped: for feeds that the user only looks at.
    ///
    /// # Errors
    /// If there is not enough memory.
    pub fn in_memory() -> Result<Self> {
        let path = PathBuf::new();
        let opened = Connection::open_in_memory().and_then(|mut connection| {
            migrations::carry_out(&mut connection)?;
            Ok(connection)
        });
        let connection = opened.map_err(|error| sentence(&path, &error))?;
        Ok(Self {
            connection,
            path,
            file: OpenedFile::none(),
            access: LibraryAccess::Write,
            left_out: LeftOut::for_reading(),
        })
    }

    /// The files of the library in `folder`, whether they are there or not.
    #[must_use]
    pub fn files(folder: &Path) -> Vec<PathBuf> {
        files::files(folder)
    }

    /// Whether a file belongs to the library in `folder`, so that nothing else may be written to it.
    #[must_use]
    pub fn owns(folder: &Path, file: &Path) -> bool {
        files::owns(folder, file)
    }

    /// Opens the library in `folder` only to read it, as it stands; `None` if there is none. Waits no longer than `patience`
    /// for another program.
    ///
    /// # Errors
    /// If it cannot be read, or is from another version of the program.
    pub fn open_as_it_is(folder: &Path, patience: Duration) -> Result<Option<Self>> {
        let path = folder.join(FILE);
        if replacing::is_pending(folder) || !is_there(&path)? {
            return Ok(None);
        }
        Self::open_for_reading(path, patience).map(Some)
    }

    /// Opens a library without writing anything, not even the files SQLite uses to share it with other programs.
    pub(super) fn open_for_reading(path: PathBuf, patience: Duration) -> Result<Self> {
        let mut library = if !wants_files_beside(&path) {
            Self::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY, patience)?
        } else if has_log(&path) {
            return Err(Error::new(format!(
                "the library was not closed and its last changes cannot be read: open it once as a user who may \
                 write it ({})",
                path.display()
            )));
        } else {
            Self::connect_unchanging(path)?
        };
        if library.version()? < migrations::COUNT {
            return Err(Error::new(format!(
                "the library is from an older pullquote and cannot be updated: change its \
                 permissions ({})",
                library.path.display()
            )));
        }
        library.access = LibraryAccess::Read;
        Ok(library)
    }

    /// Opens the library as immutable: SQLite then needs no files beside it.
    fn connect_unchanging(path: PathBuf) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        let uri = format!("file:{}?immutable=1", escaped(&path));
        refuse_empty(&path)?;
        let file = OpenedFile::hold(&path);
        let connection = Connection::open_with_flags(uri, flags).map_err(|error| sentence(&path, &error))?;
        Self::guarded((connection, path, file), LibraryAccess::Read)
    }

    /// A library whose file is trusted with nothing: what it holds may have been written by any program.
    fn guarded(
        (connection, path, file): (Connection, PathBuf, OpenedFile),
        access: LibraryAccess,
    ) -> Result<Self> {
        let library = Self { connection, path, file, access, left_out: LeftOut::for_reading() };
        let guard = || {
            let connection = &library.connection;
            connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
            connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
            // A statement is planned once, not again for each value it is given.
            connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
            connection.set_prepared_statement_cache_capacity(MAX_PREPARED);
            // Nothing is written outside the data folder, not even for sorting.
            connection.execute_batch("PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY")
        };
        guard().map_err(|error| library.sentence(&error))?;
        library.version()?;
        Ok(library)
    }

    /// What was left out since this was last asked, because it is damaged: one sentence each, without a full stop. Not
    /// sanitised.
    #[must_use]
    pub fn left_out(&self) -> Vec<String> {
        self.left_out.take()
    }

    /// The library, read row by row.
    pub(super) fn reader(&self) -> RowReader<'_> {
        RowReader { connection: &self.connection, left_out: &self.left_out }
    }

    /// Whether it can be written, as far as that was known on opening.
    #[must_use]
    pub fn can_be_written(&self) -> bool {
        self.access == LibraryAccess::Write
    }

    /// Opens a copy of a library read-only.
    pub(super) fn open_copy(path: &Path) -> Result<Self> {
        Self::connect(path.to_owned(), OpenFlags::SQLITE_OPEN_READ_ONLY, BUSY_TIMEOUT)
    }

    /// Opens a copy of a library that nobody else uses, and brings it up to this version.
    pub(super) fn renew_copy(path: &Path) -> Result<Self> {
        let mut copy = Self::connect(path.to_owned(), OpenFlags::SQLITE_OPEN_READ_WRITE, BUSY_TIMEOUT)?;
        copy.renew()?;
        Ok(copy)
    }

    /// Checks the version before changing any setting: a foreign file stays untouched.
    fn connect(path: PathBuf, flags: OpenFlags, patience: Duration) -> Result<Self> {
        refuse_empty(&path)?;
        let file = OpenedFile::hold(&path);
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let opened = Connection::open_with_flags(&path, flags).and_then(|connection| {
            connection.busy_timeout(patience)?;
            Ok(connection)
        });
        let connection = opened.map_err(|error| sentence(&path, &error))?;
        Self::guarded((connection, path, file), LibraryAccess::Write)
    }

    /// `synchronous = FULL`: a commit is on disk when it returns, in write-ahead mode too.
    fn settle(&mut self) -> Result<()> {
        let sql = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";
        // SQLite does not wait for other programs while it switches a new file to write-ahead mode, so this retries.
        let mut tries = 0..MAX_SETTLING_TRIES;
        while let Err(error) = self.connection.execute_batch(sql) {
            let is_held = error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy);
            if !is_held || tries.next().is_none() {
                return Err(self.sentence(&error));
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        self.renew()
    }

    /// Brings a library up to this version, and puts right what another program changed in its schema.
    fn renew(&mut self) -> Result<()> {
        if self.version()? < migrations::COUNT {
            migrations::carry_out(&mut self.connection).map_err(|error| self.sentence(&error))?;
        }
        let mended = schema::mend(&mut self.connection).map_err(|error| self.sentence(&error))?;
        for sentence in mended {
            self.left_out.tell(sentence);
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
        if application != migrations::APPLICATION && tables > 0 {
            return Err(Error::new(format!(
                "this is not a pullquote library: move it away, or set PULLQUOTE_HOME to another folder ({})",
                self.path.display()
            )));
        }
        let version = usize::try_from(version).unwrap_or(usize::MAX);
        if version > migrations::COUNT {
            return Err(Error::new(format!(
                "the library is from a newer pullquote: update the program; nothing was changed ({})",
                self.path.display()
            )));
        }
        Ok(version)
    }

    /// Runs `work` in one transaction, which locks the file first. Its changes are on disk when this returns, or none
    /// were made.
    pub(super) fn write<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T> {
        let (path, file) = (&self.path, &self.file);
        let sentence = |error: rusqlite::Error| sentence(path, &error);
        let immediate = TransactionBehavior::Immediate;
        let transaction = self.connection.transaction_with_behavior(immediate).map_err(sentence)?;
        // Writing to a deleted file succeeds, and writing to another library damages it.
        file.require_own(path, &transaction)?;
        let done = work(&transaction).map_err(sentence)?;
        transaction.commit().map_err(sentence)?;
        file.require_own(path, &self.connection)?;
        Ok(done)
    }

    /// Runs `work` in one transaction, if nobody else is writing: it never waits, because what it keeps can be derived again
    /// at any time. Whether it was kept makes no difference to what is known.
    pub(super) fn keep_derived(&self, work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<()>) {
        if !self.can_be_written() || !self.file.is_own(&self.path, &self.connection) {
            return;
        }
        let connection = &self.connection;
        let timeout: rusqlite::Result<u64> =
            connection.pragma_query_value(None, "busy_timeout", |row| row.get(0));
        let _ = connection.busy_timeout(Duration::ZERO).and_then(|()| {
            let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
            work(&transaction).and_then(|()| transaction.commit())
        });
        let _ = connection.busy_timeout(timeout.map_or(BUSY_TIMEOUT, Duration::from_millis));
    }

    /// Turns an error of this library into a sentence.
    pub(super) fn sentence(&self, error: &rusqlite::Error) -> Error {
        sentence(&self.path, error)
    }
}

/// A path for a URI. Separators are escaped too, because two of them at the start would name a host.
pub(super) fn escaped(path: &Path) -> String {
    percent_encode(path.as_os_str().as_bytes(), NON_ALPHANUMERIC).to_string()
}
