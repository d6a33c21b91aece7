//! Pieces of text from a page -> the paragraphs of one text.
//!
//! White space is collapsed as in a browser, so that the indentation of the source disappears and words of different
//! elements stay apart. Soft hyphens and zero-width spaces are left out because they would split names.

use super::{Article, Paragraph, Role};
use crate::input::Identity;
use crate::text::Span;

/// Collects paragraphs into one text, separated by blank lines.
#[derive(Debug, Default)]
pub(super) struct Builder {
    text: String,
    paragraphs: Vec<Paragraph>,
    /// Where the open paragraph begins, if one is open.
    open: Option<usize>,
    /// Whether white space followed the last word.
    space: bool,
}

impl Builder {
    /// Appends a piece of running text to the open paragraph.
    pub(super) fn push(&mut self, piece: &str) {
        for c in piece.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => self.space = true,
                '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
                c if self.open.is_none() && c.is_whitespace() => {}
                c => self.push_char(c),
            }
        }
    }

    fn push_char(&mut self, c: char) {
        if self.open.is_none() {
            if !self.paragraphs.is_empty() {
                self.text.push_str("\n\n");
            }
            self.open = Some(self.text.len());
        } else if self.space {
            self.text.push(' ');
        }
        self.space = false;
        self.text.push(c);
    }

    /// The words of the open paragraph; empty if none is open.
    pub(super) fn open_words(&self) -> &str {
        self.open.and_then(|start| self.text.get(start..)).unwrap_or_default()
    }

    /// How many words the paragraphs of the body have.
    pub(super) fn body_words(&self) -> usize {
        let body = self.paragraphs.iter().filter(|paragraph| !paragraph.role.is_furniture());
        let words = body.filter(|paragraph| paragraph.role != Role::Headline);
        words.map(|paragraph| paragraph.span.of(&self.text).split_whitespace().count()).sum()
    }

    /// The role of the last paragraph that has ended.
    pub(super) fn last_role(&self) -> Option<Role> {
        self.paragraphs.last().map(|last| last.role)
    }

    /// Ends the open paragraph with `role` before its byte `at`, and begins another with the rest.
    pub(super) fn split(&mut self, at: usize, role: Role) {
        let start = self.open.unwrap_or(self.text.len());
        let rest = self.text.get(start + at..).unwrap_or_default().trim_start().to_owned();
        self.text.truncate(start + at.min(self.text.len() - start));
        self.end(role);
        self.push(&rest);
    }

    /// Ends the open paragraph, if there is one, and gives it `role`.
    pub(super) fn end(&mut self, role: Role) {
        self.space = false;
        let Some(start) = self.open.take() else { return };
        let end = start + self.text.get(start..).unwrap_or_default().trim_end().len();
        self.text.truncate(end);
        if start < end {
            self.paragraphs.push(Paragraph { span: Span::new(start, end), role });
        } else {
            self.text.truncate(self.paragraphs.last().map_or(0, |last| last.span.end as usize));
        }
    }

    /// Appends a whole paragraph.
    pub(super) fn paragraph(&mut self, words: &str, role: Role) {
        self.end(Role::Body);
        self.push(words);
        self.end(role);
    }

    /// Appends a line that is a paragraph, right below the one before.
    pub(super) fn line(&mut self, words: &str, role: Role) {
        let end = self.paragraphs.last().map_or(0, |last| last.span.end as usize);
        self.paragraph(words, role);
        let begin = self.paragraphs.last().map_or(0, |last| last.span.start as usize);
        if let Some(last) = self.paragraphs.last_mut().filter(|_| begin == end + "\n\n".len() && end > 0) {
            self.text.remove(end);
            last.span = Span { start: last.span.start - 1, end: last.span.end - 1 };
        }
    }

    /// Finishes the article.
    pub(super) fn finish(mut self, identity: Identity) -> Article {
        self.end(Role::Body);
        Article { identity, text: self.text, paragraphs: self.paragraphs, ..Article::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_collapsed_and_paragraphs_are_separated() {
        let mut builder = Builder::default();
        builder.push("  Nor\u{ad}way\n\t said ");
        builder.push("no.  ");
        builder.end(Role::Body);
        builder.end(Role::Headline);
        builder.push("\u{a0} \u{200b} ");
        builder.end(Role::Body);
        builder.paragraph("Then yes.", Role::Headline);
        let article = builder.finish(Identity::default());
        assert_eq!(article.text, "Norway said no.\n\nThen yes.");
        let words: Vec<_> = article.paragraphs.iter().map(|p| (article.words(p.span), p.role)).collect();
        assert_eq!(words, [("Norway said no.", Role::Body), ("Then yes.", Role::Headline)]);
    }
}
