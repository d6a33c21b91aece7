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
        at = skip_letters(text.as_bytes(), at);
        if at >= text.len() || space_at(text, at) > 0 {
            return at;
        }
        at += 1;
    }
}

/// The first byte from `from` on with which white space may begin, or the end. Eight are looked at together.
fn skip_letters(bytes: &[u8], from: usize) -> usize {
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
        // The first bytes of all other white space.
        Some(0xC2 | 0xE1..=0xE3) => {
            let first = text.get(at..).and_then(|rest| rest.chars().next());
            first.filter(|c| c.is_whitespace()).map_or(0, char::len_utf8)
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::words;

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
}
