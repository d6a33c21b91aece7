//! A note that is given to an editor -> its file in the data folder, which is found again if the program ends meanwhile.
//!
//! Each note has a folder of its own, which holds the file, the text that was given, and whatever the editor keeps beside
//! it. Only the user may read them. The folder is locked while the program or the editor is running, so that an
//! abandoned note can be told from one that is being written.

use crate::input::{Unopened, read_regular};
use crate::output::{Access, IfExists, OutputFile};
use crate::tui::state::text_field::MAX_NOTE_BYTES;
use rustix::fs::OFlags;
use rustix::io::{FdFlags, fcntl_setfd};
use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// The folder of all notes, in the data folder.
const NOTES: &str = "notes";
const NOTE: &str = "note.txt";
const GIVEN: &str = "given.txt";
/// The longest text that is kept for its writer to shorten. More than that nobody wrote, and it would fill the disk.
const MAX_WRITTEN_BYTES: u64 = 10_000_000;

/// A note that is being edited.
#[derive(Debug)]
pub(super) struct NoteFile {
    folder: PathBuf,
    /// Held by this program and by the editor.
    lock: File,
}

impl NoteFile {
    /// Writes a text to the file of a new note, or below the text of a note that was left.
    pub(super) fn create(text: &str, data: &Path) -> io::Result<Self> {
        let note = match first_left(data) {
            // The editor opens it as it is.
            Some(left) if left.can_be_shortened() && left.was_given(text) => return Ok(left),
            Some(left) if !left.can_be_shortened() => left,
            _ => Self::new(data)?,
        };
        let left = note.read().unwrap_or_default();
        let left = left.trim();
        let both = match text.trim() {
            _ if left.is_empty() => text.to_owned(),
            "" => left.to_owned(),
            own if own == left => left.to_owned(),
            own => format!("{own}\n\n{left}\n"),
        };
        note.write(GIVEN, text)?;
        note.write(NOTE, &both)?;
        Ok(note)
    }

    fn new(data: &Path) -> io::Result<Self> {
        let notes = data.join(NOTES);
        DirBuilder::new().recursive(true).mode(0o700).create(&notes)?;
        // The umask may have taken permissions away.
        fs::set_permissions(&notes, Permissions::from_mode(0o700))?;
        let private = Permissions::from_mode(0o700);
        let folder = tempfile::Builder::new().prefix("note-").permissions(private).tempdir_in(&notes)?.keep();
        fs::set_permissions(&folder, Permissions::from_mode(0o700))?;
        Self::lock(folder)
    }

    /// Locks the folder of a note. The lock is not closed in the editor, which outlives a program that is killed.
    fn lock(folder: PathBuf) -> io::Result<Self> {
        // Opening a pipe would wait for who writes to it.
        let flags = OFlags::DIRECTORY.bits().cast_signed();
        let lock = OpenOptions::new().read(true).custom_flags(flags).open(&folder)?;
        lock.try_lock()?;
        fcntl_setfd(&lock, FdFlags::empty())?;
        Ok(Self { folder, lock })
    }

    fn write(&self, name: &str, text: &str) -> io::Result<()> {
        let path = self.folder.join(name);
        clear(&path);
        let mut file = OutputFile::create(&path, IfExists::Replace, Access::Private)?;
        file.write_all(text.as_bytes())?;
        file.commit()
    }

    pub(super) fn path(&self) -> PathBuf {
        self.folder.join(NOTE)
    }

    /// Where the file is, with what the editor kept beside it.
    pub(super) fn folder(&self) -> PathBuf {
        self.folder.clone()
    }

    /// What is in the file now. The editor may have put anything in its place.
    pub(super) fn read(&self) -> Result<String, Unopened> {
        read(&self.path()).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Whether the file holds anything but the text that was given.
    pub(super) fn is_changed(&self) -> bool {
        self.read().map_or_else(
            |_| self.can_be_shortened(),
            |text| text.as_bytes() != self.given() && !text.trim().is_empty(),
        )
    }

    /// Whether the file holds more than a note can, but no more than somebody may have written.
    pub(super) fn can_be_shortened(&self) -> bool {
        let is_written = |metadata: fs::Metadata| metadata.len() <= MAX_WRITTEN_BYTES;
        matches!(self.read(), Err(Unopened::TooLarge(_))) && self.path().metadata().is_ok_and(is_written)
    }

    /// Whether nothing of a text would be lost if what was made of this note took its place.
    fn was_given(&self, text: &str) -> bool {
        text.trim().is_empty() || text.as_bytes() == self.given()
    }

    fn given(&self) -> Vec<u8> {
        read(&self.folder.join(GIVEN)).unwrap_or_default()
    }

    /// Whether the editor has kept something beside the file, as it does when it is killed.
    pub(super) fn has_more(&self) -> bool {
        let mut entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        entries.any(|entry| entry.file_name() != NOTE && entry.file_name() != GIVEN)
    }

    pub(super) fn remove(self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl Drop for NoteFile {
    /// Unlocks the folder for every program that has the lock: one that was started while the editor ran has it too, and
    /// may run on for hours. A program that is killed does not come here, so its editor keeps the lock.
    fn drop(&mut self) {
        let _ = self.lock.unlock();
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Unopened> {
    read_regular(path, MAX_NOTE_BYTES as u64)
}

/// Removes what an editor may have put in the place of a file: a pipe or a device would be written to, not replaced.
fn clear(path: &Path) {
    match path.symlink_metadata() {
        Ok(metadata) if metadata.is_dir() => drop(fs::remove_dir_all(path)),
        Ok(metadata) if !metadata.is_file() => drop(fs::remove_file(path)),
        _ => {}
    }
}

/// The first note that a program left when it was killed. Notes that were left without a new word are removed.
pub(super) fn first_left(data: &Path) -> Option<NoteFile> {
    let entries = fs::read_dir(data.join(NOTES)).ok()?;
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    folders.sort();
    folders.into_iter().filter_map(|folder| NoteFile::lock(folder).ok()).find_map(|note| {
        if note.is_changed() || note.has_more() {
            return Some(note);
        }
        note.remove();
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::{Command, Stdio};

    fn notes(data: &Path) -> usize {
        fs::read_dir(data.join(NOTES)).map(Iterator::count).unwrap_or_default()
    }

    #[test]
    fn a_note_that_was_left_is_given_to_the_next_editor_and_an_unchanged_one_removed() {
        let data = tempfile::tempdir().unwrap();
        drop(NoteFile::create("call", data.path()).unwrap());
        assert!(first_left(data.path()).is_none());
        assert_eq!(notes(data.path()), 0, "nothing new was in it");
        let left = NoteFile::create("call", data.path()).unwrap();
        left.write(NOTE, "call them\n").unwrap();
        drop(left);
        for (text, both) in [
            ("", "call them"),
            ("write", "write\n\ncall them\n"),
            ("write\n\ncall them", "write\n\ncall them"),
        ] {
            let again = NoteFile::create(text, data.path()).unwrap();
            assert_eq!((again.read().unwrap().as_str(), notes(data.path())), (both, 1));
        }
    }

    #[test]
    fn a_pipe_in_the_place_of_a_note_or_its_folder_is_never_waited_for() {
        let data = tempfile::tempdir().unwrap();
        let left = NoteFile::create("call", data.path()).unwrap();
        for path in [left.path(), left.folder().join(GIVEN), data.path().join(NOTES).join("note-0")] {
            let _ = fs::remove_file(&path);
            assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
        }
        File::create(left.folder().join("note.txt.swp")).unwrap();
        drop(left);
        let again = NoteFile::create("write", data.path()).unwrap();
        assert!(again.has_more());
        assert_eq!(again.read().unwrap(), "write");
    }

    #[test]
    fn a_program_that_was_started_while_a_note_was_written_does_not_keep_it() {
        let data = tempfile::tempdir().unwrap();
        let note = NoteFile::create("", data.path()).unwrap();
        note.write(NOTE, "call them").unwrap();
        let mut other = Command::new("cat").stdin(Stdio::piped()).spawn().unwrap();
        drop(note);
        assert!(first_left(data.path()).is_some());
        drop(other.stdin.take());
        assert!(other.wait().unwrap().success());
    }

    #[test]
    fn a_note_that_somebody_is_writing_is_not_one_that_was_left() {
        let data = tempfile::tempdir().unwrap();
        let first = NoteFile::create("", data.path()).unwrap();
        first.write(NOTE, "being written").unwrap();
        assert!(first_left(data.path()).is_none());
        let second = NoteFile::create("", data.path()).unwrap();
        assert_ne!(first.path(), second.path());
    }
}
