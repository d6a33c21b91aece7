//! Paragraphs -> paragraphs that each fit into a passage.
//!
//! A passage holds whole paragraphs, and a text in one line is one paragraph, however long. Without a bound, everything
//! that the recognisers keep about a passage would grow with it. A paragraph of an article is far shorter than the bound.

use crate::article::Paragraph;
use crate::text::Span;
use crate::text::span::offset;
use std::borrow::Cow;

/// Longer paragraphs are divided, in bytes.
const MAX_BYTES: usize = 64 * 1024;
/// How far from its end a part may be cut, so that it ends with a sentence or a word.
const MAX_BACK: usize = 4096;

/// Divides the paragraphs of `text` that are longer than a passage.
pub(super) fn divide<'a>(text: &str, paragraphs: Cow<'a, [Paragraph]>) -> Cow<'a, [Paragraph]> {
    let is_long = |paragraph: &Paragraph| paragraph.span.len() > MAX_BYTES && !paragraph.role.is_furniture();
    if !paragraphs.iter().any(is_long) {
        return paragraphs;
    }
    let mut divided = Vec::with_capacity(paragraphs.len() + text.len() / MAX_BYTES);
    for paragraph in paragraphs.iter() {
        let mut rest = paragraph.span;
        while !paragraph.role.is_furniture() && rest.len() > MAX_BYTES {
            let end = rest.start + offset(part(rest.of(text)).max(1));
            divided.push(Paragraph { span: Span { start: rest.start, end }, ..*paragraph });
            rest.start = end;
        }
        divided.push(Paragraph { span: rest, ..*paragraph });
    }
    Cow::Owned(divided)
}

/// How long the first part of a long text is: up to the end of a sentence, otherwise of a word.
fn part(text: &str) -> usize {
    let end = text.floor_char_boundary(MAX_BYTES);
    let from = text.floor_char_boundary(end - MAX_BACK);
    let window = text.get(from..end).unwrap_or_default();
    let sentence = [". ", ".” ", ".\" ", "? ", "! "]
        .iter()
        .filter_map(|mark| Some(window.rfind(mark)? + mark.len()))
        .max();
    let word = || window.rfind(char::is_whitespace).map(|at| window.ceil_char_boundary(at + 1));
    sentence.or_else(word).map_or(end, |at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::article::{Article, Role};
    use crate::input::{Document, Media};

    #[test]
    fn parts_are_together_the_paragraph_and_end_with_sentences() {
        let text = "“We got what we asked for,” said Ana Petrova. ".repeat(5000);
        let whole = vec![Paragraph { span: Span::new(0, text.len()), role: Role::Body }];
        let divided = divide(&text, Cow::Owned(whole));
        assert!(divided.len() > 3);
        assert!(divided.windows(2).all(|pair| pair[0].span.end == pair[1].span.start));
        assert!(
            divided.iter().all(|part| part.span.len() <= MAX_BYTES && part.span.of(&text).ends_with(". "))
        );
        for text in ["a".repeat(200_000), "é".repeat(100_000), " ".repeat(200_000)] {
            let whole = vec![Paragraph { span: Span::new(0, text.len()), role: Role::Body }];
            let divided = divide(&text, Cow::Owned(whole));
            assert_eq!(divided.iter().map(|part| part.span.of(&text)).collect::<String>(), text);
        }
    }

    #[test]
    fn everything_in_a_text_of_one_line_is_found() {
        let text = "“We got what we asked for,” said Ana Petrova. ".repeat(5000);
        let article = Article::new(Document::record(String::new(), Media::Plain, text));
        let found = analyze(&article);
        assert_eq!((found.quotations.len(), found.entities.len()), (5000, 1));
        assert_eq!(found.analysed_to as usize, article.text.len());
    }
}
