//! Reported speech and its nearest passage -> the negations, numbers and dates that only one of them has, and the words of
//! degree and direction in which they contradict each other.
//!
//! They are remarks: a report may say "refused" where the source has "not", and a reporter may leave out a number.

use super::contradiction::{SideDegrees, compare_degrees};
use super::side::{Side, SideWord, is_stressing};
use crate::sorting;
use crate::text::Span;
use crate::verify::difference::begins_sentence;
use crate::verify::flag::{DifferingWord, is_fact, negations};

/// The negations, numbers, dates and contradicting words that only one side has, as it spells them.
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

/// A negation, a number or a date, with its place among the words of its side.
struct Fact {
    at: usize,
    span: Span,
    key: String,
    spelt: String,
    is_negation: bool,
}

/// What only the report has that the whole passage lacks, and what only those of its sentences have that share words with it.
pub(super) fn one_sided(report: &Side<'_>, passage: &Side<'_>, sharing: &Side<'_>) -> OneSidedWords {
    let degrees = compare_degrees(report, sharing);
    let [of_report, of_source] = degrees;
    OneSidedWords {
        report: only_in((report, &of_report), passage),
        source: only_in((sharing, &of_source), report),
    }
}

/// The facts of a side that the other lacks, and its contradicting words, in its order, each once.
fn only_in((side, degrees): (&Side<'_>, &SideDegrees), other: &Side<'_>) -> Vec<String> {
    let known = facts_of(other);
    let is_lacked = |fact: &&Fact| !degrees.settled.contains(&fact.at) && is_lacked(fact, (other, &known));
    let facts = facts_of(side);
    let lacked = facts.iter().filter(is_lacked).map(|fact| (fact.at, fact.spelt.clone()));
    let contradicting = degrees.contradicting.iter().map(|words| (words.start, side.written(words)));
    let mut found: Vec<(usize, String)> = lacked.chain(contradicting).collect();
    sorting::by_key(&mut found, |(at, _)| *at);
    let mut only: Vec<String> = Vec::new();
    for (_, spelt) in found {
        if !only.contains(&spelt) {
            only.push(spelt);
        }
    }
    only
}

/// The numbers and dates of a report that a passage has too, with their places in the text.
pub(super) fn shared_facts(report: &Side<'_>, said: &Side<'_>) -> Vec<(Span, String)> {
    let is_said = |fact: &Fact| said.words.iter().any(|word| word.key == fact.key);
    let shared = facts_of(report).into_iter().filter(|fact| !fact.is_negation && is_said(fact));
    shared.map(|fact| (fact.span, fact.spelt)).collect()
}

fn facts_of(side: &Side<'_>) -> Vec<Fact> {
    let facts = side.words.iter().enumerate().filter_map(|(at, word)| fact(side.text, (at, word)));
    let is_stress = |at: usize| side.key(at + 1).is_some_and(is_stressing);
    facts.filter(|fact| !fact.is_negation || !is_stress(fact.at)).collect()
}

fn fact(text: &str, (at, word): (usize, &SideWord)) -> Option<Fact> {
    let (key, written) = (word.key.as_str(), word.span.of(text));
    // Of the days and months, only these are other words with a capital.
    let begins = matches!(key, "may" | "march") && begins_sentence(text, word.span);
    let differing = [DifferingWord { key, written, begins }];
    let is_negation = negations(&differing) > 0;
    let spelt = if is_negation && word.is_contracted { "not" } else { written };
    (is_negation || differing.iter().any(is_fact)).then(|| Fact {
        at,
        span: word.span,
        key: key.to_owned(),
        spelt: spelt.to_owned(),
        is_negation,
    })
}

/// Whether a side lacks a fact of the other. Any negation is the counterpart of any other, and so is "denied that".
fn is_lacked(fact: &Fact, (side, known): (&Side<'_>, &[Fact])) -> bool {
    if fact.is_negation {
        !side.is_denied && !known.iter().any(|known| known.is_negation)
    } else {
        !known.iter().any(|known| known.key == fact.key)
    }
}
