//! Words for people and bodies that speak without a name: "a spokesman", "police", "residents".
//!
//! The words and their plurals are in `assets/lists/speakers.txt`; the roles in `assets/people/titles.tsv` count,
//! too.

use super::lists::{List, ListSet};
use super::words::{self, WordClass};
use foldhash::HashMap;
use std::sync::LazyLock;

const ROLE: WordClass = WordClass::ROLE.with(WordClass::RELATION);

/// What is known about a word in lower case.
#[derive(Debug, Clone, Copy)]
pub struct SpeakerWord<'a> {
    /// The word.
    pub word: &'a str,
    /// The lists that it is in.
    pub lists: ListSet,
    /// Its classes.
    pub class: WordClass,
}

impl SpeakerWord<'_> {
    /// Whether it is what a person is or does: "spokesman", "officials".
    #[must_use]
    pub fn is_role(self) -> bool {
        self.lists.has(List::Roles) || self.class.is(ROLE) || is_plural_of_man(self.word)
    }

    /// Whether it is a body that speaks: "ministry", "police".
    #[must_use]
    pub fn is_body(self) -> bool {
        self.lists.has(List::Bodies)
    }
}

/// Whether `word` is what a person is or does: "spokesman", "officials".
///
/// The roles among the titles count with a capital and a possessive ending, too: "Critics", "president's". A
/// description that is asked about word by word has both.
#[must_use]
pub fn is_role(word: &str) -> bool {
    is_role_in(word, ListSet::of(word))
}

/// The same of a word that is in these lists.
#[must_use]
pub fn is_role_in(word: &str, lists: ListSet) -> bool {
    let title = |word: &str| words::class_of(word).is(ROLE);
    lists.has(List::Roles)
        || is_plural_of_man(word)
        || title(word)
        || word.strip_suffix('s').is_some_and(title)
}

/// "councilmen", "congressmen" and others that are not listed, but not "men" or "omen".
fn is_plural_of_man(word: &str) -> bool {
    word.len() > 5 && word.ends_with("men")
}

/// Whether `word`, in lower case, is a body that speaks: "ministry", "police".
#[must_use]
pub fn is_body(word: &str) -> bool {
    ListSet::of(word).has(List::Bodies)
}

/// Whether `word`, in lower case, is something that is said or written: "statement", "remarks".
#[must_use]
pub fn is_speech(word: &str) -> bool {
    ListSet::of(word).has(List::SpeechNouns)
}

/// Whether `word`, in lower case, can stand for a speaker.
#[must_use]
pub fn can_speak(word: &str) -> bool {
    let lists = ListSet::of(word);
    lists.has(List::Bodies) || is_role_in(word, lists)
}

static SHORT_TITLES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows =
        include_str!("../../assets/people/short_titles.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| row.split_once('\t')).collect()
});

/// The noun that a short title in lower case stands for: "senator" for "sen"; `None` for any other word.
#[must_use]
pub fn full_title(word: &str) -> Option<&'static str> {
    SHORT_TITLES.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plural_and_singular_can_speak_and_things_cannot() {
        assert!(
            ["spokesman", "officials", "witnesses", "police", "ministry", "councils", "councilmen"]
                .iter()
                .all(|word| can_speak(word))
        );
        assert!(!["statement", "table", "visit", "omen", ""].iter().any(|word| can_speak(word)));
    }
}
