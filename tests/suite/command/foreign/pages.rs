//! W3C annotations of several places, and collections of several pages.

use super::{STORY, exported, import, library, said, tagged};
use crate::binary::has_line;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// The words of the passages of the only article, in text order.
fn passages(home: &Path) -> Vec<String> {
    let article = exported(home);
    let passages = article["review"]["passages"].as_array().cloned().unwrap_or_default();
    passages.iter().map(|passage| passage["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_target_of_an_annotation_and_every_page_in_the_file_is_read_and_other_pages_are_counted() {
    let page = |id: &str, items: &[Value]| json!({"id": id, "type": "AnnotationPage", "items": items});
    let collection = |first: &Value| json!({"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationCollection", "id": "#all", "first": first});
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("story.txt"), STORY).unwrap();
    said(&library(home.path(), &["add", "story.txt"]));
    let mut second = page("#2", &[tagged(&["harbour master"], "work")]);
    second["next"] = json!("https://notes.example/3");
    let mut first = page("#1", &[tagged(&["grand bargain", "Monday"], "talks")]);
    first["next"] = second;
    let text = said(&import(home.path(), &collection(&first).to_string(), &["--for", "story.txt"]));
    has_line(&text, "  3 marks on passages, names or articles");
    has_line(&text, "Not imported: 1 page of a collection that the file does not have.");
    assert_eq!(passages(home.path()), ["harbour master", "Monday", "grand bargain"]);
    // Pages that are records of their own.
    let file = json!([collection(&json!("#1")), page("#1", &[tagged(&["Friday"], "day")])]).to_string();
    let text = said(&import(home.path(), &file, &["--for", "story.txt"]));
    has_line(&text, "  1 mark on passages, names or articles");
    assert!(!text.contains("Not imported"), "{text}");
    // A page that leads to two others.
    let mut both = collection(&page("#3", &[tagged(&["far away"], "weather")]));
    both["next"] = page("#4", &[tagged(&["Monday"], "weather")]);
    let text = said(&import(home.path(), &both.to_string(), &["--for", "story.txt"]));
    has_line(&text, "  2 marks on passages, names or articles");
}
