//! Effects -> files, threads, the clipboard and the terminal.

use super::{GO_ON, LEAVE, LoopControl, Session};
use crate::input;
use crate::tui::effect::{Effect, Effects};
use crate::tui::report::Report;
use crate::tui::terminal::editor::EditedText;
use crate::tui::terminal::{self, clipboard, editor};
use crate::tui::update;
use crate::tui::workers::export_file::{self, Overwrite};
use std::io;
use std::ops::ControlFlow;

impl Session {
    pub(super) fn carry_out_all(&mut self, effects: Effects) -> LoopControl {
        for effect in effects {
            if self.carry_out(effect)?.is_break() {
                return LEAVE;
            }
        }
        GO_ON
    }

    pub(super) fn carry_out(&mut self, effect: Effect) -> LoopControl {
        let Some(effect) = self.writes.defer(effect) else { return GO_ON };
        match effect {
            Effect::OpenArticle(article) => self.workers.open(article),
            Effect::SetArticles(before, articles) => self.workers.set_articles(before, articles),
            Effect::ReadAgain(article) => self.workers.read_again(article),
            Effect::ReadWholePage(article) => self.workers.read_whole_page(article),
            Effect::ListInput(typed) => {
                self.workers.list(input::typed_path(&typed, self.options.home.as_deref()));
            }
            Effect::SetInputs(before, inputs) => self.workers.set_inputs(before, inputs),
            Effect::Split { article, parts, first } => self.workers.split(article, parts, first),
            Effect::SetItems(before, kept_in, items) => self.workers.set_items(before, kept_in, items),
            Effect::AskFeeds(request) => self.feeds.ask(request),
            Effect::StopFeeds => self.feeds.stop(),
            Effect::AskLibrary(request) => self.library.ask(request),
            Effect::StopLibrary => self.library.stop(),
            Effect::FindHeadlines(numbers) => self.workers.find_headlines(numbers),
            Effect::Stop => self.workers.stop(),
            Effect::Search { number, pattern, opened } => self.workers.search(number, pattern, opened),
            Effect::Copy(text) => return self.copy(&text),
            Effect::Record(act) => self.record(act),
            Effect::Correct(field, value) => self.correct((field, value)),
            Effect::RememberPosition(source, place) => self.writes.remember(source, place),
            Effect::OpenEditor => return self.edit(),
            Effect::ReadSource(typed) => {
                let path = input::typed_path(&typed, self.options.home.as_deref());
                self.workers.read_source(typed, path);
            }
            Effect::ReadAgainst => self.workers.read_against(self.options.against.clone()),
            Effect::LoadKnownSpeakers => self.workers.find_known_speakers(),
            Effect::Export(file) => return self.export(file),
            Effect::Browse(address) => return self.browse(&address),
            Effect::EditFile { name, words, lines_before } => {
                return self.edit_file(&name, (&words, lines_before));
            }
            Effect::Pipe { command, text } => return self.pipe(&command, &text),
            Effect::Redraw => self.terminal.clear()?,
            Effect::Suspend => return self.suspend(),
            Effect::Quit => return LEAVE,
        }
        GO_ON
    }

    /// Writes the article's quotations to a file.
    fn export(&mut self, file: String) -> LoopControl {
        let path = input::typed_path(&file, self.options.home.as_deref());
        let overwrite = if self.exported.contains(&path) { Overwrite::OwnFile } else { Overwrite::Never };
        let report = match export_file::write(&self.state, &path, overwrite) {
            Ok(quotations) => {
                self.exported.insert(path);
                Report::Exported { file, quotations }
            }
            Err(error) => Report::NotExported { file, sentence: error.to_string() },
        };
        self.report(report)
    }

    /// Hands the terminal to the user's editor, and takes it over again afterwards.
    fn edit(&mut self) -> LoopControl {
        // The form may have been closed while the editor had to wait.
        let Some(text) = update::text_in_form(&self.state).map(str::to_owned) else { return GO_ON };
        terminal::give_back();
        let edited = {
            let _paused = self.keys.pause()?;
            editor::edit(&text, self.options.editor.as_deref(), &self.options.folder)
        };
        // What was written comes first: the terminal may be gone.
        let taken = self.take_terminal_again();
        let edited =
            edited.unwrap_or_else(|error| EditedText { text: None, trouble: Some(error.to_string()) });
        for report in
            [edited.text.map(Report::Edited), edited.trouble.map(Report::Notice)].into_iter().flatten()
        {
            if self.report(report)?.is_break() {
                return LEAVE;
            }
        }
        taken?;
        GO_ON
    }

    fn copy(&mut self, text: &str) -> LoopControl {
        match clipboard::sequence(text, self.options.multiplexer) {
            Ok(sequence) => terminal::Frames::send(&sequence).map(ControlFlow::Continue),
            Err(sentence) => self.report(Report::Notice(sentence)),
        }
    }

    /// Restores the terminal, suspends the program, and takes the terminal over again on resuming.
    ///
    /// A program that a terminal window started directly, without a shell, could never be resumed: it does not stop.
    fn suspend(&mut self) -> LoopControl {
        if rustix::process::getsid(None) == Ok(rustix::process::getpid()) {
            return self.report(Report::Notice("no shell to return to; q quits".to_owned()));
        }
        terminal::give_back();
        self.stopped_itself = true;
        let paused = (self.library.pause(), self.feeds.pause());
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        drop(paused);
        self.take_terminal_again().map(ControlFlow::Continue)
    }

    /// Resumed after a stop that we did not ask for: the shell may have changed the modes of the terminal meanwhile.
    pub(super) fn resume(&mut self) -> LoopControl {
        if !std::mem::take(&mut self.stopped_itself) {
            terminal::give_back();
            self.take_terminal_again()?;
        }
        GO_ON
    }

    pub(super) fn take_terminal_again(&mut self) -> io::Result<()> {
        terminal::take()?;
        self.terminal.clear()
    }
}
