//! The number of decisions and reading places that are not on disk yet, shared with the threads that can end the program.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// A counter of jobs that can be waited for.
#[derive(Debug, Clone, Default)]
pub(in crate::tui) struct Unwritten {
    shared: Arc<(Mutex<usize>, Condvar)>,
}

impl Unwritten {
    /// Waits until everything is on disk, but no longer than `limit`. Returns whether it is.
    pub(in crate::tui) fn wait(&self, limit: Duration) -> bool {
        let (count, changed) = &*self.shared;
        let count = count.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = changed.wait_timeout_while(count, limit, |count| *count > 0);
        *waited.unwrap_or_else(PoisonError::into_inner).0 == 0
    }

    /// Counts a job that has been handed over.
    pub(in crate::tui) fn add(&self) {
        *self.shared.0.lock().unwrap_or_else(PoisonError::into_inner) += 1;
    }

    /// Counts a job as done.
    pub(in crate::tui) fn remove(&self) {
        let (count, changed) = &*self.shared;
        *count.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        changed.notify_all();
    }
}
