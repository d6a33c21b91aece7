//! JSON Lines in -> JSON Lines out: one result per record, in the same order, on all cores, in bounded memory.
//!
//! A thread reads ahead and passes on whole lines as they arrive. What has arrived is analysed in parallel and
//! written before more is taken. So a stream of any length fits in memory, and a caller that sends one record and
//! waits for the result gets it. A record that would take too much memory or time costs an error line, and the stream goes
//! on. SIGTERM ends the stream behind the lines in hand, so that no line is written by half.

mod record_identity;

use super::outcome::Outcome;
use super::printing::tell;

use self::record_identity::RecordIdentity;
use crate::analysis::{Analysis, Analyzer};
use crate::article::Article;
use crate::error::read_json;
use crate::export::escape;
use crate::export::{Provenance, json};
use crate::input::{Document, Media, Origin};
use rayon::prelude::*;
use serde::de::{Deserializer, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use signal_hook::consts::SIGTERM;
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;
use std::fmt;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant};

/// A longer line is not read into memory.
const MAX_LINE_BYTES: usize = 8 * 1024 * 1024;
/// A line of which so much was skipped has no end. Nothing after it is read.
const MAX_SKIPPED_BYTES: u64 = 1024 * 1024 * 1024;
/// The reader passes on what it has once it holds this much.
const CHUNK_BYTES: usize = 256 * 1024;
/// So much is analysed together.
const BATCH_BYTES: usize = 2 * 1024 * 1024;
/// Of longer lines one for each core, if they are no longer than this together: what they need grows with their length,
/// and the longest line alone needs most of what is promised.
const MAX_BATCH_BYTES: usize = MAX_LINE_BYTES / 4 * 5;
/// At most this many chunks wait.
const MAX_WAITING_CHUNKS: usize = 2;
/// How long one record may take. Text of the longest line takes a third of it on a slow machine.
const MAX_TIME: Duration = Duration::from_mins(1);
/// More findings are in no article: 8 MiB of news have a third of it.
const MAX_FINDINGS: usize = 250_000;

/// Reads records from standard input until it ends.
pub(super) fn run(out: &mut dyn Write) -> io::Result<Outcome> {
    let (sender, receiver) = sync_channel(MAX_WAITING_CHUNKS);
    let stop = StopSignal::on_sigterm(sender.clone())?;
    // Not joined: if the output is closed, this thread may be waiting for input that never comes.
    std::thread::spawn(move || read_lines(std::io::stdin().lock(), &sender));
    let mut failed = false;
    let mut batches = Batches { receiver, held: None, has_ended: false };
    while let Some(batch) = batches.next() {
        // What has not begun when the signal comes is left, and so is everything after it.
        let answers = batch.into_par_iter().map(|line| (!stop.is_asked()).then(|| answer(line)));
        for result in answers.collect::<Vec<_>>().into_iter().map_while(|answer| answer).flatten() {
            failed |= result.failed;
            tell(&Origin::Stdin, &result.notices);
            out.write_all(result.text.as_bytes())?;
        }
        out.flush()?;
        if stop.is_asked() {
            emulate_default_handler(SIGTERM)?;
        }
    }
    Ok(if failed { Outcome::Failed } else { Outcome::Done })
}

/// Whether the system has asked the program to end.
struct StopSignal(Arc<AtomicBool>);

impl StopSignal {
    /// Waits for SIGTERM in a thread of its own. `wake` is for whoever waits for lines, and gets none.
    fn on_sigterm(wake: SyncSender<Arrival>) -> io::Result<Self> {
        let asked = Arc::new(AtomicBool::new(false));
        let mut signals = Signals::new([SIGTERM])?;
        let ask = Arc::clone(&asked);
        std::thread::spawn(move || {
            for signal in signals.forever() {
                if ask.swap(true, Ordering::SeqCst) {
                    // Asked twice: at once.
                    let _ = emulate_default_handler(signal);
                }
                let _ = wake.try_send(Arrival::Stop);
            }
        });
        Ok(Self(asked))
    }

    fn is_asked(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

/// What the thread that analyses waits for.
enum Arrival {
    Lines(Vec<Line>),
    /// The input has ended.
    End,
    /// The program is to end.
    Stop,
}

/// A line of the input.
struct Line {
    /// Counted from one.
    number: u64,
    /// The line with its end, or why it could not be read.
    bytes: Result<Vec<u8>, String>,
}

/// Sends the lines of `from` in chunks. Never holds back a whole line while waiting for the next.
fn read_lines(from: impl Read, sender: &SyncSender<Arrival>) {
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
            if sender.send(Arrival::Lines(std::mem::take(&mut chunk))).is_err() {
                return;
            }
        }
    }
    // It is no error if the receiver is gone: the output was closed.
    let _ = sender.send(Arrival::Lines(chunk)).and_then(|()| sender.send(Arrival::End));
}

/// The next line; `None` at the end. A line that is too long is skipped.
fn read_line(from: &mut impl BufRead) -> io::Result<Option<Result<Vec<u8>, String>>> {
    let mut line = Vec::new();
    from.by_ref().take(MAX_LINE_BYTES as u64 + 1).read_until(b'\n', &mut line)?;
    if line.is_empty() {
        return Ok(None);
    }
    if line.len() > MAX_LINE_BYTES && line.last() != Some(&b'\n') {
        drop(line);
        if from.by_ref().take(MAX_SKIPPED_BYTES).skip_until(b'\n')? as u64 == MAX_SKIPPED_BYTES {
            return Err(io::Error::other("a line is longer than 1 GiB"));
        }
        let limit = MAX_LINE_BYTES / (1024 * 1024);
        return Ok(Some(Err(format!("the line is longer than {limit} MiB"))));
    }
    // It may wait, and while it was read its room has been doubled.
    line.shrink_to_fit();
    Ok(Some(Ok(line)))
}

/// The lines that arrive.
struct Batches {
    receiver: Receiver<Arrival>,
    /// What did not fit into the last batch.
    held: Option<Vec<Line>>,
    has_ended: bool,
}

impl Batches {
    /// Waits for a chunk, then takes whatever else has arrived. `None` at the end.
    fn next(&mut self) -> Option<Vec<Line>> {
        let cores = rayon::current_num_threads();
        let mut batch = self.held.take().unwrap_or_default();
        let mut bytes = size(&batch);
        while (bytes < BATCH_BYTES || batch.len() < cores) && !self.has_ended {
            let arrived =
                if batch.is_empty() { self.receiver.recv().ok() } else { self.receiver.try_recv().ok() };
            match arrived {
                Some(Arrival::Lines(lines))
                    if batch.is_empty() || bytes + size(&lines) <= MAX_BATCH_BYTES =>
                {
                    bytes += size(&lines);
                    batch.extend(lines);
                }
                Some(Arrival::Lines(lines)) => {
                    self.held = Some(lines);
                    return Some(batch);
                }
                Some(Arrival::End) => self.has_ended = true,
                Some(Arrival::Stop) | None => return Some(batch),
            }
        }
        (!batch.is_empty() || !self.has_ended).then_some(batch)
    }
}

fn size(lines: &[Line]) -> usize {
    lines.iter().map(|line| line.bytes.as_ref().map_or(0, Vec::len)).sum()
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
    let start = Instant::now();
    let article = Article::new(Document { identity, ..Document::record(String::new(), media, text) });
    let analysis = match analyze(&article, start + MAX_TIME, MAX_FINDINGS) {
        Ok(analysis) => analysis,
        Err(error) => return Some(failure(record.id.as_ref(), error.to_owned())),
    };
    let mut text = json::line(&Provenance { id: record.id, source: None }, &article, &analysis);
    text.push('\n');
    let notices = troubles.into_iter().map(|trouble| format!("line {number}: {trouble}")).collect();
    Some(Answer { text, failed: false, notices })
}

/// Analyses an article. The error says which limit it exceeds: it must be done by `until`, and have at most so many
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
    fn a_line_that_is_too_long_costs_itself_and_one_without_end_the_rest() {
        let mut input = vec![b'a'; MAX_LINE_BYTES + 2];
        input.extend(b"\n{}\n");
        let mut from = BufReader::new(&*input);
        assert!(read_line(&mut from).unwrap().unwrap().is_err_and(|error| error.contains("8 MiB")));
        assert_eq!(read_line(&mut from).unwrap().unwrap().unwrap(), b"{}\n");
        let mut endless = BufReader::new(io::repeat(0));
        assert!(read_line(&mut endless).is_err());
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
