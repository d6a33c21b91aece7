//! Lines of keys -> responses, with every act recorded before the next card.

use super::open_article::{OpenArticle, Opening};
use super::source::ReviewSource;
use crate::cli;
use crate::command::library::speakers::speaker_card;
use crate::command::outcome::Outcome;
use crate::command::printing::{answered, report};
use crate::command::terminal::Terminal;
use crate::command::verify::typed_sources;
use crate::error::{Error, Result};
use crate::input::typed_path;
use crate::input::web::Network;
use crate::library::{Library, NewDecision};
use crate::plain::{KeyResponse, NextAction};
use crate::review::{Act, Journal};
use crate::text::sanitize;
use crate::verify::Source;
use rustix::io::Errno;
use rustix::termios::{Termios, tcgetattr};
use std::io::{self, BufRead, Write};
use std::ops::ControlFlow;
use std::sync::Arc;

/// Where the keys come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KeysFrom {
    /// A person, who reads the responses.
    Keyboard,
    /// A script, which would go on with the wrong card if a decision was not recorded.
    Script,
}

/// A running `review --plain`.
pub(super) struct PlainCommand<'a> {
    pub(super) review: &'a cli::ReviewArgs,
    pub(super) terminal: &'a Terminal,
    pub(super) network: Network,
    pub(super) library: Library,
    /// What the cards are compared with.
    pub(super) sources: Arc<Vec<Source>>,
    pub(super) reviewer: String,
    pub(super) keys: KeysFrom,
    pub(super) out: &'a mut dyn Write,
    /// The rest of a line that led to another article; its keys are for that one.
    pub(super) rest_of_line: Option<String>,
    pub(super) outcome: Outcome,
}

/// Where to go from an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leave {
    ToNext,
    ToPrevious,
    Quit,
}

impl PlainCommand<'_> {
    /// Reviews one article after the other.
    pub(super) fn run(&mut self, mut inputs: Vec<ReviewSource>) -> io::Result<Outcome> {
        let (mut at, mut leave) = (0, Leave::ToNext);
        while let Some(input) = inputs.get(at) {
            match self.open(input, (at, inputs.len())) {
                Ok(Opening::Several(parts)) => {
                    inputs.splice(at..=at, parts.into_iter().map(ReviewSource::Origin));
                    continue;
                }
                // In a whole library, articles without a card that passes the filter are not counted.
                Ok(Opening::Article(opened))
                    if matches!(input, ReviewSource::Stored(_)) && !opened.plain.has_cards() =>
                {
                    inputs.remove(at);
                    at = if leave == Leave::ToPrevious { at.saturating_sub(1) } else { at };
                    continue;
                }
                Ok(Opening::Article(opened)) => leave = self.review_article(*opened, leave)?,
                Err(error) => self.fail(&error),
            }
            at = match (leave, at.checked_sub(1)) {
                (Leave::Quit, _) => break,
                (Leave::ToPrevious, Some(before)) => before,
                (Leave::ToNext, _) | (Leave::ToPrevious, None) => at + 1,
            };
        }
        let is_library = inputs.iter().all(|input| matches!(input, ReviewSource::Stored(_)));
        if self.outcome == Outcome::NothingFound && is_library {
            self.print(&["no quotation in the library matches".to_owned()])?;
        }
        Ok(answered(self.library.left_out(), self.outcome))
    }

    /// Reads keys until the reviewer leaves the article. An article without quotations is left the way it was entered.
    fn review_article(&mut self, mut opened: OpenArticle, entered: Leave) -> io::Result<Leave> {
        let (at, of) = opened.position;
        self.print(&[format!("{}, article {} of {of}", sanitize::line(&opened.name), at + 1)])?;
        if opened.plain.progress().all == 0 {
            self.print(&["no quotation was found in it".to_owned()])?;
            return Ok(entered);
        }
        self.outcome = if self.outcome == Outcome::Failed { Outcome::Failed } else { Outcome::Done };
        self.print(&opened.plain.opening())?;
        let mut leave = Leave::Quit;
        while let Some(line) = self.rest_of_line.take().or_else(next_line) {
            if let ControlFlow::Break(chosen) = self.line(&mut opened, &line)? {
                leave = chosen;
                break;
            }
        }
        if self.keys == KeysFrom::Keyboard && terminal_is_gone() {
            self.outcome = Outcome::HungUp;
            return Ok(Leave::Quit);
        }
        self.print(&[opened.plain.summary()])?;
        Ok(leave)
    }

    /// Does the keys of a line.
    fn line(&mut self, opened: &mut OpenArticle, line: &str) -> io::Result<ControlFlow<Leave>> {
        // The screen skips a card with the space bar. On a line, spaces separate keys unless there is nothing else.
        let mut rest = match line {
            "" => return self.print(&opened.plain.card()).map(ControlFlow::Continue),
            line if line.trim().is_empty() => "skip",
            line => line,
        };
        while let Some((response, after)) = opened.plain.take(rest) {
            rest = after;
            self.print(&response.lines)?;
            match self.carry_out(opened, response)? {
                AfterKey::Continue => {}
                AfterKey::DropRest => break,
                AfterKey::Leave(leave) => {
                    self.rest_of_line = Some(rest.to_owned()).filter(|rest| !rest.trim().is_empty());
                    return Ok(ControlFlow::Break(leave));
                }
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn carry_out(&mut self, opened: &mut OpenArticle, response: KeyResponse) -> io::Result<AfterKey> {
        let (at, of) = opened.position;
        Ok(match response.action {
            NextAction::Continue => AfterKey::Continue,
            NextAction::DropRest => AfterKey::DropRest,
            NextAction::Leave => AfterKey::Leave(Leave::Quit),
            NextAction::ReadSource(typed) => return self.read_source(opened, &typed),
            NextAction::ShowSpeaker(name) => {
                let lines = speaker_card(&name, &mut self.library);
                self.print(&lines)?;
                AfterKey::Continue
            }
            NextAction::NextArticle if at + 1 < of => AfterKey::Leave(Leave::ToNext),
            NextAction::PreviousArticle if at > 0 => AfterKey::Leave(Leave::ToPrevious),
            NextAction::NextArticle | NextAction::PreviousArticle => {
                self.print(&["there are no more articles in this direction".to_owned()])?;
                AfterKey::DropRest
            }
            NextAction::Record(act, done) => match self.record(opened, &act) {
                Ok(new) => {
                    let lines = opened.plain.recorded(new, &done);
                    self.print(&lines)?;
                    AfterKey::Continue
                }
                Err(error) => {
                    self.fail(&error);
                    self.print(&["not saved: nothing has changed".to_owned()])?;
                    match self.keys {
                        KeysFrom::Script => AfterKey::Leave(Leave::Quit),
                        KeysFrom::Keyboard => AfterKey::DropRest,
                    }
                }
            },
        })
    }

    /// Reads the sources that were typed, for this article and those after it; what cannot be read stays a note.
    fn read_source(&mut self, opened: &mut OpenArticle, typed: &str) -> io::Result<AfterKey> {
        let path = typed_path(typed, etcetera::home_dir().ok().as_deref());
        match typed_sources(&[path], self.terminal, &self.network) {
            Ok(sources) => {
                self.sources = Arc::new(sources);
                let lines = opened.plain.compared(self.sources.clone());
                self.print(&lines)?;
                Ok(AfterKey::Continue)
            }
            Err(error) => {
                let response = opened.plain.unread(typed, &error.to_string());
                self.print(&response.lines)?;
                self.carry_out(opened, response)
            }
        }
    }

    /// Records an act. Returns it with what other programs have recorded meanwhile.
    fn record(&mut self, opened: &mut OpenArticle, act: &Act) -> Result<Journal> {
        let OpenArticle { plain, key, id, .. } = opened;
        let (article, reviewer, after) = (plain.article(), self.reviewer.as_str(), plain.last_act());
        let decision = NewDecision { id: *id, article, key, reviewer, act, after };
        let (article, new) = self.library.record_decision(decision)?;
        *id = Some(article);
        Ok(new)
    }

    fn fail(&mut self, error: &Error) {
        report(error);
        self.outcome = Outcome::Failed;
    }

    /// Prints lines and flushes: a person or a program is waiting for them.
    fn print(&mut self, lines: &[String]) -> io::Result<()> {
        lines.iter().try_for_each(|line| writeln!(self.out, "{line}"))?;
        self.out.flush()
    }
}

/// Whether the terminal no longer exists, because its window or its connection was closed.
pub(super) fn terminal_is_gone() -> bool {
    let is_gone = |modes: rustix::io::Result<Termios>| modes.is_err_and(|error| error == Errno::IO);
    is_gone(tcgetattr(io::stdin())) || is_gone(tcgetattr(io::stdout()))
}

/// What happens after a key.
enum AfterKey {
    Continue,
    /// The rest of the line is dropped: it was meant for something else.
    DropRest,
    Leave(Leave),
}

/// The next line of standard input without its line end; `None` at the end of input.
fn next_line() -> Option<String> {
    let mut line = Vec::new();
    let read = io::stdin().lock().read_until(b'\n', &mut line).unwrap_or_default();
    let text = String::from_utf8_lossy(&line);
    (read > 0).then(|| text.trim_end_matches(['\n', '\r']).to_owned())
}
