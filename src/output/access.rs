//! Who may read a new file -> the mode it is created with.

/// Who may read a new file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everyone whom the user's umask allows.
    Shared,
    /// Only the user.
    Private,
}

impl Access {
    /// The mode of the file, before the umask.
    pub(super) fn mode(self) -> u32 {
        match self {
            Self::Private => 0o600,
            Self::Shared => 0o666,
        }
    }
}
