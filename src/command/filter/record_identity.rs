//! The fields of a record that say who wrote it, where and when -> its identity.
//!
//! They come from other programs, so a date is read in any form and authors may be words, objects or a list of these. What
//! cannot be read is left out, and told.

use crate::input::{Identity, IdentitySource, Stated};
use crate::lexicon::dates::{self, DayOrder};
use crate::text::bylines;
use serde::Deserialize;
use serde_json::Value;

/// The fields; others are ignored.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct RecordIdentity {
    pub(super) url: Value,
    pub(super) title: Value,
    pub(super) author: Value,
    pub(super) authors: Value,
    pub(super) published: Value,
    pub(super) modified: Value,
    pub(super) site: Value,
}

impl RecordIdentity {
    /// Reads the fields of a record apart from its text: what is wrong in one of them costs no article.
    pub(super) fn read(json: &[u8]) -> Self {
        serde_json::from_slice(json).unwrap_or_default()
    }

    /// What cannot be read in the fields, a sentence each.
    pub(super) fn troubles(&self) -> Vec<String> {
        let Self { url, title, author, authors, published, modified, site } = self;
        let dates = [("published", published), ("modified", modified)]
            .map(|(name, value)| (name, value, "a date", moment(value).is_some()));
        let names = [("author", author), ("authors", authors)]
            .map(|(name, value)| (name, value, "a list of names", !names(value).is_empty()));
        let words = [("url", url), ("title", title), ("site", site)]
            .map(|(name, value)| (name, value, "a text", words(value).is_some()));
        let is_empty = |value: &Value| match value {
            Value::Null => true,
            Value::String(words) => words.trim().is_empty(),
            Value::Array(values) => values.is_empty(),
            _ => false,
        };
        let unread = dates
            .into_iter()
            .chain(names)
            .chain(words)
            .filter(|(_, value, _, is_read)| !is_read && !is_empty(value));
        unread
            .map(|(name, value, wanted, _)| format!("\"{name}\" is not {wanted} and is left out: {value}"))
            .collect()
    }

    /// The identity.
    pub(super) fn identity(&self) -> Identity {
        let stated = |value: Option<String>| value.map(|value| Stated::new(value, IdentitySource::Record));
        let authors = [names(&self.authors), names(&self.author)].into_iter().find(|names| !names.is_empty());
        Identity {
            title: stated(words(&self.title)),
            authors: authors.map(|authors| Stated::new(authors, IdentitySource::Record)),
            published: stated(moment(&self.published)),
            modified: stated(moment(&self.modified)),
            site: stated(words(&self.site)),
            url: stated(words(&self.url)),
            fetched: None,
        }
    }
}

fn words(value: &Value) -> Option<String> {
    value.as_str().map(str::trim).filter(|words| !words.is_empty()).map(str::to_owned)
}

/// A list of names, or one name; each may be an object with a `name`, as schema.org has it.
fn names(value: &Value) -> Vec<String> {
    let values = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    let written = values.iter().filter_map(|value| words(value.get("name").unwrap_or(value)));
    written.flat_map(|written| bylines::split(&written)).collect()
}

fn moment(value: &Value) -> Option<String> {
    dates::read(&words(value)?, DayOrder::Unknown).map(|date| date.to_string())
}
