//! A file with several articles, in every command: each of them is an article, and can be named by its number.

use crate::binary::{self, pullquote, stderr, stdout};
use serde_json::Value;
use std::fs;
use std::process::Output;
use tempfile::TempDir;

const DAYS: &str = "{\"title\":\"Rain\",\"text\":\"“It rained,” Ines Prado said on Monday.\"}\nnot JSON\n\
                    {\"title\":\"Snow\",\"text\":\"“It snowed,” Rui Costa said on Tuesday.\"}\n";

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("days.jsonl"), DAYS).unwrap();
    folder
}

fn run(folder: &TempDir, arguments: &[&str], input: &str) -> Output {
    let mut command = pullquote(folder.path(), arguments);
    binary::run(command.env("PULLQUOTE_HOME", folder.path().join("home")), input.as_bytes())
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", stderr(output)))
}

#[test]
fn extract_gives_every_article_and_tells_on_standard_error_what_was_left_out() {
    let folder = folder();
    let output = run(&folder, &["extract", "--format", "json", "days.jsonl"], "");
    let articles = json(&output);
    let titles: Vec<&str> =
        articles.as_array().unwrap().iter().filter_map(|one| one["title"].as_str()).collect();
    assert_eq!(titles, ["Rain", "Snow"]);
    assert_eq!(articles[1]["source"], "days.jsonl, article 2");
    assert_eq!(stderr(&output), "pullquote: days.jsonl, article 1: 1 line is not JSON and was left out\n");
    let piped = run(&folder, &["extract", "--format", "json", "-"], DAYS);
    assert_eq!(json(&piped).as_array().map(Vec::len), Some(2));
}

#[test]
fn one_article_of_several_is_named_by_its_number() {
    let folder = folder();
    assert_eq!(json(&run(&folder, &["extract", "--format", "json", "days.jsonl#2"], ""))["title"], "Snow");
    let none = run(&folder, &["extract", "days.jsonl#3"], "");
    assert_eq!(none.status.code(), Some(2));
    assert_eq!(
        stderr(&none),
        "pullquote: days.jsonl holds 2 articles, so there is no number 3: give a smaller number\n"
    );
}

#[test]
fn the_report_the_review_and_the_library_take_every_article() {
    let folder = folder();
    let report = stdout(&run(&folder, &["days.jsonl"], ""));
    assert!(report.contains("Rain") && report.contains("Snow"), "{report}");
    let review = stdout(&run(&folder, &["review", "--plain", "days.jsonl"], "a ]a\na q\n"));
    for line in ["days.jsonl, article 1, article 1 of 2", "days.jsonl, article 2, article 2 of 2"] {
        binary::has_line(&review, line);
    }
    let added = run(&folder, &["library", "add", "days.jsonl"], "");
    assert_eq!(stdout(&added), "0 articles added, 2 already in the library.\n");
    let brat = run(&folder, &["extract", "--format", "brat", "--output", "out", "days.jsonl"], "");
    assert_eq!(brat.status.code(), Some(0), "{}", stderr(&brat));
    assert!(folder.path().join("out.ann").exists() && folder.path().join("out-2.ann").exists());
}

#[test]
fn the_folder_of_a_saved_page_is_part_of_the_page() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("Story - Post.html", "<p>“It rained,” Ines Prado said.</p>"),
        ("Story - Post_files/frame.html", "<p>Buy now.</p>"),
        ("notes_files/own.txt", "“It snowed,” Rui Costa said."),
        // Neither the beginning of a name nor that of another page makes a folder part of a page.
        ("Story_files/own.txt", "“It thawed,” Rui Costa said."),
        // A folder with the beginning of a page's title is part of it, if it holds what pages are made of.
        ("Strike ends - The Coast Post.html", "<p>“It froze,” Ines Prado said.</p>"),
        ("Strike ends_files/saved_resource.html", "<p>Buy now.</p>"),
        ("Strike ends_files/ads.txt", "Advertising rules"),
        // A page that was renamed since still takes its pictures from its folder.
        ("new name.html", "<p>“It hailed,” Rui Costa said.</p><img src='./old%20name_files/a.png'>"),
        ("old name_files/frame.html", "<p>Buy now.</p>"),
    ] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let articles = json(&run(&folder, &["extract", "--format", "json", "."], ""));
    let sources: Vec<&str> =
        articles.as_array().unwrap().iter().filter_map(|one| one["source"].as_str()).collect();
    assert_eq!(
        sources,
        [
            "./Story - Post.html",
            "./Story_files/own.txt",
            "./Strike ends - The Coast Post.html",
            "./new name.html",
            "./notes_files/own.txt"
        ]
    );
}

#[test]
fn the_folder_of_a_saved_page_is_known_in_the_languages_of_browsers() {
    for name in [
        "Story_files",
        "Story-files",
        "Story.files",
        "Story.html_files",
        "story_FILES",
        "Story-Dateien",
        "Story_fichiers",
        "Story_archivos",
        "Story_ficheiros",
        "Story_tiedostot",
        "Story_soubory",
    ] {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(name)).unwrap();
        fs::write(folder.path().join(name).join("frame.html"), "<p>Buy now.</p>").unwrap();
        fs::write(folder.path().join("Story.html"), "<p>“It rained,” Ines Prado said.</p>").unwrap();
        let articles = json(&run(&folder, &["extract", "--format", "json", "."], ""));
        assert_eq!(articles.as_array().map(Vec::len), Some(1), "{name}");
    }
}
