//! Text -> what stands between its white space.

use crate::text::bytes::beyond_ascii_from;

/// The words of `text`, exactly those of [`str::split_whitespace`]: no character is decoded that cannot be white space, which
/// takes a third of the time.
pub(crate) fn words(text: &str) -> Words<'_> {
    Words { rest: text }
}

/// The words of a text, see [`words`].
#[derive(Debug, Clone)]
pub(crate) struct Words<'t> {
    rest: &'t str,
}

impl<'t> Iterator for Words<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let rest = self.rest;
        let mut start = 0;
        while let length @ 1.. = space_at(rest, start) {
            start += length;
        }
        let end = next_space(rest, start);
        // Nearly always one space follows: skip it now.
        let space = usize::from(rest.as_bytes().get(end) == Some(&b' '));
        self.rest = rest.get(end + space..).unwrap_or_default();
        rest.get(start..end).filter(|word| !word.is_empty())
    }
}

/// The first white space from byte `from` on, or the end of the text.
fn next_space(text: &str, from: usize) -> usize {
    let mut at = from;
    loop {
        at = skip_to_possible_space(text.as_bytes(), at);
        if at >= text.len() || space_at(text, at) > 0 {
            return at;
        }
        at += 1;
    }
}

/// The first byte from `from` on with which white space may begin or that is a control character, or the end.
fn skip_to_possible_space(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    loop {
        at = skip_printable_ascii(bytes, at);
        let rest = bytes.get(at..).unwrap_or_default();
        match rest.iter().take_while(|byte| !byte.is_ascii() && !may_begin_space(**byte)).count() {
            0 => return at,
            letters => at += letters,
        }
    }
}

/// The first byte from `from` on that is a space, a control character or not ASCII, or the end. Eight are looked at
/// together.
fn skip_printable_ascii(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(piece) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let doubtful = beyond_ascii_from(b'!', u64::from_le_bytes(*piece));
        if doubtful != 0 {
            return at + doubtful.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(|byte| !(b'!'..0x80).contains(byte)).unwrap_or(rest.len())
}

/// The length of the white space that begins at byte `at`, or zero.
#[inline]
fn space_at(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at) {
        Some(b'\t'..=b'\r' | b' ') => 1,
        Some(&first) if may_begin_space(first) => {
            let first = text.get(at..).and_then(|rest| rest.chars().next());
            first.filter(|c| c.is_whitespace()).map_or(0, char::len_utf8)
        }
        _ => 0,
    }
}

/// Whether white space that is not ASCII may begin with this byte.
fn may_begin_space(byte: u8) -> bool {
    matches!(byte, 0xC2 | 0xE1..=0xE3)
}

#[cfg(test)]
mod tests {
    use super::{skip_to_possible_space, words};

    #[test]
    fn words_are_those_of_the_standard_library() {
        for c in '\0'..=char::MAX {
            let text = format!("{c}a{c}{c}b c{c}");
            if c.is_whitespace() || u32::from(c) % 97 == 0 {
                assert!(words(&text).eq(text.split_whitespace()), "{text:?}");
            }
        }
        for text in ["", " ", "“Ana”\u{a0}López\u{3000}said\u{2003}no.\r\n", "é à  ü", "ﷺ 語 語"]
        {
            assert!(words(text).eq(text.split_whitespace()), "{text:?}");
        }
    }

    #[test]
    fn a_space_is_found_behind_any_number_of_letters() {
        for letter in ["a", "é", "я", "語", "の", "😀"] {
            for count in 0..=20 {
                let word = letter.repeat(count);
                for text in [format!("{word} b"), format!("{word} "), word.clone()] {
                    assert!(words(&text).eq(text.split_whitespace()), "{text:?}");
                }
            }
        }
    }

    #[test]
    fn letters_of_another_alphabet_are_skipped_together() {
        for word in ["мост", "γέφυρα", "fermé", "橋梁被關閉"] {
            let text = format!("{word} and the road");
            assert_eq!(skip_to_possible_space(text.as_bytes(), 0), word.len(), "{text}");
        }
    }
}
