//! An open library -> a copy of it in another file, complete even while other programs write.
//!
//! `VACUUM INTO` reads one state of the library; copying its file could catch half of a decision.

use super::check::CheckReport;
use super::open::Library;
use crate::error::{Error, Result};
use crate::output::{Access, IfExists, OutputFile, unwritten};
use std::io;
use std::path::Path;

impl Library {
    /// Writes a copy of the library to `file` and checks it. The copy is a library itself: it can be put in the place
    /// of the original.
    ///
    /// # Errors
    /// If `file` exists and `if_exists` refuses it, it cannot be written, or the copy is damaged. No file is left behind
    /// then.
    pub fn backup(&self, file: &Path, if_exists: IfExists) -> Result<CheckReport> {
        let unwritten = |error: io::Error| unwritten(file, &error, ", or add --force to replace it");
        // Private, as the library itself: it holds what somebody read and what they thought of it.
        let copy = OutputFile::create_named(file, if_exists, Access::Private).map_err(unwritten)?;
        let temporary = copy.temporary_path().ok_or_else(|| {
            Error::new(format!("{} is not a file: give the backup another name", file.display()))
        })?;
        let checked = self.copy_to(temporary)?;
        copy.commit().map_err(unwritten)?;
        Ok(checked)
    }

    fn copy_to(&self, file: &Path) -> Result<CheckReport> {
        let name = file.to_str().ok_or_else(|| {
            Error::new(format!("{} is not valid Unicode: give the backup another name", file.display()))
        })?;
        self.connection.execute("VACUUM INTO ?", [name]).map_err(|error| {
            match error.sqlite_error_code() {
                // The library is damaged, not the backup.
                Some(rusqlite::ErrorCode::DatabaseCorrupt | rusqlite::ErrorCode::NotADatabase) => {
                    self.sentence(&error)
                }
                _ => Error::new(format!(
                    "the backup cannot be written ({error}): check the folder and its free space"
                )),
            }
        })?;
        let checked = Self::open_copy(file)?.check_stored()?;
        match checked.wrong.first() {
            None => Ok(checked),
            Some(wrong) => Err(Error::new(format!("the copy is damaged and was deleted: {wrong}"))),
        }
    }
}
