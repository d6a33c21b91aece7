//! `pullquote library repeats` with the real binary: a library of several articles in, the same words and their alterations out.

use crate::binary::{has_line, pullquote, stderr, stdout};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;

const WORDS: &str = "We will not close the quay before the last ferry has left.";

fn page(outlet: &str, day: &str, words: &str) -> String {
    format!(
        "<html><head><meta property=\"og:title\" content=\"Quay news\"><meta property=\"og:site_name\" content=\"{outlet}\">\
         <meta property=\"article:published_time\" content=\"{day}\"></head><body><article>\
         <p>“{words}” Mayor Ana Ruiz said in Porto Novo. She spoke for an hour to {outlet}.</p></article></body></html>"
    )
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = pullquote(folder, arguments);
    command.env("PULLQUOTE_HOME", folder.join("library")).output().unwrap()
}

/// Three outlets: the second printed the words first, the third altered them, and the first altered its own later.
fn library() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: String| fs::write(folder.path().join(name), text).unwrap();
    write("coast.html", page("The Coast Post", "2026-11-04", WORDS));
    write("hill.html", page("The Hill Gazette", "2026-11-03", WORDS));
    write("port.html", page("Port News", "2026-11-05", &WORDS.replace("not ", "")));
    let added = run(folder.path(), &["library", "add", "coast.html", "hill.html", "port.html"]);
    assert_eq!(added.status.code(), Some(0), "{}", stderr(&added));
    folder
}

#[test]
fn who_had_the_words_first_and_who_altered_them_is_told() {
    let folder = library();
    let output = run(folder.path(), &["library", "repeats"]);
    assert_eq!((stderr(&output).as_str(), output.status.code()), ("", Some(0)));
    let report = stdout(&output);
    for line in [
        "1 statement is quoted more than once; the words of 1 were altered",
        "Quoted in 3 articles, altered in 1",
        "    first             3 November 2026, The Hill Gazette: 2. Quay news — Ana Ruiz",
        "    same words        4 November 2026, The Coast Post: 1. Quay news — Ana Ruiz",
        "    altered           5 November 2026, Port News: 3. Quay news — Ana Ruiz",
        "                      differs in a negation",
    ] {
        has_line(&report, line);
    }
    assert!(report.contains("We will [-not-] close"), "{report}");
}

#[test]
fn words_that_one_article_altered_later_are_told_with_the_version() {
    let folder = library();
    fs::write(
        folder.path().join("coast.html"),
        page("The Coast Post", "2026-11-04", &WORDS.replace("last ferry", "second ferry")),
    )
    .unwrap();
    run(folder.path(), &["library", "add", "coast.html"]);
    let output = run(folder.path(), &["library", "repeats", "--format", "json"]);
    let json: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(json["schema"], "pullquote-repeats/1");
    let quotes = json["statements"][0]["quotes"].as_array().unwrap();
    let told: Vec<(i64, Value, Value, Value)> = quotes
        .iter()
        .map(|one| {
            let article = one["article"].as_i64().unwrap();
            (article, one["version"].clone(), one["relation"].clone(), one["dated_by"].clone())
        })
        .collect();
    let row = |article, version: Value, relation: &str, dated: &str| {
        (article, version, Value::from(relation), Value::from(dated))
    };
    assert_eq!(
        told,
        [
            row(2, Value::Null, "same", "published"),
            row(1, 1.into(), "same", "published"),
            row(3, Value::Null, "altered", "published"),
            row(1, Value::Null, "altered", "kept"),
        ]
    );
    assert_eq!(quotes[3]["words"][0]["here"], "second");
}

#[test]
fn the_table_has_a_row_for_every_place_and_only_altered_words_can_be_asked_for() {
    let folder = library();
    let table = stdout(&run(folder.path(), &["library", "repeats", "--format", "csv"]));
    let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let told: Vec<(&str, &str, &str)> = rows.iter().map(|row| (&row[1], &row[2], &row[5])).collect();
    assert_eq!(
        told,
        [("same", "yes", "The Hill Gazette"), ("same", "", "The Coast Post"), ("altered", "", "Port News")]
    );
    run(folder.path(), &["library", "remove", "3"]);
    let none = run(folder.path(), &["library", "repeats", "--differing"]);
    assert_eq!(none.status.code(), Some(1), "{}", stdout(&none));
    has_line(&stdout(&none), "No words are quoted more than once.");
}

#[test]
fn an_article_that_quotes_the_same_words_twice_is_no_version_of_itself() {
    let folder = tempfile::tempdir().unwrap();
    let altered = WORDS.replace("not ", "");
    let text = format!(
        "The quay\n\n“{WORDS}” Ana Ruiz said.\n\nIt rained on Monday.\n\n“{altered}” Ana Ruiz said.\n"
    );
    fs::write(folder.path().join("quay.txt"), text).unwrap();
    run(folder.path(), &["library", "add", "quay.txt"]);
    let none = run(folder.path(), &["library", "repeats"]);
    assert_eq!(
        (stdout(&none).as_str(), none.status.code()),
        ("No words are quoted more than once.\n", Some(1))
    );
}
