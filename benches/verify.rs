//! Measures the comparison of quotations with a source: `cargo bench --bench verify`.
//!
//! A transcript of 1 MB with 1,000 quotations from it: a third word for word, a third with a word changed, a third with words
//! left out at an ellipsis. One core; reading the transcript is measured on its own.

#![allow(missing_docs, reason = "criterion's macros make undocumented functions")]

use criterion::{Criterion, criterion_group, criterion_main};
use pullquote::article::Article;
use pullquote::input::{Document, Media};
use pullquote::verify::{QuotedSpeech, Source, SourceVerdict, compare};
use std::fmt::Write;
use std::hint::black_box;

const NAMES: [&str; 5] = ["ANA LOPES", "RUI COSTA", "MARTA DIAS", "PAULO REIS", "INES PRADO"];
const SUBJECTS: [&str; 7] =
    ["the quay", "our harbour", "the night ferry", "every crew", "the council", "a boat", "the tide"];
const VERBS: [&str; 8] =
    ["waits for", "asks about", "never saw", "counted", "paid for", "lost", "repaired", "sold"];
const OBJECTS: [&str; 9] = [
    "the bridge",
    "an old net",
    "the new pier",
    "the winter storm",
    "two engines",
    "the report",
    "a lamp",
    "the fuel",
    "ice",
];

/// The numbered sentence of a transcript: words repeat as they do in speech, a number does not.
fn sentence(number: usize) -> String {
    let pick = |words: &[&'static str], step: usize| words[number * step % words.len()];
    format!(
        "I told them that {} {} {} on day {number}, and that we would not {} {} again before the {} of spring",
        pick(&SUBJECTS, 3),
        pick(&VERBS, 5),
        pick(&OBJECTS, 7),
        pick(&VERBS, 11),
        pick(&OBJECTS, 13),
        pick(&["first", "second", "last"], 1),
    )
}

fn transcript(bytes: usize) -> (String, usize) {
    let (mut text, mut sentences) = (String::new(), 0);
    while text.len() < bytes {
        if sentences % 6 == 0 {
            let seconds = sentences * 4;
            let name = NAMES[sentences / 6 % NAMES.len()];
            let _ = write!(
                text,
                "\n\n[at {:02}:{:02}:{:02}]\n\n{name}: ",
                seconds / 3600,
                seconds / 60 % 60,
                seconds % 60
            );
        }
        text.push_str(&sentence(sentences));
        text.push_str(". ");
        sentences += 1;
    }
    (text, sentences)
}

/// A quotation from a transcript with this many sentences, and whether it is word for word.
fn quotation(number: usize, sentences: usize) -> (String, SourceVerdict) {
    let said = sentence(number * 7919 % sentences);
    match number % 3 {
        0 => (said, SourceVerdict::Identical),
        1 => (said.replacen("would not", "would", 1), SourceVerdict::Differs),
        _ => (said.replacen(" and that we would not", " …", 1), SourceVerdict::Shortened),
    }
}

fn source(text: &str) -> Source {
    Source::new("record", Article::new(Document::record(String::new(), Media::Plain, text.to_owned())), None)
}

fn measure(criterion: &mut Criterion) {
    let (text, sentences) = transcript(1_000_000);
    let record = source(&text);
    let quotations: Vec<(String, SourceVerdict)> =
        (0..1000).map(|number| quotation(number, sentences)).collect();
    let right = quotations
        .iter()
        .filter(|(words, verdict)| compare(&QuotedSpeech::words(words), &record).verdict == *verdict);
    assert_eq!(right.count(), quotations.len(), "what is measured must be right");
    criterion.bench_function("1,000 quotations against 1 MB", |bench| {
        bench.iter(|| {
            for (words, _) in &quotations {
                black_box(compare(&QuotedSpeech::words(words), &record));
            }
        });
    });
    criterion.bench_function("read 1 MB as a source", |bench| bench.iter(|| black_box(source(&text))));
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = measure
}
criterion_main!(benches);
