//! Rows of words of one kind that are furniture together: "Share Tweet Email", "Monday 3 May 2026".

use foldhash::HashSet;

/// Words that make up a whole line: a share bar, a date.
pub(super) struct Bag {
    /// A line needs one of these.
    pub(super) strong: HashSet<&'static str>,
    /// What may stand between them; "#" allows numbers.
    pub(super) weak: HashSet<&'static str>,
    pub(super) kind: &'static str,
}

/// How well a word belongs to a bag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Strength {
    /// A line needs one such word.
    Strong,
    /// Any number of them may stand beside it.
    Weak,
}

impl Bag {
    pub(super) fn new(words: &'static str, kind: &'static str) -> Self {
        let (strong, weak) = words.split_once(" / ").unwrap_or((words, ""));
        Self { strong: strong.split(' ').collect(), weak: weak.split_whitespace().collect(), kind }
    }

    pub(super) fn holds(&self, line: &str) -> bool {
        let (mut count, mut strong) = (0, 0);
        for word in line.split(' ') {
            let Some(strength) = self.strength_of(word) else { return false };
            count += 1;
            strong += usize::from(strength == Strength::Strong);
        }
        count >= 2 && strong >= 1
    }

    /// How well a word belongs to the bag; `None` if it does not.
    fn strength_of(&self, word: &str) -> Option<Strength> {
        let bare = bare(word);
        if self.strong.contains(bare) || self.strong.contains(word) {
            return Some(Strength::Strong);
        }
        let is_weak = bare.is_empty()
            || self.weak.contains(bare)
            || (self.weak.contains("#") && bare.starts_with(|c: char| c.is_ascii_digit()));
        is_weak.then_some(Strength::Weak)
    }
}

/// A word without the marks around it.
pub(super) fn bare(word: &str) -> &str {
    word.trim_matches([',', ':', ';', '(', ')', '.', '/', '|', '·', '•'])
}
