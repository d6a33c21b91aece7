//! What is asked of a server, and what of its answer is kept.

use super::server::{Server, Step, answer, page, redirect};
use flate2::write::GzEncoder;
use pullquote::input::web::{
    Answer, Failure, Limits, Network, NetworkEnvironment, Request, Validators, fetch,
};
use pullquote::text::hash::TextHash;
use std::io::Write;
use std::ops::ControlFlow;
use std::time::Duration;

/// Limits that no test should reach unless it sets them.
pub(super) fn patient() -> Limits {
    Limits { total: Duration::from_mins(2), ..Limits::default() }
}

pub(crate) fn fetch_with(request: &Request, limits: Limits) -> Result<Answer, Failure> {
    let network = Network::new(limits, NetworkEnvironment::default());
    fetch(request, &network, &mut |_| ControlFlow::Continue(()))
}

fn fetched(address: &str) -> Answer {
    fetch_with(&Request::new(address), patient()).unwrap()
}

fn text(answer: &Answer) -> String {
    String::from_utf8(answer.body.as_ref().unwrap().bytes.clone()).unwrap()
}

pub(crate) fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_page_comes_with_what_its_server_says_of_it() {
    let headers = [
        "Content-Type: Text/HTML; Charset=\"ISO-8859-1\"",
        "ETag: \"a1\"",
        "Last-Modified: Tue, 03 Nov 2026 08:00:00 GMT",
    ];
    let server = Server::saying(answer("200 OK", &headers, "<p>Seoul said.</p>"));
    let answer = fetched(&server.at("/story#part"));
    assert_eq!(answer.address, server.at("/story"));
    assert_eq!(answer.validators.etag.as_deref(), Some("\"a1\""));
    assert_eq!(answer.validators.last_modified.as_deref(), Some("Tue, 03 Nov 2026 08:00:00 GMT"));
    let body = answer.body.unwrap();
    assert_eq!(body.bytes, b"<p>Seoul said.</p>");
    assert_eq!(
        (body.media_type.as_deref(), body.charset.as_deref()),
        (Some("text/html"), Some("ISO-8859-1"))
    );
    assert_eq!(body.sha256, TextHash::of("<p>Seoul said.</p>"));
}

#[test]
fn the_request_says_who_asks_and_carries_no_cookies() {
    let first = answer("200 OK", &["Set-Cookie: seen=1"], "first");
    let server = Server::saying(first);
    fetched(&server.at("/a"));
    fetched(&server.at("/b"));
    let asked = server.asked();
    assert_eq!(asked.len(), 2, "only what was named is fetched");
    for asked in asked {
        let agent = asked.header("user-agent").unwrap();
        assert_eq!(agent, format!("pullquote/{} (+terminal reader)", env!("CARGO_PKG_VERSION")));
        assert_eq!(asked.header("accept-encoding"), Some("gzip, br"));
        for absent in ["cookie", "referer", "authorization"] {
            assert_eq!(asked.header(absent), None);
        }
    }
}

#[test]
fn redirects_are_followed_from_the_address_they_stand_at() {
    let server = Server::start(|asked| {
        vec![Step::Send(match asked.path.as_str() {
            "/a/one" => redirect("two?x=1"),
            "/a/two?x=1" => answer("301 Moved Permanently", &["Location: /three#part"], ""),
            _ => page("arrived"),
        })]
    });
    let answer = fetched(&server.at("/a/one"));
    assert_eq!((answer.address.as_str(), text(&answer).as_str()), (server.at("/three").as_str(), "arrived"));
}

#[test]
fn ten_redirects_are_followed() {
    let server = Server::start(|asked| {
        let step: usize = asked.path.trim_start_matches('/').parse().unwrap();
        vec![Step::Send(if step < 10 { redirect(&format!("/{}", step + 1)) } else { page("arrived") })]
    });
    assert_eq!(text(&fetched(&server.at("/0"))), "arrived");
}

#[test]
fn compressed_pages_are_unpacked() {
    let story = "“The bridge stays closed,” said Ana Petrova. ".repeat(200);
    let gzip = Server::saying(answer("200 OK", &["Content-Encoding: gzip"], gzipped(story.as_bytes())));
    let answer_gzip = fetched(&gzip.at("/"));
    assert_eq!(text(&answer_gzip), story);
    assert_eq!(answer_gzip.body.unwrap().sha256, TextHash::of(&story), "the hash is that of the page");
    // Ten thousand NULs, as the brotli program compresses them.
    let brotli = [31, 15, 39, 248, 39, 0, 226, 177, 64, 32, 217, 3, 0];
    let server = Server::saying(answer("200 OK", &["Content-Encoding: br"], brotli));
    assert_eq!(fetched(&server.at("/")).body.unwrap().bytes, vec![0; 10_000]);
}

#[test]
fn a_page_whose_length_is_not_stated_is_read_to_its_end() {
    let chunked =
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nSeou\r\n7\r\nl said.\r\n0\r\n\r\n";
    assert_eq!(text(&fetched(&Server::saying(*chunked).at("/"))), "Seoul said.");
    let closed = b"HTTP/1.1 200 OK\r\n\r\nSeoul said.";
    assert_eq!(text(&fetched(&Server::saying(*closed).at("/"))), "Seoul said.");
}

#[test]
fn a_server_can_say_that_nothing_has_changed() {
    let server = Server::start(|asked| {
        let is_known = asked.header("if-none-match") == Some("\"a1\"")
            && asked.header("if-modified-since") == Some("tue, 03 nov 2026 08:00:00 gmt");
        vec![Step::Send(if is_known {
            b"HTTP/1.1 304 Not Modified\r\nETag: \"a2\"\r\n\r\n".to_vec()
        } else {
            page("changed")
        })]
    });
    assert_eq!(text(&fetched(&server.at("/"))), "changed");
    let unless = Validators {
        etag: Some("\"a1\"".to_owned()),
        last_modified: Some("Tue, 03 Nov 2026 08:00:00 GMT".to_owned()),
        address: None,
    };
    let answer = fetch_with(&Request { unless, ..Request::new(server.at("/")) }, patient()).unwrap();
    assert_eq!((answer.body, answer.validators.etag.as_deref()), (None, Some("\"a2\"")));
}

#[test]
fn only_the_server_that_marked_a_page_sees_its_marks_again() {
    let other = Server::saying(page("elsewhere"));
    let target = other.at("/story");
    let server = Server::start(move |_| vec![Step::Send(redirect(&target))]);
    let unless = |address: Option<String>| Validators {
        etag: Some("\"a1\"".to_owned()),
        last_modified: Some("Tue, 03 Nov 2026 08:00:00 GMT".to_owned()),
        address,
    };
    for (marked_by, is_sent) in [
        (None, [true, false]),
        (Some(server.at("/")), [true, false]),
        (Some(other.at("/story")), [false, true]),
    ] {
        let request = Request { unless: unless(marked_by.clone()), ..Request::new(server.at("/")) };
        assert_eq!(text(&fetch_with(&request, patient()).unwrap()), "elsewhere");
        let sent = [server.asked(), other.asked()].map(|asked| {
            let last = asked.last().unwrap();
            ["if-none-match", "if-modified-since"].map(|name| last.header(name).is_some())
        });
        assert_eq!(sent, is_sent.map(|is_sent| [is_sent; 2]), "{marked_by:?}");
    }
}

#[test]
fn a_page_that_only_sends_its_readers_elsewhere_is_a_redirect() {
    let refresh = |content: &str, body: &str| {
        page(format!(
            "<html><head><meta http-equiv='Refresh' content=\"{content}\"></head><body>{body}</body></html>"
        ))
    };
    let story = "Seoul said that the talks would go on. ".repeat(20);
    let kept = story.clone();
    let server = Server::start(move |asked| {
        vec![Step::Send(match asked.path.as_str() {
            "/old" => refresh("0; url='new?x=1#top'", "You are being redirected.<script>var a = 1;</script>"),
            "/story" => refresh("300; url=/other", &kept),
            "/self" => refresh("5", "Nothing here yet."),
            "/same" => refresh("5; url=/same", "Nothing here yet."),
            "/mail" => refresh("0; url=mailto:ana@coast.example", "Write to us."),
            _ => page("arrived"),
        })]
    });
    let moved = fetched(&server.at("/old"));
    assert_eq!((moved.address.as_str(), text(&moved).as_str()), (server.at("/new?x=1").as_str(), "arrived"));
    for path in ["/story", "/self", "/same", "/mail"] {
        assert_eq!(fetched(&server.at(path)).address, server.at(path), "the page itself is read");
    }
}

#[test]
fn the_progress_tells_bytes_and_time_and_stops_the_request() {
    let head = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n0123456789".to_vec();
    let server = Server::start(move |_| vec![Step::Send(head.clone()), Step::Wait]);
    let network = Network::new(patient(), NetworkEnvironment::default());
    let (mut seen, mut calls) = (Vec::new(), 0);
    let failure = fetch(&Request::new(server.at("/")), &network, &mut |progress| {
        calls += 1;
        seen.push((progress.received, progress.total));
        // The server is silent after ten bytes: what comes next tells only the time.
        if progress.received == 10 && calls > 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })
    .unwrap_err();
    assert!(seen.contains(&(10, Some(1000))), "{seen:?}");
    assert_eq!(failure.error.to_string(), format!("reading {} was stopped", server.at("/")));
}

#[test]
fn a_proxy_is_used_for_what_it_is_named_for() {
    let proxy =
        Server::start(|_| vec![Step::Send(b"HTTP/1.1 200 OK\r\n\r\n".to_vec()), Step::Send(page("proxied"))]);
    let server = Server::saying(page("direct"));
    let environment = |no_proxy: &str| NetworkEnvironment {
        http_proxy: Some(format!("http://{}", proxy.host())),
        no_proxy: Some(no_proxy.to_owned()),
        ..NetworkEnvironment::default()
    };
    let mut go_on = |_| ControlFlow::Continue(());
    let request = Request::new(server.at("/"));
    let proxied = fetch(&request, &Network::new(patient(), environment("")), &mut go_on).unwrap();
    assert_eq!(text(&proxied), "proxied");
    assert!(proxy.asked()[0].head.starts_with(&format!("connect {}", server.host())));
    let direct = fetch(&request, &Network::new(patient(), environment("127.0.0.1")), &mut go_on).unwrap();
    assert_eq!(text(&direct), "direct");
}
