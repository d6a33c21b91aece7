//! Spans drawn into a text for tests: each is surrounded by ⟦ and ⟧, so that a case shows what must be found where
//! it stands in the sentence.

use crate::article::Article;
use crate::input::{Document, Media};
use crate::text::Span;

/// The article with this plain text.
pub(super) fn article(text: &str) -> Article {
    Article::new(Document::record(String::new(), Media::Plain, text.to_owned()))
}

/// `text` with ⟦ and ⟧ around each of `spans`.
pub(super) fn drawn(text: &str, spans: impl Iterator<Item = Span>) -> String {
    let mut drawn = String::new();
    let mut at = 0;
    for span in spans {
        drawn += text.get(at..span.start as usize).unwrap();
        drawn.extend(["⟦", span.of(text), "⟧"]);
        at = span.end as usize;
    }
    drawn + text.get(at..).unwrap()
}

/// The text without its ⟦ and ⟧.
pub(super) fn plain(expected: &str) -> String {
    expected.replace(['⟦', '⟧'], "")
}
