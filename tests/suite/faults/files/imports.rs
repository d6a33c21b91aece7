//! Files of decisions that were damaged or changed: refused in the words of the file, never of the program.

use crate::binary::{pullquote, run, stderr};
use pullquote::export::json::records::{RecordError, Records};
use serde_json::Value;
use std::fs;

const BEN: &str = include_str!("../../../decisions/ben.jsonl");

/// What only somebody who reads the program's source would understand.
const INTERNAL: [&str; 16] = [
    "struct",
    "enum",
    "variant",
    "usize",
    "u32",
    "u64",
    "i64",
    "f64",
    "Input",
    "invalid type",
    "invalid value",
    "expected",
    "missing field `",
    "EOF",
    "serde",
    "at line",
];

/// What is wrong with a file, if anything.
fn trouble(json: &str) -> Option<String> {
    let mut records = Records::new(json.as_bytes());
    records.find_map(|record| match record {
        Ok(record) => record.article().err().map(|damage| damage.what),
        Err(RecordError::Damaged(damage)) => Some(damage.what),
        Err(RecordError::Unreadable(error)) => Some(error.to_string()),
    })
}

fn is_plain(json: &str) {
    if let Some(said) = trouble(json) {
        for word in INTERNAL {
            assert!(!said.contains(word), "{said}");
        }
    }
}

/// Calls `take` with the file once for every value in it, with that value replaced, and once with it removed.
fn each_mutation(value: &Value, take: &mut dyn FnMut(&Value)) {
    let others = [
        Value::Null,
        Value::Bool(true),
        Value::from(-7),
        Value::from(1.5),
        Value::from("\u{1b}[2J"),
        serde_json::json!([]),
        serde_json::json!({}),
    ];
    let mut paths = Vec::new();
    collect(value, String::new(), &mut paths);
    for path in paths {
        for other in &others {
            let mut mutated = value.clone();
            *mutated.pointer_mut(&path).unwrap() = other.clone();
            take(&mutated);
        }
        let mut mutated = value.clone();
        let (parent, key) = path.rsplit_once('/').unwrap();
        if let Some(Value::Object(fields)) = mutated.pointer_mut(parent) {
            fields.remove(key);
        }
        take(&mutated);
    }
}

fn collect(value: &Value, path: String, paths: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| collect(value, format!("{path}/{key}"), paths));
        }
        Value::Array(values) => {
            values
                .iter()
                .enumerate()
                .for_each(|(index, value)| collect(value, format!("{path}/{index}"), paths));
        }
        _ => {}
    }
    if !path.is_empty() {
        paths.push(path);
    }
}

#[test]
fn fault_47_a_mutated_import_is_refused_in_the_words_of_the_file() {
    let value: Value = serde_json::from_str(BEN).unwrap();
    let mut refused = 0;
    each_mutation(&value, &mut |mutated| {
        let json = mutated.to_string();
        is_plain(&json);
        refused += usize::from(trouble(&json).is_some());
    });
    assert!(refused > 100, "only {refused} mutations were noticed");
    for end in (0..BEN.len()).step_by(17) {
        is_plain(&BEN[..BEN.floor_char_boundary(end)]);
        is_plain(&format!(
            "{}{{{}",
            &BEN[..BEN.floor_char_boundary(end)],
            &BEN[BEN.floor_char_boundary(end)..]
        ));
    }
}

#[test]
fn fault_47_a_refused_import_names_file_line_field_and_remedy_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let mutated = BEN.replacen("\"start\": 1,", "\"start\": \"one\",", 1);
    fs::write(folder.path().join("ben.jsonl"), format!("\n{mutated}")).unwrap();
    for command in [&["library", "import", "ben.jsonl"][..], &["agree", "ben.jsonl", "ben.jsonl.copy"]] {
        fs::write(folder.path().join("ben.jsonl.copy"), BEN).unwrap();
        let output =
            run(pullquote(folder.path(), command).env("PULLQUOTE_HOME", folder.path().join("home")), b"");
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(
            stderr(&output),
            "pullquote: ben.jsonl, line 2: the field “start” (quotes 1) is text instead of a whole number: write it \
             with pullquote export --format json\n"
        );
    }
}

#[test]
fn fault_70_a_record_that_cannot_be_read_gives_an_error_object_in_plain_words() {
    let folder = tempfile::tempdir().unwrap();
    let lines = "{\"id\":1,\"text\":3}\n[]\n{\"text\":\n{\"text\":\"a\",\"text\":\"b\"}\nno\n{\"html\":{}}\n";
    let output = run(&mut pullquote(folder.path(), &["extract", "--jsonl"]), lines.as_bytes());
    let printed = String::from_utf8(output.stdout).unwrap();
    assert_eq!(printed.lines().count(), 6, "{printed}");
    for line in printed.lines() {
        let object: Value = serde_json::from_str(line).unwrap();
        let error = object["error"].as_str().unwrap();
        assert!(INTERNAL.iter().all(|word| !error.contains(word)), "{error}");
    }
    assert!(printed.contains("the field “text” is a number instead of text"), "{printed}");
}
