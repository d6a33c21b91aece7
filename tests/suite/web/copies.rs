//! The copies of pages in the library: found under every address, with one evidence, with what changed and what is missing.

use super::commands::{STORY, command, fails, ran};
use super::server::{Server, Step, answer, page, redirect, turns};
use crate::binary::{has_line, run, stderr, stdout};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A server that plays a page under several addresses and a redirect to it.
fn river() -> Server {
    Server::start(|asked| {
        let path = asked.path.split('?').next().unwrap_or_default();
        vec![Step::Send(if path == "/old" { redirect("/river") } else { page(STORY) })]
    })
}

#[test]
fn an_article_added_again_from_elsewhere_is_found_under_every_address() {
    let folder = tempfile::tempdir().unwrap();
    let server = river();
    let (first, mail, old) = (server.at("/river"), server.at("/river?utm_source=mail"), server.at("/old"));
    for address in [&first, &mail, &old] {
        ran(folder.path(), &["library", "add", address]);
    }
    std::fs::write(folder.path().join("saved.html"), STORY).unwrap();
    let again = stdout(&ran(folder.path(), &["library", "add", "saved.html"]));
    assert_eq!(again, "0 articles added, 1 already in the library.\n");
    for place in [first.as_str(), &mail, &old, "saved.html"] {
        let listed = ran(folder.path(), &["library", "original", place]);
        has_line(&stdout(&listed), &first);
    }
    has_line(&stdout(&ran(folder.path(), &["library", "original", "1"])), &format!("also read from {old}"));
    // Nothing listens any more at the addresses of this copy.
    let exported = stdout(&ran(folder.path(), &["export", &mail]));
    let exported: serde_json::Value = serde_json::from_str(&exported).unwrap();
    assert_eq!(
        (&exported["source"], &exported["fetched"]["address"]),
        (&first.as_str().into(), &first.as_str().into())
    );
    assert_eq!(
        server.asked().len(),
        4,
        "the copy is exported under each of its addresses without asking again"
    );
}

#[test]
fn a_changed_page_that_is_added_again_says_what_changed_and_what_lost_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let times = AtomicUsize::new(0);
    let server = Server::start(move |_| {
        let changed = "<p>“We open the quay today,” harbour master Rui Costa said in Lisbon on Friday.</p>";
        let story = STORY.replace(&STORY[STORY.find("<p>").unwrap()..STORY.find("<p>Two").unwrap()], changed);
        vec![Step::Send(page(if times.fetch_add(1, Ordering::SeqCst) == 0 {
            STORY.to_owned()
        } else {
            story
        }))]
    });
    let address = server.at("/story");
    ran(folder.path(), &["library", "add", &address]);
    run(&mut command(folder.path(), &["review", "--plain", "1"]), b"a\n");
    let again = ran(folder.path(), &["library", "add", &address]);
    assert_eq!(stdout(&again), "0 articles added, 1 with a new text.\n");
    for part in
        [address.as_str(), "changed since the copy of", "quotation", "1 decision whose text no longer exists"]
    {
        assert!(stderr(&again).contains(part), "{part} in: {}", stderr(&again));
    }
}

#[test]
fn a_teaser_says_so_wherever_its_copy_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let wall = "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"isAccessibleForFree\": false}</script>";
    let server = Server::saying(page(STORY.replace("</head>", &format!("{wall}</head>"))));
    ran(folder.path(), &["library", "add", &server.at("/wall")]);
    let opened = ran(folder.path(), &["1"]);
    assert!(stderr(&opened).contains("the rest is for subscribers"), "{}", stderr(&opened));
    let said = |arguments: &[&str]| stdout(&ran(folder.path(), arguments)).replace('\n', " ");
    for arguments in [&["library", "list"][..], &["export", "1", "--format", "md"]] {
        assert!(said(arguments).contains("not the whole article"), "{arguments:?}: {}", said(arguments));
    }
    assert!(said(&["export", "1"]).contains("\"partial\":\"subscribers\""));
}

#[test]
fn a_number_of_no_article_is_told_as_that() {
    let folder = tempfile::tempdir().unwrap();
    ran(folder.path(), &["library", "add", &Server::saying(page(STORY)).at("/story")]);
    for arguments in [
        &["77"][..],
        &["extract", "77"],
        &["export", "77"],
        &["review", "--plain", "77"],
        &["library", "original", "77"],
        &["library", "edit", "77", "--title", "x"],
        &["library", "remove", "77"],
        &["library", "export", "77"],
    ] {
        let said = stderr(&ran(folder.path(), arguments));
        assert!(said.contains("there is no article 77 in the library"), "{arguments:?}: {said}");
    }
}

#[test]
fn the_copy_of_a_page_is_read_when_the_page_cannot_be_fetched() {
    let folder = tempfile::tempdir().unwrap();
    let server = turns(vec![page(STORY), answer("503 Service Unavailable", &[], "")]);
    let address = server.at("/story");
    ran(folder.path(), &["library", "add", &address]);
    let report = ran(folder.path(), &[&address]);
    let review = run(&mut command(folder.path(), &["review", "--plain", &address]), b"a\nq\n");
    for (output, part) in [(report, "Rui Costa"), (review, "accepted")] {
        let error = stderr(&output);
        assert_eq!((output.status.code(), error.lines().count()), (Some(0), 1), "{error}");
        assert!(
            error.contains("the page could not be fetched, so the copy of ") && error.contains("(503)"),
            "{error}"
        );
        assert!(stdout(&output).contains(part), "{}", stdout(&output));
    }
    fails(&ran(folder.path(), &["extract", &address]), "(503)");
    ran(folder.path(), &["library", "remove", "1"]);
    fails(&ran(folder.path(), &[&address]), "(503)");
}

#[test]
fn a_page_that_has_changed_since_its_copy_says_which_quotations() {
    let folder = tempfile::tempdir().unwrap();
    let changed = STORY
        .replace("until Friday", "until Sunday night")
        .replace("</article>", "<p>“Nobody asked us,” Ana Lopes said.</p></article>");
    let server = turns(vec![page(STORY), page(changed)]);
    let address = server.at("/story");
    ran(folder.path(), &["library", "add", &address]);
    let report = ran(folder.path(), &[&address]);
    let review = run(&mut command(folder.path(), &["review", "--plain", &address]), b"q\n");
    for output in [report, review] {
        let error = stderr(&output);
        assert!(error.contains(": changed since the copy of "), "{error}");
        assert!(error.contains(": 1 quotation new, 1 with other words"), "{error}");
        assert!(stdout(&output).contains("Nobody asked us"), "{}", stdout(&output));
    }
}
