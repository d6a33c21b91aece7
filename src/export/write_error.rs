//! Why a value could not be written as JSON: always because the file or the terminal could not.

use serde::ser;
use std::fmt::{self, Display};
use std::io;

/// Why a value could not be written.
#[derive(Debug)]
pub(super) struct WriteError(pub(super) io::Error);

impl Display for WriteError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl std::error::Error for WriteError {}

impl ser::Error for WriteError {
    fn custom<T: Display>(message: T) -> Self {
        Self(io::Error::other(message.to_string()))
    }
}
