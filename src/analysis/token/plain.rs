//! Bytes -> a token of ASCII: a mark, or a word of English letters and digits. Most tokens are, and no character is decoded.

use super::shape::Shape;
use crate::text::bytes::each;

/// What a byte can be in a word of English letters and digits.
mod byte_kind {
    pub(super) const LOWER: u8 = 1;
    pub(super) const UPPER: u8 = 2;
    pub(super) const DIGIT: u8 = 4;
    /// The word may go on, or not be over: an apostrophe, a full stop, a letter of another alphabet.
    pub(super) const OPEN: u8 = 8;
    /// A mark that is a token by itself.
    pub(super) const MARK: u8 = 16;

    pub(super) static OF: [u8; 256] = {
        let mut table = [0; 256];
        let mut byte = 0;
        while byte < table.len() {
            #[expect(clippy::cast_possible_truncation, reason = "a byte")]
            let kind = match byte as u8 {
                b'a'..=b'z' => LOWER,
                b'A'..=b'Z' => UPPER,
                b'0'..=b'9' => DIGIT,
                b'\'' | 0x80.. => OPEN,
                b'.' => OPEN | MARK,
                b'!'..=b'~' => MARK,
                _ => 0,
            };
            table[byte] = kind;
            byte += 1;
        }
        table
    };
}

/// How a token of English letters and digits, or of a mark, ends.
#[derive(PartialEq, Eq)]
pub(super) enum TokenEnd {
    /// It is certainly over.
    Certain,
    /// A full stop is behind it, which belongs to it if it is an abbreviation.
    FullStop,
    /// It may go on, or is of another alphabet, or there is no token: its characters must be looked at.
    Unknown,
}

/// The shapes of words by their first letter, small or capital, and the letters inside: none, small, capital, both.
static SHAPES: [Shape; 8] = {
    use Shape::{Lower, Mixed, Title, Upper};
    [Lower, Lower, Mixed, Mixed, Title, Title, Upper, Mixed]
};

/// Returns the length and the shape of the token at the start of `rest`, and how it ends: most are marks of ASCII, or
/// words of English letters and digits that are certainly over. No character is decoded.
#[inline]
pub(super) fn plain_token(rest: &[u8]) -> (usize, Shape, TokenEnd) {
    use byte_kind::{DIGIT, LOWER, MARK, OF, OPEN, UPPER};
    let first = rest.first().map_or(0, |&byte| OF[usize::from(byte)]);
    if first & (LOWER | UPPER) == 0 {
        let end = if first & MARK == 0 { TokenEnd::Unknown } else { TokenEnd::Certain };
        return (1, Shape::Mark, end);
    }
    let small = small_letters(rest.get(1..).unwrap_or_default());
    let (mut length, mut inside) = (1 + small, if small > 0 { LOWER } else { 0 });
    let mut end = TokenEnd::Certain;
    while let Some(&byte) = rest.get(length) {
        let kind = OF[usize::from(byte)];
        if kind & (LOWER | UPPER | DIGIT) == 0 {
            if kind & OPEN != 0 {
                end = if kind & MARK == 0 { TokenEnd::Unknown } else { TokenEnd::FullStop };
            }
            break;
        }
        inside |= kind;
        length += 1;
    }
    let shape = SHAPES[usize::from((first & UPPER) << 1 | inside & (LOWER | UPPER))];
    (length, shape, end)
}

/// Returns how many of the next eight bytes are small letters before the first that is none; zero near the end. All
/// eight are compared at once.
#[inline]
fn small_letters(rest: &[u8]) -> usize {
    let Some(&bytes) = rest.first_chunk() else { return 0 };
    let bytes = u64::from_le_bytes(bytes);
    // The highest bit of each byte shows whether it is one: no sum is carried to the next byte.
    let low = bytes & each(0x7f);
    let (from_a, behind_z) = (low + each(0x80 - b'a'), low + each(0x7f - b'z'));
    let others = !(from_a & !behind_z & !bytes) & each(0x80);
    others.trailing_zeros() as usize / 8
}

#[cfg(test)]
mod tests {
    use super::{TokenEnd, plain_token};
    use crate::analysis::token::Shape;

    #[test]
    fn a_word_is_as_long_as_its_letters_and_digits_and_has_their_shape() {
        for (text, length, shape) in [
            ("a", 1, Shape::Lower),
            ("said", 4, Shape::Lower),
            ("Seoul and", 5, Shape::Title),
            // Eight small letters and more, and others among the next eight bytes.
            ("internationalisation of", 20, Shape::Lower),
            ("Internationalisation, of", 20, Shape::Title),
            ("abcdefghI jklmnopqrs", 9, Shape::Mixed),
            ("iPhone cases and more", 6, Shape::Mixed),
            ("McDonaldson came along", 11, Shape::Mixed),
            ("NATO troops came along", 4, Shape::Upper),
            ("covid19 was everywhere", 7, Shape::Lower),
            ("G7 ministers came along", 2, Shape::Title),
            ("zebra{ and more than that", 5, Shape::Lower),
            ("zebra` and more than that", 5, Shape::Lower),
            (", he said", 1, Shape::Mark),
            ("{ he said", 1, Shape::Mark),
        ] {
            assert!(plain_token(text.as_bytes()) == (length, shape, TokenEnd::Certain), "{text}");
        }
    }

    #[test]
    fn a_word_that_may_go_on_is_not_over() {
        for text in
            ["don’t know", "don't know", "café tables", "communicación", "Čapek", " he", "7 men", "’s", ""]
        {
            assert!(plain_token(text.as_bytes()).2 == TokenEnd::Unknown, "{text}");
        }
        for text in ["Mr. Osei", "U.S. said", "internationally. He"] {
            assert!(plain_token(text.as_bytes()).2 == TokenEnd::FullStop, "{text}");
        }
    }
}
