//! What annotators of other tools agree on: their files are compared with each other and with those of reviewers.

use super::{STORY, import, library, said, tagged, two_who_differ};
use crate::binary::{self, pullquote, stderr};
use serde_json::json;
use std::fs;
use std::path::Path;
use std::process::Output;

fn agree(home: &Path, arguments: &[&str]) -> Output {
    let all: Vec<&str> = std::iter::once("agree").chain(arguments.iter().copied()).collect();
    let mut command = pullquote(home, &all);
    binary::run(command.env("PULLQUOTE_HOME", home.join("home")), b"")
}

#[test]
fn the_annotators_of_other_tools_are_compared_with_each_other_and_with_reviewers() {
    let home = tempfile::tempdir().unwrap();
    let file = two_who_differ();
    fs::write(home.path().join("studio.json"), &file).unwrap();
    let agree = |arguments: &[&str]| agree(home.path(), arguments);
    let text = said(&agree(&["studio.json"]));
    for part in ["studio.json: annotator 1", "studio.json: annotator 2"] {
        assert!(text.contains(part), "{text}");
    }
    assert!(!home.path().join("home").exists(), "nothing is recorded");
    said(&import(home.path(), &file, &[]));
    let export = library(home.path(), &["export", "--format", "jsonl", "--output", "eva.jsonl"]);
    assert_eq!(stderr(&export), "");
    let text = said(&agree(&["studio.json", "eva.jsonl"]));
    assert!(text.contains("eva.jsonl"), "{text}");
    let alone = agree(&["eva.jsonl"]);
    assert_eq!(alone.status.code(), Some(2));
    assert!(stderr(&alone).contains("give the file of another"), "{}", stderr(&alone));
}

#[test]
fn what_is_not_compared_is_said_on_standard_error_in_every_format() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("story.txt"), STORY).unwrap();
    said(&library(home.path(), &["add", "story.txt"]));
    said(&library(home.path(), &["export", "--format", "jsonl", "--output", "eva.jsonl"]));
    fs::copy(home.path().join("eva.jsonl"), home.path().join("rui.jsonl")).unwrap();
    let mut elsewhere = tagged(&["grand bargain"], "talks");
    elsewhere["target"][0]["source"] = json!("https://notes.example/elsewhere");
    elsewhere["@context"] = json!("http://www.w3.org/ns/anno.jsonld");
    fs::write(home.path().join("notes.json"), elsewhere.to_string()).unwrap();
    let agree = |arguments: &[&str]| agree(home.path(), arguments);
    let sentence = "notes.json: Not compared: 1 mark of texts that are not in the library.";
    for format in ["text", "json"] {
        let output = agree(&["eva.jsonl", "rui.jsonl", "notes.json", "--format", format]);
        assert!(stderr(&output).contains(sentence), "{format}: {}", stderr(&output));
    }
    // Without the others, that is why nothing can be compared.
    let output = agree(&["eva.jsonl", "notes.json"]);
    assert_eq!(output.status.code(), Some(2));
    let expected = format!("only eva.jsonl has decisions that can be compared. {sentence}");
    assert!(stderr(&output).contains(&expected), "{}", stderr(&output));
}
