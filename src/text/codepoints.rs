//! Byte offsets to code-point offsets, for everything that leaves the program.
//!
//! Inside the program positions are bytes. In JSON and every export they are Unicode code points, which Python,
//! databases and annotation tools count. Most offsets are close to the one asked for before, so a cursor that moves
//! both ways converts all positions of a result in linear time.

use super::Span;
use super::span::offset;

/// Converts byte offsets of one text into code-point offsets.
///
/// ```
/// use pullquote::text::{Span, codepoints::CodePoints};
///
/// let mut points = CodePoints::new("Señor Ruiz");
/// assert_eq!(points.of(Span::new(0, 6)), (0, 5));
/// ```
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

    /// The code points where a span starts and ends.
    pub fn of(&mut self, span: Span) -> (usize, usize) {
        (self.at(span.start), self.at(span.end))
    }

    /// The number of code points before `byte`. An offset inside a character counts as its start.
    pub fn at(&mut self, byte: u32) -> usize {
        let target = (byte as usize).min(self.text.len());
        if self.ascii {
            return target;
        }
        let (from, to) = (self.byte.min(target), self.byte.max(target));
        let bytes = self.text.as_bytes().get(from..to).unwrap_or_default();
        let between = count(bytes);
        self.point =
            if target < self.byte { self.point.saturating_sub(between) } else { self.point + between };
        self.byte = target;
        self.point
    }
}

/// Converts any byte offset of one text into a code-point offset in a short time, with a count for every block of it.
#[derive(Debug)]
pub struct CodePointIndex<'a> {
    text: &'a str,
    /// The code points before each block, then those of the text. Empty if the text is ASCII.
    before: Vec<u32>,
}

/// Bytes of a block. Most are ASCII, and nothing is counted in them.
const BLOCK: usize = 64;

impl<'a> CodePointIndex<'a> {
    /// A converter for `text`.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        if text.is_ascii() {
            return Self { text, before: Vec::new() };
        }
        let mut points = 0;
        let mut before = Vec::with_capacity(text.len() / BLOCK + 2);
        for block in text.as_bytes().chunks(BLOCK) {
            before.push(offset(points));
            points += count(block);
        }
        before.push(offset(points));
        Self { text, before }
    }

    /// The code points where a span starts and ends.
    #[must_use]
    pub fn of(&self, span: Span) -> (usize, usize) {
        (self.at(span.start), self.at(span.end))
    }

    /// The number of code points before `byte`. An offset inside a character counts as its start.
    #[must_use]
    pub fn at(&self, byte: u32) -> usize {
        let target = (byte as usize).min(self.text.len());
        let (block, place) = (target / BLOCK, target % BLOCK);
        let Some(&before) = self.before.get(block) else { return target };
        let after = self.before.get(block + 1).copied().unwrap_or(before);
        let is_ascii = (after - before) as usize == BLOCK;
        let within = || count(self.text.as_bytes().get(target - place..target).unwrap_or_default());
        before as usize + if is_ascii { place } else { within() }
    }
}

/// The number of code points that begin in these bytes.
fn count(bytes: &[u8]) -> usize {
    // Few enough for a sum that is a byte itself: many are then added up at once.
    const PIECE: usize = 128;
    let begun = |bytes: &[u8]| bytes.iter().map(|&byte| u8::from(!is_continuation(byte))).sum::<u8>();
    bytes.chunks(PIECE).map(|piece| usize::from(begun(piece))).sum()
}

/// Converts code-point offsets from other programs into bytes.
#[derive(Debug)]
pub struct PointBytes {
    /// The byte where each character starts, then the length of the text. Empty if the text is ASCII.
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

    /// The bytes of the code points `start..end`. Returns `None` if the text is shorter or `end` is before `start`.
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
    fn characters_are_counted_in_any_order() {
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
    fn an_index_counts_as_a_converter_does() {
        let plain = "plain ".repeat(BLOCK);
        let mixed = format!("{plain}“Ñu” 🇰🇷{plain}é");
        for text in ["", "plain", "“Ñu” 🇰🇷 said", &"“Ñu” 🇰🇷 said ".repeat(40), &"é".repeat(BLOCK), &mixed]
        {
            let (index, mut points) = (CodePointIndex::new(text), CodePoints::new(text));
            for byte in (0..=offset(text.len()) + 1).rev() {
                assert_eq!(index.at(byte), points.at(byte), "{text} {byte}");
            }
        }
    }

    #[test]
    fn code_points_convert_back_to_the_same_bytes() {
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
