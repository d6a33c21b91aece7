//! A refresh of many feeds: how much it reports.

use super::*;
use crate::input::feeds::Subscription;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;

/// A server whose every address is a feed of twenty items.
#[expect(clippy::disallowed_methods, reason = "a test may panic")]
fn serve() -> String {
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", server.local_addr().unwrap());
    let item = |number| format!("<item><title>Ferry {number}</title><guid>{number}</guid></item>");
    let items = (0..20).map(item).collect::<Vec<_>>().concat();
    let body = format!("<rss version=\"2.0\"><channel><title>The Coast Post</title>{items}</channel></rss>");
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nConnection: close\r\nContent-Length:";
    let answer = format!("{head} {}\r\n\r\n{body}", body.len());
    std::thread::spawn(move || {
        for mut stream in server.incoming().flatten() {
            let asked = BufReader::new(stream.try_clone().unwrap()).lines();
            // The request ends with an empty line.
            let _ = asked.map_while(std::result::Result::ok).find(String::is_empty);
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    address
}

#[test]
fn a_refresh_of_fifty_feeds_reports_each_once_and_lists_the_items_once() {
    let folder = tempfile::tempdir().unwrap();
    let address = serve();
    let feed = |number| Subscription { address: format!("{address}/{number}"), ..Subscription::default() };
    let feeds: Vec<Subscription> = (0..50).map(feed).collect();
    Library::open(folder.path()).unwrap().add_feeds(&feeds, library::now()).unwrap();
    let (sender, messages) = channel();
    let stores = (LibraryFolder::new(folder.path().to_owned()), MemoryStore::default());
    let mut worker = FeedsWorker::new(stores, Network::default(), sender);
    worker.ask(FeedsRequest::Refresh);
    let mut answers = Vec::new();
    for message in &messages {
        let Message::Report(Report::FeedsAnswered(answer)) = message else { panic!("{message:?}") };
        let is_last = matches!(answer, FeedsAnswer::Refreshed(_));
        answers.push(answer);
        if is_last {
            break;
        }
    }
    let listed: Vec<usize> = answers
        .iter()
        .filter_map(|answer| match answer {
            FeedsAnswer::Listed(_, items) => Some(items.len()),
            _ => None,
        })
        .collect();
    assert_eq!(listed, [1_000], "the whole list is sent once, not for every feed");
    // One for the start, one for each feed but the last, the list, and what came of it.
    assert!(answers.len() <= 52, "{}: {:?}", answers.len(), answers.last());
    assert!(matches!(answers.last(), Some(FeedsAnswer::Refreshed(Ok(said))) if said == "1,000 new items"));
}
