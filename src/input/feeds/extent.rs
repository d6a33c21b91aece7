//! The text of an item -> whether it is the whole article or a teaser.
//!
//! No feed says it. A text that breaks off ("...", "Read more") is a teaser. Otherwise its field and its length
//! decide: what stands in the field for content is usually whole, a description only if it is as long as an article.

use super::feed::TextExtent;

/// Endings of teasers, in several languages.
const ENDINGS: &str = include_str!("../../../assets/page/teaser_endings.txt");
/// The fewest characters of a description that is a whole article.
const WHOLE_DESCRIPTION: usize = 1_200;
/// The fewest characters of a content that is a whole article: a news item of one paragraph.
const WHOLE_CONTENT: usize = 240;

/// The field of a feed that a text comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// For the content of the article.
    Content,
    /// For a description or summary.
    Summary,
}

/// Whether the visible words of an item are all of the article.
pub(super) fn extent(visible: &str, field: Field) -> TextExtent {
    let words = without_credit(visible.trim());
    let shortest = if field == Field::Content { WHOLE_CONTENT } else { WHOLE_DESCRIPTION };
    if breaks_off(words) || words.chars().count() < shortest { TextExtent::Teaser } else { TextExtent::Whole }
}

/// The text without "The post .. appeared first on ..", which many sites add to texts and teasers alike.
fn without_credit(words: &str) -> &str {
    let credit = words.rfind("The post ").filter(|at| {
        words.get(*at..).is_some_and(|credit| credit.len() < 600 && credit.contains("appeared first on"))
    });
    credit.and_then(|at| words.get(..at)).unwrap_or(words).trim_end()
}

fn breaks_off(words: &str) -> bool {
    let is_mark =
        |c: char| c.is_whitespace() || matches!(c, '.' | ']' | ')' | '»' | '›' | '>' | '→' | ':' | '!');
    let bare = words.trim_end_matches(is_mark);
    let bare = ["&nbsp;", "&raquo;", "&rarr;", "&#187;", "&gt;"]
        .iter()
        .fold(bare, |bare, reference| bare.trim_end_matches(reference).trim_end_matches(is_mark));
    if bare.ends_with('…')
        || ["&hellip;", "&#8230;"].iter().any(|dots| words.trim_end_matches([']', ' ']).ends_with(dots))
    {
        return true;
    }
    // Three dots were trimmed with the marks above.
    if words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ']' | ')')).ends_with("...") {
        return true;
    }
    let tail: String = bare.chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
    let tail = tail.to_lowercase();
    let mut endings = ENDINGS.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    endings.any(|ending| {
        tail.strip_suffix(ending).is_some_and(|before| {
            // "more" is an ending only as a sentence of its own.
            let before = before.trim_end_matches(' ');
            before.is_empty()
                || ending.contains(' ')
                || !ending.is_ascii()
                || !before.ends_with(char::is_alphanumeric)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_breaks_off_is_a_teaser() {
        let long = "The port stays closed until the end of the week, the harbour master said. ".repeat(20);
        for end in [
            "",
            "He wants no more.",
            "“I have no more”",
            "The post Port closed appeared first on The Coast Post.",
        ] {
            assert_eq!(extent(&format!("{long}{end}"), Field::Summary), TextExtent::Whole, "{end}");
        }
        for end in [
            "He said…",
            "He said...",
            "He said [...]",
            "He said [&#8230;]",
            "He said. Read more",
            "He said. Read More »",
            "He said. Continue reading &rarr;",
            "Er sagte. Weiterlesen",
            "Il dit. Lire la suite...",
            "He said. [More]",
            "He said [&hellip;] The post Port closed appeared first on The Coast Post.",
        ] {
            assert_eq!(extent(&format!("{long}{end}"), Field::Content), TextExtent::Teaser, "{end}");
        }
    }

    #[test]
    fn a_short_description_is_a_teaser_and_a_short_content_a_news_item() {
        let paragraph =
            "The port stays closed until the end of the week, the harbour master said. ".repeat(4);
        assert_eq!(extent(&paragraph, Field::Summary), TextExtent::Teaser);
        assert_eq!(extent(&paragraph, Field::Content), TextExtent::Whole);
        assert_eq!(extent("Port closed.", Field::Content), TextExtent::Teaser);
    }
}
