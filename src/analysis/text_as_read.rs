//! Article -> the text that the recognisers see, and from its spans back to those of the article.
//!
//! A line end, a quote mark before a line, a soft hyphen or a left-to-right mark inside a name would otherwise concern
//! every rule that compares words. Here they are taken out once, for all of them. Most articles contain nothing of the kind
//! and are not copied.

use super::long_paragraph::divide;
use super::{Analysis, Attribution, Quotation, Speaker};
use crate::article::{Article, Paragraph};
use crate::text::Span;
use crate::text::as_read::{is_as_written, next_gap};
use crate::text::span::offset;
use std::borrow::Cow;

/// The text of an article as it is read.
#[derive(Debug)]
pub(super) struct TextAsRead<'a> {
    /// The text. What stands between paragraphs is as in the article.
    pub(super) text: Cow<'a, str>,
    /// The paragraphs of the article, as spans of this text. One that is longer than a passage is several here.
    pub(super) paragraphs: Cow<'a, [Paragraph]>,
    /// Where the two texts go on side by side, in text order. Empty if they are the same.
    seams: Vec<Seam>,
}

/// A place from which on the text as it is read is the text as it is written.
#[derive(Debug, Clone, Copy)]
struct Seam {
    read: u32,
    written: u32,
}

impl<'a> TextAsRead<'a> {
    /// The text of an article as it is read.
    pub(super) fn of(article: &'a Article) -> Self {
        let analysed = article.paragraphs.iter().filter(|paragraph| !paragraph.role.is_furniture());
        let mut words = analysed.map(|paragraph| article.words(paragraph.span));
        if words.all(is_as_written) {
            let paragraphs = divide(&article.text, Cow::Borrowed(&*article.paragraphs));
            let text = Cow::Borrowed(&*article.text);
            return Self { text, paragraphs, seams: Vec::new() };
        }
        Self::copied(article)
    }

    fn copied(article: &Article) -> Self {
        let mut copy = TextCopy { written: &article.text, read: String::new(), at: 0, seams: Vec::new() };
        copy.read.reserve_exact(article.text.len());
        let paragraph = |paragraph: &Paragraph| {
            let start = copy.take_until(paragraph.span.start as usize);
            if !paragraph.role.is_furniture() {
                copy.take_words(paragraph.span);
            }
            let end = copy.take_until(paragraph.span.end as usize);
            Paragraph { span: Span { start, end }, role: paragraph.role }
        };
        let paragraphs = article.paragraphs.iter().map(paragraph).collect();
        copy.take_until(article.text.len());
        let paragraphs = divide(&copy.read, Cow::Owned(paragraphs));
        Self { text: Cow::Owned(copy.read), paragraphs, seams: copy.seams }
    }

    /// Whether it is the text of the article itself.
    pub(super) fn is_as_written(&self) -> bool {
        self.seams.is_empty()
    }

    /// Where a place of this text is in the article.
    pub(super) fn written(&self, read: u32) -> u32 {
        let mut span = Span { start: read, end: read };
        self.move_span(&mut span);
        span.start
    }

    /// Gives every span of an analysis of this text its place in the article.
    pub(super) fn place(&self, found: &mut Analysis) {
        if self.is_as_written() {
            return;
        }
        found.mentions.iter_mut().for_each(|mention| self.move_span(&mut mention.span));
        found.quotations.iter_mut().for_each(|quotation| self.place_quotation(quotation));
    }

    fn place_quotation(&self, quotation: &mut Quotation) {
        self.move_span(&mut quotation.content);
        self.move_span(&mut quotation.marks);
        quotation.inside.iter_mut().chain(&mut quotation.continues).for_each(|span| self.move_span(span));
        if let Some(cue) = &mut quotation.cue {
            self.move_span(&mut cue.span);
        }
        if let Some(by) = &mut quotation.via {
            self.place_speaker(by);
        }
        let Some(Attribution { speaker, also, mention, runners_up, .. }) = &mut quotation.attribution else {
            return;
        };
        std::iter::once(speaker).chain(also).for_each(|speaker| self.place_speaker(speaker));
        if let Some(mention) = mention {
            self.move_span(mention);
        }
        for other in runners_up {
            self.place_speaker(&mut other.speaker);
        }
    }

    fn place_speaker(&self, speaker: &mut Speaker) {
        if let Speaker::Group(span) | Speaker::Unknown(span) = speaker {
            self.move_span(span);
        }
    }

    /// Moves a span to the words that are written there. What is not read belongs to it only inside.
    fn move_span(&self, span: &mut Span) {
        let place = |read: u32, after: usize| {
            let seam = after.checked_sub(1).and_then(|index| self.seams.get(index));
            seam.map_or(read, |seam| seam.written + (read - seam.read))
        };
        let start = place(span.start, self.seams.partition_point(|seam| seam.read <= span.start));
        let end = place(span.end, self.seams.partition_point(|seam| seam.read < span.end));
        *span = Span { start, end: end.max(start) };
    }
}

/// A copy of a text that grows from its beginning.
struct TextCopy<'a> {
    written: &'a str,
    read: String,
    /// The byte of the written text up to which it has been copied.
    at: usize,
    seams: Vec<Seam>,
}

impl TextCopy<'_> {
    /// Copies the text up to byte `end`, and returns where that is in the copy.
    fn take_until(&mut self, end: usize) -> u32 {
        self.read.push_str(self.written.get(self.at..end).unwrap_or_default());
        self.at = self.at.max(end);
        offset(self.read.len())
    }

    /// Copies the words of a paragraph as they are read.
    fn take_words(&mut self, paragraph: Span) {
        let end = paragraph.end as usize;
        let until = self.written.get(..end).unwrap_or_default();
        while let Some(gap) = next_gap(until, self.at) {
            let read = self.take_until(gap.start);
            self.read.push_str(gap.read());
            self.at = gap.end;
            let behind = Seam { read: offset(self.read.len()), written: offset(gap.end) };
            if !gap.read().is_empty() {
                self.seams.push(Seam { read, written: offset(gap.start) });
            }
            self.seams.push(behind);
        }
        self.take_until(end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::article::Role;
    use crate::input::{Document, Media};

    fn article(text: &str) -> Article {
        let paragraphs = vec![Paragraph { span: Span::new(0, text.len()), role: Role::Body }];
        Article { text: text.to_owned(), paragraphs, ..Article::default() }
    }

    #[test]
    fn ordinary_text_is_not_copied() {
        let article = article("“We won,” said Ana Petrova – in Peru.");
        assert!(matches!(TextAsRead::of(&article).text, Cow::Borrowed(_)));
    }

    #[test]
    fn a_span_has_its_place_in_the_text_as_written() {
        let article = article("\u{200e}Ivana\u{200f} Pet-\n> kova\u{200e} and\u{a0}Ana");
        let read = TextAsRead::of(&article);
        assert_eq!(read.text, "Ivana Petkova and Ana");
        for (words, written) in [
            ("Ivana", "Ivana"),
            ("Petkova", "Pet-\n> kova"),
            ("Ivana Petkova", "Ivana\u{200f} Pet-\n> kova"),
            ("kova and", "kova\u{200e} and"),
            ("and", "and"),
            ("Ana", "Ana"),
        ] {
            let start = read.text.find(words).unwrap();
            let mut span = Span::new(start, start + words.len());
            read.move_span(&mut span);
            assert_eq!(article.words(span), written);
        }
    }

    #[test]
    fn a_person_is_one_however_the_name_is_written() {
        for name in [
            "Ivana\nPetkova",
            "Ivana\r\n> Petkova",
            "Ivana Pet-\nkova",
            "Ivana\n| Petkova",
            "Ivana\u{2028}Petkova",
            "Iva\u{ad}na\u{a0}Petkova",
            "\u{2068}Ivana\u{2069} Petkova",
            "\u{1b}[1mIvana\u{1b}[0m Petkova",
        ] {
            let text =
                format!("“We got what we asked for,” said {name} on Monday. “It is over,” Petkova said.");
            let article = article(&text);
            let found = analyze(&article);
            let names: Vec<_> = found.entities.iter().map(|entity| entity.name.as_str()).collect();
            assert_eq!(names, ["Ivana Petkova"], "{name:?}");
            assert_eq!(found.quotations.len(), 2, "{name:?}");
            assert_eq!(article.words(found.quotations[1].content), "It is over,", "{name:?}");
        }
    }

    #[test]
    fn hidden_characters_change_no_country() {
        let text = "The minister of North\u{200e} Korea spoke.".to_owned();
        let article = Article::new(Document::record(String::new(), Media::Plain, text));
        let found = analyze(&article);
        let names: Vec<_> = found.entities.iter().map(|entity| entity.name.as_str()).collect();
        assert_eq!(names, ["North Korea"]);
        assert_eq!(article.words(found.mentions[0].span), "North\u{200e} Korea");
    }
}
