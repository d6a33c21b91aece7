//! Documents -> lessons: the clues that the program reads in them, with the correct tags.

use super::corpora::{Document, Source};
use super::crf::{Sample, Weights, mend};
use pullquote::analysis::country::{self, CountryMention};
use pullquote::analysis::person::training::{self, Scores};
use pullquote::analysis::{MentionKind, Passage};
use pullquote::article::Article;
use pullquote::input;
use std::thread;

/// All texts for training.
pub struct Lessons {
    documents: Vec<Document>,
    pub samples: Vec<Sample>,
    /// All copies of one text are in one part.
    pub parts: Vec<usize>,
}

impl Lessons {
    pub fn new(documents: Vec<Document>) -> Self {
        let half = documents.len() / 2;
        let read = |part: &[Document]| part.iter().map(sample).collect::<Vec<_>>();
        let samples = thread::scope(|scope| {
            let (one, two) = documents.split_at(half);
            let other = scope.spawn(move || read(two));
            let mut all = read(one);
            all.extend(other.join().unwrap_or_default());
            all
        });
        let part = |id: &str| {
            id.bytes().fold(0_usize, |hash, byte| hash.wrapping_mul(131).wrapping_add(byte.into())) >> 3
        };
        let parts = documents.iter().map(|document| part(&document.id)).collect();
        Self { documents, samples, parts }
    }

    /// Returns the lesson of the second pass over a text, after a first one with these weights.
    pub fn second(&self, at: usize, tagger: &Weights) -> Sample {
        let sample = &self.samples[at];
        let base = tagger.scores(sample);
        let chain = tagger.chain();
        let mut first: Vec<Scores> = Vec::new();
        let mut begin = 0;
        for &length in &sample.runs {
            first.append(&mut training::marginals(&chain, &base[begin..begin + length]));
            begin += length;
        }
        let rows = read(&self.documents[at], |passage, countries| {
            training::second_reading(passage, countries, &first)
        });
        Sample { rows, base, lexical: false, runs: sample.runs.clone(), labels: sample.labels.clone() }
    }
}

/// Reads a text as the program does.
pub fn read<T>(document: &Document, with: impl Fn(&Passage<'_>, &[CountryMention]) -> T) -> T {
    let record = input::Document::record(String::new(), input::Media::Plain, document.text.clone());
    let article = Article::new(record);
    let passage = Passage::new(&article.text, &article.paragraphs);
    let countries = country::find(&passage);
    with(&passage, &countries)
}

fn sample(document: &Document) -> Sample {
    read(document, |passage, countries| {
        let lesson = training::first_reading(passage, countries);
        let mut labels: Vec<u8> = Vec::new();
        let mut names = document.names.iter().peekable();
        for span in &lesson.spans {
            let (start, end) = (span.start as usize, span.end as usize);
            while names.next_if(|name| name.end <= start).is_some() {}
            let inside = names.peek().filter(|name| name.start < end && start >= name.start);
            labels.push(inside.map_or(0, |name| name.kind.label() + u8::from(start > name.start)));
        }
        if document.source != Source::Own && document.source != Source::News {
            add_countries(&lesson.spans, countries, &mut labels);
        }
        mend(&lesson.runs, &mut labels);
        Sample { runs: lesson.runs, rows: lesson.rows, labels, base: Vec::new(), lexical: true }
    })
}

/// Tags countries that the annotation leaves out.
fn add_countries(spans: &[pullquote::text::Span], countries: &[CountryMention], labels: &mut [u8]) {
    for (span, label) in spans.iter().zip(labels) {
        let country = countries.iter().find(|country| country.span.overlaps(*span));
        if let (0, Some(country)) = (*label, country) {
            let kind = if country.kind == MentionKind::Demonym { 7 } else { 3 };
            *label = kind + u8::from(span.start > country.span.start);
        }
    }
}
