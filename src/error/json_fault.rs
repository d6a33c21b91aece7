//! JSON that cannot be read -> a sentence in the words of its fields: what is wrong, and where.
//!
//! The parser speaks of lines of one record, of Rust's types and of the program's own. A user knows the names of the fields
//! and the numbers of the entries, so those are told.

use serde::de::DeserializeOwned;
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};

/// Why JSON cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonFault {
    /// The line, counted from one.
    pub line: usize,
    /// What is wrong, without a full stop.
    pub what: String,
}

/// Reads a value.
///
/// # Errors
/// If it is not JSON, or not such a value.
pub fn read_json<T: DeserializeOwned>(json: &[u8]) -> Result<T, JsonFault> {
    serde_json::from_slice(json).map_err(|error| {
        // Reading it again says where in the value; only a value that cannot be read pays for that.
        let again = serde_path_to_error::deserialize::<_, T>(&mut serde_json::Deserializer::from_slice(json));
        let what = match (error.classify(), again) {
            (Category::Data, Err(found)) => data_fault(&found.inner().to_string(), found.path()),
            (Category::Eof, _) => "the JSON ends too early".to_owned(),
            _ => format!("this is not valid JSON at column {}", error.column()),
        };
        JsonFault { line: error.line(), what }
    })
}

/// What is wrong with a value that is JSON.
fn data_fault(said: &str, path: &Path) -> String {
    let steps: Vec<String> = path.iter().filter_map(step).collect();
    if let Some(missing) = said.strip_prefix("missing field ").and_then(quoted) {
        return format!("the field “{missing}” is missing{}", place(&steps));
    }
    if let Some(twice) = said.strip_prefix("duplicate field ").and_then(quoted) {
        return format!("the field “{twice}” is there twice{}", place(&steps));
    }
    let what = match steps.as_slice() {
        [] => "this".to_owned(),
        [before @ .., list, number] if is_number(number) => {
            format!("entry {number} of “{list}”{}", place(before))
        }
        [before @ .., last] => format!("the field “{last}”{}", place(before)),
    };
    // A list is read as an object, entry by entry, until one is missing.
    if said.starts_with("invalid length ") && said.contains("expected struct ") {
        return format!("{what} is a list instead of an object");
    }
    let types = said.strip_prefix("invalid type: ").and_then(|types| types.split_once(", expected "));
    match types {
        Some((found, wanted)) => {
            format!("{what} is {} instead of {}", found_type(found), wanted_type(wanted))
        }
        None => format!("{what} is out of range"),
    }
}

fn step(segment: &Segment) -> Option<String> {
    match segment {
        Segment::Seq { index } => Some((index + 1).to_string()),
        Segment::Map { key } => Some(key.clone()),
        Segment::Enum { .. } | Segment::Unknown => None,
    }
}

/// Where something is: " (quotes 3, review)".
fn place(steps: &[String]) -> String {
    let mut place = String::new();
    for step in steps {
        place.push_str(if place.is_empty() {
            ""
        } else if is_number(step) {
            " "
        } else {
            ", "
        });
        place.push_str(step);
    }
    if place.is_empty() { place } else { format!(" ({place})") }
}

fn is_number(step: &str) -> bool {
    step.bytes().all(|byte| byte.is_ascii_digit())
}

/// The words between two grave accents.
fn quoted(text: &str) -> Option<&str> {
    text.strip_prefix('`')?.split('`').next()
}

/// What a value is, by what the parser says it found.
fn found_type(found: &str) -> &'static str {
    match found.split(' ').next().unwrap_or_default() {
        "integer" | "floating" => "a number",
        "string" | "character" => "text",
        "boolean" => "true or false",
        "sequence" => "a list",
        "map" => "an object",
        "null" | "unit" => "null",
        _ => "something else",
    }
}

/// What a value should be, by what the parser says it expected.
fn wanted_type(wanted: &str) -> &'static str {
    let wanted = wanted.split(" at line ").next().unwrap_or_default();
    match wanted {
        "a string" | "a borrowed string" | "a character" => "text",
        "a boolean" => "true or false",
        "a sequence" => "a list",
        _ if wanted.starts_with("struct ") || wanted == "a map" => "an object",
        "f32" | "f64" => "a number",
        _ if wanted.starts_with(['u', 'i']) => "a whole number",
        _ => "another value",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    struct FileTwin {
        #[expect(dead_code, reason = "only read")]
        rows: Vec<RowTwin>,
    }

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only read")]
    struct RowTwin {
        start: usize,
        #[serde(default)]
        inner: Option<InnerTwin>,
    }

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only read")]
    struct InnerTwin {
        name: String,
        right: bool,
    }

    #[test]
    fn a_fault_is_told_in_the_words_of_the_file() {
        for (json, line, what) in [
            ("7", 1, "this is a number instead of an object"),
            ("[]", 1, "this is a list instead of an object"),
            ("{}", 1, "the field “rows” is missing"),
            ("{\"rows\": [[]]}", 1, "entry 1 of “rows” is a list instead of an object"),
            ("{\"rows\": {}}", 1, "the field “rows” is an object instead of a list"),
            ("{\"rows\": [\n{}]}", 2, "the field “start” is missing (rows 1)"),
            (
                "{\"rows\": [{\"start\": 1},\n{\"start\": \"1\"}]}",
                2,
                "the field “start” (rows 2) is text instead of a whole number",
            ),
            ("{\"rows\": [{\"start\": -1}]}", 1, "the field “start” (rows 1) is out of range"),
            (
                "{\"rows\": [{\"start\": 1.5}]}",
                1,
                "the field “start” (rows 1) is a number instead of a whole number",
            ),
            ("{\"rows\": [{\"start\": 1, \"start\": 2}]}", 1, "the field “start” is there twice (rows 1)"),
            (
                "{\"rows\": [{\"start\": 1, \"inner\": {\"name\": null, \"right\": true}}]}",
                1,
                "the field “name” (rows 1, inner) is null instead of text",
            ),
            (
                "{\"rows\": [{\"start\": 1, \"inner\": {\"name\": \"a\", \"right\": []}}]}",
                1,
                "the field “right” (rows 1, inner) is a list instead of true or false",
            ),
            ("{\"rows\": [3]}", 1, "entry 1 of “rows” is a number instead of an object"),
            ("{\"rows\": ", 1, "the JSON ends too early"),
            ("{\n\"rows\": nothing}", 2, "this is not valid JSON at column 10"),
        ] {
            let fault = read_json::<FileTwin>(json.as_bytes()).unwrap_err();
            assert_eq!((fault.line, fault.what.as_str()), (line, what), "{json}");
        }
    }
}
