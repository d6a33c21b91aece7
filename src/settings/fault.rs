//! What is wrong in a file of settings, and where.

use std::fmt;

/// Something wrong in a file of settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The name of the file.
    pub file: String,
    /// The line, counted from one.
    pub line: usize,
    /// The column, counted in characters from one.
    pub column: usize,
    /// What is wrong and what to do, without a full stop.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.what)
    }
}

/// The candidate that is most like what was typed, if one is: for "did you mean". A slip of the fingers comes first, then a
/// name that has all the words typed, or all whose words were typed: "accept" for "verdict-accept".
#[must_use]
pub fn nearest<'a>(typed: &str, candidates: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let typed = typed.to_lowercase().replace('_', "-");
    let slips = candidates.clone().map(|candidate| (slips(&typed, candidate), candidate));
    let near = slips.filter(|(slips, candidate)| slips * 3 <= candidate.chars().count());
    let slip =
        near.min_by_key(|(slips, candidate)| (*slips, candidate.len())).map(|(_, candidate)| candidate);
    slip.or_else(|| {
        let related = candidates.filter(|candidate| shares_words(&typed, candidate));
        related.min_by_key(|candidate| candidate.len().abs_diff(typed.len()))
    })
}

/// Whether one name has all the words of the other, perhaps with a slip in each.
fn shares_words(typed: &str, candidate: &str) -> bool {
    let has_all = |one: &str, other: &str| {
        one.split('-').all(|word| {
            other.split('-').any(|known| word == known || slips(word, known) * 4 <= known.chars().count())
        })
    };
    has_all(typed, candidate) || has_all(candidate, typed)
}

/// How many letters must be put in, left out, changed or exchanged with the next to make one word of the other (F. J.
/// Damerau, *Communications of the ACM* 7, 1964).
fn slips(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=other.len()).collect()];
    let at = |rows: &[Vec<usize>], row: usize, column: usize| {
        rows.get(row).and_then(|row| row.get(column)).copied().unwrap_or_default()
    };
    for (above, letter) in one.iter().enumerate() {
        let mut next = vec![above + 1];
        for (left, opposite) in other.iter().enumerate() {
            let replaced = at(&rows, above, left) + usize::from(letter != opposite);
            let left_out = at(&rows, above, left + 1) + 1;
            let put_in = next.last().copied().unwrap_or_default() + 1;
            let is_exchanged = above > 0
                && left > 0
                && one.get(above - 1) == Some(opposite)
                && other.get(left - 1) == Some(letter);
            let exchanged = if is_exchanged { at(&rows, above - 1, left - 1) + 1 } else { replaced };
            next.push(replaced.min(left_out).min(put_in).min(exchanged));
        }
        rows.push(next);
    }
    at(&rows, one.len(), other.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_recognised_and_another_word_is_not() {
        let names = ["terminal", "dark", "light", "plain"];
        let table = [
            ("drak", Some("dark")),
            ("drk", Some("dark")),
            ("ligth", Some("light")),
            ("Plain", Some("plain")),
            ("sepia", None),
            ("part", None),
        ];
        for (typed, expected) in table {
            assert_eq!(nearest(typed, names.into_iter()), expected, "{typed}");
        }
    }

    #[test]
    fn part_of_a_name_finds_it() {
        let names = ["scroll-line-down", "verdict-skip", "verdict-accept", "review-next-card", "width"];
        let table = [
            ("accept", Some("verdict-accept")),
            ("verdict-acept", Some("verdict-accept")),
            ("line_down", Some("scroll-line-down")),
            ("next-cards", Some("review-next-card")),
            ("line-width", Some("width")),
            ("ambiguous-width", Some("width")),
            ("accept-all-at-once", None),
        ];
        for (typed, expected) in table {
            assert_eq!(nearest(typed, names.into_iter()), expected, "{typed}");
        }
    }
}
