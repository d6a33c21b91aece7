//! Pieces of text from a page -> the paragraphs of one text.
//!
//! White space is collapsed as in a browser, so that the indentation of the source disappears and words of different
//! elements stay apart. Soft hyphens and zero-width spaces are left out because they would split names.

use super::markup::{StyleRuns, WordStyle};
use super::{Article, Paragraph, ParagraphForm, Role};
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
    /// How what is appended next is set off, and where the paragraph stands that it belongs to.
    style: WordStyle,
    form: ParagraphForm,
    runs: StyleRuns,
    forms: Vec<(u32, ParagraphForm)>,
    /// Where the links lead.
    targets: Vec<String>,
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
        }
        let before = self.text.len();
        if self.space && self.open != Some(before) {
            self.text.push(' ');
        }
        self.space = false;
        let start = self.text.len();
        self.text.push(c);
        self.runs.add(before, start..self.text.len(), self.style);
    }

    /// Sets off what is appended from now on.
    pub(super) fn set_style(&mut self, style: WordStyle) {
        self.style = style;
    }

    /// Says where the paragraphs stand that end from now on. A marker stands only before the first of them.
    pub(super) fn set_form(&mut self, form: ParagraphForm) {
        self.form = form;
    }

    /// A link that leads to `target`, for [`WordStyle::link`].
    pub(super) fn link(&mut self, target: &str) -> Option<u32> {
        self.targets.push(target.to_owned());
        u32::try_from(self.targets.len() - 1).ok()
    }

    /// Appends a whole paragraph whose words are set off as `runs` say.
    pub(super) fn styled(&mut self, (words, runs): (&str, &StyleRuns), role: Role) {
        self.end(Role::Body);
        for piece in runs.pieces(words.len()) {
            self.style = piece.style;
            self.push(words.get(piece.range).unwrap_or_default());
        }
        self.style = WordStyle::default();
        self.end(role);
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
        let rest = self.text.get(start + at..).unwrap_or_default().to_owned();
        let at = start + at.min(self.text.len() - start);
        let runs = self.runs.split_off(at);
        self.text.truncate(at);
        self.end(role);
        let style = self.style;
        for piece in runs.pieces(rest.len()) {
            self.style = piece.style;
            self.push(rest.get(piece.range).unwrap_or_default());
        }
        self.style = style;
    }

    /// Ends the open paragraph, if there is one, and gives it `role`.
    pub(super) fn end(&mut self, role: Role) {
        self.space = false;
        let Some(start) = self.open.take() else { return };
        let end = start + self.text.get(start..).unwrap_or_default().trim_end().len();
        self.text.truncate(end);
        self.runs.truncate(end);
        if start < end {
            let span = Span::new(start, end);
            self.paragraphs.push(Paragraph { span, role });
            if self.form != ParagraphForm::default() && !role.is_furniture() {
                self.forms.push((span.start, self.form));
            }
            self.form.marker = None;
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

    /// The paragraphs that have ended, and their words.
    pub(super) fn ended(&self) -> impl Iterator<Item = (Paragraph, &str)> {
        self.paragraphs.iter().map(|paragraph| (*paragraph, paragraph.span.of(&self.text)))
    }

    /// Another text, in which links have the same numbers.
    pub(super) fn emptied(&self) -> Self {
        Self { targets: self.targets.clone(), ..Self::default() }
    }

    /// Appends a paragraph of the text that this one was [`Self::emptied`] of.
    pub(super) fn copy(&mut self, whole: &Self, paragraph: Paragraph) {
        let form = whole.forms.binary_search_by_key(&paragraph.span.start, |(start, _)| *start).ok();
        let form = form.and_then(|at| whole.forms.get(at)).map(|(_, form)| *form);
        self.set_form(form.unwrap_or_default());
        let runs = whole.runs.part(paragraph.span.range());
        self.styled((paragraph.span.of(&whole.text), &runs), paragraph.role);
    }

    /// Finishes the article.
    pub(super) fn finish(mut self, identity: Identity) -> Article {
        self.end(Role::Body);
        let markup = self.runs.markup(&self.targets, self.forms);
        Article { identity, text: self.text, paragraphs: self.paragraphs, markup, ..Article::default() }
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
