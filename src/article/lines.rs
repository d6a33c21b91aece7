//! Text -> its lines, without line ends and surrounding white space.
//!
//! A line ends at LF, CR, CRLF, NEL or a Unicode line or paragraph separator. The last three are rare and several
//! bytes long, so only a text that contains one is read character by character; all others use `memchr`.

use crate::text::Span;
use memchr::memchr2;

/// The lines of `text` that are not blank. Each says whether a blank line precedes it.
pub(super) fn lines(text: &str) -> impl Iterator<Item = TextLine> + '_ {
    let next_end = if may_have_rare_end(text) { any_line_end } else { plain_line_end };
    let mut rest = Some(text);
    let mut start = 0;
    let mut blank_before = true;
    std::iter::from_fn(move || {
        while let Some(remaining) = rest {
            let (length, end_length) = next_end(remaining).unwrap_or((remaining.len(), 0));
            let line = remaining.get(..length).unwrap_or_default();
            rest = remaining.get(length + end_length..).filter(|_| end_length > 0);
            let begin = start + (line.len() - line.trim_start().len());
            let trimmed = line.trim();
            start += length + end_length;
            if trimmed.is_empty() {
                blank_before = true;
            } else {
                let span = Span::new(begin, begin + trimmed.len());
                return Some(TextLine { span, blank_before: std::mem::take(&mut blank_before) });
            }
        }
        None
    })
}

/// Whether a text has two bytes with which NEL or a separator ends: without stopping early, so that the compiler can compare
/// many bytes at once.
fn may_have_rare_end(text: &str) -> bool {
    let (bytes, behind) = (text.as_bytes(), text.as_bytes().get(1..).unwrap_or_default());
    let is_end = |(&one, &two): (&u8, &u8)| one == 0xC2 && two == 0x85 || one == 0x80 && two & 0xFE == 0xA8;
    bytes.iter().zip(behind).fold(false, |found, pair| found | is_end(pair))
}

/// A line that is not blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TextLine {
    pub(super) span: Span,
    pub(super) blank_before: bool,
}

/// The length of the first line of `rest`, and of its line end. Returns `None` if no line end follows.
fn plain_line_end(rest: &str) -> Option<(usize, usize)> {
    let bytes = rest.as_bytes();
    let at = memchr2(b'\n', b'\r', bytes)?;
    Some((at, if bytes.get(at..at + 2) == Some(b"\r\n") { 2 } else { 1 }))
}

fn any_line_end(rest: &str) -> Option<(usize, usize)> {
    let is_end = |c: char| matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let (at, end) = rest.char_indices().find(|&(_, c)| is_end(c))?;
    let crlf = rest.get(at..).is_some_and(|rest| rest.starts_with("\r\n"));
    Some((at, if crlf { 2 } else { end.len_utf8() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_is_recognised() {
        let text = "one\ntwo\r\n\r\n three \rfour\u{85}five\u{2028}six\u{2029}\n\nseven";
        let found: Vec<_> = lines(text).map(|line| (line.span.of(text), line.blank_before)).collect();
        assert_eq!(
            found,
            [
                ("one", true),
                ("two", false),
                ("three", true),
                ("four", false),
                ("five", false),
                ("six", false),
                ("seven", true)
            ]
        );
        assert_eq!(lines(" \r\n\t\n").count(), 0);
        assert_eq!(lines("").count(), 0);
    }
}
