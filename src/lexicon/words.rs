//! What is known about single words: one look-up in one table tells names, titles, places and common words
//! apart.
//!
//! The table is an `fst` map from the word in lower case to the bits of its [`WordClass`]; it is written by
//! `assets/build/words.rs` from the word lists and used where it lies in the binary, so it costs nothing at
//! start; a hash map would have to be filled with some 200,000 words first.

pub use super::word_class::WordClass;

use fst::Map;
use std::sync::LazyLock;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

static TABLE: LazyLock<Option<Map<&'static [u8]>>> =
    LazyLock::new(|| Map::new(include_bytes!(concat!(env!("OUT_DIR"), "/words.fst")).as_slice()).ok());

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
        word.chars().filter(|c| !matches!(c, '\'' | '’' | 'ʼ' | '.')).flat_map(char::to_lowercase).collect();
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
    let bits = TABLE.as_ref().and_then(|table| table.get(key)).unwrap_or_default();
    WordClass::from_bits(bits)
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
