//! A place for a file -> a temporary file beside it, which can take its name once it is complete.
//!
//! On Linux the temporary file has no name until it is complete: whatever ends the program, nothing is left of it.
//! Elsewhere, and where a library opens the file by its path, it has a name that begins with a dot and ends in `.part`.

use super::policy::Access;
use std::fs::{self, File, Metadata, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt, fchown};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::{Builder, NamedTempFile, TempPath};

const ENDING: &str = ".part";

/// Whether a lock of a file hinders only those who ask for the same kind of lock. On macOS and the BSDs it hinders `SQLite`
/// too, which opens a temporary file by its path: nothing is locked there.
const LOCKS_ARE_APART: bool = cfg!(target_os = "linux");

/// Where files cannot be locked, a temporary file that nobody has written to for this long is not in use.
const MAX_PAUSE: Duration = Duration::from_hours(24);

/// A temporary file.
#[derive(Debug)]
pub(super) enum Temporary {
    /// Without a name; it will get one in this folder that begins like this.
    #[cfg(target_os = "linux")]
    Unnamed(File, PathBuf, String),
    /// With a name.
    Named(NamedTempFile),
}

impl Temporary {
    /// Creates a temporary file beside `path`, in place of the file that exists there.
    pub(super) fn create(path: &Path, existing: Option<&Metadata>, access: Access) -> io::Result<Self> {
        #[cfg(target_os = "linux")]
        if let Some(file) = unnamed(folder(path), access) {
            let temporary = Self::Unnamed(file, folder(path).to_owned(), prefix(path));
            set_permissions(temporary.file(), existing, access)?;
            return Ok(temporary);
        }
        Self::create_named(path, existing, access)
    }

    /// The same with a name from the start, and without the files that programs which were killed have left there.
    pub(super) fn create_named(path: &Path, existing: Option<&Metadata>, access: Access) -> io::Result<Self> {
        remove_left(path);
        let mode = Permissions::from_mode(mode(access));
        let file = Builder::new()
            .prefix(&prefix(path))
            .suffix(ENDING)
            .permissions(mode)
            .tempfile_in(folder(path))?;
        set_permissions(file.as_file(), existing, access)?;
        // Shows others that the file is in use. On file systems without locks, none is ever removed.
        if LOCKS_ARE_APART {
            let _ = file.as_file().try_lock();
        }
        Ok(Self::Named(file))
    }

    pub(super) fn file(&self) -> &File {
        match self {
            #[cfg(target_os = "linux")]
            Self::Unnamed(file, ..) => file,
            Self::Named(file) => file.as_file(),
        }
    }

    /// Its path, if it has one.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            #[cfg(target_os = "linux")]
            Self::Unnamed(..) => None,
            Self::Named(file) => Some(file.path()),
        }
    }

    /// Closes the file, which has a path from now on.
    pub(super) fn close(self) -> io::Result<TempPath> {
        match self {
            #[cfg(target_os = "linux")]
            Self::Unnamed(file, folder, prefix) => {
                let named = Builder::new()
                    .prefix(&prefix)
                    .suffix(ENDING)
                    .make_in(folder, |path| name(&file, path))?;
                Ok(named.into_temp_path())
            }
            Self::Named(file) => Ok(file.into_temp_path()),
        }
    }
}

/// The folder of a path.
pub(super) fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// How the names of temporary files beside `path` begin.
fn prefix(path: &Path) -> String {
    /// A file name has at most 255 bytes, and the random part and the ending need some of them.
    const MAX_NAME_BYTES: usize = 200;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    format!(".{}", name.get(..name.floor_char_boundary(MAX_NAME_BYTES)).unwrap_or_default())
}

fn mode(access: Access) -> u32 {
    match access {
        Access::Private => 0o600,
        Access::Shared => 0o666,
    }
}

/// A file in `folder` that has no name; `None` if the file system has no such files, or the system no way to name them.
#[cfg(target_os = "linux")]
fn unnamed(folder: &Path, access: Access) -> Option<File> {
    use rustix::fs::{Mode, OFlags};
    let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
    let file = File::from(rustix::fs::open(folder, flags, Mode::from_raw_mode(mode(access))).ok()?);
    open_file_path(&file).exists().then_some(file)
}

/// Gives a file without a name this one.
#[cfg(target_os = "linux")]
fn name(file: &File, path: &Path) -> io::Result<()> {
    use rustix::fs::{AtFlags, CWD, linkat};
    Ok(linkat(CWD, open_file_path(file), CWD, path, AtFlags::SYMLINK_FOLLOW)?)
}

/// The path under which the system shows an open file of this process.
#[cfg(target_os = "linux")]
fn open_file_path(file: &File) -> PathBuf {
    use std::os::fd::AsRawFd;
    PathBuf::from(format!("/proc/self/fd/{}", file.as_raw_fd()))
}

/// Gives a new file the owner and permissions of the one it will replace; a private one belongs to the user alone, whatever
/// the umask and whatever was there.
fn set_permissions(file: &File, existing: Option<&Metadata>, access: Access) -> io::Result<()> {
    if access == Access::Private {
        return file.set_permissions(Permissions::from_mode(mode(access)));
    }
    let Some(existing) = existing else { return Ok(()) };
    // Only the superuser can give files away; others replace someone else's file with one of their own.
    let _ = fchown(file, Some(existing.uid()), Some(existing.gid()));
    file.set_permissions(existing.permissions())
}

/// Removes the temporary files beside `path` that nobody writes any more.
fn remove_left(path: &Path) {
    let (folder, prefix) = (folder(path), prefix(path));
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let part = temporary_name(&name).filter(|part| is_ours(part, &prefix));
        if part.is_some_and(|part| !is_in_use(&folder.join(part))) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether a name is that of a temporary file: other programs have files that end in the same way.
fn is_ours(part: &str, prefix: &str) -> bool {
    let random = part.strip_prefix(prefix).and_then(|rest| rest.strip_suffix(ENDING));
    random.is_some_and(|random| random.len() == 6 && random.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// The name of the temporary file that a file belongs to: itself, or the one that `SQLite` keeps it beside.
fn temporary_name(name: &str) -> Option<&str> {
    let beside = ["-journal", "-wal", "-shm"].into_iter().find_map(|ending| name.strip_suffix(ending));
    Some(beside.unwrap_or(name)).filter(|name| name.ends_with(ENDING))
}

/// Whether a program is writing a temporary file.
fn is_in_use(part: &Path) -> bool {
    if LOCKS_ARE_APART { is_locked(part) } else { was_written_lately(part) }
}

fn was_written_lately(part: &Path) -> bool {
    let written = fs::metadata(part).and_then(|metadata| metadata.modified());
    // A time in the future is no reason to remove it.
    written.is_ok_and(|at| at.elapsed().map_or(true, |pause| pause < MAX_PAUSE))
}

/// Whether a program holds the lock of a temporary file.
fn is_locked(part: &Path) -> bool {
    // Nobody may be reading from a pipe of that name, and then opening it would wait.
    let flags = rustix::fs::OFlags::NONBLOCK.bits().cast_signed();
    match OpenOptions::new().write(true).custom_flags(flags).open(part) {
        Ok(file) => file.try_lock().is_err(),
        Err(error) => error.kind() != io::ErrorKind::NotFound,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::SystemTime;

    #[test]
    fn where_nothing_is_locked_a_file_counts_as_left_after_a_day() {
        let folder = tempfile::tempdir().unwrap();
        let part = folder.path().join(".quotes.csvAb12Cd.part");
        let file = File::create(&part).unwrap();
        assert!(was_written_lately(&part));
        file.set_modified(SystemTime::now() - MAX_PAUSE * 2).unwrap();
        assert!(!was_written_lately(&part));
        file.set_modified(SystemTime::now() + MAX_PAUSE).unwrap();
        assert!(was_written_lately(&part), "a clock may be wrong");
        assert!(!was_written_lately(&folder.path().join("none.part")));
    }
}
