//! The run loop: messages from the terminal, the system and the workers -> `update` -> effects and frames.
//!
//! Anything slower than a frame runs on a thread of its own, which reports back with a message. So the loop waits in
//! one place only, and the screen never waits for a disk.

mod background;
mod burst;
mod carry_out;
mod file_watch;
mod look;
mod outside;
mod pending_writes;
mod question;
mod writes;

use self::burst::Burst;
use self::file_watch::FileWatch;
use self::pending_writes::PendingWrites;
use self::question::Question;
use crate::error::{Error, Result};
use crate::text::cells::AmbiguousWidth;
use crate::text::sanitize;
use crate::tui::abilities::Charset;
use crate::tui::effect::{Effect, Effects};
use crate::tui::keymap::key::Key;
use crate::tui::options::{Options, StartScreen, WindowTitle};
use crate::tui::report::Report;
use crate::tui::state::screen_map::ScreenMap;
use crate::tui::state::{LastKey, Mode, State};
use crate::tui::terminal::backend::TerminalBackend;
use crate::tui::terminal::events::{self, Message};
use crate::tui::terminal::keyboard::KeyReader;
use crate::tui::terminal::scrolling::Margins;
use crate::tui::terminal::{self, editor};
use crate::tui::workers::Workers;
use crate::tui::workers::article_reference::ArticleReference;
use crate::tui::workers::feeds::FeedsWorker;
use crate::tui::workers::library::LibraryWorker;
use crate::tui::workers::recorder::Recorder;
use crate::tui::workers::unwritten::Unwritten;
use crate::tui::{update, view};
use ratatui::Terminal;
use std::collections::BTreeSet;
use std::io;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// How long the first frame waits for the article. A short one is in it; for a longer one it says "reading".
const FIRST_FRAME_DELAY: Duration = Duration::from_millis(12);

/// What is said at the start if an editor or the program was killed while a note was being written.
const LEFT_NOTE: &str = "a note was not finished: open one with c, then ^g brings it back";

/// How long the program waits for unfinished writes when it ends.
const LAST_WRITES: Duration = Duration::from_secs(3);

/// Reads articles on the terminal until the reader leaves. Each comes with its name on the screen.
///
/// # Errors
/// If the terminal cannot be drawn on.
pub fn run(articles: Vec<(ArticleReference, String)>, start: StartScreen, options: &Options) -> Result<()> {
    // Before anything is wrapped.
    if options.charset == Charset::Narrow {
        AmbiguousWidth::Two.set_for_terminal();
    }
    let (references, names): (Vec<ArticleReference>, Vec<String>) = articles.into_iter().unzip();
    let names = names.iter().map(|name| sanitize::line(name).into_owned()).collect();
    let (sender, messages) = channel();
    let mut workers =
        Workers::new(references, options.folder.clone(), options.network.clone(), sender.clone());
    workers.open(0);
    let mut state = look::first_state(names, options);
    let effects = begin(&mut state, start);
    if editor::has_left_note(&options.folder) {
        state.notice.get_or_insert_with(|| LEFT_NOTE.to_owned());
    }
    let recorder = Recorder::start(options.folder.clone(), options.reviewer.clone(), sender.clone());
    let unwritten = recorder.unwritten();
    let shelves = (options.folder.clone(), workers.memory());
    let feeds = FeedsWorker::new(shelves, options.network.clone(), sender.clone());
    let (folder, home) = (options.folder.clone(), options.home.clone());
    let library =
        LibraryWorker::new((folder, home), options.reviewer.clone(), options.network.clone(), sender.clone())
            .with_roles(options.roles.clone());
    let watch = FileWatch::start(sender.clone());
    let result = take_terminal(sender, &unwritten, options.charset).and_then(|(terminal, keys)| {
        let question = Question::due(&options.look)?;
        let session = Session {
            state,
            question,
            workers,
            library,
            feeds,
            writes: PendingWrites::new(recorder),
            watch,
            terminal,
            keys,
            options: options.clone(),
            exported: BTreeSet::new(),
            stopped_itself: false,
            was_resized: false,
            drawn_since: Instant::now(),
            burst: Burst::default(),
            ended_by: None,
        };
        session.run(&messages, effects)
    });
    if let Ok(Some(signal)) = result {
        events::leave(signal, &unwritten);
    }
    terminal::give_back();
    if result.as_ref().is_err_and(is_hang_up) {
        events::leave_as_hung_up(&unwritten);
    }
    let unusable = result.err().map(|error| {
        format!("the terminal cannot be used ({error}): run pullquote in another, or pipe its output")
    });
    let said: Vec<String> = unusable.into_iter().chain(unwritten.wait(LAST_WRITES)).collect();
    if said.is_empty() { Ok(()) } else { Err(Error::new(said.join("\n"))) }
}

/// Goes to the screen that is shown first.
fn begin(state: &mut State, start: StartScreen) -> Effects {
    match start {
        StartScreen::Text => Effects::none(),
        StartScreen::Review(order, filter) => {
            update::begin_review(state, order, filter);
            Effects::none()
        }
        StartScreen::Library => update::begin_library(state),
    }
}

/// Whether an error of the terminal means that it is gone. The system says so to who writes before it says so to who asks.
fn is_hang_up(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error()) || terminal::is_gone()
}

/// Installs the signal handlers first: once the terminal is taken over, it must be restored on every way out.
fn take_terminal(
    messages: Sender<Message>,
    unwritten: &Unwritten,
    charset: Charset,
) -> io::Result<(Terminal<TerminalBackend>, KeyReader)> {
    events::listen_to_signals(messages.clone(), unwritten.clone())?;
    terminal::take()?;
    events::end_with_the_terminal(messages.clone(), unwritten.clone());
    let (columns, rows) = terminal::size()?;
    let keys = KeyReader::start(messages)?;
    let mut terminal = Terminal::new(TerminalBackend::new((columns, rows), charset))?;
    // A program that was killed leaves its last frame on the screen that this one takes.
    terminal.clear()?;
    Ok((terminal, keys))
}

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

/// The most messages that are handled before a frame is drawn: more than a refresh of fifty feeds brings, and few enough
/// that a worker which reports without a pause cannot keep the screen as it is.
const MESSAGES_PER_FRAME: usize = 256;

/// How long messages are handled before a frame is drawn, unless one of them takes longer by itself.
const TIME_PER_FRAME: Duration = Duration::from_millis(8);

/// The messages of one frame: what was received and what waits already, so that a slow terminal never lags behind.
fn batch(received: Option<Message>, messages: &Receiver<Message>) -> impl Iterator<Item = Message> + '_ {
    let until = Instant::now() + TIME_PER_FRAME;
    // The time is looked at before a message is taken: one that was taken is handled.
    let waiting = move || (Instant::now() < until).then(|| messages.try_recv().ok()).flatten();
    received.into_iter().chain(std::iter::from_fn(waiting)).take(MESSAGES_PER_FRAME)
}

impl Session {
    /// Runs until the reader leaves. Returns the signal that ended the program, if one did.
    fn run(mut self, messages: &Receiver<Message>, effects: Effects) -> io::Result<Option<i32>> {
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
            Message::Report(report) => {
                let is_opened = matches!(report, Report::Opened { .. });
                let effects = update::report(&mut self.state, report);
                if is_opened {
                    self.watch_file();
                }
                effects
            }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::workers::feeds::request::FeedsAnswer;

    /// How far a refresh of `all` feeds is, as its worker reports it.
    fn refreshing(sender: &Sender<Message>, all: usize) {
        for done in 0..all {
            let answer = FeedsAnswer::Refreshing { done, all };
            sender.send(Message::Report(Report::FeedsAnswered(answer))).unwrap();
        }
    }

    #[test]
    fn a_refresh_of_fifty_feeds_that_waits_takes_one_frame() {
        let (sender, messages) = channel();
        refreshing(&sender, 50);
        let first = messages.recv().ok();
        assert_eq!(batch(first, &messages).count(), 50);
        assert!(messages.try_recv().is_err(), "nothing is left for another frame");
    }

    #[test]
    fn messages_that_take_long_are_not_all_handled_before_a_frame() {
        let (sender, messages) = channel();
        refreshing(&sender, 50);
        let first = messages.recv().ok();
        let mut handled = 0;
        for _message in batch(first, &messages) {
            handled += 1;
            let until = Instant::now() + TIME_PER_FRAME;
            while Instant::now() < until {}
        }
        assert_eq!(handled, 1);
        assert_eq!(messages.try_iter().count(), 49, "none is lost");
    }

    #[test]
    fn a_worker_that_reports_without_a_pause_cannot_keep_the_screen_as_it_is() {
        let (sender, messages) = channel();
        refreshing(&sender, 3 * MESSAGES_PER_FRAME);
        let mut sizes = Vec::new();
        while let Ok(first) = messages.try_recv() {
            // One more report arrives for each that is handled.
            let handled =
                batch(Some(first), &messages).inspect(|_| refreshing(&sender, usize::from(sizes.len() < 9)));
            let handled = handled.count();
            sizes.push(handled);
        }
        assert!(sizes.len() > 9 && sizes.iter().all(|&size| size <= MESSAGES_PER_FRAME), "{sizes:?}");
    }
}
