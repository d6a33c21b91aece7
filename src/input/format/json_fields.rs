//! The fields of a JSON object -> its text and who wrote it, where and when, under the names that are usual on the web.

use super::Piece;
use crate::input::{Identity, IdentitySource, Media, Stated};
use crate::lexicon::dates::{self, DayOrder};
use serde_json::{Map, Value};

/// The names of an article's text, the best first.
const TEXT: [&str; 15] = [
    "articleBody",
    "article_body",
    "text",
    "body",
    "bodyText",
    "body_text",
    "content",
    "content_html",
    "html",
    "content_text",
    "fulltext",
    "full_text",
    "article",
    "story",
    "paragraphs",
];
const TITLE: [&str; 4] = ["headline", "title", "name", "webTitle"];
const AUTHORS: [&str; 5] = ["authors", "author", "byline", "creator", "by"];
const PUBLISHED: [&str; 11] = [
    "datePublished",
    "published",
    "published_at",
    "publishedAt",
    "date_published",
    "publication_date",
    "pubDate",
    "pub_date",
    "webPublicationDate",
    "date",
    "created_at",
];
const MODIFIED: [&str; 7] =
    ["dateModified", "modified", "modified_at", "updated", "updatedAt", "updated_at", "date_modified"];
const SITE: [&str; 7] = ["publisher", "site", "site_name", "siteName", "outlet", "newspaper", "source"];
const URL: [&str; 7] =
    ["url", "canonical_url", "canonicalUrl", "webUrl", "mainEntityOfPage", "link", "permalink"];
/// The names of what may hold articles.
const LISTS: [&str; 18] = [
    "articles",
    "items",
    "entries",
    "results",
    "documents",
    "docs",
    "data",
    "records",
    "stories",
    "posts",
    "response",
    "@graph",
    "article",
    "hits",
    "content",
    "fields",
    "attributes",
    "_source",
];
/// The names of a text inside an object.
const INSIDE: [&str; 6] = ["rendered", "value", "#text", "text", "html", "name"];

/// The article in an object. Returns `None` if it has no text.
pub(super) fn piece(fields: &Map<String, Value>) -> Option<Piece> {
    let text = TEXT.iter().find_map(|&name| words(fields.get(name)?))?;
    let media = if is_html(&text) { Media::Html } else { Media::Plain };
    Some(Piece::text(media, text, identity(fields)))
}

/// What in an object without a text may hold articles.
pub(super) fn list(fields: &Map<String, Value>) -> impl Iterator<Item = &Value> {
    LISTS.iter().filter_map(|&name| fields.get(name)).filter(|value| value.is_array() || value.is_object())
}

/// A text that is a string, a list of paragraphs, or inside an object. Never blank.
fn words(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Array(paragraphs) => {
            let paragraphs: Option<Vec<&str>> = paragraphs.iter().map(Value::as_str).collect();
            paragraphs?.join("\n\n")
        }
        Value::Object(fields) => INSIDE.iter().find_map(|&name| fields.get(name)?.as_str())?.to_owned(),
        _ => return None,
    };
    (!text.trim().is_empty()).then_some(text)
}

/// Whether a text is marked up: it closes an element, or breaks lines with one.
fn is_html(text: &str) -> bool {
    let closes = text.match_indices("</").any(|(at, _)| {
        let after = text.get(at + 2..).unwrap_or_default();
        after.starts_with(|c: char| c.is_ascii_alphabetic()) && after.contains('>')
    });
    closes || ["<br>", "<br/>", "<br />", "<p>"].iter().any(|tag| text.contains(tag))
}

/// What an object says of the article in it.
pub(super) fn identity(fields: &Map<String, Value>) -> Identity {
    // In what Pullquote writes, the source is a file.
    let is_own =
        fields.get("schema").and_then(Value::as_str).is_some_and(|schema| schema.starts_with("pullquote/"));
    let first = |names: &[&str]| {
        let mut known = names.iter().filter(|&&name| !(is_own && name == "source"));
        known.find_map(|&name| one_line(&words(fields.get(name)?)?))
    };
    let date = |names: &[&str]| {
        let mut values = names.iter().filter_map(|&name| fields.get(name));
        values.find_map(|value| {
            let written = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            dates::read(&written, DayOrder::Unknown).map(|date| date.to_string())
        })
    };
    let authors = AUTHORS.iter().find_map(|&name| names(fields.get(name)?));
    let is_address = |value: &String| value.starts_with("http://") || value.starts_with("https://");
    let url = URL.iter().find_map(|&name| address(fields.get(name)?)).filter(is_address);
    Identity {
        title: first(&TITLE).map(stated),
        authors: authors.map(stated),
        published: date(&PUBLISHED).map(stated),
        modified: date(&MODIFIED).map(stated),
        site: first(&SITE).filter(|site| !is_address(site)).map(stated),
        url: url.map(stated),
        fetched: None,
    }
}

fn stated<T>(value: T) -> Stated<T> {
    Stated::new(value, IdentitySource::Record)
}

fn one_line(text: &str) -> Option<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty() && line.len() <= 400).then_some(line)
}

/// The names of people: a string, an object with a name, or a list of these.
fn names(value: &Value) -> Option<Vec<String>> {
    let one = |value: &Value| one_line(&words(value)?);
    let names: Vec<String> = match value {
        Value::Array(values) => values.iter().filter_map(one).collect(),
        value => one(value).into_iter().collect(),
    };
    let without_by = |name: String| {
        let rest = name.strip_prefix("By ").or_else(|| name.strip_prefix("by "));
        rest.map_or_else(|| name.clone(), str::to_owned)
    };
    let names: Vec<String> = names.into_iter().map(without_by).collect();
    (!names.is_empty()).then_some(names)
}

fn address(value: &Value) -> Option<String> {
    let id = |fields: &Map<String, Value>| fields.get("@id")?.as_str().map(str::to_owned);
    value.as_str().map(str::to_owned).or_else(|| value.as_object().and_then(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_says_who_wrote_it_where_and_when() {
        let object = serde_json::json!({
            "headline": " Strike\nends ", "articleBody": "It rained.", "author": [{"name": "Nino Beridze"}, "Ana Ruiz"],
            "datePublished": "2026-03-01T09:30:00Z", "publisher": {"name": "The Coast Post"},
            "mainEntityOfPage": {"@id": "https://coast.example/a"},
        });
        let identity = identity(object.as_object().unwrap());
        assert_eq!(identity.title.unwrap().value, "Strike ends");
        assert_eq!(identity.authors.unwrap().value, ["Nino Beridze", "Ana Ruiz"]);
        assert_eq!(identity.published.unwrap().value, "2026-03-01T09:30:00Z");
        assert_eq!(identity.site.unwrap().value, "The Coast Post");
        assert_eq!(identity.url.unwrap().value, "https://coast.example/a");
    }
}
