//! What the terminal and the system say -> messages for the run loop.
//!
//! Keys and signals are waited for on threads of their own, so that the loop has one place to wait. A new size is
//! a signal of ours too: crossterm listens for it only once it waits for keys, and one before that would be lost.
//! A signal that ends the program ends it here and at once: the loop may be busy.

use crate::text::sanitize;
use crate::tui::action::Action;
use crate::tui::keymap::key::Key;
use crate::tui::terminal;
use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use std::io;
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
    /// Anything else that `update` should know.
    Action(Action),
    /// Somebody asks the program to stop until it is resumed.
    Stop,
    /// The program was resumed.
    Resumed,
    /// The terminal has another size.
    Resized,
    /// No key will come any more; why.
    Silent(io::Error),
}

/// Longer pastes are cut here.
const LONGEST_PASTE: usize = 1024 * 1024;
/// An answer of the terminal arrives in one go.
const ANSWER_PAUSE: Duration = Duration::from_millis(50);

/// Whether another program has the terminal: what is typed there is not for us.
static LENT: AtomicBool = AtomicBool::new(false);

/// How many new sizes the thread that waits for signals has heard of.
static SIZES: (Mutex<u64>, Condvar) = (Mutex::new(0), Condvar::new());

/// Starts to wait for signals.
///
/// # Errors
/// When the system does not allow it.
pub(in crate::tui) fn listen_to_signals(messages: Sender<Message>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::spawn(move || {
        for signal in signals.forever() {
            let message = match signal {
                // Typed to the program that has the terminal: stopping it stops us with it, the rest is its own.
                SIGTSTP if LENT.load(Ordering::Relaxed) => {
                    let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
                    continue;
                }
                SIGINT | SIGQUIT | SIGCONT if LENT.load(Ordering::Relaxed) => continue,
                SIGTSTP => Message::Stop,
                SIGCONT => Message::Resumed,
                SIGWINCH => {
                    let (heard, changed) = &SIZES;
                    *heard.lock().unwrap_or_else(PoisonError::into_inner) += 1;
                    changed.notify_all();
                    Message::Resized
                }
                signal => terminal::leave(128 + signal),
            };
            if messages.send(message).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// Lets the keys through, or keeps them from us while another program reads the terminal.
#[derive(Debug, Clone, Default)]
pub(in crate::tui) struct Gate {
    shared: Arc<(Mutex<Passage>, Condvar)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Passage {
    #[default]
    Open,
    /// Somebody asks for it to be closed.
    Closing,
    /// Nothing is read.
    Closed,
}

/// Opens the gate again when it is dropped.
#[derive(Debug)]
pub(in crate::tui) struct ClosedGate(Gate);

impl Drop for ClosedGate {
    fn drop(&mut self) {
        hear_all_signals();
        LENT.store(false, Ordering::Relaxed);
        self.0.set(Passage::Open);
    }
}

/// Waits until every signal that came so far has been heard: what was typed to the other program may still be on its
/// way to us. A new size is heard after all signals that can end us, for their numbers are smaller.
fn hear_all_signals() {
    let (heard, changed) = &SIZES;
    let count = heard.lock().unwrap_or_else(PoisonError::into_inner);
    let before = *count;
    if signal_hook::low_level::raise(SIGWINCH).is_ok() {
        let _ = changed.wait_timeout_while(count, CLOSING, |count| *count == before);
    }
}

/// The thread that reads keys is woken at once; when it is not, there is none.
const CLOSING: Duration = Duration::from_secs(1);

impl Gate {
    /// Keeps the keys, and the signals that keys send, from us until what it gives is dropped.
    ///
    /// # Errors
    /// When the thread that reads them cannot be woken.
    pub(in crate::tui) fn close(&self) -> io::Result<ClosedGate> {
        self.set(Passage::Closing);
        LENT.store(true, Ordering::Relaxed);
        let closed = ClosedGate(self.clone());
        // The thread waits for keys and sizes: this wakes it as a new size would.
        signal_hook::low_level::raise(SIGWINCH)?;
        let (passage, changed) = &*self.shared;
        let passage = passage.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = changed.wait_timeout_while(passage, CLOSING, |passage| *passage == Passage::Closing);
        Ok(closed)
    }

    /// Waits while it is closed.
    fn pass(&self) {
        let (passage, changed) = &*self.shared;
        let mut passage = passage.lock().unwrap_or_else(PoisonError::into_inner);
        if *passage == Passage::Closing {
            *passage = Passage::Closed;
            changed.notify_all();
        }
        drop(changed.wait_while(passage, |passage| *passage != Passage::Open));
    }

    fn set(&self, to: Passage) {
        let (passage, changed) = &*self.shared;
        *passage.lock().unwrap_or_else(PoisonError::into_inner) = to;
        changed.notify_all();
    }
}

/// Starts to wait for keys.
pub(in crate::tui) fn listen_to_keys(messages: Sender<Message>) -> Gate {
    let gate = Gate::default();
    let passage = gate.clone();
    thread::spawn(move || {
        let mut answer = false;
        loop {
            passage.pass();
            answer = answer && event::poll(ANSWER_PAUSE).unwrap_or_default();
            let message = match event::read() {
                Ok(Event::Key(key)) if key.kind == KeyEventKind::Press => {
                    let was_answer = answer;
                    answer = continues_answer(answer, key);
                    if was_answer || answer { None } else { Key::try_from(key).ok().map(Message::Key) }
                }
                Ok(Event::Paste(text)) => Some(Message::Action(Action::Paste(pasted(&text)))),
                Ok(_) => None,
                Err(error) => {
                    let _ = messages.send(Message::Silent(error));
                    return;
                }
            };
            if message.is_some_and(|message| messages.send(message).is_err()) {
                return;
            }
        }
    });
    gate
}

/// Whether the terminal is answering a question (that some program before us asked). It comes as a press of Alt
/// and `]`, `P` or `_`, its text as keys, and ends with `^g` or Alt-`\`; none of that was typed.
fn continues_answer(answer: bool, key: KeyEvent) -> bool {
    let alt = key.modifiers.contains(KeyModifiers::ALT);
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Char('\\') if alt => false,
        KeyCode::Char('g') if control => false,
        KeyCode::Char(']' | 'P' | '_') if alt => true,
        _ => answer,
    }
}

fn pasted(text: &str) -> String {
    let mut end = text.len().min(LONGEST_PASTE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    sanitize::block(text.get(..end).unwrap_or_default()).into_owned()
}

impl TryFrom<KeyEvent> for Key {
    type Error = ();

    /// The key as the keymap writes it. Combinations it has no notation for are errors.
    fn try_from(event: KeyEvent) -> Result<Self, ()> {
        let control = event.modifiers.contains(KeyModifiers::CONTROL);
        let alt = event.modifiers.contains(KeyModifiers::ALT);
        if let KeyCode::Char(c) = event.code {
            return match (control, alt) {
                _ if c.is_control() => Err(()),
                (true, true) => Err(()),
                // Terminals send one of the two for the Backspace key.
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
    fn keys_are_named_as_the_keymap_writes_them() {
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
    fn an_answer_of_the_terminal_is_not_typed() {
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
        assert_eq!(pasted("a\r\nb\u{1b}[2J"), "a\nb␛[2J");
        assert!(pasted(&"é".repeat(LONGEST_PASTE)).len() <= LONGEST_PASTE);
    }
}
