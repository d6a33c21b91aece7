//! The terminal: taken for the reader, and given back as it was, whatever happens.
//!
//! Raw mode, the alternate screen, bracketed paste and the hidden cursor are each set once and undone once, in
//! reverse. A panic in any thread, a signal and a plain return all come through [`give_back`], and what is drawn
//! goes through the same lock, so that nothing reaches the terminal once it has been given back.

pub(super) mod backend;
pub(super) mod clipboard;
pub(super) mod editor;
pub(super) mod events;

use crate::text::sanitize;
use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{Command, queue};
use std::backtrace::{Backtrace, BacktraceStatus};
use std::cell::Cell;
use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::os::fd::AsFd;
use std::panic::{self, PanicHookInfo};
use std::process;
use std::sync::{Mutex, MutexGuard, Once, PoisonError, TryLockError};
use std::thread;
use std::time::Duration;

/// The terminal while we have it: where to write, and whether the cursor is shown.
struct Taken {
    out: File,
    cursor_shown: bool,
}

static TAKEN: Mutex<Option<Taken>> = Mutex::new(None);
static HOOK: Once = Once::new();

thread_local! {
    /// Whether panics of this thread are caught and told on the screen.
    static CAUGHT: Cell<bool> = const { Cell::new(false) };
}

/// Takes the terminal on standard output. Nothing happens when it is taken already.
///
/// # Errors
/// When it is no terminal, or cannot be written.
pub fn take() -> io::Result<()> {
    HOOK.call_once(install_hook);
    let mut taken = lock();
    if taken.is_some() {
        return Ok(());
    }
    let out = File::from(io::stdout().as_fd().try_clone_to_owned()?);
    let mut modes = Vec::new();
    queue!(modes, EnterAlternateScreen, EnableBracketedPaste, Hide)?;
    enable_raw_mode()?;
    let set = write_all(&mut taken.insert(Taken { out, cursor_shown: false }).out, &modes);
    set.inspect_err(|_| release(&mut taken))
}

/// Gives the terminal back as it was. Nothing happens when it was not taken.
pub fn give_back() {
    release(&mut lock());
}

/// Whether the terminal is ours.
#[must_use]
pub fn is_taken() -> bool {
    lock().is_some()
}

/// Gives the terminal back and leaves the program, even while another thread waits for a stuck terminal.
pub fn leave(code: i32) -> ! {
    for _ in 0..50 {
        match TAKEN.try_lock() {
            Ok(mut taken) => {
                release(&mut taken);
                process::exit(code);
            }
            Err(TryLockError::Poisoned(poisoned)) => {
                release(&mut poisoned.into_inner());
                process::exit(code);
            }
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(10)),
        }
    }
    let _ = disable_raw_mode();
    process::exit(code);
}

/// Panics of this thread will be caught: they do not end the program, and the terminal stays taken.
pub fn catch_panics_of_this_thread() {
    CAUGHT.set(true);
}

/// Shows or hides the cursor, if that changes anything.
pub(in crate::tui) fn show_cursor(shown: bool) -> io::Result<()> {
    let mut taken = lock();
    let Some(taken) = taken.as_mut().filter(|taken| taken.cursor_shown != shown) else { return Ok(()) };
    taken.cursor_shown = shown;
    let mut bytes = Vec::new();
    if shown { queue!(bytes, Show) } else { queue!(bytes, Hide) }?;
    write_all(&mut taken.out, &bytes)
}

/// Collects what is drawn and sends it as one synchronized update when it is flushed.
#[derive(Debug, Default)]
pub(in crate::tui) struct Frames {
    drawn: Vec<u8>,
}

impl Frames {
    /// Sends a sequence that is no part of a frame.
    pub(in crate::tui) fn send(sequence: &str) -> io::Result<()> {
        match lock().as_mut() {
            Some(taken) => write_all(&mut taken.out, sequence.as_bytes()),
            None => Ok(()),
        }
    }
}

impl Write for Frames {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.drawn.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// One write a frame, so that a slow line shows no half of one. The whole update is in one buffer: when
    /// drawing breaks off, no update is left open.
    fn flush(&mut self) -> io::Result<()> {
        if self.drawn.is_empty() {
            return Ok(());
        }
        let mut update = ansi(&BeginSynchronizedUpdate).into_bytes();
        update.append(&mut self.drawn);
        update.extend_from_slice(ansi(&EndSynchronizedUpdate).as_bytes());
        match lock().as_mut() {
            Some(taken) => write_all(&mut taken.out, &update),
            None => Ok(()),
        }
    }
}

fn lock() -> MutexGuard<'static, Option<Taken>> {
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// In the reverse order of [`take`]. Errors are passed over: the terminal may be gone.
fn release(taken: &mut Option<Taken>) {
    let Some(Taken { mut out, cursor_shown }) = taken.take() else { return };
    let mut modes = Vec::new();
    if !cursor_shown {
        let _ = queue!(modes, Show);
    }
    let _ = queue!(modes, DisableBracketedPaste, LeaveAlternateScreen);
    let _ = write_all(&mut out, &modes);
    let _ = disable_raw_mode();
}

/// As `Write::write_all`, but a terminal that somebody set to non-blocking is waited for.
fn write_all(out: &mut File, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match out.write(bytes) {
            Ok(0) => return Err(ErrorKind::WriteZero.into()),
            Ok(count) => bytes = bytes.get(count..).unwrap_or_default(),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) if error.kind() == ErrorKind::WouldBlock => thread::sleep(Duration::from_millis(1)),
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn ansi(command: &impl Command) -> String {
    let mut sequence = String::new();
    let _ = command.write_ansi(&mut sequence);
    sequence
}

/// Chained before the hook that is there: first the terminal is given back, then a sentence says what happened.
/// Where the terminal is not ours, and in tests, the hook that was there before has the word.
fn install_hook() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if CAUGHT.get() {
            return;
        }
        if !is_taken() {
            return before(panic);
        }
        give_back();
        let _ = writeln!(io::stderr(), "{}", confession(panic));
        process::exit(2);
    }));
}

fn confession(panic: &PanicHookInfo<'_>) -> String {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let said = sanitize::line(message(panic.payload())).into_owned();
    let backtrace = Backtrace::capture();
    let trace = match backtrace.status() {
        BacktraceStatus::Captured => format!("\n{backtrace}"),
        _ => String::new(),
    };
    format!(
        "pullquote: stopped by a mistake of its own; your files are unchanged. \
         Please report this line and what you did: {place}: {said} (pullquote {}){trace}",
        crate::version::VERSION
    )
}

/// What a panic said.
pub(in crate::tui) fn message(payload: &(dyn std::any::Any + Send)) -> &str {
    let owned = payload.downcast_ref::<String>().map(String::as_str);
    owned.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("no message")
}
