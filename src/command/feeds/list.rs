//! `pullquote feeds list`: the feeds with their items and what went wrong.

use super::answer::{no_feeds, print};
use crate::cli::AnswerFormat;
use crate::command::Outcome;
use crate::command::printing::{answered, report};
use crate::error::Result;
use crate::export;
use crate::library::{Library, ListedFeed};
use crate::text::phrase::{counted, one_line};
use crate::text::{date, hanging};
use std::path::Path;

pub(super) fn list(format: AnswerFormat, folder: &Path) -> Result<Outcome> {
    let library = Library::open_existing(folder)?;
    let listed = library.as_ref().map(Library::feeds).transpose()?.unwrap_or_default();
    if format == AnswerFormat::Json {
        print(&(export::library::feeds::list(&listed) + "\n"))?;
    } else if listed.is_empty() {
        report(&no_feeds());
    } else {
        print(&page(&listed))?;
    }
    let left_out = library.map(|library| library.left_out()).unwrap_or_default();
    Ok(answered(left_out, if listed.is_empty() { Outcome::NothingFound } else { Outcome::Done }))
}

fn page(listed: &[ListedFeed]) -> String {
    let mut page = String::new();
    let unread = listed.iter().map(|feed| feed.unread).sum::<usize>();
    let summary = format!(
        "{}, {}",
        counted(listed.len(), "feed", "feeds"),
        counted(unread, "unread item", "unread items")
    );
    hanging::push(&mut page, "", &summary);
    for feed in listed {
        page.push('\n');
        hanging::push(&mut page, &format!("{:>4}. ", feed.id.0), &one_line(feed.name()));
        hanging::push(&mut page, "      ", &state(feed));
        hanging::push(&mut page, "      ", &one_line(&feed.address));
        if let Some(trouble) = &feed.trouble {
            hanging::push(&mut page, "      ", &format!("not refreshed: {}", one_line(trouble)));
        }
    }
    page
}

/// "30 items, 12 unread, fetched 2026-11-28 18:00 UTC".
fn state(feed: &ListedFeed) -> String {
    let items = counted(feed.items, "item", "items");
    let fetched = feed
        .fetched_at
        .map_or_else(|| "not fetched yet".to_owned(), |at| format!("fetched {}", date::minute(at)));
    let folder = if feed.folders.is_empty() {
        String::new()
    } else {
        format!(", in {}", one_line(&feed.folders.join("/")))
    };
    format!("{items}, {} unread, {fetched}{folder}", feed.unread)
}
