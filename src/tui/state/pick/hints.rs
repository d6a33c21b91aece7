//! Letters over what can be jumped to.

use crate::tui::state::finding::Finding;
use crate::tui::state::screen_map::ShownRow;

/// Everything on the screen that has letters, and what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hints {
    /// What can be jumped to.
    pub all: Vec<Hint>,
    /// What was typed so far.
    pub typed: String,
}

/// Something that can be jumped to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// Its letters, one or two.
    pub label: String,
    /// The column and the row of the screen where it starts.
    pub at: (u16, u16),
    /// What it is.
    pub goal: HintGoal,
}

/// What letters lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HintGoal {
    /// A finding in the text.
    Finding(Finding),
    /// A row of a list.
    Row(ShownRow),
}

/// The letters of labels: those under the fingers first.
const LETTERS: &[u8] = b"asdfghjklqweruiopzxcvbnmty";

/// This many labels of one or two letters, short ones first. None is the beginning of another one. There are no more than
/// 676.
#[must_use]
pub fn labels(count: usize) -> Vec<String> {
    let all = LETTERS.len();
    // The last letters begin the labels of two letters: as few as are needed.
    let long = (0..=all).find(|long| all - long + long * all >= count).unwrap_or(all);
    let short = all - long;
    let single = LETTERS.iter().take(short).map(|&letter| char::from(letter).to_string());
    let double = LETTERS.iter().skip(short).flat_map(|&first| {
        LETTERS.iter().map(move |&second| [first, second].map(char::from).iter().collect::<String>())
    });
    single.chain(double).take(count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_short_and_none_begins_another() {
        for count in [0, 1, 26, 27, 60, 676, 1000] {
            let labels = labels(count);
            assert_eq!(labels.len(), count.min(676));
            assert!(labels.iter().all(|label| label.len() <= if count <= 26 { 1 } else { 2 }), "{labels:?}");
            for (index, label) in labels.iter().enumerate() {
                let begins = |other: &String| other.starts_with(label) || label.starts_with(other.as_str());
                assert!(!labels.iter().skip(index + 1).any(begins), "{count}: {label}");
            }
        }
    }
}
