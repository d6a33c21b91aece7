//! Other programs: the browser, the editor on a file, and commands that the user types.

use super::{GO_ON, LEAVE, LoopControl, Session};
use crate::input::Origin;
use crate::tui::action::{Action, ArticleAction};
use crate::tui::report::Report;
use crate::tui::terminal::{self, outside};
use crate::tui::update;
use std::io;
use std::path::PathBuf;

impl Session {
    /// Opens an address in the browser. One that draws on the terminal gets it for as long as it runs.
    pub(super) fn browse(&mut self, address: &str) -> LoopControl {
        let browser = outside::Browser::chosen(self.options.browser.as_deref());
        if !browser.needs_terminal() {
            let trouble = browser.open(address).err().map(|error| error.to_string());
            return self.tell(trouble);
        }
        let ended = self.lend_terminal(|| browser.open(address).map(|()| None))?;
        self.tell(ended)
    }

    /// Opens the file of the article in the editor, and has it read again if that has changed it.
    pub(super) fn edit_file(&mut self, name: &str, (words, lines_before): (&str, usize)) -> LoopControl {
        let Some(file) = file_of(name) else {
            return self.tell(Some(format!("{name} is not a file that an editor can open")));
        };
        let before = outside::stamp(&file);
        let editor = self.options.editor.clone();
        let line = outside::line_of(&file, words).unwrap_or(lines_before + 1);
        let ended = self.lend_terminal(|| outside::edit_at(editor.as_deref(), &file, line))?;
        if self.tell(ended)?.is_break() {
            return LEAVE;
        }
        if outside::stamp(&file) == before {
            return GO_ON;
        }
        let effects = update::update(&mut self.state, Action::Article(ArticleAction::Reload));
        self.carry_out_all(effects)
    }

    /// Runs a command with a text as its input, and waits until the user has read what it printed.
    pub(super) fn pipe(&mut self, command: &str, text: &str) -> LoopControl {
        let ended = self.lend_terminal(|| outside::pipe(command, text))?;
        self.tell(ended)
    }

    /// Gives the terminal to another program and takes it again afterwards. Returns what there is to say.
    fn lend_terminal(
        &mut self,
        run: impl FnOnce() -> crate::error::Result<Option<String>>,
    ) -> io::Result<Option<String>> {
        terminal::give_back();
        let ended = {
            let _paused = self.keys.pause()?;
            run()
        };
        self.take_terminal_again()?;
        Ok(ended.unwrap_or_else(|error| Some(error.to_string())))
    }

    /// Watches the file of the article that is shown.
    pub(super) fn watch_file(&self) {
        let opened = self.state.reading.opened.as_ref();
        let file = opened.and_then(|opened| file_of(opened.remembered.source.file.as_deref()?));
        self.watch.set(self.state.articles.number(), file);
    }

    fn tell(&mut self, sentence: Option<String>) -> LoopControl {
        match sentence {
            Some(sentence) => self.report(Report::Notice(sentence)),
            None => GO_ON,
        }
    }
}

/// The file behind the whole name of an article, also if the article is a part of it.
fn file_of(name: &str) -> Option<PathBuf> {
    match Origin::from_whole_name(name) {
        Origin::File(path) => Some(path),
        other => match other.container() {
            Some(Origin::File(path)) => Some(path.clone()),
            _ => None,
        },
    }
}
