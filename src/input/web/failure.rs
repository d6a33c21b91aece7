//! Why a page was not fetched.

use crate::error::Error;
use std::time::Duration;

/// Why a page was not fetched: the sentence for the user, and what a program can act on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The sentence. Not sanitised.
    pub error: Error,
    /// The status of the answer, such as 404. `None` if no server answered.
    pub status: Option<u16>,
    /// How long the server asks to wait before the next request.
    pub retry_after: Option<Duration>,
}

impl Failure {
    /// A failure of which there is nothing to say but the sentence.
    pub(super) fn new(sentence: impl Into<String>) -> Self {
        Error::new(sentence).into()
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self { error, status: None, retry_after: None }
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        failure.error
    }
}
