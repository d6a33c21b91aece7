//! Keys and signals -> messages for the run loop.
//!
//! Both are waited for on threads of their own, so that the loop waits in one place. A change of size is taken from the
//! signal: crossterm listens for it only while it waits for keys, and would miss one that comes earlier. A signal that
//! ends the program ends it here and at once, because the loop may be busy; so does a terminal that goes away.

use crate::text::sanitize;
use crate::tui::keymap::key::Key;
use crate::tui::report::Report;
use crate::tui::terminal;
use crate::tui::workers::unwritten::Unwritten;
use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// Something that happened.
#[derive(Debug)]
pub(in crate::tui) enum Message {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
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
}

/// How long a program that has to end waits for decisions that are being written.
const LAST_WRITES: Duration = Duration::from_secs(1);
/// How often to look whether the terminal still exists, on systems that do not wake the program when it goes away.
const TERMINAL_CHECK: Timespec = Timespec { tv_sec: 2, tv_nsec: 0 };
/// Longer pastes are cut.
const MAX_PASTE: usize = 1024 * 1024;
/// The longest pause inside an answer of the terminal, which arrives in one piece.
const ANSWER_PAUSE: Duration = Duration::from_millis(50);
/// How long to wait for a thread that is woken at once. A thread that does not answer has ended.
const THREAD_TIMEOUT: Duration = Duration::from_secs(1);

/// Whether another program has the terminal: what is typed then is not for us.
static TERMINAL_IS_LENT: AtomicBool = AtomicBool::new(false);

/// How many changes of size the signal thread has seen.
static RESIZES: (Mutex<u64>, Condvar) = (Mutex::new(0), Condvar::new());

/// What is said at the end if something could not be written in time.
pub(in crate::tui) const NOT_SAVED: &str =
    "pullquote: what was decided last is not saved: the disk or another program kept the library busy";

/// Starts to listen to signals.
///
/// # Errors
/// If the system does not allow it.
pub(in crate::tui) fn listen_to_signals(messages: Sender<Message>, unwritten: Unwritten) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::spawn(move || {
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
                signal => leave(signal, &unwritten),
            };
            if messages.send(message).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// Ends the program as soon as a terminal that it reads from or draws on goes away, with the exit code of a hang-up.
///
/// The signal of a hang-up reaches only the session that the terminal controls: a program started through `setsid`
/// or `nohup` gets none. crossterm would then read the end of the input again and again, without a pause.
pub(in crate::tui) fn end_with_the_terminal(unwritten: Unwritten) {
    thread::spawn(move || {
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
                leave(SIGHUP, &unwritten);
            }
        }
    });
}

/// Ends the program because its terminal has disappeared.
pub(in crate::tui) fn leave_as_hung_up(unwritten: &Unwritten) -> ! {
    leave(SIGHUP, unwritten)
}

/// Ends the program as this signal would, once the decisions that are being written are on disk.
fn leave(signal: i32, unwritten: &Unwritten) -> ! {
    if !unwritten.wait(LAST_WRITES) {
        terminal::give_back_in_time();
        let _ = writeln!(io::stderr(), "{NOT_SAVED}");
    }
    terminal::leave(128 + signal)
}

/// The thread that reads keys, which can be paused while another program reads from the terminal.
#[derive(Debug, Clone, Default)]
pub(in crate::tui) struct KeyReader {
    shared: Arc<(Mutex<KeyReaderState>, Condvar)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum KeyReaderState {
    #[default]
    Reading,
    /// Asked to pause, and perhaps still reading.
    Pausing,
    /// Not reading.
    Paused,
}

/// A pause, which ends when this is dropped.
#[derive(Debug)]
pub(in crate::tui) struct Pause(KeyReader);

impl Drop for Pause {
    fn drop(&mut self) {
        wait_for_pending_signals();
        TERMINAL_IS_LENT.store(false, Ordering::Relaxed);
        self.0.set(KeyReaderState::Reading);
    }
}

/// Waits until every signal that was sent so far has been handled: one that was typed to the other program may still be
/// on its way to us.
///
/// signal-hook delivers pending signals in the order of their numbers, and `SIGWINCH` has a higher number than those
/// that can end the program.
fn wait_for_pending_signals() {
    let (count, changed) = &RESIZES;
    let count = count.lock().unwrap_or_else(PoisonError::into_inner);
    let before = *count;
    if signal_hook::low_level::raise(SIGWINCH).is_ok() {
        let _ = changed.wait_timeout_while(count, THREAD_TIMEOUT, |count| *count == before);
    }
}

impl KeyReader {
    /// Starts to read keys.
    pub(in crate::tui) fn start(messages: Sender<Message>) -> Self {
        let reader = Self::default();
        let thread = reader.clone();
        thread::spawn(move || thread.read(&messages));
        reader
    }

    /// Leaves keys, and the signals that keys send, to another program until the returned value is dropped.
    ///
    /// # Errors
    /// If the thread that reads keys cannot be woken.
    pub(in crate::tui) fn pause(&self) -> io::Result<Pause> {
        self.set(KeyReaderState::Pausing);
        TERMINAL_IS_LENT.store(true, Ordering::Relaxed);
        let pause = Pause(self.clone());
        // The thread waits for a key or a change of size: this wakes it like one.
        signal_hook::low_level::raise(SIGWINCH)?;
        let (state, changed) = &*self.shared;
        let state = state.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = changed.wait_timeout_while(state, THREAD_TIMEOUT, |state| *state == KeyReaderState::Pausing);
        Ok(pause)
    }

    fn set(&self, new: KeyReaderState) {
        let (state, changed) = &*self.shared;
        *state.lock().unwrap_or_else(PoisonError::into_inner) = new;
        changed.notify_all();
    }

    /// Waits until a pause is over, if there is one.
    fn wait_while_paused(&self) {
        let (state, changed) = &*self.shared;
        let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
        if *state == KeyReaderState::Pausing {
            *state = KeyReaderState::Paused;
            changed.notify_all();
        }
        drop(changed.wait_while(state, |state| *state != KeyReaderState::Reading));
    }

    fn read(&self, messages: &Sender<Message>) {
        let mut in_answer = false;
        loop {
            self.wait_while_paused();
            in_answer = in_answer && event::poll(ANSWER_PAUSE).unwrap_or_default();
            let message = match event::read() {
                Ok(Event::Key(key)) if key.kind == KeyEventKind::Press => {
                    let was_in_answer = in_answer;
                    in_answer = continues_answer(in_answer, key);
                    let is_typed = !was_in_answer && !in_answer;
                    is_typed.then(|| Key::try_from(key).ok()).flatten().map(Message::Key)
                }
                Ok(Event::Paste(text)) => Some(Message::Paste(cleaned_paste(&text))),
                Ok(_) => None,
                Err(error) => {
                    let _ = messages.send(Message::KeysFailed(error));
                    return;
                }
            };
            if message.is_some_and(|message| messages.send(message).is_err()) {
                return;
            }
        }
    }
}

/// Whether the terminal is answering a question, which an earlier program asked and did not wait for.
///
/// crossterm reads the beginning of an answer as Alt with `]`, `P` or `_`, its text as keys, and its end as `^g` or
/// Alt with `\`. None of that was typed.
fn continues_answer(in_answer: bool, key: KeyEvent) -> bool {
    let alt = key.modifiers.contains(KeyModifiers::ALT);
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Char('\\') if alt => false,
        KeyCode::Char('g') if control => false,
        KeyCode::Char(']' | 'P' | '_') if alt => true,
        _ => in_answer,
    }
}

fn cleaned_paste(text: &str) -> String {
    let mut end = text.len().min(MAX_PASTE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    sanitize::block(text.get(..end).unwrap_or_default()).into_owned()
}

impl TryFrom<KeyEvent> for Key {
    type Error = ();

    /// The key as the keymap writes it. Fails for combinations that the keymap cannot write.
    fn try_from(event: KeyEvent) -> Result<Self, ()> {
        let control = event.modifiers.contains(KeyModifiers::CONTROL);
        let alt = event.modifiers.contains(KeyModifiers::ALT);
        if let KeyCode::Char(c) = event.code {
            return match (control, alt) {
                _ if c.is_control() => Err(()),
                (true, true) => Err(()),
                // Some terminals send this for the Backspace key.
                (true, false) if c == 'h' => Ok(Self::Backspace),
                (true, false) => Ok(Self::Ctrl(c.to_ascii_lowercase())),
                (false, true) => Ok(Self::Alt(c)),
                (false, false) => Ok(Self::Char(c)),
            };
        }
        if alt && event.code == KeyCode::Enter {
            return Ok(Self::AltEnter);
        }
        if control || alt { Err(()) } else { named(event.code).ok_or(()) }
    }
}

fn named(code: KeyCode) -> Option<Key> {
    Some(match code {
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> KeyEvent {
        KeyEvent::new(code, modifiers)
    }

    #[test]
    fn keys_have_the_names_of_the_keymap() {
        let table = [
            (KeyCode::Char('j'), KeyModifiers::NONE, Ok("j")),
            (KeyCode::Char('G'), KeyModifiers::SHIFT, Ok("G")),
            (KeyCode::Char('o'), KeyModifiers::CONTROL, Ok("^o")),
            (KeyCode::Char('h'), KeyModifiers::CONTROL, Ok("Backspace")),
            (KeyCode::Char('o'), KeyModifiers::ALT, Ok("Alt-o")),
            (KeyCode::BackTab, KeyModifiers::SHIFT, Ok("S-Tab")),
            (KeyCode::PageDown, KeyModifiers::NONE, Ok("PgDn")),
            (KeyCode::Up, KeyModifiers::CONTROL, Err(())),
            (KeyCode::F(1), KeyModifiers::NONE, Err(())),
            (KeyCode::Char('\u{1b}'), KeyModifiers::NONE, Err(())),
        ];
        for (code, modifiers, expected) in table {
            let named = Key::try_from(key(code, modifiers)).map(|key| key.to_string());
            assert_eq!(named.as_deref(), expected.as_ref().map(|name: &&str| *name), "{code:?}");
        }
    }

    #[test]
    fn an_answer_from_the_terminal_is_not_mistaken_for_keys() {
        let typed = [(KeyCode::Char(']'), KeyModifiers::ALT), (KeyCode::Char('1'), KeyModifiers::NONE)];
        let mut answer = false;
        for (code, modifiers) in typed {
            answer = continues_answer(answer, key(code, modifiers));
            assert!(answer);
        }
        assert!(!continues_answer(true, key(KeyCode::Char('\\'), KeyModifiers::ALT)));
        assert!(!continues_answer(false, key(KeyCode::Char('q'), KeyModifiers::NONE)));
    }

    #[test]
    fn a_paste_is_cleaned_and_cut() {
        assert_eq!(cleaned_paste("a\r\nb\u{1b}[2J"), "a\nb␛[2J");
        assert!(cleaned_paste(&"é".repeat(MAX_PASTE)).len() <= MAX_PASTE);
    }
}
