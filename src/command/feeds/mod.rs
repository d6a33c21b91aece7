//! `pullquote feeds ...`: what was typed -> what is done with the feeds, and the answer that is printed.

mod add;
mod list;
mod outline;
mod refresh;

use super::outcome::{Outcome, Terminal};
use super::printing::{report, write_to};
use crate::cli::FeedsCommand;
use crate::error::{Error, Result};
use crate::input::web;
use crate::library::{Library, ListedFeed};
use crate::text::phrase::counted;
use std::path::Path;

/// Runs what was typed after `feeds`.
pub(super) fn run(command: &FeedsCommand, terminal: &Terminal) -> Result<Outcome> {
    let folder = terminal.user.folder.as_path();
    match command {
        FeedsCommand::Add { feeds, fetch } => add::add(feeds, folder, &terminal.network(fetch)),
        FeedsCommand::List { format } => list::list(*format, folder),
        FeedsCommand::Refresh { feeds, format, fetch } => {
            refresh::refresh((feeds, *format), folder, &terminal.network(fetch))
        }
        FeedsCommand::Remove { feeds } => remove(feeds, folder),
        FeedsCommand::Import { file } => outline::import(file, folder),
        FeedsCommand::Export { file } => outline::export(file.as_deref(), folder),
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

/// The feeds that the user named.
struct NamedFeeds<'a> {
    found: Vec<&'a ListedFeed>,
    /// How many names belong to no feed.
    unknown: usize,
}

impl NamedFeeds<'_> {
    fn outcome(&self) -> Outcome {
        if self.unknown > 0 { Outcome::Failed } else { Outcome::Done }
    }
}

/// The feeds with these numbers or addresses. Reports each that is none.
fn named<'a>(listed: &'a [ListedFeed], names: &[String]) -> NamedFeeds<'a> {
    let mut chosen = NamedFeeds { found: Vec::new(), unknown: 0 };
    for name in names {
        let address = address(Path::new(name));
        let is_meant = |feed: &&ListedFeed| match name.parse::<i64>() {
            Ok(number) => feed.id.0 == number,
            Err(_) => feed.address == address || feed.address == *name,
        };
        if let Some(feed) = listed.iter().find(is_meant) {
            chosen.found.push(feed);
        } else {
            chosen.unknown += 1;
            report(&Error::new(format!("{name} is not among the feeds: see pullquote feeds list")));
        }
    }
    chosen
}

/// The address of a feed as the library knows it: an address of the web, or the whole name of a file.
fn address(typed: &Path) -> String {
    let text = typed.to_string_lossy();
    if web::is_address(&text) {
        return web::whole_address(&text).unwrap_or_else(|| text.into_owned());
    }
    crate::input::Origin::File(typed.to_owned()).whole_name().unwrap_or_default()
}

fn print(page: &str) -> Result<Outcome> {
    write_to(None, |out| out.write_all(page.as_bytes()).map(|()| Outcome::Done))
}

/// Opens the library, which must exist.
fn open(folder: &Path) -> Result<Library> {
    Library::open_existing(folder)?.ok_or_else(no_feeds)
}

fn no_feeds() -> Error {
    Error::new(
        "there are no feeds yet: add one with pullquote feeds add, or several with pullquote feeds import",
    )
}
