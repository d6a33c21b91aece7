//! The word lists of the recognisers: `assets/lists/*.txt`, compiled into one table.
//!
//! A rule that asks whether a word is one of several takes them from a list, so that what is known about words is
//! data that can be read, compared and corrected without reading the rules. The lists of a token are looked up
//! once, when the passage is made; a rule then asks `passage.is(at, List::CountrySeat)`, which tests one bit.
//!
//! # Adding a list
//!
//! Write a paragraph into a file in `assets/lists/`, one file per topic:
//!
//! ```text
//! # Verbs between "went" and "to say": "went on to say".
//! [say-helpers]
//! go goes going went
//! ```
//!
//! - The comment above the name is the documentation of the variant, here `List::SayHelpers`. It is required. A
//!   comment followed by an empty line is about the whole file.
//! - Words are spelt as the text spells them: "the" is in a list, "The" is not, unless it is listed as well or
//!   `capitalized` follows the name: `[storms] capitalized`. `plural-s` and `plural-es` add a plural of each word.
//! - Apostrophes are straight in the files. Curly ones in the text count as straight ones, and they are never
//!   left out: "its" is not "it's". Tokens are what `analysis::token` makes of a text: "e-mail" is three of them.
//! - With `phrases` after the name, each line is one phrase of several words, and
//!   `passage.phrase_at(at, List::ReportFrames)` returns the number of its tokens.
//!
//! Only words are looked up: marks and numbers are in no list, and rules compare them with `passage.word(at)`. A
//! word that only one rule knows, and that the rule is about, may stay in the code.

use super::word_table;
use crate::text::quotation_marks::{APOSTROPHES, is_double, with_straight_apostrophe};
use std::sync::LazyLock;

include!(concat!(env!("OUT_DIR"), "/lists.rs"));

static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lists.table"));

/// Bytes of the longest word with a curly apostrophe that is looked up.
const MAX_KEY_BYTES: usize = 40;

/// The lists that a word is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ListSet(u16);

impl ListSet {
    /// Looks up `word` as it is written. Curly apostrophes count as straight ones.
    #[must_use]
    pub fn of(word: &str) -> Self {
        if word.is_ascii() || !word.contains(APOSTROPHES) {
            return Self::of_key(word.as_bytes());
        }
        let mut key = [0; MAX_KEY_BYTES];
        let mut length = 0;
        for c in word.chars() {
            let c = with_straight_apostrophe(c);
            let Some(slot) = key.get_mut(length..length + c.len_utf8()) else { return Self::default() };
            c.encode_utf8(slot);
            length += c.len_utf8();
        }
        Self::of_key(key.get(..length).unwrap_or_default())
    }

    /// Looks up `word` with its English letters in lower case.
    #[must_use]
    pub fn of_lowercase(word: &str) -> Self {
        // Most words are: no copy.
        if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Self::of_key(word.as_bytes());
        }
        let mut key = [0; MAX_KEY_BYTES];
        match key.get_mut(..word.len()).filter(|_| word.is_ascii()) {
            Some(key) => {
                key.copy_from_slice(word.as_bytes());
                key.make_ascii_lowercase();
                Self::of_key(key)
            }
            None => Self::of(&word.to_ascii_lowercase()),
        }
    }

    fn of_key(key: &[u8]) -> Self {
        Self(u16::try_from(word_table::set_of(TABLE, key)).unwrap_or_default())
    }

    /// What `of` says about each set of lists that a word can be in, in order, so that it is asked once for a set and not
    /// for each word; see [`ListSet::look_up`].
    pub(crate) fn table<T>(of: impl Fn(Self) -> T) -> Vec<T> {
        (0..SETS.len()).filter_map(|set| u16::try_from(set).ok()).map(|set| of(Self(set))).collect()
    }

    /// What `table` says about this set.
    pub(crate) fn look_up<T: Copy + Default>(self, table: &[T]) -> T {
        table.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// Whether the word is in no list.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the word is in `list`.
    #[must_use]
    pub fn has(self, list: List) -> bool {
        let (word, bit) = (list as usize / 64, list as usize % 64);
        SETS.get(usize::from(self.0)).and_then(|set| set.get(word)).is_some_and(|bits| bits >> bit & 1 == 1)
    }
}

/// The words of each phrase in `list`, in the order of the file.
pub fn phrases(list: List) -> impl Iterator<Item = &'static [&'static str]> {
    let start = FIRST_PHRASES.get(list as usize).copied().unwrap_or(PHRASES.len());
    let from_list = PHRASES.get(start..).unwrap_or_default().iter();
    from_list.take_while(move |(of, _)| *of == list).map(|&(_, words)| words)
}

/// Where the phrases of each list begin: they stand together, in the order of the lists. Lists behind the last with phrases
/// have none.
static FIRST_PHRASES: LazyLock<Vec<usize>> = LazyLock::new(|| {
    let lists = PHRASES.last().map_or(0, |(list, _)| *list as usize + 1);
    let first = |list| PHRASES.partition_point(|(of, _)| (*of as usize) < list);
    (0..lists).map(first).collect()
});

/// Whether `word` in a text is `listed` in a file: curly apostrophes count as straight ones.
#[must_use]
pub fn is_listed_as(word: &str, listed: &str) -> bool {
    word == listed || !word.is_ascii() && word.chars().map(with_straight_apostrophe).eq(listed.chars())
}

/// Whether a word outside quotation marks is in `list`.
#[must_use]
pub fn occurs_outside_marks(list: List, text: &str) -> bool {
    let outside = text.split(is_double).step_by(2);
    let words = outside.flat_map(|part| part.split(|c: char| !c.is_alphanumeric()));
    words.filter(|word| !word.is_empty()).any(|word| ListSet::of(word).has(list))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_in_their_lists_as_they_are_written() {
        assert!(ListSet::of("breast").has(List::TurkeyDishes));
        assert!(!ListSet::of("Breast").has(List::TurkeyDishes));
        assert!(ListSet::of("officials").has(List::Roles) && ListSet::of("Cyclone").has(List::Storms));
        assert!(ListSet::of("Roast").has(List::TurkeyPreparations));
        assert!(!ListSet::of("breast").has(List::TurkeyPreparations));
        assert_eq!(ListSet::of("qwrtzpl"), ListSet::default());
        assert_eq!(ListSet::of(""), ListSet::default());
    }

    #[test]
    fn the_phrases_of_every_list_are_found() {
        let count: usize = PHRASES.chunk_by(|a, b| a.0 == b.0).map(|list| phrases(list[0].0).count()).sum();
        assert_eq!(count, PHRASES.len());
        assert_eq!(phrases(List::Roles).count(), 0);
    }

    #[test]
    fn a_curly_apostrophe_counts_as_a_straight_one() {
        assert_eq!(ListSet::of("doesn’t"), ListSet::of("doesn't"));
        assert_eq!(ListSet::of(&"’".repeat(MAX_KEY_BYTES)), ListSet::default());
        assert!(is_listed_as("doesn’t", "doesn't") && is_listed_as("so", "so") && !is_listed_as("so’", "so"));
    }
}
