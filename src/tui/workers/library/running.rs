//! The request that is being answered, which a later one may end: nobody waits for the hits of a word that has been typed
//! on since.

use crate::tui::workers::request::LibraryRequest;
use rusqlite::InterruptHandle;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Shared by the run loop, which asks, and the worker, which answers.
#[derive(Clone, Default)]
pub(super) struct RunningRequest(Arc<Mutex<Option<RunningLookUp>>>);

struct RunningLookUp {
    request: LibraryRequest,
    interrupt: InterruptHandle,
    is_ended: bool,
}

impl fmt::Debug for RunningRequest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("RunningRequest")
            .field(&self.lock().as_ref().map(|running| &running.request))
            .finish()
    }
}

impl RunningRequest {
    /// The library begins to look up the answer to a request.
    pub(super) fn begin(&self, request: &LibraryRequest, interrupt: InterruptHandle) {
        *self.lock() = Some(RunningLookUp { request: request.clone(), interrupt, is_ended: false });
    }

    /// The answer has been looked up. Returns whether that was ended before.
    pub(super) fn finish(&self) -> bool {
        self.lock().take().is_some_and(|running| running.is_ended)
    }

    /// Ends the request that is being answered if a new one replaces it.
    pub(super) fn replace_by(&self, new: &LibraryRequest) {
        if let Some(running) = &mut *self.lock()
            && new.replaces(&running.request)
        {
            running.is_ended = true;
            running.interrupt.interrupt();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Option<RunningLookUp>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
