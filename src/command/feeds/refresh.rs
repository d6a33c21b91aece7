//! `pullquote feeds refresh`: every server is asked for what is new, and each answer is kept as it comes.

use super::answer::{no_feeds, open, print};
use super::named::named;
use crate::cli::AnswerFormat;
use crate::command::Outcome;
use crate::command::printing::report;
use crate::error::{Error, Result};
use crate::export;
use crate::export::library::feeds::RefreshedFeed;
use crate::input::feeds::{self, FeedChange, FeedRequest};
use crate::input::web::Network;
use crate::library::{self, Library, ListedFeed};
use crate::sorting;
use crate::text::hanging;
use crate::text::phrase::{counted, one_line};
use std::ops::ControlFlow;
use std::path::Path;

/// Refreshes the named feeds, or all. One that fails is reported on standard error and stops no other.
pub(super) fn refresh(
    (names, format): (&[String], AnswerFormat),
    folder: &Path,
    network: &Network,
) -> Result<Outcome> {
    let mut library = open(folder)?;
    let listed = library.feeds()?;
    if listed.is_empty() {
        return Err(no_feeds());
    }
    let mut outcome = Outcome::Done;
    let mut chosen: Vec<&ListedFeed> = listed.iter().collect();
    if !names.is_empty() {
        let found = named(&listed, names);
        outcome = found.outcome();
        chosen = found.found;
    }
    let mut refreshed = ask(&mut library, chosen, network)?;
    sorting::by_key(&mut refreshed, |one| one.feed.id);
    for error in refreshed.iter().filter_map(|one| one.trouble.as_ref()) {
        outcome = Outcome::Failed;
        report(error);
    }
    print(&match format {
        AnswerFormat::Json => export::library::feeds::refreshed(&refreshed) + "\n",
        AnswerFormat::Text => page(&refreshed),
    })?;
    Ok(outcome)
}

/// Asks the servers of the feeds, unless they asked to be left alone for a while.
///
/// # Errors
/// If an answer cannot be kept.
fn ask<'a>(
    library: &mut Library,
    chosen: Vec<&'a ListedFeed>,
    network: &Network,
) -> Result<Vec<RefreshedFeed<'a>>> {
    let now = library::now();
    let (waiting, asked): (Vec<&ListedFeed>, Vec<&ListedFeed>) =
        chosen.into_iter().partition(|feed| feed.wait_until.is_some_and(|until| until > now));
    let wait = |feed: &'a ListedFeed| {
        let trouble = Some(feeds::asked_to_wait(&feed.address));
        RefreshedFeed { feed, new: 0, trouble }
    };
    let mut refreshed: Vec<RefreshedFeed<'_>> = waiting.into_iter().map(wait).collect();
    let request =
        |feed: &&ListedFeed| FeedRequest { address: feed.address.clone(), unless: feed.validators.clone() };
    let requests: Vec<FeedRequest> = asked.iter().map(request).collect();
    let mut failure: Option<Error> = None;
    feeds::refresh(&requests, network, &|| false, &mut |index, change| {
        let Some(&feed) = asked.get(index) else { return ControlFlow::Continue(()) };
        match library.refresh_feed(feed.id, &change, library::now()) {
            Ok(new) => refreshed.push(RefreshedFeed { feed, new, trouble: trouble(change) }),
            Err(error) => {
                failure = Some(error);
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    });
    failure.map_or(Ok(refreshed), Err)
}

fn trouble(change: FeedChange) -> Option<Error> {
    match change {
        FeedChange::Failed { error, .. } => Some(error),
        FeedChange::Read(_) | FeedChange::Unchanged => None,
    }
}

fn page(refreshed: &[RefreshedFeed<'_>]) -> String {
    let mut page = String::new();
    for RefreshedFeed { feed, new, .. } in refreshed.iter().filter(|one| one.new > 0) {
        let said = format!("{}: {}", one_line(feed.name()), counted(*new, "new item", "new items"));
        hanging::push(&mut page, &format!("{:>4}. ", feed.id.0), &said);
    }
    let new = refreshed.iter().map(|one| one.new).sum::<usize>();
    let failed = refreshed.iter().filter(|one| one.trouble.is_some()).count();
    let failures = if failed > 0 { format!(", {failed} could not be refreshed") } else { String::new() };
    let feeds = counted(refreshed.len(), "feed", "feeds");
    hanging::push(&mut page, "", &format!("{} in {feeds}{failures}.", counted(new, "new item", "new items")));
    page
}
