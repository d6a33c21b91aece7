//! Measures `extract` on one core and on two, in one run: `cargo bench --bench extract [-- articles.jsonl]`.
//!
//! Without a file it takes the articles of the tests. Each figure is the best of several runs. Count instructions with
//! `valgrind --tool=callgrind target/release/pullquote extract --jsonl < articles.jsonl` and `RAYON_NUM_THREADS=1`: they
//! are the same on a busy machine.

#![allow(
    missing_docs,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program that prints a table"
)]

use pullquote::analysis::{Analysis, analyze};
use pullquote::article::Article;
use pullquote::export::{Provenance, json};
use pullquote::input::{Document, Media};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

const STORIES: [&str; 3] = [
    include_str!("../assets/sample.txt"),
    include_str!("../tests/articles/interview.txt"),
    include_str!("../tests/articles/wrapped.txt"),
];
/// All records of a row together, in bytes.
const BYTES: usize = 10_000_000;
/// How often each is measured.
const RUNS: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let stories = match std::env::args().skip(1).find(|argument| !argument.starts_with('-')) {
        Some(path) => texts(&std::fs::read_to_string(path)?)?,
        None => STORIES.map(str::to_owned).to_vec(),
    };
    let pools = [1, 2].map(|cores| ThreadPoolBuilder::new().num_threads(cores).build());
    let [one, two] = pools.map(Result::ok);
    let (Some(one), Some(two)) = (one, two) else { return Err("no threads".into()) };
    println!("{:<44} {:>12} {:>12} {:>6}", "MB of text a second", "one core", "two cores", "ratio");
    for (name, length) in [
        ("articles, one a record", 0),
        ("ten documents", BYTES / 10),
        ("one document: half of it waits for the other", BYTES),
    ] {
        let records = records(&stories, length);
        let [alone, both] = [&one, &two].map(|pool| seconds(pool, &records));
        let speed = |seconds: f64| size(&records) / 1e6 / seconds;
        println!("{name:<44} {:>12.1} {:>12.1} {:>6.2}", speed(alone), speed(both), alone / both);
    }
    let document = records(&stories, BYTES);
    let peak = one.install(|| allocation_counter::measure(|| drop(found(&document[0]))).bytes_max);
    println!("{:<44} {:>12.1}", "memory of a document and its findings, a byte", ratio(peak, &document));
    Ok(())
}

/// The texts of records.
fn texts(lines: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let text = |line: &str| {
        let record: serde_json::Value = serde_json::from_str(line)?;
        Ok(record["text"].as_str().unwrap_or_default().to_owned())
    };
    lines.lines().map(text).collect()
}

/// Records of at least `length` bytes, together [`BYTES`]: stories, again and again.
fn records(stories: &[String], length: usize) -> Vec<String> {
    let mut records = vec![String::new()];
    let mut bytes = 0;
    for story in stories.iter().cycle() {
        let last = records.len() - 1;
        records[last] += story;
        records[last] += "\n\n";
        bytes += story.len() + 2;
        if bytes >= BYTES {
            break;
        }
        if records[last].len() >= length {
            records.push(String::new());
        }
    }
    records
}

/// What `extract` does with a record.
fn extract(text: &str) -> String {
    let (article, analysis) = found(text);
    json::line(&Provenance::default(), &article, &analysis)
}

fn found(text: &str) -> (Article, Analysis) {
    let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
    let analysis = analyze(&article);
    (article, analysis)
}

fn seconds(pool: &ThreadPool, records: &[String]) -> f64 {
    let run = || {
        let start = Instant::now();
        pool.install(|| records.par_iter().for_each(|text| drop(black_box(extract(text)))));
        start.elapsed()
    };
    (0..RUNS).map(|_| run()).min().unwrap_or(Duration::MAX).as_secs_f64()
}

#[expect(clippy::cast_precision_loss, reason = "sizes, rounded when printed")]
fn size(records: &[String]) -> f64 {
    records.iter().map(String::len).sum::<usize>() as f64
}

#[expect(clippy::cast_precision_loss, reason = "sizes, rounded when printed")]
fn ratio(peak: u64, records: &[String]) -> f64 {
    peak as f64 / size(records)
}
