//! Errors as the user reads them: one sentence that says what, where and what to do.

use std::fmt;

/// Why the program could not do what was asked. `Display` gives the sentence for standard error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    message: String,
}

/// `Result` with the error of this crate.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error with its whole sentence, without a full stop. It may hold any file name: whoever shows it
    /// sanitises it, as all that is shown.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
