//! A request -> its answers from the library, without threads.

use super::item;
use super::request::{FeedsAnswer, FeedsRequest};
use crate::error::Result;
use crate::input::feeds::{FeedChange, FeedVersion, Subscription};
use crate::input::web::Validators;
use crate::library::{self, Library};

/// Answers a request from the library, or does there what it asks for. Requests that need the network have no answer.
///
/// # Errors
/// If the library cannot be read or written.
pub fn answer(library: &mut Library, request: &FeedsRequest) -> Result<Vec<FeedsAnswer>> {
    match request {
        FeedsRequest::Open(_) => {}
        FeedsRequest::Show { address, feed } => {
            let (title, home) = (feed.title.clone(), feed.home.clone());
            let subscription =
                Subscription { address: address.clone(), title, home, ..Subscription::default() };
            let version = FeedVersion { feed: feed.as_ref().clone(), validators: Validators::default() };
            let at = library::now();
            for added in library.add_feeds(&[subscription], at)? {
                library.refresh_feed(added.id, &FeedChange::Read(Box::new(version.clone())), at)?;
            }
        }
        FeedsRequest::Mark(items, mark) => {
            library.mark_items(items, *mark, library::now())?;
            return Ok(Vec::new());
        }
        FeedsRequest::Analyse(items) => {
            let mut found = Vec::new();
            for &id in items {
                if let Some(stored) = library.feed_item(id)? {
                    found.push((id, item::findings(&stored)));
                }
            }
            library.keep_findings(&found)?;
            return Ok(vec![FeedsAnswer::Found(found)]);
        }
        FeedsRequest::Refresh
        | FeedsRequest::Changed(..)
        | FeedsRequest::Keep(_)
        | FeedsRequest::ReadPages(..) => return Ok(Vec::new()),
    }
    Ok(vec![FeedsAnswer::Listed(library.feeds()?, library.feed_items(None)?)])
}
