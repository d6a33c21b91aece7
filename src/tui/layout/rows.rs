//! Article -> rows of text, a page at a time.
//!
//! Only what is shown is laid out: forward or backward from any byte, a paragraph (or a segment of a very long one) at a
//! time, so that the cost of a page depends neither on its place nor on the length of the text. Ratatui's own wrapping
//! starts at the top every time and cannot tell which byte a row starts with.

use crate::article::{Article, ParagraphForm};
use crate::text::Span;
use crate::text::wrap;

/// A row of the article pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextRow {
    /// The span that is shown; for the blank row after a paragraph, empty at the paragraph's end.
    pub span: Span,
    /// The index of the paragraph.
    pub paragraph: usize,
    /// Whether the paragraph starts here.
    pub first: bool,
    /// The columns before its words: where the paragraph stands in a list or a block quotation.
    pub indent: u16,
}

impl TextRow {
    /// A row of a paragraph, which is given by its index and its span.
    fn of((paragraph, whole): (usize, Span), indent: u16, row: Span) -> Self {
        Self { span: row, paragraph, first: row.start == whole.start, indent }
    }
}

/// An article laid out in rows.
#[derive(Debug, Clone, Copy)]
pub struct TextRows<'a> {
    article: &'a Article,
    width: usize,
    furniture: FurnitureDisplay,
    /// The paragraphs that are shown, if not all.
    only: Option<&'a [usize]>,
}

/// Whether page furniture is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FurnitureDisplay {
    /// Yes, dimmed.
    #[default]
    Dimmed,
    /// No.
    Hidden,
}

impl<'a> TextRows<'a> {
    /// Lays `article` out in rows of `width` columns.
    #[must_use]
    pub fn new(article: &'a Article, width: usize, furniture: FurnitureDisplay) -> Self {
        Self { article, width: width.max(2), furniture, only: None }
    }

    /// The same, with only these paragraphs. Their indices ascend.
    #[must_use]
    pub fn only(self, paragraphs: &'a [usize]) -> Self {
        Self { only: Some(paragraphs), ..self }
    }

    /// Up to `count` rows, starting with the one that contains `byte`.
    #[must_use]
    pub fn rows_from(&self, byte: u32, count: usize) -> Vec<TextRow> {
        let mut rows = Vec::with_capacity(count);
        let mut index = self.article.paragraph_at(byte);
        if !self.shows(index) {
            index = self.next_shown(index).unwrap_or(self.article.paragraphs.len());
        }
        while rows.len() < count {
            let Some(paragraph) = self.article.paragraphs.get(index) else { break };
            let missing = count - rows.len();
            rows.extend(self.rows_in(index, byte.max(paragraph.span.start), missing));
            match self.next_shown(index) {
                Some(next) if rows.len() < count => {
                    rows.extend(self.gap(index, next));
                    index = next;
                }
                _ => break,
            }
        }
        rows.truncate(count);
        rows
    }

    /// Up to `count` rows before `row`, in text order.
    #[must_use]
    pub fn rows_before(&self, row: TextRow, count: usize) -> Vec<TextRow> {
        let mut rows: Vec<TextRow> = Vec::with_capacity(count);
        let mut index = row.paragraph;
        let mut before = row.span.start;
        let Some(paragraph) = self.article.paragraphs.get(index) else { return rows };
        if row.span.is_empty() {
            before = paragraph.span.end;
        }
        loop {
            let missing = count.saturating_sub(rows.len());
            rows.extend(self.rows_in_before(index, before, missing));
            match self.previous_shown(index) {
                Some(previous) if rows.len() < count => {
                    let Some(paragraph) = self.article.paragraphs.get(previous) else { break };
                    rows.extend(self.gap(previous, index));
                    index = previous;
                    before = paragraph.span.end;
                }
                _ => break,
            }
        }
        rows.truncate(count);
        rows.reverse();
        rows
    }

    /// The row that contains `byte`.
    #[must_use]
    pub fn row_at(&self, byte: u32) -> Option<TextRow> {
        self.rows_from(byte, 1).first().copied()
    }

    /// The last row of the text.
    #[must_use]
    pub fn last_row(&self) -> Option<TextRow> {
        let last = self.previous_shown(self.article.paragraphs.len())?;
        let span = self.article.paragraphs.get(last)?.span;
        let segment = wrap::segment_at(&self.article.text, span, span.end.saturating_sub(1));
        let indent = self.indent(last);
        let row = wrap::rows(&self.article.text, segment, self.measure(indent)).last().copied()?;
        Some(TextRow::of((last, span), indent, row))
    }

    /// Where a paragraph stands. Page furniture is set in no form: it is dimmed.
    #[must_use]
    pub fn form(&self, index: usize) -> ParagraphForm {
        let paragraph = self.article.paragraphs.get(index).filter(|paragraph| !paragraph.role.is_furniture());
        paragraph.map(|paragraph| self.article.markup.form(paragraph.span.start)).unwrap_or_default()
    }

    /// The columns before the words of a paragraph: never more than a third, so that words stay together.
    fn indent(&self, index: usize) -> u16 {
        u16::try_from(self.form(index).columns().min(self.width / 3)).unwrap_or_default()
    }

    /// The columns that an indent leaves.
    fn measure(&self, indent: u16) -> usize {
        self.width.saturating_sub(usize::from(indent)).max(2)
    }

    /// The blank row between a paragraph and the next one that is shown. Between the items of a list there is none.
    fn gap(&self, index: usize, next: usize) -> Option<TextRow> {
        let is_list = self.form(index).indent > 0 && self.form(next).marker.is_some();
        let end = self.article.paragraphs.get(index)?.span.end;
        let gap = TextRow { span: Span { start: end, end }, paragraph: index, first: false, indent: 0 };
        (!is_list).then_some(gap)
    }

    /// Whether the paragraph is shown.
    #[must_use]
    pub fn shows(&self, index: usize) -> bool {
        let paragraph = self.article.paragraphs.get(index);
        let is_wanted = self.only.is_none_or(|only| only.binary_search(&index).is_ok());
        is_wanted
            && paragraph.is_some_and(|p| self.furniture == FurnitureDisplay::Dimmed || !p.role.is_furniture())
    }

    /// The next paragraph that is shown.
    #[must_use]
    pub fn next_shown(&self, index: usize) -> Option<usize> {
        match self.only {
            Some(only) => {
                let after = only.partition_point(|&other| other <= index);
                only.iter().skip(after).copied().find(|&next| self.shows(next))
            }
            None => (index + 1..self.article.paragraphs.len()).find(|&next| self.shows(next)),
        }
    }

    /// The previous paragraph that is shown.
    #[must_use]
    pub fn previous_shown(&self, index: usize) -> Option<usize> {
        match self.only {
            Some(only) => {
                let before = only.partition_point(|&other| other < index);
                only.iter().take(before).rev().copied().find(|&previous| self.shows(previous))
            }
            None => (0..index).rev().find(|&previous| self.shows(previous)),
        }
    }

    /// The rows of a paragraph, starting with the one that contains `byte`; none if `byte` is its end.
    fn rows_in(&self, index: usize, byte: u32, count: usize) -> Vec<TextRow> {
        let mut rows = Vec::new();
        let span = self.article.paragraphs.get(index).map(|paragraph| paragraph.span).unwrap_or_default();
        if byte >= span.end {
            return rows;
        }
        let indent = self.indent(index);
        let mut segment = Some(wrap::segment_at(&self.article.text, span, byte));
        while let Some(part) = segment.filter(|_| rows.len() < count) {
            let wrapped = wrap::rows(&self.article.text, part, self.measure(indent));
            let first = wrapped.partition_point(|row| row.start <= byte).saturating_sub(1);
            rows.extend(wrapped.iter().skip(first).map(|&row| TextRow::of((index, span), indent, row)));
            segment = wrap::segment_after(&self.article.text, span, part.start);
        }
        rows
    }

    /// The rows of a paragraph that start before `before`, last first.
    fn rows_in_before(&self, index: usize, before: u32, count: usize) -> Vec<TextRow> {
        let mut rows = Vec::new();
        let span = self.article.paragraphs.get(index).map(|paragraph| paragraph.span).unwrap_or_default();
        if before <= span.start {
            return rows;
        }
        let indent = self.indent(index);
        let mut segment = Some(wrap::segment_at(&self.article.text, span, before - 1));
        while let Some(part) = segment.filter(|_| rows.len() < count) {
            let wrapped = wrap::rows(&self.article.text, part, self.measure(indent));
            let above = wrapped.iter().rev().filter(|row| row.start < before);
            rows.extend(above.map(|&row| TextRow::of((index, span), indent, row)));
            segment = wrap::segment_before(&self.article.text, span, part.start);
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Document, Media};

    fn article(text: &str) -> Article {
        Article::new(Document::record(String::new(), Media::Plain, text.to_owned()))
    }

    fn words(article: &Article, rows: &[TextRow]) -> Vec<String> {
        rows.iter().map(|row| article.words(row.span).to_owned()).collect()
    }

    const STORY: &str =
        "The harbour reopened on Monday after a week of storms.\nShips waited.\nNobody was hurt.";

    #[test]
    fn a_page_does_not_depend_on_the_direction_it_is_reached_from() {
        let article = article(STORY);
        let text_rows = TextRows::new(&article, 20, FurnitureDisplay::Dimmed);
        let all = text_rows.rows_from(0, 100);
        assert_eq!(
            words(&article, &all),
            [
                "The harbour reopened",
                "on Monday after a",
                "week of storms.",
                "",
                "Ships waited.",
                "",
                "Nobody was hurt."
            ]
        );
        for (index, row) in all.iter().enumerate() {
            assert_eq!(text_rows.rows_from(row.span.start, 100), all[index..], "from row {index}");
            assert_eq!(text_rows.rows_before(*row, 100), all[..index], "before row {index}");
        }
        assert_eq!(text_rows.last_row(), all.last().copied());
    }

    #[test]
    fn going_back_gives_the_nearest_rows() {
        let article = article(STORY);
        let text_rows = TextRows::new(&article, 20, FurnitureDisplay::Dimmed);
        let all = text_rows.rows_from(0, 100);
        assert_eq!(text_rows.rows_before(all[5], 3), all[2..5]);
    }
}
