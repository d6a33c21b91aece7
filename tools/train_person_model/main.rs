//! Annotated text -> `assets/people/person_model.bin`, the weights of the person tagger.
//!
//! `cargo run --release --example train_person_model -- TRAIN_FOLDER LEXICON_FOLDER`; the same input gives the same
//! bytes. `--held-out` trains on three quarters of the project's articles and reports how well people are found in
//! the rest; `--score FILE` does so for a file of annotated articles.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::string_slice,
    missing_docs,
    reason = "a tool"
)]
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::similar_names,
    clippy::too_many_lines,
    unreachable_pub,
    reason = "figures of a tool"
)]

mod chance;
mod corpora;
mod crf;
mod lesson;
mod names;
mod score;
mod vary;

use chance::Chance;
use corpora::{Document, Source};
use crf::{Sample, Weights};
use lesson::Lessons;
use names::Names;
use pullquote::lexicon::person_model::{PADDING, ROWS, STEPS, VOTE_ROWS};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;
use vary::Measure;

const ARTICLES: &str = "tools/train_person_model/articles";
const MODEL: &str = "assets/people/person_model.bin";
/// The number of parts that the texts are split into, so that each is tagged by a tagger that was not trained on it.
const FOLDS: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let path = |at: usize| arguments.get(at).map(PathBuf::from).ok_or("TRAIN_FOLDER LEXICON_FOLDER");
    let held_out = arguments.iter().any(|argument| argument == "--held-out");
    let clock = Instant::now();
    let names = Names::read(&path(1)?, Path::new("assets/places/places.txt"))?;
    let all = corpora::read_all(&path(0)?, Path::new(ARTICLES))?;
    let (held, learnt): (Vec<Document>, Vec<Document>) =
        all.into_iter().partition(|d| held_out && is_held(d));
    println!("{} documents, {} held out", learnt.len(), held.len());
    let lessons = Lessons::new(prepare(learnt, &names));
    println!("{:.0} s: {} texts read", clock.elapsed().as_secs_f32(), lessons.samples.len());
    let model = train(&lessons);
    println!("{:.0} s: trained", clock.elapsed().as_secs_f32());
    if held_out {
        for (name, of) in
            [("own", "own"), ("pud", "uner_pud"), ("ewt", "uner_en"), ("gmb", "gmb"), ("wiki", "wikigold")]
        {
            let set: Vec<&Document> = held.iter().filter(|d| group(d) == of).collect();
            println!("{name}: {}", score::score(&model, &set));
        }
        let set: Vec<&Document> = held.iter().filter(|d| !["", "gmb"].contains(&group(d))).collect();
        println!("all but gmb: {}", score::score(&model, &set));
    } else {
        std::fs::write(MODEL, &model)?;
    }
    if let Some(at) = arguments.iter().position(|argument| argument == "--score") {
        let set = corpora::read_lines(&path(at + 1)?, Source::Own)?;
        println!("{}: {}", arguments[at + 1], score::score(&model, &set.iter().collect::<Vec<_>>()));
    }
    Ok(())
}

fn group(document: &Document) -> &str {
    match document.source {
        Source::Own => "own",
        _ => ["uner_pud", "uner_en", "gmb", "wikigold"]
            .into_iter()
            .find(|name| document.id.starts_with(name))
            .unwrap_or_default(),
    }
}

/// Selects part of each kind of text, always the same one.
fn is_held(document: &Document) -> bool {
    let hash =
        document.id.bytes().fold(7_usize, |hash, byte| hash.wrapping_mul(31).wrapping_add(byte.into()));
    match group(document) {
        "own" => hash % 4 == 0,
        "uner_pud" | "uner_en" | "wikigold" => hash % 3 == 0,
        "gmb" => hash % 30 == 0,
        _ => false,
    }
}

/// Returns the texts for training: copies with other names.
fn prepare(documents: Vec<Document>, names: &Names) -> Vec<Document> {
    let mut chance = Chance::new(1);
    let mut texts = Vec::new();
    let (sentences, documents): (Vec<_>, Vec<_>) =
        documents.into_iter().partition(|d| d.source == Source::Sentences);
    let joined = sentences.chunks(6).map(vary::join);
    for document in documents.into_iter().chain(joined) {
        let (people, places, organizations, copies) = match document.source {
            Source::Own => (750, 300, 200, 6),
            Source::News => (750, 500, 350, 2),
            Source::Sentences | Source::Mixed => (500, 300, 250, 2),
        };
        for copy in 0..copies {
            let mut measure = Measure { people, places, organizations };
            if document.source == Source::Own && copy == 0 {
                measure = Measure { people: 0, places: 0, organizations: 0 };
            }
            let mut text = vary::vary(&document, measure, names, &mut chance);
            if chance.happens(120) {
                vary::headline(&mut text, &mut chance);
            }
            texts.push(text);
        }
    }
    texts
}

/// Trains both passes and returns the bytes of the file.
fn train(lessons: &Lessons) -> Vec<u8> {
    let all: Vec<&Sample> = lessons.samples.iter().collect();
    let (first, mut taggers) = std::thread::scope(|scope| {
        let others = scope.spawn(|| [blind(lessons, 1), blind(lessons, 2)]);
        let (first, zeroth) = (crf::learn(&all, Weights::new(ROWS), 1), blind(lessons, 0));
        let mut taggers = vec![zeroth];
        taggers.extend(others.join().into_iter().flatten());
        (first, taggers)
    });
    taggers.truncate(FOLDS);
    let second = |at: usize| lessons.second(at, &taggers[lessons.parts[at] % FOLDS]);
    let votes: Vec<Sample> = (0..lessons.samples.len()).map(second).collect();
    let mut begin = Weights::new(ROWS + VOTE_ROWS);
    begin.links = first.links;
    let second = crf::learn(&votes.iter().collect::<Vec<_>>(), begin, 2);
    write(&first, &second)
}

/// Trains a tagger without one part of the texts.
fn blind(lessons: &Lessons, part: usize) -> Weights {
    let seen = lessons.samples.iter().enumerate().filter(|(at, _)| lessons.parts[*at] % FOLDS != part);
    crf::learn(&seen.map(|(_, sample)| sample).collect::<Vec<_>>(), Weights::new(ROWS), 3 + part as u64)
}

fn write(first: &Weights, second: &Weights) -> Vec<u8> {
    let byte = |weight: &f32| ((weight * STEPS).round().clamp(-127.0, 127.0) as i8).cast_unsigned();
    let mut bytes: Vec<u8> = first.rows.iter().flatten().map(byte).collect();
    bytes.extend(second.rows[ROWS..].iter().flatten().map(byte));
    bytes.extend(first.links.iter().chain(&second.links).flatten().map(byte));
    let over = first.rows.iter().flatten().filter(|weight| weight.abs() * STEPS > 127.0).count();
    println!("{over} weights cut, {} in use", bytes.iter().filter(|&&b| b != 0).count());
    bytes.extend([0; PADDING]);
    bytes
}
