//! Text -> text as it is compared: without accents, with plain marks, and in lower case if case does not count.
//!
//! Search, the index of the library, and the names of people and organisations use this one fold, so that two
//! spellings which are one name for the analysis are also found by one search.

use super::cells::glyph::is_shapeless;
use super::quotation_marks;
use std::borrow::Cow;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Whether capitals count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// "Seoul" is not "SEOUL".
    Same,
    /// "Seoul" is "SEOUL".
    Any,
}

/// Folds a text for comparison: without accents, with straight quotation marks, in lower case, with single spaces.
///
/// ```
/// use pullquote::text::fold::folded;
///
/// assert_eq!(folded("Sigurðsson  said “No”"), "sigurdsson said \"no\"");
/// ```
#[must_use]
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(&mut out, text);
    out
}

/// Appends a text as [`folded`] returns it.
pub fn fold_into(out: &mut String, text: &str) {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b',');
    let start = out.len();
    if text.bytes().all(is_plain) {
        out.push_str(text);
        if let Some(added) = out.get_mut(start..) {
            added.make_ascii_lowercase();
        }
        return;
    }
    for c in text.chars().filter(|&c| !is_shapeless(c)) {
        // Most of a text: nothing to decompose or look up.
        if c.is_ascii_graphic() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        fold(c, Case::Any, &mut |c| match c {
            c if !c.is_whitespace() => out.push(c),
            _ if out.get(start..).is_some_and(|added| added.ends_with(' ')) => {}
            _ => out.push(' '),
        });
    }
}

/// A word in lower case, accents and all: the word itself if it is in lower case already.
#[must_use]
pub fn lowercase(word: &str) -> Cow<'_, str> {
    let is_small = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    if word.bytes().all(is_small) { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// A text without accents, with plain marks; capitals stay.
#[must_use]
pub fn without_accents(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| fold(c, Case::Same, &mut |c| out.push(c)));
    out
}

/// An ASCII byte as it is compared; all white space is a blank.
pub(super) fn fold_ascii(byte: u8, case: Case) -> char {
    match (byte, case) {
        (b'\t'..=b'\r' | b' ', _) => ' ',
        (_, Case::Any) => byte.to_ascii_lowercase().into(),
        _ => byte.into(),
    }
}

/// Passes the characters that `c` is compared as to `out`.
pub(super) fn fold(c: char, case: Case, out: &mut impl FnMut(char)) {
    let mut emit = |c: char| match case {
        Case::Any if !c.is_ascii() => c.to_lowercase().for_each(&mut *out),
        Case::Any => out(c.to_ascii_lowercase()),
        Case::Same => out(c),
    };
    if c.is_ascii() {
        return emit(c);
    }
    decompose_compatible(c, |part| match part {
        _ if is_accent(part) => {}
        '‐'..='―' | '−' | '⁃' | '﹘' | '﹣' => emit('-'),
        _ => match LETTERS.iter().find(|(letter, _)| *letter == part) {
            Some((_, plain)) => plain.chars().for_each(&mut emit),
            None => emit(quotation_marks::straightened(part).unwrap_or(part)),
        },
    });
}

/// Whether `c` is an accent, or a halfwidth mark that decomposes to one.
pub(super) fn is_accent(c: char) -> bool {
    is_combining_mark(c) || matches!(c, '\u{FF9E}' | '\u{FF9F}')
}

/// Letters with a stroke and ligatures, which Unicode does not decompose.
const LETTERS: [(char, &str); 21] = [
    ('ø', "o"),
    ('Ø', "O"),
    ('ł', "l"),
    ('Ł', "L"),
    ('đ', "d"),
    ('Đ', "D"),
    ('ð', "d"),
    ('Ð', "D"),
    ('þ', "th"),
    ('Þ', "TH"),
    ('ŧ', "t"),
    ('Ŧ', "T"),
    ('ħ', "h"),
    ('Ħ', "H"),
    ('ı', "i"),
    ('æ', "ae"),
    ('Æ', "AE"),
    ('œ', "oe"),
    ('Œ', "OE"),
    ('ß', "ss"),
    ('ẞ', "SS"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_unicode_does_not_decompose_are_folded() {
        for (spelt, plain) in [
            ("Sigurðsson", "sigurdsson"),
            ("Þórsteinn Ægir", "thorsteinn aegir"),
            ("Weiß WEIẞ", "weiss weiss"),
            ("Łódź Œuvre Ørsted Đoković", "lodz oeuvre orsted dokovic"),
            ("Erdoğan Yıldız İnönü", "erdogan yildiz inonu"),
            ("Jose\u{301} José", "jose jose"),
            ("O’Brien  –  «so»", "o'brien - \"so\""),
            ("", ""),
        ] {
            assert_eq!(folded(spelt), plain, "{spelt}");
        }
        assert_eq!(without_accents("Þórsteinn Weiß"), "THorsteinn Weiss");
    }
}
