//! Reported speech and its nearest passage -> the negations, numbers and dates that only one of them has.
//!
//! They are remarks: a report may say "refused" where the source has "not", and a reporter may leave out a number.

use super::difference::begins_sentence;
use super::flag::{DifferingWord, is_fact, negations};
use super::quoted::QuotedSpeech;
use super::source::Source;
use super::words::{Word, spoken_words};
use crate::text::Span;

/// The negations, numbers and dates that only one side has, as it spells them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OneSidedWords {
    /// Those of the report.
    pub report: Vec<String>,
    /// Those of the source.
    pub source: Vec<String>,
}

impl OneSidedWords {
    /// In words: "only the report has: not", "only the source has: 52".
    #[must_use]
    pub fn remarks(&self) -> Vec<String> {
        let sides = [("report", &self.report), ("source", &self.source)];
        let has_words = sides.into_iter().filter(|(_, words)| !words.is_empty());
        has_words.map(|(side, words)| format!("only the {side} has: {}", words.join(", "))).collect()
    }
}

/// A negation, a number or a date.
struct Fact {
    key: String,
    spelt: String,
    is_negation: bool,
}

/// What only the report has, and what only the words `from..to` of the source have.
pub(super) fn one_sided(
    report: &QuotedSpeech<'_>,
    source: &Source,
    (from, to): (usize, usize),
) -> OneSidedWords {
    let said = source.words().get(from..to).unwrap_or_default().iter().enumerate();
    let said: Vec<Fact> = said
        .filter_map(|(at, word)| fact(source.text(), (source.key(from + at), word.span), word.is_contracted))
        .collect();
    let told: Vec<Fact> = facts_of(report).into_iter().map(|(_, fact)| fact).collect();
    OneSidedWords { report: only_in(&told, &said), source: only_in(&said, &told) }
}

/// The numbers and dates of a report that words `from..to` of the source have too, with their places.
pub(super) fn shared_facts(
    report: &QuotedSpeech<'_>,
    source: &Source,
    (from, to): (usize, usize),
) -> Vec<(Span, String)> {
    let is_said = |fact: &Fact| (from..to).any(|at| source.key(at) == fact.key);
    let shared = facts_of(report).into_iter().filter(|(_, fact)| !fact.is_negation && is_said(fact));
    shared.map(|(span, fact)| (span, fact.spelt)).collect()
}

fn facts_of(report: &QuotedSpeech<'_>) -> Vec<(Span, Fact)> {
    let words = spoken_words(report.text, report.content).into_iter();
    let with_span =
        |word: Word| Some((word.span, fact(report.text, (&word.key, word.span), word.is_contracted)?));
    words.filter_map(with_span).collect()
}

fn fact(text: &str, (key, span): (&str, Span), is_contracted: bool) -> Option<Fact> {
    let written = span.of(text);
    // Of the days and months, only these are other words with a capital.
    let begins = matches!(key, "may" | "march") && begins_sentence(text, span);
    let word = [DifferingWord { key, written, begins }];
    let is_negation = negations(&word) > 0;
    let spelt = if is_negation && is_contracted { "not" } else { written };
    (is_negation || word.iter().any(is_fact)).then(|| Fact {
        key: key.to_owned(),
        spelt: spelt.to_owned(),
        is_negation,
    })
}

/// The facts of one side that the other lacks, each once. Any negation is the counterpart of any other.
fn only_in(one: &[Fact], other: &[Fact]) -> Vec<String> {
    let lacks = |fact: &&Fact| {
        !other.iter().any(|known| if fact.is_negation { known.is_negation } else { known.key == fact.key })
    };
    let mut only: Vec<String> = Vec::new();
    for fact in one.iter().filter(lacks) {
        if !only.contains(&fact.spelt) {
            only.push(fact.spelt.clone());
        }
    }
    only
}
