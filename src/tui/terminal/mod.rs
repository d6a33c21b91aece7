//! Takes over the terminal for the reader, and restores it whatever happens.
//!
//! Raw mode, the alternate screen, bracketed paste, reports of the mouse, the title of the window and the hidden cursor are each set once and undone
//! once, in reverse order. A panic in any thread, a signal and a normal return all go through [`give_back`]. Frames go through the same
//! lock, so that nothing is written to the terminal after it has been given back.

mod ascii;
pub(super) mod backend;
mod cell_style;
mod cells;
pub(super) mod clipboard;
pub(super) mod editor;
pub(super) mod events;
pub(super) mod keyboard;
mod note_file;
pub(super) mod outside;
mod pen;
pub(in crate::tui) mod scrolling;

use crate::output::panic_sentence;
use crate::text::sanitize;
use crate::tui::abilities::Charset;
use crate::tui::keymap::pointer::MouseTracking;
use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{Command, queue};
use std::cell::Cell;
use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::os::fd::AsFd;
use std::panic;
use std::process;
use std::sync::{Mutex, MutexGuard, Once, PoisonError, TryLockError};
use std::thread;
use std::time::Duration;
use unicode_segmentation::UnicodeSegmentation;

/// The terminal while it is ours: where to write, and whether the cursor is shown.
struct TakenTerminal {
    out: File,
    cursor_shown: bool,
    mouse: MouseTracking,
    /// The title of its window. `None` as long as that has its own.
    title: Option<String>,
}

impl TakenTerminal {
    fn new(out: File) -> Self {
        Self { out, cursor_shown: false, mouse: MouseTracking::Off, title: None }
    }
}

/// Has the terminal report buttons, the wheel, and moves while a button is held; in decimal numbers, because the older
/// form ends at column 223.
const TRACK_MOUSE: &str = "\u{1b}[?1002h\u{1b}[?1006h";
/// Undoes [`TRACK_MOUSE`].
const LEAVE_MOUSE: &str = "\u{1b}[?1006l\u{1b}[?1002l";

/// Keeps the title of the window on the stack of the terminal. A terminal without one ignores it.
const KEEP_TITLE: &str = "\u{1b}[22;2t";
/// Undoes [`KEEP_TITLE`].
const RESTORE_TITLE: &str = "\u{1b}[23;2t";

static TAKEN: Mutex<Option<TakenTerminal>> = Mutex::new(None);
static HOOK: Once = Once::new();

thread_local! {
    /// Whether panics of this thread are caught and reported on the screen.
    static CAUGHT: Cell<bool> = const { Cell::new(false) };
}

/// Takes over the terminal on standard output. Does nothing if that has already been done.
///
/// # Errors
/// If it is not a terminal, or cannot be written.
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
    let set = write_all(&mut taken.insert(TakenTerminal::new(out)).out, &modes);
    set.inspect_err(|_| release(&mut taken))
}

/// Restores the terminal. Does nothing if it has not been taken over.
pub fn give_back() {
    release(&mut lock());
}

/// Whether the terminal on standard output no longer exists, because its window or its connection was closed.
pub(in crate::tui) fn is_gone() -> bool {
    let modes = rustix::termios::tcgetattr(io::stdout());
    // If standard output never was a terminal, no terminal has disappeared.
    modes.is_err_and(|error| error != rustix::io::Errno::NOTTY)
}

/// The largest screen that is drawn. A terminal may say that it has 65535 columns and rows, for which no memory is enough.
const MAX_SIZE: (u16, u16) = (1500, 600);

/// Columns and rows of the terminal on standard output, as many as are drawn.
///
/// crossterm would ask another terminal, or start another program to ask, if this one no longer exists.
///
/// # Errors
/// If standard output is no terminal.
pub fn size() -> io::Result<(u16, u16)> {
    let size = rustix::termios::tcgetwinsize(io::stdout())?;
    Ok((size.ws_col.min(MAX_SIZE.0), size.ws_row.min(MAX_SIZE.1)))
}

/// Whether the terminal is taken.
#[must_use]
pub fn is_taken() -> bool {
    lock().is_some()
}

/// Gives the terminal back and ends the program, even if another thread is waiting for a terminal that hangs.
pub fn leave(code: i32) -> ! {
    give_back_in_time();
    process::exit(code);
}

/// Gives the terminal back, without waiting long for another thread that is waiting for a terminal that hangs.
pub(in crate::tui) fn give_back_in_time() {
    for _ in 0..50 {
        match TAKEN.try_lock() {
            Ok(mut taken) => return release(&mut taken),
            Err(TryLockError::Poisoned(poisoned)) => return release(&mut poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(10)),
        }
    }
    let _ = disable_raw_mode();
}

/// Declares that panics of this thread are caught: they do not end the program, and the terminal stays taken.
pub fn catch_panics_of_this_thread() {
    CAUGHT.set(true);
}

/// Shows or hides the cursor. Sends nothing if that changes nothing.
pub(in crate::tui) fn show_cursor(shown: bool) -> io::Result<()> {
    let mut taken = lock();
    let Some(taken) = taken.as_mut().filter(|taken| taken.cursor_shown != shown) else { return Ok(()) };
    taken.cursor_shown = shown;
    let mut bytes = Vec::new();
    if shown { queue!(bytes, Show) } else { queue!(bytes, Hide) }?;
    write_all(&mut taken.out, &bytes)
}

/// Has the terminal report the mouse, or leave it alone. Sends nothing if that changes nothing.
pub(in crate::tui) fn track_mouse(wanted: MouseTracking) -> io::Result<()> {
    let mut taken = lock();
    let Some(taken) = taken.as_mut().filter(|taken| taken.mouse != wanted) else { return Ok(()) };
    taken.mouse = wanted;
    let modes = if wanted == MouseTracking::On { TRACK_MOUSE } else { LEAVE_MOUSE };
    write_all(&mut taken.out, modes.as_bytes())
}

/// Gives the window a title. Sends nothing if it has that already.
pub(in crate::tui) fn set_title(title: &str, charset: Charset) -> io::Result<()> {
    let mut taken = lock();
    let Some(taken) = taken.as_mut().filter(|taken| taken.title.as_deref() != Some(title)) else {
        return Ok(());
    };
    let sequence = titling(title, charset);
    let first = if taken.title.is_none() { KEEP_TITLE } else { "" };
    taken.title = Some(title.to_owned());
    write_all(&mut taken.out, format!("{first}{sequence}").as_bytes())
}

/// The sequence that sets a title: without anything that could end it early.
fn titling(title: &str, charset: Charset) -> String {
    let clean = sanitize::line(title);
    let shown: String = match charset {
        Charset::Ascii => clean.graphemes(true).map(ascii::ascii).collect(),
        Charset::Unicode | Charset::Narrow | Charset::Wide => clean.into_owned(),
    };
    format!("\u{1b}]2;{shown}\u{1b}\\")
}

/// Collects a frame, and sends it as one synchronized update when it is flushed.
#[derive(Debug, Default)]
pub(in crate::tui) struct Frames {
    drawn: Vec<u8>,
}

impl Frames {
    /// Sends an escape sequence that is not part of a frame.
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

    /// Sends a frame in one write, so that a slow connection does not show half of it. The update begins and ends in the
    /// same buffer: if drawing fails, no update is left open.
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

fn lock() -> MutexGuard<'static, Option<TakenTerminal>> {
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Undoes [`take`] in reverse order. Errors are ignored: the terminal may no longer exist.
fn release(taken: &mut Option<TakenTerminal>) {
    let Some(TakenTerminal { mut out, cursor_shown, mouse, title }) = taken.take() else { return };
    let mut modes = Vec::new();
    if mouse == MouseTracking::On {
        modes.extend_from_slice(LEAVE_MOUSE.as_bytes());
    }
    if !cursor_shown {
        let _ = queue!(modes, Show);
    }
    let _ = queue!(modes, DisableBracketedPaste, LeaveAlternateScreen);
    if title.is_some() {
        modes.extend_from_slice(RESTORE_TITLE.as_bytes());
    }
    let _ = write_all(&mut out, &modes);
    let _ = disable_raw_mode();
}

/// Like `Write::write_all`, but waits for a terminal that another program has set to non-blocking.
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

/// Makes a panic give the terminal back and then say in a sentence what happened. While the terminal is not taken, the
/// previous hook handles the panic.
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
        let _ = writeln!(io::stderr(), "{}", panic_sentence(panic));
        process::exit(2);
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_title_ends_it_or_moves_the_cursor() {
        let hostile = "Quay\u{7}\u{1b}]52;c;aGk=\u{1b}\\\u{9c}\u{9b}2J\nclosed \u{202e}no";
        let sent = titling(hostile, Charset::Unicode);
        let inner = sent.strip_prefix("\u{1b}]2;").and_then(|rest| rest.strip_suffix("\u{1b}\\")).unwrap();
        assert!(!inner.contains(|c: char| c.is_control() || c == '\u{202e}'), "{inner:?}");
        assert_eq!(titling("Não — Pullquote", Charset::Ascii), "\u{1b}]2;Nao - Pullquote\u{1b}\\");
    }
}
