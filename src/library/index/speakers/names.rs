//! Names of speakers as they are spelled -> which of them may be the same person.
//!
//! Gets right: "Lopes" can be Ana Lopes, "lopez" López, "Ana Lopes" Ana Maria Lopes. Leaves alone: "Ana", which is
//! not a surname; and it does not claim that "Lopes" in one article is the Ana Lopes of another.

use crate::text::fold::folded;

/// The words of a name, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name(Vec<String>);

impl Name {
    /// The words of a spelled name. An apostrophe inside one counts for nothing: "oneill" is O’Neill; but "Peru’s" has the
    /// word "Peru".
    pub(super) fn new(spelt: &str) -> Self {
        let folded = folded(spelt).replace("'s ", " ").replace('\'', "");
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        Self(words.map(str::to_owned).collect())
    }

    /// Whether this name can stand for `fuller`: all its words occur there in the same order, and the last words are
    /// the same.
    pub(super) fn means(&self, fuller: &Self) -> bool {
        let mut words = fuller.0.iter();
        self.shares_surname(fuller) && self.0.iter().all(|word| words.any(|other| other == word))
    }

    /// Whether both end with the same word.
    pub(super) fn shares_surname(&self, other: &Self) -> bool {
        self.0.last().is_some_and(|last| other.0.last() == Some(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_means_the_fuller_name_whatever_the_accents() {
        let table = [
            ("Lopes", "Ana Lopes", true),
            ("lopez", "Ana López", true),
            ("Ana Lopes", "Ana Maria Lopes", true),
            ("ANA LOPES", "Ana Lopes", true),
            ("walesa", "Lech Wałęsa", true),
            ("o'brien", "Niamh O’Brien", true),
            ("oneill", "Tip O’Neill", true),
            ("O'Neill", "Tip ONeill", true),
            ("Tip O'Neill", "Tip O’Neill", true),
            ("neill", "Tip O’Neill", false),
            ("Peru foreign ministry", "Peru’s foreign ministry", true),
            ("foreign ministry", "Peru’s foreign ministry", true),
            ("Ana", "Ana Lopes", false),
            ("Ana Lopes", "Lopes", false),
            ("Ana Lopes", "Rui Lopes", false),
            ("Maria Ana Lopes", "Ana Maria Lopes", false),
            ("", "Ana Lopes", false),
            ("—", "—", false),
        ];
        for (said, fuller, expected) in table {
            assert_eq!(Name::new(said).means(&Name::new(fuller)), expected, "{said} / {fuller}");
        }
    }
}
