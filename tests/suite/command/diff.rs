//! `pullquote diff` with the real binary: two versions in, what changed and an exit code out.

use crate::binary::{self, has_line, pullquote, stderr, stdout};
use pullquote::text::phrase::single_spaced;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;

const OLD: &str = "“The quay stays closed until Friday,” harbour master Rui Costa said in Lisbon.\n\n\
    “Nobody asked us,” said Ana Lopes, who sells ice.\n";

const NEW: &str = "“The quay never stays closed until Sunday,” harbour master Rui Costa said in Lisbon.\n\n\
    “Nobody asked us,” said Teresa Alves, who sells ice in France.\n";

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("old.txt"), OLD).unwrap();
    fs::write(folder.path().join("new.txt"), NEW).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = pullquote(folder, arguments);
    command.env("PULLQUOTE_HOME", folder.join("library")).output().unwrap()
}

#[test]
fn two_files_are_compared_and_the_exit_code_says_whether_they_differ() {
    let folder = folder();
    let same = run(folder.path(), &["diff", "old.txt", "old.txt"]);
    assert_eq!((stderr(&same).as_str(), same.status.code()), ("", Some(0)), "{}", stdout(&same));
    has_line(&stdout(&same), "Nothing has changed");
    let output = run(folder.path(), &["diff", "old.txt", "new.txt"]);
    assert_eq!((stderr(&output).as_str(), output.status.code()), ("", Some(1)));
    let report = stdout(&output);
    for line in [
        "Changed: 2 quotations, 2 people, 1 country, 2 paragraphs",
        "  other words (paragraph 1)",
        "    note differs in a negation, a date",
        "  other speaker (paragraph 2)",
        "  new  Teresa Alves",
        "  gone Ana Lopes",
        "  new  France",
    ] {
        has_line(&report, line);
    }
    assert!(report.contains("{+never+}") && report.contains("[-Friday-] {+Sunday+}"), "{report}");
    assert!(!folder.path().join("library").exists(), "nothing is recorded by comparing");
}

#[test]
fn versions_of_the_library_are_named_by_article_and_number() {
    let folder = folder();
    let story = folder.path().join("story.txt");
    for text in [OLD, NEW] {
        fs::write(&story, text).unwrap();
        assert_eq!(run(folder.path(), &["library", "add", "story.txt"]).status.code(), Some(0));
    }
    let explicit = run(folder.path(), &["diff", "1@1", "1@2", "--format", "json"]);
    assert_eq!((stderr(&explicit).as_str(), explicit.status.code()), ("", Some(1)));
    let json: Value = serde_json::from_str(&stdout(&explicit)).unwrap();
    assert_eq!(json["quotes"][1]["changes"][0], "speaker");
    assert_eq!(json["quotes"][1]["before"]["speaker"], "Ana Lopes");
    let last = run(folder.path(), &["diff", "1", "--format", "json"]);
    assert_eq!(stdout(&last), stdout(&explicit), "without NEW, the version before is the old one");
    let copy = run(folder.path(), &["diff", "story.txt"]);
    assert_eq!(
        (stderr(&copy).as_str(), copy.status.code()),
        ("", Some(0)),
        "the copy is the file as it is now"
    );
    let text = run(folder.path(), &["diff", "1@1", "1@2"]);
    has_line(&stdout(&text), "Title, authors and dates are not compared: the library does not have those of");
    let missing = run(folder.path(), &["diff", "1@1", "1@3"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(stderr(&missing).contains("1@1 to 1@2"), "{}", stderr(&missing));
}

#[test]
fn a_page_that_changed_only_its_headline_and_its_byline_has_changed() {
    let folder = folder();
    let page = |title: &str, author: &str| {
        format!(
            "<html><head><meta property=\"og:title\" content=\"{title}\"><meta name=\"author\" content=\"{author}\"></head>\
             <body><article><p>“Nobody asked us,” said Ana Lopes, who sells ice on the quay of Porto Novo.</p></article></body></html>"
        )
    };
    fs::write(folder.path().join("monday.html"), page("Quay closed", "Jane Roe")).unwrap();
    fs::write(folder.path().join("tuesday.html"), page("Quay open", "Tom Park")).unwrap();
    let output = run(folder.path(), &["diff", "monday.html", "tuesday.html"]);
    assert_eq!((stderr(&output).as_str(), output.status.code()), ("", Some(1)));
    for line in [
        "Changed: title, authors, 1 paragraph",
        "Title",
        "    was  Quay closed",
        "    is   Quay open",
        "    was  Jane Roe",
    ] {
        has_line(&stdout(&output), line);
    }
    let json = run(folder.path(), &["diff", "monday.html", "tuesday.html", "--format", "json"]);
    let json: Value = serde_json::from_str(&stdout(&json)).unwrap();
    assert_eq!(
        (&json["identity"][1]["field"], &json["identity"][1]["after"]),
        (&"authors".into(), &"Tom Park".into())
    );
    assert_eq!(json["quotes"], Value::Array(Vec::new()));
}

#[test]
fn markdown_goes_to_a_file() {
    let folder = folder();
    let arguments = ["diff", "old.txt", "new.txt", "--format", "md", "--output", "changes.md"];
    let output = run(folder.path(), &arguments);
    assert_eq!((stderr(&output).as_str(), output.status.code()), ("", Some(1)));
    let page = fs::read_to_string(folder.path().join("changes.md")).unwrap();
    has_line(&page, "## Quotations");
    has_line(&page, "- **new**: Teresa Alves");
}

#[test]
fn a_version_that_cannot_be_read_is_an_error() {
    let folder = folder();
    for arguments in [&["diff", "old.txt", "no.txt"][..], &["diff", "7"], &["diff", "old.txt"]] {
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!stderr(&output).is_empty() && stdout(&output).is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_speaker_that_the_reviewer_corrected_stands_beside_the_found_one() {
    let folder = folder();
    let story = folder.path().join("story.txt");
    fs::write(&story, OLD).unwrap();
    let mut review = pullquote(folder.path(), &["review", "--plain", "--order", "text", "story.txt"]);
    binary::run(review.env("PULLQUOTE_HOME", folder.path().join("library")), b"s Ana Lopes\n");
    for (arguments, row) in [
        (["diff", "1", "new.txt"], "— Ana Lopes, corrected by the reviewer (found: Rui Costa)"),
        (["diff", "old.txt", "new.txt"], "— Rui Costa"),
        // Only the copy of a file has the decisions on it: new.txt is another article.
        (["diff", "new.txt", "1"], "was “The quay never stays closed until Sunday,” — Rui Costa"),
    ] {
        let report = single_spaced(&stdout(&run(folder.path(), &arguments)));
        assert!(report.contains(row), "{arguments:?}: {report}");
        let corrected = usize::from(arguments.contains(&"1"));
        assert_eq!(report.matches("corrected by the reviewer").count(), corrected, "{arguments:?}: {report}");
    }
    fs::write(&story, NEW).unwrap();
    let copy = single_spaced(&stdout(&run(folder.path(), &["diff", "1", "story.txt"])));
    assert_eq!(copy.matches("corrected by the reviewer").count(), 1, "{copy}");
    let json = run(folder.path(), &["diff", "1", "new.txt", "--format", "json"]);
    let json: Value = serde_json::from_str(&stdout(&json)).unwrap();
    assert_eq!(json["quotes"][0]["before"]["corrected_speaker"]["name"], "Ana Lopes");
    assert_eq!(json["quotes"][0]["before"]["speaker"], "Rui Costa");
    assert_eq!(json["quotes"][0]["after"]["corrected_speaker"], Value::Null);
}

#[test]
fn a_corrected_quotation_without_a_named_speaker_has_no_name() {
    let folder = folder();
    fs::write(folder.path().join("story.txt"), OLD).unwrap();
    let mut review = pullquote(folder.path(), &["review", "--plain", "--order", "text", "story.txt"]);
    binary::run(review.env("PULLQUOTE_HOME", folder.path().join("library")), b"2\n");
    let json = run(folder.path(), &["diff", "1", "new.txt", "--format", "json"]);
    let json: Value = serde_json::from_str(&stdout(&json)).unwrap();
    let corrected = &json["quotes"][0]["before"]["corrected_speaker"];
    assert!(corrected.is_object() && corrected["name"].is_null(), "{json}");
}
