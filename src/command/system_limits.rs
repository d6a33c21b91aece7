//! Limits that the system sets to a program -> work within them, or an error with a sentence.
//!
//! What exceeds a limit would otherwise end the program without a word, on the screen with a terminal that is not given
//! back.

use rayon::ThreadPoolBuilder;
use rustix::process::Signal;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Makes a write beyond the limit on the size of files fail, which is told. Without this, a signal ends the program.
pub fn outlive_file_limit() {
    // The flag is not looked at: the signal only must not do what it does by itself.
    let _ = signal_hook::flag::register(Signal::XFSZ.as_raw(), Arc::new(AtomicBool::new(false)));
}

/// Lets articles be analysed on this thread alone if the system starts no others. It must be tried beforehand: rayon makes
/// its pool when it is first needed, never tries a second time, and panics.
pub(super) fn meet_thread_limit() {
    if ThreadPoolBuilder::new().build().is_err() {
        let _ = ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global();
    }
}
