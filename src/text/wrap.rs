//! A paragraph and a width -> its rows, as spans of the text.
//!
//! Rows are spans and not strings, because every key press converts offsets to rows or back. A paragraph can be fifty
//! megabytes on one line. So a long one is wrapped in segments whose limits depend only on the text around them: any
//! place can be wrapped without wrapping everything before it.

use super::as_read::has_line_end;
use super::cells::{Cell, cells};
use super::quotation_marks::{self, Side};
use super::span::{Span, offset};
use unicode_normalization::char::is_combining_mark;

/// A paragraph of at most this many bytes is one segment.
const MAX_UNDIVIDED: usize = 16 * 1024;
/// The approximate length of a segment in bytes.
const SEGMENT: usize = 8 * 1024;
/// How far a segment limit may move to reach a space.
const MAX_SHIFT: usize = 256;

/// Wraps `span`, a paragraph or a segment of one, into rows of at most `width` columns.
///
/// The rows are in order, and every character except spaces is in exactly one. Spaces at the end of a row are outside
/// its span. A span of spaces has no rows. A width below 2 counts as 2.
#[must_use]
pub fn rows(text: &str, span: Span, width: usize) -> Vec<Span> {
    let mut wrapper = Wrapper {
        text,
        width: width.max(2),
        rows: Vec::new(),
        row: None,
        columns: 0,
        unseen: None,
        last_break: None,
    };
    let mut before: Option<Cell<'_>> = None;
    for cell in cells(text, span) {
        if !cell.is_blank() {
            wrapper.place(&cell, before.as_ref());
        } else if wrapper.row.is_some() {
            wrapper.columns += cell.columns;
            wrapper.unseen = None;
        }
        if cell.columns > 0 {
            before = Some(cell);
        }
    }
    wrapper.rows.extend(wrapper.row);
    wrapper.rows
}

/// The segment of `paragraph` that contains the byte `offset`, or the nearest one if `offset` is outside.
#[must_use]
pub fn segment_at(text: &str, paragraph: Span, offset: u32) -> Span {
    let count = segments(paragraph);
    let inside = offset.clamp(paragraph.start, paragraph.end.saturating_sub(1).max(paragraph.start));
    let near = (inside - paragraph.start) as usize / SEGMENT;
    let first = near.saturating_sub(1).min(count - 1);
    let after =
        (first + 1..count).find(|&index| segment_start(text, paragraph, index) > inside).unwrap_or(count);
    Span { start: segment_start(text, paragraph, after - 1), end: segment_start(text, paragraph, after) }
}

/// The segment before the one that contains `offset`. Returns `None` if that is the first.
#[must_use]
pub fn segment_before(text: &str, paragraph: Span, offset: u32) -> Option<Span> {
    let start = segment_at(text, paragraph, offset).start;
    (start > paragraph.start).then(|| segment_at(text, paragraph, start - 1))
}

/// The segment after the one that contains `offset`. Returns `None` if that is the last.
#[must_use]
pub fn segment_after(text: &str, paragraph: Span, offset: u32) -> Option<Span> {
    let end = segment_at(text, paragraph, offset).end;
    (end < paragraph.end).then(|| segment_at(text, paragraph, end))
}

struct Wrapper<'t> {
    text: &'t str,
    width: usize,
    rows: Vec<Span>,
    /// The row being filled, up to its last character that is not a space.
    row: Option<Span>,
    /// Columns from its start, including spaces at its end.
    columns: usize,
    /// The end of its last cell that is drawn, if others follow that are not: the hyphen and line end of a broken word.
    /// They are drawn as nothing only before the rest of the word, so a row never ends after them.
    unseen: Option<u32>,
    /// The last place where it can be broken.
    last_break: Option<BreakPoint>,
}

#[derive(Clone, Copy)]
struct BreakPoint {
    /// Where the row ends if it is broken here.
    end: u32,
    /// Where the next row starts.
    next: u32,
    /// The columns before `next`.
    columns: usize,
}

impl Wrapper<'_> {
    /// Appends a cell to the row, which may have to end before it. `before` is the cell that precedes it, if any.
    fn place(&mut self, cell: &Cell<'_>, before: Option<&Cell<'_>>) {
        let Some(row) = self.row else {
            self.row = Some(cell.span);
            self.columns = cell.columns;
            return;
        };
        let (end, next) = self.unseen.map_or((row.end, cell.span.start), |unseen| (unseen, unseen));
        if before.is_some_and(|before| may_break(before, cell)) {
            self.last_break = Some(BreakPoint { end, next, columns: self.columns });
        }
        let beyond = |wrapper: &Self| wrapper.columns + cell.columns > wrapper.width;
        if beyond(self)
            && let Some(point) = self.last_break
        {
            self.end_row(point);
        }
        if beyond(self) {
            self.end_row(BreakPoint { end, next, columns: self.columns });
        }
        let is_gap = cell.columns == 0 && (self.unseen.is_some() || self.breaks_a_word(cell));
        self.unseen = is_gap.then_some(self.unseen.unwrap_or(row.end));
        self.columns += cell.columns;
        self.row = self.row.map(|row| Span { start: row.start, end: cell.span.end });
    }

    /// Whether a cell that is not drawn is the hyphen and line end of a broken word, and no character without a shape.
    fn breaks_a_word(&self, cell: &Cell<'_>) -> bool {
        has_line_end(cell.span.of(self.text))
    }

    fn end_row(&mut self, point: BreakPoint) {
        self.rows.extend(self.row.map(|row| Span { start: row.start, end: point.end }));
        self.row = Some(Span { start: point.next, end: point.next });
        self.columns -= point.columns;
        self.last_break = None;
    }
}

/// Whether a line can end between two neighbouring cells.
fn may_break(before: &Cell<'_>, after: &Cell<'_>) -> bool {
    if before.is_blank() {
        return true;
    }
    let (Some(left), Some(right)) = (before.glyph.chars().next_back(), after.glyph.chars().next()) else {
        return false;
    };
    match left {
        '-' | '\u{2010}' => right.is_alphabetic(),
        '–' | '—' | '―' => !is_closing(right),
        _ if is_opening(left) || is_closing(right) => false,
        _ => is_ideograph(left) || is_ideograph(right),
    }
}

fn is_closing(c: char) -> bool {
    const OTHERS: &str = ")]},.;:!?…%、。〉》】〕ー々！），．：；？］｝・-–—";
    quotation_marks::closes(c) || OTHERS.contains(c)
}

fn is_opening(c: char) -> bool {
    const OTHERS: &str = "([{〈《【〔（［｛";
    quotation_marks::side(c) == Some(Side::Opening) || OTHERS.contains(c)
}

/// Scripts in which a line can end between any two characters.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{A000}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF60}' | '\u{20000}'..='\u{3FFFD}')
}

/// How many segments a paragraph has. The last one is longer than the others rather than much shorter.
fn segments(paragraph: Span) -> usize {
    if paragraph.len() <= MAX_UNDIVIDED { 1 } else { paragraph.len() / SEGMENT }
}

/// Where the segment with this index starts, moved to a space nearby.
fn segment_start(text: &str, paragraph: Span, index: usize) -> u32 {
    if index == 0 {
        return paragraph.start;
    }
    if index >= segments(paragraph) {
        return paragraph.end;
    }
    let nominal = paragraph.start as usize + index * SEGMENT;
    let bytes = text.as_bytes();
    let is_blank = |at: &usize| bytes.get(*at).is_some_and(u8::is_ascii_whitespace);
    let back = (nominal - MAX_SHIFT..nominal).rev().find(is_blank);
    let forward = (nominal..nominal + MAX_SHIFT).find(is_blank);
    let nearest = match (back, forward) {
        (Some(back), Some(forward)) if nominal - back > forward - nominal + 1 => forward,
        (Some(at), _) | (None, Some(at)) => at,
        (None, None) => return offset(character_start(text, nominal)),
    };
    offset(nearest + 1)
}

/// The start of the character at `at`; for an accent, of its letter.
fn character_start(text: &str, at: usize) -> usize {
    let near = (at - MAX_SHIFT..=at).rev().filter(|&at| text.is_char_boundary(at));
    let starts = |at: usize| {
        text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(|c| !is_combining_mark(c))
    };
    let mut near = near.peekable();
    let nearest = near.peek().copied().unwrap_or(at);
    near.find(|&at| starts(at)).unwrap_or(nearest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::cells::tests::hostile;
    use proptest::prelude::*;

    fn wrapped(text: &str, width: usize) -> Vec<&str> {
        rows(text, Span::new(0, text.len()), width).into_iter().map(|row| row.of(text)).collect()
    }

    /// The hyphen and line end of a broken word are drawn as nothing, but only before the rest of the word.
    #[test]
    fn a_row_is_as_wide_when_it_is_drawn_as_when_it_was_measured() {
        for text in [
            "ks-\rl",
            "av-\nter and so-\r\nmething",
            "中-\n国",
            "to be un-\nbreak-\nable",
            "d ?8\u{ad}\u{2029}a",
            "according-\rtosee",
        ] {
            for width in 2..9 {
                for row in rows(text, Span::new(0, text.len()), width) {
                    let columns: usize = cells(text, row).map(|cell| cell.columns).sum();
                    assert!(columns <= width, "{:?} in {width}: {columns}", row.of(text));
                }
            }
        }
    }

    #[test]
    fn lines_end_where_readers_expect() {
        let table: [(&str, usize, &[&str]); 12] = [
            ("Seoul said it would answer.", 10, &["Seoul said", "it would", "answer."]),
            ("Seoul said  ", 10, &["Seoul said"]),
            ("one\ntwo", 9, &["one two".replace(' ', "\n").leak()]),
            ("a long-standing ally", 8, &["a long-", "standing", "ally"]),
            ("it fell -3 points", 9, &["it fell", "-3 points"]),
            ("said—again and", 7, &["said—", "again", "and"]),
            ("unbreakable", 4, &["unbr", "eaka", "ble"]),
            ("to unbreakable", 4, &["to", "unbr", "eaka", "ble"]),
            ("中国人民说", 5, &["中国", "人民", "说"]),
            ("“中国。”说", 6, &["“中", "国。”", "说"]),
            ("   ", 5, &[]),
            ("中", 0, &["中"]),
        ];
        for (text, width, expected) in table {
            assert_eq!(wrapped(text, width), expected, "{text} in {width}");
        }
    }

    #[test]
    fn segments_of_a_long_paragraph_stay_short() {
        let text = "word ".repeat(200_000);
        let paragraph = Span::new(0, text.len());
        for at in [0, 5, 8_192, 500_000, 999_999, 5_000_000] {
            let segment = segment_at(&text, paragraph, at);
            assert!((4_000..20_000).contains(&segment.len()), "{segment:?}");
        }
    }

    proptest! {
        #[test]
        fn every_character_is_in_one_row_and_rows_fit(text in hostile(), width in 2usize..30) {
            let all = Span::new(0, text.len());
            let rows = rows(&text, all, width);
            let covered = |at: u32| rows.iter().filter(|row| row.contains(at)).count();
            for cell in cells(&text, all) {
                let times = covered(cell.span.start);
                prop_assert!(times == 1 || cell.is_blank() && times == 0, "{:?} {} times", cell, times);
            }
            for pair in rows.windows(2) {
                prop_assert!(pair[0].end <= pair[1].start);
            }
            for row in &rows {
                let cells: Vec<_> = cells(&text, *row).collect();
                prop_assert!(cells.iter().map(|cell| cell.columns).sum::<usize>() <= width);
                prop_assert!(!cells.first().unwrap().is_blank() && !cells.last().unwrap().is_blank());
            }
        }

        #[test]
        fn segments_cover_their_paragraph_in_both_directions(piece in hostile(), before in 0usize..50, length in 1usize..90_000) {
            let piece = if piece.is_empty() { "x".to_owned() } else { piece };
            let text = "y".repeat(before) + &piece.repeat(length / piece.len() + 1) + "z";
            let paragraph = Span::new(before, text.len());
            let mut segment = segment_at(&text, paragraph, paragraph.start);
            prop_assert_eq!(segment.start, paragraph.start);
            while let Some(next) = segment_after(&text, paragraph, segment.start) {
                prop_assert_eq!(next.start, segment.end);
                prop_assert!(text.is_char_boundary(next.start as usize));
                prop_assert_eq!(segment_before(&text, paragraph, next.start), Some(segment));
                for inside in [next.start, next.start + 1, next.end - 1] {
                    prop_assert_eq!(segment_at(&text, paragraph, inside), next);
                }
                segment = next;
            }
            prop_assert_eq!(segment.end, paragraph.end);
        }
    }
}
