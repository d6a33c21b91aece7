//! Text -> escaped text for XML, and for HTML written as XML.

use crate::export::harmless::is_harmful;
use crate::text::sanitize;
use std::borrow::Cow;
use std::fmt::Write;

/// Replaces characters that XML 1.0 cannot contain.
const FORBIDDEN: char = '\u{fffd}';

/// Text for an XML element. A parser reads the same text, except that control characters forbidden in XML 1.0 become
/// U+FFFD.
#[must_use]
pub(in crate::export) fn exact(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            // A parser turns a carriage return into a line feed unless it is written as a reference.
            '\t' | '\r' => reference(&mut written, c),
            '\n' => written.push(c),
            c => push(&mut written, c),
        }
    }
    written
}

/// Text for a page to look at: as the screen shows it, without control characters or characters that deceive the eye.
#[must_use]
pub(in crate::export) fn shown(text: &str) -> String {
    let clean: Cow<'_, str> = sanitize::block(text);
    let mut written = String::with_capacity(clean.len());
    for c in clean.chars() {
        if c == '\n' { written.push(c) } else { push(&mut written, c) }
    }
    written
}

fn push(written: &mut String, c: char) {
    match c {
        '&' => written.push_str("&amp;"),
        '<' => written.push_str("&lt;"),
        '>' => written.push_str("&gt;"),
        '"' => written.push_str("&quot;"),
        '\'' => written.push_str("&#39;"),
        '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => written.push(FORBIDDEN),
        c if is_harmful(c) => reference(written, c),
        c => written.push(c),
    }
}

fn reference(written: &mut String, c: char) {
    let _ = write!(written, "&#{};", u32::from(c));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text that a parser reads.
    fn read(written: &str) -> String {
        let xml = format!("<a>{written}</a>");
        let document = roxmltree::Document::parse(&xml).unwrap();
        document.root_element().text().unwrap_or_default().to_owned()
    }

    #[test]
    fn what_is_written_reads_back() {
        for text in [
            "a & b <c> \"d\" 'e'",
            "one\r\ntwo\rthree\tfour\n",
            "]]> &amp; </a>",
            "\u{9b}2J \u{202e}x 🇰🇷 \u{e0041}",
        ] {
            assert_eq!(read(&exact(text)), text);
        }
        assert!(!exact("\u{9b}\u{202e}\u{7f}").contains(is_harmful));
    }

    #[test]
    fn what_xml_forbids_is_replaced() {
        assert_eq!(read(&exact("a\0b\u{1b}c\u{ffff}")), "a\u{fffd}b\u{fffd}c\u{fffd}");
    }

    #[test]
    fn a_page_shows_what_the_screen_shows() {
        assert_eq!(shown("a\u{1b}[31m<b>\u{202e}\r\nc\td"), "a␛[31m&lt;b&gt;\nc d");
    }
}
