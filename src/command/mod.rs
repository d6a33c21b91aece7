//! What was typed -> what is done: where the articles come from, where the answer goes, and the exit code.

mod decision_file;
mod export;
mod extract;
mod filter;
mod library;
mod review;
mod reviewers;
mod standoff;

use crate::cli::{Cli, Command, Extract, Print, Review};
use crate::error::{Error, Result};
use crate::export::{Format, Plan, Selection, Several, Stage};
use crate::input::{self, Origin};
use crate::text::sanitize;
use crate::tui::{self, ArticleReference};
use std::io::{BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Which of the standard streams are a terminal, and what the environment says about it.
#[derive(Debug, Clone)]
pub struct Terminal {
    /// Standard input.
    pub input: bool,
    /// Standard output.
    pub output: bool,
    /// How the reader is to be drawn on it.
    pub reader: tui::Options,
    /// Who uses the program.
    pub user: User,
}

/// Who uses the program, and where what they keep lies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct User {
    /// The name under which decisions are recorded.
    pub reviewer: String,
    /// The folder of the library.
    pub folder: PathBuf,
}

/// How a run of the program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// All was done.
    Done,
    /// All was done, and no country, person or quotation was found.
    NothingFound,
    /// Something could not be done; a sentence on standard error said what.
    Failed,
}

impl Outcome {
    /// Whether something could not be done, and whether anything was found.
    fn of(failed: bool, found: bool) -> Self {
        match (failed, found) {
            (true, _) => Self::Failed,
            (false, true) => Self::Done,
            (false, false) => Self::NothingFound,
        }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Done => 0,
            Outcome::NothingFound => 1,
            Outcome::Failed => 2,
        })
    }
}

/// Does what was typed. Errors are told on standard error.
#[must_use]
pub fn run(cli: &Cli, terminal: &Terminal) -> Outcome {
    let result = match &cli.command {
        Some(Command::Extract(extract)) => run_extract(extract, terminal),
        Some(Command::Review(review)) => run_review(review, terminal),
        Some(Command::Agree(agree)) => reviewers::agree(agree),
        Some(Command::Merge(merge)) => reviewers::merge(merge, &terminal.user.folder),
        Some(Command::Export(export)) => export::run(export, &terminal.user.folder),
        Some(Command::Library(typed)) => library::run(&typed.command, &terminal.user),
        None => run_reader(&cli.inputs, terminal),
    };
    result.unwrap_or_else(|error| {
        report(&error);
        Outcome::Failed
    })
}

fn run_reader(inputs: &[PathBuf], terminal: &Terminal) -> Result<Outcome> {
    if inputs.is_empty() && terminal.input && terminal.output && has_articles(&terminal.user.folder) {
        return tui::run(Vec::new(), tui::StartScreen::Library, &terminal.reader).map(|()| Outcome::Done);
    }
    let origins = match inputs {
        [] if terminal.input => vec![Origin::Sample],
        [] => vec![Origin::Stdin],
        inputs => input::list(inputs)?,
    };
    if terminal.output {
        return tui::run(shown(origins), tui::StartScreen::Text, &terminal.reader).map(|()| Outcome::Done);
    }
    write_to(None, |out| extract::reports(&origins, out))
}

/// Whether the library has something to show: articles, or why it cannot be read.
fn has_articles(folder: &Path) -> bool {
    match crate::library::Library::open_existing(folder) {
        Ok(library) => library.is_some_and(|library| !library.is_empty().unwrap_or_default()),
        Err(_) => true,
    }
}

fn run_extract(extract: &Extract, terminal: &Terminal) -> Result<Outcome> {
    let output = extract.output.as_deref();
    if extract.jsonl {
        if terminal.input {
            return Err(Error::new("nothing to read: pipe JSON Lines into pullquote extract --jsonl"));
        }
        return write_to(output, filter::run);
    }
    let origins = match extract.inputs.as_slice() {
        [] if terminal.input => {
            return Err(Error::new("nothing to read: give a file, a folder, or pipe a text in"));
        }
        [] => vec![Origin::Stdin],
        inputs => input::list(inputs)?,
    };
    if let Some(output) = output {
        input::refuse_overwriting(output, &origins)?;
    }
    let Print::Format(format) = extract.format else {
        return write_to(output, |out| extract::reports(&origins, out));
    };
    let several = several(&extract.inputs);
    let plan = Plan { format, several, stage: Stage::Found, selection: Selection::default() };
    if format == Format::Brat {
        return extract::standoff(&origins, &plan, output);
    }
    write_to(output, |out| extract::articles(&origins, &plan, out))
}

/// Whether what was typed can be several articles: then JSON is an array, however many there are.
fn several(inputs: &[PathBuf]) -> Several {
    let one = inputs.len() <= 1 && !inputs.first().is_some_and(|input| input.is_dir());
    if one { Several::No } else { Several::Yes }
}

fn run_review(review: &Review, terminal: &Terminal) -> Result<Outcome> {
    if review.plain { review::run(review, terminal) } else { run_review_screen(review, terminal) }
}

/// The review on the screen.
fn run_review_screen(review: &Review, terminal: &Terminal) -> Result<Outcome> {
    if !terminal.output {
        return Err(Error::new("the review is drawn on a terminal: say --plain to have it in lines of text"));
    }
    let articles = match review.inputs.as_slice() {
        [] if !terminal.input => shown(vec![Origin::Stdin]),
        [] => review::kept_with_cards(review, &terminal.user.folder)?,
        inputs => shown(input::list(inputs)?),
    };
    let (order, filter) = review.queue();
    let mut options = terminal.reader.clone();
    options.reviewer = review.reviewer.clone().unwrap_or(options.reviewer);
    tui::run(articles, tui::StartScreen::Review(order, filter), &options).map(|()| Outcome::Done)
}

/// What was named on the command line, as the screen reads it.
fn shown(origins: Vec<Origin>) -> Vec<(ArticleReference, String)> {
    let named = |origin: Origin| {
        let name = origin.name();
        (ArticleReference::Input(origin), name)
    };
    origins.into_iter().map(named).collect()
}

/// Runs `work` with what it writes going to `path`, or to standard output. Who closes the pipe early has read
/// enough: that is no error.
fn write_to(
    path: Option<&Path>,
    work: impl FnOnce(&mut dyn Write) -> std::io::Result<Outcome>,
) -> Result<Outcome> {
    let name = path.map_or("standard output".to_owned(), |path| path.display().to_string());
    let failed = |error: std::io::Error| {
        Error::new(format!("{name} cannot be written ({error}): check the place and its free space"))
    };
    let out: Box<dyn Write> = match path {
        None => Box::new(std::io::stdout().lock()),
        Some(path) => Box::new(std::fs::File::create(path).map_err(failed)?),
    };
    let mut out = BufWriter::with_capacity(64 * 1024, out);
    let result = work(&mut out).and_then(|outcome| out.flush().map(|()| outcome));
    // What could not be written is not tried again when the writer is dropped.
    let _ = out.into_parts();
    match result {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(Outcome::Done),
        result => result.map_err(failed),
    }
}

/// Tells an error on standard error. When even that is closed, nobody is there to be told.
fn report(error: &Error) {
    let _ = writeln!(std::io::stderr(), "pullquote: {}", sanitize::line(&error.to_string()));
}
