//! Amounts written in words: "two hundred and five".

use super::amount::{Amount, key};
use super::digits::shifted;
use super::number_words::{ordinal, ordinal_ending, scale, small, tens};
use crate::verify::words::lexer::LexedPiece;

/// An amount in words: "two hundred and five", "nineteen eighty-four", "three point five million".
pub(super) fn spelt(pieces: &[LexedPiece], at: usize) -> Option<Amount> {
    let mut spelling = Spelling::default();
    let mut end = at;
    while let Some(next) = key(pieces, end) {
        // "and" is part of a number only between its parts: "a hundred and five", not "five and six".
        let skips = usize::from(next == "and" && spelling.takes_and);
        let Some(word) = key(pieces, end + skips) else { break };
        if let Some(value) = spelling.ordinal(word) {
            let digits = format!("{value}{}", ordinal_ending(value));
            return Some(Amount { digits, end: end + skips + 1, is_ordinal: true });
        }
        if !spelling.take(word) {
            break;
        }
        end += skips + 1;
    }
    let value = (end > at).then(|| spelling.total + spelling.current.unwrap_or_default())?;
    let (fraction, after) = decimals(pieces, end);
    if fraction.is_empty() {
        return Some(Amount { digits: value.to_string(), end, is_ordinal: false });
    }
    let figures = format!("{value}.{fraction}");
    let scaled = key(pieces, after).and_then(scale).and_then(|zeros| shifted(&figures, zeros));
    Some(match scaled {
        Some(digits) => Amount { digits, end: after + 1, is_ordinal: false },
        None => Amount { digits: figures, end: after, is_ordinal: false },
    })
}

/// The digits after "point", and where the pieces after them begin.
fn decimals(pieces: &[LexedPiece], at: usize) -> (String, usize) {
    if key(pieces, at) != Some("point") {
        return (String::new(), at);
    }
    let digit = |at: usize| key(pieces, at).and_then(small).filter(|digit| *digit < 10);
    let digits: Vec<String> = (at + 1..).map_while(digit).map(|digit| digit.to_string()).collect();
    let end = if digits.is_empty() { at } else { at + 1 + digits.len() };
    (digits.concat(), end)
}

/// A number in words as far as it is read.
#[derive(Default)]
struct Spelling {
    /// Thousands and more.
    total: u64,
    /// What is below the next scale. `None` before the first word and after a scale.
    current: Option<u64>,
    /// The scale of the last part: each must be smaller than the one before.
    scale: Option<usize>,
    takes_and: bool,
    words: usize,
}

impl Spelling {
    /// Takes the next word, if the number goes on with it.
    fn take(&mut self, word: &str) -> bool {
        let current = self.current;
        let next = if let Some(value) = small(word) {
            Self::with_small(current, value, self.words)
        } else if let Some(value) = tens(word) {
            Self::with_tens(current, value, self.words)
        } else if word == "hundred" {
            current.filter(|current| (1..100).contains(current)).map(|current| current * 100)
        } else {
            return self.take_scale(word);
        };
        let Some(next) = next else { return false };
        self.takes_and = word == "hundred";
        self.current = Some(next);
        self.words += 1;
        true
    }

    fn with_small(current: Option<u64>, value: u64, words: usize) -> Option<u64> {
        match current {
            None => Some(value),
            Some(current) if current > 0 && current % 100 == 0 && value > 0 => Some(current + value),
            Some(current) if current % 100 >= 20 && current % 10 == 0 && (1..10).contains(&value) => {
                Some(current + value)
            }
            // A year: "twenty nineteen".
            Some(current) if words == 1 && (11..=20).contains(&current) && (10..20).contains(&value) => {
                Some(current * 100 + value)
            }
            Some(_) => None,
        }
    }

    fn with_tens(current: Option<u64>, value: u64, words: usize) -> Option<u64> {
        match current {
            None => Some(value),
            Some(current) if current > 0 && current % 100 == 0 => Some(current + value),
            // A year: "nineteen eighty".
            Some(current) if words == 1 && (11..=20).contains(&current) => Some(current * 100 + value),
            Some(_) => None,
        }
    }

    fn take_scale(&mut self, word: &str) -> bool {
        let (Some(zeros), Some(current)) = (scale(word), self.current.filter(|current| *current > 0)) else {
            return false;
        };
        if self.scale.is_some_and(|before| before <= zeros) || current >= 1000 {
            return false;
        }
        self.total += current * 10_u64.pow(u32::try_from(zeros).unwrap_or_default());
        (self.current, self.scale, self.takes_and) = (None, Some(zeros), true);
        self.words += 1;
        true
    }

    /// The whole number, if an ordinal ends it: "twenty-first".
    fn ordinal(&self, word: &str) -> Option<u64> {
        let value = ordinal(word)?;
        match self.current {
            None if self.words == 0 => Some(value),
            Some(current) if current % 100 >= 20 && current % 10 == 0 && value < 10 => {
                Some(self.total + current + value)
            }
            Some(current) if current > 0 && current % 100 == 0 => Some(self.total + current + value),
            _ => None,
        }
    }
}
