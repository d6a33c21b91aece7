//! What is said when no page comes: one sentence with the place, the fault and what to do.

use super::fetching::{fetch_with, gzipped, patient};
use super::server::{Server, Step, answer, busy, nobody, page, redirect};
use pullquote::input::web::{Failure, Limits, Request};
use std::time::Duration;

fn failure(address: &str, limits: Limits) -> Failure {
    fetch_with(&Request::new(address), limits).unwrap_err()
}

fn said(address: &str, limits: Limits) -> String {
    failure(address, limits).error.to_string()
}

/// Fails unless the sentence about an address holds all of these parts.
fn says(address: &str, limits: Limits, parts: &[&str]) {
    let sentence = said(address, limits);
    assert!(!sentence.contains('\n') && sentence.starts_with(address), "{sentence}");
    for part in parts {
        assert!(sentence.contains(part), "{part} in: {sentence}");
    }
}

#[test]
fn a_status_is_told_in_words() {
    for (status, part) in [
        ("401 Unauthorized", "only after a login"),
        ("402 Payment Required", "only to those who pay"),
        ("403 Forbidden", "refuses to give this page"),
        ("404 Not Found", "no page at this address"),
        ("410 Gone", "removed this page for good"),
        ("429 Too Many Requests", "too many requests (429): try again later"),
        ("500 Internal Server Error", "an error of its own"),
        ("300 Multiple Choices", "gives no page (300)"),
    ] {
        let server = Server::saying(answer(status, &[], "<p>Sorry.</p>"));
        says(&server.at("/story"), patient(), &[part]);
    }
}

#[test]
fn a_server_says_how_long_to_wait() {
    let server = Server::saying(answer("429 Too Many Requests", &["Retry-After: 90"], ""));
    let failure = failure(&server.at("/"), patient());
    assert_eq!((failure.status, failure.retry_after), (Some(429), Some(Duration::from_secs(90))));
    assert!(failure.error.to_string().ends_with("try again in 90 seconds"), "{}", failure.error);
}

#[test]
fn an_address_without_a_server_is_told_from_one_that_is_silent() {
    says(&nobody(), patient(), &["does not accept connections", "check the address"]);
    let hasty = Limits { connect: Duration::from_millis(100), ..patient() };
    let (address, _listener, _waiting) = busy();
    says(&address, hasty, &["could not be reached within 0.1 s", "--connect-timeout"]);
    let hasty = Limits { total: Duration::from_millis(200), ..patient() };
    let silent = Server::start(|_| vec![Step::Wait]);
    says(&silent.at("/"), hasty, &["sent nothing within 0.2 s", "--timeout"]);
}

#[test]
fn a_page_that_does_not_end_in_time_is_not_shown_as_whole() {
    // Long enough for ten bytes to arrive on a busy machine.
    let hasty = Limits { total: Duration::from_secs(1), ..patient() };
    let head = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n0123456789".to_vec();
    let slow = Server::start(move |_| vec![Step::Send(head.clone()), Step::Wait]);
    says(&slow.at("/"), hasty, &["only 10 of 1000 bytes came within 1 s", "--timeout"]);
    let endless =
        Server::start(|_| vec![Step::Send(b"HTTP/1.1 200 OK\r\n\r\n0123456789".to_vec()), Step::Wait]);
    says(&endless.at("/"), hasty, &["did not end within 1 s and 10 bytes", "--timeout"]);
}

#[test]
fn a_page_that_breaks_off_is_not_shown_as_whole() {
    let cut = Server::saying(*b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n0123456789");
    says(&cut.at("/"), patient(), &["broke after 10 of 1000 bytes", "try again"]);
    let chunked =
        Server::saying(*b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nSeou\r\n7\r\nl sa");
    says(&chunked.at("/"), patient(), &["broke after 8 bytes"]);
    let packed = gzipped("Seoul said. ".repeat(100).as_bytes());
    let half =
        [&b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"[..], &packed[..packed.len() / 2]].concat();
    says(&Server::saying(half).at("/"), patient(), &["the connection broke"]);
    says(&Server::saying(Vec::new()).at("/"), patient(), &["broke before the server sent anything"]);
}

#[test]
fn what_is_no_web_server_is_named() {
    says(
        &Server::saying(*b"SSH-2.0-OpenSSH_9.6\r\n").at("/"),
        patient(),
        &["does not answer as a web server does"],
    );
}

#[test]
fn a_page_that_is_too_large_is_not_read() {
    let small = Limits { bytes: 500_000, ..patient() };
    let stated = Server::saying(*b"HTTP/1.1 200 OK\r\nContent-Length: 500001\r\n\r\n0123456789");
    says(&stated.at("/"), small, &["larger than 0.5 MB", "--max-size"]);
    let unstated = Server::saying([&b"HTTP/1.1 200 OK\r\n\r\n"[..], &vec![b'a'; 500_001]].concat());
    says(&unstated.at("/"), small, &["larger than 0.5 MB"]);
    // A hundred million NULs in about 100 kB.
    let bomb = Server::saying(answer("200 OK", &["Content-Encoding: gzip"], gzipped(&vec![0; 100_000_000])));
    says(&bomb.at("/"), patient(), &["larger than 20 MB"]);
    let fitting = Server::saying(page(vec![b'a'; 500_000]));
    assert!(fetch_with(&Request::new(fitting.at("/")), small).is_ok());
}

#[test]
fn an_empty_page_is_told() {
    says(&Server::saying(page("")).at("/"), patient(), &["the page is empty"]);
}

#[test]
fn redirects_that_lead_nowhere_are_told() {
    let circle = Server::saying(redirect("/again"));
    says(&circle.at("/"), patient(), &["more than 10 times"]);
    assert_eq!(circle.asked().len(), 11, "the page itself and ten redirects");
    let waiting = |to: &str| page(format!("<meta http-equiv=refresh content='0; url={to}'>Wait."));
    let lost = Server::start(move |asked| vec![Step::Send(waiting(&format!("{}x", asked.path)))]);
    says(&lost.at("/"), patient(), &["more than 10 times"]);
    assert_eq!(lost.asked().len(), 11, "a redirect in a page counts too");
    let mail = Server::saying(redirect("mailto:ana@example.com"));
    says(&mail.at("/"), patient(), &["leads to mailto:ana@example.com, which is not a page"]);
}

#[test]
fn a_page_that_has_not_changed_since_never_is_no_answer() {
    let server = Server::saying(*b"HTTP/1.1 304 Not Modified\r\n\r\n");
    says(
        &server.at("/"),
        patient(),
        &["has not changed (304), but it was asked for the page itself", "try again"],
    );
}

#[test]
fn a_sentence_names_the_host_once() {
    let hasty = Limits { total: Duration::from_millis(200), ..patient() };
    for server in [
        Server::saying(answer("404 Not Found", &[], "")),
        Server::saying(*b"HTTP/1.1 304 Not Modified\r\n\r\n"),
        Server::saying(*b"SSH-2.0-OpenSSH_9.6\r\n"),
        Server::saying(Vec::new()),
        Server::start(|_| vec![Step::Wait]),
    ] {
        let sentence = said(&server.at("/"), hasty);
        assert_eq!(sentence.matches(&server.host()).count(), 1, "{sentence}");
    }
}

#[test]
fn an_unknown_compression_is_named() {
    let server = Server::saying(answer("200 OK", &["Content-Encoding: zstd"], "(\u{b5}/\u{fd}"));
    says(&server.at("/"), patient(), &["compressed as zstd"]);
    let declared_only = Server::saying(answer("200 OK", &["Content-Encoding: gzip"], "<p>Seoul said.</p>"));
    says(&declared_only.at("/"), patient(), &["the connection broke"]);
}
