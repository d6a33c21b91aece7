//! Every call on the disk fails once, and from some moment on for ever: each ends in a sentence, and nothing that was saved
//! is lost.
//!
//! The calls are counted from the first; an ordinary run of the tests fails the first ones and then every few, and
//! `PULLQUOTE_EVERY_CALL=1 cargo test --test suite fault_45_every_call` all of them.

use faulty_disk::{Call, FaultyDisk, Lasting};
use pullquote::article::Article;
use pullquote::error::Result;
use pullquote::input::feeds::{Feed, FeedChange, FeedItem, FeedVersion, Subscription, TextExtent};
use pullquote::input::web::Validators;
use pullquote::input::{Document, Media};
use pullquote::library::{ArticleId, ArticleKey, FeedId, Library, ListQuery, NewAct};
use pullquote::output::IfExists;
use pullquote::review::{Act, ActId, Stamp};
use pullquote::text::hash::TextHash;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const STORY: &str = "“We stay,” said Ana Lopes.\n";

fn add(library: &mut Library, text: &str) -> Result<ArticleId> {
    let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
    library.add(&article, &ArticleKey { hash: TextHash::of(text), file: None }, 1)
}

fn decide(library: &mut Library) -> Result<ActId> {
    let stamp = Stamp { reviewer: "ana".to_owned(), at: 1, tool: String::new() };
    let act = Act::Undo(ActId(1));
    library.record(NewAct { article: ArticleId(1), text: TextHash::of(STORY), stamp: &stamp, act: &act })
}

fn refresh(library: &mut Library) -> Result<usize> {
    let item = |number: usize| FeedItem {
        id: number.to_string(),
        title: None,
        authors: Vec::new(),
        published: None,
        updated: None,
        address: None,
        html: "<p>Text</p>".repeat(200),
        extent: TextExtent::Whole,
    };
    let feed = Feed { items: (0..20).map(item).collect(), ..Feed::default() };
    let version = FeedVersion { feed, validators: Validators::default() };
    library.refresh_feed(FeedId(1), &FeedChange::Read(Box::new(version)), 1)
}

/// A library with an article, a decision and a feed, closed.
fn prepared() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut library = Library::open(folder.path()).unwrap();
    add(&mut library, STORY).unwrap();
    decide(&mut library).unwrap();
    let feed = Subscription { address: "https://coast.example/feed".to_owned(), ..Subscription::default() };
    library.add_feeds(&[feed], 1).unwrap();
    library.refresh_all().unwrap();
    folder
}

/// What the library said while the disk failed.
#[derive(Default)]
struct Said {
    /// Decisions of which it said that they were saved.
    saved: usize,
    /// All decisions that were made.
    made: usize,
    sentences: Vec<String>,
}

impl Said {
    fn take<T>(&mut self, done: Result<T>) -> Option<T> {
        match done {
            Ok(done) => Some(done),
            Err(error) => {
                self.sentences.push(error.to_string());
                None
            }
        }
    }

    fn decide(&mut self, library: &mut Library) {
        self.made += 1;
        let done = decide(library);
        self.saved += usize::from(self.take(done).is_some());
    }
}

/// Does everything that touches the disk, however much of it fails.
fn work(folder: &Path, backup: &Path) -> Said {
    let mut said = Said::default();
    let opened = Library::open(folder);
    let Some(mut library) = said.take(opened) else { return said };
    said.decide(&mut library);
    let added = add(&mut library, &format!("{STORY}\nAnd {}", "so on. ".repeat(900)));
    said.take(added);
    let refreshed = library.refresh_all().map(|_| ());
    said.take(refreshed);
    said.decide(&mut library);
    let taken = refresh(&mut library);
    said.take(taken);
    let rebuilt = library.rebuild();
    said.take(rebuilt);
    let copied = library.backup(backup, IfExists::Refuse);
    said.take(copied);
    said.decide(&mut library);
    let checked = library.check();
    if let Some(checked) = said.take(checked) {
        said.sentences.extend(checked.wrong);
    }
    said
}

/// After the disk has healed, the library must be as it said.
fn is_as_it_said(folder: &Path, said: &Said, what: &str) {
    let mut library = Library::open(folder).unwrap_or_else(|error| panic!("{what}: {error}"));
    let there = library.journal(ArticleId(1)).unwrap().acts.len();
    // One whose saving failed may be there or not.
    assert!((said.saved + 1..=said.made + 1).contains(&there), "{what}: {there} there, {} saved", said.saved);
    assert_eq!(library.check().unwrap().wrong, Vec::<String>::new(), "{what}");
    let listed = library.refresh_all().unwrap().list(&ListQuery::default()).unwrap();
    assert!(!listed.is_empty(), "{what}");
    decide(&mut library).unwrap_or_else(|error| panic!("{what}: {error}"));
}

/// The calls that fail, one after the other: the first ones, then every few.
fn next(at: u64) -> u64 {
    let every = std::env::var_os("PULLQUOTE_EVERY_CALL").is_some();
    if every || at < 6 { at + 1 } else { at + at / 3 }
}

#[test]
fn fault_45_every_call_on_the_disk_may_fail_and_nothing_saved_is_lost() {
    let original = prepared();
    for call in Call::ALL {
        for lasting in [Lasting::Once, Lasting::Forever] {
            let mut at = 1;
            loop {
                let folder = tempfile::tempdir().unwrap();
                let home = folder.path().join("home");
                fs::create_dir(&home).unwrap();
                fs::copy(original.path().join("library.db"), home.join("library.db")).unwrap();
                let disk = FaultyDisk::under(folder.path());
                disk.fail(call, at, lasting);
                let said = work(&home, &folder.path().join("copy.db"));
                let failed = disk.calls() >= at;
                disk.heal();
                let what = format!("{call:?} {at} {lasting:?}");
                for sentence in &said.sentences {
                    let has_advice = sentence.contains(": ") && sentence.len() > 30;
                    assert!(has_advice && !sentence.contains('\n'), "{what}: {sentence}");
                }
                is_as_it_said(&home, &said, &what);
                if !failed {
                    assert_eq!(said.sentences, Vec::<String>::new(), "{what}: nothing failed");
                    break;
                }
                at = next(at);
            }
        }
    }
}

#[test]
fn fault_45_a_library_that_cannot_be_created_leaves_nothing_that_is_taken_for_one() {
    for call in Call::ALL {
        for at in 1..40 {
            let folder = tempfile::tempdir().unwrap();
            let disk = FaultyDisk::under(folder.path());
            disk.fail(call, at, Lasting::Once);
            let created = Library::open(folder.path());
            let failed = disk.calls() >= at;
            disk.heal();
            assert!(failed || created.is_ok());
            drop(created);
            let mut library = Library::open(folder.path()).unwrap();
            add(&mut library, STORY).unwrap();
            assert_eq!(library.check().unwrap().wrong, Vec::<String>::new(), "{call:?} {at}");
            if !failed {
                break;
            }
        }
    }
}
