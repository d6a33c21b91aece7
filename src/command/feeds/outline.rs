//! `pullquote feeds import` and `export`: the list of feeds, exchanged with other feed readers as OPML.

use super::answer::{no_feeds, print};
use crate::command::Outcome;
use crate::command::printing::write_to;
use crate::command::target::{ProtectedFiles, Target};
use crate::error::Result;
use crate::input::feeds::{Subscription, read_outline, write_outline};
use crate::input::{self, web};
use crate::library::{self, Library, ListedFeed};
use crate::text::phrase::counted;
use std::path::Path;

pub(super) fn import(file: &Path, folder: &Path) -> Result<Outcome> {
    let listed = read_outline(&input::read_bytes(file)?, &file.display().to_string())?;
    let all = listed.len();
    let feeds: Vec<Subscription> = listed.into_iter().filter_map(on_the_web).collect();
    let left_out = all - feeds.len();
    let added = Library::open(folder)?.add_feeds(&feeds, library::now())?;
    let known = added.iter().filter(|feed| feed.known).count();
    let new = counted(added.len() - known, "feed", "feeds");
    let known = if known > 0 { format!(", {known} already there") } else { String::new() };
    let left_out = if left_out > 0 {
        format!(", {left_out} left out, because they are not on the web")
    } else {
        String::new()
    };
    print(&format!("{new} added{known}{left_out}; pullquote feeds refresh fetches their items.\n"))
}

/// A feed with its whole address. `None` if it is not on the web: an outline from somebody else must not make the program
/// read files of this computer.
fn on_the_web(mut feed: Subscription) -> Option<Subscription> {
    let written = feed.address.trim();
    let address = match written.strip_prefix("feed://") {
        Some(rest) => format!("https://{rest}"),
        None => written.strip_prefix("feed:").unwrap_or(written).to_owned(),
    };
    feed.address = web::whole_address(&address)?;
    Some(feed)
}

pub(super) fn export(target: Target<'_>, folder: &Path) -> Result<Outcome> {
    ProtectedFiles::new(None, folder).refuse(target.path)?;
    let library = Library::open_existing(folder)?.ok_or_else(no_feeds)?;
    let listed = library.feeds()?;
    if listed.is_empty() {
        return Err(no_feeds());
    }
    let subscription = |feed: ListedFeed| {
        let ListedFeed { address, title, own_name, home, folders, .. } = feed;
        Subscription { address, title, own_name, home, folders }
    };
    let outline = write_outline(&listed.into_iter().map(subscription).collect::<Vec<_>>());
    write_to(target, |out| out.write_all(outline.as_bytes()).map(|()| Outcome::Done))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_feeds_on_the_web_are_taken_from_an_outline() {
        for (written, expected) in [
            ("https://news.example/feed", Some("https://news.example/feed")),
            ("feed://news.example/feed", Some("https://news.example/feed")),
            ("feed:https://news.example/feed", Some("https://news.example/feed")),
            ("/home/ana/private.xml", None),
            ("private.xml", None),
            ("file:///etc/hosts", None),
        ] {
            let feed = Subscription { address: written.to_owned(), ..Subscription::default() };
            assert_eq!(on_the_web(feed).map(|feed| feed.address).as_deref(), expected, "{written}");
        }
    }
}
