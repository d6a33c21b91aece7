//! The paragraphs of an article -> what is left out of its text so that it is as it is read; the text edited, and as it was.
//!
//! Both ways work inside the memory of the text: of a text of 100 MB there need not be two.

use crate::article::{Article, Paragraph};
use crate::text::Span;
use crate::text::as_read::{GapKind, next_gap};
use crate::text::span::offset;

/// The places where a text is read as something else than it is written, in text order.
#[derive(Debug, Default)]
pub(super) struct Edits(Vec<Edit>);

/// A place where the two texts differ.
#[derive(Debug, Clone, Copy)]
struct Edit {
    /// Where it is in the text as it is read.
    read: u32,
    /// What is written there.
    written: Span,
    kind: GapKind,
}

impl Edit {
    /// Where it ends in the text as it is read.
    fn read_end(self) -> u32 {
        self.read + offset(self.kind.read().len())
    }

    /// Where a byte of what is read instead is in the text as it is written.
    fn inside(self, read: u32) -> u32 {
        self.written.start + (read - self.read)
    }

    /// Where a byte behind it is in the text as it is written.
    fn behind(self, read: u32) -> u32 {
        self.written.end + (read - self.read_end())
    }
}

impl Edits {
    /// The edits in the paragraphs of an article that are no furniture, and all paragraphs as spans of the edited text.
    pub(super) fn of(article: &Article) -> (Self, Vec<Paragraph>) {
        let mut edits = Self::default();
        let paragraph = |paragraph: &Paragraph| {
            let start = edits.read_behind(paragraph.span.start);
            if !paragraph.role.is_furniture() {
                edits.add_paragraph(&article.text, paragraph.span);
            }
            let end = edits.read_behind(paragraph.span.end);
            Paragraph { span: Span { start, end }, role: paragraph.role }
        };
        let paragraphs = article.paragraphs.iter().map(paragraph).collect();
        (edits, paragraphs)
    }

    fn add_paragraph(&mut self, text: &str, paragraph: Span) {
        let until = text.get(..paragraph.end as usize).unwrap_or_default();
        let mut at = paragraph.start as usize;
        while let Some(gap) = next_gap(until, at) {
            let written = Span::new(gap.start, gap.end);
            self.0.push(Edit { read: self.read_behind(written.start), written, kind: gap.kind });
            at = gap.end;
        }
    }

    /// Where a byte behind the last edit is in the edited text.
    fn read_behind(&self, written: u32) -> u32 {
        self.0.last().map_or(written, |last| last.read_end() + written.saturating_sub(last.written.end))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text as it is read.
    pub(super) fn make(&self, text: String) -> String {
        let mut bytes = text.into_bytes();
        let (mut from, mut to) = (0, 0);
        for edit in &self.0 {
            let written = edit.written.range();
            bytes.copy_within(from..written.start, to);
            (from, to) = (written.end, edit.read_end() as usize);
            bytes[edit.read as usize..to].copy_from_slice(edit.kind.read().as_bytes());
        }
        bytes.copy_within(from.., to);
        bytes.truncate(bytes.len() - (from - to));
        text_of(bytes)
    }

    /// What the edits leave out of a text, one piece after another.
    pub(super) fn left_out(&self, text: &str) -> String {
        self.0.iter().map(|edit| edit.written.of(text)).collect()
    }

    /// The text as it is written, from the text as it is read and what was left out of it.
    pub(super) fn undo(&self, text: String, left_out: &str) -> String {
        let mut bytes = text.into_bytes();
        let mut from = bytes.len();
        let mut to =
            self.0.last().map_or(from, |last| from - last.read_end() as usize + last.written.end as usize);
        bytes.resize(to, 0);
        // From the end on: nothing is written over before it has been moved.
        let mut pieces = left_out.as_bytes();
        for edit in self.0.iter().rev() {
            let behind = edit.read_end() as usize;
            to -= from - behind;
            bytes.copy_within(behind..from, to);
            let (others, piece) = pieces.split_at(pieces.len() - edit.written.len());
            bytes[edit.written.range()].copy_from_slice(piece);
            (from, to, pieces) = (edit.read as usize, edit.written.start as usize, others);
        }
        text_of(bytes)
    }

    /// Moves a span of the text as it is read to the words that are written there. What is left out belongs to it only
    /// inside.
    pub(super) fn move_span(&self, span: &mut Span) {
        let last = |count: usize| count.checked_sub(1).and_then(|index| self.0.get(index));
        let start = match last(self.0.partition_point(|edit| edit.read <= span.start)) {
            Some(edit) if span.start < edit.read_end() => edit.inside(span.start),
            Some(edit) => edit.behind(span.start),
            None => span.start,
        };
        let end = match last(self.0.partition_point(|edit| edit.read < span.end)) {
            Some(edit) if span.end <= edit.read_end() => edit.inside(span.end),
            Some(edit) => edit.behind(span.end),
            None => span.end,
        };
        *span = Span { start, end: end.max(start) };
    }
}

/// Whole characters were moved, so the bytes are a text.
fn text_of(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|broken| String::from_utf8_lossy(broken.as_bytes()).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{FurnitureKind, Role};

    #[test]
    fn a_text_is_as_it_was_once_its_edits_are_undone() {
        for (written, read) in [
            ("Ana\n> Lopes\r\nsaid", "Ana Lopes said"),
            ("\u{200e}Ana\u{a0}Lo-\npes\u{200f}", "Ana Lopes"),
            ("Ana   \u{3000} Lopes\u{ad}", "Ana Lopes"),
            ("\u{1b}[1mAna\u{1b}[0m\n\n \nLopes", "Ana\n\nLopes"),
            ("港\n口\u{2028}港", "港 口 港"),
            ("Ana Lopes", "Ana Lopes"),
            ("\u{ad}", ""),
        ] {
            let paragraphs = vec![Paragraph { span: Span::new(0, written.len()), role: Role::Body }];
            let article = Article { text: written.to_owned(), paragraphs, ..Article::default() };
            let (edits, paragraphs) = Edits::of(&article);
            let made = edits.make(written.to_owned());
            assert_eq!(made, read, "{written:?}");
            assert_eq!(paragraphs[0].span, Span::new(0, read.len()), "{written:?}");
            assert_eq!(edits.undo(made, &edits.left_out(written)), written);
        }
    }

    #[test]
    fn furniture_and_what_stands_between_paragraphs_is_not_edited() {
        let text = "Share\u{a0}this\n\nAna\nLopes\n\n\nwent.";
        let paragraph = |words: &str, role| {
            let start = text.find(words).unwrap();
            Paragraph { span: Span::new(start, start + words.len()), role }
        };
        let paragraphs = vec![
            paragraph("Share\u{a0}this", Role::Furniture(FurnitureKind::Widget)),
            paragraph("Ana\nLopes", Role::Body),
            paragraph("went.", Role::Body),
        ];
        let article = Article { text: text.to_owned(), paragraphs, ..Article::default() };
        let (edits, paragraphs) = Edits::of(&article);
        let made = edits.make(text.to_owned());
        assert_eq!(made, "Share\u{a0}this\n\nAna Lopes\n\n\nwent.");
        let words: Vec<&str> = paragraphs.iter().map(|paragraph| paragraph.span.of(&made)).collect();
        assert_eq!(words, ["Share\u{a0}this", "Ana Lopes", "went."]);
    }
}
