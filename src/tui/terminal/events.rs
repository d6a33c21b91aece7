//! Signals -> messages for the run loop.
//!
//! They are waited for on a thread of their own, so that the loop waits in one place. A signal that ends the program asks
//! the loop to end it, which keeps what is being written; if the loop is busy, the program ends here. A terminal that goes
//! away ends it in the same way.

use crate::tui::keymap::key::Key;
use crate::tui::keymap::pointer::PointerEvent;
use crate::tui::report::Report;
use crate::tui::terminal::{self, editor};
use crate::tui::threads;
use crate::tui::workers::unwritten::Unwritten;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// Something that happened.
#[derive(Debug)]
pub(in crate::tui) enum Message {
    /// A key was pressed, and read from the terminal at this moment.
    Key(Key, Instant),
    /// Something was done with the mouse.
    Pointer(PointerEvent),
    /// Text was pasted.
    Paste(String),
    /// The terminal says which colour its background has: red, green, blue.
    Background([u8; 3]),
    /// The terminal says that it has margins at the left and the right.
    HasMargins,
    /// The terminal has answered everything that it was asked.
    Identified,
    /// A worker reports.
    Report(Report),
    /// The recorder has finished a job; if it was a decision, with what came of it.
    Written(Option<Report>),
    /// The program was asked to stop until it is resumed.
    Stop,
    /// The program was resumed.
    Resumed,
    /// The size of the terminal has changed.
    Resized,
    /// Keys can no longer be read.
    KeysFailed(io::Error),
    /// The program has to end, as this signal would end it.
    End(i32),
}

/// How long a program that has to end waits for decisions that are being written.
const LAST_WRITES: Duration = Duration::from_secs(1);
/// How often to look whether the terminal still exists, on systems that do not wake the program when it goes away.
const TERMINAL_CHECK: Timespec = Timespec { tv_sec: 2, tv_nsec: 0 };
/// How long the loop may take to end the program before it is ended without the loop.
const ORDERLY_END: Duration = Duration::from_secs(1);
/// How long to wait for a thread that answers at once.
const THREAD_TIMEOUT: Duration = Duration::from_secs(1);

/// Whether another program has the terminal: what is typed then is not for us.
static TERMINAL_IS_LENT: AtomicBool = AtomicBool::new(false);

/// Whether the program is ending, so that no more signals are handled.
static IS_ENDING: AtomicBool = AtomicBool::new(false);

/// How many changes of size the signal thread has seen.
static RESIZES: (Mutex<u64>, Condvar) = (Mutex::new(0), Condvar::new());

/// Starts to listen to signals.
///
/// # Errors
/// If the system does not allow it.
pub(in crate::tui) fn listen_to_signals(messages: Sender<Message>, unwritten: Unwritten) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    threads::start(move || {
        for signal in signals.forever() {
            let message = match signal {
                // Typed to the program that has the terminal. To stop it is to stop us too, as its parent; the other
                // signals are its own business.
                SIGTSTP if TERMINAL_IS_LENT.load(Ordering::Relaxed) => {
                    let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
                    continue;
                }
                SIGINT | SIGQUIT | SIGCONT if TERMINAL_IS_LENT.load(Ordering::Relaxed) => continue,
                SIGTSTP => Message::Stop,
                SIGCONT => Message::Resumed,
                SIGWINCH => {
                    let (count, changed) = &RESIZES;
                    *count.lock().unwrap_or_else(PoisonError::into_inner) += 1;
                    changed.notify_all();
                    Message::Resized
                }
                signal => end(signal, &messages, &unwritten),
            };
            if messages.send(message).is_err() {
                return;
            }
        }
    })
}

/// Ends the program as soon as a terminal that it reads from or draws on goes away, with the exit code of a hang-up.
///
/// The signal of a hang-up reaches only the session that the terminal controls: a program started through `setsid`
/// or `nohup` gets none.
///
/// # Errors
/// If there is too little memory to watch it.
pub(in crate::tui) fn end_with_the_terminal(
    messages: Sender<Message>,
    unwritten: Unwritten,
) -> io::Result<()> {
    threads::start(move || {
        let (input, output) = (io::stdin(), io::stdout());
        // No event is asked for, because a hang-up is always reported. A pipe with an article hangs up when it has
        // been read: that ends nothing.
        let mut watched = vec![PollFd::new(&output, PollFlags::empty())];
        if input.is_terminal() {
            watched.push(PollFd::new(&input, PollFlags::empty()));
        }
        loop {
            let _ = poll(&mut watched, Some(&TERMINAL_CHECK));
            let hung_up = |fd: &PollFd<'_>| fd.revents().intersects(PollFlags::HUP | PollFlags::ERR);
            if watched.iter().any(hung_up) || terminal::is_gone() {
                end(SIGHUP, &messages, &unwritten);
            }
        }
    })
}

/// Ends the program because its terminal has disappeared.
pub(in crate::tui) fn leave_as_hung_up(unwritten: &Unwritten) -> ! {
    leave(SIGHUP, unwritten)
}

/// Asks the loop to end the program, and ends it if the loop does not in time.
fn end(signal: i32, messages: &Sender<Message>, unwritten: &Unwritten) -> ! {
    IS_ENDING.store(true, Ordering::Relaxed);
    // The loop waits for it.
    editor::end(signal);
    if messages.send(Message::End(signal)).is_ok() {
        let until = Instant::now() + ORDERLY_END;
        while let Some(left) = until.checked_duration_since(Instant::now()) {
            thread::park_timeout(left);
        }
    }
    leave(signal, unwritten)
}

/// Ends the program as this signal would, once the decisions that are being written are on disk.
pub(in crate::tui) fn leave(signal: i32, unwritten: &Unwritten) -> ! {
    let unwritten = unwritten.wait(LAST_WRITES);
    if !unwritten.is_empty() {
        terminal::give_back_in_time();
    }
    for sentence in unwritten {
        let _ = writeln!(io::stderr(), "pullquote: {sentence}");
    }
    terminal::leave(128 + signal)
}

/// Leaves the signals that keys send to the program that has the terminal now.
pub(super) fn lend_signals() {
    TERMINAL_IS_LENT.store(true, Ordering::Relaxed);
}

/// Takes the signals that keys send again.
pub(super) fn take_signals_back() {
    wait_for_pending_signals();
    TERMINAL_IS_LENT.store(false, Ordering::Relaxed);
}

/// Waits until every signal that was sent so far has been handled: one that was typed to the other program may still be
/// on its way to us.
///
/// signal-hook delivers pending signals in the order of their numbers, and `SIGWINCH` has a higher number than those
/// that can end the program.
fn wait_for_pending_signals() {
    if IS_ENDING.load(Ordering::Relaxed) {
        return;
    }
    let (count, changed) = &RESIZES;
    let count = count.lock().unwrap_or_else(PoisonError::into_inner);
    let before = *count;
    if signal_hook::low_level::raise(SIGWINCH).is_ok() {
        let _ = changed.wait_timeout_while(count, THREAD_TIMEOUT, |count| *count == before);
    }
}
