//! A line -> its result, or a line that says what is wrong with it.

use super::lines::InputLine;
use super::record::{LossyText, Record};
use super::record_identity::RecordIdentity;
use crate::analysis::{Analysis, Analyzer};
use crate::article::Article;
use crate::export::escape;
use crate::export::{Provenance, RecordId, json};
use crate::input::{Document, Media};
use serde::Serialize;
use std::time::{Duration, Instant};

/// How long one record may take. Text of the longest line takes a third of it on a slow machine.
const MAX_TIME: Duration = Duration::from_mins(1);
/// More findings are in no article: 8 MiB of news have a third of it.
const MAX_FINDINGS: usize = 250_000;

/// What is written for a line.
pub(super) struct RecordAnswer {
    pub(super) text: String,
    pub(super) failed: bool,
    /// What was left out, for standard error.
    pub(super) notices: Vec<String>,
}

/// What is written in place of a result.
#[derive(Serialize)]
struct Failure<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a RecordId>,
    error: String,
    line: u64,
}

/// The result for a line; `None` for an empty one.
pub(super) fn answer(line: InputLine) -> Option<RecordAnswer> {
    let number = line.number;
    let bytes = match line.bytes {
        Ok(bytes) => bytes,
        Err(error) => return Some(failure(number, None, error)),
    };
    let json = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes).trim_ascii();
    if json.is_empty() {
        return None;
    }
    let (record, stated) = match Record::read(json) {
        Ok(read) => read,
        Err(fault) => return Some(failure(number, None, format!("not a record: {}", fault.what))),
    };
    drop(bytes);
    let id = record.id.clone();
    Some(result(number, record, &stated).unwrap_or_else(|error| failure(number, id.as_ref(), error)))
}

/// What is written for a line that has no result.
fn failure(line: u64, id: Option<&RecordId>, error: String) -> RecordAnswer {
    let mut text = escape::line(&Failure { id, error, line });
    text.push('\n');
    RecordAnswer { text, failed: true, notices: Vec::new() }
}

/// The result for a record. The error says why it has none.
fn result(number: u64, record: Record, stated: &RecordIdentity) -> Result<RecordAnswer, String> {
    let (media, text) = match (record.text, record.html) {
        (Some(LossyText(text)), _) => (Media::Plain, text),
        (None, Some(LossyText(html))) => (Media::Html, html),
        (None, None) => return Err("the record has neither \"text\" nor \"html\"".to_owned()),
    };
    let start = Instant::now();
    let document = Document { identity: stated.identity(), ..Document::record(String::new(), media, text) };
    let article = Article::new(document);
    let analysis = analyze(&article, start + MAX_TIME, MAX_FINDINGS)?;
    let mut text = json::line(&Provenance { id: record.id, source: None }, &article, &analysis);
    text.push('\n');
    let notices = stated.troubles().into_iter().map(|trouble| format!("line {number}: {trouble}"));
    Ok(RecordAnswer { text, failed: false, notices: notices.collect() })
}

/// Analyses an article. The error says which limit it exceeds: it must be done by `until`, and have at most this many
/// findings.
fn analyze(article: &Article, until: Instant, most: usize) -> Result<Analysis, &'static str> {
    let mut analyzer = Analyzer::new(article);
    while analyzer.step() {
        if Instant::now() > until {
            return Err("the record takes longer than a minute: divide it");
        }
        if analyzer.count() > most {
            return Err("the record has more than 250,000 findings: divide it");
        }
    }
    Ok(analyzer.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn answered(line: &[u8]) -> Option<(Value, bool)> {
        let answer = answer(InputLine { number: 7, bytes: Ok(line.to_vec()) })?;
        Some((serde_json::from_str(&answer.text).unwrap(), answer.failed))
    }

    #[test]
    fn a_result_keeps_the_id_of_its_record() {
        for (line, id, text) in [
            (r#"{"id":"a","text":"It rained.","more":[1]}"#, Value::from("a"), "It rained."),
            (r#"{"id":42,"text":""}"#, Value::from(42), ""),
            (r#"{"text":"half \ud83d here"}"#, Value::Null, "half \u{fffd} here"),
            (r#"{"html":"<p>It<br>rained.</p>"}"#, Value::Null, "It\n\nrained."),
        ] {
            let (result, failed) = answered(line.as_bytes()).unwrap();
            assert!(!failed);
            assert_eq!((&result["id"], &result["text"]), (&id, &Value::from(text)), "{line}");
        }
        for id in ["12345678901234567890123", "1.10", "18446744073709551616"] {
            let line = format!("{{\"id\":{id},\"text\":\"It rained.\"}}");
            let answer = answer(InputLine { number: 7, bytes: Ok(line.into_bytes()) }).unwrap();
            assert!(answer.text.contains(&format!("\"id\":{id},")), "{}", answer.text);
        }
        let (result, _) = answered(b"{\"text\":\"caf\xE9\"}").unwrap();
        assert_eq!(result["text"], "caf\u{fffd}");
    }

    #[test]
    fn a_list_is_no_record_however_many_entries_it_has() {
        for line in ["[]", "[1]", r#" ["a", "It rained."]"#, r#"["a", "b", "c"]"#, r#"["a", 7, 1, 2]"#] {
            let (result, failed) = answered(line.as_bytes()).unwrap();
            let error = result["error"].to_string();
            assert!(failed && error.contains("this is a list instead of an object"), "{line}: {error}");
        }
    }

    #[test]
    fn a_record_says_who_wrote_it_where_and_when() {
        let line =
            br#"{"text":"It rained.","title":"Rain","authors":["Jane Roe"],"published":"3 November 2026",
            "modified":7,"site":"The Coast Post","url":"https://coast.example/rain"}"#;
        let (result, _) = answered(line).unwrap();
        let expected = serde_json::json!({"title":"Rain","authors":["Jane Roe"],"published":"2026-11-03","modified":null,
            "site":"The Coast Post","url":"https://coast.example/rain","text":"It rained."});
        for (name, value) in expected.as_object().unwrap() {
            assert_eq!(&result[name], value, "{name}");
        }
        let (result, _) =
            answered(br#"{"html":"<p>It rained.","url":"https://coast.example/2026/11/03/rain"}"#).unwrap();
        assert_eq!(
            (&result["published"], &result["site"]),
            (&Value::from("2026-11-03"), &Value::from("coast.example"))
        );
    }

    #[test]
    fn authors_are_read_in_every_form_and_what_cannot_be_read_is_told() {
        for (authors, expected) in [
            (r#"[{"name":"Dict Author"}]"#, &["Dict Author"][..]),
            (r#"{"@type":"Person","name":"Dict Author"}"#, &["Dict Author"]),
            (r#""Jane Roe and Max Poe""#, &["Jane Roe", "Max Poe"]),
            (r#"["Jane Roe, Li Na", {"name":"Max Poe"}]"#, &["Jane Roe", "Li Na", "Max Poe"]),
        ] {
            let line = format!(r#"{{"text":"It rained.","authors":{authors}}}"#);
            let (result, _) = answered(line.as_bytes()).unwrap();
            assert_eq!(result["authors"], serde_json::json!(expected), "{authors}");
        }
        let line = br#"{"text":"It rained.","published":"soon","authors":7,"site":"","modified":null}"#;
        let told = answer(InputLine { number: 7, bytes: Ok(line.to_vec()) }).unwrap().notices;
        assert_eq!(
            told,
            [
                "line 7: \"published\" is not a date and is left out: \"soon\"",
                "line 7: \"authors\" is not a list of names and is left out: 7"
            ]
        );
    }

    #[test]
    fn a_record_that_takes_too_long_or_holds_too_much_is_an_error() {
        let text = "“We stay,” said Ana Lopes of Lima in Peru.\n\n".repeat(4000);
        let article = Article::new(Document::record(String::new(), Media::Plain, text));
        let later = Instant::now() + MAX_TIME;
        assert!(analyze(&article, later, MAX_FINDINGS).is_ok_and(|found| found.quotations.len() == 4000));
        assert!(
            analyze(&article, Instant::now(), MAX_FINDINGS).is_err_and(|error| error.contains("longer than"))
        );
        assert!(analyze(&article, later, 1000).is_err_and(|error| error.contains("findings")));
    }

    #[test]
    fn what_is_wrong_in_the_identity_costs_no_article() {
        for line in [r#"{"text":"Peru.","url":"a","url":"b"}"#, r#"{"text":"Peru.","title":"half \ud83d"}"#] {
            let (result, failed) = answered(line.as_bytes()).unwrap();
            assert!(!failed, "{line}: {result}");
            assert_eq!(
                (&result["text"], &result["countries"][0]["code"]),
                (&Value::from("Peru."), &Value::from("PE")),
                "{line}"
            );
        }
    }

    #[test]
    fn a_text_that_is_there_twice_and_a_list_of_as_many_entries_as_a_record_has_fields_are_no_records() {
        let (result, failed) = answered(br#"{"text":"a","text":"b"}"#).unwrap();
        assert!(
            failed && result["error"].as_str().unwrap().contains("the field “text” is there twice"),
            "{result}"
        );
        let (result, failed) = answered(br#"["1","Peru.","<p>Peru.","a","b","c","d","e","f","g"]"#).unwrap();
        assert!(failed && result["error"].as_str().unwrap().starts_with("not a record: "), "{result}");
    }

    #[test]
    fn bad_lines_give_an_error_and_empty_lines_nothing() {
        for line in ["{", "[]", "no", r#"{"id":3}"#, r#"{"text":3}"#, r#"{"text":null}"#] {
            let (result, failed) = answered(line.as_bytes()).unwrap();
            assert!(failed && result["error"].is_string(), "{line}: {result}");
            assert_eq!(result["line"], 7);
        }
        assert!(answered(b" \r\n").is_none());
    }
}
