//! The words of one speaker that share most with a report -> the sentences of them that are worth reading.
//!
//! A word of the report that also stands one sentence further would drag that sentence in, and all its numbers with it. So a
//! sentence at either end is kept only if it has enough of the report that the others lack.

use super::found_words::FoundWords;
use crate::verify::source::{Sentences, Source};
use std::collections::BTreeSet;
use std::ops::Range;

/// The share of a report that a further sentence must add.
const MIN_ADDED: f64 = 0.2;
/// How many words before the first shared word, or after the last, its sentence may begin or end.
const MAX_BESIDE: usize = 25;

/// Of more sentences, every run is not tried: a report that long is of all of them.
const MAX_SENTENCES: usize = 40;

/// The sentences that share words with a report.
pub(super) struct Extent {
    /// Those with a shared word, in order, cut where they go on for long.
    sentences: Vec<Range<usize>>,
}

impl Extent {
    /// The run of sentences in `words` that has the most of a report for its length.
    pub(super) fn of(found: &FoundWords<'_>, source: &Source, words: &Range<usize>) -> Self {
        let sentences = sentences_with(&found.places_in(words), source);
        let worth = |run: &[Range<usize>]| {
            let Some((first, last)) = run.first().zip(run.last()) else { return f64::MIN };
            let ends = run.windows(2).filter(|pair| matches!(pair, [one, next] if is_end(source, one, next)));
            let further = f64::from(u32::try_from(ends.count()).unwrap_or(u32::MAX));
            let held = found.held_by(&(first.start.max(words.start)..last.end.min(words.end)));
            found.weight_of(held.values()) - MIN_ADDED * found.all * further
        };
        if sentences.len() > MAX_SENTENCES {
            return Self { sentences };
        }
        let mut best: (f64, &[Range<usize>]) = (f64::MIN, &[]);
        for from in 0..sentences.len() {
            for to in from + 1..=sentences.len() {
                let run = sentences.get(from..to).unwrap_or_default();
                let worth = worth(run);
                if worth > best.0 {
                    best = (worth, run);
                }
            }
        }
        Self { sentences: best.1.to_vec() }
    }

    /// From the first word to behind the last.
    pub(super) fn words(&self) -> Range<usize> {
        let ends = self.sentences.first().zip(self.sentences.last());
        ends.map(|(first, last)| first.start..last.end).unwrap_or_default()
    }

    /// The places of the words in sentences that have a word of the report.
    pub(super) fn sharing(&self) -> impl Iterator<Item = usize> {
        self.sentences.iter().flat_map(Clone::clone)
    }
}

/// Whether more than a dash, a colon or a quotation mark stands between two sentences.
fn is_end(source: &Source, one: &Range<usize>, next: &Range<usize>) -> bool {
    let words = source.words();
    let between = words
        .get(one.end.saturating_sub(1))
        .zip(words.get(next.start))
        .and_then(|(last, first)| source.text().get(last.span.range().end..first.span.range().start));
    one.end != next.start || between.is_none_or(|between| between.contains(['.', '!', '?', '…', '\n']))
}

/// The sentences with these places, cut where they go on for long.
fn sentences_with(places: &BTreeSet<usize>, source: &Source) -> Vec<Range<usize>> {
    let sentences = Sentences(source);
    let mut found: Vec<Range<usize>> = Vec::new();
    for &place in places {
        let (start, end) = (sentences.start(place), sentences.end(place));
        match found.last_mut().filter(|last| last.end > start) {
            // A place in the same sentence: it goes on a little further.
            Some(last) => last.end = last.end.max(end.min(place + 1 + MAX_BESIDE)),
            None => found.push(start.max(place.saturating_sub(MAX_BESIDE))..end.min(place + 1 + MAX_BESIDE)),
        }
    }
    found
}
