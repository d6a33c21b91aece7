//! Names as they are typed -> feeds.

use crate::command::Outcome;
use crate::command::printing::report;
use crate::error::Error;
use crate::input::{Origin, web};
use crate::library::ListedFeed;
use std::path::Path;

/// The feeds that the user named.
pub(super) struct NamedFeeds<'a> {
    pub(super) found: Vec<&'a ListedFeed>,
    /// How many names belong to no feed.
    pub(super) unknown: usize,
}

impl NamedFeeds<'_> {
    pub(super) fn outcome(&self) -> Outcome {
        if self.unknown > 0 { Outcome::Failed } else { Outcome::Done }
    }
}

/// The feeds with these numbers or addresses. Reports each that is none.
pub(super) fn named<'a>(listed: &'a [ListedFeed], names: &[String]) -> NamedFeeds<'a> {
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
pub(super) fn address(typed: &Path) -> String {
    let text = typed.to_string_lossy();
    if web::is_address(&text) {
        return web::whole_address(&text).unwrap_or_else(|| text.into_owned());
    }
    Origin::File(typed.to_owned()).whole_name().unwrap_or_default()
}
