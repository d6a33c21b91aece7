//! Reported speech -> the words of it that tell where in a source it is from, and where the source has them.

use super::forms::{forms, stem};
use crate::lexicon::function_words;
use crate::lexicon::lists::{List, ListSet};
use crate::text::Span;
use crate::verify::quoted::QuotedSpeech;
use crate::verify::source::Source;
use crate::verify::words::{spoken_words, unit_in};
use std::collections::BTreeSet;

/// How much an amount of the same unit counts, beside a word.
const UNIT: f64 = 0.5;

/// A word of a report that has a meaning of its own.
pub(super) struct TellingWord {
    pub(super) kind: TellingKind,
    key: String,
    pub(super) spelt: String,
    pub(super) span: Span,
}

/// What a telling word has in common with the words of a source that are shared.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TellingKind {
    /// The word, in any of its forms.
    Word,
    /// What the amount counts that is the word at this place of the list: "7 percent" for "17 percent". An amount that was
    /// altered still leads to the right one.
    UnitOf(usize),
}

/// The words of a report with a meaning of their own, each once, and after them the units of its amounts.
pub(super) fn telling_words(report: &QuotedSpeech<'_>) -> Vec<TellingWord> {
    let mut stems = BTreeSet::new();
    let is_telling = |key: &str| {
        key.chars().count() > 1
            && function_words::class_of(key).is_none()
            && !ListSet::of(key).has(List::Reversals)
    };
    let words = spoken_words(report.text, report.content).into_iter();
    let mut telling: Vec<TellingWord> = words
        .filter(|word| !word.is_contracted && is_telling(&word.key))
        .filter(|word| stems.insert(stem(&word.key).to_owned()))
        .map(|word| TellingWord {
            kind: TellingKind::Word,
            spelt: word.span.of(report.text).to_owned(),
            span: word.span,
            key: word.key,
        })
        .collect();
    let units: Vec<TellingWord> = telling.iter().enumerate().filter_map(unit_of).collect();
    telling.extend(units);
    telling
}

fn unit_of((at, amount): (usize, &TellingWord)) -> Option<TellingWord> {
    let spelt = unit_in(&amount.key)?.to_owned();
    Some(TellingWord { kind: TellingKind::UnitOf(at), key: amount.key.clone(), spelt, span: amount.span })
}

/// Where the source has a word, in any of its regular forms; or other amounts of the same unit.
pub(super) fn places_of(word: &TellingWord, source: &Source) -> Vec<u32> {
    let index = source.index();
    let keys: Vec<u32> = match word.kind {
        TellingKind::Word => forms(&word.key).iter().filter_map(|form| index.number(form)).collect(),
        TellingKind::UnitOf(_) => {
            index.keys_like(|key| key != word.key && unit_in(key).is_some_and(|unit| unit == word.spelt))
        }
    };
    let mut places: Vec<u32> =
        keys.into_iter().flat_map(|number| index.places(number).iter().copied()).collect();
    places.sort_unstable();
    places
}

/// How much a word says of where a report is from that stands in so many places: a rare one says most, also one that the
/// source does not have.
pub(super) fn weight(word: &TellingWord, places: usize, source: &Source) -> f64 {
    let ratio = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let weight = (1.0 + ratio(source.word_count()) / (1.0 + ratio(places))).ln();
    match word.kind {
        TellingKind::Word => weight,
        TellingKind::UnitOf(_) => UNIT * weight,
    }
}
