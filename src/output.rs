//! A file that the user named -> the same file, replaced only once the new one is complete.
//!
//! Everything goes to a temporary file beside the target, which takes the target's name at the end. If anything fails
//! before that, the temporary file is removed and an existing file is left unchanged. A symbolic link is
//! followed: its target is replaced, the link stays. Pipes and devices cannot be replaced, so they are written directly.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile, TempPath};

/// What happens if the file exists already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IfExists {
    /// The new file replaces it and takes over its owner and permissions.
    Replace,
    /// It is left alone and nothing is written.
    Refuse,
}

/// Who may read a new file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everyone whom the user's umask allows.
    Shared,
    /// Only the user.
    Private,
}

/// A file that is being written. It is discarded unless it is committed.
#[derive(Debug)]
pub struct OutputFile(Destination);

#[derive(Debug)]
enum Destination {
    /// A pipe or a device.
    Stream(File),
    /// A temporary file, and the path it will take.
    Pending(NamedTempFile, PathBuf, IfExists),
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
        if if_exists == IfExists::Refuse && path.symlink_metadata().is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let path = link_target(path)?;
        let existing = match fs::metadata(&path) {
            Ok(metadata) => {
                let is_stream = is_stream(&path, &metadata);
                // Behind /dev/stdout can be a file that others write to as well, before and after.
                let appends = is_stream && metadata.is_file();
                // A file may be read-only although its folder is not: then it must not be replaced either.
                let file = OpenOptions::new().write(true).append(appends).open(&path)?;
                if is_stream {
                    return Ok(Self(Destination::Stream(file)));
                }
                Some(metadata)
            }
            Err(_) => None,
        };
        let file = temporary(&path, existing.as_ref(), access)?;
        Ok(Self(Destination::Pending(file, path, if_exists)))
    }

    /// The path of the temporary file; `None` for a pipe or a device.
    #[must_use]
    pub fn temporary_path(&self) -> Option<&Path> {
        match &self.0 {
            Destination::Stream(_) => None,
            Destination::Pending(file, ..) => Some(file.path()),
        }
    }

    /// Closes the file, so that many can wait to be committed together.
    ///
    /// # Errors
    /// If what was written does not reach the disk.
    pub fn complete(self) -> io::Result<CompleteFile> {
        match self.0 {
            Destination::Stream(_) => Ok(CompleteFile(None)),
            Destination::Pending(file, path, if_exists) => {
                // Before the rename: after a power cut there must be the old file or the new one, not an empty one.
                file.as_file().sync_all()?;
                Ok(CompleteFile(Some((file.into_temp_path(), path, if_exists))))
            }
        }
    }

    /// Gives the file its name.
    ///
    /// # Errors
    /// If what was written does not reach the disk, or the name cannot be given. An existing file is then left unchanged.
    pub fn commit(self) -> io::Result<()> {
        self.complete()?.commit()
    }
}

impl Write for OutputFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.0 {
            Destination::Stream(file) => file.write(bytes),
            Destination::Pending(file, ..) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.0 {
            Destination::Stream(file) => file.flush(),
            Destination::Pending(file, ..) => file.flush(),
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
        let placed = match if_exists {
            IfExists::Refuse => temporary.persist_noclobber(&path),
            IfExists::Replace => temporary.persist(&path),
        };
        match placed {
            Ok(()) => Ok(()),
            // A file that is a mount point, or in a folder that may not be written, cannot be replaced but can be
            // filled. By now the content is complete, so only a full disk can still leave half of it.
            Err(failed) if if_exists == IfExists::Replace && path.is_file() => fill(&path, &failed.path),
            Err(failed) => Err(failed.error),
        }
    }
}

/// Follows the link that `path` is, also to a file that does not exist yet.
fn link_target(path: &Path) -> io::Result<PathBuf> {
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

/// Whether `path` is written directly. A folder is too: opening it says why it cannot be written.
fn is_stream(path: &Path, metadata: &fs::Metadata) -> bool {
    !metadata.is_file() || is_in_system_folder(path)
}

/// Whether `path` can name an open file of this process, as /dev/stdout does.
fn is_in_system_folder(path: &Path) -> bool {
    // The files in /dev/shm are ordinary ones, in memory.
    path.starts_with("/dev") && !path.starts_with("/dev/shm") || path.starts_with("/proc")
}

/// Creates a temporary file beside `path`; elsewhere if `path` exists in a folder that may not be written.
fn temporary(path: &Path, existing: Option<&fs::Metadata>, access: Access) -> io::Result<NamedTempFile> {
    /// A file name has at most 255 bytes, and the random part and the ending need some of them.
    const MAX_NAME_BYTES: usize = 200;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mode = if access == Access::Private { 0o600 } else { 0o666 };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let prefix = format!(".{}", name.get(..name.floor_char_boundary(MAX_NAME_BYTES)).unwrap_or_default());
    let mut builder = Builder::new();
    builder.prefix(&prefix).suffix(".part").permissions(Permissions::from_mode(mode));
    let file = match builder.tempfile_in(folder) {
        Err(error) if existing.is_some() && error.kind() == io::ErrorKind::PermissionDenied => {
            NamedTempFile::new()
        }
        created => created,
    }?;
    if let Some(existing) = existing {
        // Only the superuser can give files away; others replace someone else's file with one of their own.
        let _ = fchown(file.as_file(), Some(existing.uid()), Some(existing.gid()));
        file.as_file().set_permissions(existing.permissions())?;
    }
    Ok(file)
}

/// Copies a complete file into one that cannot be replaced.
fn fill(path: &Path, complete: &Path) -> io::Result<()> {
    let mut target = OpenOptions::new().write(true).truncate(true).open(path)?;
    io::copy(&mut OpenOptions::new().read(true).open(complete)?, &mut target)?;
    target.sync_all()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::disallowed_methods, reason = "tests look at the files from outside")]

    use super::*;
    use std::os::unix::fs::symlink;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    fn write(path: &Path, text: &str) -> io::Result<()> {
        let mut file = OutputFile::create(path, IfExists::Replace, Access::Shared)?;
        file.write_all(text.as_bytes())?;
        file.commit()
    }

    #[test]
    fn an_existing_file_is_kept_until_the_new_one_is_committed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("quotes.csv");
        fs::write(&path, "before").unwrap();
        let mut file = OutputFile::create(&path, IfExists::Replace, Access::Shared).unwrap();
        file.write_all(b"half of it").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "before");
        drop(file);
        assert_eq!(fs::read_to_string(&path).unwrap(), "before");
        assert_eq!(names(folder.path()), ["quotes.csv"]);
        write(&path, "after").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "after");
        assert_eq!(names(folder.path()), ["quotes.csv"]);
    }

    #[test]
    fn permissions_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("quotes.csv");
        fs::write(&path, "before").unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
        write(&path, "after").unwrap();
        assert_eq!(mode(&path), 0o640);
        let private = folder.path().join("backup.db");
        OutputFile::create(&private, IfExists::Refuse, Access::Private).unwrap().commit().unwrap();
        assert_eq!(mode(&private), 0o600);
    }

    #[test]
    fn the_owner_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("quotes.csv");
        fs::write(&path, "before").unwrap();
        let is_superuser = std::os::unix::fs::chown(&path, Some(4321), Some(1234)).is_ok();
        let owner = |path: &Path| fs::metadata(path).map(|file| (file.uid(), file.gid())).unwrap();
        let before = owner(&path);
        write(&path, "after").unwrap();
        assert_eq!(owner(&path), before, "{is_superuser}");
    }

    #[test]
    fn a_name_can_be_as_long_as_the_system_allows() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("가".repeat(85));
        for text in ["new", "replaced"] {
            write(&path, text).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
    }

    #[test]
    fn what_is_written_to_an_open_file_of_the_process_follows_what_is_in_it() {
        use std::os::fd::AsRawFd;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("all.csv");
        let mut open = File::create(&path).unwrap();
        open.write_all(b"before, ").unwrap();
        write(Path::new(&format!("/dev/fd/{}", open.as_raw_fd())), "after").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "before, after");
    }

    #[test]
    fn a_file_in_shared_memory_is_replaced_like_any_other() {
        let Ok(folder) = tempfile::tempdir_in("/dev/shm") else { return };
        let path = folder.path().join("quotes.csv");
        fs::write(&path, "long before").unwrap();
        write(&path, "after").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "after");
    }

    #[test]
    fn a_link_is_written_through_to_its_target() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("data")).unwrap();
        let target = folder.path().join("data/quotes.csv");
        let link = folder.path().join("link.csv");
        symlink("data/quotes.csv", &link).unwrap();
        for text in ["a target that did not exist", "a target that exists"] {
            write(&link, text).unwrap();
            assert_eq!(fs::read_to_string(&target).unwrap(), text);
            assert!(link.symlink_metadata().unwrap().is_symlink());
        }
        symlink("round", folder.path().join("round")).unwrap();
        assert!(write(&folder.path().join("round"), "").is_err());
    }

    #[test]
    fn an_existing_file_or_link_can_be_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("quotes.csv");
        let begin = |path: &Path| OutputFile::create(path, IfExists::Refuse, Access::Shared);
        let late = begin(&path).unwrap();
        fs::write(&path, "meanwhile").unwrap();
        let error = late.commit().unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(begin(&path).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        let link = folder.path().join("link.csv");
        symlink("nowhere", &link).unwrap();
        assert_eq!(begin(&link).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&path).unwrap(), "meanwhile");
        assert_eq!(names(folder.path()), ["link.csv", "quotes.csv"]);
    }

    #[test]
    fn a_folder_or_a_place_without_folder_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert!(write(folder.path(), "").is_err());
        assert!(write(&folder.path().join("no/such/folder"), "").is_err());
        assert!(write(Path::new("/dev/null"), "swallowed").is_ok());
    }
}
