//! The value of a JSON field -> the text in it, as people would read it.
//!
//! A text is a string, a list of paragraphs, or the blocks of an editor: objects in objects, of which one holds the words.
//! Programs that store pages escape what they store, some of them twice.

use crate::input::Media;
use serde_json::Value;

/// The names of an article's title. An object that has one is an article, and no text.
pub(super) const TITLE: [&str; 4] = ["headline", "title", "name", "webTitle"];
/// The names of what an object says, the best first.
const INSIDE: [&str; 12] = [
    "rendered",
    "value",
    "#text",
    "text",
    "html",
    "name",
    "content",
    "children",
    "data",
    "paragraph",
    "blocks",
    "caption",
];
/// Blocks in blocks deeper than this are not read.
const MAX_DEPTH: usize = 8;
/// The types of blocks that are part of a paragraph.
const RUNS: [&str; 12] =
    ["text", "span", "link", "a", "strong", "em", "bold", "italic", "b", "i", "hyperlink", "mark"];

/// A text, and how it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FieldText {
    pub(super) media: Media,
    pub(super) words: String,
}

impl FieldText {
    /// The text in a value; never blank.
    pub(super) fn of(value: &Value) -> Option<Self> {
        let words = match value {
            Value::Object(fields)
                if TITLE.iter().any(|&title| title != "name" && fields.contains_key(title)) =>
            {
                return None;
            }
            Value::Array(values) => paragraphs(values, MAX_DEPTH)?,
            value => block(value, MAX_DEPTH)?,
        };
        if words.trim().is_empty() {
            return None;
        }
        if is_html(&words) {
            return Some(Self { media: Media::Html, words });
        }
        let words = without_references(words);
        let media = if is_html(&words) { Media::Html } else { Media::Plain };
        Some(Self { media, words })
    }

    /// Puts a text before this one, unless it begins with it already.
    pub(super) fn begin_with(&mut self, lead: &Self) {
        let lead_words = lead.words.trim();
        if self.words.contains(lead_words) {
            return;
        }
        self.words = match (lead.media, self.media) {
            (Media::Html, Media::Html) => format!("<div>{lead_words}</div>{}", self.words),
            (_, Media::Html) => format!("<p>{}</p>{}", escaped(lead_words), self.words),
            (Media::Html, _) => format!("<div>{lead_words}</div>{}", as_page(&self.words)),
            _ => format!("{lead_words}\n\n{}", self.words),
        };
        if lead.media == Media::Html {
            self.media = Media::Html;
        }
    }
}

/// The words of a value on which nothing is marked up, such as a title or a name.
pub(super) fn plain(value: &Value) -> Option<String> {
    let words = match value {
        Value::Array(values) => {
            let words: Option<Vec<&str>> = values.iter().map(Value::as_str).collect();
            words?.join(", ")
        }
        Value::Object(fields) => INSIDE.iter().find_map(|&name| fields.get(name)?.as_str())?.to_owned(),
        value => value.as_str()?.to_owned(),
    };
    Some(without_references(words)).filter(|words| !words.trim().is_empty())
}

/// The paragraphs in a list. `None` if it is a list of articles, which have titles of their own.
fn paragraphs(values: &[Value], depth: usize) -> Option<String> {
    let has_title = |value: &Value| {
        value
            .as_object()
            .is_some_and(|fields| TITLE.iter().any(|&title| title != "name" && fields.contains_key(title)))
    };
    if values.iter().any(has_title) {
        return None;
    }
    let blocks: Vec<String> = values.iter().filter_map(|value| block(value, depth)).collect();
    let is_marked_up = blocks.iter().any(|block| is_html(block));
    let of_page =
        |block: String| if is_html(&block) { format!("<div>{block}</div>") } else { as_page(&block) };
    let blocks = if is_marked_up { blocks.into_iter().map(of_page).collect() } else { blocks };
    let between = if values.iter().all(is_run) { "" } else { "\n\n" };
    (!blocks.is_empty()).then(|| blocks.join(between))
}

/// Whether a block is part of a paragraph.
fn is_run(value: &Value) -> bool {
    let kind = |name: &str| value.get(name).and_then(Value::as_str);
    let text_only =
        || value.get("text").is_some_and(Value::is_string) && kind("type").or(kind("_type")).is_none();
    kind("type").or(kind("_type")).is_some_and(|kind| RUNS.contains(&kind)) || text_only()
}

/// The words of a block.
fn block(value: &Value, depth: usize) -> Option<String> {
    match value {
        Value::String(words) => Some(words.clone()),
        Value::Array(values) => paragraphs(values, depth.checked_sub(1)?),
        Value::Object(fields) => {
            let depth = depth.checked_sub(1)?;
            INSIDE.iter().find_map(|&name| block(fields.get(name)?, depth))
        }
        _ => None,
    }
    .filter(|words| !words.is_empty())
}

/// Whether a text is marked up: it closes an element, or breaks lines with one.
fn is_html(text: &str) -> bool {
    let last = text.rfind('>').unwrap_or_default();
    let closes = text.match_indices("</").take_while(|(at, _)| *at < last).any(|(at, _)| {
        text.get(at + 2..).is_some_and(|after| after.starts_with(|c: char| c.is_ascii_alphabetic()))
    });
    closes || ["<br>", "<br/>", "<br />", "<p>"].iter().any(|tag| text.contains(tag))
}

/// A plain text as a piece of a page.
fn as_page(text: &str) -> String {
    format!("<p>{}</p>", escaped(text).replace("\n\n", "</p><p>"))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// The text with the characters that references such as `&rsquo;` stand for. A text without any is as it was.
fn without_references(text: String) -> String {
    const MAX_NAME: usize = 10;
    let is_reference = |(at, _): (usize, &str)| {
        let after = text.get(at + 1..).unwrap_or_default();
        let end = after.bytes().take(MAX_NAME + 1).position(|byte| byte == b';').unwrap_or_default();
        let name = after.get(..end).unwrap_or_default();
        let plain = name.trim_start_matches('#');
        name.len() >= 2 && !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    if !text.match_indices('&').any(is_reference) {
        return text;
    }
    dom_query::Document::fragment(text.replace('<', "&lt;")).text().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_words_of_every_kind_of_text_are_read() {
        let runs = json!([{"_type": "block", "children": [{"_type": "span", "text": "It "}, {"_type": "span", "text": "rained."}]}, {"_type": "image"}, {"children": [{"text": "It snowed."}]}]);
        let document = json!({"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "It "}, {"type": "text", "text": "rained."}]}, {"type": "paragraph", "content": [{"type": "text", "text": "It snowed."}]}]});
        for (value, media, words) in [
            (json!("R&amp;D &ldquo;won&rdquo;\n\n5 < 6"), Media::Plain, "R&D “won”\n\n5 < 6"),
            (json!("A & B; C"), Media::Plain, "A & B; C"),
            (json!("&lt;p&gt;It rained.&lt;/p&gt;"), Media::Html, "<p>It rained.</p>"),
            (json!("<p>A &amp; B</p>"), Media::Html, "<p>A &amp; B</p>"),
            (json!(["It rained.", "It snowed."]), Media::Plain, "It rained.\n\nIt snowed."),
            (
                json!([{"type": "p", "text": "It rained."}, {"type": "image", "url": "a"}, {"type": "p", "text": "It snowed."}]),
                Media::Plain,
                "It rained.\n\nIt snowed.",
            ),
            (
                json!({"blocks": [{"type": "paragraph", "data": {"text": "It <b>rained</b>."}}, {"type": "header", "data": {"text": "A & B"}}]}),
                Media::Html,
                "<div>It <b>rained</b>.</div>\n\n<p>A &amp; B</p>",
            ),
            (runs, Media::Plain, "It rained.\n\nIt snowed."),
            (document, Media::Plain, "It rained.\n\nIt snowed."),
        ] {
            assert_eq!(FieldText::of(&value), Some(FieldText { media, words: words.to_owned() }), "{value}");
        }
        for value in [
            json!([{"title": "A", "text": "It rained."}]),
            json!({"headline": "A", "text": "It rained."}),
            json!([]),
            json!(" "),
            json!(3),
        ] {
            assert_eq!(FieldText::of(&value), None, "{value}");
        }
    }
}
