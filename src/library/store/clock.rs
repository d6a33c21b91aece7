//! The time at which something is kept.

use std::time::{SystemTime, UNIX_EPOCH};

/// Milliseconds since 1970 in UTC, as every time in the library; zero on a clock that stands before that.
#[must_use]
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
