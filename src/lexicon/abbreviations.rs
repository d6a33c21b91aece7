//! Abbreviations whose full stop does not end a sentence: `assets/words/abbreviations.txt`.

use foldhash::HashMap;
use std::sync::LazyLock;

/// When a word with a full stop is an abbreviation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Abbreviation {
    /// Always: "Mr.".
    Always,
    /// Before a capitalised word or a number, because it is also a word or a name: "Barr. Ngozi Eze".
    BeforeName,
}

static WORDS: LazyLock<HashMap<&'static str, Abbreviation>> = LazyLock::new(|| {
    let lines = include_str!("../../assets/words/abbreviations.txt").lines().filter(|l| !l.starts_with('#'));
    lines
        .map(|line| match line.strip_suffix('*') {
            Some(word) => (word, Abbreviation::BeforeName),
            None => (line, Abbreviation::Always),
        })
        .collect()
});

/// What kind of abbreviation `word` is, spelt as in the list and without its full stop.
#[must_use]
pub fn kind_of(word: &str) -> Option<Abbreviation> {
    WORDS.get(word).copied()
}

/// Whether `word` has the form of an abbreviation, though it is not listed: short, with a capital, and with an ending that
/// English words and names do not have: "Pst", "Comr", "Dcn", "Comdt".
#[must_use]
pub fn has_form(word: &str) -> bool {
    const MAX_LETTERS: usize = 6;
    let Some(&[before, last]) = word.as_bytes().last_chunk::<2>() else { return false };
    let is_vowel = |byte: u8| matches!(byte.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let ending = match last {
        b'r' => !is_vowel(before) && !matches!(before, b'r' | b'h'),
        b'n' => matches!(before, b'c' | b'd'),
        b'c' => matches!(before, b'f' | b's'),
        b't' => matches!(before, b'd' | b'g' | b'p'),
        b'l' => matches!(before, b'c' | b'd' | b'p'),
        b'd' => matches!(before, b'g' | b'h' | b'v'),
        _ => false,
    };
    let capital = word
        .bytes()
        .enumerate()
        .all(|(at, byte)| byte.is_ascii_alphabetic() && (at == 0) == byte.is_ascii_uppercase());
    let short = (2..=MAX_LETTERS).contains(&word.len()) && capital && last != before;
    short && (ending || !word.bytes().any(is_vowel))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_months_are_abbreviations_and_words_are_not() {
        assert!(["Mr", "Gen", "Sen", "Jan", "vs", "Cllr"].iter().all(|word| kind_of(word).is_some()));
        assert!(!["said", "may", "March", ""].iter().any(|word| kind_of(word).is_some()));
        assert_eq!(kind_of("Barr"), Some(Abbreviation::BeforeName));
    }

    #[test]
    fn an_unknown_abbreviation_has_its_form() {
        assert!(
            ["Pst", "Comr", "Dcn", "Ofc", "Cmdr", "Smt", "Comdt", "Sergt"].iter().all(|word| has_form(word))
        );
        assert!(
            !["Barr", "Kim", "Ohio", "Hmm", "Rohr", "Minsk", "NATO", "x", ""]
                .iter()
                .any(|word| has_form(word))
        );
    }
}
