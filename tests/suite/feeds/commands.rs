//! `pullquote feeds ...`, against servers on the loopback interface.

use crate::binary::{pullquote, run, stderr, stdout};
use crate::golden;
use crate::web::fetching::gzipped;
use crate::web::server::{Asked, Server, Step, answer};
use pullquote::input::feeds::{FeedRequest, refresh};
use pullquote::input::web::{Limits, Network, NetworkEnvironment, Validators};
use serde_json::Value;
use std::path::Path;
use std::process::Output;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

/// Runs the binary without proxies of this machine, with a library in the folder.
fn ran(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = pullquote(folder, arguments);
    for name in ["http_proxy", "https_proxy", "all_proxy", "no_proxy"] {
        command.env_remove(name).env_remove(name.to_uppercase());
    }
    run(command.env_remove("SSL_CERT_FILE").env("PULLQUOTE_HOME", folder.join("home")), b"")
}

/// The output of a run that must succeed.
fn said(folder: &Path, arguments: &[&str]) -> String {
    let output = ran(folder, arguments);
    assert_eq!((stderr(&output).as_str(), output.status.code()), ("", Some(0)), "{arguments:?}");
    stdout(&output)
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    serde_json::from_str(&stdout(&ran(folder, arguments))).unwrap()
}

/// A feed with items of these numbers.
fn feed(title: &str, items: &[usize]) -> String {
    let item = |number: &usize| {
        format!(
            "<item><title>Story {number}</title><guid>{number}</guid><link>https://coast.example/{number}</link>\
             <pubDate>Tue, 03 Nov 2020 08:{number:02}:00 GMT</pubDate><description>“We wait,” Ana Lopes said.</description></item>"
        )
    };
    let items: String = items.iter().map(item).collect();
    format!(
        "<rss version=\"2.0\"><channel><title>{title}</title><link>https://coast.example/</link>{items}</channel></rss>"
    )
}

fn xml(body: String) -> Vec<Step> {
    vec![Step::Send(answer("200 OK", &["Content-Type: application/rss+xml"], body))]
}

#[test]
fn a_feed_is_added_listed_and_removed() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(|_| xml(feed("The Coast Post", &[1, 2])));
    let address = server.at("/feed");
    assert_eq!(said(folder.path(), &["feeds", "add", &address]), "The Coast Post: added, 2 new items.\n");
    assert_eq!(
        said(folder.path(), &["feeds", "add", &address]),
        "The Coast Post: already there, 0 new items.\n"
    );
    let list = said(folder.path(), &["feeds", "list"]);
    assert!(
        list.starts_with("1 feed, 2 unread items\n") && list.contains("   1. The Coast Post\n"),
        "{list}"
    );
    let listed = &json(folder.path(), &["feeds", "list", "--format", "json"])[0];
    assert_eq!(
        (&listed["feed"], &listed["address"], &listed["items"], &listed["unread"], &listed["error"]),
        (&1.into(), &address.clone().into(), &2.into(), &2.into(), &Value::Null)
    );
    assert_eq!(said(folder.path(), &["feeds", "remove", &address]), "1 feed removed; kept articles stay.\n");
    let output = ran(folder.path(), &["feeds", "list"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).starts_with("pullquote: there are no feeds yet"), "{}", stderr(&output));
}

#[test]
fn a_server_is_asked_only_for_what_has_changed() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(|asked: &Asked| {
        if asked.header("if-none-match") == Some("\"v1\"") && asked.header("if-modified-since").is_some() {
            return vec![Step::Send(answer("304 Not Modified", &[], ""))];
        }
        let headers = ["ETag: \"v1\"", "Last-Modified: Tue, 03 Nov 2020 08:00:00 GMT"];
        vec![Step::Send(answer("200 OK", &headers, feed("The Coast Post", &[1])))]
    });
    said(folder.path(), &["feeds", "add", &server.at("/")]);
    assert_eq!(said(folder.path(), &["feeds", "refresh"]), "0 new items in 1 feed.\n");
    assert_eq!(server.asked().len(), 2);
    assert_eq!(json(folder.path(), &["feeds", "list", "--format", "json"])[0]["items"], 1);
}

#[test]
fn a_refresh_tells_what_is_new() {
    let folder = tempfile::tempdir().unwrap();
    let count = Arc::new(AtomicUsize::new(1));
    let shown = Arc::clone(&count);
    let server = Server::start(move |_| {
        let items: Vec<usize> = (1..=shown.load(Ordering::SeqCst)).collect();
        xml(feed("The Coast Post", &items))
    });
    said(folder.path(), &["feeds", "add", &server.at("/")]);
    count.store(4, Ordering::SeqCst);
    assert_eq!(
        said(folder.path(), &["feeds", "refresh"]),
        "   1. The Coast Post: 3 new items\n3 new items in 1 feed.\n"
    );
    count.store(5, Ordering::SeqCst);
    let refreshed = json(folder.path(), &["feeds", "refresh", "1", "--format", "json"]);
    assert_eq!((&refreshed[0]["feed"], &refreshed[0]["new"]), (&1.into(), &1.into()));
}

#[test]
fn one_broken_feed_stops_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let broken = Arc::new(AtomicUsize::new(0));
    let state = Arc::clone(&broken);
    let server = Server::start(move |asked| match (asked.path.as_str(), state.load(Ordering::SeqCst)) {
        ("/a", 1) => vec![Step::Send(answer("404 Not Found", &[], ""))],
        ("/b", 1) => xml("<html>an error</html>".to_owned()),
        (path, _) => xml(feed(path, &[1])),
    });
    let addresses: Vec<String> = ["/a", "/b", "/c"].iter().map(|path| server.at(path)).collect();
    said(folder.path(), &["feeds", "add", &addresses[0], &addresses[1], &addresses[2]]);
    broken.store(1, Ordering::SeqCst);
    let output = ran(folder.path(), &["feeds", "refresh"]);
    assert_eq!(output.status.code(), Some(2));
    let errors = stderr(&output);
    assert_eq!(errors.lines().count(), 2, "{errors}");
    assert!(errors.contains("(404)") && errors.contains("/b is not a feed: "), "{errors}");
    assert_eq!(stdout(&output), "0 new items in 3 feeds, 2 could not be refreshed.\n");
    let list = said(folder.path(), &["feeds", "list"]);
    assert_eq!(list.matches("not refreshed: ").count(), 2, "{list}");
    assert_eq!(list.matches("1 item, 1 unread").count(), 3, "{list}");
}

#[test]
fn what_is_no_feed_is_not_added() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(|_| {
        let head = "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/rss\">";
        vec![Step::Send(answer(
            "200 OK",
            &["Content-Type: text/html"],
            format!("<html><head>{head}</head>Hi</html>"),
        ))]
    });
    let output = ran(folder.path(), &["feeds", "add", &server.at("/"), "nowhere.xml"]);
    assert_eq!(output.status.code(), Some(2));
    let errors = stderr(&output);
    assert!(errors.contains(&format!("give the address of its feed, {}", server.at("/rss"))), "{errors}");
    assert!(errors.contains("nowhere.xml does not exist"), "{errors}");
    assert_eq!(server.asked().len(), 1, "what the page names is not fetched");
    assert!(!folder.path().join("home").exists());
}

#[test]
fn a_server_that_asks_to_wait_is_not_asked_again_before() {
    let folder = tempfile::tempdir().unwrap();
    let busy = Arc::new(AtomicUsize::new(0));
    let state = Arc::clone(&busy);
    let server = Server::start(move |asked| match state.load(Ordering::SeqCst) {
        0 => xml(feed(&asked.path, &[1])),
        _ => vec![Step::Send(answer("429 Too Many Requests", &["Retry-After: 3600"], ""))],
    });
    said(folder.path(), &["feeds", "add", &server.at("/a"), &server.at("/b")]);
    busy.store(1, Ordering::SeqCst);
    let before = server.asked().len();
    for _ in 0..2 {
        let output = ran(folder.path(), &["feeds", "refresh"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(
            stderr(&output).contains("/b was not fetched, because its server asks to wait"),
            "{}",
            stderr(&output)
        );
        assert_eq!(server.asked().len(), before + 1, "one request told both feeds of the host, for an hour");
    }
}

#[test]
fn a_host_gets_one_request_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    // Each answer waits a while for another request, which must not come before it.
    let (requests, most) = (Arc::new((Mutex::new(0), Condvar::new())), Arc::new(AtomicUsize::new(0)));
    let (open, peak) = (Arc::clone(&requests), Arc::clone(&most));
    let server = Server::start(move |asked| {
        let (count, another) = &*open;
        let mut now = count.lock().unwrap();
        *now += 1;
        another.notify_all();
        let patience = Duration::from_millis(200);
        let (mut now, _) = another.wait_timeout_while(now, patience, |now| *now < 2).unwrap();
        peak.fetch_max(*now, Ordering::SeqCst);
        *now -= 1;
        xml(feed(&asked.path, &[1]))
    });
    let addresses: Vec<String> = (0..4).map(|number| server.at(&format!("/{number}"))).collect();
    let mut arguments = vec!["feeds", "add"];
    arguments.extend(addresses.iter().map(String::as_str));
    said(folder.path(), &arguments);
    assert_eq!((most.load(Ordering::SeqCst), server.asked().len()), (1, 4));
}

#[test]
fn a_refresh_that_is_stopped_waits_for_no_server() {
    let silent = Server::start(|_| vec![Step::Wait]);
    let requests = [FeedRequest { address: silent.at("/"), unless: Validators::default() }];
    let network = Network::new(
        Limits { total: Duration::from_mins(2), ..Limits::default() },
        NetworkEnvironment::default(),
    );
    let began = Instant::now();
    refresh(&requests, &network, &|| !silent.asked().is_empty(), &mut |_, change| panic!("{change:?}"));
    assert!(began.elapsed() < Duration::from_mins(1), "the server never answers");
}

#[test]
fn feeds_are_exchanged_as_opml() {
    let folder = tempfile::tempdir().unwrap();
    let opml = "<opml version=\"1.0\"><body><outline text=\"News\"><outline text=\"A & B\" xmlUrl=\"https://a.example/feed?x=1&y=2\"/>\
                <outline title=\"C\" xmlUrl=\"https://c.example/rss\" htmlUrl=\"https://c.example/\"/></outline></body></opml>";
    std::fs::write(folder.path().join("in.opml"), opml).unwrap();
    let imported = "2 feeds added; pullquote feeds refresh fetches their items.\n";
    assert_eq!(said(folder.path(), &["feeds", "import", "in.opml"]), imported);
    assert_eq!(
        said(folder.path(), &["feeds", "import", "in.opml"]),
        "0 feeds added, 2 already there; pullquote feeds refresh fetches their items.\n"
    );
    assert_eq!(said(folder.path(), &["feeds", "export", "out.opml"]), "");
    let written = std::fs::read_to_string(folder.path().join("out.opml")).unwrap();
    assert_eq!(written, said(folder.path(), &["feeds", "export"]));
    let document = roxmltree::Document::parse(&written).unwrap();
    let feeds: Vec<_> = document.descendants().filter_map(|node| node.attribute("xmlUrl")).collect();
    assert_eq!(feeds, ["https://a.example/feed?x=1&y=2", "https://c.example/rss"]);
    let names = document.descendants().filter_map(|node| node.attribute("text"));
    assert_eq!(names.collect::<Vec<_>>(), ["News", "A & B", "C"], "in their folder, with the names they had");
    assert!(said(folder.path(), &["feeds", "list"]).contains("in News"));
}

#[test]
fn a_feed_in_a_file_is_followed_like_one_on_the_web() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("saved.xml");
    std::fs::write(&file, feed("The Coast Post", &[1])).unwrap();
    assert_eq!(said(folder.path(), &["feeds", "add", "saved.xml"]), "The Coast Post: added, 1 new item.\n");
    std::fs::write(&file, feed("The Coast Post", &[1, 2])).unwrap();
    assert_eq!(
        said(folder.path(), &["feeds", "refresh", "saved.xml"]).lines().last(),
        Some("1 new item in 1 feed.")
    );
    std::fs::write(folder.path().join("saved.xml.gz"), gzipped(feed("The Coast Post", &[1, 2]).as_bytes()))
        .unwrap();
    assert_eq!(
        said(folder.path(), &["feeds", "add", "saved.xml.gz"]),
        "The Coast Post: added, 2 new items.\n"
    );
    let output = ran(folder.path(), &["feeds", "refresh", "7", "saved.xml"]);
    assert_eq!((stdout(&output).as_str(), output.status.code()), ("0 new items in 1 feed.\n", Some(2)));
    assert_eq!(stderr(&output), "pullquote: 7 is not among the feeds: see pullquote feeds list\n");
}

#[test]
fn the_help_names_every_command() {
    let folder = tempfile::tempdir().unwrap();
    golden("help/feeds_long", &said(folder.path(), &["feeds", "--help"]));
    golden("help/feeds_refresh_short", &said(folder.path(), &["feeds", "refresh", "-h"]));
}
