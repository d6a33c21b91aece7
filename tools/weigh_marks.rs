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
//! are ignored. There is a weight for each clue and each length of the quoted text. Some clues depend on the decisions about
//! earlier marks: run it again until little changes. Only the clues are used, never the words of a text. Marks without
//! speech count several times, because they are rarer in the first file than in most papers.
//!
//! Prints how many pairs are decided correctly at several scores, for each length; for the files after the first also
//! each wrong decision.

#![expect(
    clippy::disallowed_methods,
    reason = "a tool that is run by hand reads texts and writes a source file"
)]

mod weighing;

use pullquote::analysis::Passage;
use pullquote::analysis::quotation::judging::clue::{PairClue, SPEECH_SCORE};
use pullquote::analysis::quotation::{JudgedPair, judge_pairs};
use pullquote::analysis::weights::WeightedClue;
use pullquote::article::Article;
use pullquote::input::{Document, Media};
use serde_json::Value;
use std::error::Error;
use std::io::Write;
use weighing::{Sample, WeightTable, words_around};

fn main() -> Result<(), Box<dyn Error>> {
    let mut files = std::env::args().skip(1);
    let mut fit = samples(&files.next().ok_or("which file?")?)?;
    fit.extend(passages(&files.next().ok_or("which passages?")?)?);
    let tests =
        files.map(|file| Ok((file.clone(), samples(&file)?))).collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    let table = WeightTable {
        source: "src/analysis/quotation/judging/clue.rs",
        clues: PairClue::ALL.iter().map(|clue| format!("{clue:?}")).collect(),
        columns: &["word", "phrase", "clause"],
        own: 8.0,
        shared: 2.0,
        without_speech: 2.0,
        least_score: f64::from(SPEECH_SCORE),
    };
    table.fit(&fit, &tests)
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
    Sample { words: around(article, weighed), clues, column: weighed.clues.column(), speech }
}

/// The marks with the words around them.
fn around(article: &Article, weighed: &JudgedPair) -> String {
    let span = weighed.pair.marks;
    words_around(&article.text, span.start as usize, span.end as usize)
}
