//! The bytes of the terminal -> messages for the run loop, read on its own thread.
//!
//! The thread can be paused while another program reads from the terminal. When the terminal ends, so does the thread, and
//! asks the loop to end the program: an end of file is never read twice.

mod decoder;
mod sequences;

pub use self::decoder::{KeyDecoder, TypedInput};

use crate::text::sanitize;
use crate::tui::terminal::events::{self, Message};
use crate::tui::threads;
use filedescriptor::{AsRawFileDescriptor, POLLIN, poll, pollfd};
use rustix::io::Errno;
use signal_hook::consts::SIGHUP;
use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long to wait for a thread that is woken at once. A thread that does not answer has ended.
const THREAD_TIMEOUT: Duration = Duration::from_secs(1);
/// How long a sequence may stay open while bytes keep coming, as from a key that is held down. A paste may take longer.
const MAX_SEQUENCE_TIME: Duration = Duration::from_secs(1);

/// The thread that reads keys.
#[derive(Debug, Clone)]
pub(in crate::tui) struct KeyReader {
    shared: Arc<(Mutex<KeyReaderState>, Condvar)>,
    /// A byte sent here wakes the thread.
    bell: Arc<UnixStream>,
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
        events::take_signals_back();
        self.0.set(KeyReaderState::Reading);
    }
}

impl KeyReader {
    /// Starts to read keys from the terminal: standard input, unless the article comes from there.
    ///
    /// # Errors
    /// If there is no terminal to read from, or too little memory to wait for keys.
    pub(in crate::tui) fn start(messages: Sender<Message>) -> io::Result<Self> {
        let input = io::stdin();
        let terminal = if input.is_terminal() {
            File::from(input.as_fd().try_clone_to_owned()?)
        } else {
            open_terminal()?
        };
        let (bell, woken) = UnixStream::pair()?;
        woken.set_nonblocking(true)?;
        let reader = Self { shared: Arc::default(), bell: Arc::new(bell) };
        let source = TerminalSource { terminal, woken };
        let thread = reader.clone();
        threads::start(move || {
            if let Err(error) = thread.read(source, &messages) {
                let _ = messages.send(Message::KeysFailed(error));
            }
        })?;
        Ok(reader)
    }

    /// Leaves keys, and the signals that keys send, to another program until the returned value is dropped.
    ///
    /// # Errors
    /// If the thread that reads keys cannot be woken.
    pub(in crate::tui) fn pause(&self) -> io::Result<Pause> {
        self.set(KeyReaderState::Pausing);
        events::lend_signals();
        let pause = Pause(self.clone());
        (&*self.bell).write_all(&[0])?;
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

    /// Waits until a pause is over, if there is one. Returns whether there was.
    fn wait_while_paused(&self) -> bool {
        let (state, changed) = &*self.shared;
        let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
        let was_paused = *state == KeyReaderState::Pausing;
        if was_paused {
            *state = KeyReaderState::Paused;
            changed.notify_all();
        }
        drop(changed.wait_while(state, |state| *state != KeyReaderState::Reading));
        was_paused
    }

    /// Reads until nobody listens any more.
    fn read(&self, mut source: TerminalSource, messages: &Sender<Message>) -> io::Result<()> {
        let mut decoder = KeyDecoder::default();
        let mut opened = None;
        let mut block = [0; 4096];
        loop {
            if self.wait_while_paused() {
                // What was open was typed to the other program.
                (decoder, opened) = Default::default();
            }
            let mut typed = match source.next(decoder.limit(), &mut block)? {
                SourceEvent::Read(bytes) => decoder.feed(bytes),
                SourceEvent::Silence => decoder.give_up(),
                SourceEvent::Woken => continue,
                SourceEvent::Ended => {
                    let _ = messages.send(Message::End(SIGHUP));
                    return Ok(());
                }
            };
            opened = decoder.limit().map(|_| opened.unwrap_or_else(Instant::now));
            let took_too_long =
                |since: Instant| since.elapsed() > MAX_SEQUENCE_TIME && !decoder.is_in_paste();
            if opened.is_some_and(took_too_long) {
                typed.extend(decoder.give_up());
                opened = None;
            }
            for typed in typed {
                if messages.send(message(typed)).is_err() {
                    return Ok(());
                }
            }
        }
    }
}

fn message(typed: TypedInput) -> Message {
    match typed {
        TypedInput::Key(key) => Message::Key(key, Instant::now()),
        TypedInput::Pointer(event) => Message::Pointer(event),
        TypedInput::Paste(text) => {
            Message::Paste(sanitize::block(&String::from_utf8_lossy(&text)).into_owned())
        }
        TypedInput::Background(colour) => Message::Background(colour),
        TypedInput::HasMargins => Message::HasMargins,
        TypedInput::Identified => Message::Identified,
    }
}

#[expect(clippy::disallowed_methods, reason = "the terminal, not a file of the user's")]
fn open_terminal() -> io::Result<File> {
    File::open("/dev/tty")
}

/// What the thread waits for.
struct TerminalSource {
    terminal: File,
    woken: UnixStream,
}

/// What it waited for.
enum SourceEvent<'a> {
    /// Bytes from the terminal.
    Read(&'a [u8]),
    /// Nothing came for as long as it should wait.
    Silence,
    /// It is to look whether it should pause.
    Woken,
    /// The terminal is gone.
    Ended,
}

impl TerminalSource {
    /// Waits for what comes next, but no longer than `limit`.
    ///
    /// # Errors
    /// If the terminal cannot be read.
    fn next<'a>(&mut self, limit: Option<Duration>, block: &'a mut [u8]) -> io::Result<SourceEvent<'a>> {
        // Not rustix's, because the `poll` of macOS does not know terminals.
        let watched = |fd| pollfd { fd, events: POLLIN, revents: 0 };
        let mut both =
            [watched(self.terminal.as_raw_file_descriptor()), watched(self.woken.as_raw_file_descriptor())];
        match poll(&mut both, limit) {
            Ok(0) => return Ok(SourceEvent::Silence),
            Ok(_) => {}
            Err(filedescriptor::Error::Poll(error)) if error.kind() == ErrorKind::Interrupted => {
                return Ok(SourceEvent::Woken);
            }
            Err(error) => return Err(io::Error::other(error)),
        }
        let [terminal, woken] = both.map(|one| one.revents != 0);
        if woken {
            let _ = self.woken.read(&mut [0; 64]);
        }
        // A hang-up is read too: reading tells what it is.
        if !terminal {
            return Ok(SourceEvent::Woken);
        }
        match self.terminal.read(block) {
            Ok(0) => Ok(SourceEvent::Ended),
            Ok(count) => Ok(SourceEvent::Read(block.get(..count).unwrap_or_default())),
            Err(error) if matches!(error.kind(), ErrorKind::Interrupted | ErrorKind::WouldBlock) => {
                Ok(SourceEvent::Woken)
            }
            Err(error) if error.raw_os_error() == Some(Errno::IO.raw_os_error()) => Ok(SourceEvent::Ended),
            Err(error) => Err(error),
        }
    }
}
