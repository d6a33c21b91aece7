//! Article as it is read -> its passages, one after another.
//!
//! A passage ends between two paragraphs where no quotation is open, so that none is cut in two.

use super::passage::PassageWords;
use super::text_as_read::TextAsRead;
use super::{Passage, marks};
use crate::article::Paragraph;

/// How much longer a passage may get to reach a paragraph at which no quotation is open.
const MAX_EXTRA_BYTES: usize = 16 * 1024;

/// The passages of a text that have not been read yet.
#[derive(Debug)]
pub(super) struct Passages {
    /// A passage ends with the paragraph in which it reaches this many bytes.
    bytes: usize,
    next_paragraph: usize,
    is_at_end: bool,
}

/// The words of a passage, and how it ends.
#[derive(Debug)]
pub(super) struct ReadPassage {
    pub(super) words: PassageWords,
    /// The paragraph after it.
    pub(super) end: usize,
    /// How it ends, or `None` if it is the last one.
    pub(super) border: Option<PassageBorder>,
}

/// How a passage ends that is not the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PassageBorder {
    /// No quotation is open.
    Clean,
    /// A quotation is open that is too long for one passage.
    InQuotation,
}

/// Where a passage ends: the paragraph after it, and how.
type PassageEnd = (usize, Option<PassageBorder>);

impl Passages {
    /// All passages of a text; each ends with the paragraph in which it reaches `bytes`.
    pub(super) fn of_about(bytes: usize) -> Self {
        Self { bytes, next_paragraph: 0, is_at_end: false }
    }

    /// Reads the next passages, at most `most`.
    pub(super) fn read_next(&mut self, read: &TextAsRead<'_>, most: usize) -> Vec<ReadPassage> {
        let mut passages = Vec::with_capacity(most);
        while !self.is_at_end && passages.len() < most {
            let (passage, (end, border)) = self.read_one(read);
            self.next_paragraph = end;
            self.is_at_end = border.is_none();
            passages.push(ReadPassage { words: passage.into_words(), end, border });
        }
        passages
    }

    fn read_one<'t>(&self, read: &'t TextAsRead<'_>) -> (Passage<'t>, PassageEnd) {
        let paragraphs = &*read.paragraphs;
        let mut passage = Passage::empty(&read.text, paragraphs);
        let end = paragraph_after(paragraphs, self.next_paragraph, self.bytes);
        passage.extend(self.next_paragraph..end);
        if end == paragraphs.len() {
            return (passage, (end, None));
        }
        // Whether a quotation is open between two paragraphs only shows in the second one. The first border
        // is usually fine; if it is not, the extra paragraphs are read together, not one by one.
        let mut ahead = end;
        for bytes in [1, MAX_EXTRA_BYTES] {
            let until = paragraph_after(paragraphs, ahead, bytes);
            passage.extend(ahead..until);
            ahead = until;
            if let Some(end) = clean_border(&passage, end) {
                passage.truncate(end);
                return (passage, (end, Some(PassageBorder::Clean)));
            }
            if ahead == paragraphs.len() {
                return (passage, (ahead, None));
            }
        }
        passage.truncate(end);
        (passage, (end, Some(PassageBorder::InQuotation)))
    }
}

/// The paragraph after the one in which the text from paragraph `from` on reaches `bytes`, not counting furniture.
fn paragraph_after(paragraphs: &[Paragraph], from: usize, bytes: usize) -> usize {
    let mut count = 0;
    let rest = paragraphs.iter().skip(from);
    let taken = rest.take_while(|paragraph| {
        let begins_inside = count < bytes;
        if !paragraph.role.is_furniture() {
            count += paragraph.span.len();
        }
        begins_inside
    });
    from + taken.count()
}

/// The first paragraph from `least` on that can begin the next passage: no quotation is open before it, and it is not
/// a line that credits the quotation before it ("— Grace Adebayo").
fn clean_border(passage: &Passage<'_>, least: usize) -> Option<usize> {
    let pairs = marks::pair_marks(passage);
    let mut open = pairs.iter().peekable();
    let mut ends_before = 0;
    let mut paragraph = None;
    for sentence in &passage.sentences {
        let opens = paragraph != Some(sentence.paragraph);
        paragraph = Some(sentence.paragraph);
        let start = sentence.tokens.start as usize;
        if !opens || sentence.paragraph < least {
            continue;
        }
        while let Some(pair) = open.next_if(|pair| pair.tokens.start < start) {
            ends_before = ends_before.max(pair.tokens.end);
        }
        if ends_before <= start && !matches!(passage.word(start), "-" | "–" | "—" | "―") {
            return Some(sentence.paragraph);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::input::{Document, Media};
    use crate::text::Span;

    /// Where the passages of a text end, read `most` at a time, and the bytes of their words.
    fn passages(text: &str, most: usize) -> Vec<(PassageEnd, Vec<Span>)> {
        let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
        let read = TextAsRead::of(&article);
        let mut passages = Passages::of_about(40);
        let mut found = Vec::new();
        loop {
            let next = passages.read_next(&read, most);
            if next.is_empty() {
                return found;
            }
            assert!(next.len() <= most);
            found.extend(next.into_iter().map(|ReadPassage { words, end, border }| {
                let passage = Passage::with_words(&read.text, &read.paragraphs, words);
                ((end, border), passage.tokens.iter().map(|token| token.span).collect())
            }));
        }
    }

    #[test]
    fn passages_are_the_same_however_many_are_read_ahead() {
        let text = "The council met on Tuesday evening at eight.\n\n“We will stay,” said Ana Lopez, the mayor of Lima.\n\n\
                    “It was a long evening for us all,\n\n“and it is over,” she said. Nobody left.\n\nThe end came late, at two."
            .repeat(3);
        for text in [text.as_str(), "One line.", ""] {
            for most in 2..6 {
                assert_eq!(passages(text, most), passages(text, 1), "{text} {most}");
            }
        }
        let ends: Vec<PassageEnd> = passages(&text, 1).into_iter().map(|(end, _)| end).collect();
        let clean = |end| (end, Some(PassageBorder::Clean));
        // None between the two paragraphs of the long evening.
        let (last, borders) = ends.split_last().unwrap();
        assert_eq!(*last, (13, None));
        assert_eq!(borders, [1, 2, 4, 5, 6, 8, 9, 10, 12].map(clean));
    }
}
