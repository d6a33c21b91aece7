//! `pullquote library ...`: what was typed -> what is done with the library, and the answer that is printed.

mod add;
pub(super) mod answer;
mod codes;
mod edit;
mod list;
mod lists;
mod names;
mod original;
mod page;
mod repeats;
mod restore;
mod search;
pub(super) mod speakers;
mod stats;

use super::outcome::Outcome;
use super::printing::{answered, report, tell_left_note};
use super::target::ProtectedFiles;
use super::terminal::Terminal;
use crate::cli::{AnswerFormat, CheckArgs, LibraryCommand};
use crate::error::{Error, Result};
use crate::export;
use crate::library;
use crate::output::IfExists;
use crate::text::phrase::counted;
use crate::text::sanitize;
pub(super) use answer::print_answer_to;
use answer::{number, open_existing, print, print_answer, unknown};
use std::path::Path;

/// Runs what was typed after `library`.
pub(super) fn run(command: &LibraryCommand, terminal: &Terminal) -> Result<Outcome> {
    let folder = terminal.folder.as_path();
    match command {
        LibraryCommand::Add { inputs, fetch } => add::add(inputs, &terminal.network(fetch), folder),
        LibraryCommand::Remove { articles } => remove(articles, folder),
        LibraryCommand::List(args) => list::list(args, &terminal.user()),
        LibraryCommand::Edit(args) => edit::edit(args, folder),
        LibraryCommand::Search(args) => search::search(args, &terminal.user()),
        LibraryCommand::Lists(args) => lists::lists(args, &terminal.user()),
        LibraryCommand::Codes(args) => codes::codes(args, &terminal.user()),
        LibraryCommand::Undo => lists::undo(&terminal.user()),
        LibraryCommand::Redo => lists::redo(&terminal.user()),
        LibraryCommand::Speakers(args) => speakers::speakers(args, folder),
        LibraryCommand::Names(args) => names::names(args, &terminal.user()),
        LibraryCommand::Repeats(args) => repeats::repeats(args, folder),
        LibraryCommand::Stats { format } => print_answer(folder, |index| {
            let stats = index.stats()?;
            let page = match format {
                AnswerFormat::Text => stats::page(&stats),
                AnswerFormat::Json => export::library::stats(&stats) + "\n",
            };
            Ok((page, Outcome::Done))
        }),
        LibraryCommand::Original(args) => original::original(args, folder),
        LibraryCommand::Export(args) => super::export::run_library(args, folder),
        LibraryCommand::Import { file, article } => {
            super::reviewers::import(file, article.as_deref(), folder)
        }
        LibraryCommand::Backup { file, force } => backup((file, force.if_precious()), folder),
        LibraryCommand::Restore { file } => restore::restore(file, folder),
        LibraryCommand::Check(args) => check(args, folder),
    }
}

/// Removes the articles that can be found, and reports those that cannot.
fn remove(articles: &[String], folder: &Path) -> Result<Outcome> {
    let mut library = open_existing(folder)?;
    let (mut removed, mut failed) = (0, false);
    for article in articles {
        let done = number(&library, article)
            .and_then(|id| if library.remove(id, library::now())? { Ok(()) } else { Err(unknown(article)) });
        removed += usize::from(done.is_ok());
        if let Err(error) = done {
            failed = true;
            report(&error);
        }
    }
    print(&format!("{} removed; decisions are kept.\n", counted(removed, "article", "articles")))?;
    Ok(if failed { Outcome::Failed } else { Outcome::Done })
}

fn backup((file, if_exists): (&Path, IfExists), folder: &Path) -> Result<Outcome> {
    ProtectedFiles::new(None, folder).refuse(Some(file))?;
    let copied = open_existing(folder)?.backup(file, if_exists)?;
    let name = file.display().to_string();
    print(&format!(
        "Copied to {}: {}, {}; the copy is intact.\n",
        sanitize::line(&name),
        counted(copied.articles, "article", "articles"),
        counted(copied.decisions, "decision", "decisions")
    ))
}

fn check(args: &CheckArgs, folder: &Path) -> Result<Outcome> {
    let mut library = open_existing(folder)?;
    // What opening it put right is not damage any more.
    answered(library.left_out(), Outcome::Done);
    if args.rebuild {
        library.rebuild()?;
    }
    // What could not be derived again is damaged, so the check names it.
    let checked = library.check()?;
    for wrong in &checked.wrong {
        report(&Error::new(wrong.clone()));
    }
    tell_left_note(folder);
    let newer = match checked.newer {
        0 => String::new(),
        newer => format!(", {newer} of them from a newer pullquote"),
    };
    let articles = counted(checked.articles, "article", "articles");
    let decisions = counted(checked.decisions, "decision", "decisions");
    let verdict = if checked.wrong.is_empty() { "; no damage found" } else { "" };
    print(&format!("{articles} and {decisions} checked{newer}{verdict}.\n"))?;
    Ok(if checked.wrong.is_empty() { Outcome::Done } else { Outcome::Failed })
}
