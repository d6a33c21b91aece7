//! Reported speech -> the words of it that tell where in a source it is from, and where the source has them.

use super::degree::{DegreeWord, degree_words};
use super::forms::{forms, stem};
use super::side::{Side, SideWord, is_telling};
use crate::lexicon::opposites::{Reach, stands_at, words_of_scale};
use crate::text::Span;
use crate::verify::flag::{DifferingWord, is_fact};
use crate::verify::source::Source;
use crate::verify::words::{figure_in, unit_in};
use std::collections::BTreeSet;

/// How much a day, a small number or what stands in a word's place counts, beside a word.
const LESS: f64 = 0.5;

/// A word of a report that says where it is from.
pub(super) struct TellingWord {
    pub(super) kind: TellingKind,
    key: String,
    /// How it is shown among the words that both have; empty if it is not.
    pub(super) spelt: String,
    pub(super) span: Span,
}

/// What a telling word has in common with the words of a source.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TellingKind {
    /// The word has a meaning of its own: it is there in any of its forms.
    Word,
    /// A day, a month or a small number. They are everywhere, and count less.
    Fact,
    /// Another amount stands in the place of the one with this number in the list. A report that was altered still leads to
    /// what was said.
    Amount(usize, Kin),
    /// A word of this scale, "fallen" or "gone up", stands in the place of the word with this number, "risen".
    Scale(usize, usize),
}

impl TellingKind {
    /// The number of the word in whose place something else stands.
    pub(super) fn in_place_of(self) -> Option<usize> {
        match self {
            Self::Word | Self::Fact => None,
            Self::Amount(word, _) | Self::Scale(_, word) => Some(word),
        }
    }
}

/// What an amount has in common with the one in whose place it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kin {
    /// Another amount of its unit: "7 percent" for "17 percent".
    Unit,
    /// The same figure of another unit: "17 percentage points" for "17 percent".
    Figure,
    /// Another number without a unit: "11" for "7".
    Number,
}

/// The words of a report that tell where it is from, each once, and after them what may stand in their place.
pub(super) fn telling_words(report: &Side<'_>) -> Vec<TellingWord> {
    let mut stems = BTreeSet::new();
    let mut telling: Vec<TellingWord> = report
        .words
        .iter()
        .filter(|word| !word.is_contracted)
        .filter_map(|word| Some((word, kind_of(word, report.text)?)))
        .filter(|(word, _)| stems.insert(stem(&word.key).to_owned()))
        .map(|(word, kind)| TellingWord {
            kind,
            key: word.key.clone(),
            spelt: word.span.of(report.text).to_owned(),
            span: word.span,
        })
        .collect();
    let amounts: Vec<TellingWord> =
        telling.iter().enumerate().flat_map(|(at, word)| amounts_like((at, word), report.text)).collect();
    let degrees: Vec<TellingWord> =
        degree_words(report).iter().filter_map(|degree| of_scale(degree, report, &telling)).collect();
    telling.extend(amounts);
    telling.extend(degrees);
    telling
}

fn kind_of(word: &SideWord, text: &str) -> Option<TellingKind> {
    if is_telling(&word.key) {
        return Some(TellingKind::Word);
    }
    let differing = DifferingWord { key: &word.key, written: word.span.of(text), begins: false };
    is_fact(&differing).then_some(TellingKind::Fact)
}

/// The amounts that may stand in the place of a word.
fn amounts_like((at, word): (usize, &TellingWord), text: &str) -> Vec<TellingWord> {
    let in_place = |kin: Kin, spelt: &str| TellingWord {
        kind: TellingKind::Amount(at, kin),
        key: word.key.clone(),
        spelt: spelt.to_owned(),
        span: word.span,
    };
    if let Some(unit) = unit_in(&word.key) {
        // The figure as it is written: the word before the unit.
        let figure = word.span.of(text).split_whitespace().next().unwrap_or_default();
        return vec![in_place(Kin::Unit, &unit.replace('-', " ")), in_place(Kin::Figure, figure)];
    }
    figure_in(&word.key).map(|_| in_place(Kin::Number, "")).into_iter().collect()
}

/// The words that may stand in the place of a word of degree. `None` if that is a small word, or says nothing without the word
/// after it.
fn of_scale(degree: &DegreeWord, report: &Side<'_>, telling: &[TellingWord]) -> Option<TellingWord> {
    let first = report.words.get(degree.words.start)?;
    let at = telling.iter().position(|word| word.span == first.span)?;
    (degree.pole.reach == Reach::Clause).then(|| TellingWord {
        kind: TellingKind::Scale(degree.pole.scale, at),
        key: first.key.clone(),
        spelt: String::new(),
        span: first.span,
    })
}

/// Where the source has a word, in any of its regular forms; or what may stand in its place.
pub(super) fn places_of(word: &TellingWord, source: &Source) -> Vec<u32> {
    let index = source.index();
    let keys: Vec<u32> = match word.kind {
        TellingKind::Word => forms(&word.key).iter().filter_map(|form| index.number(form)).collect(),
        TellingKind::Fact => index.number(&word.key).into_iter().collect(),
        TellingKind::Amount(_, kin) => {
            index.keys_like(|key| key != word.key && is_amount_like(&word.key, key, kin))
        }
        TellingKind::Scale(scale, _) => return places_of_scale(scale, source),
    };
    let mut places: Vec<u32> =
        keys.into_iter().flat_map(|number| index.places(number).iter().copied()).collect();
    places.sort_unstable();
    places
}

/// Where the source has words of a scale.
fn places_of_scale(scale: usize, source: &Source) -> Vec<u32> {
    let index = source.index();
    let key_at = |at: usize| Some(source.key(at)).filter(|key| !key.is_empty());
    let firsts = words_of_scale(scale).filter_map(|words| Some((words, index.number(words.first()?)?)));
    let places = firsts.flat_map(|(words, first)| {
        let is_here = |place: &&u32| words.len() == 1 || stands_at(words, |at| key_at(**place as usize + at));
        index.places(first).iter().filter(is_here).copied()
    });
    let places: BTreeSet<u32> = places.collect();
    places.into_iter().collect()
}

/// Whether an amount may stand in the place of another.
fn is_amount_like(one: &str, other: &str, kin: Kin) -> bool {
    if !other.starts_with(|c: char| c.is_ascii_digit() || c == '-') {
        return false;
    }
    let (units, figures) = ((unit_in(one), unit_in(other)), (figure_in(one), figure_in(other)));
    match kin {
        Kin::Unit => units.0 == units.1,
        Kin::Figure => figures.0 == figures.1 && figures.1.is_some(),
        // A year is no number of boats.
        Kin::Number => units.1.is_none() && figures.1.is_some() && (one.len() == 4) == (other.len() == 4),
    }
}

/// How much a word says of where a report is from that stands in so many places: a rare one says most, also one that the
/// source does not have.
pub(super) fn weight(word: &TellingWord, places: usize, source: &Source) -> f64 {
    let ratio = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let weight = (1.0 + ratio(source.word_count()) / (1.0 + ratio(places))).ln();
    if word.kind == TellingKind::Word { weight } else { LESS * weight }
}
