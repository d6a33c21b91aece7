//! The statements of one speaker -> those that are about the same in similar words: said again, or said otherwise.
//!
//! Unlike [`repeats`](super::repeats()), which looks for one printed statement in other outlets, this finds what somebody says
//! again on another day. Two statements are alike if most of their words that mean something are the same; what negates and
//! what counts is left out of the comparison, since that is what may differ.

use crate::lexicon::function_words::class_of;
use crate::verify::{DifferenceFlag, word_differences, word_keys};
use std::collections::{BTreeMap, BTreeSet};

/// Statements that are alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlikeStatements {
    /// They, in the order in which they were given; at least two.
    pub members: Vec<AlikeStatement>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlikeStatement {
    /// Its index among the statements.
    pub index: usize,
    /// What may contradict the first of them: a negation, a number, a date. `None` if it says the same.
    pub contradicts: Option<DifferenceFlag>,
}

/// Statements must share this many words that mean something.
const MIN_SHARED: usize = 3;
/// A word in more statements says little of what they are about.
const MAX_COMMON: usize = 400;
/// A difference of more words is another sentence, not another answer.
const MAX_CONTRADICTION: usize = 4;

/// The statements that are alike, in the order of the first of each.
#[must_use]
pub fn alike_statements(statements: &[&str]) -> Vec<AlikeStatements> {
    let contents: Vec<BTreeSet<String>> = statements.iter().map(|words| content_words(words)).collect();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    // The groups whose first statement has a word.
    let mut having: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, content) in contents.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for word in content {
            for group in having.get(word.as_str()).into_iter().flatten() {
                *shared.entry(*group).or_default() += 1;
            }
        }
        let size = |group: usize| {
            groups.get(group).and_then(|group| contents.get(*group.first()?)).map_or(0, BTreeSet::len)
        };
        // Three fifths of the words of both, by the measure of Dice.
        let is_alike = |(group, shared): &(usize, usize)| {
            *shared >= MIN_SHARED && 10 * shared >= 3 * (content.len() + size(*group))
        };
        let best = shared
            .into_iter()
            .filter(is_alike)
            .max_by_key(|(group, shared)| (*shared, std::cmp::Reverse(*group)));
        if let Some(group) = best.and_then(|(group, _)| groups.get_mut(group)) {
            group.push(index);
            continue;
        }
        for word in content {
            let groups_with = having.entry(word).or_default();
            if groups_with.len() < MAX_COMMON {
                groups_with.push(groups.len());
            }
        }
        groups.push(vec![index]);
    }
    groups.retain(|group| group.len() > 1);
    groups.iter().map(|group| compared(group, statements)).collect()
}

fn compared(group: &[usize], statements: &[&str]) -> AlikeStatements {
    let words = |index: usize| statements.get(index).copied().unwrap_or_default();
    let first = group.first().map_or("", |first| words(*first));
    let member =
        |index: &usize| AlikeStatement { index: *index, contradicts: contradiction(first, words(*index)) };
    AlikeStatements { members: group.iter().map(member).collect() }
}

/// What in the second statement may contradict the first: a negation that only one has, another number, another date.
fn contradiction(first: &str, second: &str) -> Option<DifferenceFlag> {
    let count = |words: &str| words.split_whitespace().count();
    let mut found = None;
    for difference in word_differences(first, second) {
        let (before, after) = (count(difference.said.of(first)), count(difference.quoted.of(second)));
        let is_short = before <= MAX_CONTRADICTION && after <= MAX_CONTRADICTION;
        let is_changed = before > 0 && after > 0;
        let flag = difference.flag.filter(|flag| match flag {
            DifferenceFlag::Negation => is_short,
            DifferenceFlag::Number | DifferenceFlag::Date => is_short && is_changed,
            DifferenceFlag::Name => false,
        });
        found = found.into_iter().chain(flag).min();
    }
    found
}

/// The words that mean something, without endings of number, and without what counts.
fn content_words(statement: &str) -> BTreeSet<String> {
    let means = |word: &String| {
        word.chars().count() > 2 && class_of(word).is_none() && word.chars().all(char::is_alphabetic)
    };
    word_keys(statement).into_iter().filter(means).map(|word| without_plural(&word)).collect()
}

/// "talks" as "talk".
fn without_plural(word: &str) -> String {
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with('s') => stem.to_owned(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(statements: &[&str]) -> Vec<Vec<(usize, Option<&'static str>)>> {
        let member = |one: &AlikeStatement| (one.index, one.contradicts.map(DifferenceFlag::word));
        alike_statements(statements).iter().map(|group| group.members.iter().map(member).collect()).collect()
    }

    #[test]
    fn what_is_said_again_is_grouped_and_what_may_contradict_is_named() {
        let statements = [
            "The port will stay closed until the pilots are paid.",
            "We counted 15 ships in the harbour on Monday morning.",
            "The port will not stay closed until the pilots are paid.",
            "The bridge is a family matter.",
            "We counted 50 ships in the harbour on Monday morning.",
            "Until the pilots are paid, the port stays closed, and that is final.",
        ];
        assert_eq!(
            told(&statements),
            [vec![(0, None), (2, Some("negation")), (5, None)], vec![(1, None), (4, Some("number"))]]
        );
    }

    #[test]
    fn short_and_different_statements_are_left_alone() {
        assert!(
            told(&["We stay.", "We stay.", "No ship came in", "A ship left the harbour at noon"]).is_empty()
        );
        assert!(told(&[]).is_empty());
    }
}
