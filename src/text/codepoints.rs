//! Byte offsets to code-point offsets, for everything that leaves the program.
//!
//! Inside, positions are bytes; in JSON and every export they are Unicode code points, which is what Python,
//! databases and annotation tools count. Offsets are asked for near the one before most of the time, so one cursor
//! that walks both ways makes a whole result linear.

use super::Span;
use super::span::offset;

/// Turns byte offsets of one text into code-point offsets.
#[derive(Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    ascii: bool,
    byte: usize,
    point: usize,
}

impl<'a> CodePoints<'a> {
    /// A converter for `text`.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self { text, ascii: text.is_ascii(), byte: 0, point: 0 }
    }

    /// The code points at which a span starts and ends.
    pub fn of(&mut self, span: Span) -> (usize, usize) {
        (self.at(span.start), self.at(span.end))
    }

    /// The number of code points before `byte`. Offsets inside a character count as its start.
    pub fn at(&mut self, byte: u32) -> usize {
        let target = (byte as usize).min(self.text.len());
        if self.ascii {
            return target;
        }
        let (from, to) = (self.byte.min(target), self.byte.max(target));
        let bytes = self.text.as_bytes().get(from..to).unwrap_or_default();
        let between = bytes.iter().filter(|&&b| !is_continuation(b)).count();
        self.point =
            if target < self.byte { self.point.saturating_sub(between) } else { self.point + between };
        self.byte = target;
        self.point
    }
}

/// Turns code-point offsets of one text back into bytes, for what other programs give.
#[derive(Debug)]
pub struct PointBytes {
    /// The byte at which each character starts, and the length; nothing for ASCII.
    starts: Vec<u32>,
    length: usize,
}

impl PointBytes {
    /// A converter for `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let starts = || text.char_indices().map(|(byte, _)| offset(byte)).chain([offset(text.len())]);
        Self { starts: if text.is_ascii() { Vec::new() } else { starts().collect() }, length: text.len() }
    }

    /// The bytes of the code points `start..end`; nothing when the text has no such place.
    #[must_use]
    pub fn of(&self, start: usize, end: usize) -> Option<Span> {
        let span = Span { start: self.at(start)?, end: self.at(end)? };
        (span.start <= span.end).then_some(span)
    }

    fn at(&self, point: usize) -> Option<u32> {
        if self.starts.is_empty() {
            (point <= self.length).then(|| offset(point))
        } else {
            self.starts.get(point).copied()
        }
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_characters_not_bytes_in_any_order() {
        let text = "“Ñu” 🇰🇷 said";
        let mut points = CodePoints::new(text);
        for (byte, _) in text.char_indices().chain(text.char_indices().rev()) {
            let expected = text.char_indices().take_while(|&(b, _)| b < byte).count();
            assert_eq!(points.at(offset(byte)), expected, "byte {byte}");
        }
        assert_eq!(points.at(offset(text.len())), text.chars().count());
        assert_eq!(points.at(10_000), text.chars().count());
    }

    #[test]
    fn code_points_lead_back_to_the_bytes_they_came_from() {
        for text in ["", "plain", "“Ñu” 🇰🇷 said"] {
            let (mut points, bytes) = (CodePoints::new(text), PointBytes::new(text));
            let ends = || text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
            for (start, end) in ends().flat_map(|start| ends().map(move |end| (start, end))) {
                let span = Span::new(start, end);
                let (from, to) = points.of(span);
                assert_eq!(bytes.of(from, to), (start <= end).then_some(span), "{text} {span:?}");
            }
            assert_eq!(bytes.of(0, text.chars().count() + 1), None, "{text}");
        }
    }
}
