//! The fields of a record that say who wrote it, where and when -> its identity.
//!
//! They come from other programs, so a field of an unexpected type is ignored and a date is read in any form.

use crate::input::{Identity, IdentitySource, Stated};
use crate::lexicon::dates::{self, DayOrder};
use serde::Deserialize;
use serde_json::Value;

/// The fields; others are ignored.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct RecordIdentity {
    url: Value,
    title: Value,
    author: Value,
    authors: Value,
    published: Value,
    modified: Value,
    site: Value,
}

impl RecordIdentity {
    /// Reads the fields of a record apart from its text: what is wrong in one of them costs no article.
    pub(super) fn read(json: &[u8]) -> Self {
        serde_json::from_slice(json).unwrap_or_default()
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

/// A list of names, or one name.
fn names(value: &Value) -> Vec<String> {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice).iter().filter_map(words).collect()
}

fn moment(value: &Value) -> Option<String> {
    dates::read(&words(value)?, DayOrder::Unknown).map(|date| date.to_string())
}
