//! Fits the weights of `analysis::quotation::judging::clue` and writes them into that file.
//!
//! ```text
//! cargo run --release --example weigh_marks -- FIT.jsonl PASSAGES.txt [TEST.jsonl ...]
//! ```
//!
//! Each line of a file is `{"text", "quotes": [{start, end, kind}], "negatives": [{start, end}]}`, with offsets in
//! code points. `PASSAGES.txt`, written for the project, has passages between lines of three hyphens, with `<q>` around
//! quotations and `<n>` around marks without speech; its weights are fitted together with those of the first file. A pair
//! of marks that covers a quotation contains speech, one that covers a negative does not, others
//! are ignored. The weights are those of a logistic regression, one for each length of the quoted text; each is drawn
//! towards the mean of its clue over the lengths, and that towards zero. They are found by full gradient descent from
//! zero, so that the same texts always give the same weights. Some clues depend on the decisions about earlier marks:
//! run it again until little changes. Only the clues are used, never the words of a text. Marks without speech count
//! several times, because they are rarer in the first file than in most papers.
//!
//! Prints how many pairs are decided correctly, at several thresholds: each half of the first file with weights from
//! the other half, all of it with its own weights, and the other files; for those also each wrong decision.

#![expect(
    clippy::disallowed_methods,
    reason = "a tool that is run by hand reads texts and writes a source file"
)]

use pullquote::analysis::Passage;
use pullquote::analysis::quotation::judging::clue::{PairClue, SPEECH_THRESHOLD};
use pullquote::analysis::quotation::{JudgedPair, judge_pairs};
use pullquote::analysis::weights::WeightedClue;
use pullquote::article::Article;
use pullquote::input::{Document, Media};
use serde_json::Value;
use std::error::Error;
use std::io::Write;

/// How strongly a length's own part of a weight is drawn to zero.
const OWN: f64 = 8.0;
/// How strongly the part that all lengths share is.
const SHARED: f64 = 2.0;
/// How often a pair without speech counts.
const WITHOUT_SPEECH: f64 = 2.0;
/// Steps of the descent.
const ROUNDS: usize = 1000;

/// A pair of marks that is known to contain speech or not.
#[derive(Clone)]
struct Sample {
    words: String,
    clues: Vec<usize>,
    column: usize,
    speech: bool,
}

/// A weight for each clue and length, and the part they share.
type Weights = Vec<[f64; 4]>;

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = std::io::stdout().lock();
    let mut files = std::env::args().skip(1);
    let mut fit = samples(&files.next().ok_or("which file?")?)?;
    fit.extend(passages(&files.next().ok_or("which passages?")?)?);
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
    for sample in samples
        .iter()
        .filter(|sample| sample.speech != (score(weights, sample) > f64::from(SPEECH_THRESHOLD)))
    {
        let weight = |clue: usize| weights[clue][sample.column] + weights[clue][3];
        let seen = |&clue: &usize| format!("{:?} {:.1}", PairClue::ALL[clue], weight(clue));
        let clues = sample.clues.iter().map(seen).collect::<Vec<_>>().join(", ");
        writeln!(out, "{} {:.1} | {} | {clues}", sample.speech, score(weights, sample), sample.words)?;
    }
    Ok(())
}

/// Puts the weights into the source file, each after the name of its clue.
fn write_weights(weights: &Weights) -> std::io::Result<()> {
    const SOURCE: &str = "src/analysis/quotation/judging/clue.rs";
    let source = std::fs::read_to_string(SOURCE)?;
    let mut lines: Vec<String> = source.lines().map(str::to_owned).collect();
    for (index, name) in PairClue::ALL.iter().enumerate() {
        let of = |column: usize| weights[index][column] + weights[index][3];
        let start = format!("    {name:?} ");
        if let Some(line) = lines.iter_mut().find(|line| line.starts_with(&start) && line.ends_with(',')) {
            *line = format!("{start}{:.2} {:.2} {:.2},", of(0), of(1), of(2));
        }
    }
    std::fs::write(SOURCE, lines.join("\n") + "\n")
}

/// The pairs of a file that are known to hold speech or not.
fn samples(path: &str) -> Result<Vec<Sample>, Box<dyn Error>> {
    let mut found = Vec::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let line: Value = serde_json::from_str(line)?;
        let text = line["text"].as_str().unwrap_or_default().to_owned();
        let bytes: Vec<u32> = text.char_indices().map(|(at, _)| u32::try_from(at).unwrap_or(0)).collect();
        let speech =
            ranges(&line["quotes"], &bytes, |quote| quote["kind"] == "direct" || quote["kind"] == "mixed");
        let other = ranges(&line["negatives"], &bytes, |_| true);
        add_samples(text, &speech, &other, &mut found)?;
    }
    Ok(found)
}

/// The pairs of the annotated passages of a file.
fn passages(path: &str) -> Result<Vec<Sample>, Box<dyn Error>> {
    let mut found = Vec::new();
    for passage in std::fs::read_to_string(path)?.split("\n---\n") {
        let (mut text, mut starts) = (String::new(), Vec::new());
        let (mut speech, mut other) = (Vec::new(), Vec::new());
        for part in passage.trim_end().split_inclusive(['<', '>']) {
            let at = u32::try_from(text.len())?;
            match part {
                "q>" | "n>" => starts.push(at),
                "/q>" => speech.push((starts.pop().ok_or("nothing to close")?, at)),
                "/n>" => other.push((starts.pop().ok_or("nothing to close")?, at)),
                words => text.push_str(words.trim_end_matches('<')),
            }
        }
        add_samples(text, &speech, &other, &mut found)?;
    }
    Ok(found)
}

/// Adds the pairs of a text that no rule decides, of those that are known.
fn add_samples(
    text: String,
    speech: &[(u32, u32)],
    other: &[(u32, u32)],
    found: &mut Vec<Sample>,
) -> std::io::Result<()> {
    let article = Article::new(Document::record(String::new(), Media::Plain, text));
    let passage = Passage::new(&article.text, &article.paragraphs);
    for weighed in judge_pairs(&passage) {
        let known =
            if covers(speech, &weighed) { Some(true) } else { covers(other, &weighed).then_some(false) };
        let Some(known) = known else { continue };
        if let Some(ruled) = weighed.ruled {
            if ruled != known {
                writeln!(std::io::stderr(), "a rule says {ruled}: {}", around(&article, &weighed))?;
            }
            continue;
        }
        found.push(sample(&article, &weighed, known));
    }
    Ok(())
}

fn ranges(list: &Value, bytes: &[u32], wanted: impl Fn(&Value) -> bool) -> Vec<(u32, u32)> {
    let offset = |value: &Value| {
        let index = usize::try_from(value.as_u64().unwrap_or(0)).unwrap_or(0);
        bytes.get(index).copied().unwrap_or(u32::MAX)
    };
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter()
        .filter(|item| wanted(item))
        .map(|item| (offset(&item["start"]), offset(&item["end"])))
        .collect()
}

/// Whether a range is nearly the same stretch as the pair.
fn covers(ranges: &[(u32, u32)], weighed: &JudgedPair) -> bool {
    let span = weighed.pair.marks;
    ranges.iter().any(|&(start, end)| {
        let common = span.end.min(end).saturating_sub(span.start.max(start));
        f64::from(common) >= 0.7 * f64::from(end.max(span.end) - start.min(span.start))
    })
}

fn sample(article: &Article, weighed: &JudgedPair, speech: bool) -> Sample {
    let clues = PairClue::ALL.iter().enumerate().filter(|(_, clue)| weighed.clues.has(**clue));
    let clues = clues.map(|(index, _)| index).collect();
    let words = around(article, weighed);
    Sample { words, clues, column: weighed.clues.column(), speech }
}

/// One half of the samples, in blocks so that an article hardly ever stands in both.
fn every_second(samples: &[Sample], half: usize) -> Vec<Sample> {
    const BLOCK: usize = 200;
    samples.chunks(BLOCK).skip(half).step_by(2).flatten().cloned().collect()
}

/// The marks with the words around them, for the list of errors.
fn around(article: &Article, weighed: &JudgedPair) -> String {
    const WIDTH: usize = 90;
    let span = weighed.pair.marks;
    let (before, rest) = article.text.split_at(span.start as usize);
    let (marks, behind) = rest.split_at(span.len());
    let before: Vec<char> = before.chars().rev().take(WIDTH).collect();
    let behind: String = behind.chars().take(WIDTH).collect();
    let all: String = before.iter().rev().collect::<String>() + "⟦" + marks + "⟧" + &behind;
    all.replace('\n', "⏎")
}

fn score(weights: &Weights, sample: &Sample) -> f64 {
    sample.clues.iter().map(|&clue| weights[clue][sample.column] + weights[clue][3]).sum()
}

/// Logistic regression by gradient descent with a step of its own for each weight.
fn descend(samples: &[Sample]) -> Weights {
    let mut weights: Weights = vec![[0.0; 4]; PairClue::ALL.len()];
    let mut squares: Weights = vec![[1e-6; 4]; PairClue::ALL.len()];
    for _ in 0..ROUNDS {
        let mut slope: Weights =
            weights.iter().map(|w| [OWN * w[0], OWN * w[1], OWN * w[2], SHARED * w[3]]).collect();
        for sample in samples {
            let likely = 1.0 / (1.0 + (-score(&weights, sample)).exp());
            let counts = if sample.speech { 1.0 } else { WITHOUT_SPEECH };
            let miss = counts * (likely - f64::from(u8::from(sample.speech)));
            for &clue in &sample.clues {
                slope[clue][sample.column] += miss;
                slope[clue][3] += miss;
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

/// Counts the correct decisions at several thresholds.
fn report(out: &mut impl Write, name: &str, weights: &Weights, samples: &[Sample]) -> std::io::Result<()> {
    let loss: f64 = samples
        .iter()
        .map(|s| (1.0 + (if s.speech { -score(weights, s) } else { score(weights, s) }).exp()).ln())
        .sum();
    writeln!(out, "{name} loss {loss:.1}")?;
    for least in [0.0, 0.5, 1.0, 1.5, 2.0] {
        write!(out, "{name} above {least}: ")?;
        for (column, length) in ["word", "phrase", "clause"].iter().enumerate() {
            let mut counts = [[0_u32; 2]; 2];
            for sample in samples.iter().filter(|sample| sample.column == column) {
                counts[usize::from(sample.speech)][usize::from(score(weights, sample) > least)] += 1;
            }
            let [[left, taken], [missed, found]] = counts;
            write!(
                out,
                "{length} missed {missed} of {}, taken {taken} of {}; ",
                missed + found,
                left + taken
            )?;
        }
        writeln!(out)?;
    }
    Ok(())
}
