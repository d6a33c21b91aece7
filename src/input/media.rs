//! A text, its name and what brought it -> how it is read: as plain text, Markdown or a page.
//!
//! The name decides between texts that could be either, because plain text may quote a tag. It is overruled where the
//! content leaves no doubt: a page saved as `.txt`, a text without any tag saved as `.html`. A text without a known name is
//! a page if browsers would take it for one, as the WHATWG MIME Sniffing standard says.

use super::Media;
use super::format::Label;
use super::markdown_signs::is_markdown;

/// How much of a text is looked at.
const HEAD: usize = 4 * 1024;

/// The elements with which a page may begin, beyond those of the standard: it dates from before HTML 5.
const OPENINGS: [&str; 46] = [
    "html",
    "head",
    "body",
    "title",
    "meta",
    "link",
    "base",
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "article",
    "section",
    "main",
    "header",
    "footer",
    "nav",
    "aside",
    "div",
    "p",
    "span",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "dl",
    "table",
    "blockquote",
    "figure",
    "img",
    "a",
    "b",
    "i",
    "em",
    "strong",
    "br",
    "hr",
    "font",
    "center",
    "form",
    "frameset",
];

/// How a text is read. `text` may be only its beginning.
pub(super) fn media(text: &str, label: &Label) -> Media {
    let head = text.get(..text.floor_char_boundary(HEAD)).unwrap_or_default();
    let named = label.extension().and_then(|extension| by_extension(&extension));
    match label.media_type.as_deref().and_then(by_media_type).or(named) {
        Some(Media::Html) if is_marked_up(text) => Media::Html,
        Some(Media::Plain | Media::Html) if !is_whole_page(head) => Media::Plain,
        Some(Media::Markdown) if !begins_document(head) => Media::Markdown,
        Some(_) => Media::Html,
        None if begins_page(head) => Media::Html,
        None if is_markdown(head) => Media::Markdown,
        None => Media::Plain,
    }
}

/// The media type that an extension in lower case names. Returns `None` if it is not a known one.
pub(super) fn by_extension(extension: &str) -> Option<Media> {
    match extension {
        "txt" | "text" => Some(Media::Plain),
        "md" | "markdown" | "mkd" | "mkdn" | "mkdown" | "mdown" | "mdwn" | "mdtext" | "mdtxt" | "rmd"
        | "qmd" | "mdx" => Some(Media::Markdown),
        "html" | "htm" | "xhtml" | "xht" | "shtml" => Some(Media::Html),
        _ => None,
    }
}

/// What a server or a mail calls a text. Returns `None` if it names nothing that is read as such: many servers call
/// everything `text/plain`, so that is no statement.
fn by_media_type(stated: &str) -> Option<Media> {
    let essence = stated.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match essence.as_str() {
        "text/html" | "application/xhtml+xml" => Some(Media::Html),
        "text/markdown" | "text/x-markdown" => Some(Media::Markdown),
        _ => None,
    }
}

/// Whether browsers would take a text for a page: it begins with an element of HTML, or with a comment before one.
fn begins_page(head: &str) -> bool {
    let rest = after_comments(head);
    is_document_type(rest)
        || element(rest).is_some_and(|name| {
            head.contains("</p>") || OPENINGS.iter().any(|opening| name.eq_ignore_ascii_case(opening))
        })
}

/// Whether a text begins as only a whole HTML document does.
fn begins_document(head: &str) -> bool {
    let rest = after_comments(head);
    let whole = ["html", "head", "body"];
    is_document_type(rest)
        || element(rest).is_some_and(|name| whole.iter().any(|opening| name.eq_ignore_ascii_case(opening)))
}

/// Whether a text that is named as plain text is a page all the same: a whole document, or several elements that are
/// closed again.
fn is_whole_page(head: &str) -> bool {
    let closed = head.match_indices("</").filter(|(at, _)| {
        head.get(at + 2..).is_some_and(|after| after.starts_with(|c: char| c.is_ascii_alphabetic()))
    });
    // A page whose beginning is damaged still closes its paragraphs.
    let paragraphs = head.matches("</p>").count();
    begins_document(head) || paragraphs > 1 || (begins_page(head) && closed.count() >= 2)
}

/// Whether there is any markup in a text: a tag or a character reference.
fn is_marked_up(text: &str) -> bool {
    let is_tag = |at: usize| {
        let after = text.get(at + 1..).unwrap_or_default();
        let name = after.trim_start_matches(['/', '!', '?']);
        let begins = name.starts_with(|c: char| c.is_ascii_alphabetic()) || after.starts_with("!--");
        begins && after.contains('>')
    };
    let is_reference = |at: usize| {
        let after = text.get(at + 1..).unwrap_or_default();
        let name = after.trim_start_matches('#');
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        (2..=10).contains(&end) && name.get(end..).is_some_and(|rest| rest.starts_with(';'))
    };
    memchr::memchr_iter(b'<', text.as_bytes()).any(is_tag)
        || memchr::memchr_iter(b'&', text.as_bytes()).any(is_reference)
}

/// The text after comments, declarations and blanks.
fn after_comments(head: &str) -> &str {
    let blank = |c: char| c.is_whitespace() || c == '\u{feff}';
    let mut rest = head.trim_start_matches(blank);
    loop {
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|end| end + 3)
        } else if rest.starts_with("<?xml") {
            rest.find("?>").map(|end| end + 2)
        } else {
            None
        };
        let Some(after) = end.and_then(|end| rest.get(end..)) else { return rest };
        rest = after.trim_start_matches(blank);
    }
}

fn is_document_type(text: &str) -> bool {
    text.get(..14).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype html"))
}

/// The name of the element that a text begins with.
fn element(text: &str) -> Option<&str> {
    let name = text.strip_prefix('<')?;
    let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))?;
    let (name, after) = name.split_at(end);
    let ends_name = after.starts_with(|c: char| c.is_whitespace() || c == '>' || c == '/');
    (ends_name && name.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, name: &str) -> Media {
        media(text, &Label { file_name: Some(name.to_owned()), ..Label::default() })
    }

    #[test]
    fn the_name_decides_unless_the_content_leaves_no_doubt() {
        for (text, name, expected) in [
            ("The tag <p> opens a paragraph.", "a.txt", Media::Plain),
            ("<p>It rained.", "a.txt", Media::Plain),
            ("<p>It rained.</p><p>It snowed.</p>", "a.txt", Media::Html),
            ("<!DOCTYPE html><p>It rained.", "a.TXT", Media::Html),
            ("<div>raw</div>\n\n# Title", "a.md", Media::Markdown),
            ("<html><p>It rained.", "a.md", Media::Html),
            ("It rained, and 5 < 6 > 4 & more.", "a.html", Media::Plain),
            ("It rained &mdash; a lot.", "a.b.htm", Media::Html),
            ("It rained.<br>It snowed.", "a.html", Media::Html),
            ("*It* rained.", "a.rmd", Media::Markdown),
        ] {
            assert_eq!(of(text, name), expected, "{name}: {text}");
        }
    }

    #[test]
    fn a_text_without_a_known_name_is_what_browsers_take_it_for() {
        for (text, expected) in [
            ("\n <!DOCTYPE HTML>\n<html>", Media::Html),
            ("<!-- saved from a page --><HTML>", Media::Html),
            ("<?xml version=\"1.0\"?><html>", Media::Html),
            ("<p\n class=lead>It rained.", Media::Html),
            ("<section><h2>a</h2>", Media::Html),
            ("<3 from Lagos", Media::Plain),
            ("<pain> is a word", Media::Plain),
            ("<!--", Media::Plain),
            ("", Media::Plain),
            ("# Strike ends\n\nSaid [Ana](https://a.example).", Media::Markdown),
            ("Strike\n======\n\nSaid [Ana](https://a.example).", Media::Markdown),
            ("<my-story><p>It rained.</p></my-story>", Media::Html),
            ("# 1 in the charts", Media::Plain),
            ("#tag and a [note](see below)", Media::Plain),
        ] {
            assert_eq!(of(text, "story"), expected, "{text:?}");
        }
    }
}
