//! Two rows of words -> the steps from one to the other.
//!
//! The shortest edit script of Myers (1986) may match a word far away: in "We came late. … We are not closing it" it takes the
//! first "We". So where one row is much longer, an excerpt or a whole turn of a transcript, the longest run that both have is
//! matched first, as in the gestalt matching of Ratcliff and Metzener (1988), and only what stands before and behind it is
//! compared step by step.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::hash::Hash;
use std::ops::Range;

/// A shorter run is no anchor.
const MIN_RUN: usize = 4;
/// The most pairs of words that are compared for an anchor.
const MAX_PAIRS: usize = 1_000_000;

/// The steps from `old` to `new`, in order.
#[must_use]
pub fn word_steps<T: Hash + Eq + Ord>(old: &[T], new: &[T]) -> Vec<DiffOp> {
    let (shorter, longer) = (old.len().min(new.len()), old.len().max(new.len()));
    let shortest = capture_diff_slices(Algorithm::Myers, old, new);
    let is_excerpt = shorter * 3 < longer * 2 && shorter.saturating_mul(longer) <= MAX_PAIRS;
    let run = is_excerpt.then(|| longest_run(old, new)).flatten();
    let Some((at_old, at_new)) = run.filter(|(at_old, _)| at_old.len() >= MIN_RUN) else {
        return shortest;
    };
    let (head, tail) = ((0..at_old.start, 0..at_new.start), (at_old.end..old.len(), at_new.end..new.len()));
    let mut steps = between(old, new, head);
    steps.push(DiffOp::Equal { old_index: at_old.start, new_index: at_new.start, len: at_old.len() });
    steps.extend(between(old, new, tail));
    // A stock phrase elsewhere may be the longest run: "at the end of the day".
    if same_words(&steps) * 10 >= same_words(&shortest) * 9 { steps } else { shortest }
}

/// How many words the steps leave as they are.
fn same_words(steps: &[DiffOp]) -> usize {
    let same = |step: &DiffOp| if matches!(step, DiffOp::Equal { .. }) { step.old_range().len() } else { 0 };
    steps.iter().map(same).sum()
}

/// The steps between these parts.
fn between<T: Hash + Eq + Ord>(
    old: &[T],
    new: &[T],
    (of_old, of_new): (Range<usize>, Range<usize>),
) -> Vec<DiffOp> {
    let part = |words: &[T], range: &Range<usize>| (range.start, range.end.min(words.len()));
    let ((old_start, old_end), (new_start, new_end)) = (part(old, &of_old), part(new, &of_new));
    let (before, after) = (old.get(old_start..old_end), new.get(new_start..new_end));
    let steps = word_steps(before.unwrap_or_default(), after.unwrap_or_default());
    steps.into_iter().map(|step| shifted(step, old_start, new_start)).collect()
}

fn shifted(step: DiffOp, old: usize, new: usize) -> DiffOp {
    match step {
        DiffOp::Equal { old_index, new_index, len } => {
            DiffOp::Equal { old_index: old_index + old, new_index: new_index + new, len }
        }
        DiffOp::Delete { old_index, old_len, new_index } => {
            DiffOp::Delete { old_index: old_index + old, old_len, new_index: new_index + new }
        }
        DiffOp::Insert { old_index, new_index, new_len } => {
            DiffOp::Insert { old_index: old_index + old, new_index: new_index + new, new_len }
        }
        DiffOp::Replace { old_index, old_len, new_index, new_len } => {
            DiffOp::Replace { old_index: old_index + old, old_len, new_index: new_index + new, new_len }
        }
    }
}

/// The longest run of words that both have, the first of several.
fn longest_run<T: Eq>(old: &[T], new: &[T]) -> Option<(Range<usize>, Range<usize>)> {
    // The length of the common run that ends at each word of `new` and at the word of `old` before.
    let mut before = vec![0_usize; new.len() + 1];
    let mut best = (0, 0, 0);
    for (at_old, word) in old.iter().enumerate() {
        let mut here = vec![0; new.len() + 1];
        for (at_new, other) in new.iter().enumerate() {
            if word == other {
                let length = before.get(at_new).copied().unwrap_or_default() + 1;
                if let Some(slot) = here.get_mut(at_new + 1) {
                    *slot = length;
                }
                if length > best.0 {
                    best = (length, at_old + 1, at_new + 1);
                }
            }
        }
        before = here;
    }
    let (length, old_end, new_end) = best;
    (length > 0).then(|| (old_end - length..old_end, new_end - length..new_end))
}

#[cfg(test)]
mod tests {
    use super::word_steps;
    use similar::DiffOp;

    fn equal(old: &str, new: &str) -> Vec<String> {
        let (old, new): (Vec<&str>, Vec<&str>) =
            (old.split_whitespace().collect(), new.split_whitespace().collect());
        let same = |step: &DiffOp| match step {
            DiffOp::Equal { .. } => Some(old[step.old_range()].join(" ")),
            _ => None,
        };
        word_steps(&old, &new).iter().filter_map(same).collect()
    }

    #[test]
    fn an_excerpt_stays_in_one_piece() {
        let turn = "we came late and we said so before we are not closing the pier and we are not selling it this year";
        assert_eq!(equal("we are not closing the pier", turn), ["we are not closing the pier"]);
        assert_eq!(equal(turn, "we are not closing the pier"), ["we are not closing the pier"]);
    }

    #[test]
    fn an_altered_excerpt_is_compared_around_its_longest_run() {
        let turn = "if i may it is late now and i have never seen a gap like it here and it is seven of it";
        assert_eq!(
            equal("and i have never seen a gap like this", turn),
            ["and i have never seen a gap like"]
        );
    }

    #[test]
    fn a_stock_phrase_elsewhere_is_no_anchor() {
        let said = "we will not close the quay and we will not sell the boats at the end of the day";
        let turn = "at the end of the day we all know that we will not ever close the quay and never sell the boats \
                    or the nets or the huts or the pier";
        assert!(equal(said, turn).join(" ").split(' ').count() > 8, "{:?}", equal(said, turn));
    }

    #[test]
    fn every_word_is_in_one_step() {
        for (old, new) in
            [("a b c", "a b c d e f g h"), ("x a b c d y", "q a b c d e f g h i j"), ("", "a b"), ("a", "")]
        {
            let (old, new): (Vec<&str>, Vec<&str>) =
                (old.split_whitespace().collect(), new.split_whitespace().collect());
            let steps = word_steps(&old, &new);
            assert_eq!(steps.iter().map(|step| step.old_range().len()).sum::<usize>(), old.len());
            assert_eq!(steps.iter().map(|step| step.new_range().len()).sum::<usize>(), new.len());
            assert!(steps.windows(2).all(|pair| pair[0].old_range().end == pair[1].old_range().start));
            assert!(steps.windows(2).all(|pair| pair[0].new_range().end == pair[1].new_range().start));
        }
    }
}
