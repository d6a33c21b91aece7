//! The commands with addresses: what is printed, what is kept, and what the options and the environment change.

use super::certificates::Authority;
use super::server::{Server, Step, answer, page, redirect, turns};
use crate::binary::{has_line, pullquote, run, stderr, stdout};
use pullquote::text::hash::TextHash;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};

pub(super) const STORY: &str = "<!doctype html><html><head><title>Quay closed</title></head><body><article><h1>Quay closed</h1>\
    <p>“The quay stays closed until Friday,” harbour master Rui Costa said in Lisbon on Tuesday, after a storm had \
    broken the wall.</p><p>Two ferries from Batumi were sent to other ports in Portugal and Georgia.</p></article></body></html>";

/// The binary without proxies and certificates of this machine.
pub(super) fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = pullquote(folder, arguments);
    for name in ["http_proxy", "https_proxy", "all_proxy", "no_proxy"] {
        command.env_remove(name).env_remove(name.to_uppercase());
    }
    command.env_remove("SSL_CERT_FILE").env("PULLQUOTE_HOME", folder.join("home"));
    command
}

pub(super) fn ran(folder: &Path, arguments: &[&str]) -> Output {
    run(&mut command(folder, arguments), b"")
}

/// Fails unless the program ends with exit code 2 and one line that holds this part.
pub(super) fn fails(output: &Output, part: &str) {
    let error = stderr(output);
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert!(error.lines().count() == 1 && error.contains(part), "{part} in: {error}");
}

#[test]
fn an_address_is_read_like_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::saying(page(STORY));
    let output = ran(folder.path(), &["extract", "--format", "json", &server.at("/story")]);
    assert_eq!((stderr(&output).as_str(), output.status.code()), ("", Some(0)));
    let result: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(result["source"], server.at("/story"));
    assert_eq!(result["quotes"][0]["speaker"]["name"], "Rui Costa");
    let fetched = &result["fetched"];
    assert_eq!((&fetched["address"], &fetched["bytes"]), (&server.at("/story").into(), &STORY.len().into()));
    assert_eq!(fetched["sha256"], TextHash::of(STORY).to_string());
    let report = stdout(&ran(folder.path(), &[&server.at("/story")]));
    assert!(report.contains("Quay closed") && report.contains("Rui Costa"), "{report}");
}

#[test]
fn addresses_and_files_are_read_in_the_order_given_and_one_failure_stops_no_other() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("story.txt"), "“We will wait,” Ana Lopes said.\n").unwrap();
    let server = Server::start(|asked| {
        vec![Step::Send(if asked.path == "/gone" { answer("404 Not Found", &[], "") } else { page(STORY) })]
    });
    let inputs = [server.at("/gone"), "story.txt".to_owned(), server.at("/story")];
    let output = ran(folder.path(), &["extract", "--format", "jsonl", &inputs[0], &inputs[1], &inputs[2]]);
    fails(&output, "has no page at this address (404): check the address");
    let sources: Vec<String> = stdout(&output)
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["source"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(sources, inputs[1..]);
}

#[test]
fn the_options_set_the_limits() {
    let folder = tempfile::tempdir().unwrap();
    let silent = Server::start(|_| vec![Step::Wait]);
    let output = ran(folder.path(), &["extract", "--timeout", "0.2", &silent.at("/")]);
    fails(&output, "sent nothing within 0.2 s: try again, or allow more with --timeout");
    let server = Server::saying(page(STORY));
    let output = ran(folder.path(), &["extract", "--max-size", "0.0001", &server.at("/")]);
    fails(&output, "larger than 0.0001 MB: allow more with --max-size");
    let output = ran(folder.path(), &["extract", "--timeout", "0", &server.at("/")]);
    assert!(stderr(&output).contains("give a number above 0"), "{}", stderr(&output));
}

#[test]
fn certificates_and_proxies_come_from_the_environment() {
    let folder = tempfile::tempdir().unwrap();
    let authority = Authority::new("Coast Root");
    let server = Server::encrypted(&authority.vouch_for("127.0.0.1"), |_| vec![Step::Send(page(STORY))]);
    let mut trusting = command(folder.path(), &["extract", &server.at("/story")]);
    let output = run(trusting.env("SSL_CERT_FILE", authority.root()), b"");
    assert!(stdout(&output).contains("Rui Costa"), "{}", stderr(&output));
    fails(&ran(folder.path(), &["extract", &server.at("/story")]), "is not from a known authority");
    let plain = Server::saying(page(STORY));
    let mut proxied = command(folder.path(), &["extract", &plain.at("/story")]);
    let nobody = super::server::nobody();
    let output = run(proxied.env("HTTP_PROXY", &nobody), b"");
    fails(&output, "does not accept connections");
    let output = run(proxied.env("HTTP_PROXY", &nobody).env("NO_PROXY", "127.0.0.1"), b"");
    assert!(stdout(&output).contains("Rui Costa"), "{}", stderr(&output));
}

#[test]
fn the_library_knows_a_page_by_its_address() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::saying(page(STORY));
    let said = |arguments: &[&str]| stdout(&ran(folder.path(), arguments));
    let address = server.at("/story");
    assert_eq!(said(&["library", "add", &address]), "1 article added.\n");
    assert_eq!(said(&["library", "add", &address]), "0 articles added, 1 already in the library.\n");
    assert!(said(&["library", "list"]).contains("Quay closed"));
    assert_eq!(
        said(&["library", "remove", &format!("{address}#part")]),
        "1 article removed; decisions are kept.\n"
    );
}

/// A feed with items of these numbers, the newest first.
fn feed(numbers: &[usize]) -> Vec<u8> {
    let item = |number| {
        format!(
            "<item><guid isPermaLink='false'>{number}</guid><link>https://coast.example/{number}</link><title>Story \
             {number}</title><description>“We wait for ship {number},” Ana Lopes said.</description></item>"
        )
    };
    let items: String = numbers.iter().map(item).collect();
    answer("200 OK", &["Content-Type: application/rss+xml"], format!("<rss><channel>{items}</channel></rss>"))
}

/// The sources of the articles in the library, in the order in which they were added.
fn sources(folder: &Path) -> Vec<(String, String)> {
    let listed = stdout(&ran(folder, &["library", "list", "--format", "json"]));
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let mut articles: Vec<(i64, String, String)> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|article| {
            let text = |name: &str| article[name].as_str().unwrap_or_default().to_owned();
            (article["article"].as_i64().unwrap(), text("title"), text("source"))
        })
        .collect();
    articles.sort();
    articles.into_iter().map(|(_, title, source)| (title, source)).collect()
}

#[test]
fn items_of_a_feed_keep_their_names_when_their_places_change() {
    let folder = tempfile::tempdir().unwrap();
    let times = AtomicUsize::new(0);
    let server = Server::start(move |_| {
        let first = times.fetch_add(1, Ordering::SeqCst) == 0;
        vec![Step::Send(if first { feed(&[2, 1]) } else { feed(&[4, 3, 2]) })]
    });
    let said = |arguments: &[&str]| stdout(&ran(folder.path(), arguments));
    let address = server.at("/feed");
    assert_eq!(said(&["library", "add", &address]), "2 articles added.\n");
    assert_eq!(said(&["library", "add", &address]), "2 articles added, 1 already in the library.\n");
    let item = |number: usize| (format!("Story {number}"), format!("{address}#item:{number}"));
    assert_eq!(sources(folder.path()), [item(2), item(1), item(4), item(3)]);
    let read = said(&["extract", &format!("{address}#2"), &item(2).1]);
    assert!(read.contains("Story 3") && read.contains("Story 2") && !read.contains("Story 4"), "{read}");
    fails(&ran(folder.path(), &["extract", &item(1).1]), "no longer has the item 1");
    assert_eq!(said(&["library", "remove", &item(2).1]), "1 article removed; decisions are kept.\n");
    let place = Server::saying(page(STORY)).at("/story#3");
    assert!(stdout(&ran(folder.path(), &["extract", &place])).contains("Rui Costa"), "a place in a page");
}

#[test]
fn the_page_can_be_written_to_a_file_as_it_came() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(|asked| {
        vec![Step::Send(if asked.path == "/" { redirect("/story") } else { page(STORY) })]
    });
    ran(folder.path(), &["library", "add", &server.at("/")]);
    let listed = stdout(&ran(folder.path(), &["library", "original", "1"]));
    let hash = format!("  SHA-256 {}", TextHash::of(STORY));
    for line in [server.at("/story").as_str(), &hash, "  content-type: text/html; charset=utf-8"] {
        has_line(&listed, line);
    }
    let written = ran(folder.path(), &["library", "original", &server.at("/"), "page.html"]);
    assert!(listed.starts_with(&stdout(&written)), "{listed}");
    has_line(&listed, &format!("also read from {}", server.at("/")));
    assert_eq!(std::fs::read_to_string(folder.path().join("page.html")).unwrap(), STORY);
    std::fs::write(folder.path().join("page.html"), "mine").unwrap();
    fails(&ran(folder.path(), &["library", "original", "1", "page.html"]), "--force");
    fails(&ran(folder.path(), &["library", "original", "1", "--sha256", "00", "b.html"]), "begins with 00");
    std::fs::write(folder.path().join("story.txt"), "“We will wait,” Ana Lopes said.\n").unwrap();
    ran(folder.path(), &["library", "add", "story.txt"]);
    let files = stdout(&ran(folder.path(), &["library", "original", "2"]));
    assert!(files.starts_with("Not fetched from the web. Read from:\n"), "{files}");
    fails(&ran(folder.path(), &["library", "original", "2", "c.html"]), "was not fetched from the web");
}

#[test]
fn what_is_written_without_its_scheme_is_told() {
    let folder = tempfile::tempdir().unwrap();
    fails(
        &ran(folder.path(), &["news.example/story"]),
        "or write https://news.example/story (or http://) if it is a page",
    );
}

#[test]
fn a_host_with_a_port_is_taken_for_an_address() {
    let folder = tempfile::tempdir().unwrap();
    fails(&ran(folder.path(), &["127.0.0.1:8765/x"]), "write https://127.0.0.1:8765/x (or http://) if");
}

#[test]
fn what_is_no_article_is_named() {
    let folder = tempfile::tempdir().unwrap();
    for (media_type, bytes, part) in [
        ("application/pdf", &b"%PDF-1.7 ..."[..], "this is a PDF document (application/pdf), not a page"),
        ("text/html", b"\xff\xd8\xff\xe0\0\x10JFIF", "this is a JPEG picture (text/html), not a page"),
        ("video/mp4", b"\0\0\0\x20ftypisom", "this is a video (video/mp4), not a page"),
    ] {
        let server = Server::saying(answer("200 OK", &[&format!("Content-Type: {media_type}")], bytes));
        fails(&ran(folder.path(), &["extract", &server.at("/x")]), part);
    }
}

#[test]
fn a_page_that_hides_its_article_is_read_with_a_notice() {
    let folder = tempfile::tempdir().unwrap();
    let teaser = STORY.replace("</article>", "<p>Subscribe to continue reading.</p></article>");
    let output = ran(folder.path(), &["extract", &Server::saying(page(teaser)).at("/story")]);
    let notice = "the page says that it is not the whole article";
    assert!(stderr(&output).contains(notice) && stdout(&output).contains("Rui Costa"), "{}", stderr(&output));
    let app = "<html><body><div id=root></div><noscript>Please enable JavaScript.</noscript><script src=a.js></script>";
    let output = ran(folder.path(), &["extract", &Server::saying(page(app)).at("/story")]);
    assert!(stderr(&output).contains("only with scripts"), "{} {}", stderr(&output), stdout(&output));
}

#[test]
fn the_encoding_is_that_of_the_server_then_that_of_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let latin: Vec<u8> =
        STORY.replace("Rui Costa", "Rui Simões").replace(['“', '”'], "\"").chars().map(|c| c as u8).collect();
    let declared = String::from_utf8_lossy(&latin).len();
    assert!(declared > latin.len(), "not UTF-8");
    let by_header =
        Server::saying(answer("200 OK", &["Content-Type: text/html; charset=ISO-8859-1"], &latin));
    let meta = [&b"<meta charset=windows-1252>"[..], &latin].concat();
    let by_page = Server::saying(answer("200 OK", &["Content-Type: text/html"], meta));
    for server in [by_header, by_page] {
        let output = ran(folder.path(), &["extract", &server.at("/")]);
        assert!(stdout(&output).contains("Rui Simões"), "{}{}", stdout(&output), stderr(&output));
    }
}

#[test]
fn a_page_in_the_library_is_exported_as_it_was_kept() {
    let folder = tempfile::tempdir().unwrap();
    let server = turns(vec![page(STORY), page(STORY.replace("Friday", "Sunday"))]);
    let address = server.at("/story");
    ran(folder.path(), &["library", "add", &address]);
    for format in ["json", "csv", "md"] {
        let output = ran(folder.path(), &["export", "--format", format, &address]);
        assert!(stdout(&output).contains("until Friday"), "{format}: {}", stderr(&output));
        assert_eq!(stdout(&output), stdout(&ran(folder.path(), &["export", "--format", format, "1"])));
    }
    assert_eq!(server.asked().len(), 1, "no format fetches the page again");
    let other = ran(folder.path(), &["export", &server.at("/other")]);
    assert!(stdout(&other).contains("until Sunday"), "what is not in the library is fetched");
}

#[test]
fn an_article_of_the_library_is_named_by_its_number_in_every_command() {
    let folder = tempfile::tempdir().unwrap();
    ran(folder.path(), &["library", "add", &Server::saying(page(STORY)).at("/story")]);
    for arguments in [&["1"][..], &["extract", "1"], &["export", "1"], &["library", "export", "1"]] {
        let output = ran(folder.path(), arguments);
        assert_eq!((stderr(&output).as_str(), output.status.code()), ("", Some(0)), "{arguments:?}");
        assert!(stdout(&output).contains("until Friday"), "{arguments:?}");
    }
    let review = run(&mut command(folder.path(), &["review", "--plain", "1"]), b"a\nq\n");
    assert!(stdout(&review).contains("accepted"), "{}{}", stdout(&review), stderr(&review));
    for arguments in [&["7"][..], &["extract", "7"], &["export", "7"], &["review", "--plain", "7"]] {
        fails(&ran(folder.path(), arguments), "no article 7 in the library, and no file 7");
    }
    std::fs::write(folder.path().join("1"), "“We will wait,” Ana Lopes said.\n").unwrap();
    assert!(stdout(&ran(folder.path(), &["extract", "1"])).contains("Ana Lopes"), "a file of that name");
    assert!(stdout(&ran(folder.path(), &["library", "original", "1"])).contains("SHA-256"));
}

#[test]
fn a_correction_holds_wherever_the_article_is_named() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("story.txt"), "Quay closed\n\n“We will wait,” Ana Lopes said.\n")
        .unwrap();
    ran(folder.path(), &["library", "add", "story.txt"]);
    ran(folder.path(), &["library", "edit", "1", "--title", "Quay reopened", "--site", "The Coast Post"]);
    let site = |arguments: &[&str]| {
        let output = stdout(&ran(folder.path(), arguments));
        output.contains("The Coast Post") && output.contains("Quay reopened")
    };
    for arguments in [
        &["story.txt"][..],
        &["export", "story.txt"],
        &["export", "1"],
        &["extract", "--format", "json", "1"],
    ] {
        assert!(site(arguments), "{arguments:?}");
    }
    assert!(!site(&["extract", "--format", "json", "story.txt"]), "extract reads a file as it is");
}

#[test]
fn an_export_says_when_and_what_was_fetched() {
    let folder = tempfile::tempdir().unwrap();
    let address = Server::saying(page(STORY)).at("/story");
    ran(folder.path(), &["library", "add", &address]);
    let hash = TextHash::of(STORY).to_string();
    for format in ["json", "csv", "md", "sheet", "html"] {
        let output = stdout(&ran(folder.path(), &["export", "--format", format, "1"]));
        assert!(output.contains(&hash) && output.contains(&address), "{format}: {output}");
        assert!(output.contains("etched"), "{format}: {output}");
    }
    let markdown = stdout(&ran(folder.path(), &["export", "--format", "md", "1"]));
    assert!(markdown.contains(&format!("<{address}>")), "an address is written as one: {markdown}");
}

#[test]
fn an_export_is_reviewed_only_once_every_quotation_is_decided() {
    let folder = tempfile::tempdir().unwrap();
    let text = "“We will wait,” Ana Lopes said.\n\n“Nobody asked us,” Rui Costa said.\n";
    std::fs::write(folder.path().join("story.txt"), text).unwrap();
    let review = |keys: &str| {
        let mut command = command(folder.path(), &["review", "--plain", "--reviewer", "ana", "story.txt"]);
        run(&mut command, keys.as_bytes());
    };
    for (keys, said) in [("a\nq\n", "1 of 2 quotations decided by ana"), ("a\nq\n", "reviewed by ana")] {
        review(keys);
        for format in ["md", "sheet", "html"] {
            let output = stdout(&ran(folder.path(), &["export", "--format", format, "story.txt"]));
            assert!(output.contains(said), "{format}: {said} in {output}");
        }
    }
}

#[test]
fn a_pdf_at_an_address_is_a_source_and_no_article() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("story.txt"), "“The quay stays closed,” Rui Costa said.\n").unwrap();
    let pdf = answer("200 OK", &["Content-Type: application/pdf"], "%PDF-1.4\nThe quay stays closed.\n");
    let server = Server::saying(pdf);
    let bin = folder.path().join("bin");
    std::fs::create_dir(&bin).unwrap();
    let verify = || {
        let address = server.at("/minutes.pdf");
        let arguments = ["verify", "story.txt", "--against", &address];
        run(command(folder.path(), &arguments).env("PATH", &bin), b"")
    };
    fails(&verify(), "is a PDF document, which pdftotext turns into text: install it");
    let program = bin.join("pdftotext");
    // What comes from its standard input, without the first line.
    std::fs::write(&program, "#!/bin/sh\nread head\nwhile read -r line; do echo \"$line\"; done\n").unwrap();
    std::fs::set_permissions(&program, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let output = verify();
    assert_eq!((stderr(&output).as_str(), output.status.code()), ("", Some(0)));
    has_line(&stdout(&output), "  1. identical");
    fails(&ran(folder.path(), &["extract", &server.at("/minutes.pdf")]), "this is a PDF document");
}
