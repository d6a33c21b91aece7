//! What a check of the self-test found, with the words that are printed.

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum CheckResult {
    /// Everything is as it must be.
    Well(String),
    /// Something is missing here that the program can do without.
    Note(String),
    /// Something does not work: what, and what to do.
    Failed(String),
}
