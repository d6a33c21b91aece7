//! Addresses and files -> feeds in the library, each fetched first: what is no feed is not added.

use super::answer::print;
use super::named::address;
use crate::command::Outcome;
use crate::command::printing::report;
use crate::error::Result;
use crate::input::feeds::{self, FeedChange, FeedRequest, Subscription};
use crate::input::web::{Network, Validators};
use crate::library::{self, Library};
use crate::text::hanging;
use crate::text::phrase::{counted, one_line};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// Adds the feeds that can be read, and reports those that cannot.
pub(super) fn add(typed: &[PathBuf], folder: &Path, network: &Network) -> Result<Outcome> {
    let request = |typed: &PathBuf| FeedRequest { address: address(typed), unless: Validators::default() };
    let requests: Vec<FeedRequest> = typed.iter().map(request).collect();
    let mut changes: Vec<Option<FeedChange>> = vec![None; requests.len()];
    feeds::refresh(&requests, network, &|| false, &mut |index, change| {
        if let Some(place) = changes.get_mut(index) {
            *place = Some(change);
        }
        ControlFlow::Continue(())
    });
    let (mut page, mut failed) = (String::new(), false);
    for (request, change) in requests.iter().zip(changes) {
        match change {
            Some(FeedChange::Failed { error, .. }) => {
                failed = true;
                report(&error);
            }
            Some(change) => hanging::push(&mut page, "", &keep(request, &change, folder)?),
            None => {}
        }
    }
    print(&page)?;
    Ok(if failed { Outcome::Failed } else { Outcome::Done })
}

/// Keeps a feed, and says so.
fn keep(request: &FeedRequest, change: &FeedChange, folder: &Path) -> Result<String> {
    let mut library = Library::open(folder)?;
    let at = library::now();
    let (title, home) = match change {
        FeedChange::Read(version) => (version.feed.title.clone(), version.feed.home.clone()),
        _ => (None, None),
    };
    let name = one_line(title.as_deref().unwrap_or(&request.address));
    let subscription =
        Subscription { address: request.address.clone(), title, home, ..Subscription::default() };
    let added = library.add_feeds(&[subscription], at)?;
    let Some(added) = added.first() else { return Ok(String::new()) };
    let new = library.refresh_feed(added.id, change, at)?;
    let items = counted(new, "new item", "new items");
    let known = if added.known { " already there," } else { " added," };
    Ok(format!("{name}:{known} {items}."))
}
