//! Who wrote an article, where and when -> fields of its result object.

use crate::input::{Identity, Stated};
use serde::Serialize;

/// The fields; null or an empty list for what is not known.
#[derive(Debug, Serialize)]
pub(super) struct IdentityFields<'a> {
    authors: &'a [String],
    published: Option<&'a str>,
    modified: Option<&'a str>,
    site: Option<&'a str>,
    url: Option<&'a str>,
}

impl<'a> IdentityFields<'a> {
    pub(super) fn of(identity: &'a Identity) -> Self {
        let value = |stated: &'a Option<Stated<String>>| stated.as_ref().map(|stated| stated.value.as_str());
        Self {
            authors: identity.authors.as_ref().map(|authors| authors.value.as_slice()).unwrap_or_default(),
            published: value(&identity.published),
            modified: value(&identity.modified),
            site: value(&identity.site),
            url: value(&identity.url),
        }
    }
}
