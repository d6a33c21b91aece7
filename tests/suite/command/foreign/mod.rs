//! Files of Label Studio, Prodigy and other tools of the W3C model become decisions, with the real binary.

mod agreement;
mod pages;

use crate::binary::{self, has_line, pullquote, stderr, stdout};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::Output;

const STORY: &str = "Ferry 🚢 news\n\n“The quay is closed until the pilots are paid,” said Ana Lopes, the harbour master.\n\n\
                     “Nobody asked us about it,” Rui Costa said on Monday. A “grand bargain” was far away, and the \
                     pilots would go back to work on Friday.\n";

fn library(home: &Path, arguments: &[&str]) -> Output {
    let all: Vec<&str> = std::iter::once("library").chain(arguments.iter().copied()).collect();
    let mut command = pullquote(home, &all);
    command.env("PULLQUOTE_HOME", home.join("home")).env("PULLQUOTE_REVIEWER", "eva");
    binary::run(&mut command, b"")
}

fn said(output: &Output) -> String {
    assert_eq!(stderr(output), "");
    assert_eq!(output.status.code(), Some(0), "{}", stdout(output));
    stdout(output)
}

/// Writes a file and imports it.
fn import(home: &Path, file: &str, arguments: &[&str]) -> Output {
    fs::write(home.join("file"), file).unwrap();
    library(home, &[&["import", "file"], arguments].concat())
}

/// The only article with its quotations and its review, as JSON.
fn exported(home: &Path) -> Value {
    let output = library(home, &["export", "--format", "json"]);
    serde_json::from_str(&said(&output)).unwrap()
}

/// The state and the speaker of the quotation that begins with these words.
fn quotation(article: &Value, words: &str) -> (String, String) {
    let quotes = article["quotes"].as_array().unwrap();
    let one = quotes.iter().find(|one| one["text"].as_str().unwrap().starts_with(words)).unwrap();
    let speaker = one["speaker"]["name"].as_str().unwrap_or_default().to_owned();
    (one["review"]["state"].as_str().unwrap().to_owned(), speaker)
}

/// Where words stand in the story, in code points.
fn at(words: &str) -> (usize, usize) {
    let start = STORY[..STORY.find(words).unwrap()].chars().count();
    (start, start + words.chars().count())
}

/// A region of Label Studio.
fn region(id: &str, words: &str, label: &str) -> Value {
    let (start, end) = at(words);
    json!({"id": id, "from_name": "label", "to_name": "text", "type": "labels",
           "value": {"start": start, "end": end, "text": words, "labels": [label]}})
}

fn relation(from: &str, to: &str) -> Value {
    json!({"from_id": from, "to_id": to, "type": "relation", "direction": "right"})
}

fn task(annotations: &Value) -> String {
    json!([{"id": 3, "data": {"text": STORY}, "annotations": annotations, "predictions": []}]).to_string()
}

fn annotated(by: &Value, result: &[Value]) -> Value {
    json!({"id": 1, "completed_by": by, "was_cancelled": false, "created_at": "2026-11-03T10:00:00.123456Z", "result": result})
}

#[test]
fn label_studio_regions_with_a_speaker_are_accepted_and_other_labels_are_codes() {
    let home = tempfile::tempdir().unwrap();
    let ana = json!({"id": 4, "first_name": "Ana", "last_name": "Reis", "email": "ana@post.example"});
    let file = task(&json!([annotated(
        &ana,
        &[
            region("q1", "“The quay is closed until the pilots are paid,”", "Direct quote"),
            region("s1", "Ana Lopes, the harbour master", "Speaker"),
            region("c1", "said", "Cue"),
            relation("c1", "q1"),
            relation("c1", "s1"),
            region("q2", "Nobody asked us about it", "QUOTE"),
            json!({"id": "q2", "from_name": "speaker", "to_name": "text", "type": "textarea",
                   "value": {"text": ["Marta Dias"]}}),
            region("q3", "the pilots would go back to work on Friday", "Reported speech"),
            region("b1", "grand bargain", "talks"),
            json!({"id": "b1", "from_name": "remark", "type": "textarea", "value": {"text": ["whose words?"]}}),
            region("n1", "Rui Costa", "PERSON"),
            json!({"id": "t", "from_name": "topic", "type": "choices", "value": {"choices": ["harbour"]}}),
            json!({"id": "r", "type": "rectanglelabels", "value": {"x": 1, "rectanglelabels": ["Ship"]}}),
        ]
    )]));
    let text = said(&import(home.path(), &file, &[]));
    for line in [
        "1 article",
        "  2 quotations decided by one",
        "  2 marks on passages, names or articles",
        "  1 quotation added, noted, flagged or skipped, but pending",
        "Not imported: 1 label of a name and 1 region of pictures, sound or tables.",
    ] {
        has_line(&text, line);
    }
    let article = exported(home.path());
    assert_eq!(quotation(&article, "The quay"), ("accepted".to_owned(), "Ana Lopes".to_owned()));
    assert_eq!(quotation(&article, "Nobody asked"), ("edited".to_owned(), "Marta Dias".to_owned()));
    assert_eq!(quotation(&article, "the pilots would").0, "pending");
    let first = &article["quotes"][0]["review"];
    assert_eq!((&first["reviewer"], &first["at"]), (&"Ana Reis".into(), &"2026-11-03T10:00:00.123Z".into()));
    assert_eq!(article["review"]["codes"], json!(["harbour"]));
    let passage = &article["review"]["passages"][0];
    assert_eq!((&passage["text"], &passage["note"]), (&"grand bargain".into(), &"whose words?".into()));
    let again = said(&import(home.path(), &file, &[]));
    has_line(&again, "  2 marks on passages, names or articles already in the library");
    assert!(!again.contains("decided by one"), "{again}");
}

/// Two annotators who give one quotation to different speakers.
fn two_who_differ() -> String {
    let says = |by: i32, speaker: &str| {
        let regions = [
            region("q", "Nobody asked us about it,", "quote"),
            region("s", speaker, "speaker"),
            relation("q", "s"),
        ];
        annotated(&json!(by), &regions)
    };
    task(&json!([says(1, "Rui Costa"), says(2, "Ana Lopes")]))
}

#[test]
fn annotators_who_differ_leave_a_quotation_open_with_both_answers() {
    let home = tempfile::tempdir().unwrap();
    let file = two_who_differ();
    let text = said(&import(home.path(), &file, &[]));
    has_line(&text, "  1 quotation pending again: the reviewers differ");
    let article = exported(home.path());
    let quotes = article["quotes"].as_array().unwrap();
    let open = quotes.iter().find(|one| !one["review"]["opinions"].as_array().unwrap().is_empty()).unwrap();
    let answers: Vec<(&Value, &Value)> = open["review"]["opinions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (&one["reviewer"], &one["speaker"]))
        .collect();
    let expected =
        [(&json!("annotator 1"), &json!("Rui Costa")), (&json!("annotator 2"), &json!("Ana Lopes"))];
    assert_eq!(answers, expected);
}

#[test]
fn prodigy_tasks_are_decided_as_they_were_answered() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("story.txt"), STORY).unwrap();
    said(&library(home.path(), &["add", "story.txt"]));
    let part = "“Nobody asked us about it,” Rui Costa said on Monday.";
    let span = |text: &str, words: &str, label: &str| {
        let start = text[..text.find(words).unwrap()].chars().count();
        json!({"start": start, "end": start + words.chars().count(), "label": label})
    };
    let line = |text: &str, spans: &Value, more: &Value| {
        let mut line = json!({"text": text, "spans": spans, "_task_hash": 1, "_annotator_id": "quotes-ben",
                              "_timestamp": 1_793_700_000});
        for (field, value) in more.as_object().unwrap() {
            line[field] = value.clone();
        }
        line.to_string()
    };
    let (quote, speaker) =
        (span(part, "Nobody asked us about it,", "QUOTE"), span(part, "Rui Costa", "SPEAKER"));
    let relations =
        json!([{"head": 2, "child": 8, "label": "SAID_BY", "head_span": quote, "child_span": speaker}]);
    let file = [
        line(part, &json!([quote, speaker]), &json!({"answer": "accept", "relations": relations})),
        line(STORY, &json!([span(STORY, "grand bargain", "quote")]), &json!({"answer": "reject"})),
        line(
            STORY,
            &json!([span(STORY, "Monday", "DATE"), span(STORY, "Friday", "DATE")]),
            &json!({"answer": "reject"}),
        ),
        line(STORY, &json!([]), &json!({})),
        line(
            "words that are not there",
            &json!([span("words", "words", "quote")]),
            &json!({"answer": "accept"}),
        ),
    ]
    .join("\n");
    let text = said(&import(home.path(), &file, &["--for", "1"]));
    has_line(
        &text,
        "Not imported: 1 mark without a certain place in the text, 1 task without an answer, 1 rejected task with \
         several labels and 1 rejection of words that are no quotation here either.",
    );
    let article = exported(home.path());
    assert_eq!(quotation(&article, "Nobody asked"), ("accepted".to_owned(), "Rui Costa".to_owned()));
    let reviewers = &article["review"]["reviewers"];
    assert_eq!(reviewers, &json!(["quotes-ben"]));
}

#[test]
fn annotations_of_other_tools_are_passages_unless_a_tag_says_quotation() {
    let home = tempfile::tempdir().unwrap();
    let annotation = |words: &str, bodies: &Value| {
        json!({"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "id": "#1", "body": bodies,
               "creator": {"id": "https://people.example/rui", "name": "Rui"}, "created": "2026-11-03T10:00:00Z",
               "target": {"selector": [{"type": "TextQuoteSelector", "exact": words}]}})
    };
    let body =
        |purpose: &str, value: &str| json!({"type": "TextualBody", "purpose": purpose, "value": value});
    let file = json!([
        annotation("grand bargain", &json!([body("tagging", "talks"), body("commenting", "whose?")])),
        annotation(
            "Nobody asked us about it,",
            &json!([body("tagging", "Quote"), body("identifying", "Rui Costa")])
        ),
        annotation("pilots", &body("tagging", "work")),
        annotation("harbour master", &json!({"type": "Image", "id": "https://img.example/1"})),
    ])
    .to_string();
    let unknown = import(home.path(), &file, &[]);
    has_line(
        &stdout(&unknown),
        "Not imported: 3 marks of texts that are not in the library and 2 annotations of other kinds.",
    );
    assert_eq!(unknown.status.code(), Some(1));
    fs::write(home.path().join("story.txt"), STORY).unwrap();
    said(&library(home.path(), &["add", "story.txt"]));
    let text = said(&import(home.path(), &file, &["--for", "story.txt"]));
    has_line(&text, "  1 mark on passages, names or articles");
    let article = exported(home.path());
    assert_eq!(quotation(&article, "Nobody asked"), ("accepted".to_owned(), "Rui Costa".to_owned()));
    assert_eq!(article["review"]["passages"][0]["codes"], json!(["talks"]));
    let refused = library(home.path(), &["import", "file", "--for", "99"]);
    assert!(stderr(&refused).contains("there is no article 99"), "{}", stderr(&refused));
}

#[test]
fn what_one_annotator_says_twice_or_rejects_is_kept_or_counted() {
    let home = tempfile::tempdir().unwrap();
    let quay = "The quay is closed until the pilots are paid,";
    let line = |id: &str, name: &str, words: &str| {
        let (start, end) = at(if id == "q" { quay } else { "grand bargain" });
        json!({"id": id, "from_name": name, "to_name": "text", "type": "textarea",
               "value": {"start": start, "end": end, "text": [words]}})
    };
    let labels = |id: &str, words: &str, labels: &[&str]| {
        let mut region = region(id, words, "");
        region["value"]["labels"] = json!(labels);
        region
    };
    let result = [
        labels("q", quay, &["Quote", "pay"]),
        line("q", "speaker", "Ana Lopes"),
        line("q", "note", "ask her"),
        line("q", "doubt", "since when?"),
        labels("again", quay, &["Quote", "port"]),
        labels("n", "grand bargain", &["Not a quotation", "talks"]),
        labels("bare", "back to work", &["Not a quotation"]),
    ];
    let file = task(&json!([annotated(&json!({"first_name": "Rui"}), &result)]));
    let text = said(&import(home.path(), &file, &[]));
    assert!(
        text.contains("Not imported: 2 rejections of words that are no quotation here either."),
        "{text}"
    );
    let article = exported(home.path());
    assert_eq!(quotation(&article, "The quay"), ("accepted".to_owned(), "Ana Lopes".to_owned()));
    let review = &article["quotes"][0]["review"];
    assert_eq!(review["codes"], json!(["pay", "port"]));
    assert_eq!(review["note"], json!("ask her\nsince when?"));
    assert_eq!(article["review"]["passages"][0]["codes"], json!(["talks"]));
}

#[test]
fn of_two_answers_of_one_annotator_the_later_one_counts_in_any_order() {
    let quay = "The quay is closed until the pilots are paid,";
    let answer = |day: u8, speaker: &str, code: &str| {
        let mut quotation = region("q", quay, "Quote");
        quotation["value"]["labels"] = json!(["Quote", code]);
        let named = json!({"id": "q", "from_name": "speaker", "to_name": "text", "type": "textarea",
                           "value": {"text": [speaker]}});
        let mut answer = annotated(&json!({"first_name": "Rui"}), &[quotation, named]);
        answer["created_at"] = json!(format!("2026-11-{day:02}T10:00:00Z"));
        answer
    };
    let (earlier, later) = (answer(3, "Rui Costa", "pay"), answer(4, "Ana Lopes", "port"));
    for answers in [json!([earlier, later]), json!([later, earlier])] {
        let home = tempfile::tempdir().unwrap();
        said(&import(home.path(), &task(&answers), &[]));
        let article = exported(home.path());
        assert_eq!(quotation(&article, "The quay"), ("accepted".to_owned(), "Ana Lopes".to_owned()));
        assert_eq!(article["quotes"][0]["review"]["codes"], json!(["pay", "port"]));
    }
}

#[test]
fn numbers_without_words_are_a_place_only_in_the_text_that_they_were_counted_in() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("story.txt"), STORY).unwrap();
    said(&library(home.path(), &["add", "story.txt"]));
    let (start, end) = at("grand bargain");
    let annotation = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "id": "#1",
        "body": {"type": "TextualBody", "purpose": "tagging", "value": "talks"},
        "target": {"selector": {"type": "TextPositionSelector", "start": start, "end": end}},
    });
    let refused = import(home.path(), &annotation.to_string(), &["--for", "story.txt"]);
    has_line(&stdout(&refused), "Not imported: 1 mark without a certain place in the text.");
}

#[test]
fn hostile_files_get_a_sentence_and_change_nothing() {
    let home = tempfile::tempdir().unwrap();
    let deep = format!("{{\"data\": {}1{}, \"annotations\": []}}", "[".repeat(50_000), "]".repeat(50_000));
    let min = json!([{"text": "x", "annotation_id": 1, "annotator": 2, "label": []}]).to_string();
    let wrong = json!([{"data": {"text": "x"}, "annotations": [{"result": [{"id": 7}]}]}]).to_string();
    let spans = "{\"text\": \"x\", \"spans\": [{\"start\": -1, \"end\": 2}], \"answer\": \"accept\"}";
    for (file, said) in [
        (deep.as_str(), "file, line 1: "),
        (&min, "export it as JSON"),
        (&wrong, "“id” (annotations 1, result 1) is a number instead of text"),
        (spans, "line 1: "),
        (
            "{\"text\": \"x\", \"answer\": \"accept\"}\n{\"text\": 3, \"answer\": \"accept\"}",
            "line 2: the field “text” is a number",
        ),
        ("[{\"type\": \"Annotation\", \"target\": {}}", "ends too early"),
    ] {
        let output = import(home.path(), file, &[]);
        let (sentence, short) = (stderr(&output), &file[..file.len().min(60)]);
        assert_eq!((output.status.code(), sentence.lines().count()), (Some(2), 1), "{short}: {sentence}");
        assert!(sentence.contains(said), "{short}: {sentence}");
    }
    let huge = json!([{"data": {"text": "“We stay,” said Ana."}, "annotations": [annotated(&json!({"x": []}), &[
        json!({"id": "a", "type": "labels", "value": {"start": u64::MAX, "end": -4, "labels": ["quote", 3, {}]}}),
        json!({"id": "b", "type": "labels", "value": [1, 2]}),
        json!({"id": "c", "type": "choices", "value": {"choices": {"x": "\u{1b}[31m"}}}),
        relation("a", "a"),
        relation("zz", "b"),
    ])]}]);
    let output = import(home.path(), &huge.to_string(), &[]);
    assert_eq!((stderr(&output).as_str(), output.status.code()), ("", Some(1)));
    let text = stdout(&output);
    assert!(text.contains("2 marks without a certain place in the text"), "{text}");
}

/// An annotation of words with one tag.
fn tagged(words: &[&str], tag: &str) -> Value {
    let targets: Vec<Value> = words
        .iter()
        .map(|words| json!({"selector": {"type": "TextQuoteSelector", "exact": words}}))
        .collect();
    json!({"type": "Annotation", "body": {"type": "TextualBody", "purpose": "tagging", "value": tag},
           "creator": {"name": "Rui"}, "target": targets})
}

#[test]
fn a_quotation_that_the_program_had_missed_is_told_once() {
    let home = tempfile::tempdir().unwrap();
    let ana = json!({"first_name": "Ana"});
    let file = task(&json!([annotated(&ana, &[region("q", "grand bargain", "quote")])]));
    let text = said(&import(home.path(), &file, &[]));
    has_line(&text, "  1 quotation added, noted, flagged or skipped, but pending");
    assert!(!text.contains("stays pending"), "{text}");
}
