//! The run loop: messages from the terminal, the system and the workers -> `update` -> effects and frames.
//!
//! Anything slower than a frame runs on its own thread, which reports back with a message. So the loop waits in
//! one place only, and the screen never waits for a disk.

mod background;
mod batch;
mod burst;
mod carry_out;
mod file_watch;
mod look;
mod outside;
mod pending_writes;
mod question;
mod start;
mod writes;

pub use look::kept_text;
pub use start::run;

use crate::tui::effect::{Effect, Effects};
use crate::tui::keymap::key::Key;
use crate::tui::options::{Options, WindowTitle};
use crate::tui::report::Report;
use crate::tui::state::screen_map::ScreenMap;
use crate::tui::state::{LastKey, Mode, State};
use crate::tui::terminal;
use crate::tui::terminal::backend::TerminalBackend;
use crate::tui::terminal::events::Message;
use crate::tui::terminal::keyboard::KeyReader;
use crate::tui::terminal::scrolling::Margins;
use crate::tui::workers::Workers;
use crate::tui::workers::feeds::FeedsWorker;
use crate::tui::workers::library::LibraryWorker;
use crate::tui::{update, view};
use batch::batch;
use burst::Burst;
use file_watch::FileWatch;
use pending_writes::PendingWrites;
use question::Question;
use ratatui::Terminal;
use std::collections::BTreeSet;
use std::io;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// How long the first frame waits for the article. A short one is in it; for a longer one it says "reading".
const FIRST_FRAME_DELAY: Duration = Duration::from_millis(12);

struct Session {
    state: State,
    workers: Workers,
    library: LibraryWorker,
    feeds: FeedsWorker,
    writes: PendingWrites,
    watch: FileWatch,
    terminal: Terminal<TerminalBackend>,
    keys: KeyReader,
    options: Options,
    /// The files that this session has exported to, and may write again.
    exported: BTreeSet<PathBuf>,
    /// Whether the next `SIGCONT` ends a stop that we asked for ourselves.
    stopped_itself: bool,
    /// Whether the terminal has been resized since the last frame. It may have cut off what was drawn even if it has
    /// its old size again by now.
    was_resized: bool,
    /// When the frame was drawn that first showed what the last one shows.
    drawn_since: Instant,
    /// What was typed in one go with a key that does nothing.
    burst: Burst,
    /// The question for the background of the terminal.
    question: Option<Question>,
    /// The signal that ends the program, if one does.
    ended_by: Option<i32>,
}

/// Whether the session continues.
type LoopControl = io::Result<ControlFlow<()>>;

const GO_ON: LoopControl = Ok(ControlFlow::Continue(()));
const LEAVE: LoopControl = Ok(ControlFlow::Break(()));

impl Session {
    /// Runs until the reader leaves. Returns the signal that ended the program, if one did.
    fn run_loop(mut self, messages: &Receiver<Message>, effects: Effects) -> io::Result<Option<i32>> {
        let ended = self.go_on(messages, effects);
        if ended.is_err() || self.ended_by.is_some() {
            let _ = self.keep_written();
        }
        self.await_answer(messages);
        look::keep(&self.state.appearance.choices, &mut self.options.look);
        look::keep_history(&self.state, &self.options.look);
        ended.map(|()| self.ended_by)
    }

    fn go_on(&mut self, messages: &Receiver<Message>, effects: Effects) -> io::Result<()> {
        self.fit_to_terminal()?;
        if let Some(width) = look::width(&self.options.look) {
            update::begin_with_width(&mut self.state, width);
        }
        if self.carry_out_all(effects)?.is_break() || self.wait_for_article(messages)?.is_break() {
            return Ok(());
        }
        self.draw()?;
        while let Ok(received) = self.receive(messages) {
            if self.handle_all(batch(received, messages))?.is_break() {
                return Ok(());
            }
            if self.writes.may_draw() {
                if self.announce_writes()?.is_break() {
                    return Ok(());
                }
                self.draw()?;
                look::keep(&self.state.appearance.choices, &mut self.options.look);
            }
        }
        Ok(())
    }

    /// Handles messages until there is something to read, but not for long.
    fn wait_for_article(&mut self, messages: &Receiver<Message>) -> LoopControl {
        let until = Instant::now() + FIRST_FRAME_DELAY;
        while self.has_nothing_to_show() {
            let left = until.saturating_duration_since(Instant::now());
            let Ok(message) = messages.recv_timeout(left) else { break };
            if self.handle(message)?.is_break() {
                return LEAVE;
            }
        }
        GO_ON
    }

    fn has_nothing_to_show(&self) -> bool {
        let (reading, library) = (&self.state.reading, &self.state.library);
        match self.state.mode {
            Mode::Library => library.listed.is_none() && library.trouble.is_none(),
            Mode::Feeds => self.state.feeds.listed.is_none() && self.state.feeds.trouble.is_none(),
            Mode::Read | Mode::Review => reading.opened.is_none() && reading.failure.is_none(),
        }
    }

    /// Waits for the next message; returns `None` if a frame is due before one arrives. Fails if none can arrive.
    fn receive(
        &self,
        messages: &Receiver<Message>,
    ) -> std::result::Result<Option<Message>, RecvTimeoutError> {
        let Some(delay) = self.writes.next_frame() else {
            return messages.recv().map(Some).map_err(|_| RecvTimeoutError::Disconnected);
        };
        match messages.recv_timeout(delay) {
            Ok(message) => Ok(Some(message)),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn handle_all(&mut self, messages: impl IntoIterator<Item = Message>) -> LoopControl {
        for message in messages {
            if self.handle(message)?.is_break() {
                return LEAVE;
            }
        }
        GO_ON
    }

    fn handle(&mut self, message: Message) -> LoopControl {
        let effects = match message {
            Message::Key(key, at) => self.press(key, at),
            Message::Pointer(event) => update::point(&mut self.state, event),
            Message::Paste(text) => update::paste(&mut self.state, &text),
            // The size is asked for when the frame is drawn: of many changes only the last one counts.
            Message::Resized => {
                self.was_resized = true;
                Effects::none()
            }
            Message::Background(colour) => {
                self.take_background(colour);
                Effects::none()
            }
            Message::HasMargins => {
                self.terminal.backend_mut().set_margins(Margins::LeftAndRight);
                Effects::none()
            }
            Message::Identified => {
                self.finish_question();
                Effects::none()
            }
            Message::Report(report) => self.take_report(report),
            Message::Written(report) => return self.finish_write(report),
            Message::Stop => Effect::Suspend.into(),
            Message::Resumed => return self.resume(),
            Message::KeysFailed(error) => return Err(error),
            Message::End(signal) => {
                self.ended_by = Some(signal);
                return LEAVE;
            }
        };
        self.carry_out_all(effects)
    }

    fn take_report(&mut self, report: Report) -> Effects {
        let is_opened = matches!(report, Report::Opened { .. });
        let effects = update::report(&mut self.state, report);
        if is_opened {
            self.watch_file();
        }
        effects
    }

    /// A key that was typed before the last frame showed what it shows now was not meant for that.
    fn press(&mut self, key: Key, at: Instant) -> Effects {
        if self.burst.takes(key, at) {
            update::ignore(&mut self.state, self.burst.typed());
            return Effects::none();
        }
        let effects = if at >= self.drawn_since {
            update::press(&mut self.state, key)
        } else {
            let drawn = std::mem::take(&mut self.state.drawn);
            let effects = update::press(&mut self.state, key);
            self.state.drawn = drawn;
            effects
        };
        if self.state.last_key == LastKey::Unbound {
            self.burst.begin(key, at);
        }
        effects
    }

    fn report(&mut self, report: Report) -> LoopControl {
        let effects = update::report(&mut self.state, report);
        self.carry_out_all(effects)
    }

    fn draw(&mut self) -> io::Result<()> {
        self.fit_to_terminal()?;
        if std::mem::take(&mut self.was_resized) {
            self.terminal.clear()?;
        }
        terminal::track_mouse(self.state.appearance.mouse)?;
        if self.options.look.title == WindowTitle::Headline {
            terminal::set_title(&view::window_title(&self.state), self.options.charset)?;
        }
        let now = Instant::now();
        let mut map = ScreenMap::default();
        let links = self.terminal.backend().links();
        self.terminal.draw(|frame| {
            map = view::draw_mapped(&self.state, frame);
            links.borrow_mut().clone_from(&map.hyperlinks);
        })?;
        update::mapped(&mut self.state, map);
        let before = std::mem::take(&mut self.state.drawn);
        update::drawn(&mut self.state);
        if self.state.drawn != before {
            self.drawn_since = now;
        }
        Ok(())
    }

    /// Gives the state and the frames the size that the terminal has now.
    fn fit_to_terminal(&mut self) -> io::Result<()> {
        let (columns, rows) = terminal::size()?;
        if self.state.size != (columns, rows) {
            self.terminal.backend_mut().resize(columns, rows);
            update::resize(&mut self.state, columns, rows);
        }
        Ok(())
    }
}
