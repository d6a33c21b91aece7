//! Text as it is written -> text as it is read: without what only a machine sees.
//!
//! A reader of "North\n> Korea" reads two words with a space between them, and never sees a left-to-right mark in them.
//! A [`Gap`] is a place where the two differ. The text itself is never changed; whoever needs the words as they are read
//! asks for the gaps.

mod escape_sequence;
mod gap;
mod hyphenation;

pub use gap::{Gap, GapKind};

use super::bytes::{beyond_ascii_from, found_from};
use super::cells::glyph::is_shapeless;
use escape_sequence::escape_length;
pub use hyphenation::DECIDING_LETTERS;
use hyphenation::keeps_hyphen;
use memchr::memmem;
use std::borrow::Cow;

/// The first gap in `text` from byte `from` on.
#[must_use]
pub fn next_gap(text: &str, from: usize) -> Option<Gap> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|&byte| MAY_BEGIN_GAP[byte as usize])?;
        // Nearly all are single spaces before a word, or quotation marks and dashes.
        if let (b' ' | b'-', Some(b'!'..=b'~')) = (bytes[at], bytes.get(at + 1)) {
            at += 1;
            continue;
        }
        if bytes[at] == 0xE2 && is_mark(bytes.get(at + 1..at + 3)) {
            at += 3;
            continue;
        }
        if let Some(gap) = gap_at(text, at) {
            return Some(gap);
        }
        at += text.get(at..)?.chars().next()?.len_utf8();
    }
}

/// Whether no part of `text` is read as something else. Much faster than looking for the first gap.
#[must_use]
pub fn is_as_written(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut rest = bytes;
    let mut at = 0;
    while let Some(near) = first_doubtful(rest) {
        at += near;
        let next = bytes.get(at + 1..at + 3);
        if bytes[at] == b'-' && next.is_some_and(|next| next[0] > b' ') {
            at += 1;
        } else if bytes[at] == 0xE2 && is_mark(next) {
            at += 3;
        } else if gap_at(text, at).is_some() {
            return false;
        } else {
            at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        }
        rest = bytes.get(at..).unwrap_or_default();
    }
    memmem::find(text.as_bytes(), b"  ").is_none()
}

/// The place of the first byte, other than a space, with which a gap may begin.
fn first_doubtful(bytes: &[u8]) -> Option<usize> {
    // Nearly all text is letters and spaces; sixteen are compared at once.
    let is_plain = |byte: u8| (b' '..0x7F).contains(&byte) && byte != b'-';
    let (pieces, _) = bytes.as_chunks::<16>();
    let plain =
        pieces.iter().take_while(|piece| piece.iter().fold(true, |plain, &byte| plain & is_plain(byte)));
    let start = plain.count() * 16;
    let is_doubtful = |&byte: &u8| byte != b' ' && MAY_BEGIN_GAP[usize::from(byte)];
    Some(start + bytes.get(start..)?.iter().position(is_doubtful)?)
}

/// Whether the last two of three bytes are those of a dash or a quotation mark: U+2012 to U+2026.
fn is_mark(behind: Option<&[u8]>) -> bool {
    matches!(behind, Some([0x80, 0x92..=0xA6]))
}

/// Text on one line or in paragraphs, as it is shown: lines are joined, and a word that a line end breaks is whole.
///
/// ```
/// use pullquote::text::as_read::joined;
///
/// assert_eq!(joined("said Ivana Pet-\n> kova,\n> who"), "said Ivana Petkova, who");
/// assert_eq!(joined("It rained.\n\nIt snowed."), "It rained.\n\nIt snowed.");
/// ```
#[must_use]
pub fn joined(text: &str) -> Cow<'_, str> {
    let is_shown = |gap: &Gap| matches!(gap.kind, GapKind::LineEnd | GapKind::InWord | GapKind::Blank);
    if !has_line_end(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(gap) = next_gap(text, at) {
        let end = if is_shown(&gap) { gap.start } else { gap.end };
        out.push_str(text.get(at..end).unwrap_or_default());
        if is_shown(&gap) {
            out.push_str(gap.read());
        }
        at = gap.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    Cow::Owned(out)
}

/// Whether a line ends in `text`.
#[must_use]
pub fn has_line_end(text: &str) -> bool {
    // No printed character of ASCII ends one.
    let may_end = |eight| beyond_ascii_from(0x0E, eight);
    found_from(text.as_bytes(), may_end).is_some() && text.contains(is_line_end)
}

/// Whether a line ends with `c`.
#[must_use]
pub fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The bytes with which a gap can begin: controls, spaces, hyphens, and the first bytes of spaces and shapeless
/// characters.
static MAY_BEGIN_GAP: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte <= 0x20 {
        table[byte] = true;
        byte += 1;
    }
    let others = [b'-', 0x7F, 0xC2, 0xCD, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF, 0xF0, 0xF3];
    let mut index = 0;
    while index < others.len() {
        table[others[index] as usize] = true;
        index += 1;
    }
    table
};

/// The line end that begins at byte `at`, with what belongs to it: the hyphen of a broken word before it, the indent and
/// the quote marks after it.
#[must_use]
pub fn line_end_at(text: &str, at: usize) -> Option<Gap> {
    gap_at(text, at).filter(|gap| gap.start == at && matches!(gap.kind, GapKind::LineEnd | GapKind::InWord))
}

/// The gap that begins at byte `at`, or at a hyphen there.
fn gap_at(text: &str, at: usize) -> Option<Gap> {
    let rest = text.get(at..)?;
    let first = rest.chars().next()?;
    let gap = |length: usize, kind: GapKind| Some(Gap { start: at, end: at + length, kind });
    match first {
        '-' | '‐' | '\u{AD}' => {
            let behind = first.len_utf8();
            if let Some((length, keeps)) = broken_word(text, at, first) {
                let start = at + if keeps { behind } else { 0 };
                return Some(Gap { start, end: at + behind + length, kind: GapKind::InWord });
            }
            if first == '\u{AD}' { gap(behind, GapKind::Hidden) } else { None }
        }
        '\u{1b}' | '\u{9b}' => gap(escape_length(rest, first), GapKind::Hidden),
        _ if first.is_whitespace() => {
            let space = spaces(rest);
            if space.length == 1 && first == ' ' { None } else { gap(space.length, space.kind()) }
        }
        _ if first.is_control() || is_shapeless(first) => gap(first.len_utf8(), GapKind::Hidden),
        _ => None,
    }
}

/// White space, with the quote marks of lines.
#[derive(Debug, Default)]
struct SpaceRun {
    /// In bytes.
    length: usize,
    line_ends: usize,
}

impl SpaceRun {
    fn kind(&self) -> GapKind {
        match self.line_ends {
            0 => GapKind::Space,
            1 => GapKind::LineEnd,
            _ => GapKind::Blank,
        }
    }
}

/// The white space at the start of `rest`, over line ends and the quote marks after them.
fn spaces(rest: &str) -> SpaceRun {
    let mut run = SpaceRun::default();
    let mut before = ' ';
    for c in rest.chars() {
        match c {
            '\n' if before == '\r' => {}
            _ if is_line_end(c) => run.line_ends += 1,
            '>' | '|' if run.line_ends > 0 => {}
            _ if c.is_whitespace() => {}
            _ => break,
        }
        run.length += c.len_utf8();
        before = c;
    }
    run
}

/// If the hyphen at byte `at` is the last character of a line and the word goes on in the next: the length of what stands
/// between the hyphen and the rest of the word, and whether the hyphen is part of the word.
fn broken_word(text: &str, at: usize, hyphen: char) -> Option<(usize, bool)> {
    let behind = text.get(at + hyphen.len_utf8()..)?;
    let space = behind.starts_with(|c: char| c.is_whitespace()).then(|| spaces(behind))?;
    let after = word_at_start(behind.get(space.length..)?);
    let before = word_at_end(text.get(..at)?);
    (space.line_ends == 1 && !before.is_empty() && !after.is_empty())
        .then(|| (space.length, hyphen != '\u{AD}' && keeps_hyphen(before, after)))
}

fn word_at_start(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

fn word_at_end(text: &str) -> &str {
    let start = text.char_indices().rev().take_while(|(_, c)| c.is_alphanumeric()).last();
    start.and_then(|(at, _)| text.get(at..)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let mut out = String::new();
        let mut at = 0;
        while let Some(gap) = next_gap(text, at) {
            out.push_str(text.get(at..gap.start).unwrap());
            out.push_str(gap.read());
            at = gap.end;
        }
        out + text.get(at..).unwrap()
    }

    #[test]
    fn white_space_of_any_kind_is_one_space() {
        for space in [
            " ",
            "  ",
            "\t",
            "\n",
            "\r\n",
            "\r",
            "\u{85}",
            "\u{2028}",
            "\u{2029}",
            "\n    ",
            " \n\t",
            "\n> ",
            "\n>> ",
            "\r\n> > ",
            "\n| ",
            "\u{a0}",
            "\u{2009}",
            "\u{202f}",
            "\u{3000}",
            "\u{c}",
            " \u{200e}",
            "\u{200f} ",
            "\u{ad} ",
            "\u{fe0f} ",
            "\u{34f} ",
            "\u{feff} ",
            " \u{2068}",
            "\u{200b} ",
        ] {
            let text = format!("North{space}Korea");
            assert_eq!(read(&text), "North Korea", "{text:?}");
            assert_eq!(is_as_written(&text), space == " ", "{text:?}");
        }
    }

    #[test]
    fn what_has_no_shape_is_nothing() {
        for hidden in [
            "\u{200b}",
            "\u{200c}",
            "\u{200d}",
            "\u{200e}",
            "\u{200f}",
            "\u{61c}",
            "\u{2060}",
            "\u{feff}",
            "\u{ad}",
            "\u{fe0e}",
            "\u{fe0f}",
            "\u{34f}",
            "\u{202e}",
            "\u{2066}",
            "\u{e0041}",
            "\0",
            "\u{1b}[1m",
            "\u{1b}[0;31m",
            "\u{1b}]8;;http://x\u{1b}\\",
            "\u{1b}]0;a title\u{7}",
            "\u{1b}(B",
            "\u{9b}1m",
            "\u{1b}",
        ] {
            let text = format!("Ivana Pet{hidden}kova");
            assert_eq!(read(&text), "Ivana Petkova", "{text:?}");
            assert!(!is_as_written(&text), "{text:?}");
        }
        assert_eq!(read("\u{1b}]8;;no end of it"), "8;;no end of it");
    }

    #[test]
    fn a_line_ends_wherever_the_end_stands() {
        for end in ['\n', '\r', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}'] {
            // Among the bytes that are compared at once, and behind them.
            for before in 0..20 {
                let text = format!("{}{end}", "x".repeat(before));
                assert_eq!(has_line_end(&text), is_line_end(end), "{text:?}");
            }
        }
        for text in ["", "Ivana", "Ivana Petkova, 31 ~ of Oslo", "Čapek said", "a\tb", "“We stay,” she said"]
        {
            assert!(!has_line_end(text), "{text:?}");
        }
    }

    #[test]
    fn a_word_broken_at_a_line_end_is_whole() {
        for (text, expected) in [
            ("Ivana Pet-\nkova said", "Ivana Petkova said"),
            ("Ivana Pet\u{ad}\n> kova said", "Ivana Petkova said"),
            ("Bul-\r\n   garia’s", "Bulgaria’s"),
            ("a well-\nknown man", "a well-known man"),
            ("Jean-\nClaude", "Jean-Claude"),
            ("US-\nbacked", "US-backed"),
            ("the talks -\nand no end", "the talks - and no end"),
            ("a Pet-kova", "a Pet-kova"),
            ("Pet-\n\nkova", "Pet-\n\nkova"),
            ("Pet- kova", "Pet- kova"),
        ] {
            assert_eq!(read(text), expected, "{text:?}");
        }
    }

    #[test]
    fn ordinary_text_is_read_as_it_is_written() {
        for text in ["", "“We won,” said Ana — of “Peru”.", "5 > 4 | 3", "Ŝi iris", "Čapek’s 1,000 €"]
        {
            assert!(is_as_written(text), "{text:?}");
            assert_eq!(next_gap(text, 0), None, "{text:?}");
        }
    }

    #[test]
    fn what_is_shown_keeps_characters_that_shape_others() {
        assert_eq!(joined("👩\u{200d}🚒 and\n> می\u{200c}خواهم"), "👩\u{200d}🚒 and می\u{200c}خواهم");
        assert!(matches!(joined("no  line end\u{200e}"), Cow::Borrowed(_)));
    }
}
