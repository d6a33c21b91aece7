//! Errors as the user reads them: one sentence with the fault, its place and the remedy.

mod json_fault;
mod system_words;

pub use json_fault::{JsonFault, read_json};
pub use system_words::system_words;

use std::fmt;

/// Why the program could not do what the user asked. `Display` gives the sentence for standard error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    message: String,
}

/// `Result` with the error of this crate.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error with its sentence, without a full stop. The sentence may contain any file name, so the caller sanitises
    /// it before showing it.
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
