//! What the system says of a path -> what is there instead of a regular file, in words.

use std::fmt;
use std::fs::Metadata;
use std::os::unix::fs::FileTypeExt;

/// What a path leads to, if not to a regular file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpecialKind {
    /// It holds files.
    Folder,
    /// Another program writes into it, and it ends when that program closes it.
    Pipe,
    /// Only a program that listens there can be spoken to.
    Socket,
    /// A terminal, a disk, or a source of zeros or random bytes without an end.
    Device,
}

impl fmt::Display for SpecialKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Folder => "a folder",
            Self::Pipe => "a named pipe",
            Self::Socket => "a socket",
            Self::Device => "a device",
        })
    }
}

/// What is there instead of a regular file; `None` if it is one.
#[must_use]
pub fn special_kind(metadata: &Metadata) -> Option<SpecialKind> {
    let kind = metadata.file_type();
    if kind.is_file() {
        None
    } else if kind.is_dir() {
        Some(SpecialKind::Folder)
    } else if kind.is_fifo() {
        Some(SpecialKind::Pipe)
    } else if kind.is_socket() {
        Some(SpecialKind::Socket)
    } else {
        Some(SpecialKind::Device)
    }
}
