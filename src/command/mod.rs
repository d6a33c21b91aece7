//! What was typed -> what is done: where articles come from, where output goes, and the exit code.

mod brat_files;
mod decision_file;
mod export;
mod extract;
mod filter;
mod library;
mod review;
mod reviewers;

use crate::cli::{Cli, Command, ExtractArgs, ExtractFormat, ReviewArgs};
use crate::error::{Error, Result};
use crate::export::{ArticleCount, ExportPlan, Format, QuotationFilter, Stage};
use crate::input::{self, Origin};
use crate::output::{Access, IfExists, OutputFile};
use crate::text::sanitize;
use crate::tui::{self, ArticleReference};
use std::io::{BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Which standard streams are terminals, and what the environment says about them.
#[derive(Debug, Clone)]
pub struct Terminal {
    /// Whether standard input is one.
    pub input: bool,
    /// Whether standard output is one.
    pub output: bool,
    /// How to draw the reader on it.
    pub reader: tui::Options,
    /// The user.
    pub user: User,
}

/// The user, and where their data is.
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
    /// Everything was done.
    Done,
    /// Everything was done, and nothing was found.
    NothingFound,
    /// Something could not be done, as standard error says.
    Failed,
    /// No input could be read, so there is nothing to write.
    NothingRead,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Done => 0,
            Outcome::NothingFound => 1,
            Outcome::Failed | Outcome::NothingRead => 2,
        })
    }
}

/// Runs what was typed. Errors are printed on standard error.
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

/// Whether the library has something to show: articles, or the reason why it cannot be read.
fn has_articles(folder: &Path) -> bool {
    match crate::library::Library::open_existing(folder) {
        Ok(library) => library.is_some_and(|library| !library.is_empty().unwrap_or_default()),
        Err(_) => true,
    }
}

fn run_extract(extract: &ExtractArgs, terminal: &Terminal) -> Result<Outcome> {
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
    let ExtractFormat::Export(format) = extract.format else {
        return write_to(output, |out| extract::reports(&origins, out));
    };
    let several = several(&extract.inputs);
    let plan = ExportPlan { format, several, stage: Stage::Found, selection: QuotationFilter::default() };
    if format == Format::Brat {
        return extract::brat(&origins, &plan, output);
    }
    write_to(output, |out| extract::articles(&origins, &plan, out))
}

/// Whether what was typed can mean several articles. JSON is then an array, however many there are.
fn several(inputs: &[PathBuf]) -> ArticleCount {
    let one = inputs.len() <= 1 && !inputs.first().is_some_and(|input| input.is_dir());
    if one { ArticleCount::No } else { ArticleCount::Yes }
}

fn run_review(review: &ReviewArgs, terminal: &Terminal) -> Result<Outcome> {
    if review.plain { review::run(review, terminal) } else { run_review_screen(review, terminal) }
}

/// The review on the screen.
fn run_review_screen(review: &ReviewArgs, terminal: &Terminal) -> Result<Outcome> {
    if !terminal.output {
        return Err(Error::new("the review is drawn on a terminal: say --plain to have it in lines of text"));
    }
    let articles = match review.inputs.as_slice() {
        [] if !terminal.input => shown(vec![Origin::Stdin]),
        [] => review::kept_with_cards(review, &terminal.user.folder)?,
        inputs => shown(input::list(inputs)?),
    };
    let (order, filter) = (review.order, review.only);
    let mut options = terminal.reader.clone();
    options.reviewer = review.reviewer.clone().unwrap_or(options.reviewer);
    tui::run(articles, tui::StartScreen::Review(order, filter), &options).map(|()| Outcome::Done)
}

/// The named inputs, as the screen reads them.
fn shown(origins: Vec<Origin>) -> Vec<(ArticleReference, String)> {
    let named = |origin: Origin| {
        let name = origin.name();
        (ArticleReference::Input(origin), name)
    };
    origins.into_iter().map(named).collect()
}

/// Runs `work` with its output going to `path`, or to standard output. A file is replaced only once `work` is done
/// and has read at least one input. A closed pipe is not an error: whoever closed it has read enough.
fn write_to(
    path: Option<&Path>,
    work: impl FnOnce(&mut dyn Write) -> std::io::Result<Outcome>,
) -> Result<Outcome> {
    let name = path.map_or("standard output".to_owned(), |path| path.display().to_string());
    let written = match path {
        None => buffered(&mut std::io::stdout().lock(), work),
        Some(path) => write_file(path, work),
    };
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(Outcome::Done),
        written => written.map_err(|error| {
            Error::new(format!("{name} cannot be written ({error}): check the place and its free space"))
        }),
    }
}

fn write_file(
    path: &Path,
    work: impl FnOnce(&mut dyn Write) -> std::io::Result<Outcome>,
) -> std::io::Result<Outcome> {
    let mut file = OutputFile::create(path, IfExists::Replace, Access::Shared)?;
    let outcome = buffered(&mut file, work)?;
    if outcome != Outcome::NothingRead {
        file.commit()?;
    }
    Ok(outcome)
}

fn buffered(
    out: &mut dyn Write,
    work: impl FnOnce(&mut dyn Write) -> std::io::Result<Outcome>,
) -> std::io::Result<Outcome> {
    let mut out = BufWriter::with_capacity(64 * 1024, out);
    let result = work(&mut out).and_then(|outcome| out.flush().map(|()| outcome));
    // Dropping the writer would try to write the rest again.
    let _ = out.into_parts();
    result
}

/// Prints an error on standard error. If that is closed too, there is nobody to read it.
fn report(error: &Error) {
    let _ = writeln!(std::io::stderr(), "pullquote: {}", sanitize::line(&error.to_string()));
}
