//! What was typed -> what is done: where articles come from, where output goes, and the exit code.

mod audit;
mod config;
mod diff;
mod export;
mod extract;
mod feeds;
mod filter;
mod install;
mod kept;
mod library;
mod named;
mod outcome;
mod printing;
mod query;
mod review;
mod reviewers;
mod self_test;
mod system_limits;
mod target;
mod terminal;
mod verify;

pub use config::SettingsFolders;
pub use install::completions::complete;
pub use outcome::Outcome;
pub use printing::{print_usage, report_panics};
pub use system_limits::outlive_file_limit;
pub use terminal::{LazyReader, OutputKind, Terminal, User};

use crate::article::PageScope;
use crate::cli::{Cli, Command, ExtractArgs, ExtractFormat, ReviewArgs};
use crate::error::{Error, Result};
use crate::export::{ExportPlan, Format, QuotationFilter, Stage};
use crate::input::{InputList, Origin};
use crate::library::Library;
use crate::tui;
use clap::ValueEnum;
use extract::{Inputs, ReportForm, article_count};
use kept::{KeptArticles, LibraryUse};
use named::NamedArticle;
use printing::{report, told, write_to};
use std::path::Path;
use std::sync::Arc;
use target::{ProtectedFiles, Target, files_of};

/// Why nothing is drawn on a terminal that only takes lines.
const NO_SCREEN: &str = "the terminal cannot place its cursor, as far as TERM says";

/// Runs what was typed. Errors are printed on standard error.
#[must_use]
pub fn run(cli: &Cli, terminal: &Terminal) -> Outcome {
    // The screen has threads of its own, without which it does not start. Some commands analyse nothing.
    let analyses = match cli.command {
        Some(Command::Config(_) | Command::Completions(_) | Command::Man(_)) => false,
        Some(_) => true,
        None => terminal.output != OutputKind::Screen,
    };
    if analyses {
        system_limits::meet_thread_limit();
    }
    let result = match &cli.command {
        Some(Command::Extract(extract)) => run_extract(extract, terminal),
        Some(Command::Review(review)) => run_review(review, terminal),
        Some(Command::Verify(verify)) => verify::run(verify, terminal),
        Some(Command::Diff(typed)) => diff::run(typed, terminal),
        Some(Command::Agree(agree)) => reviewers::agree(agree, &terminal.folder),
        Some(Command::Merge(merge)) => reviewers::merge(merge, &terminal.folder),
        Some(Command::Export(export)) => export::run(export, terminal),
        Some(Command::Feeds(typed)) => feeds::run(&typed.command, terminal),
        Some(Command::Audit(typed)) => audit::run(typed, terminal),
        Some(Command::Library(typed)) => library::run(&typed.command, terminal),
        Some(Command::Config(typed)) => config::run(typed.command, &terminal.settings),
        Some(Command::SelfTest) => self_test::run(terminal),
        Some(Command::Completions(typed)) => install::completions::run(typed),
        Some(Command::Man(typed)) => install::man::run(typed),
        None => run_reader(cli, terminal),
    };
    result.unwrap_or_else(|error| {
        report(&error);
        Outcome::Failed
    })
}

/// Reads articles on the screen, or reports what was found in them if there is no screen.
fn run_reader(cli: &Cli, terminal: &Terminal) -> Result<Outcome> {
    let inputs = cli.inputs.as_slice();
    let network = terminal.network(&cli.fetch);
    let look = terminal.look(&cli.look)?;
    let roles = audit::roles_of_user(&terminal.settings.config);
    let reader = tui::Options { network: network.clone(), look, roles, ..terminal.reader.clone() };
    let has_screen = terminal.output == OutputKind::Screen && !cli.plain;
    let folder = &terminal.folder;
    if inputs.is_empty() && has_screen && terminal.input && has_articles(folder) {
        return tui::run(Vec::new(), tui::StartScreen::Library, &reader).map(|()| Outcome::Done);
    }
    if terminal.output == OutputKind::Lines && !cli.plain {
        say_no_screen(inputs.is_empty() && terminal.input)?;
    }
    let only = |origin| InputList { articles: vec![NamedArticle::Input(origin)], ..InputList::default() };
    let list = match inputs {
        [] if terminal.input => only(Origin::Sample),
        [] => only(Origin::Stdin),
        inputs => named::named(inputs)?,
    };
    if has_screen {
        named::readable(&list.articles)?;
        let reader = tui::Options { notices: list.notices, ..reader };
        let shown = named::references(list.articles, folder)?;
        return tui::run(shown, tui::StartScreen::Text, &reader).map(|()| Outcome::Done);
    }
    named::no_misspelt_command(&list.articles)?;
    let articles = told(list);
    // An article can be read without the library.
    let library = Library::open_existing(folder).unwrap_or_else(|error| {
        report(&error);
        None
    });
    let kept = KeptArticles { library: library.as_ref(), used: LibraryUse::Fallback };
    let inputs = Inputs { articles: &articles, network: &network, scope: PageScope::Article, kept };
    let form = if cli.plain { ReportForm::Reading } else { ReportForm::Findings };
    write_to(Target::STDOUT, |out| extract::reports(inputs, form, out))
}

/// Says that the terminal has no screen: an error if no article is named, as there is nothing to report on either.
fn say_no_screen(is_without_article: bool) -> Result<()> {
    if is_without_article {
        return Err(Error::new(format!("{NO_SCREEN}: name an article for a report in lines, or set TERM")));
    }
    report(&Error::new(format!("{NO_SCREEN}, so this is a report in lines: set TERM for the screen")));
    Ok(())
}

/// Whether the library has something to show: articles, or the reason why it cannot be read.
fn has_articles(folder: &Path) -> bool {
    match Library::open_existing(folder) {
        Ok(library) => library.is_some_and(|library| !library.is_empty().unwrap_or_default()),
        Err(_) => true,
    }
}

fn run_extract(extract: &ExtractArgs, terminal: &Terminal) -> Result<Outcome> {
    let (target, folder) = (Target::typed(&extract.target), &terminal.folder);
    if extract.jsonl {
        if terminal.input {
            return Err(Error::new("nothing to read: pipe JSON Lines into pullquote extract --jsonl"));
        }
        ProtectedFiles::new(Origin::Stdin.file_id(), folder).refuse(target.path)?;
        return write_to(target, filter::run);
    }
    let format = extract.format.map_or_else(|| format_of(target), Ok)?;
    let articles = match extract.inputs.as_slice() {
        [] if terminal.input => {
            return Err(Error::new("nothing to read: give a file, a folder, or pipe in a text"));
        }
        [] => vec![NamedArticle::Input(Origin::Stdin)],
        inputs => told(named::named(inputs)?),
    };
    let network = terminal.network(&extract.fetch);
    let scope = if extract.whole_page { PageScope::WholePage } else { PageScope::Article };
    // Without numbers, the library is none of its business.
    let has_numbers = articles.iter().any(|article| matches!(article, NamedArticle::Kept(_)));
    let library = if has_numbers { Library::open_existing(folder)? } else { None };
    let protected = ProtectedFiles::new(files_of(&articles, library.as_ref())?, folder);
    protected.refuse(target.path)?;
    let kept = KeptArticles { library: library.as_ref(), used: LibraryUse::Numbers };
    let inputs = Inputs { articles: &articles, network: &network, scope, kept };
    let ExtractFormat::Export(format) = format else {
        return write_to(target, |out| extract::reports(inputs, ReportForm::Findings, out));
    };
    let articles = article_count(&extract.inputs);
    let plan = ExportPlan { format, articles, stage: Stage::Found, selection: QuotationFilter::default() };
    if format == Format::Brat {
        return extract::brat(inputs, &plan, (target, &protected));
    }
    write_to(target, |out| extract::articles(inputs, &plan, out))
}

/// What `extract` writes to a file of this name, if no format was typed.
fn format_of(target: Target<'_>) -> Result<ExtractFormat> {
    let Some(path) = target.path else { return Ok(ExtractFormat::Report) };
    let named = Format::of_file(&path.to_string_lossy()).map_or(ExtractFormat::Report, ExtractFormat::Export);
    if ExtractFormat::value_variants().contains(&named) {
        return Ok(named);
    }
    Err(Error::new(format!(
        "{} names a format that holds decisions: write it with pullquote export, or choose another ending",
        path.display()
    )))
}

fn run_review(review: &ReviewArgs, terminal: &Terminal) -> Result<Outcome> {
    if review.plain { review::run(review, terminal) } else { run_review_screen(review, terminal) }
}

/// Refuses to review where no screen can be drawn.
fn require_screen(terminal: &Terminal) -> Result<()> {
    match terminal.output {
        OutputKind::Screen => Ok(()),
        OutputKind::Lines => {
            Err(Error::new(format!("{NO_SCREEN}: add --plain to review in lines of text, or set TERM")))
        }
        OutputKind::File => {
            Err(Error::new("the review needs a terminal: add --plain to review in lines of text"))
        }
    }
}

/// The review on the screen.
fn run_review_screen(review: &ReviewArgs, terminal: &Terminal) -> Result<Outcome> {
    let mut notices = Vec::new();
    let articles = match review.inputs.as_slice() {
        [] if !terminal.input => {
            named::references(vec![NamedArticle::Input(Origin::Stdin)], &terminal.folder)?
        }
        [] => review::kept_with_cards(review, &terminal.folder)?,
        inputs => {
            let list = named::named(inputs)?;
            notices = list.notices;
            named::readable(&list.articles)?;
            named::references(list.articles, &terminal.folder)?
        }
    };
    // After the articles: that a file does not exist is what its user must hear of first.
    require_screen(terminal)?;
    let (order, filter) = (review.order, review.only);
    let network = terminal.network(&review.fetch);
    let look = terminal.look(&review.look)?;
    let roles = audit::roles_of_user(&terminal.settings.config);
    let mut options = tui::Options { look, notices, network, roles, ..terminal.reader.clone() };
    options.reviewer = review.reviewer.clone().unwrap_or(options.reviewer);
    // Read before the screen is taken, so that a slip is told.
    options.against.clone_from(&review.against);
    options.sources = Arc::new(verify::typed_sources(&review.against, terminal, &options.network)?);
    tui::run(articles, tui::StartScreen::Review(order, filter), &options).map(|()| Outcome::Done)
}
