//! `pullquote export` with the real binary and a real library: decisions are exported, and nothing is
//! overwritten.

use super::reviewed_article::{ReviewFixture, STORY, plan, written};
use crate::binary::{pullquote, stderr, stdout};
use crate::golden;
use pullquote::export::{ArticleCount, Format};
use pullquote::library::{ArticleKey, Library, NewAct};
use serde_json::Value;
use std::fs;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A folder with articles in `news/` and a library in `home/` that knows one of them.
struct ExportFolder {
    folder: TempDir,
}

impl ExportFolder {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let folder = Self { folder };
        fs::create_dir(folder.path("news")).unwrap();
        fs::write(folder.path("news/port.txt"), STORY).unwrap();
        fs::write(folder.path("news/rain.txt"), "“It rained in Chile,” said Rosa Vidal.\n").unwrap();
        folder.add(&ReviewFixture::reviewed(), "news/port.txt");
        folder
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    /// Keeps an article under its file, with everything that was done to it.
    fn add(&self, fixture: &ReviewFixture, name: &str) {
        let mut library = Library::open(&self.path("home")).unwrap();
        let file = self.path(name).canonicalize().unwrap().to_str().unwrap().to_owned();
        let key = ArticleKey { hash: fixture.hash, file: Some(file) };
        let article = library.add(&fixture.article, &key, 1).unwrap();
        for recorded in &fixture.journal.acts {
            let new = NewAct { article, text: recorded.text, stamp: &recorded.stamp, act: &recorded.act };
            library.record(new).unwrap();
        }
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = pullquote(self.folder.path(), arguments);
        command.env("PULLQUOTE_HOME", self.path("home")).output().unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(arguments);
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", stderr(&output)))
    }
}

fn states(object: &Value) -> Vec<&str> {
    object["quotes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|quote| quote["review"]["state"].as_str().unwrap())
        .collect()
}

#[test]
fn every_format_matches_its_golden_file() {
    let fixture = ReviewFixture::reviewed();
    // A project is an archive: exchange.rs reads it.
    for (format, name, _) in Format::ALL.into_iter().filter(|(format, ..)| *format != Format::Refi) {
        // A golden file shows what an editor would not: the order mark and the line ends.
        let written = fixture.written(format).replace('\u{feff}', "<BOM>").replace('\r', "<CR>");
        golden(&format!("export/{name}"), &written);
    }
}

#[test]
fn exports_include_the_decisions_wherever_the_article_is() {
    let folder = ExportFolder::new();
    let object = folder.json(&["export", "news/port.txt"]);
    assert_eq!(
        states(&object),
        states(&serde_json::from_str(&ReviewFixture::reviewed().written(Format::Json)).unwrap())
    );
    fs::copy(folder.path("news/port.txt"), folder.path("copy.txt")).unwrap();
    assert_eq!(states(&folder.json(&["export", "copy.txt"])), states(&object), "the same text");
    fs::write(folder.path("news/port.txt"), format!("Updated at noon.\n\n{STORY}")).unwrap();
    assert_eq!(
        states(&folder.json(&["export", "./news/../news/port.txt"])),
        states(&object),
        "the same file"
    );
    let other = folder.json(&["export", "news/rain.txt"]);
    assert_eq!((states(&other), &other["review"]["reviewers"]), (vec!["pending"], &serde_json::json!([])));
}

#[test]
fn an_export_without_a_library_does_not_create_one() {
    let folder = ExportFolder::new();
    fs::remove_dir_all(folder.path("home")).unwrap();
    assert!(states(&folder.json(&["export", "news/port.txt"])).iter().all(|state| *state == "pending"));
    assert!(!folder.path("home").exists());
    let output = folder.run(&["library", "export"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("there is no library"), "{}", stderr(&output));
}

#[test]
fn every_format_can_hold_several_articles() {
    let folder = ExportFolder::new();
    for (format, expected) in [
        ("json", "[\n{"),
        ("jsonl", "{\"schema\""),
        ("csv", "\u{feff}article,"),
        ("md", "# Harbour"),
        ("sheet", "# Harbour"),
        ("webanno", "{\"@context\""),
        ("tei", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<teiCorpus"),
        ("html", "<!DOCTYPE html>"),
    ] {
        let output = folder.run(&["export", "news", "--format", format]);
        let written = stdout(&output);
        assert!(written.starts_with(expected), "{format}: {written}");
        assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""), "{format}");
        assert!(written.contains("It rained in") && written.contains("The quay is closed"), "{format}");
        let file = format!("out.{format}");
        folder.run(&["export", "news", "--format", format, "--output", &file]);
        assert_eq!(fs::read_to_string(folder.path(&file)).unwrap(), written, "{format}");
    }
}

#[test]
fn library_export_exports_all_or_the_given_articles() {
    let folder = ExportFolder::new();
    folder.add(&ReviewFixture::new("“It rained in Chile,” said Rosa Vidal.\n", ""), "news/rain.txt");
    let all = folder.json(&["library", "export"]);
    assert_eq!(all.as_array().unwrap().len(), 2);
    let one = folder.json(&["library", "export", "2"]);
    assert!(one["source"].as_str().unwrap().ends_with("news/rain.txt"), "{}", one["source"]);
    let output = folder.run(&["library", "export", "--format", "csv", "1", "7"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("no article 7") && stdout(&output).contains("The quay"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn filters_apply_and_an_empty_result_has_its_own_exit_code() {
    let folder = ExportFolder::new();
    let accepted = folder.json(&["export", "news/port.txt", "--only", "accepted"]);
    assert!(states(&accepted).iter().all(|state| ["accepted", "edited"].contains(state)));
    for (arguments, code) in [
        (&["--speaker", "dias"][..], 0),
        (&["--speaker", "nobody"], 1),
        (&["--country", "Peru"], 0),
        (&["--country", "CL"], 1),
        (&["--country", "Ruritania"], 2),
        (&["--format", "text"], 2),
    ] {
        let mut all = vec!["export", "news/port.txt", "--format", "csv"];
        all.truncate(if arguments[0] == "--format" { 2 } else { 4 });
        all.extend(arguments);
        let output = folder.run(&all);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", stderr(&output));
    }
}

#[test]
fn brat_writes_text_and_annotations_and_a_folder_for_several() {
    let folder = ExportFolder::new();
    let output = folder.run(&["export", "news/port.txt", "--format", "brat"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("--output"), "{}", stderr(&output));
    assert_eq!(
        folder.run(&["export", "news/port.txt", "--format", "brat", "--output", "one.ann"]).status.code(),
        Some(0)
    );
    assert_eq!(fs::read_to_string(folder.path("one.txt")).unwrap(), STORY);
    assert_eq!(
        fs::read_to_string(folder.path("one.ann")).unwrap(),
        ReviewFixture::reviewed().written(Format::Brat)
    );
    fs::create_dir(folder.path("news/deep")).unwrap();
    fs::write(folder.path("news/deep/Rain.txt"), "“It snowed,” said Rosa Vidal.\n").unwrap();
    assert_eq!(folder.run(&["export", "news", "--format", "brat", "--output", "all"]).status.code(), Some(0));
    let mut names: Vec<String> = fs::read_dir(folder.path("all"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(
        names,
        ["Rain.ann", "Rain.txt", "annotation.conf", "port.ann", "port.txt", "rain-2.ann", "rain-2.txt"]
    );
    fs::write(folder.path("all/annotation.conf"), "mine").unwrap();
    folder.run(&["extract", "news", "--format", "brat", "--output", "all"]);
    assert_eq!(fs::read_to_string(folder.path("all/annotation.conf")).unwrap(), "mine");
}

#[test]
fn without_a_format_the_ending_of_the_file_decides() {
    let folder = ExportFolder::new();
    let asked = |command: &str, options: &[&str], file: &str| {
        let output = folder.run(&[&[command, "news/port.txt", "--output", file], options].concat());
        assert_eq!(output.status.code(), Some(0), "{command} {file}: {}", stderr(&output));
        fs::read(folder.path(file)).unwrap()
    };
    for (file, format) in [
        ("a.qdpx", "qdpx"),
        ("a.CSV", "csv"),
        ("a.sheet.md", "sheet"),
        ("a.md", "md"),
        ("a.html", "html"),
        ("a.xml", "tei"),
        ("a.jsonl", "jsonl"),
        ("a.jsonld", "webanno"),
        ("a.json", "json"),
        ("a", "json"),
    ] {
        // The format that was typed is kept, whatever the ending.
        let typed = asked("export", &["--format", format], &format!("typed-{format}.json"));
        let named = asked("export", &[], file);
        assert_eq!(named.len(), typed.len(), "{file} is {format}");
        assert_eq!(named.get(..16), typed.get(..16), "{file} is {format}");
    }
    let typed = asked("extract", &["--format", "csv"], "typed-found");
    assert_eq!(asked("extract", &[], "found.csv"), typed);
    assert!(asked("extract", &[], "found.txt").starts_with(b"Harbour"), "a report to read");
    for (command, file) in [("export", "a.doc"), ("extract", "found.qdpx")] {
        let refused = folder.run(&[command, "news/port.txt", "--output", file]);
        assert_eq!(refused.status.code(), Some(2), "{command} {file}");
        assert!(stderr(&refused).contains("format"), "{}", stderr(&refused));
        assert!(!folder.path(file).exists(), "nothing stands under a name that says something else");
    }
}

#[test]
fn an_export_overwrites_neither_articles_nor_the_library() {
    let folder = ExportFolder::new();
    let library = fs::read(folder.path("home/library.db")).unwrap();
    for arguments in [
        &["export", "news/port.txt", "--format", "json", "--output", "news/port.txt"][..],
        &["export", "news", "--format", "csv", "--output", "news/rain.txt"],
        &["export", "news", "--format", "brat", "--output", "news"],
        &["export", "news/port.txt", "--format", "brat", "--output", "news/port"],
        &["extract", "news/port.txt", "--format", "brat", "--output", "news/"],
        &["export", "news/port.txt", "--format", "json", "--output", "home/library.db"],
        &["library", "export", "--format", "json", "--output", "home/library.db-wal"],
    ] {
        let output = folder.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains("would be overwritten"), "{arguments:?}: {}", stderr(&output));
    }
    assert_eq!(fs::read_to_string(folder.path("news/port.txt")).unwrap(), STORY);
    assert_eq!(fs::read(folder.path("home/library.db")).unwrap(), library);
}

#[test]
fn a_damaged_library_stops_an_export() {
    let folder = ExportFolder::new();
    for leftover in ["library.db-wal", "library.db-shm"] {
        let _ = fs::remove_file(folder.path("home").join(leftover));
    }
    fs::write(folder.path("home/library.db"), "not a library at all, but long enough".repeat(60)).unwrap();
    let output = folder.run(&["export", "news/port.txt", "--output", "out.json"]);
    assert_eq!((output.status.code(), stderr(&output).lines().count()), (Some(2), 1));
    assert!(stderr(&output).contains("damaged") && !folder.path("out.json").exists());
}

#[test]
fn articles_that_cannot_be_read_are_not_exported() {
    let folder = ExportFolder::new();
    for format in ["csv", "json", "webanno"] {
        let output = folder.run(&["library", "export", "--format", format, "7", "8"]);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{format}");
    }
    let library = rusqlite::Connection::open(folder.path("home/library.db")).unwrap();
    library.execute_batch("PRAGMA foreign_keys = OFF; DROP TABLE decisions").unwrap();
    drop(library);
    for arguments in [&["export", "news/port.txt"][..], &["library", "export", "1"]] {
        let output = folder.run(&[arguments, &["--format", "csv"]].concat());
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{arguments:?}");
        assert_eq!(stderr(&output).lines().count(), 1, "{}", stderr(&output));
    }
}

#[test]
fn a_shared_decision_names_two_reviewers() {
    let mut fixture = ReviewFixture::reviewed();
    for act in &mut fixture.journal.acts[..3] {
        act.stamp.reviewer = "ana, ben".to_owned();
    }
    fixture.with(|of| assert_eq!(of.reviewers(), ["ana", "ben", "bo"]));
    let tei = fixture.written(Format::Tei);
    assert!(tei.contains("<name>ben</name>") && !tei.contains("ana, ben"), "{tei}");
    for act in &mut fixture.journal.acts {
        act.stamp.reviewer = "ana, ben".to_owned();
    }
    assert!(fixture.written(Format::Json).contains("\"reviewers\":[\"ana\",\"ben\"]"));
    assert!(fixture.written(Format::Tei).contains("resp=\"#a1.r1 #a1.r2\""));
}

#[test]
fn reported_speech_is_exported_with_its_telling_cue() {
    let fixture = ReviewFixture::reviewed();
    for (format, turned, plain) in [
        (Format::Markdown, "> *denied:* pay had been cut", "> the talks would go on"),
        (Format::Sheet, "> *denied:* pay had been cut", "> the talks would go on"),
        (Format::Html, "<i>denied:</i> pay had", "<blockquote>the talks would go on"),
        (Format::Csv, ",pay had been cut,indirect,,Ana Lopes,,person,,Lopes,denied,", ",said,"),
    ] {
        let written = fixture.written(format);
        assert!(written.contains(turned) && written.contains(plain), "{format:?}: {written}");
    }
}

#[test]
fn extract_writes_every_format_without_decisions() {
    let folder = ExportFolder::new();
    for format in ["csv", "md", "webanno", "tei", "html"] {
        let output = folder.run(&["extract", "news/port.txt", "--format", format]);
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert!(stdout(&output).contains("pending"), "{format}");
        assert!(!stdout(&output).contains("Marta Dias"), "{format}: the library plays no part");
    }
    let object = folder.json(&["extract", "news/port.txt", "--format", "json"]);
    assert!(object.get("review").is_none() && object["quotes"][0].get("review").is_none());
    assert_eq!(folder.run(&["extract", "news/port.txt", "--format", "sheet"]).status.code(), Some(2));
}

#[test]
fn a_closed_pipe_is_no_error_in_any_format() {
    use std::io::Read;
    let folder = ExportFolder::new();
    fs::write(folder.path("long.txt"), STORY.repeat(400)).unwrap();
    for format in ["csv", "md", "webanno", "tei", "html"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pullquote"));
        command.args(["extract", "long.txt", "--format", format]).current_dir(folder.folder.path());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut out = child.stdout.take().unwrap();
        out.read_exact(&mut [0; 100]).unwrap();
        drop(out);
        let output = child.wait_with_output().unwrap();
        assert_eq!((stderr(&output).as_str(), output.status.code()), ("", Some(0)), "{format}");
    }
}

#[test]
fn an_empty_export_is_a_valid_file() {
    for (format, expected) in
        [(Format::Json, "[]\n"), (Format::Jsonl, ""), (Format::Markdown, ""), (Format::Tei, "")]
    {
        assert_eq!(written(&[], &plan(format, ArticleCount::Many)), expected, "{format:?}");
    }
    assert!(written(&[], &plan(Format::Csv, ArticleCount::Many)).starts_with("\u{feff}article,"));
}

#[test]
fn help_lists_the_formats() {
    let folder = ExportFolder::new();
    for (name, arguments) in [
        ("help/export_short", &["export", "-h"][..]),
        ("help/export_long", &["export", "--help"]),
        ("help/library_export_short", &["library", "export", "-h"]),
    ] {
        golden(name, &stdout(&folder.run(arguments)));
    }
}

#[test]
fn the_page_shows_what_the_source_sets_off() {
    let folder = ExportFolder::new();
    let source = "# Rice and ships\n\n**HANOI** said on [Wednesday](https://post.example/rice) that it would *pay*.\n\n\
                  - one ~~old~~ price\n\n> “Rice is a promise,” said Lan Pham.\n";
    fs::write(folder.path("rice.md"), source).unwrap();
    let page = stdout(&folder.run(&["export", "--format", "html", "rice.md"]));
    for expected in [
        "<span class=\"strong\">",
        "<a class=\"source\" href=\"https://post.example/rice\">Wednesday</a>",
        "<span class=\"emphasis\">pay</span>",
        "<p class=\"item\">• one <span class=\"struck\">old</span> price</p>",
        "<blockquote><p>",
    ] {
        assert!(page.contains(expected), "{expected} in\n{page}");
    }
}
