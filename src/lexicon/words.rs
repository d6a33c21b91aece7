//! What is known about single words: one look-up in one table tells names, titles, places and common words
//! apart.
//!
//! The table ([`word_table`]) holds some 200,000 words in lower case; it is written by `build/words.rs` from
//! the word lists and used where it lies in the binary, so it costs nothing at start.

pub use super::word_class::WordClass;

use super::word_table;
use crate::text::quotation_marks::is_apostrophe;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.table"));

/// The sets of classes, by their number in the table.
static CLASSES: &[u64] = &include!(concat!(env!("OUT_DIR"), "/word_classes.rs"));

/// Longest ASCII word that is lower-cased without allocating; longer ones are no names.
const LONGEST: usize = 40;

/// The classes of `word`, whatever its capitals, apostrophes and full stops; of a word with accents also those
/// of its spelling without them when the list has no other.
#[must_use]
pub fn class_of(word: &str) -> WordClass {
    if !word.is_ascii() {
        return class_of_accented(word);
    }
    let mut key = [0_u8; LONGEST];
    let mut length = 0;
    for byte in word.bytes().filter(|byte| !matches!(byte, b'\'' | b'.')) {
        let Some(slot) = key.get_mut(length) else { return WordClass::default() };
        *slot = byte.to_ascii_lowercase();
        length += 1;
    }
    look_up(key.get(..length).unwrap_or_default())
}

/// The classes of several words together, one space between them: "Buenos Aires" is a place.
#[must_use]
pub fn class_of_phrase(phrase: &str) -> WordClass {
    look_up(phrase.to_lowercase().as_bytes())
}

fn class_of_accented(word: &str) -> WordClass {
    let key: String =
        word.chars().filter(|c| *c != '.' && !is_apostrophe(*c)).flat_map(char::to_lowercase).collect();
    let class = look_up(key.as_bytes());
    if !class.is_unknown() || key.is_ascii() {
        return class;
    }
    look_up(without_accents(&key).as_bytes())
}

/// `word` with its accents taken off.
#[must_use]
pub fn without_accents(word: &str) -> String {
    let plain = |c: char| match c {
        'ł' => 'l',
        'Ł' => 'L',
        'ø' => 'o',
        'Ø' => 'O',
        'đ' => 'd',
        'Đ' => 'D',
        'ı' => 'i',
        other => other,
    };
    word.chars().map(plain).nfd().filter(|&c| !is_combining_mark(c)).collect()
}

fn look_up(key: &[u8]) -> WordClass {
    WordClass::from_bits(CLASSES.get(word_table::set_of(TABLE, key)).copied().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_all_the_classes_of_its_lists() {
        for (word, class) in [
            ("Maria", WordClass::GIVEN),
            ("O’Brien", WordClass::SURNAME),
            ("LOPEZ", WordClass::SURNAME),
            ("José", WordClass::GIVEN),
            ("Mr.", WordClass::HONORIFIC),
            ("Mrs", WordClass::FEMALE),
            ("forest", WordClass::COMMON),
            ("After", WordClass::FREQUENT),
            ("Ibadan", WordClass::PLACE),
            ("President", WordClass::RANK),
            ("Ministry", WordClass::INSTITUTION),
            ("monday", WordClass::CALENDAR),
        ] {
            assert!(class_of(word).is(class), "{word} {class:?}");
        }
        assert!(class_of("Qwrtzpl").is_unknown());
        assert!(class_of("").is_unknown());
        assert!(!class_of("Lopez").is(WordClass::COMMON));
    }
}
