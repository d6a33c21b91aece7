//! A quotation -> the quotation marks to print around its words: none that the article does not have.
//!
//! A few words out of a quotation get both marks, because the quotation is opened and closed beyond them. A mark is left
//! out only if the paragraph shows that it is missing; in doubt it is printed.

use super::findings::{Quotation, QuotationKind};
use crate::article::Article;
use crate::text::Span;
use crate::text::quotation_marks::{self, CURLY, MARKS, QuotationMark, Side, mark_starting};

impl QuotationKind {
    /// The marks to print around the words: none around reported speech, which is not verbatim.
    #[must_use]
    pub fn printed_marks(self) -> (&'static str, &'static str) {
        if self == Self::Indirect { ("", "") } else { CURLY }
    }
}

impl Quotation {
    /// The marks to print around the words: as [`QuotationKind::printed_marks`], without one that is missing in the
    /// article.
    ///
    /// Gets right: "“We stay, said Ana Lopes." Leaves alone: a few words out of a quotation that is closed further on.
    #[must_use]
    pub fn printed_marks(&self, article: &Article) -> (&'static str, &'static str) {
        let (open, close) = self.kind.printed_marks();
        match self.marks_around(article) {
            (Some(mark), None) if !is_closed(mark, article, self.content.end) => (open, ""),
            (None, Some(mark)) if !is_opened(mark, article, self.content.start) => ("", close),
            _ => (open, close),
        }
    }

    /// The marks to print around the words where words without marks in the article get none.
    #[must_use]
    pub fn marks_in_text(&self, article: &Article) -> (&'static str, &'static str) {
        if self.content == self.marks { ("", "") } else { self.printed_marks(article) }
    }

    /// The marks of the article right before and behind the words.
    fn marks_around(
        &self,
        article: &Article,
    ) -> (Option<&'static QuotationMark>, Option<&'static QuotationMark>) {
        let before = article.words(Span { end: self.content.start, ..self.marks }).trim();
        let after = article.words(Span { start: self.content.end, ..self.marks }).trim();
        let open = mark_starting(before).and_then(|kind| MARKS.get(kind));
        (open, MARKS.iter().find(|mark| after.ends_with(mark.written)))
    }
}

/// A mark in a paragraph, and the side that the characters beside it give it.
struct MarkInText {
    mark: &'static QuotationMark,
    side: Side,
}

/// Whether the rest of the paragraph closes a quotation that this mark opened.
fn is_closed(open: &QuotationMark, article: &Article, from: u32) -> bool {
    let mut unclosed = 1;
    for MarkInText { mark, side } in marks_in_paragraph(article, from).1 {
        if side != Side::Opening && open.is_closed_by(mark) {
            unclosed -= 1;
        } else if side == Side::Opening && mark.written == open.written && open.is_double() {
            unclosed += 1;
        }
        if unclosed == 0 {
            return true;
        }
    }
    false
}

/// Whether the paragraph so far opens a quotation that this mark closes.
fn is_opened(close: &QuotationMark, article: &Article, to: u32) -> bool {
    let mut unopened = 1;
    for MarkInText { mark, side } in marks_in_paragraph(article, to).0.into_iter().rev() {
        if side != Side::Closing && mark.is_closed_by(close) {
            unopened -= 1;
        } else if side == Side::Closing && mark.written == close.written && close.is_double() {
            unopened += 1;
        }
        if unopened == 0 {
            return true;
        }
    }
    false
}

/// The marks of a paragraph before and behind a byte of it, without the apostrophes between letters.
fn marks_in_paragraph(article: &Article, at: u32) -> (Vec<MarkInText>, Vec<MarkInText>) {
    let paragraph = article.paragraphs.get(article.paragraph_at(at.saturating_sub(1)));
    let Some(paragraph) = paragraph.map(|paragraph| paragraph.span) else { return Default::default() };
    let text = article.words(paragraph);
    let (mut before, mut behind) = (Vec::new(), Vec::new());
    let mut next = 0;
    while let Some(rest) = text.get(next..).filter(|rest| !rest.is_empty()) {
        let here = next;
        let Some(mark) = mark_starting(rest).and_then(|kind| MARKS.get(kind)) else {
            next += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        next += mark.written.len();
        if !quotation_marks::is_between_letters(text, here) {
            let is_before = here < at.saturating_sub(paragraph.start) as usize;
            let marks = if is_before { &mut before } else { &mut behind };
            marks.push(MarkInText { mark, side: side(mark, text.get(..here), text.get(next..)) });
        }
    }
    (before, behind)
}

/// The side of a mark. The neighbours tell it of a straight one: a quotation begins between a space and a letter, and
/// ends before a space or a sign. A curly one keeps its own side unless it stands on the other in its language.
fn side(mark: &QuotationMark, before: Option<&str>, behind: Option<&str>) -> Side {
    let before = before.and_then(|before| before.chars().next_back());
    let behind = behind.and_then(|behind| behind.chars().next());
    let begins = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–'));
    let ends = behind.is_none_or(|c| !c.is_alphanumeric());
    match (begins, ends) {
        (true, false) => Side::Opening,
        (false, true) => Side::Closing,
        _ if mark.side == Side::Either => Side::Either,
        _ => mark.side,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::input::{Document, Media};

    fn article(text: &str) -> Article {
        Article::new(Document::record(String::new(), Media::Plain, text.to_owned()))
    }

    #[test]
    fn a_mark_that_is_missing_in_the_article_is_not_printed() {
        // What is quoted, between bars, and the marks to print.
        for (text, marks) in [
            ("“|We stay,|” said Ana.", ("“", "”")),
            ("“|We stay|, said Ana.", ("“", "")),
            ("“|We stay|, said Ana. “We go.”", ("“", "")),
            ("“|We stay|, said Ana.\n\n“We go,” said Rui.", ("“", "")),
            ("“|We stay|, said Ana.\r\n\r\nHe said it”", ("“", "")),
            ("\"|We stay|, said Ana.", ("“", "")),
            ("\"|We stay|, said Ana. \"We go.\"", ("“", "")),
            ("\"|We stay| and wait,\" said Ana.", ("“", "”")),
            ("‘|We stay|, said Ana. It doesn’t rain.", ("“", "")),
            ("‘|We stay| and don’t go,’ said Ana.", ("“", "”")),
            ("„|Wir bleiben| und warten“, sagte Ana.", ("“", "”")),
            ("“|We stay| where “it” is,” said Ana.", ("“", "”")),
            ("&ldquo;|We stay| and wait&rdquo; said Ana.", ("“", "”")),
            ("&ldquo;|We stay|, said Ana.", ("“", "")),
            ("``|We stay| and wait'' said Ana.", ("“", "”")),
            ("|We stay,|” said Ana.", ("", "”")),
            ("“We go.” |We stay,|” said Ana.", ("", "”")),
            ("“We stay and |wait,|” said Ana.", ("“", "”")),
            ("\"We stay and |wait,|\" said Ana.", ("“", "”")),
            ("\"We go.\" |We stay,|\" said Ana.", ("", "”")),
            ("„Wir bleiben und |warten|“, sagte Ana.", ("“", "”")),
            ("|We stay|, said Ana.", ("“", "”")),
        ] {
            let [before, words, behind] = <[&str; 3]>::try_from(text.split('|').collect::<Vec<_>>()).unwrap();
            let article = article(&text.replace('|', ""));
            let start = article.text.find(words).unwrap();
            let content = Span::new(start, start + words.len());
            let open = mark_starting(before).filter(|_| before.trim_end() == before && !before.contains(' '));
            let open = open.map_or(0, |kind| MARKS[kind].written.len());
            let close = mark_starting(behind).map_or(0, |kind| MARKS[kind].written.len());
            let marks_span = Span::new(start - open, start + words.len() + close);
            let quotation = Quotation { content, marks: marks_span, ..direct() };
            assert_eq!(quotation.printed_marks(&article), marks, "{text}");
        }
    }

    fn direct() -> Quotation {
        analyze(&article("“We stay,” said Ana Lopez.")).quotations.remove(0)
    }
}
