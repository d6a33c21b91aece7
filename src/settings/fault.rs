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

/// The candidate that is most like what was typed, if one is: for "did you mean".
#[must_use]
pub fn nearest<'a>(typed: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let distant = |candidate: &&str| (changes(typed, candidate), candidate.len());
    candidates.min_by_key(distant).filter(|nearest| changes(typed, nearest) * 2 <= nearest.chars().count())
}

/// How many letters must be put in, left out or changed to make one word of the other (V. I. Levenshtein, *Soviet
/// Physics Doklady* 10, 1966).
fn changes(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (above, letter) in one.chars().enumerate() {
        let mut next = vec![above + 1];
        for (at, &opposite) in other.iter().enumerate() {
            let replaced = row.get(at).copied().unwrap_or_default() + usize::from(letter != opposite);
            let left_out = row.get(at + 1).copied().unwrap_or_default() + 1;
            let put_in = next.last().copied().unwrap_or_default() + 1;
            next.push(replaced.min(left_out).min(put_in));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_recognised_and_another_word_is_not() {
        let names = ["terminal", "dark", "light", "plain"];
        let table =
            [("drak", Some("dark")), ("ligth", Some("light")), ("Plain", Some("plain")), ("sepia", None)];
        for (typed, expected) in table {
            assert_eq!(nearest(typed, names.into_iter()), expected, "{typed}");
        }
    }
}
