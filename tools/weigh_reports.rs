//! Fits the weights of `analysis::quotation::reported::clue` and writes them into that file.
//!
//! ```text
//! cargo run --release --example weigh_reports -- FIT.jsonl [TEST.jsonl ...]
//! ```
//!
//! Each line of a file is `{"text", "quotes": [{start, end}]}`, with offsets in code points. Words that a reporting
//! clause seems to report are speech if half of their words and those of a quotation, or of the quotations inside them,
//! are the same; all other such words are not. The weights are those of a logistic regression, one for each group of shapes; each is drawn towards the
//! mean of its clue over the groups, and that towards zero. They are found by full gradient descent from zero, so that
//! the same texts always give the same weights. Only the clues are used, never the words of a text.
//!
//! Prints how many words are decided correctly at several thresholds, for each group: each half of the first file with
//! weights from the other half, all of it with its own weights, and the other files; for those also each wrong decision.

#![expect(
    clippy::disallowed_methods,
    reason = "a tool that is run by hand reads texts and writes a source file"
)]

use pullquote::analysis::Passage;
use pullquote::analysis::quotation::judge_reported_words;
use pullquote::analysis::quotation::reported::JudgedReport;
use pullquote::analysis::quotation::reported::clue::{ReportClue, SPEECH_THRESHOLD};
use pullquote::analysis::weights::WeightedClue;
use pullquote::article::Article;
use pullquote::input::{Document, Media};
use pullquote::text::Span;
use serde_json::Value;
use std::collections::HashSet;
use std::error::Error;
use std::io::Write;

/// How strongly a group's own part of a weight is drawn to zero.
const OWN: f64 = 4.0;
/// How strongly the part that all groups share is.
const SHARED: f64 = 1.0;
/// Steps of the descent.
const ROUNDS: usize = 1000;
/// The groups of shapes, in the order of the columns.
const GROUPS: [&str; 4] = ["that", "bare", "act", "around"];

/// Words that are known to be speech or not.
#[derive(Clone)]
struct Sample {
    words: String,
    clues: Vec<usize>,
    column: usize,
    speech: bool,
}

/// A weight for each clue and group, and the part they share.
type Weights = Vec<[f64; 5]>;

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = std::io::stdout().lock();
    let mut files = std::env::args().skip(1);
    let fit = samples(&files.next().ok_or("which file?")?)?;
    let halves: Vec<Weights> = [0, 1].map(|half| descend(&every_second(&fit, half))).into();
    for (half, weights) in halves.iter().enumerate() {
        report(&mut out, "half", weights, &every_second(&fit, 1 - half))?;
    }
    let weights = descend(&fit);
    report(&mut out, "fit", &weights, &fit)?;
    for file in files {
        let samples = samples(&file)?;
        report(&mut out, &file, &weights, &samples)?;
        list_errors(&mut out, &weights, &samples)?;
    }
    write_weights(&weights)?;
    Ok(())
}

/// Prints the wrong decisions, with their clues and weights.
fn list_errors(out: &mut impl Write, weights: &Weights, samples: &[Sample]) -> std::io::Result<()> {
    let threshold = f64::from(SPEECH_THRESHOLD);
    for sample in samples.iter().filter(|sample| sample.speech != (likely(weights, sample) > threshold)) {
        let weight = |clue: usize| weights[clue][sample.column] + weights[clue][4];
        let seen = |&clue: &usize| format!("{:?} {:.1}", ReportClue::ALL[clue], weight(clue));
        let clues = sample.clues.iter().map(seen).collect::<Vec<_>>().join(", ");
        writeln!(out, "{} {:.2} | {} | {clues}", sample.speech, likely(weights, sample), sample.words)?;
    }
    Ok(())
}

/// Puts the weights into the source file, each after the name of its clue.
fn write_weights(weights: &Weights) -> std::io::Result<()> {
    const SOURCE: &str = "src/analysis/quotation/reported/clue.rs";
    let source = std::fs::read_to_string(SOURCE)?;
    let mut lines: Vec<String> = source.lines().map(str::to_owned).collect();
    for (index, name) in ReportClue::ALL.iter().enumerate() {
        let of = |column: usize| weights[index][column] + weights[index][4];
        let start = format!("    {name:?} ");
        if let Some(line) = lines.iter_mut().find(|line| line.starts_with(&start) && line.ends_with(',')) {
            *line = format!("{start}{:.2} {:.2} {:.2} {:.2},", of(0), of(1), of(2), of(3));
        }
    }
    std::fs::write(SOURCE, lines.join("\n") + "\n")
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
    Sample { words: around(text, span), clues, column: judged.clues.column(), speech }
}

/// One half of the samples, in blocks so that an article hardly ever stands in both.
fn every_second(samples: &[Sample], half: usize) -> Vec<Sample> {
    const BLOCK: usize = 200;
    samples.chunks(BLOCK).skip(half).step_by(2).flatten().cloned().collect()
}

/// The words with those around them, for the list of errors.
fn around(text: &str, span: Span) -> String {
    const WIDTH: usize = 90;
    let (before, rest) = text.split_at(span.start as usize);
    let (words, behind) = rest.split_at(span.len());
    let before: Vec<char> = before.chars().rev().take(WIDTH).collect();
    let behind: String = behind.chars().take(WIDTH).collect();
    let all: String = before.iter().rev().collect::<String>() + "⟦" + words + "⟧" + &behind;
    all.replace('\n', "⏎")
}

/// How likely words are speech.
fn likely(weights: &Weights, sample: &Sample) -> f64 {
    let score: f64 = sample.clues.iter().map(|&clue| weights[clue][sample.column] + weights[clue][4]).sum();
    1.0 / (1.0 + (-score).exp())
}

/// Logistic regression by gradient descent with a step of its own for each weight.
fn descend(samples: &[Sample]) -> Weights {
    let mut weights: Weights = vec![[0.0; 5]; ReportClue::ALL.len()];
    let mut squares: Weights = vec![[1e-6; 5]; ReportClue::ALL.len()];
    for _ in 0..ROUNDS {
        let mut slope: Weights =
            weights.iter().map(|w| [OWN * w[0], OWN * w[1], OWN * w[2], OWN * w[3], SHARED * w[4]]).collect();
        for sample in samples {
            let miss = likely(&weights, sample) - f64::from(u8::from(sample.speech));
            for &clue in &sample.clues {
                slope[clue][sample.column] += miss;
                slope[clue][4] += miss;
            }
        }
        for (index, row) in slope.iter().enumerate() {
            for (column, value) in row.iter().enumerate() {
                squares[index][column] += value * value;
                weights[index][column] -= 0.3 * value / squares[index][column].sqrt();
            }
        }
    }
    weights
}

/// Counts the decisions at several thresholds.
fn report(out: &mut impl Write, name: &str, weights: &Weights, samples: &[Sample]) -> std::io::Result<()> {
    for least in [0.3, 0.5, 0.6, 0.7, 0.8, 0.9] {
        write!(out, "{name} above {least}: ")?;
        for (column, group) in GROUPS.iter().enumerate() {
            let mut counts = [[0_u32; 2]; 2];
            for sample in samples.iter().filter(|sample| sample.column == column) {
                counts[usize::from(sample.speech)][usize::from(likely(weights, sample) > least)] += 1;
            }
            let [[left, taken], [missed, found]] = counts;
            write!(
                out,
                "{group} missed {missed} of {}, taken {taken} of {}; ",
                missed + found,
                left + taken
            )?;
        }
        writeln!(out)?;
    }
    Ok(())
}
