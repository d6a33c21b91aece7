//! Fits the weights of `analysis::quotation::reported::clue` and writes them into that file.
//!
//! ```text
//! cargo run --release --example weigh_reports -- FIT.jsonl [TEST.jsonl ...]
//! ```
//!
//! Each line of a file is `{"text", "quotes": [{start, end}]}`, with offsets in code points. Words that a reporting
//! clause seems to report are speech if half of their words and those of a quotation, or of the quotations inside them,
//! are the same; all other such words are not. There is a weight for each clue and each group of shapes. Only the clues
//! are used, never the words of a text.
//!
//! Prints how many words are decided correctly at several scores, for each group; for the files after the first also
//! each wrong decision.

#![expect(
    clippy::disallowed_methods,
    reason = "a tool that is run by hand reads texts and writes a source file"
)]

mod weighing;

use pullquote::analysis::Passage;
use pullquote::analysis::quotation::judge_reported_words;
use pullquote::analysis::quotation::reported::JudgedReport;
use pullquote::analysis::quotation::reported::clue::{ANNOTATED, ReportClue, SPEECH_PROBABILITY};
use pullquote::analysis::weights::WeightedClue;
use pullquote::article::Article;
use pullquote::input::{Document, Media};
use pullquote::text::Span;
use serde_json::Value;
use std::collections::HashSet;
use std::error::Error;
use weighing::{Sample, WeightTable, words_around};

fn main() -> Result<(), Box<dyn Error>> {
    let mut files = std::env::args().skip(1);
    let fit = samples(&files.next().ok_or("which file?")?)?;
    let tests =
        files.map(|file| Ok((file.clone(), samples(&file)?))).collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    let least = f64::from(SPEECH_PROBABILITY * ANNOTATED);
    let table = WeightTable {
        source: "src/analysis/quotation/reported/clue.rs",
        clues: ReportClue::ALL.iter().map(|clue| format!("{clue:?}")).collect(),
        columns: &["that", "bare", "act", "around"],
        own: 4.0,
        shared: 1.0,
        without_speech: 1.0,
        least_score: (least / (1.0 - least)).ln(),
    };
    table.fit(&fit, &tests)
}

/// The words of a file that a reporting clause seems to report.
fn samples(path: &str) -> Result<Vec<Sample>, Box<dyn Error>> {
    let mut found = Vec::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let line: Value = serde_json::from_str(line)?;
        let text = line["text"].as_str().unwrap_or_default().to_owned();
        let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let article = Article::new(Document::record(String::new(), Media::Plain, text));
        let quoted: Vec<HashSet<usize>> =
            spans(&line["quotes"], &bytes).map(|span| words(&article.text, span)).collect();
        let passage = Passage::new(&article.text, &article.paragraphs);
        for (span, judged) in judge_reported_words(&passage) {
            let its = words(&article.text, span);
            let speech =
                quoted.iter().any(|quoted| is_half(&its, quoted)) || is_half(&its, &parts(&its, &quoted));
            found.push(sample(&article.text, span, &judged, speech));
        }
    }
    Ok(found)
}

fn spans<'v>(list: &'v Value, bytes: &'v [usize]) -> impl Iterator<Item = Span> + 'v {
    let offset = |value: &Value| {
        let index = usize::try_from(value.as_u64().unwrap_or(0)).unwrap_or(0);
        bytes.get(index).copied().or_else(|| bytes.last().copied()).unwrap_or(0)
    };
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().map(move |item| Span::new(offset(&item["start"]), offset(&item["end"])))
}

/// Where the words of a stretch of text begin.
fn words(text: &str, span: Span) -> HashSet<usize> {
    let mut inside = false;
    let mut starts = HashSet::new();
    for (at, c) in span.of(text).char_indices() {
        let is_letter = c.is_alphanumeric();
        if is_letter && !inside {
            starts.insert(span.start as usize + at);
        }
        inside = is_letter;
    }
    starts
}

/// The words of all quotations inside these words: a report in the middle divides one quotation into two.
fn parts(its: &HashSet<usize>, quoted: &[HashSet<usize>]) -> HashSet<usize> {
    let inside = quoted.iter().filter(|quoted| !quoted.is_empty() && quoted.is_subset(its));
    inside.flatten().copied().collect()
}

/// Whether half of the words in either are in both.
fn is_half(one: &HashSet<usize>, other: &HashSet<usize>) -> bool {
    let common = one.intersection(other).count();
    common > 0 && 2 * common >= one.union(other).count()
}

fn sample(text: &str, span: Span, judged: &JudgedReport, speech: bool) -> Sample {
    let clues = ReportClue::ALL.iter().enumerate().filter(|(_, clue)| judged.clues.has(**clue));
    let clues = clues.map(|(index, _)| index).collect();
    let words = words_around(text, span.start as usize, span.end as usize);
    Sample { words, clues, column: judged.clues.column(), speech }
}
