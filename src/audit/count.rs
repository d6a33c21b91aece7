//! Quotations one by one -> how many speakers, quotations and words each class has.

use crate::sorting;
use std::collections::{BTreeMap, HashSet};

/// What is not said: the class of everything that the texts leave open.
pub const NOT_SAID: &str = "not said";

/// How much of something there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Speakers, each counted once per article.
    pub speakers: usize,
    /// Their quotations.
    pub quotations: usize,
    /// The words in these.
    pub words: usize,
}

/// The classes with their counts, in the order in which they are shown.
pub type Counts = Vec<(String, Count)>;

/// Counts classes over articles.
#[derive(Debug, Default)]
pub(super) struct Counter {
    classes: BTreeMap<String, Count>,
    /// The speakers of each class in the present article.
    here: HashSet<(String, usize)>,
}

impl Counter {
    /// Counts a quotation of `words` words by a speaker, who is a number.
    pub(super) fn add(&mut self, class: &str, speaker: Option<usize>, words: usize) {
        let count = self.classes.entry(class.to_owned()).or_default();
        count.quotations += 1;
        count.words += words;
        if let Some(speaker) = speaker {
            count.speakers += usize::from(self.here.insert((class.to_owned(), speaker)));
        }
    }

    /// Another article begins, in which each speaker counts anew.
    pub(super) fn next_article(&mut self) {
        self.here.clear();
    }

    /// The classes in the order of `order`, those without quotations left out; then all others, most words first, and
    /// [`NOT_SAID`] last.
    pub(super) fn in_order<'a>(mut self, order: impl Iterator<Item = &'a str>) -> Counts {
        let mut counts: Counts = order.filter_map(|class| self.classes.remove_entry(class)).collect();
        let not_said = self.classes.remove_entry(NOT_SAID);
        let mut others: Counts = self.classes.into_iter().collect();
        sorting::by_key(&mut others, |(_, count)| std::cmp::Reverse((count.words, count.quotations)));
        counts.extend(others);
        counts.extend(not_said);
        counts
    }
}
