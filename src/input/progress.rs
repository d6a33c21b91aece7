//! How far an input has been read.

use std::time::Duration;

/// How far an input has been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoadProgress {
    /// Bytes read so far.
    pub read: u64,
    /// The size in bytes, if it is known.
    pub total: Option<u64>,
    /// The time since the request, for what comes from the network.
    pub elapsed: Option<Duration>,
}
