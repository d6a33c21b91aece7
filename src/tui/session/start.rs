//! Articles and options -> a session on the terminal, and its end.

use super::burst::Burst;
use super::file_watch::FileWatch;
use super::pending_writes::PendingWrites;
use super::question::Question;
use super::{Session, look};
use crate::error::{Error, Result, system_words};
use crate::library::LibraryFolder;
use crate::text::cells::AmbiguousWidth;
use crate::text::sanitize;
use crate::tui::abilities::Charset;
use crate::tui::effect::Effects;
use crate::tui::options::{Options, StartScreen};
use crate::tui::state::State;
use crate::tui::terminal::backend::TerminalBackend;
use crate::tui::terminal::events::{self, Message};
use crate::tui::terminal::keyboard::KeyReader;
use crate::tui::terminal::{self, editor};
use crate::tui::update;
use crate::tui::workers::Workers;
use crate::tui::workers::article_reference::ArticleReference;
use crate::tui::workers::feeds::FeedsWorker;
use crate::tui::workers::library::LibraryWorker;
use crate::tui::workers::recorder::Recorder;
use crate::tui::workers::unwritten::Unwritten;
use ratatui::Terminal;
use std::collections::BTreeSet;
use std::io;
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant};

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
    if options.charset == Charset::Wide {
        AmbiguousWidth::Two.set_for_terminal();
    }
    let (references, names): (Vec<ArticleReference>, Vec<String>) = articles.into_iter().unzip();
    let (sender, messages) = channel();
    let started = StartedWorkers::start(references, options, &sender)
        .map_err(|error| Error::new(format!("pullquote cannot start: {}", system_words(&error))))?;
    let (state, effects) = first_screen(&names, start, options);
    let unwritten = started.recorder.unwritten();
    let ended = take_terminal(sender, &unwritten, options.charset)
        .and_then(|terminal| session(state, started, terminal, options)?.run_loop(&messages, effects));
    give_back_terminal(&ended, &unwritten);
    let unusable = ended.err().map(|error| match (error.kind(), system_words(&error)) {
        (io::ErrorKind::OutOfMemory, why) => format!("pullquote cannot start: {why}"),
        (_, why) => {
            format!("the terminal cannot be used ({why}): run pullquote in another, or pipe its output")
        }
    });
    let said: Vec<String> = unusable.into_iter().chain(unwritten.wait(LAST_WRITES)).collect();
    if said.is_empty() { Ok(()) } else { Err(Error::new(said.join("\n"))) }
}

/// The workers of a session, which report with messages.
struct StartedWorkers {
    articles: Workers,
    library: LibraryWorker,
    feeds: FeedsWorker,
    recorder: Recorder,
    watch: FileWatch,
}

impl StartedWorkers {
    /// Starts the workers, and the first article first of all.
    ///
    /// # Errors
    /// If there is too little memory for them.
    fn start(
        references: Vec<ArticleReference>,
        options: &Options,
        sender: &Sender<Message>,
    ) -> io::Result<Self> {
        let Options { folder, network, reviewer, .. } = options;
        let mut articles = Workers::new(references, folder.clone(), network.clone(), sender.clone());
        articles.open(0);
        let kept_in = LibraryFolder::new(folder.clone());
        let recorder = Recorder::start(kept_in.clone(), reviewer.clone(), sender.clone())?;
        let stores = (kept_in.clone(), articles.memory());
        let feeds = FeedsWorker::new(stores, network.clone(), sender.clone());
        let folders = (kept_in, options.home.clone());
        let library = LibraryWorker::new(folders, reviewer.clone(), network.clone(), sender.clone())
            .with_roles(options.roles.clone());
        let watch = FileWatch::start(sender.clone());
        Ok(Self { articles, library, feeds, recorder, watch })
    }
}

/// The session on a terminal that has been taken over.
fn session(
    state: State,
    started: StartedWorkers,
    (terminal, keys): (Terminal<TerminalBackend>, KeyReader),
    options: &Options,
) -> io::Result<Session> {
    let StartedWorkers { articles, library, feeds, recorder, watch } = started;
    Ok(Session {
        state,
        question: Question::due(&options.look)?,
        workers: articles,
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
    })
}

/// The state before anything is read, with the screen that is shown first.
fn first_screen(names: &[String], start: StartScreen, options: &Options) -> (State, Effects) {
    let names = names.iter().map(|name| sanitize::line(name).into_owned()).collect();
    let mut state = look::first_state(names, options);
    let effects = begin(&mut state, start);
    state.tell_notices(&options.notices);
    if editor::left_note(&options.folder).is_some() {
        state.notice.get_or_insert_with(|| LEFT_NOTE.to_owned());
    }
    (state, effects)
}

/// Gives the terminal back. Ends the program here if a signal ended the session, or if the terminal is gone.
fn give_back_terminal(ended: &io::Result<Option<i32>>, unwritten: &Unwritten) {
    if let Ok(Some(signal)) = ended {
        events::leave(*signal, unwritten);
    }
    terminal::give_back();
    if ended.as_ref().is_err_and(is_hang_up) {
        events::leave_as_hung_up(unwritten);
    }
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
    events::end_with_the_terminal(messages.clone(), unwritten.clone())?;
    let (columns, rows) = terminal::size()?;
    let keys = KeyReader::start(messages)?;
    let mut terminal = Terminal::new(TerminalBackend::new((columns, rows), charset))?;
    // A program that was killed leaves its last frame on the screen that this one takes.
    terminal.clear()?;
    Ok((terminal, keys))
}
