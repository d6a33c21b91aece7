//! Article -> the text that the recognisers see, and from its spans back to those of the article.
//!
//! A line end, a quote mark before a line, a soft hyphen or a left-to-right mark inside a name would otherwise concern
//! every rule that compares words. Here they are taken out once, for all of them. Most articles contain nothing of the kind
//! and are not copied.

mod edits;
mod long_paragraph;

use super::{Analysis, Attribution, Quotation, Speaker};
use crate::article::{Article, Paragraph};
use crate::text::Span;
use crate::text::as_read::is_as_written;
use edits::Edits;
use long_paragraph::divide;
use std::borrow::Cow;
use std::mem;

/// The text of an article as it is read.
#[derive(Debug)]
pub(super) struct TextAsRead<'a> {
    /// The text. What stands between paragraphs is as in the article.
    pub(super) text: Cow<'a, str>,
    /// The paragraphs of the article, as spans of this text. One that is longer than a passage is several here.
    pub(super) paragraphs: Cow<'a, [Paragraph]>,
    /// Where it differs from the article. Empty if it does not.
    edits: Edits,
}

/// What [`TextAsRead::taken_from`] left out of a text.
#[derive(Debug)]
pub(super) struct LeftOut(String);

impl<'a> TextAsRead<'a> {
    /// The text of an article as it is read.
    pub(super) fn of(article: &'a Article) -> Self {
        if !has_edits(article) {
            return Self::as_written(article);
        }
        let (edits, paragraphs) = Edits::of(article);
        Self::edited(edits, article.text.clone(), paragraphs)
    }

    /// The text of an article that [has no edits](has_edits).
    pub(super) fn as_written(article: &'a Article) -> Self {
        let paragraphs = divide(&article.text, Cow::Borrowed(&*article.paragraphs));
        Self { text: Cow::Borrowed(&*article.text), paragraphs, edits: Edits::default() }
    }

    /// The same as [`Self::of`], without a copy: the article is without its text until [`Self::give_back`].
    pub(super) fn taken_from(article: &mut Article) -> (Self, LeftOut) {
        let (edits, paragraphs) = Edits::of(article);
        let left_out = LeftOut(edits.left_out(&article.text));
        (Self::edited(edits, mem::take(&mut article.text), paragraphs), left_out)
    }

    fn edited(edits: Edits, text: String, paragraphs: Vec<Paragraph>) -> Self {
        let text = edits.make(text);
        let paragraphs = Cow::Owned(divide(&text, Cow::Owned(paragraphs)).into_owned());
        Self { text: Cow::Owned(text), paragraphs, edits }
    }

    /// Gives an article its text back, from which this was taken.
    pub(super) fn give_back(self, LeftOut(left_out): LeftOut, article: &mut Article) {
        article.text = self.edits.undo(self.text.into_owned(), &left_out);
    }

    /// Whether it is the text of the article itself.
    pub(super) fn is_as_written(&self) -> bool {
        self.edits.is_empty()
    }

    /// Where a place of this text is in the article.
    pub(super) fn written(&self, read: u32) -> u32 {
        let mut span = Span { start: read, end: read };
        self.edits.move_span(&mut span);
        span.start
    }

    /// Gives every span of an analysis of this text its place in the article.
    pub(super) fn place(&self, found: &mut Analysis) {
        if self.is_as_written() {
            return;
        }
        found.mentions.iter_mut().for_each(|mention| self.edits.move_span(&mut mention.span));
        found.quotations.iter_mut().for_each(|quotation| self.place_quotation(quotation));
    }

    fn place_quotation(&self, quotation: &mut Quotation) {
        self.edits.move_span(&mut quotation.content);
        self.edits.move_span(&mut quotation.marks);
        quotation
            .inside
            .iter_mut()
            .chain(&mut quotation.continues)
            .for_each(|span| self.edits.move_span(span));
        if let Some(cue) = &mut quotation.cue {
            self.edits.move_span(&mut cue.span);
        }
        if let Some(by) = &mut quotation.via {
            self.place_speaker(by);
        }
        let Some(Attribution { speaker, also, mention, runners_up, .. }) = &mut quotation.attribution else {
            return;
        };
        std::iter::once(speaker).chain(also).for_each(|speaker| self.place_speaker(speaker));
        if let Some(mention) = mention {
            self.edits.move_span(mention);
        }
        for other in runners_up {
            self.place_speaker(&mut other.speaker);
        }
    }

    fn place_speaker(&self, speaker: &mut Speaker) {
        if let Speaker::Group(span) | Speaker::Unknown(span) = speaker {
            self.edits.move_span(span);
        }
    }
}

/// Whether the text of an article is anywhere read as something else than it is written.
pub(super) fn has_edits(article: &Article) -> bool {
    let analysed = article.paragraphs.iter().filter(|paragraph| !paragraph.role.is_furniture());
    !analysed.map(|paragraph| article.words(paragraph.span)).all(is_as_written)
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
            read.edits.move_span(&mut span);
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
