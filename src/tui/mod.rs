//! The reader on a terminal: the loop that turns what happens into actions, and effects into deeds.
//!
//! Everything else here is pure; [`run`] is the only place that waits, starts workers and draws.

pub mod action;
pub mod keymap;
pub mod layout;
pub mod report;
pub mod state;
pub mod terminal;
pub mod theme;
pub mod update;
pub mod view;
pub mod workers;

pub use terminal::clipboard::Multiplexer;
pub use workers::reopen::Volume;

use crate::error::{Error, Result};
use crate::input;
use crate::review::queue::{Filter, Order};
use crate::review::{Act, ActId};
use crate::text::sanitize;
use action::Action;
use ratatui::Terminal;
use report::{Effect, Report};
use state::{Mode, State};
use std::collections::{BTreeSet, VecDeque};
use std::io;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};
use terminal::backend::Screen;
use terminal::events::{self, Gate, Message};
use terminal::{clipboard, editor};
use theme::Theme;
use workers::Workers;
use workers::export_file::{self, Overwrite};
use workers::library::Librarian;
use workers::recorder::{Decided, Recorder};
use workers::unwritten::Unwritten;

/// An article that is there by then is in the first frame; for a longer one there is a frame that says so.
const FIRST_FRAME: Duration = Duration::from_millis(12);

/// A decision that is on disk by then is in the next frame; otherwise the next frame says that it is being saved.
const SAVING_FRAME: Duration = Duration::from_millis(100);

/// How long the program waits at its end for what is still being written.
const LAST_WRITES: Duration = Duration::from_secs(3);

/// How the reader is to run.
#[derive(Debug, Clone)]
pub struct Options {
    /// How things look.
    pub theme: Theme,
    /// What the clipboard has to be reached through.
    pub multiplexer: Multiplexer,
    /// The name under which decisions are recorded.
    pub reviewer: String,
    /// The folder of the library.
    pub folder: PathBuf,
    /// The reader's own folder, for which `~` stands.
    pub home: Option<PathBuf>,
    /// The command of the user's own editor.
    pub editor: Option<String>,
}

/// With what the reader begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begin {
    /// With the text.
    Reading,
    /// With the cards.
    Reviewing(Order, Filter),
    /// With the articles of the library.
    Library,
}

/// Reads articles on the terminal until the reader leaves. Each comes with the name by which it is shown.
///
/// # Errors
/// When standard output is no terminal that can be drawn on.
pub fn run(articles: Vec<(Volume, String)>, begin: Begin, options: &Options) -> Result<()> {
    let (volumes, names): (Vec<Volume>, Vec<String>) = articles.into_iter().unzip();
    let names = names.iter().map(|name| sanitize::line(name).into_owned()).collect();
    let (sender, messages) = channel();
    let mut workers = Workers::new(volumes, options.folder.clone(), sender.clone());
    workers.open(0);
    let mut state = State::new(names, options.theme.clone());
    let first = match begin {
        Begin::Reading => Vec::new(),
        Begin::Reviewing(order, filter) => {
            update::begin_review(&mut state, order, filter);
            Vec::new()
        }
        Begin::Library => update::begin_library(&mut state),
    };
    let recorder = Recorder::start(options.folder.clone(), options.reviewer.clone(), sender.clone());
    let unwritten = recorder.unwritten();
    let librarian = Librarian::new(options.folder.clone(), options.home.clone(), sender.clone());
    let options = options.clone();
    let result = take_terminal(sender, &unwritten).and_then(|(terminal, gate)| {
        let written = BTreeSet::new();
        Session {
            state,
            workers,
            librarian,
            recorder,
            saving: None,
            deferred: None,
            frame_due: None,
            terminal,
            gate,
            options,
            written,
            own_stop: false,
            resized: false,
        }
        .read(&messages, first)
    });
    terminal::give_back();
    unwritten.wait(LAST_WRITES);
    if result.is_err() && terminal::is_gone() {
        events::leave_as_hung_up(&unwritten);
    }
    result.map_err(|error| {
        Error::new(format!(
            "the terminal cannot be used ({error}): run pullquote in another, or pipe its output"
        ))
    })
}

/// Signals first: from the moment the terminal is taken it has to be given back.
fn take_terminal(messages: Sender<Message>, unwritten: &Unwritten) -> io::Result<(Terminal<Screen>, Gate)> {
    events::listen_to_signals(messages.clone(), unwritten.clone())?;
    terminal::take()?;
    events::end_with_the_terminal(unwritten.clone());
    let (columns, rows) = terminal::size()?;
    let gate = events::listen_to_keys(messages);
    Ok((Terminal::new(Screen::new(columns, rows))?, gate))
}

struct Session {
    state: State,
    workers: Workers,
    librarian: Librarian,
    recorder: Recorder,
    /// The decision that is being written.
    saving: Option<Saving>,
    /// What is done once the recorder has written everything.
    deferred: Option<Effect>,
    /// Until when the next frame waits for the recorder.
    frame_due: Option<Instant>,
    terminal: Terminal<Screen>,
    /// Keeps the keys from us while another program has the terminal.
    gate: Gate,
    options: Options,
    /// The files that were written from here.
    written: BTreeSet<PathBuf>,
    /// Whether the next resumption is the end of a stop of our own.
    own_stop: bool,
    /// Whether the terminal has been resized since the last frame. It may have cut off what was drawn even when
    /// it is back at the old size by now.
    resized: bool,
}

/// A decision that is being written, and what is typed meanwhile.
///
/// Keys that are typed ahead belong to the cards that come next, so they are held back and done in their order once
/// the decision is on disk. After a frame has said that the decision is being saved, keys act at once, and `update`
/// refuses further decisions.
#[derive(Debug, Default)]
struct Saving {
    held: VecDeque<Message>,
    /// Whether a frame has said so.
    is_shown: bool,
}

/// Whether to go on.
type Step = io::Result<ControlFlow<()>>;

impl Session {
    fn read(mut self, messages: &Receiver<Message>, first: Vec<Effect>) -> io::Result<()> {
        self.fit()?;
        for effect in first {
            if self.carry_out(effect)?.is_break() {
                return Ok(());
            }
        }
        if self.wait_for_article(messages)?.is_break() {
            return Ok(());
        }
        self.draw()?;
        while let Ok(received) = self.receive(messages) {
            // All that waits is taken before one frame is drawn, so that a slow terminal never lags behind.
            for message in received.into_iter().chain(messages.try_iter()) {
                if self.take(message)?.is_break() {
                    return Ok(());
                }
            }
            if self.frame_due.is_none_or(|due| due <= Instant::now()) {
                self.announce_saving();
                self.draw()?;
            }
        }
        Ok(())
    }

    /// The next message; `None` if a frame is due before it arrives. Fails when no more can arrive.
    fn receive(
        &self,
        messages: &Receiver<Message>,
    ) -> std::result::Result<Option<Message>, RecvTimeoutError> {
        let Some(due) = self.frame_due else {
            return messages.recv().map(Some).map_err(|_| RecvTimeoutError::Disconnected);
        };
        match messages.recv_timeout(due.saturating_duration_since(Instant::now())) {
            Ok(message) => Ok(Some(message)),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Takes messages until there is something to read, but not for long.
    fn wait_for_article(&mut self, messages: &Receiver<Message>) -> Step {
        let until = Instant::now() + FIRST_FRAME;
        while self.has_nothing_to_show() {
            let left = until.saturating_duration_since(Instant::now());
            let Ok(message) = messages.recv_timeout(left) else { break };
            if self.take(message)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn has_nothing_to_show(&self) -> bool {
        let (reading, catalogue) = (&self.state.reading, &self.state.catalogue);
        match self.state.mode {
            Mode::Library => catalogue.listed.is_none() && catalogue.trouble.is_none(),
            Mode::Read | Mode::Review => reading.opened.is_none() && reading.failure.is_none(),
        }
    }

    fn take(&mut self, message: Message) -> Step {
        let effects = match message {
            Message::Key(_) | Message::Paste(_) if self.holds_keys() => {
                self.saving.get_or_insert_default().held.push_back(message);
                Vec::new()
            }
            Message::Key(key) => update::press(&mut self.state, key),
            Message::Paste(text) => update::update(&mut self.state, Action::Paste(text)),
            Message::Written(report) => return self.written(report),
            // The size is asked for when the frame is drawn: in a storm of them only the last one counts.
            Message::Resized => {
                self.resized = true;
                Vec::new()
            }
            Message::Action(action) => update::update(&mut self.state, action),
            Message::Stop => vec![Effect::Suspend],
            Message::Resumed => return self.resumed(),
            Message::Silent(error) => return Err(error),
        };
        for effect in effects {
            if self.carry_out(effect)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn carry_out(&mut self, effect: Effect) -> Step {
        // Whoever stops the program while it writes would leave the library locked for every other program.
        let stops = matches!(effect, Effect::Quit | Effect::Suspend | Effect::Edit(_));
        if stops && !self.recorder.is_idle() {
            self.deferred = Some(effect);
            self.frame_due.get_or_insert(Instant::now() + SAVING_FRAME);
            return Ok(ControlFlow::Continue(()));
        }
        match effect {
            Effect::Open(article) => self.workers.open(article),
            Effect::Shelve(before, articles) => self.workers.shelve(before, articles),
            Effect::Ask(enquiry) => self.librarian.ask(enquiry),
            Effect::StopAsking => self.librarian.stop(),
            Effect::Stop => self.workers.stop(),
            Effect::Search { number, pattern, opened } => self.workers.search(number, pattern, opened),
            Effect::Copy(text) => self.copy(&text)?,
            Effect::Record(act) => self.record(act),
            Effect::Remember(source, place) => self.recorder.remember(source, place),
            Effect::Edit(text) => self.edit(&text)?,
            Effect::AskWhoSpoke => self.workers.ask_who_spoke(),
            Effect::HandOn(file) => self.hand_on(file),
            Effect::Suspend => self.suspend()?,
            Effect::Quit => return Ok(ControlFlow::Break(())),
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Has a decision written. What it changes is shown when the recorder reports that it is on disk.
    fn record(&mut self, act: Act) {
        let Some(opened) = self.state.reading.opened.clone() else { return };
        let number = self.state.shelf.number();
        let after = self.last_act();
        self.recorder.record(Decided { number, opened, act, after });
        self.saving.get_or_insert_default().is_shown = false;
        self.frame_due.get_or_insert(Instant::now() + SAVING_FRAME);
    }

    fn last_act(&self) -> ActId {
        self.state.reading.journal.acts.last().map_or(ActId(0), |last| last.id)
    }

    /// Whether keys wait for the decision that is being written. Once some do, those after them do as well.
    fn holds_keys(&self) -> bool {
        self.saving.as_ref().is_some_and(|saving| !saving.is_shown || !saving.held.is_empty())
    }

    /// Says that something is being saved, once that has taken so long that the next frame cannot wait for it.
    fn announce_saving(&mut self) {
        if self.frame_due.take().is_none() {
            return;
        }
        if let Some(saving) = &mut self.saving {
            saving.is_shown = true;
            let report = Report::Saving { article: self.state.shelf.number() };
            update::update(&mut self.state, Action::Report(report));
        }
        let notice = match self.deferred {
            Some(Effect::Quit) => "saving; the program ends when that is done",
            _ => "saving; another program may be using the library",
        };
        update::update(&mut self.state, Action::Report(Report::Notice(notice.to_owned())));
    }

    /// The recorder has finished a job: `report` is what came of a decision.
    fn written(&mut self, report: Option<Report>) -> Step {
        self.recorder.finish_one();
        if let Some(report) = report {
            let held = self.saving.take().unwrap_or_default().held;
            let failed = matches!(report, Report::NotRecorded(_));
            if self.take(Message::Action(Action::Report(self.new_acts(report))))?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
            if failed {
                // Whoever leaves, or types ahead, counts on a decision that was not made.
                self.deferred = None;
                self.ignore(&held);
            } else if self.take_all(held)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        if self.recorder.is_idle()
            && let Some(effect) = self.deferred.take()
            && self.carry_out(effect)?.is_break()
        {
            return Ok(ControlFlow::Break(()));
        }
        if self.saving.is_none() && self.deferred.is_none() {
            self.frame_due = None;
        }
        Ok(ControlFlow::Continue(()))
    }

    fn take_all(&mut self, messages: VecDeque<Message>) -> Step {
        for message in messages {
            if self.take(message)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Says that keys were ignored because the decision before them was not saved.
    fn ignore(&mut self, held: &VecDeque<Message>) {
        if let Some(notice) = self.state.notice.clone().filter(|_| !held.is_empty()) {
            let notice = format!("the keys typed since were ignored; {notice}");
            update::update(&mut self.state, Action::Report(Report::Notice(notice)));
        }
    }

    /// A report without the acts that are known already: the article may have been opened again meanwhile.
    fn new_acts(&self, report: Report) -> Report {
        match report {
            Report::Recorded { article, mut acts } if article == self.state.shelf.number() => {
                let known = self.last_act();
                acts.retain(|recorded| recorded.id > known);
                Report::Recorded { article, acts }
            }
            report => report,
        }
    }

    /// Writes the article's quotations to a file.
    fn hand_on(&mut self, file: String) {
        let path = input::typed_path(&file, self.options.home.as_deref());
        let overwrite = if self.written.contains(&path) { Overwrite::Own } else { Overwrite::Never };
        let report = match export_file::hand_on(&self.state, &path, overwrite) {
            Ok(quotations) => {
                self.written.insert(path);
                Report::HandedOn { file, quotations }
            }
            Err(error) => Report::Notice(error.to_string()),
        };
        update::update(&mut self.state, Action::Report(report));
    }

    /// Gives the terminal to the user's editor, and takes it again.
    fn edit(&mut self, text: &str) -> io::Result<()> {
        terminal::give_back();
        let edited = {
            let _closed = self.gate.close()?;
            editor::edit(text, self.options.editor.as_deref(), &self.options.folder)
        };
        self.take_again()?;
        let report = match edited {
            Ok(text) => Report::Edited(text),
            Err(error) => Report::Notice(error.to_string()),
        };
        update::update(&mut self.state, Action::Report(report));
        Ok(())
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        match clipboard::sequence(text, self.options.multiplexer) {
            Ok(sequence) => terminal::Frames::send(&sequence),
            Err(sentence) => {
                update::update(&mut self.state, Action::Report(Report::Notice(sentence)));
                Ok(())
            }
        }
    }

    /// Gives the terminal back, stops, and takes it again when resumed. Started by a terminal window instead of
    /// a shell, nobody could resume it: then it does not stop.
    fn suspend(&mut self) -> io::Result<()> {
        if rustix::process::getsid(None) == Ok(rustix::process::getpid()) {
            let sentence = "no shell to go back to; q leaves".to_owned();
            update::update(&mut self.state, Action::Report(Report::Notice(sentence)));
            return Ok(());
        }
        terminal::give_back();
        self.own_stop = true;
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        self.take_again()
    }

    /// Resumed by somebody else's doing: the shell may have changed the modes of the terminal meanwhile.
    fn resumed(&mut self) -> Step {
        if !std::mem::take(&mut self.own_stop) {
            terminal::give_back();
            self.take_again()?;
        }
        Ok(ControlFlow::Continue(()))
    }

    fn take_again(&mut self) -> io::Result<()> {
        terminal::take()?;
        self.terminal.clear()
    }

    fn draw(&mut self) -> io::Result<()> {
        self.fit()?;
        if std::mem::take(&mut self.resized) {
            self.terminal.clear()?;
        }
        self.terminal.draw(|frame| view::draw(&self.state, frame)).map(|_| ())
    }

    /// Tells the state and the screen the size the terminal has now.
    fn fit(&mut self) -> io::Result<()> {
        let (columns, rows) = terminal::size()?;
        if self.state.size != (columns, rows) {
            self.terminal.backend_mut().resize(columns, rows);
            update::update(&mut self.state, Action::Resize(columns, rows));
        }
        Ok(())
    }
}
