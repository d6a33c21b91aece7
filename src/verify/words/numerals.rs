//! Pieces -> pieces in which each number is one word, whose key has digits: "twenty-five" is "25".
//!
//! A number is only read where it is certain, and no two numbers get the same key: "3.50 million" stays as it is, because
//! its last digit would be lost, and "a hundred" is no "100", because a word would be.

use super::Word;
use super::key::is_leading_currency;
use super::lexer::LexedPiece;

/// Joins the words of each number.
pub(super) fn join_numbers(pieces: Vec<LexedPiece>) -> Vec<LexedPiece> {
    if !pieces.iter().any(|piece| word(piece).is_some_and(|word| may_begin(&word.key))) {
        return pieces;
    }
    let mut joined = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let found = word(piece).filter(|word| may_begin(&word.key)).and_then(|_| number(&pieces, at));
        if let Some(Number { key, end }) = found {
            joined.push(LexedPiece::Word(whole(pieces.get(at..end).unwrap_or_default(), key)));
            at = end;
        } else {
            joined.push(piece.clone());
            at += 1;
        }
    }
    joined
}

/// A number, and where the pieces after it begin.
struct Number {
    key: String,
    end: usize,
}

/// One word in place of several.
fn whole(pieces: &[LexedPiece], key: String) -> Word {
    let mut words = pieces.iter().filter_map(word);
    let first = words.next().map(|first| first.span).unwrap_or_default();
    let span = words.fold(first, |span, word| span.to(word.span));
    Word::new(span, key)
}

fn word(piece: &LexedPiece) -> Option<&Word> {
    match piece {
        LexedPiece::Word(word) | LexedPiece::Sign(word) => Some(word),
        _ => None,
    }
}

fn key(pieces: &[LexedPiece], at: usize) -> Option<&str> {
    pieces.get(at).and_then(word).map(|word| word.key.as_str())
}

fn may_begin(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_digit())
        || small(key).is_some()
        || tens(key).is_some()
        || ordinal(key).is_some()
        || is_leading_currency(key)
        || key == "minus"
}

/// The number that begins at `at`: a sign, an amount, and what it counts if that has a sign of its own.
fn number(pieces: &[LexedPiece], at: usize) -> Option<Number> {
    let is_sign = |at: usize| matches!(pieces.get(at), Some(LexedPiece::Sign(_)));
    let mut from = at;
    let minus = if key(pieces, from) == Some("minus") {
        from += 1;
        "-"
    } else {
        ""
    };
    let currency = key(pieces, from).filter(|key| is_sign(from) && is_leading_currency(key));
    from += usize::from(currency.is_some());
    if from > at && key(pieces, from).is_none_or(|key| matches!(key, "minus") || is_leading_currency(key)) {
        return None;
    }
    let Amount { digits, end, is_ordinal } =
        digits(pieces, from, currency).or_else(|| spelt(pieces, from))?;
    if is_ordinal {
        return (from == at).then_some(Number { key: digits, end });
    }
    let (unit, end) = match currency {
        Some(currency) => (Some(currency), end),
        None => unit(pieces, end),
    };
    let unit = unit.map(|unit| format!(" {unit}")).unwrap_or_default();
    Some(Number { key: format!("{minus}{digits}{unit}"), end })
}

/// What an amount counts, as "%" and "$" say it, and where the pieces behind it begin.
fn unit(pieces: &[LexedPiece], at: usize) -> (Option<&'static str>, usize) {
    match (key(pieces, at), key(pieces, at + 1)) {
        (Some("percent"), _) => (Some("percent"), at + 1),
        (Some("per"), Some("cent")) => (Some("percent"), at + 2),
        (Some("dollars"), _) => (Some("dollars"), at + 1),
        (Some("euros"), _) => (Some("euros"), at + 1),
        (Some("pounds"), _) => (Some("pounds"), at + 1),
        (Some("yen"), _) => (Some("yen"), at + 1),
        _ => (None, at),
    }
}

/// An amount in digits, or an ordinal: "21st".
struct Amount {
    digits: String,
    end: usize,
    is_ordinal: bool,
}

/// An amount written in digits, perhaps with a word: "3.5 million", "£3bn", "£3m".
fn digits(pieces: &[LexedPiece], at: usize, currency: Option<&str>) -> Option<Amount> {
    let written = key(pieces, at).filter(|key| key.starts_with(|c: char| c.is_ascii_digit()))?;
    let amount = |digits: String, end: usize| Some(Amount { digits, end, is_ordinal: false });
    let letters = written.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    let figures = without_thousands(written.get(..written.len() - letters.len())?);
    let short = match letters {
        "" => None,
        "bn" => Some(9),
        "tn" => Some(12),
        "m" if currency.is_some() => Some(6),
        _ => return amount(written.to_owned(), at + 1),
    };
    if let Some(zeros) = short {
        let digits = shifted(&figures, zeros).unwrap_or_else(|| written.to_owned());
        return amount(digits, at + 1);
    }
    match key(pieces, at + 1).and_then(scale) {
        Some(zeros) => match shifted(&figures, zeros) {
            Some(digits) => amount(digits, at + 2),
            None => amount(figures, at + 1),
        },
        None => amount(figures, at + 1),
    }
}

/// "1,000" without its commas; anything else as it is.
fn without_thousands(figures: &str) -> String {
    let (whole, fraction) = figures.split_once('.').unwrap_or((figures, ""));
    let mut groups = whole.split(',');
    let first = groups.next().is_some_and(|first| (1..=3).contains(&first.len()));
    let is_grouped = first && whole.contains(',') && groups.all(|group| group.len() == 3);
    let is_plain = fraction.bytes().all(|byte| byte.is_ascii_digit());
    if is_grouped && is_plain { figures.replace(',', "") } else { figures.to_owned() }
}

/// A number with its decimal point moved to the right: 3.5 by 6 is 3500000. `None` if a digit would be lost.
fn shifted(figures: &str, zeros: usize) -> Option<String> {
    let (whole, fraction) = figures.split_once('.').unwrap_or((figures, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_certain = !whole.is_empty() && digits(whole) && digits(fraction);
    let is_short =
        fraction.len() <= zeros && !fraction.ends_with('0') && (whole == "0" || !whole.starts_with('0'));
    if !is_certain || !is_short || (whole == "0" && fraction.is_empty()) {
        return None;
    }
    let moved = format!("{whole}{fraction}{}", "0".repeat(zeros - fraction.len()));
    Some(moved.trim_start_matches('0').to_owned())
}

/// An amount in words: "two hundred and five", "nineteen eighty-four", "three point five million".
fn spelt(pieces: &[LexedPiece], at: usize) -> Option<Amount> {
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

/// The digits after "point", and where the pieces behind them begin.
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
    /// What is below the next scale. `None` before the first word and behind a scale.
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

/// What follows the digits of an ordinal number: "rd" for 3.
pub(super) fn ordinal_ending(value: u64) -> &'static str {
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

fn small(word: &str) -> Option<u64> {
    counted_from(&SMALL, word, (0, 1))
}

fn tens(word: &str) -> Option<u64> {
    counted_from(&TENS, word, (20, 10))
}

fn ordinal(word: &str) -> Option<u64> {
    counted_from(&ORDINALS, word, (1, 1)).or_else(|| counted_from(&ORDINAL_TENS, word, (20, 10)))
}

/// The zeros of a scale.
fn scale(word: &str) -> Option<usize> {
    match word {
        "thousand" => Some(3),
        "million" => Some(6),
        "billion" => Some(9),
        "trillion" => Some(12),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::lexer::pieces;
    use super::*;
    use crate::text::Span;

    fn keys(text: &str) -> String {
        let pieces = join_numbers(pieces(text, Span::new(0, text.len())));
        pieces.iter().filter_map(word).map(|word| word.key.replace(' ', "_")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn spellings_of_one_number_have_one_key() {
        for (spellings, expected) in [
            (&["25", "twenty-five", "Twenty five"][..], "25"),
            (&["205", "two hundred and five", "two hundred five"], "205"),
            (&["3500000", "3,500,000", "3.5 million", "three point five million"], "3500000"),
            (&["$3 million", "$3m", "three million dollars", "3,000,000 dollars"], "3000000_dollars"),
            (&["£2bn", "two billion pounds", "£2 billion"], "2000000000_pounds"),
            (&["20%", "20 per cent", "twenty percent"], "20_percent"),
            (&["1984", "nineteen eighty-four"], "1984"),
            (&["2019", "twenty nineteen", "two thousand and nineteen"], "2019"),
            (&["21st", "twenty-first"], "21st"),
            (&["-5", "minus five", "minus 5", "−5"], "-5"),
            (&["1,250,000", "one million two hundred and fifty thousand"], "1250000"),
        ] {
            for spelling in spellings {
                assert_eq!(keys(spelling), expected, "{spelling}");
            }
        }
    }

    #[test]
    fn different_numbers_stay_different() {
        for (text, expected) in [
            ("five, six and seven", "5 6 and 7"),
            ("two three", "2 3"),
            ("a hundred people", "a hundred people"),
            ("hundreds of ones", "hundreds of ones"),
            ("3.50 million", "3.50 million"),
            ("007 05", "007 05"),
            ("one second", "1 2nd"),
            ("1,00 1,0000", "1,00 1,0000"),
            ("3m deep", "3m deep"),
            ("$ and pounds", "dollars and pounds"),
            ("the $-sign", "the dollars sign"),
            ("10 percent points", "10_percent points"),
            ("twenty. Five", "20 5"),
            ("zero million", "0 million"),
        ] {
            assert_eq!(keys(text), expected, "{text}");
        }
    }
}
