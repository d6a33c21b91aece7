//! The words of two quotations -> whether they are one statement, and what became of its words.

use crate::labels;
use crate::verify::word_steps;
use similar::DiffOp;
use std::ops::Range;

/// How a quotation relates to another one of the same statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WordsRelation {
    /// All words are the same; marks, capitals and the spelling of numbers do not count.
    Same,
    /// The words that both have are the same; one of them begins later or ends earlier.
    Cut,
    /// Words were put in, left out or changed.
    Altered,
}

impl WordsRelation {
    /// Every relation, with its word in exports and its words on the screen.
    pub const ALL: [(Self, &'static str, &'static str); 3] = [
        (Self::Same, "same", "same words"),
        (Self::Cut, "cut", "shorter or longer"),
        (Self::Altered, "altered", "altered"),
    ];

    /// The word in exports.
    #[must_use]
    pub fn word(self) -> &'static str {
        labels::word(&Self::ALL, self)
    }

    /// The words on the screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        labels::label(&Self::ALL, self)
    }
}

/// Two quotations, aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct AlignedWords {
    pub(super) relation: WordsRelation,
    /// How many words are the same.
    pub(super) same: usize,
}

/// This many words must be the same.
const MIN_SAME: usize = 4;
/// A run of so few words at an edge, far from the others, is the same by chance.
const STRAY: usize = 3;

/// A run of the same words in both.
type Run = (Range<usize>, Range<usize>);

/// Aligns two quotations, whose words are numbered. `None` if they are not one statement.
///
/// Of the stretch that both share, three quarters of the words must be the same, and so must two thirds of the shorter
/// quotation.
pub(super) fn aligned(one: &[u32], other: &[u32]) -> Option<AlignedWords> {
    if one == other {
        return Some(AlignedWords { relation: WordsRelation::Same, same: one.len() });
    }
    let steps = word_steps(one, other);
    let runs: Vec<Run> = steps
        .iter()
        .filter(|step| matches!(step, DiffOp::Equal { .. }))
        .map(|step| (step.old_range(), step.new_range()))
        .collect();
    let runs = without_strays(&runs);
    let ((first, last), same) =
        (runs.first().zip(runs.last())?, runs.iter().map(|run| run.0.len()).sum::<usize>());
    let stretch = (last.0.end - first.0.start).max(last.1.end - first.1.start);
    let shorter = one.len().min(other.len());
    if same < MIN_SAME || same * 4 < stretch * 3 || same * 3 < shorter * 2 {
        return None;
    }
    let begins_otherwise = first.0.start > 0 && first.1.start > 0;
    let ends_otherwise = last.0.end < one.len() && last.1.end < other.len();
    let is_altered = runs.len() > 1 || begins_otherwise || ends_otherwise;
    let relation = if is_altered { WordsRelation::Altered } else { WordsRelation::Cut };
    Some(AlignedWords { relation, same })
}

/// The runs without those at an edge that are the same by chance.
fn without_strays(runs: &[Run]) -> &[Run] {
    let gap = |one: &Run, next: &Run| (next.0.start - one.0.end).max(next.1.start - one.1.end);
    let mut kept = runs;
    while let [first, rest @ ..] = kept
        && let Some(next) = rest.first()
        && first.0.len() < STRAY
        && gap(first, next) > first.0.len() + 1
    {
        kept = rest;
    }
    while let [rest @ .., last] = kept
        && let Some(before) = rest.last()
        && last.0.len() < STRAY
        && gap(before, last) > last.0.len() + 1
    {
        kept = rest;
    }
    kept
}
