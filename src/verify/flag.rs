//! A difference -> what it touches that changes the meaning most: a negation, a number, a date, a name.

use super::words::is_day_of_month;
use crate::lexicon::lists::{List, ListSet};
use crate::lexicon::words::{WordClass, class_of};

/// What makes a difference grave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DifferenceFlag {
    /// "not" on one side only.
    Negation,
    /// A number.
    Number,
    /// A day, a month, a year.
    Date,
    /// A name.
    Name,
}

impl DifferenceFlag {
    /// The flag in a word, as files and screens use it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Negation => "negation",
            Self::Number => "number",
            Self::Date => "date",
            Self::Name => "name",
        }
    }
}

/// A word on one side of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DifferingWord<'a> {
    /// Its key.
    pub(super) key: &'a str,
    /// The word as it is written.
    pub(super) written: &'a str,
    /// Whether it begins a sentence, so that its capital says nothing.
    pub(super) begins: bool,
}

/// What the words on either side of a difference touch.
pub(super) fn flag_of(quoted: &[DifferingWord<'_>], said: &[DifferingWord<'_>]) -> Option<DifferenceFlag> {
    if negations(quoted) != negations(said) || is_opposite(quoted, said) {
        return Some(DifferenceFlag::Negation);
    }
    let words = || quoted.iter().chain(said);
    if words().any(is_date) {
        Some(DifferenceFlag::Date)
    } else if words().any(is_number) {
        Some(DifferenceFlag::Number)
    } else if words().any(is_name) {
        Some(DifferenceFlag::Name)
    } else {
        None
    }
}

/// How many words negate.
pub(super) fn negations(words: &[DifferingWord<'_>]) -> usize {
    words.iter().filter(|word| negates(word.key)).count()
}

fn negates(key: &str) -> bool {
    key.ends_with("n't") || ListSet::of(key).has(List::Reversals)
}

/// Whether a word on one side is one on the other with a prefix that negates it.
///
/// Gets right: "able" / "unable"; "legal" / "illegal". Leaves alone: "form" / "inform".
fn is_opposite(quoted: &[DifferingWord<'_>], said: &[DifferingWord<'_>]) -> bool {
    const PREFIXES: [&str; 7] = ["un", "in", "im", "il", "ir", "non", "dis"];
    let negated = |long: &str, short: &str| {
        short.len() > 3 && PREFIXES.iter().any(|prefix| long.strip_prefix(prefix) == Some(short))
    };
    let pairs = quoted.iter().zip(said);
    let is_pair = quoted.len() == said.len();
    // "inform" has nothing to do with "form".
    let is_word =
        |word: &str| !matches!(word, "form" | "come" | "side" | "deed" | "tend" | "tent" | "turn" | "pose");
    is_pair
        && pairs.into_iter().any(|(one, other)| {
            (negated(one.key, other.key) && is_word(other.key))
                || (negated(other.key, one.key) && is_word(one.key))
        })
}

/// Whether a word is a number or a date.
pub(super) fn is_fact(word: &DifferingWord<'_>) -> bool {
    is_number(word) || is_date(word)
}

fn is_number(word: &DifferingWord<'_>) -> bool {
    let is_pronoun = word.key == "1" && word.written.eq_ignore_ascii_case("one");
    word.key.contains(|c: char| c.is_numeric()) && !is_pronoun
}

/// Whether a word is a year in digits.
pub(super) fn is_year(word: &DifferingWord<'_>) -> bool {
    word.key.len() == 4
        && (word.key.starts_with("19") || word.key.starts_with("20"))
        && word.key.bytes().all(|byte| byte.is_ascii_digit())
        && word.written == word.key
}

fn is_date(word: &DifferingWord<'_>) -> bool {
    // "may" and "march" are months only with a capital.
    let is_capital = word.written.starts_with(char::is_uppercase);
    let is_calendar = is_capital && class_of(word.key).is(WordClass::CALENDAR);
    is_day_of_month(word.key)
        || is_year(word)
        || is_calendar && !word.begins
        || ListSet::of(word.key).has(List::DayWords)
}

fn is_name(word: &DifferingWord<'_>) -> bool {
    let class = class_of(word.key);
    let is_common = class.is(WordClass::COMMON) || class.is(WordClass::FREQUENT);
    let is_capital = word.written.starts_with(char::is_uppercase);
    // "I" is no name, wherever it stands.
    is_capital && word.written != "I" && !word.key.starts_with("i'") && (!word.begins || !is_common)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flag(quoted: &str, said: &str) -> Option<&'static str> {
        let keys: Vec<String> = [quoted, said].iter().map(|words| words.to_lowercase()).collect();
        let side = |written: &'static str, keys: &'static str| -> Vec<DifferingWord<'static>> {
            written
                .split_whitespace()
                .zip(keys.split_whitespace())
                .map(|(written, key)| DifferingWord { key, written, begins: false })
                .collect()
        };
        let leak = |text: &str| -> &'static str { Box::leak(text.to_owned().into_boxed_str()) };
        let quoted = side(leak(quoted), leak(&keys[0]));
        let said = side(leak(said), leak(&keys[1]));
        flag_of(&quoted, &said).map(DifferenceFlag::word)
    }

    #[test]
    fn what_changes_the_meaning_most_is_flagged() {
        for (quoted, said, expected) in [
            ("", "not", Some("negation")),
            ("can", "can't", Some("negation")),
            ("don't", "do not", None),
            ("able", "unable", Some("negation")),
            ("form", "inform", None),
            ("5", "6", Some("number")),
            ("2019", "2018", Some("date")),
            ("Monday", "Tuesday", Some("date")),
            ("tomorrow", "soon", Some("date")),
            ("Ruiz", "Cole", Some("name")),
            ("I", "we", None),
            ("large", "great", None),
        ] {
            assert_eq!(flag(quoted, said), expected, "{quoted} / {said}");
        }
    }
}
