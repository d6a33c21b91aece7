//! Pieces -> pieces in which each day of a month is one word: "May 3", "3 May" and "the third of May" are "3 may".
//!
//! Papers and speakers order a date differently, and a comparison word by word would find a word moved. A month without
//! a capital is taken for a word ("may", "march"), and "in May 3 ships sank" has no date.

use super::Word;
use super::lexer::LexedPiece;
use super::numerals::ordinal_ending;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Short forms that a letter more or less does not turn into another form.
const SHORT: [(&str, &str); 9] = [
    ("jan", "january"),
    ("feb", "february"),
    ("mar", "march"),
    ("apr", "april"),
    ("aug", "august"),
    ("sept", "september"),
    ("oct", "october"),
    ("nov", "november"),
    ("dec", "december"),
];

/// Joins the words of each day of a month.
pub(super) fn join_dates(text: &str, pieces: Vec<LexedPiece>) -> Vec<LexedPiece> {
    if !pieces.iter().any(|piece| month(text, piece).is_some()) {
        return pieces;
    }
    let mut joined: Vec<LexedPiece> = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let rest = pieces.get(at..).unwrap_or_default();
        let is_in = joined.last().and_then(word).is_some_and(|word| word.key == "in");
        let found = day_first(text, rest).or_else(|| month_first(text, rest).filter(|_| !is_in));
        let Some((key, length)) = found else {
            joined.push(piece.clone());
            at += 1;
            continue;
        };
        let mut words = rest.iter().take(length).filter_map(word);
        let first = words.next().map(|first| first.span).unwrap_or_default();
        let span = words.fold(first, |span, word| span.to(word.span));
        joined.push(LexedPiece::Word(Word::new(span, key)));
        at += length;
    }
    joined
}

/// Whether a key is that of a day of a month.
pub(in crate::verify) fn is_day_of_month(key: &str) -> bool {
    key.split_once(' ').is_some_and(|(_, month)| MONTHS.contains(&month))
}

/// "3 May", "3rd of May", "the third of May": the key, and how many pieces it takes.
fn day_first(text: &str, pieces: &[LexedPiece]) -> Option<(String, usize)> {
    let key = |at: usize| pieces.get(at).and_then(word).map(|word| word.key.as_str());
    let has_article = key(0) == Some("the");
    let at = usize::from(has_article);
    let (number, is_ordinal) = day(key(at)?)?;
    let has_of = key(at + 1) == Some("of");
    // "the 3 May deadline" has an article of its own.
    if has_article && !(is_ordinal && has_of) {
        return None;
    }
    let month_at = at + 1 + usize::from(has_of);
    let month = month(text, pieces.get(month_at)?)?;
    Some((format!("{number} {month}"), month_at + 1))
}

/// "May 3", "May the third", "Sept. 3rd".
fn month_first(text: &str, pieces: &[LexedPiece]) -> Option<(String, usize)> {
    let month = month(text, pieces.first()?)?;
    let is_short = pieces.first().and_then(word).is_some_and(|word| !MONTHS.contains(&word.key.as_str()));
    let mut at = 1 + usize::from(is_short && matches!(pieces.get(1), Some(LexedPiece::Break)));
    let has_article = pieces.get(at).and_then(word).is_some_and(|word| word.key == "the");
    at += usize::from(has_article);
    let (number, is_ordinal) = day(&pieces.get(at).and_then(word)?.key)?;
    (is_ordinal || !has_article).then(|| (format!("{number} {month}"), at + 1))
}

/// The month that a piece names.
fn month(text: &str, piece: &LexedPiece) -> Option<&'static str> {
    let word = word(piece).filter(|word| word.span.of(text).starts_with(char::is_uppercase))?;
    let whole = MONTHS.iter().find(|month| **month == word.key).copied();
    whole.or_else(|| SHORT.iter().find(|(short, _)| *short == word.key).map(|(_, month)| *month))
}

/// The day of a month in "3", "3rd", and whether it counts: "3rd".
fn day(key: &str) -> Option<(u8, bool)> {
    let digits = key.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ending = key.get(digits.len()..)?;
    let number: u8 = digits.parse().ok().filter(|day| (1..=31).contains(day) && !digits.starts_with('0'))?;
    match ending {
        "" => Some((number, false)),
        // "3nd" is no date: somebody has typed another letter.
        ending => (ending == ordinal_ending(number.into())).then_some((number, true)),
    }
}

fn word(piece: &LexedPiece) -> Option<&Word> {
    match piece {
        LexedPiece::Word(word) => Some(word),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use crate::verify::words::lexer::pieces;
    use crate::verify::words::numerals::join_numbers;

    fn keys(text: &str) -> String {
        let pieces = join_dates(text, join_numbers(pieces(text, Span::new(0, text.len()))));
        pieces.iter().filter_map(word).map(|word| word.key.replace(' ', "_")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_day_of_a_month_has_one_key_in_any_order() {
        for date in [
            "May 3",
            "3 May",
            "3rd May",
            "May 3rd",
            "the 3rd of May",
            "the third of May",
            "May the third",
            "MAY 3",
        ] {
            assert_eq!(keys(date), "3_may", "{date}");
        }
        for (text, expected) in [
            ("Sept. 21, 2026", "21_september 2026"),
            ("the twenty-first of September 2026", "21_september 2026"),
            ("In May 3 ships sank", "in may 3 ships sank"),
            ("we may 3", "we may 3"),
            ("May 32, May 03", "may 32 may 03"),
            ("the 3nd of May", "the 3nd of may"),
            ("the 3 May deadline", "the 3_may deadline"),
            ("May three people go?", "3_may people go"),
        ] {
            assert_eq!(keys(text), expected, "{text}");
        }
    }
}
