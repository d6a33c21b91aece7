//! The words of which numbers are made.

/// What follows the digits of an ordinal number: "rd" for 3.
pub(in crate::verify::words) fn ordinal_ending(value: u64) -> &'static str {
    match (value % 10, value % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ORDINALS: [&str; 19] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];
const ORDINAL_TENS: [&str; 8] =
    ["twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"];

/// The place of a word in a table, counted from `from` in steps of `step`.
fn counted_from(table: &[&str], word: &str, (from, step): (u64, u64)) -> Option<u64> {
    let at = table.iter().position(|listed| *listed == word)?;
    Some(from + u64::try_from(at).ok()? * step)
}

pub(super) fn small(word: &str) -> Option<u64> {
    counted_from(&SMALL, word, (0, 1))
}

pub(super) fn tens(word: &str) -> Option<u64> {
    counted_from(&TENS, word, (20, 10))
}

pub(super) fn ordinal(word: &str) -> Option<u64> {
    counted_from(&ORDINALS, word, (1, 1)).or_else(|| counted_from(&ORDINAL_TENS, word, (20, 10)))
}

/// The zeros of a scale.
pub(super) fn scale(word: &str) -> Option<usize> {
    match word {
        "thousand" => Some(3),
        "million" => Some(6),
        "billion" => Some(9),
        "trillion" => Some(12),
        _ => None,
    }
}
