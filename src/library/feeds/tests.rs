//! Feeds and their items are kept, within bounds.

use super::*;
use crate::error::Error;
use crate::input::feeds::{Feed, FeedChange, FeedDate, FeedItem, FeedVersion, Subscription, TextExtent};
use crate::input::web::Validators;
use crate::library::Library;
use std::time::Duration;

fn item(id: &str, at: Option<i64>) -> FeedItem {
    FeedItem {
        id: id.to_owned(),
        title: Some(format!("Story {id}")),
        authors: vec!["Ana Lopes".to_owned()],
        published: at.map(|at| FeedDate { stated: format!("at {at}"), at }),
        updated: None,
        address: Some(format!("https://coast.example/{id}")),
        html: format!("<p>Text {id}</p>"),
        extent: TextExtent::Whole,
    }
}

fn version(items: Vec<FeedItem>) -> FeedChange {
    let feed = Feed { title: Some("The Coast Post".to_owned()), items, ..Feed::default() };
    FeedChange::Read(Box::new(FeedVersion { feed, validators: Validators::default() }))
}

fn library() -> (Library, FeedId) {
    let mut library = Library::in_memory().unwrap();
    let subscription =
        Subscription { address: "https://coast.example/feed".to_owned(), ..Subscription::default() };
    let added = library.add_feeds(&[subscription.clone(), subscription], 1).unwrap();
    assert_eq!((added[0].known, added[1].known, added[0].id), (false, true, added[1].id));
    (library, added[0].id)
}

fn ids(library: &Library) -> Vec<String> {
    library.feed_items(None).unwrap().into_iter().map(|item| item.title.replace("Story ", "")).collect()
}

#[test]
fn items_are_listed_by_date_and_those_without_one_by_when_they_came() {
    let (mut library, id) = library();
    let items = vec![item("old", Some(10)), item("new", Some(30)), item("a", None), item("b", None)];
    assert_eq!(library.refresh_feed(id, &version(items), 25).unwrap(), 4);
    assert_eq!(ids(&library), ["new", "a", "b", "old"], "a date in the future counts as now");
    assert_eq!(library.refresh_feed(id, &version(vec![item("a", None), item("c", None)]), 40).unwrap(), 1);
    assert_eq!(ids(&library), ["c", "new", "a", "b", "old"]);
}

#[test]
fn an_item_is_kept_as_it_was_read() {
    let (mut library, id) = library();
    library.refresh_feed(id, &version(vec![item("1", Some(10))]), 25).unwrap();
    let listed = library.feed_items(Some(id)).unwrap().remove(0);
    let stored = library.feed_item(listed.id).unwrap().unwrap();
    assert_eq!(stored, StoredItem { item: item("1", Some(10)), site: Some("The Coast Post".to_owned()) });
    assert_eq!(library.feed_item(FeedItemId(99)).unwrap(), None);
}

#[test]
fn marks_and_findings_stay_until_the_text_changes() {
    let (mut library, id) = library();
    library.refresh_feed(id, &version(vec![item("1", Some(10)), item("2", Some(9))]), 25).unwrap();
    let first = library.feed_items(None).unwrap()[0].id;
    let found = ItemFindings {
        quotations: 2,
        speakers: vec![("Ana".to_owned(), 2)],
        countries: vec!["PE".to_owned()],
        beginning: String::new(),
        source: FindingsSource::Page,
    };
    library.mark_items(&[first], ReadMark::Read, 26).unwrap();
    library.keep_findings(&[(first, found.clone())]).unwrap();
    library.refresh_feed(id, &version(vec![item("1", Some(10))]), 30).unwrap();
    let listed = library.feed_items(None).unwrap();
    assert_eq!((listed[0].mark, &listed[0].findings), (ReadMark::Read, &Some(found)));
    assert_eq!(library.feeds().unwrap()[0].unread, 1);
    let changed = FeedItem { html: "<p>Other</p>".to_owned(), ..item("1", Some(10)) };
    library.refresh_feed(id, &version(vec![changed]), 31).unwrap();
    let listed = library.feed_items(None).unwrap();
    assert_eq!((listed[0].mark, &listed[0].findings), (ReadMark::Read, &None));
    library.mark_items(&[first], ReadMark::Unread, 32).unwrap();
    assert_eq!(library.feeds().unwrap()[0].unread, 2);
}

#[test]
fn only_the_newest_thousand_are_kept_and_old_ones_do_not_come_back() {
    let (mut library, id) = library();
    let many: Vec<FeedItem> = (0..1_500).map(|at| item(&at.to_string(), Some(at))).collect();
    library.refresh_feed(id, &version(many.clone()), 9_000).unwrap();
    assert_eq!((ids(&library).len(), ids(&library)[0].as_str()), (1_000, "1499"));
    assert_eq!(library.refresh_feed(id, &version(many), 9_001).unwrap(), 0);
}

#[test]
fn a_failure_is_remembered_until_the_next_success_and_costs_no_item() {
    let (mut library, id) = library();
    library.refresh_feed(id, &version(vec![item("1", Some(10))]), 25).unwrap();
    let failed = FeedChange::Failed {
        error: Error::new("no such host"),
        retry_after: Some(Duration::from_millis(69)),
    };
    library.refresh_feed(id, &failed, 30).unwrap();
    let feed = library.feeds().unwrap().remove(0);
    assert_eq!((feed.trouble.as_deref(), feed.wait_until, feed.items), (Some("no such host"), Some(99), 1));
    library.refresh_feed(id, &FeedChange::Unchanged, 40).unwrap();
    let feed = library.feeds().unwrap().remove(0);
    assert_eq!((feed.trouble, feed.wait_until, feed.fetched_at), (None, None, Some(40)));
}

#[test]
fn a_removed_feed_takes_its_items_along() {
    let (mut library, id) = library();
    library.refresh_feed(id, &version(vec![item("1", Some(10))]), 25).unwrap();
    assert!(library.remove_feed(id).unwrap() && !library.remove_feed(id).unwrap());
    assert!(library.feed_items(None).unwrap().is_empty() && library.feeds().unwrap().is_empty());
    assert_eq!(library.refresh_feed(id, &version(vec![item("1", Some(10))]), 26).unwrap(), 0);
}

#[test]
fn the_name_and_folder_that_a_user_gave_a_feed_stay() {
    let (mut library, id) = library();
    let address = "https://coast.example/feed".to_owned();
    let folders = vec!["News".to_owned(), "Coast".to_owned()];
    let named = Subscription {
        address: address.clone(),
        own_name: Some("My coast".to_owned()),
        folders: folders.clone(),
        ..Subscription::default()
    };
    library.add_feeds(&[named], 2).unwrap();
    library.refresh_feed(id, &version(vec![item("1", Some(10))]), 25).unwrap();
    library.add_feeds(&[Subscription { address, ..Subscription::default() }], 3).unwrap();
    let listed = library.feeds().unwrap().remove(0);
    assert_eq!((listed.name(), &listed.folders), ("My coast", &folders));
    assert_eq!(listed.title.as_deref(), Some("The Coast Post"));
    let items = library.feed_items(Some(id)).unwrap();
    assert_eq!(items[0].outlet, "My coast");
    let outlet = library.feed_item(items[0].id).unwrap().unwrap().site;
    assert_eq!(
        outlet.as_deref(),
        Some("The Coast Post"),
        "an article is not from what the user calls its feed"
    );
}
