//! A path -> a regular file that is open, or its bytes up to a limit.
//!
//! Opening a pipe waits for who writes to it, and a device may have no end. So what is at the path is looked at before
//! it is opened, and again afterwards: it may have been exchanged meanwhile.

use super::kind::{SpecialKind, special_kind};
use crate::error::system_words;
use rustix::fs::OFlags;
use std::fmt;
use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// Why a path was not read.
#[derive(Debug)]
pub enum Unopened {
    /// It leads to something else than a regular file.
    Special(SpecialKind),
    /// It holds more than this many bytes.
    TooLarge(u64),
    /// The system says why.
    Io(io::Error),
}

impl Unopened {
    /// Whether there is nothing at the path.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Io(error) if error.kind() == io::ErrorKind::NotFound)
    }
}

impl fmt::Display for Unopened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Special(kind) => write!(f, "it is {kind}, not a file"),
            Self::TooLarge(most) if most % 1_000_000 == 0 => {
                write!(f, "it is larger than {} MB", most / 1_000_000)
            }
            Self::TooLarge(most) => write!(f, "it is larger than {} kB", most / 1000),
            Self::Io(error) => f.write_str(&system_words(error)),
        }
    }
}

impl From<io::Error> for Unopened {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Opens the regular file at `path`, through symbolic links. Never waits.
///
/// # Errors
/// If something else is there, or it cannot be opened.
pub fn open_regular(path: &Path) -> Result<File, Unopened> {
    require_regular(&path.metadata()?)?;
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    let file = OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(path)?;
    require_regular(&file.metadata()?)?;
    Ok(file)
}

/// Opens what the user has named: a regular file, or the pipe that a shell puts in place of a command.
///
/// # Errors
/// As [`open_regular`].
#[expect(clippy::disallowed_methods, reason = "input opens what the user has named")]
pub fn open_given(path: &Path) -> Result<File, Unopened> {
    if is_descriptor(path) && !path.is_dir() {
        return Ok(File::open(path)?);
    }
    open_regular(path)
}

/// Reads a file to its end, and never more than `most` bytes and one.
///
/// # Errors
/// If it is longer, or cannot be read.
pub fn read_at_most(file: File, most: u64) -> Result<Vec<u8>, Unopened> {
    if file.metadata()?.len() > most {
        return Err(Unopened::TooLarge(most));
    }
    let mut bytes = Vec::new();
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(Unopened::TooLarge(most)) } else { Ok(bytes) }
}

/// The bytes of the regular file at `path`, which may hold at most `most`.
///
/// # Errors
/// If something else is there, it is longer, or it cannot be read.
pub fn read_regular(path: &Path, most: u64) -> Result<Vec<u8>, Unopened> {
    read_at_most(open_regular(path)?, most)
}

fn require_regular(metadata: &Metadata) -> Result<(), Unopened> {
    special_kind(metadata).map_or(Ok(()), |kind| Err(Unopened::Special(kind)))
}

/// Whether the shell made the path for a pipe, as in `pullquote <(command)`.
fn is_descriptor(path: &Path) -> bool {
    path == Path::new("/dev/stdin") || path.starts_with("/dev/fd") || path.starts_with("/proc/self/fd")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    use std::process::Command;

    #[test]
    fn only_a_regular_file_is_read_and_no_more_than_its_limit() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        File::create(at("story")).unwrap().write_all(b"12345").unwrap();
        symlink("story", at("link")).unwrap();
        assert_eq!(read_regular(&at("link"), 5).unwrap(), b"12345");
        assert!(matches!(read_regular(&at("story"), 4), Err(Unopened::TooLarge(4))));
        assert!(read_regular(&at("gone"), 4).unwrap_err().is_missing());
    }

    #[test]
    fn pipes_devices_sockets_and_folders_are_named_and_never_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        assert!(Command::new("mkfifo").arg(at("pipe")).status().unwrap().success());
        symlink("/dev/zero", at("zeros")).unwrap();
        let _socket = UnixListener::bind(at("socket")).unwrap();
        for (name, kind) in
            [("pipe", "a named pipe"), ("zeros", "a device"), ("socket", "a socket"), ("", "a folder")]
        {
            let said = read_regular(&at(name), 100).unwrap_err().to_string();
            assert_eq!(said, format!("it is {kind}, not a file"));
        }
    }

    #[test]
    fn a_file_that_grows_or_has_no_length_is_read_to_the_limit() {
        let file = File::options().read(true).open("/dev/zero").unwrap();
        assert!(matches!(read_at_most(file, 1000), Err(Unopened::TooLarge(1000))));
        assert_eq!(Unopened::TooLarge(100_000).to_string(), "it is larger than 100 kB");
        assert_eq!(Unopened::TooLarge(1_000_000).to_string(), "it is larger than 1 MB");
    }
}
