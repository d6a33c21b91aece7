//! Plain text -> [`Article`]: every line that holds a character is a paragraph.

use super::{Article, Paragraph, Role};
use crate::text::Span;

/// The article in a plain text. The text stays as it is.
pub(super) fn read(text: String) -> Article {
    let paragraphs = lines(&text).map(|span| Paragraph { span, role: Role::Body }).collect();
    Article { title: None, text, paragraphs }
}

fn lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let begin = start + (line.len() - line.trim_start().len());
        let end = start + line.trim_end().len();
        start += line.len();
        (begin < end).then(|| Span::new(begin, end))
    })
}
