//! The fields of a JSON object -> its text and who wrote it, where and when, under the names that are usual on the web.

use super::Piece;
use super::json_text::{FieldText, TITLE, plain};
use crate::input::{Identity, IdentitySource, Stated};
use crate::lexicon::dates::{self, DayOrder};
use crate::text::bylines;
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
const LISTS: [&str; 19] = [
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
    "story",
    "hits",
    "content",
    "fields",
    "attributes",
    "_source",
];
/// The names of what stands above the text of an article and belongs to it.
const LEADS: [&str; 9] =
    ["lead", "lede", "standfirst", "deck", "dek", "subtitle", "subheadline", "sub_headline", "subheading"];
/// A field with fewer words is none that somebody reads.
const FEW_WORDS: usize = 8;

/// The article in an object. Returns `None` if it has no text.
pub(super) fn piece(fields: &Map<String, Value>) -> Option<Piece> {
    let mut text = TEXT.iter().find_map(|&name| FieldText::of(fields.get(name)?))?;
    let leads = LEADS.iter().rev().filter_map(|&name| FieldText::of(fields.get(name)?));
    leads.for_each(|lead| text.begin_with(&lead));
    Some(Piece::text(text.media, text.words, identity(fields)))
}

/// The names of the fields with words to read that are not in the article of an object.
pub(super) fn left_out<'a>(fields: &'a Map<String, Value>, article: &str) -> Vec<&'a str> {
    let is_used = |name: &str| {
        [&TEXT[..], &LEADS, &TITLE, &AUTHORS, &SITE, &URL, &["schema"]]
            .iter()
            .any(|names| names.contains(&name))
    };
    let unread = |(name, value): (&'a String, &'a Value)| {
        let words = FieldText::of(value).filter(|_| !is_used(name))?.words;
        let is_read = words.split_whitespace().count() >= FEW_WORDS && !article.contains(words.trim());
        is_read.then_some(name.as_str())
    };
    fields.iter().filter_map(unread).collect()
}

/// What in an object without a text may hold articles.
pub(super) fn list(fields: &Map<String, Value>) -> impl Iterator<Item = &Value> {
    LISTS.iter().filter_map(|&name| fields.get(name)).filter(|value| value.is_array() || value.is_object())
}

/// What an object says of the article in it.
pub(super) fn identity(fields: &Map<String, Value>) -> Identity {
    // In what Pullquote writes, the source is a file.
    let is_own =
        fields.get("schema").and_then(Value::as_str).is_some_and(|schema| schema.starts_with("pullquote/"));
    let first = |names: &[&str]| {
        let mut known = names.iter().filter(|&&name| !(is_own && name == "source"));
        known.find_map(|&name| one_line(&plain(fields.get(name)?)?))
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
    let one = |value: &Value| one_line(&plain(value)?);
    let names: Vec<String> = match value {
        Value::Array(values) => values.iter().filter_map(one).collect(),
        value => one(value).into_iter().collect(),
    };
    let names: Vec<String> = names.iter().flat_map(|name| bylines::split(name)).collect();
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
