//! The words of one side -> those of degree and direction among them, each with what it is about: "prices had not risen".
//!
//! Whether a negation reaches a word is told by what stands before it in its clause. It is not parsed: where a sentence turns
//! twice, or names the thing in another sentence, no word of degree is found to contradict another.

use super::forms::stem;
use super::side::{Side, is_stressing, is_telling};
use crate::lexicon::lists::{List, ListSet};
use crate::lexicon::opposites::{Pole, Reach, opposite_at};
use std::collections::BTreeSet;
use std::ops::Range;

/// How many words before a word a negation of it may stand.
const NEGATION_REACH: usize = 5;
/// How many words from a word what it is about may stand.
const BESIDE: usize = 8;
/// More words of degree are not looked at: no report of a sentence has so many.
const MAX_DEGREE_WORDS: usize = 48;
/// How many words after a preposition the word may stand that it belongs to.
const AFTER: usize = 4;

/// A word or phrase of degree or direction.
pub(super) struct DegreeWord {
    pub(super) pole: Pole,
    /// Its places among the words of the side.
    pub(super) words: Range<usize>,
    /// The negations that turn it into its opposite.
    pub(super) negations: Vec<usize>,
    pub(super) is_negated: bool,
    /// The stems of the words that it may be about.
    pub(super) about: BTreeSet<String>,
    /// The stem of what it is compared with: "expected" in "lower than expected".
    pub(super) than: Option<String>,
}

/// The words of degree and direction of a side, in its order.
///
/// Gets right: "prices had risen", "prices failed to rise", "more than 50 boats". Leaves alone: "he fell asleep", "not only
/// rose", a negation behind a comma or "but".
pub(super) fn degree_words(side: &Side<'_>) -> Vec<DegreeWord> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < side.words.len() && found.len() < MAX_DEGREE_WORDS {
        let Some(here) = opposite_at(|ahead| side.key(at + ahead)) else {
            at += 1;
            continue;
        };
        let words = at..at + here.length;
        let (negations, turns) = turned_by(side, at);
        let is_negated = (turns + usize::from(side.is_denied)) % 2 == 1;
        found.extend(here.poles.into_iter().map(|pole| DegreeWord {
            pole,
            words: words.clone(),
            negations: negations.clone(),
            is_negated,
            about: match pole.reach {
                Reach::Clause => beside(side, &words),
                Reach::Next => next(side, words.end).into_iter().collect(),
            },
            than: than(side, words.end),
        }));
        at = words.end;
    }
    found
}

/// The negations before the word at `at` in its clause, and how often they and other words turn it.
fn turned_by(side: &Side<'_>, at: usize) -> (Vec<usize>, usize) {
    let (mut negations, mut turns) = (Vec::new(), 0);
    for before in (at.saturating_sub(NEGATION_REACH)..at).rev() {
        let (Some(key), next) = (side.key(before), side.key(before + 1)) else { break };
        let lists = ListSet::of(key);
        let is_break = side.between(before).contains([',', ';', ':', '.', '!', '?', '–', '—', '(', ')']);
        if is_break || lists.has(List::StopsOfNegation) {
            break;
        }
        if lists.has(List::Reversals) && !next.is_some_and(is_stressing) {
            negations.push(before);
            turns += 1;
        } else if lists.has(List::TurningWords) {
            turns += 1;
        }
    }
    (negations, turns)
}

/// The stems of the words with a meaning of their own around these words in their sentence.
fn beside(side: &Side<'_>, words: &Range<usize>) -> BTreeSet<String> {
    let is_end = |at: usize| side.between(at).contains(['.', '!', '?', ';', '\n']);
    let before = (words.start.saturating_sub(BESIDE)..words.start).rev().take_while(|at| !is_end(*at));
    let behind = (words.end..words.end + BESIDE).take_while(|at| !is_end(at - 1));
    before.chain(behind).filter_map(|at| telling_stem(side, at)).collect()
}

/// The stem of the first word with a meaning of its own from `at` on.
fn next(side: &Side<'_>, at: usize) -> Option<String> {
    (at..at + AFTER).find_map(|at| telling_stem(side, at))
}

/// The stem of what stands behind "than" after the word before `at`. A number is no such thing: "more than 50".
fn than(side: &Side<'_>, at: usize) -> Option<String> {
    let is_than = |at: &usize| side.key(*at) == Some("than");
    // "more than 50" ends with it.
    let than = (at.saturating_sub(1)..at + AFTER).find(is_than)?;
    let is_number = side.key(than + 1)?.starts_with(|c: char| c.is_ascii_digit());
    if is_number { None } else { next(side, than + 1) }
}

fn telling_stem(side: &Side<'_>, at: usize) -> Option<String> {
    side.key(at).filter(|key| is_telling(key)).map(|key| stem(key).to_owned())
}
