//! Text from outside -> text that may reach a terminal, a title, the clipboard or standard output.
//!
//! The rules are those of [`cells`](super::cells), so that printed text looks as it does on the screen.

use super::Span;
use super::cells::cells;
use std::borrow::Cow;

/// Makes a text safe to print on one line: line breaks and tabs become spaces.
///
/// ```
/// use pullquote::text::sanitize;
///
/// assert_eq!(sanitize::line("Seoul\u{1b}[2J\nsaid"), "Seoul␛[2J said");
/// ```
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    push(&mut clean, text);
    if clean == text { Cow::Borrowed(text) } else { Cow::Owned(clean) }
}

/// Makes a text safe to print on several lines: line breaks become LF, tabs become spaces.
#[must_use]
pub fn block(text: &str) -> Cow<'_, str> {
    if text.split('\n').all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    for (index, line) in unified.split('\n').enumerate() {
        if index > 0 {
            clean.push('\n');
        }
        push(&mut clean, line);
    }
    if clean == text { Cow::Borrowed(text) } else { Cow::Owned(clean) }
}

fn push(clean: &mut String, text: &str) {
    clean.extend(cells(text, Span::new(0, text.len())).map(|cell| cell.glyph));
}

/// Printable ASCII is safe as it is and much faster to check than to split into graphemes.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::cells::tests::hostile;
    use proptest::prelude::*;

    fn is_safe(c: char) -> bool {
        !c.is_control()
            && !matches!(c, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            && !matches!(c, '\u{e0000}'..='\u{e007f}')
    }

    #[test]
    fn an_escape_sequence_becomes_visible() {
        assert_eq!(line("a\u{1b}[31mb\tc\r\nd"), "a␛[31mb c d");
        assert_eq!(block("a\u{1b}]0;x\u{7}\r\nb\tc\rd"), "a␛]0;x␇\nb c\nd");
        assert_eq!(line("P\u{202e}nitu\u{e0041}"), "Pnitu");
    }

    /// Unicode gains marks every year, and the tables of width, joining and composition are of several years.
    #[test]
    fn any_character_after_a_letter_is_shown_the_same_when_it_is_cleaned_again() {
        for c in ('\u{a0}'..=char::MAX).filter(|&c| !is_plain(c.encode_utf8(&mut [0; 4]))) {
            let once = line(&format!("t{c}o")).into_owned();
            assert!(matches!(line(&once), Cow::Borrowed(_)), "{:x}: {once:?}", u32::from(c));
        }
    }

    #[test]
    fn safe_text_is_borrowed() {
        for text in ["", "Seoul said", "“Ñu” 🇰🇷 — e\u{301}", "👩‍❤️‍👨 中"] {
            assert!(matches!(line(text), Cow::Borrowed(_)), "{text:?}");
        }
        assert!(matches!(block("one\n\n“two”\n"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn the_result_is_safe_and_sanitizing_it_again_changes_nothing(text in hostile()) {
            let once = line(&text).into_owned();
            prop_assert!(once.chars().all(is_safe), "{:?}", once);
            prop_assert!(matches!(line(&once), Cow::Borrowed(_)), "{:?} -> {:?}", once, line(&once));
            let once = block(&text).into_owned();
            prop_assert!(once.chars().all(|c| c == '\n' || is_safe(c)), "{:?}", once);
            prop_assert!(matches!(block(&once), Cow::Borrowed(_)), "{:?} -> {:?}", once, block(&once));
        }
    }
}
