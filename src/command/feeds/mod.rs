//! `pullquote feeds ...`: what was typed -> what is done with the feeds, and the answer that is printed.

mod add;
mod answer;
mod list;
mod named;
mod outline;
mod refresh;

use super::outcome::Outcome;
use super::target::Target;
use super::terminal::Terminal;
use crate::cli::FeedsCommand;
use crate::error::Result;
use crate::text::phrase::counted;
use answer::{open, print};
use named::named;
use std::path::Path;

/// Runs what was typed after `feeds`.
pub(super) fn run(command: &FeedsCommand, terminal: &Terminal) -> Result<Outcome> {
    let folder = terminal.folder.as_path();
    match command {
        FeedsCommand::Add { feeds, fetch } => add::add(feeds, folder, &terminal.network(fetch)),
        FeedsCommand::List { format } => list::list(*format, folder),
        FeedsCommand::Refresh { feeds, format, fetch } => {
            refresh::refresh((feeds, *format), folder, &terminal.network(fetch))
        }
        FeedsCommand::Remove { feeds } => remove(feeds, folder),
        FeedsCommand::Import { file } => outline::import(file, folder),
        FeedsCommand::Export { file, force } => {
            outline::export(Target::new(file.as_deref(), force.if_exists()), folder)
        }
    }
}

/// Removes the feeds that can be found, and reports those that cannot.
fn remove(feeds: &[String], folder: &Path) -> Result<Outcome> {
    let mut library = open(folder)?;
    let listed = library.feeds()?;
    let chosen = named(&listed, feeds);
    let mut removed = 0;
    for feed in &chosen.found {
        removed += usize::from(library.remove_feed(feed.id)?);
    }
    print(&format!("{} removed; kept articles stay.\n", counted(removed, "feed", "feeds")))?;
    Ok(chosen.outcome())
}
