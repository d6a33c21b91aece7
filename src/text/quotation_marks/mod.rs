//! A character -> which quotation mark it is, whether it opens or closes, and what closes it.
//!
//! Every other module asks here instead of keeping a list of its own. The side is the one a mark has in English,
//! French and Spanish. German closes with “ and «, Swedish opens with ”: what a mark does in one text depends on
//! its neighbours, and that is for the analysis to decide.

mod table;

pub use table::{
    ElseIs, MARKS, QuotationMark, Side, can_close, mark_of, mark_starting, marks_closed_by, may_start,
};

/// The marks that English typography puts around a quotation.
pub const CURLY: (&str, &str) = ("“", "”");

/// Returns the side on which a quotation mark usually is, or `None` if `c` is another character.
#[must_use]
pub fn side(c: char) -> Option<Side> {
    mark_of(c).map(|mark| mark.side)
}

/// Whether `c` is a quotation mark of any kind. The apostrophe is one, since ’ and ' are both.
///
/// ```
/// use pullquote::text::quotation_marks;
///
/// assert_eq!("“No,”".trim_matches(quotation_marks::is_mark), "No,");
/// ```
#[must_use]
pub fn is_mark(c: char) -> bool {
    mark_of(c).is_some()
}

/// Whether `c` is a quotation mark that is never an apostrophe.
#[must_use]
pub fn is_double(c: char) -> bool {
    mark_of(c).is_some_and(QuotationMark::is_double)
}

/// Whether a quotation can begin with `c`: “ and " but not ”.
#[must_use]
pub fn opens(c: char) -> bool {
    matches!(side(c), Some(Side::Opening | Side::Either))
}

/// Whether a quotation can end with `c`: ” and " but not “.
#[must_use]
pub fn closes(c: char) -> bool {
    matches!(side(c), Some(Side::Closing | Side::Either))
}

/// Whether a quotation can begin with `c`, which is not a straight apostrophe: “, ‘ and " but not '.
#[must_use]
pub fn opens_for_certain(c: char) -> bool {
    mark_of(c).is_some_and(|mark| {
        mark.side == Side::Opening || mark.side == Side::Either && mark.else_is != ElseIs::Apostrophe
    })
}

/// Whether a quotation can begin with `c`, and `c` is never an apostrophe.
#[must_use]
pub fn opens_double(c: char) -> bool {
    is_double(c) && opens(c)
}

/// Whether a quotation can end with `c`, and `c` is never an apostrophe.
#[must_use]
pub fn closes_double(c: char) -> bool {
    is_double(c) && closes(c)
}

/// Whether `closing` can close a quotation opened with `opening`.
#[must_use]
pub fn is_pair(opening: char, closing: char) -> bool {
    mark_of(opening).zip(mark_of(closing)).is_some_and(|(opening, closing)| opening.is_closed_by(closing))
}

/// The straight, the curly and the modifier-letter apostrophe: don't, don’t, donʼt.
pub const APOSTROPHES: [char; 3] = ['\'', '’', 'ʼ'];

/// Whether `c` can be an apostrophe.
#[must_use]
pub fn is_apostrophe(c: char) -> bool {
    APOSTROPHES.contains(&c)
}

/// Whether the apostrophe at byte `at` of a text is between letters, where it is never a quotation mark: don’t.
#[must_use]
pub fn is_between_letters(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let mut rest = text.get(at..).unwrap_or_default().chars();
    rest.next().is_some_and(is_apostrophe)
        && before.is_some_and(char::is_alphabetic)
        && rest.next().is_some_and(char::is_alphabetic)
}

/// Whether a token is a single character that passes `test`, which is one of the questions above.
#[must_use]
pub fn is_one(token: &str, test: fn(char) -> bool) -> bool {
    let mut characters = token.chars();
    characters.next().is_some_and(test) && characters.next().is_none()
}

/// A word up to its apostrophe: "he" of "he’s".
#[must_use]
pub fn before_apostrophe(word: &str) -> &str {
    word.split(APOSTROPHES).next().unwrap_or_default()
}

/// A character with every apostrophe made straight.
#[must_use]
pub fn with_straight_apostrophe(c: char) -> char {
    if is_apostrophe(c) { '\'' } else { c }
}

/// Returns the straight mark that a reader types for a mark: " for a double one, ' for a single one and for an
/// apostrophe. Returns `None` if `c` is another character.
#[must_use]
pub fn straightened(c: char) -> Option<char> {
    match mark_of(c) {
        // Readers type ' for ‹, and " for every other mark that is not an apostrophe.
        Some(_) if matches!(c, '‹' | '›' | '❛' | '❜') => Some('\''),
        Some(mark) => Some(if mark.is_double() { '"' } else { '\'' }),
        None => is_apostrophe(c).then_some('\''),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_that_unicode_calls_a_quotation_mark_is_one() {
        // `Quotation_Mark=Yes` in PropList.txt of Unicode 16.
        let all = "\"'«»‘’‚‛“”„‟‹›⹂「」『』〝〞〟﹁﹂﹃﹄＂＇｢｣";
        let missing: String = all.chars().filter(|&c| !is_mark(c)).collect();
        assert_eq!(missing, "");
        assert_eq!((all.chars().count(), ",<-′a".contains(is_mark)), (30, false));
    }

    #[test]
    fn every_mark_opens_or_closes_something_and_every_closing_mark_is_in_the_table() {
        for mark in &MARKS {
            let closes = MARKS.iter().any(|opening| opening.is_closed_by(mark));
            assert!(mark.can_open() || closes, "{}", mark.written);
            assert!(mark.can_open() || mark.side == Side::Closing, "{}", mark.written);
            assert_eq!(mark_starting(mark.written).map(|at| &MARKS[at]), Some(mark), "{}", mark.written);
            for closing in mark.closed_by.iter().chain(mark.closed_when_typed) {
                assert!(MARKS.iter().any(|other| other.written == *closing), "{} {closing}", mark.written);
            }
        }
    }

    #[test]
    fn a_mark_is_known_whatever_follows_it() {
        for text in ["“a", "«“", "''a", "``", "'", "`", "🙶“", "🙷é", "‘’", "–", "♪", "é", "a", "❝", "「ü"]
        {
            let longest = MARKS
                .iter()
                .enumerate()
                .filter(|(_, mark)| text.starts_with(mark.written))
                .max_by_key(|(_, mark)| mark.written.len());
            let found = mark_starting(text).map(|at| MARKS[at].written);
            assert_eq!(found, longest.map(|(_, mark)| mark.written), "{text}");
        }
    }

    #[test]
    fn the_table_of_what_a_mark_closes_says_what_the_marks_say() {
        for (closing, mark) in MARKS.iter().enumerate() {
            for (opening, other) in MARKS.iter().enumerate() {
                assert_eq!(can_close(closing, opening), other.is_closed_by(mark), "{other:?} {mark:?}");
            }
        }
    }

    #[test]
    fn marks_that_no_language_combines_are_no_pair() {
        for pair in ["“”", "„“", "„”", "””", "»«", "»»", "«»", "‘’", "‚‘", "「」", "〝〟", "❝❞", "\"”", "“\""]
        {
            let mut marks = pair.chars();
            assert!(is_pair(marks.next().unwrap(), marks.next().unwrap()), "{pair}");
        }
        for pair in ["“’", "«”", "„»", "‘”", "「”", "\"'", "«›", "＂\"", "’“"] {
            let mut marks = pair.chars();
            assert!(!is_pair(marks.next().unwrap(), marks.next().unwrap()), "{pair}");
        }
    }

    #[test]
    fn a_typed_mark_stands_for_the_printed_ones() {
        for (printed, typed) in [('“', '"'), ('»', '"'), ('「', '"'), ('’', '\''), ('›', '\''), ('ʼ', '\'')]
        {
            assert_eq!(straightened(printed), Some(typed), "{printed}");
        }
        assert_eq!(straightened('-'), None);
    }
}
