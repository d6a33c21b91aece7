//! Work on a thread -> what it returns, or its panic as a sentence.

use crate::text::sanitize;
use crate::tui::terminal;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs `work`. A panic does not end the program: it is returned as a sentence.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    terminal::catch_panics_of_this_thread();
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let said = sanitize::line(crate::output::message(&*panic)).into_owned();
        format!("an error in pullquote itself ({said}); please report it")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;

    #[test]
    fn a_panic_is_a_sentence() {
        let said = thread::spawn(|| guarded(|| panic!("at \u{1b}[2J"))).join().unwrap().unwrap_err();
        assert!(said.contains("at ␛[2J"), "{said}");
    }
}
