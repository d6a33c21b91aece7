//! Who wrote an article, where and when <-> fields of its result object.

use crate::input::{Fetched, Identity};
use crate::text::date;
use crate::text::hash::TextHash;
use serde::Serialize;

/// The fields; null or an empty list for what is not known.
#[derive(Debug, Serialize)]
pub(super) struct IdentityFields<'a> {
    authors: &'a [String],
    published: Option<&'a str>,
    modified: Option<&'a str>,
    site: Option<&'a str>,
    url: Option<&'a str>,
    /// Only there if the article was fetched.
    #[serde(skip_serializing_if = "Option::is_none")]
    fetched: Option<FetchedFields<'a>>,
}

/// The evidence of what was fetched.
#[derive(Debug, Serialize)]
struct FetchedFields<'a> {
    address: &'a str,
    at: String,
    sha256: String,
    bytes: u64,
}

impl<'a> FetchedFields<'a> {
    fn of(fetched: &'a Fetched) -> Self {
        Self {
            address: &fetched.address,
            at: date::moment(fetched.at),
            sha256: TextHash(fetched.sha256).to_string(),
            bytes: fetched.bytes,
        }
    }
}

impl<'a> IdentityFields<'a> {
    pub(super) fn of(identity: &'a Identity) -> Self {
        Self {
            authors: identity.authors(),
            published: identity.published(),
            modified: identity.modified(),
            site: identity.site(),
            url: identity.url(),
            fetched: identity.fetched.as_ref().map(FetchedFields::of),
        }
    }
}
