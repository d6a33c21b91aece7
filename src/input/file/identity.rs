//! A path or an open file -> the file itself, whatever its names.

use std::fs::Metadata;
use std::os::fd::AsFd;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// A regular file independent of its path: its device and inode. Its symbolic and hard links are the same file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FileIdentity {
    device: u64,
    inode: u64,
}

impl FileIdentity {
    /// The file at a path, through symbolic links; `None` if there is none, or something else.
    #[must_use]
    pub fn at(path: &Path) -> Option<Self> {
        path.metadata().ok().and_then(|metadata| Self::of(&metadata))
    }

    /// The file that a stream reads or writes; `None` if it is a pipe or a terminal.
    #[must_use]
    pub fn behind(stream: &impl AsFd) -> Option<Self> {
        let stream = std::fs::File::from(stream.as_fd().try_clone_to_owned().ok()?);
        stream.metadata().ok().and_then(|metadata| Self::of(&metadata))
    }

    fn of(metadata: &Metadata) -> Option<Self> {
        metadata.is_file().then(|| Self { device: metadata.dev(), inode: metadata.ino() })
    }
}
