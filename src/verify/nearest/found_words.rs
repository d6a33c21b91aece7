//! The telling words of a report, a source -> where the source has them, and the words of one speaker that have the most.

use super::telling::{TellingKind, TellingWord, places_of, weight};
use crate::sorting;
use crate::verify::find::{Vote, windows};
use crate::verify::quoted::QuotedSpeech;
use crate::verify::same_speaker::{SpeakerMatch, same_speaker};
use crate::verify::source::Source;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A smaller part of a report says nothing of where it is from.
const MIN_SHARE: f64 = 0.25;
/// A word in more places than these says nothing of where.
const MAX_PLACES: usize = 2000;
/// How many of the places with the most words are compared.
const MAX_WINDOWS: usize = 24;
/// How much more a passage counts that the source gives to the speaker of the report.
const SAME_SPEAKER: f64 = 1.3;

/// Where a source has words of a report.
pub(super) struct FoundWords<'a> {
    wanted: &'a [TellingWord],
    votes: Vec<Vote>,
    /// How much each word of the report counts.
    weights: Vec<f64>,
    /// How much all of them count that have a meaning of their own.
    pub(super) all: f64,
}

impl<'a> FoundWords<'a> {
    pub(super) fn of(wanted: &'a [TellingWord], source: &Source) -> Self {
        let mut votes = Vec::new();
        let mut weights = Vec::with_capacity(wanted.len());
        let mut all = 0.0;
        for (part, word) in wanted.iter().enumerate() {
            let places = places_of(word, source);
            let weight = weight(word, places.len(), source);
            let voting = if places.len() > MAX_PLACES { &[] } else { places.as_slice() };
            votes.extend(voting.iter().map(|place| Vote { place: *place as usize, part, weight }));
            weights.push(weight);
            all += if word.kind == TellingKind::Word { weight } else { 0.0 };
        }
        sorting::by_key(&mut votes, |vote| (vote.place, vote.part));
        Self { wanted, votes, weights, all }
    }

    /// How much words of the report count, by their numbers.
    pub(super) fn weight_of<'p>(&self, parts: impl Iterator<Item = &'p usize>) -> f64 {
        parts.filter_map(|part| self.weights.get(*part)).sum()
    }

    /// The words of the report in words of the source: for each its first place there, and its number.
    pub(super) fn held_by(&self, words: &Range<usize>) -> BTreeMap<usize, usize> {
        let mut seen = BTreeSet::new();
        let first: Vec<&Vote> = self.votes_in(words).filter(|vote| seen.insert(vote.part)).collect();
        // Where the word itself stands, others in its place say nothing.
        let is_surplus = |part: usize| {
            let in_place_of = self.wanted.get(part).and_then(|word| word.kind.in_place_of());
            in_place_of.is_some_and(|word| seen.contains(&word))
        };
        first.iter().filter(|vote| !is_surplus(vote.part)).map(|vote| (vote.place, vote.part)).collect()
    }

    /// The places in words of the source that have a word of the report.
    pub(super) fn places_in(&self, words: &Range<usize>) -> BTreeSet<usize> {
        self.votes_in(words).map(|vote| vote.place).collect()
    }

    fn votes_in(&self, words: &Range<usize>) -> impl Iterator<Item = &Vote> {
        let from = self.votes.partition_point(|vote| vote.place < words.start);
        let end = words.end;
        self.votes.iter().skip(from).take_while(move |vote| vote.place < end)
    }
}

/// The words of one speaker, at most so many, that hold most of the report, and how much they count.
pub(super) fn best_speech(
    report: &QuotedSpeech<'_>,
    source: &Source,
    (found, reach): (&FoundWords<'_>, usize),
) -> Option<(f64, Range<usize>)> {
    let least = found.all * MIN_SHARE;
    let mut likely = windows(&found.votes, reach, found.weights.len());
    likely.retain(|window| window.score >= least);
    sorting::by(&mut likely, |one, other| other.score.total_cmp(&one.score).then(one.from.cmp(&other.from)));
    let mut best: Option<(f64, Range<usize>)> = None;
    let speeches = likely.iter().take(MAX_WINDOWS).flat_map(|window| source.speeches(window.from..window.to));
    for speech in speeches {
        let held = found.weight_of(found.held_by(&speech).values());
        let score = held * factor(report, source, speech.start);
        if held >= least && best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, speech));
        }
    }
    best
}

/// How much more a passage counts because of who speaks it.
fn factor(report: &QuotedSpeech<'_>, source: &Source, at: usize) -> f64 {
    let Some(said) = source.speaker(at) else { return 1.0 };
    if same_speaker(report, said) == SpeakerMatch::Same { SAME_SPEAKER } else { 1.0 }
}
