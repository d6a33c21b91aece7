//! An open library -> a copy of it in another file, whole even while others write.
//!
//! `VACUUM INTO` reads one moment of the library; a copy of its file could hold half of a decision.

use super::check::Checked;
use super::open::Library;
use crate::error::{Error, Result};
use std::fs::{self, File, OpenOptions};
use std::io::ErrorKind;
use std::path::Path;

impl Library {
    /// Writes a copy of the library to `file` and checks it. The copy is a library itself: put it in the place of
    /// the other, and it is read.
    ///
    /// # Errors
    /// When there is such a file, it cannot be written, or the copy is not sound; then no file is left behind.
    pub fn backup(&self, file: &Path) -> Result<Checked> {
        reserve(file)?;
        let copied = self.copy_to(file);
        if copied.is_err() {
            // Ours: it was not there before.
            let _ = fs::remove_file(file);
        }
        copied
    }

    fn copy_to(&self, file: &Path) -> Result<Checked> {
        let name = file.to_str().ok_or_else(|| {
            Error::new(format!("{} is no name in Unicode: give the backup another", file.display()))
        })?;
        let failed = |error: &dyn std::fmt::Display| {
            Error::new(format!(
                "the backup {} cannot be written ({error}): check the place and its free space",
                file.display()
            ))
        };
        self.connection.execute("VACUUM INTO ?", [name]).map_err(|error| {
            match error.sqlite_error_code() {
                // What is wrong is here, not there.
                Some(rusqlite::ErrorCode::DatabaseCorrupt | rusqlite::ErrorCode::NotADatabase) => {
                    self.sentence(&error)
                }
                _ => failed(&error),
            }
        })?;
        OpenOptions::new()
            .append(true)
            .open(file)
            .and_then(|copy| copy.sync_all())
            .map_err(|e| failed(&e))?;
        let checked = Self::open_copy(file)?.check()?;
        match checked.wrong.first() {
            None => Ok(checked),
            Some(wrong) => Err(Error::new(format!("the backup was not kept: {wrong}"))),
        }
    }
}

/// Makes the file, so that nobody else can between looking and writing.
fn reserve(file: &Path) -> Result<File> {
    OpenOptions::new().write(true).create_new(true).open(file).map_err(|error| {
        let name = file.display();
        Error::new(match error.kind() {
            ErrorKind::AlreadyExists => format!("{name} is there already: give the backup another name"),
            _ => format!("the backup {name} cannot be written ({error}): check the place and its free space"),
        })
    })
}
