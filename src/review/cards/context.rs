//! A quotation -> the sentences around it, so that it is judged in its company.

use crate::analysis::Passage;
use crate::article::{Article, Paragraph};
use crate::text::Span;

/// What stands around a quotation; bytes of the article's text. Page furniture is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Context {
    /// The sentence before.
    pub before: Option<Span>,
    /// The sentence, or sentences, in which it stands.
    pub around: Option<Span>,
    /// The sentence after.
    pub after: Option<Span>,
}

/// Paragraphs on either side in which the next sentence is looked for.
const PARAGRAPHS: usize = 4;

/// The sentences around a quotation. `marks` is its content with the marks.
#[must_use]
pub fn context(article: &Article, marks: Span) -> Context {
    let first = article.paragraph_at(marks.start).saturating_sub(PARAGRAPHS);
    let last = article.paragraph_at(marks.end.saturating_sub(1)) + PARAGRAPHS + 1;
    let last = last.min(article.paragraphs.len());
    let paragraphs: &[Paragraph] = article.paragraphs.get(first..last).unwrap_or_default();
    let passage = Passage::new(&article.text, paragraphs);
    let spans = || passage.sentences.iter().map(|sentence| sentence.span);
    let around = spans().filter(|span| span.overlaps(marks)).reduce(Span::to);
    let inside = around.unwrap_or(marks);
    Context {
        before: spans().take_while(|span| span.end <= inside.start).last(),
        around,
        after: spans().find(|span| span.start >= inside.end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Document, Media};

    #[test]
    fn the_sentences_around_are_found_over_furniture_and_at_the_ends() {
        let text = "The quay shook. Ana Lopes called it “a small wave” on Monday.\n\nShare on Facebook Tweet \
                    WhatsApp Email\n\nNobody was hurt.\n";
        let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
        let of = |words: &str| {
            let at = text.find(words).unwrap();
            let found = context(&article, Span::new(at, at + words.len()));
            [found.before, found.around, found.after].map(|span| span.map_or("-", |span| article.words(span)))
        };
        let whole = "Ana Lopes called it “a small wave” on Monday.";
        assert_eq!(of("“a small wave”"), ["The quay shook.", whole, "Nobody was hurt."]);
        assert_eq!(of("The quay shook"), ["-", "The quay shook.", whole]);
        assert_eq!(of("Nobody was hurt."), [whole, "Nobody was hurt.", "-"]);
    }
}
