//! `pullquote feeds import` and `export`: the list of feeds, exchanged with other feed readers as OPML.

use super::answer::{no_feeds, print};
use crate::command::Outcome;
use crate::command::printing::write_to;
use crate::error::Result;
use crate::input::feeds::{Subscription, read_outline, write_outline};
use crate::input::{self, web};
use crate::library::{self, Library, ListedFeed};
use crate::text::phrase::counted;
use std::path::Path;

pub(super) fn import(file: &Path, folder: &Path) -> Result<Outcome> {
    let mut feeds = read_outline(&input::read_bytes(file)?, &file.display().to_string())?;
    for feed in &mut feeds {
        if let Some(address) = web::whole_address(&feed.address) {
            feed.address = address;
        }
    }
    let added = Library::open(folder)?.add_feeds(&feeds, library::now())?;
    let known = added.iter().filter(|feed| feed.known).count();
    let new = counted(added.len() - known, "feed", "feeds");
    let known = if known > 0 { format!(", {known} already there") } else { String::new() };
    print(&format!("{new} added{known}; pullquote feeds refresh fetches their items.\n"))
}

pub(super) fn export(file: Option<&Path>, folder: &Path) -> Result<Outcome> {
    let library = Library::open_existing(folder)?.ok_or_else(no_feeds)?;
    let listed = library.feeds()?;
    if listed.is_empty() {
        return Err(no_feeds());
    }
    let subscription =
        |feed: ListedFeed| Subscription { address: feed.address, title: feed.title, home: feed.home };
    let outline = write_outline(&listed.into_iter().map(subscription).collect::<Vec<_>>());
    write_to(file, |out| out.write_all(outline.as_bytes()).map(|()| Outcome::Done))
}
