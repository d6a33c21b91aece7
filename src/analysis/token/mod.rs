//! Text -> tokens: the words and marks that the recognisers step over.
//!
//! The cut suits names and quotation marks, not a grammar: a possessive ending is a token of its own ("Blinken|’s"),
//! and so is every hyphen ("US|-|backed", "Suk|-|yeol"), every quotation mark and every other mark. Abbreviations keep
//! their full stop ("U.S.", "Mr."), numbers their separators ("1,000", "3.5").

mod plain;
mod shape;

use crate::lexicon::abbreviations::{self, Abbreviation};
use crate::lexicon::{function_words, words};
use crate::text::Span;
use crate::text::quotation_marks::is_apostrophe;
use plain::{TokenEnd, plain_token};
use shape::shape_of;

pub use shape::Shape;

/// A word or a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the article's text.
    pub span: Span,
    /// Its form: capitals, digits, punctuation.
    pub shape: Shape,
    /// Whether white space or the start of the paragraph comes before it.
    pub spaced: bool,
}

impl Token {
    /// Whether it is made of letters.
    #[must_use]
    #[inline]
    pub fn is_word(self) -> bool {
        matches!(self.shape, Shape::Lower | Shape::Title | Shape::Upper | Shape::Mixed)
    }

    /// Whether it is a word that begins with a capital.
    #[must_use]
    #[inline]
    pub fn is_capitalized(self, text: &str) -> bool {
        self.shape.is_capitalized(|| self.span.of(text))
    }
}

/// Appends the tokens of `span` to `tokens`.
pub fn tokenize(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let end = (span.end as usize).min(text.len());
    let Some(text) = text.get(..end) else { return };
    let mut at = span.start as usize;
    let mut spaced = true;
    while let Some(bytes) = text.as_bytes().get(at..).filter(|bytes| !bytes.is_empty()) {
        let (length, shape, how_it_ends) = plain_token(bytes);
        let (length, shape) = if how_it_ends == TokenEnd::Certain {
            (length, shape)
        } else {
            let Some(rest) = text.get(at..) else { return };
            if let Some(length) = space_length(rest) {
                spaced = true;
                at += length;
                continue;
            }
            match how_it_ends {
                TokenEnd::FullStop => with_full_stop(rest, length, shape),
                _ => next_token(rest, spaced),
            }
        };
        #[expect(clippy::cast_possible_truncation, reason = "the end of the text is a number of 32 bits")]
        let span = Span { start: at as u32, end: (at + length) as u32 };
        tokens.push(Token { span, shape, spaced });
        at += length;
        // Nearly all words are followed by one space.
        spaced = text.as_bytes().get(at) == Some(&b' ');
        at += usize::from(spaced);
    }
}

/// Returns the length of the character of white space at the start of `rest`.
fn space_length(rest: &str) -> Option<usize> {
    rest.chars().next().filter(|first| first.is_whitespace()).map(char::len_utf8)
}

/// Returns the length and the shape of the word at the start of `rest`, with the full stop behind its first `length`
/// bytes if it belongs to it; `shape` is that of these bytes.
fn with_full_stop(rest: &str, length: usize, shape: Shape) -> (usize, Shape) {
    let tail = abbreviation_tail(rest, length);
    let has_more_letters = tail > 1;
    let word = || rest.get(..length + tail).unwrap_or_default();
    (length + tail, if has_more_letters { shape_of(word()) } else { shape })
}

/// Returns the length in bytes and the shape of the token at the start of `rest`, behind white space if `spaced`.
fn next_token(rest: &str, spaced: bool) -> (usize, Shape) {
    let first = rest.chars().next().unwrap_or_default();
    if !is_punctuation(first) && first.is_alphabetic() {
        let length = word_length(rest);
        let word = rest.get(..length).unwrap_or_default();
        return (length, shape_of(word));
    }
    if first.is_ascii_digit() {
        return (number_length(rest), Shape::Number);
    }
    if !spaced
        && is_apostrophe(first)
        && let Some(length) = possessive_length(rest)
    {
        return (length, Shape::Possessive);
    }
    (first.len_utf8(), Shape::Mark)
}

/// Whether `c` is a dash, a quotation mark, a bullet or a sign beside them: the marks outside ASCII that English texts are
/// full of. Asking the tables of Unicode takes far longer.
fn is_punctuation(c: char) -> bool {
    ('\u{2010}'..='\u{2027}').contains(&c)
}

/// Whether `c` is a Korean syllable. Korean has no apostrophes: ‘기적’이라고.
fn is_hangul(c: char) -> bool {
    ('\u{ac00}'..='\u{d7a3}').contains(&c)
}

/// Returns the length of the word at the start of `rest`: letters, digits and combining marks, apostrophes between
/// letters ("O’Brien", "don’t") but no possessive ending, and the full stops of an abbreviation.
fn word_length(rest: &str) -> usize {
    // Most words are of English letters and end before a space, a comma or a full stop: no character is decoded.
    let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if rest.as_bytes().get(plain).is_none_or(|&next| next.is_ascii() && next != b'\'') {
        return plain + abbreviation_tail(rest, plain);
    }
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map(|&(_, next)| next);
        if !is_punctuation(c) && c.is_alphanumeric() || is_combining(c) {
            end = at + c.len_utf8();
        } else if is_apostrophe(c) && after.is_some_and(|after| after.is_alphabetic() && !is_hangul(after)) {
            if possessive_length(rest.get(at..).unwrap_or_default()).is_some() {
                break;
            }
        } else {
            break;
        }
    }
    end + abbreviation_tail(rest, end)
}

/// Returns how many bytes after a word belong to it because it is an abbreviation: "U.S.", "Mr.", "J.".
fn abbreviation_tail(rest: &str, end: usize) -> usize {
    let bytes = rest.as_bytes();
    if bytes.get(end) != Some(&b'.') {
        return 0;
    }
    let mut at = end;
    let is_letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    if end == 1 && is_letter(0) {
        while bytes.get(at) == Some(&b'.') && is_letter(at + 1) && bytes.get(at + 2) == Some(&b'.') {
            at += 2;
        }
        // "e.g." in lower case is one, a lower-case letter alone ends a sentence.
        let is_alone = at == end;
        return if is_alone && !bytes[0].is_ascii_uppercase() { 0 } else { at + 1 - end };
    }
    usize::from(
        rest.get(..end).is_some_and(|word| is_abbreviation(word, rest.get(end + 1..).unwrap_or_default())),
    )
}

/// Whether a word with a full stop is an abbreviation, with `after` behind the full stop.
///
/// Gets right: "Barr. Ngozi Eze", "Pst. Amos Dung". Leaves alone: "She called Barr. Then he left.".
fn is_abbreviation(word: &str, after: &str) -> bool {
    let before_name = || {
        let next = after.split_whitespace().next().unwrap_or_default();
        let capital = next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let next = next.trim_end_matches(|c: char| !c.is_alphanumeric());
        after.starts_with(' ') && capital && function_words::class_of(next).is_none()
    };
    match abbreviations::kind_of(word) {
        Some(Abbreviation::Always) => true,
        Some(Abbreviation::BeforeName) => before_name(),
        None => abbreviations::has_form(word) && words::class_of(word).is_unknown() && before_name(),
    }
}

fn number_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    while digit(at) || (matches!(bytes.get(at), Some(b',' | b'.')) && digit(at + 1)) {
        at += 1;
    }
    at
}

/// Returns the length of the possessive ending "’s" at the start of `rest`, or `None` if there is none. The bare
/// apostrophe of "officials’" is not one: it may close a quotation, which only the pairing of marks can decide.
fn possessive_length(rest: &str) -> Option<usize> {
    let mut chars = rest.chars();
    let apostrophe = chars.next().filter(|&c| is_apostrophe(c))?;
    let s = chars.next().filter(|&c| c == 's' || c == 'S')?;
    let ends = chars.next().is_none_or(|next| !next.is_alphanumeric());
    ends.then(|| apostrophe.len_utf8() + s.len_utf8())
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        tokens.iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn what_is_taken_for_punctuation_is_no_letter_and_no_digit() {
        let taken = ('\0'..=char::MAX).filter(|&c| is_punctuation(c));
        assert!("‐–—‘’“”•…".chars().all(|mark| taken.clone().any(|c| c == mark)));
        assert_eq!(taken.filter(|&c| c.is_alphanumeric() || is_combining(c)).collect::<String>(), "");
    }

    #[test]
    fn words_marks_and_possessive_endings_are_separate_tokens() {
        for (text, expected) in [
            ("Blinken’s visit", "Blinken|’s|visit"),
            ("US-backed Suk-yeol", "US|-|backed|Suk|-|yeol"),
            ("“No,” he said.", "“|No|,|”|he|said|."),
            ("Mr. O’Brien of the U.S. said", "Mr.|O’Brien|of|the|U.S.|said"),
            ("don't cost $1,000.50.", "don't|cost|$|1,000.50|."),
            ("J. Kowalczyk's", "J.|Kowalczyk|'s"),
            ("the officials’ plan", "the|officials|’|plan"),
            ("e.g. this", "e.g.|this"),
            ("Barr. Ngozi and Pst. Amos", "Barr.|Ngozi|and|Pst.|Amos"),
            ("She called Barr. Then he left.", "She|called|Barr|.|Then|he|left|."),
            ("They met Petr. Anna left.", "They|met|Petr|.|Anna|left|."),
            ("Čapek–Šimić", "Čapek|–|Šimić"),
            ("", ""),
        ] {
            assert_eq!(cut(text).join("|"), expected, "{text:?}");
        }
    }

    #[test]
    fn capitals_decide_the_shape() {
        for (word, shape) in [
            ("said", Shape::Lower),
            ("Seoul", Shape::Title),
            ("A", Shape::Title),
            ("US", Shape::Upper),
            ("U.S.", Shape::Upper),
            ("McDonald", Shape::Mixed),
            ("2026", Shape::Number),
        ] {
            let mut tokens = Vec::new();
            tokenize(word, Span::new(0, word.len()), &mut tokens);
            assert_eq!(tokens.first().map(|t| t.shape), Some(shape), "{word}");
        }
    }
}
