//! Byte offsets to code-point offsets, for everything that leaves the program.
//!
//! Inside, positions are bytes; in JSON and every export they are Unicode code points, which is what Python,
//! databases and annotation tools count. Offsets are asked for near the one before most of the time, so one cursor
//! that walks both ways makes a whole result linear.

use super::Span;

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

fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::span::offset;

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
}
