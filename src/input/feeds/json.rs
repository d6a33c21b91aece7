//! A JSON feed as servers send it -> the same feed as the standard wants it.
//!
//! `feed-rs` refuses a feed for one number where the standard wants a string. So the fields of an article are copied,
//! and whatever has the wrong type is turned into the right one or left out.

use super::mend::without_mail_address;
use serde_json::{Map, Value, json};

/// Copies a feed. Returns `None` if the text is not a JSON object.
pub(super) fn mend(text: &str) -> Option<(String, Vec<String>)> {
    let text = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    // What follows the object is ignored.
    let feed: Map<String, Value> = serde_json::Deserializer::from_str(text).into_iter().next()?.ok()?;
    let items = feed.get("items").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let read: Vec<Value> = items.iter().filter_map(Value::as_object).map(item).collect();
    let lost = items.len() - read.len();
    let mended = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": string(feed.get("title")).unwrap_or_default(),
        "home_page_url": string(feed.get("home_page_url")),
        "authors": authors(&feed),
        "items": read,
    });
    let faults = (lost > 0).then(|| format!("{lost} of {} items of the feed are damaged", items.len()));
    Some((mended.to_string(), faults.into_iter().collect()))
}

fn item(item: &Map<String, Value>) -> Value {
    const STRINGS: [&str; 9] = [
        "id",
        "url",
        "external_url",
        "title",
        "content_html",
        "content_text",
        "summary",
        "date_published",
        "date_modified",
    ];
    let strings =
        STRINGS.iter().filter_map(|name| Some(((*name).to_owned(), Value::String(string(item.get(*name))?))));
    let mut mended: Map<String, Value> = strings.collect();
    mended.insert("authors".to_owned(), authors(item));
    Value::Object(mended)
}

fn string(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// `authors`, and `author` as version 1 has it.
fn authors(of: &Map<String, Value>) -> Value {
    let several = of.get("authors").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let name = |author: &Value| match author {
        Value::Object(author) => string(author.get("name")),
        other => string(Some(other)),
    };
    let names =
        several.iter().chain(of.get("author")).filter_map(name).map(|name| without_mail_address(&name));
    names.filter(|name| !name.is_empty()).map(|name| json!({ "name": name })).collect()
}
