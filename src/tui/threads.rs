//! Work -> a thread that does it, or an error.
//!
//! `std::thread::spawn` panics where there is no memory for another thread, and the reader would end. Memory is often
//! short only for a moment, while a large file is being read on another thread, so a start is tried again for half a second.
//! The caller, and with it the screen, may wait that long.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, Builder};
use std::time::Duration;

/// What is said where a thread cannot be started. The system does not tell which of the two it is.
pub(crate) const NO_ROOM: &str =
    "there is too little memory, or there are too many programs: close some, and try again";

/// How often a start is tried.
const ATTEMPTS: usize = 50;

/// The time between two attempts.
const PAUSE: Duration = Duration::from_millis(10);

/// Does `work` on a thread of its own.
///
/// # Errors
/// If the system has no room for another thread, now and for half a second. The work is dropped.
pub(in crate::tui) fn start(work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    start_as(Builder::new, work)
}

/// Does `work` on a thread like those that `builder` describes.
fn start_as(mut builder: impl FnMut() -> Builder, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    // A failed attempt drops what it was given, so the work stays here.
    let kept = Arc::new(Mutex::new(Some(work)));
    let mut attempt = || {
        let kept = Arc::clone(&kept);
        builder().spawn(move || {
            let work = kept.lock().unwrap_or_else(PoisonError::into_inner).take();
            if let Some(work) = work {
                work();
            }
        })
    };
    for _ in 1..ATTEMPTS {
        if attempt().is_ok() {
            return Ok(());
        }
        thread::sleep(PAUSE);
    }
    attempt().map(drop).map_err(|_| io::Error::new(io::ErrorKind::OutOfMemory, NO_ROOM))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    /// A thread that no machine has the memory for.
    fn impossible() -> Builder {
        Builder::new().stack_size(usize::MAX / 4)
    }

    #[test]
    fn work_is_begun_once_there_is_memory_again() {
        let (sender, done) = channel();
        let mut attempts = 0;
        let soon = || {
            attempts += 1;
            if attempts < 3 { impossible() } else { Builder::new() }
        };
        start_as(soon, move || sender.send("done").unwrap()).unwrap();
        assert_eq!(done.iter().collect::<Vec<_>>(), ["done"], "it is done once");
        assert_eq!(attempts, 3);
    }

    #[test]
    fn without_memory_the_work_is_dropped_and_the_reason_is_a_sentence() {
        let (sender, done) = channel::<&str>();
        let error = start_as(impossible, move || sender.send("done").unwrap()).unwrap_err();
        assert_eq!(error.to_string(), NO_ROOM);
        assert!(done.recv().is_err(), "nobody waits for work that will not be done");
    }
}
