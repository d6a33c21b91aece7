//! What comes of asking for a feed.

use super::feed::Feed;
use crate::error::Error;
use crate::input::web::Validators;
use std::time::Duration;

/// What came of asking for a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeedChange {
    /// It was read.
    Read(Box<FeedVersion>),
    /// It has not changed.
    Unchanged,
    /// It could not be fetched or read.
    Failed {
        /// Why, in a sentence. Not sanitised.
        error: Error,
        /// How long the server asks to wait before the next request.
        retry_after: Option<Duration>,
    },
}

/// A version of a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedVersion {
    /// The feed.
    pub feed: Feed,
    /// What the server marked it with.
    pub validators: Validators,
}

impl From<Error> for FeedChange {
    fn from(error: Error) -> Self {
        Self::Failed { error, retry_after: None }
    }
}
