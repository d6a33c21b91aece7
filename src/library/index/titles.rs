//! A stored title and the first words of an article -> what lists call the article, on one line.

use crate::article::{TITLE_WORDS, called, headline_of, is_title_like};
use crate::text::Span;
use crate::text::phrase::single_spaced;

/// The text on one line, single-spaced.
pub(super) fn one_line(text: String) -> String {
    let plain = text.split(' ').all(|word| !word.is_empty() && !word.contains(char::is_whitespace));
    if plain { text } else { single_spaced(&text) }
}

/// What an article is called, as everywhere else: its title, otherwise its first line if that looks like one, otherwise its
/// file; what has no file is called by its first words.
pub(super) fn title((title, source): (Option<String>, Option<&str>), beginning: &str) -> String {
    let first = is_title_like(beginning).then_some(beginning);
    let named = title.as_deref().filter(|title| !title.trim().is_empty()).or(first);
    match called(named, source) {
        Some(name) => headline_of(&one_line(name.to_owned())).into_owned(),
        None => first_words(beginning),
    }
}

fn first_words(beginning: &str) -> String {
    let end = beginning.match_indices(' ').nth(TITLE_WORDS - 1).map(|(at, _)| at);
    let first = Span::new(0, end.unwrap_or(beginning.len())).of(beginning);
    if end.is_some() { format!("{first} …") } else { first.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_whose_title_is_its_whole_text_is_called_by_the_beginning_of_it() {
        let text = "The port reopened on Monday and ships sailed again, its director said. ".repeat(3);
        let shown = title((Some(text.clone()), Some("/stories/port.json")), &text);
        assert!(shown.ends_with(" …") && shown.chars().count() < 125, "{shown}");
        assert!(text.starts_with(shown.trim_end_matches(" …")), "{shown}");
    }
}
