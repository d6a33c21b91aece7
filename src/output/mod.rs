//! A file that the user named -> the same file, replaced only once the new one is complete.
//!
//! Everything goes to a temporary file beside the target, which takes the target's name at the end. Whatever happens
//! before that, nothing remains of it and an existing file is left unchanged. A symbolic link is followed: its target is
//! replaced, the link stays. Pipes and devices cannot be replaced, so they are written directly.

mod mark;
mod occupied;
mod panic;
mod policy;
mod temporary;

pub use mark::can_mark;
pub use occupied::unwritten;
pub use panic::{message, panic_sentence};
pub use policy::{Access, IfExists};

use mark::Owner;
use occupied::Occupied;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::TempPath;
use temporary::Temporary;

/// A file that is being written. It is discarded unless it is committed.
#[derive(Debug)]
pub struct OutputFile(Destination);

#[derive(Debug)]
enum Destination {
    /// A pipe or a device.
    Stream(File),
    /// A temporary file, and the path it will take.
    Pending(Temporary, PathBuf, IfExists),
}

/// A file that is complete but does not have its name yet. It is discarded unless it is committed.
#[derive(Debug)]
pub struct CompleteFile(Option<(TempPath, PathBuf, IfExists)>);

impl OutputFile {
    /// Opens a temporary file that will become `path`.
    ///
    /// # Errors
    /// If `path` exists and may not be written or replaced, or no file can be created beside it.
    pub fn create(path: &Path, if_exists: IfExists, access: Access) -> io::Result<Self> {
        Self::open(path, if_exists, |path, existing| Temporary::create(path, existing, access))
    }

    /// The same, but [`Self::temporary_path`] names the temporary file from the start.
    ///
    /// # Errors
    /// As [`Self::create`].
    pub fn create_named(path: &Path, if_exists: IfExists, access: Access) -> io::Result<Self> {
        Self::open(path, if_exists, |path, existing| Temporary::create_named(path, existing, access))
    }

    fn open(
        path: &Path,
        if_exists: IfExists,
        temporary: impl FnOnce(&Path, Option<&Metadata>) -> io::Result<Temporary>,
    ) -> io::Result<Self> {
        if if_exists == IfExists::Refuse && path.symlink_metadata().is_ok() {
            return Err(Occupied::Exists.into());
        }
        let path = link_target(path)?;
        let Ok(metadata) = fs::metadata(&path) else {
            let temporary = temporary(&path, None)?;
            return Ok(Self(Destination::Pending(temporary, path, if_exists)));
        };
        let is_stream = is_stream(&path, &metadata);
        // Behind /dev/stdout can be a file that others write to as well, before and after.
        let appends = is_stream && metadata.is_file();
        // A file may be read-only although its folder is not: then it must not be replaced either.
        let file = OpenOptions::new().write(true).append(appends).open(&path)?;
        if is_stream {
            return Ok(Self(Destination::Stream(file)));
        }
        require_replaceable(&file, if_exists)?;
        let temporary = temporary(&path, Some(&metadata))?;
        Ok(Self(Destination::Pending(temporary, path, if_exists)))
    }

    /// The path of the temporary file, if it has one.
    #[must_use]
    pub fn temporary_path(&self) -> Option<&Path> {
        match &self.0 {
            Destination::Stream(_) => None,
            Destination::Pending(file, ..) => file.path(),
        }
    }

    /// Closes the file, so that many can wait to be committed together.
    ///
    /// # Errors
    /// If what was written does not reach the disk.
    pub fn complete(self) -> io::Result<CompleteFile> {
        match self.0 {
            Destination::Stream(_) => Ok(CompleteFile(None)),
            Destination::Pending(temporary, path, if_exists) => {
                // Before the rename: after a power cut there must be the old file or the new one, not an empty one.
                temporary.file().sync_all()?;
                // Without a mark, the file counts as the user's own from now on.
                let _ = mark::set(temporary.file());
                Ok(CompleteFile(Some((temporary.close()?, path, if_exists))))
            }
        }
    }

    /// Gives the file its name.
    ///
    /// # Errors
    /// If what was written does not reach the disk, or the name cannot be given. An existing file is then left unchanged.
    pub fn commit(self) -> io::Result<()> {
        let complete = self.complete()?;
        let folder = complete.0.as_ref().map(|(_, path, _)| temporary::folder(path).to_owned());
        complete.commit()?;
        // So that the name survives a power cut. Not every file system can do that for a folder.
        let _ = folder.map(|folder| OpenOptions::new().read(true).open(folder)?.sync_all());
        Ok(())
    }
}

impl Write for OutputFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.0 {
            Destination::Stream(file) => file.write(bytes),
            Destination::Pending(temporary, ..) => temporary.file().write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.0 {
            Destination::Stream(file) => file.flush(),
            Destination::Pending(temporary, ..) => temporary.file().flush(),
        }
    }
}

impl CompleteFile {
    /// Gives the file its name.
    ///
    /// # Errors
    /// If that is not possible. An existing file is then left unchanged.
    pub fn commit(self) -> io::Result<()> {
        let Some((temporary, path, if_exists)) = self.0 else { return Ok(()) };
        // It may have been written or changed meanwhile.
        if let Ok(existing) = OpenOptions::new().read(true).open(&path) {
            require_replaceable(&existing, if_exists)?;
            temporary.persist(&path)?;
        } else if if_exists == IfExists::Replace {
            temporary.persist(&path)?;
        } else {
            temporary.persist_noclobber(&path)?;
        }
        Ok(())
    }
}

/// The path that `path` stands for: it without its symbolic links, also to a file that does not exist yet.
///
/// # Errors
/// If the links lead in a circle.
pub fn link_target(path: &Path) -> io::Result<PathBuf> {
    /// As many as Linux follows.
    const MAX_LINKS: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..MAX_LINKS {
        // What a link in these folders points to is not always a path: "pipe:[4242]".
        let Some(target) = fs::read_link(&path).ok().filter(|_| !is_in_system_folder(&path)) else {
            return Ok(path);
        };
        path = path.parent().unwrap_or(Path::new("")).join(target);
    }
    Err(io::Error::other("too many levels of symbolic links"))
}

/// Refuses an existing file that must not be replaced.
fn require_replaceable(existing: &File, if_exists: IfExists) -> io::Result<()> {
    let metadata = existing.metadata()?;
    match (if_exists, mark::owner(existing)) {
        (IfExists::Replace, _) | (IfExists::ReplaceOwn, Owner::Program) => Ok(()),
        // It holds nothing that could be lost.
        (IfExists::ReplaceOwn, _) if metadata.is_file() && metadata.len() == 0 => Ok(()),
        (IfExists::ReplaceOwn, Owner::ProgramAndUser) => Err(Occupied::Changed.into()),
        (IfExists::ReplaceOwn, Owner::User) => Err(Occupied::Foreign.into()),
        (IfExists::Refuse, _) => Err(Occupied::Exists.into()),
    }
}

/// Whether `path` is written directly. A folder is too: opening it says why it cannot be written.
fn is_stream(path: &Path, metadata: &Metadata) -> bool {
    !metadata.is_file() || is_in_system_folder(path)
}

/// Whether `path` can name an open file of this process, as /dev/stdout does.
fn is_in_system_folder(path: &Path) -> bool {
    // The files in /dev/shm are ordinary ones, in memory.
    path.starts_with("/dev") && !path.starts_with("/dev/shm") || path.starts_with("/proc")
}

#[cfg(test)]
mod tests;
