//! A web page -> who wrote its article, where and when: what the page says of itself in its code and to its readers.

pub(super) mod linked_data;
mod markup;
mod mended_json;

use crate::input::{Identity, IdentitySource, Stated};
use dom_query::Document;

/// The identity of the article in a page.
pub(super) fn read(page: &Document) -> Identity {
    let linked = linked_data::read(page);
    let stated = |value: Option<String>| value.map(|value| Stated::new(value, IdentitySource::JsonLd));
    Identity {
        site: stated(linked.site.or(linked.publisher)),
        url: stated(linked.url),
        ..Identity::default()
    }
}
