//! Text in a feed, marked up or not -> the content of an HTML page, or plain words.
//!
//! Feeds say badly whether a text is marked up. A title is words, whatever its feed says: tags are removed. A text
//! without tags is given paragraphs where its blank lines are.

use quick_xml::escape::minimal_escape;

/// How a feed says that a text is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Markup {
    /// As a piece of a page.
    Html,
    /// As it stands.
    None,
}

/// The longest title or name that is read, in bytes: a parser takes quadratic time for some texts.
const MAX_TITLE: usize = 10_000;

/// The words of a title or name, on one line. Returns `None` if there are none.
pub(super) fn plain(text: &str, markup: Markup) -> Option<String> {
    let text = text.get(..text.floor_char_boundary(MAX_TITLE)).unwrap_or_default();
    let words = if text.contains('&') || (markup == Markup::Html && text.contains('<')) {
        // Without markup, only references such as `&nbsp;` are resolved.
        let page = if markup == Markup::Html { text.to_owned() } else { text.replace('<', "&lt;") };
        dom_query::Document::fragment(page).text().to_string()
    } else {
        text.to_owned()
    };
    let words = crate::text::phrase::single_spaced(&words);
    (!words.is_empty()).then_some(words)
}

/// The text as the content of an HTML page.
pub(super) fn html(text: &str, markup: Markup) -> String {
    let text = text.trim();
    if markup == Markup::Html && has_tags(text) {
        return text.to_owned();
    }
    let paragraph = |lines: &str| {
        let words = if markup == Markup::Html { lines.into() } else { minimal_escape(lines) };
        format!("<p>{}</p>", words.trim())
    };
    let text = text.replace("\r\n", "\n");
    text.split("\n\n").filter(|lines| !lines.trim().is_empty()).map(paragraph).collect()
}

/// The visible words of an HTML text, roughly: enough to measure it, and a hundred times faster than a page reader.
pub(super) fn visible(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        words.push_str(rest.get(..at).unwrap_or_default());
        words.push(' ');
        let tag = rest.get(at..).unwrap_or_default();
        let end = if tag.starts_with("<!--") { tag.find("-->").map(|at| at + 2) } else { tag.find('>') };
        rest = end.and_then(|end| tag.get(end + 1..)).unwrap_or_default();
    }
    words.push_str(rest);
    words
}

fn has_tags(text: &str) -> bool {
    let Some(last) = text.rfind('>') else { return false };
    text.match_indices('<').take_while(|(at, _)| *at < last).any(|(at, _)| {
        let name = text.get(at + 1..).unwrap_or_default();
        name.strip_prefix('/').unwrap_or(name).starts_with(|c: char| c.is_ascii_alphabetic() || c == '!')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_words() {
        for (text, markup, expected) in [
            ("Tom &amp; <i>Jerry</i>\n win", Markup::Html, "Tom & Jerry win"),
            ("5 < 6 &nbsp; holds", Markup::Html, "5 < 6 holds"),
            ("<b> in HTML &amp; XML", Markup::None, "<b> in HTML & XML"),
            ("R&D", Markup::None, "R&D"),
        ] {
            assert_eq!(plain(text, markup).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(plain(" \n", Markup::Html), None);
    }

    #[test]
    fn text_without_tags_gets_paragraphs() {
        assert_eq!(html("One &amp; two.\r\n\r\nThree.", Markup::Html), "<p>One &amp; two.</p><p>Three.</p>");
        assert_eq!(html("a < b & c", Markup::None), "<p>a &lt; b &amp; c</p>");
        assert_eq!(html(" <p>One.</p>\n\n<p>Two.</p> ", Markup::Html), "<p>One.</p>\n\n<p>Two.</p>");
        assert_eq!(html("", Markup::Html), "");
    }

    #[test]
    fn tags_and_comments_are_not_visible() {
        assert_eq!(visible("<p class='x'>One</p><!-- a > b -->two<br").trim(), "One  two");
    }
}
