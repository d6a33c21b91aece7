//! An article is called the same wherever it is named: by its title, by its first line if that looks like one, or by its file.

use crate::binary::{pullquote, run, stderr, stdout};
use crate::screen::reader::Reader;
use std::fs;
use std::path::Path;

const BODY: &str = "The port of Pemba reopened on Monday. “We worked day and night,” said Teresa Macuácua, its director.\n\n\
    The Transport Ministry said it would pay for the repairs.\n";

/// (what is before the text, what the article is called in `port.txt`)
const BEGINNINGS: [(&str, &str); 5] = [
    ("Port reopens after storm\n\n", "Port reopens after storm"),
    ("Port reopens after storm\n\nBy Jane Roe\n\n", "Port reopens after storm"),
    ("Port reopens\n\n", "Port reopens"),
    ("Director: “We worked day and night”\n\n", "Director: “We worked day and night”"),
    ("", "port.txt"),
];

fn printed(folder: &Path, arguments: &[&str]) -> String {
    let mut command = pullquote(folder, arguments);
    let output = run(command.env("PULLQUOTE_HOME", folder.join("home")), b"");
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", stderr(&output));
    stdout(&output)
}

#[test]
fn every_export_and_every_list_calls_an_article_the_same() {
    for (beginning, name) in BEGINNINGS {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("port.txt"), format!("{beginning}{BODY}")).unwrap();
        printed(folder.path(), &["library", "add", "port.txt"]);
        for input in ["port.txt", "1"] {
            let table = printed(folder.path(), &["export", "--format", "csv", input]);
            let cell = format!("\n{},", name.replace('"', "\"\""));
            assert!(table.contains(&cell), "{name}: {table}");
            let report = printed(folder.path(), &["export", "--format", "md", input]);
            assert!(report.contains(&format!("# {name}\n")), "{name}: {report}");
            let page = printed(folder.path(), &["export", "--format", "html", input]);
            assert!(page.contains(&format!("<title>{name}")), "{name}: {page}");
            assert_eq!(
                page.matches("class=\"headline title\"").count()
                    + page.matches("<h1 class=\"title\"").count(),
                1
            );
            let verified = printed(folder.path(), &["export", "--format", "tei", input]);
            assert!(verified.contains(&format!("<title>{name}</title>")), "{name}: {verified}");
        }
        let listed = printed(folder.path(), &["library", "list"]);
        assert!(listed.contains(&format!("1. {name}\n")), "{listed}");
        let found = printed(folder.path(), &["library", "search", "night"]);
        assert!(found.contains(name), "{found}");
    }
}

#[test]
fn a_name_that_is_guessed_changes_nothing_else_of_a_result() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("port.txt"), format!("Port reopens\n\n{BODY}")).unwrap();
    let result = printed(folder.path(), &["extract", "--format", "json", "port.txt"]);
    let result: serde_json::Value = serde_json::from_str(&result).unwrap();
    assert_eq!(result["title"], "Port reopens");
    assert_eq!(result["text"].as_str().map(|text| text.starts_with("Port reopens\n\nThe port")), Some(true));
    let without = {
        fs::write(folder.path().join("port.txt"), BODY).unwrap();
        printed(folder.path(), &["extract", "--format", "json", "port.txt"])
    };
    let without: serde_json::Value = serde_json::from_str(&without).unwrap();
    assert!(without["title"].is_null(), "what is not known is absent: {}", without["title"]);
    let words = |value: &serde_json::Value| value["quotes"].as_array().map(Vec::len);
    assert_eq!(words(&result), words(&without));
}

#[test]
fn the_title_bar_of_the_reader_says_it_too() {
    for (beginning, name) in BEGINNINGS {
        let text = format!("{beginning}{BODY}");
        let reader = Reader::new(&[&text], (120, 40));
        let name = if name == "port.txt" { "story-1.txt" } else { name };
        let screen = reader.screen();
        let first = screen.lines().next().unwrap_or_default();
        assert!(first.contains(name), "{name}: {first}");
    }
}
