//! The run loop: what happens -> `update` -> effects, carried out one by one, then a frame.
//!
//! The only place that waits, starts workers and draws; everything it calls besides is pure.

use crate::error::{Error, Result};
use crate::review::Act;
use crate::review::queue::{CardFilter, CardOrder};
use crate::text::sanitize;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::report::Report;
use crate::tui::state::{Mode, State};
use crate::tui::terminal::backend::Screen;
use crate::tui::terminal::clipboard::Multiplexer;
use crate::tui::terminal::events::{self, Gate, Message};
use crate::tui::terminal::{self, clipboard, editor};
use crate::tui::theme::Theme;
use crate::tui::workers::Workers;
use crate::tui::workers::export_file::{self, Overwrite};
use crate::tui::workers::library::Librarian;
use crate::tui::workers::recorder::Keeper;
use crate::tui::workers::reopen::Volume;
use crate::tui::{update, view};
use ratatui::Terminal;
use std::collections::BTreeSet;
use std::io;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

/// An article that is there by then is in the first frame; for a longer one there is a frame that says so.
const FIRST_FRAME: Duration = Duration::from_millis(12);

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
    Reviewing(CardOrder, CardFilter),
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
    let keeper = Keeper::new(options.folder.clone(), options.reviewer.clone());
    let librarian = Librarian::new(options.folder.clone(), options.home.clone(), sender.clone());
    let options = options.clone();
    let result = take_terminal(sender).and_then(|(terminal, gate)| {
        let written = BTreeSet::new();
        Session {
            state,
            workers,
            librarian,
            keeper,
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
    result.map_err(|error| {
        Error::new(format!(
            "the terminal cannot be used ({error}): run pullquote in another, or pipe its output"
        ))
    })
}

/// Signals first: from the moment the terminal is taken it has to be given back.
fn take_terminal(messages: Sender<Message>) -> io::Result<(Terminal<Screen>, Gate)> {
    events::listen_to_signals(messages.clone())?;
    terminal::take()?;
    let (columns, rows) = crossterm::terminal::size()?;
    let gate = events::listen_to_keys(messages);
    Ok((Terminal::new(Screen::new(columns, rows))?, gate))
}

struct Session {
    state: State,
    workers: Workers,
    librarian: Librarian,
    keeper: Keeper,
    terminal: Terminal<Screen>,
    /// Keeps the keys from us while another program has the terminal.
    gate: Gate,
    options: Options,
    /// The files that were written from here.
    written: BTreeSet<String>,
    /// Whether the next resumption is the end of a stop of our own.
    own_stop: bool,
    /// Whether the terminal has been resized since the last frame. It may have cut off what was drawn even when
    /// it is back at the old size by now.
    resized: bool,
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
        while let Ok(message) = messages.recv() {
            // All that waits is taken before one frame is drawn, so that a slow terminal never lags behind.
            for message in std::iter::once(message).chain(messages.try_iter()) {
                if self.take(message)?.is_break() {
                    return Ok(());
                }
            }
            self.draw()?;
        }
        Ok(())
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
            Message::Key(key) => update::press(&mut self.state, key),
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
        match effect {
            Effect::Open(article) => self.workers.open(article),
            Effect::Shelve(before, articles) => self.workers.shelve(before, articles),
            Effect::Ask(enquiry) => self.librarian.ask(enquiry),
            Effect::StopAsking => self.librarian.stop(),
            Effect::Stop => self.workers.stop(),
            Effect::Search { number, pattern, opened } => self.workers.search(number, pattern, opened),
            Effect::Copy(text) => self.copy(&text)?,
            Effect::Record(act) => return self.record(&act),
            Effect::Remember(source, place) => self.keeper.remember(&source, place),
            Effect::Edit(text) => self.edit(&text)?,
            Effect::AskWhoSpoke => self.workers.ask_who_spoke(),
            Effect::HandOn(file) => self.hand_on(file),
            Effect::Suspend => self.suspend()?,
            Effect::Quit => return Ok(ControlFlow::Break(())),
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Writes an act, and shows what it changes only then.
    fn record(&mut self, act: &Act) -> Step {
        let Some(opened) = self.state.reading.opened.clone() else { return Ok(ControlFlow::Continue(())) };
        let after = self.state.reading.session.journal().last_act();
        let report = match self.keeper.record(&opened, act, after) {
            Ok(new) => Report::Recorded { article: self.state.shelf.number(), new },
            Err(error) => Report::NotRecorded(error.to_string()),
        };
        self.take(Message::Action(Action::Report(report)))
    }

    /// Writes the article's quotations to a file.
    fn hand_on(&mut self, file: String) {
        let overwrite = if self.written.contains(&file) { Overwrite::Own } else { Overwrite::Never };
        let report = match export_file::hand_on(&self.state, &file, overwrite) {
            Ok(quotations) => Report::HandedOn { file, quotations },
            Err(error) => Report::Notice(error.to_string()),
        };
        if let Report::HandedOn { file, .. } = &report {
            self.written.insert(file.clone());
        }
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
        let (columns, rows) = crossterm::terminal::size()?;
        if self.state.size != (columns, rows) {
            self.terminal.backend_mut().resize(columns, rows);
            update::update(&mut self.state, Action::Resize(columns, rows));
        }
        Ok(())
    }
}
