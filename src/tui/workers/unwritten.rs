//! What is not on disk yet or could not be written, shared with the threads that can end the program.
//!
//! The loop shows what could not be written. What fails when the loop has ended is said by who ends the program.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A list of jobs that can be waited for.
#[derive(Debug, Clone, Default)]
pub(in crate::tui) struct Unwritten {
    shared: Arc<(Mutex<Jobs>, Condvar)>,
}

#[derive(Debug, Default)]
struct Jobs {
    /// What each job writes that has not been done, in their order; `None` for what nobody misses.
    waiting: VecDeque<Option<String>>,
    /// Why each job failed that the reader has not been told of.
    failed: VecDeque<String>,
}

impl Unwritten {
    /// Waits until every job is done, but no longer than `limit`. Returns a sentence for each that has failed or is still
    /// waiting.
    pub(in crate::tui) fn wait(&self, limit: Duration) -> Vec<String> {
        let (_, changed) = &*self.shared;
        let waited = changed.wait_timeout_while(self.jobs(), limit, |jobs| !jobs.waiting.is_empty());
        let jobs = waited.unwrap_or_else(PoisonError::into_inner).0;
        let late = jobs.waiting.iter().flatten();
        let late = late.map(|what| format!("{what} is not saved: the disk or another program is too slow"));
        jobs.failed.iter().cloned().chain(late).collect()
    }

    /// Adds a job that has been handed over, with what it writes.
    pub(in crate::tui) fn add(&self, what: Option<String>) {
        self.jobs().waiting.push_back(what);
    }

    /// Removes the oldest job: it is done, or failed for this reason.
    pub(in crate::tui) fn remove(&self, failed: Option<&str>) {
        let mut jobs = self.jobs();
        let what = jobs.waiting.pop_front().flatten();
        jobs.failed.extend(what.zip(failed).map(|(what, why)| format!("{what} is not saved: {why}")));
        drop(jobs);
        self.shared.1.notify_all();
    }

    /// The reader has been told of the oldest failure.
    pub(in crate::tui) fn told(&self) {
        self.jobs().failed.pop_front();
    }

    fn jobs(&self) -> MutexGuard<'_, Jobs> {
        self.shared.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_failed_and_what_is_late_is_told_and_nothing_else() {
        let unwritten = Unwritten::default();
        for what in [Some("the first note"), None, Some("the second note"), Some("the third note")] {
            unwritten.add(what.map(str::to_owned));
        }
        unwritten.remove(Some("no room"));
        unwritten.remove(Some("no room"));
        unwritten.remove(None);
        let said = unwritten.wait(Duration::ZERO);
        assert_eq!(
            said,
            [
                "the first note is not saved: no room",
                "the third note is not saved: the disk or another program is too slow"
            ]
        );
        unwritten.told();
        unwritten.remove(None);
        assert_eq!(unwritten.wait(Duration::ZERO), [""; 0]);
    }
}
