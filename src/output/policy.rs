//! What a caller decides about an output: what it may replace, and who may read it.

/// What happens if the file exists already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IfExists {
    /// The new file replaces it and takes over its owner and permissions.
    Replace,
    /// The same if this program wrote it and nobody has changed it since, or it is empty. Otherwise nothing is written.
    ReplaceOwn,
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
