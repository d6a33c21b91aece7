//! JSON Lines in -> JSON Lines out: one result per record, in the same order, on all cores, in bounded memory.
//!
//! A thread reads ahead and passes on whole lines as they arrive. What has arrived is analysed in parallel and
//! written before more is taken. So a stream of any length fits in memory, and a caller that sends one record and
//! waits for the result gets it.

use super::outcome::Outcome;
use super::printing::tell;
use super::record_identity::RecordIdentity;
use crate::analysis;
use crate::article::Article;
use crate::error::read_json;
use crate::export::escape;
use crate::export::{Provenance, json};
use crate::input::{Document, Media, Origin};
use rayon::prelude::*;
use serde::de::{Deserializer, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fmt;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// A longer line is not read into memory.
const MAX_LINE_BYTES: usize = 8 * 1024 * 1024;
/// The reader passes on what it has once it holds this much.
const CHUNK_BYTES: usize = 256 * 1024;
/// At most this much is analysed together.
const BATCH_BYTES: usize = 2 * 1024 * 1024;
/// At most this many chunks wait.
const MAX_WAITING_CHUNKS: usize = 2;

/// Reads records from standard input until it ends.
pub(super) fn run(out: &mut dyn Write) -> io::Result<Outcome> {
    let (sender, receiver) = sync_channel(MAX_WAITING_CHUNKS);
    // Not joined: if the output is closed, this thread may be waiting for input that never comes.
    std::thread::spawn(move || read_lines(std::io::stdin().lock(), &sender));
    let mut failed = false;
    while let Some(batch) = next_batch(&receiver) {
        let results: Vec<Answer> = batch.into_par_iter().filter_map(answer).collect();
        for result in results {
            failed |= result.failed;
            tell(&Origin::Stdin, &result.notices);
            out.write_all(result.text.as_bytes())?;
        }
        out.flush()?;
    }
    Ok(if failed { Outcome::Failed } else { Outcome::Done })
}

/// A line of the input.
struct Line {
    /// Counted from one.
    number: u64,
    /// The line with its end, or why it could not be read.
    bytes: Result<Vec<u8>, String>,
}

/// Sends the lines of `from` in chunks. Never holds back a whole line while waiting for the next.
fn read_lines(from: impl Read, sender: &SyncSender<Vec<Line>>) {
    let mut from = BufReader::with_capacity(CHUNK_BYTES, from);
    let (mut chunk, mut held) = (Vec::new(), 0);
    for number in 1.. {
        let bytes = match read_line(&mut from) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => break,
            Err(error) => {
                chunk.push(Line { number, bytes: Err(format!("standard input cannot be read ({error})")) });
                break;
            }
        };
        held += bytes.as_ref().map_or(0, Vec::len);
        chunk.push(Line { number, bytes });
        if held >= CHUNK_BYTES || from.buffer().is_empty() {
            held = 0;
            if sender.send(std::mem::take(&mut chunk)).is_err() {
                return;
            }
        }
    }
    // It is no error if the receiver is gone: the output was closed.
    let _ = sender.send(chunk);
}

/// The next line; `None` at the end. A line that is too long is skipped.
fn read_line(from: &mut impl BufRead) -> io::Result<Option<Result<Vec<u8>, String>>> {
    let mut line = Vec::new();
    from.by_ref().take(MAX_LINE_BYTES as u64 + 1).read_until(b'\n', &mut line)?;
    if line.is_empty() {
        return Ok(None);
    }
    if line.len() > MAX_LINE_BYTES && line.last() != Some(&b'\n') {
        from.skip_until(b'\n')?;
        let limit = MAX_LINE_BYTES / (1024 * 1024);
        return Ok(Some(Err(format!("the line is longer than {limit} MiB"))));
    }
    Ok(Some(Ok(line)))
}

/// Waits for a chunk, then takes whatever else has arrived.
fn next_batch(receiver: &Receiver<Vec<Line>>) -> Option<Vec<Line>> {
    let length =
        |lines: &[Line]| -> usize { lines.iter().map(|line| line.bytes.as_ref().map_or(0, Vec::len)).sum() };
    let mut batch = receiver.recv().ok()?;
    let mut bytes = length(&batch);
    while bytes < BATCH_BYTES {
        let Ok(chunk) = receiver.try_recv() else { break };
        bytes += length(&chunk);
        batch.extend(chunk);
    }
    Some(batch)
}

/// What is written for a line.
struct Answer {
    text: String,
    failed: bool,
    /// What was left out, for standard error.
    notices: Vec<String>,
}

/// What is written in place of a result.
#[derive(Serialize)]
struct Failure<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a Value>,
    error: String,
    line: u64,
}

/// The result for a line; `None` for an empty one.
fn answer(line: Line) -> Option<Answer> {
    let number = line.number;
    let failure = |id: Option<&Value>, error: String| {
        let failure = Failure { id, error, line: number };
        let mut text = escape::line(&failure);
        text.push('\n');
        Answer { text, failed: true, notices: Vec::new() }
    };
    let bytes = match line.bytes {
        Ok(bytes) => bytes,
        Err(error) => return Some(failure(None, error)),
    };
    let json = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes).trim_ascii();
    if json.is_empty() {
        return None;
    }
    let record: Record = match read_json(json) {
        Ok(record) => record,
        Err(fault) => return Some(failure(None, format!("not a record: {}", fault.what))),
    };
    let stated = RecordIdentity::read(json);
    let (identity, troubles) = (stated.identity(), stated.troubles());
    drop(bytes);
    let (media, text) = match (record.text, record.html) {
        (Some(LossyText(text)), _) => (Media::Plain, text),
        (None, Some(LossyText(html))) => (Media::Html, html),
        (None, None) => {
            let error = "the record has neither \"text\" nor \"html\"".to_owned();
            return Some(failure(record.id.as_ref(), error));
        }
    };
    let article = Article::new(Document { identity, ..Document::record(String::new(), media, text) });
    let analysis = analysis::analyze(&article);
    let mut text = json::line(&Provenance { id: record.id, source: None }, &article, &analysis);
    text.push('\n');
    let notices = troubles.into_iter().map(|trouble| format!("line {number}: {trouble}")).collect();
    Some(Answer { text, failed: false, notices })
}

/// The fields of a record that are read; others are ignored.
#[derive(Deserialize)]
struct Record {
    id: Option<Value>,
    text: Option<LossyText>,
    html: Option<LossyText>,
}

/// A string that may contain lone surrogates and invalid UTF-8, as text truncated by other programs does. Each
/// becomes U+FFFD.
struct LossyText(String);

impl<'de> Deserialize<'de> for LossyText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_bytes(TextVisitor)
    }
}

struct TextVisitor;

impl Visitor<'_> for TextVisitor {
    type Value = LossyText;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }

    fn visit_str<E>(self, text: &str) -> Result<LossyText, E> {
        Ok(LossyText(text.to_owned()))
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<LossyText, E> {
        Ok(LossyText(std::str::from_utf8(bytes).map_or_else(|_| without_surrogates(bytes), str::to_owned)))
    }
}

/// `serde_json` returns a lone surrogate as three bytes that are not UTF-8; one U+FFFD replaces them.
fn without_surrogates(bytes: &[u8]) -> String {
    let mut clean = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&first, after)) = rest.split_first() {
        if first == 0xED && matches!(after, [0xA0..=0xBF, 0x80..=0xBF, ..]) {
            clean.extend("\u{fffd}".as_bytes());
            rest = after.get(2..).unwrap_or_default();
        } else {
            clean.push(first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&clean).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(line: &[u8]) -> Option<(Value, bool)> {
        let answer = answer(Line { number: 7, bytes: Ok(line.to_vec()) })?;
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
        let (result, _) = answered(b"{\"text\":\"caf\xE9\"}").unwrap();
        assert_eq!(result["text"], "caf\u{fffd}");
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
        let told = answer(Line { number: 7, bytes: Ok(line.to_vec()) }).unwrap().notices;
        assert_eq!(
            told,
            [
                "line 7: \"published\" is not a date and is left out: \"soon\"",
                "line 7: \"authors\" is not a list of names and is left out: 7"
            ]
        );
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
