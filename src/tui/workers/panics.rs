//! Work on a thread -> what it returns, or as a sentence why it was not done: no memory for a thread, or a panic.

use crate::text::sanitize;
use crate::tui::report::Report;
use crate::tui::terminal;
use crate::tui::terminal::events::Message;
use crate::tui::threads;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;

/// Does `work` on a thread of its own. Where that cannot be, sends what `failed` makes of the reason, so that nothing on the
/// screen waits for it.
pub(super) fn start_or_report(
    messages: &Sender<Message>,
    failed: impl FnOnce(String) -> Report,
    work: impl FnOnce() + Send + 'static,
) {
    if let Err(error) = threads::start(work) {
        let _ = messages.send(Message::Report(failed(error.to_string())));
    }
}

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
    #[expect(clippy::disallowed_methods, reason = "a test may panic")]
    fn a_panic_is_a_sentence() {
        let said = thread::spawn(|| guarded(|| panic!("at \u{1b}[2J"))).join().unwrap().unwrap_err();
        assert!(said.contains("at ␛[2J"), "{said}");
    }
}
