//! Pieces -> pieces in which each number is one word, whose key has digits: "twenty-five" is "25".
//!
//! A number is only read where it is certain, and no two numbers get the same key: "3.50 million" stays as it is, because
//! its last digit would be lost, and "a hundred" is no "100", because a word would be.

mod amount;
mod digits;
mod number_words;
mod spelt;

pub(super) use number_words::ordinal_ending;

use super::Word;
use super::key::is_leading_currency;
use super::lexer::LexedPiece;
use amount::{Amount, key, word};
use digits::digits;
use number_words::{ordinal, small, tens};
use spelt::spelt;

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

/// What amounts count that have a sign for it.
const UNITS: [&str; 6] = ["percent", PERCENTAGE_POINTS, "dollars", "euros", "pounds", "yen"];
/// A rise from 10 to 12 percent is one of two percentage points, and of 20 percent.
const PERCENTAGE_POINTS: &str = "percentage-points";

/// What an amount counts, as "%" and "$" say it, and where the pieces after it begin.
fn unit(pieces: &[LexedPiece], at: usize) -> (Option<&'static str>, usize) {
    let Some(next) = key(pieces, at) else { return (None, at) };
    if (next, key(pieces, at + 1)) == ("per", Some("cent")) {
        return (Some("percent"), at + 2);
    }
    if next == "percentage" && matches!(key(pieces, at + 1), Some("point" | "points")) {
        return (Some(PERCENTAGE_POINTS), at + 2);
    }
    match UNITS.iter().find(|unit| **unit == next) {
        Some(unit) => (Some(*unit), at + 1),
        None => (None, at),
    }
}

/// The unit in the key of an amount: "percent" in "17 percent".
pub(in crate::verify) fn unit_in(key: &str) -> Option<&str> {
    let (_, unit) = key.rsplit_once(' ')?;
    UNITS.contains(&unit).then_some(unit)
}

/// The figure in the key of an amount: "17" in "17 percent", and in "17". `None` for "21st" and "10:30".
pub(in crate::verify) fn figure_in(key: &str) -> Option<&str> {
    let figure = unit_in(key).and_then(|unit| key.strip_suffix(unit)).map_or(key, str::trim_end);
    let is_figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let digits = figure.strip_prefix('-').unwrap_or(figure);
    (digits.starts_with(|c: char| c.is_ascii_digit()) && digits.chars().all(is_figure)).then_some(figure)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use crate::verify::words::lexer::pieces;

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
            (&["2 percentage points", "two percentage points"], "2_percentage-points"),
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
