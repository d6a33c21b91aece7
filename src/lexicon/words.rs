//! The classes of single words: one look-up distinguishes names, titles, places and common words.
//!
//! The table ([`word_table`]) holds some 200,000 words in lower case. `build/words.rs` writes it from the word lists;
//! the program reads it in place from the binary, so it costs nothing at startup.

pub use super::word_class::WordClass;

use super::word_table;
use crate::text::fold::folded;
use crate::text::quotation_marks::is_apostrophe;

static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.table"));

/// The sets of classes, by their number in the table.
static CLASSES: &[u64] = &include!(concat!(env!("OUT_DIR"), "/word_classes.rs"));

/// Bytes of the longest ASCII word that is lower-cased without allocating; longer ones are not names.
const MAX_KEY_BYTES: usize = 40;

/// Returns the classes of `word`, ignoring capitals, apostrophes and full stops. If a word with accents is not
/// listed, returns those of its spelling without them.
#[must_use]
pub fn class_of(word: &str) -> WordClass {
    if !word.is_ascii() {
        return class_of_accented(word);
    }
    if word.len() <= MAX_KEY_BYTES && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return look_up(word.as_bytes());
    }
    let mut key = [0_u8; MAX_KEY_BYTES];
    let mut length = 0;
    for byte in word.bytes().filter(|byte| !matches!(byte, b'\'' | b'.')) {
        let Some(slot) = key.get_mut(length) else { return WordClass::default() };
        *slot = byte.to_ascii_lowercase();
        length += 1;
    }
    look_up(key.get(..length).unwrap_or_default())
}

/// Returns the classes of several words together, with one space between them: "Buenos Aires" is a place.
#[must_use]
pub fn class_of_phrase(phrase: &str) -> WordClass {
    let mut key = [0_u8; MAX_KEY_BYTES];
    match key.get_mut(..phrase.len()).filter(|_| phrase.is_ascii()) {
        Some(key) => {
            key.copy_from_slice(phrase.as_bytes());
            key.make_ascii_lowercase();
            look_up(key)
        }
        None => look_up(phrase.to_lowercase().as_bytes()),
    }
}

fn class_of_accented(word: &str) -> WordClass {
    let key: String =
        word.chars().filter(|c| *c != '.' && !is_apostrophe(*c)).flat_map(char::to_lowercase).collect();
    let class = look_up(key.as_bytes());
    if !class.is_unknown() || key.is_ascii() {
        return class;
    }
    look_up(folded(&key).as_bytes())
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
