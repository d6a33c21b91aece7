//! A quotation -> the sentences around it, so that it can be judged in context.

use crate::analysis::Passage;
use crate::article::{Article, Paragraph};
use crate::text::Span;

/// The sentences around a quotation; bytes of the article's text. Page furniture is skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct QuotationContext {
    /// The sentence before.
    pub before: Option<Span>,
    /// The sentence or sentences that contain it.
    pub around: Option<Span>,
    /// The sentence after.
    pub after: Option<Span>,
}

/// How many paragraphs on either side are searched for the next sentence.
const PARAGRAPHS: usize = 4;

/// Finds the sentences around a quotation. `marks` is its content with the quotation marks.
#[must_use]
pub fn context(article: &Article, marks: Span) -> QuotationContext {
    let first = article.paragraph_at(marks.start).saturating_sub(PARAGRAPHS);
    let last = article.paragraph_at(marks.end.saturating_sub(1)) + PARAGRAPHS + 1;
    let last = last.min(article.paragraphs.len());
    let paragraphs: &[Paragraph] = article.paragraphs.get(first..last).unwrap_or_default();
    let passage = Passage::new(&article.text, paragraphs);
    let spans = || passage.sentences.iter().map(|sentence| sentence.span);
    let around = spans().filter(|span| span.overlaps(marks)).reduce(Span::to);
    let inside = around.unwrap_or(marks);
    QuotationContext {
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
    fn surrounding_sentences_are_found_across_furniture_and_at_the_ends_of_the_text() {
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
