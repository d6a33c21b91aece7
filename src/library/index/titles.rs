//! A stored title and the first words of an article -> what lists call the article, on one line.

use crate::text::Span;
use crate::text::phrase::single_spaced;

/// The words of a title that is made of an article's first words.
pub(super) const TITLE_WORDS: usize = 10;

/// The text on one line, single-spaced.
pub(super) fn one_line(text: String) -> String {
    let plain = text.split(' ').all(|word| !word.is_empty() && !word.contains(char::is_whitespace));
    if plain { text } else { single_spaced(&text) }
}

/// The title of an article, otherwise its first words.
pub(super) fn title(title: Option<String>, beginning: &str) -> String {
    let title = title.map(one_line).filter(|title| !title.is_empty());
    title.unwrap_or_else(|| {
        let end = beginning.match_indices(' ').nth(TITLE_WORDS - 1).map(|(at, _)| at);
        let first = Span::new(0, end.unwrap_or(beginning.len())).of(beginning);
        if end.is_some() { format!("{first} …") } else { first.to_owned() }
    })
}
