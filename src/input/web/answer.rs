//! What is asked of a server, and what it answers.

use crate::input::{Fetched, Original};
use crate::text::hash::TextHash;
use std::time::Duration;

/// A request for one address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Request {
    /// The address, as the user gave it.
    pub address: String,
    /// What an earlier answer was marked with. The server may then say that nothing has changed.
    pub unless: Validators,
}

/// The marks by which a server knows a version of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Validators {
    /// The `ETag` header.
    pub etag: Option<String>,
    /// The `Last-Modified` header.
    pub last_modified: Option<String>,
    /// The address that gave them, which alone is asked with them. `None` means the address of the request.
    pub address: Option<String>,
}

impl Validators {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.etag.is_none() && self.last_modified.is_none()
    }
}

/// What a server answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The address that answered, after all redirects.
    pub address: String,
    /// When the answer began, in milliseconds since 1970 in UTC.
    pub at: i64,
    /// The marks of this version, for the next request.
    pub validators: Validators,
    /// The headers that say something of the page: its type, version and date. Names are in lower case.
    pub headers: Vec<(String, String)>,
    /// What came. `None` if nothing has changed since the version that the request named.
    pub body: Option<Body>,
}

/// The content of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// The bytes, after decompression. Never empty.
    pub bytes: Vec<u8>,
    /// The media type that the server states, in lower case and without parameters, such as `text/html`.
    pub media_type: Option<String>,
    /// The character encoding that the server states.
    pub charset: Option<String>,
    /// The SHA-256 of the bytes.
    pub sha256: TextHash,
}

/// How far a request has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FetchProgress {
    /// How many bytes have come, after decompression.
    pub received: u64,
    /// How many there will be, if the server says so.
    pub total: Option<u64>,
    /// The time since the request began.
    pub elapsed: Duration,
}

impl Answer {
    /// The evidence of what came, with the bytes. `None` if nothing came.
    #[must_use]
    pub fn evidence(&self) -> Option<Fetched> {
        let body = self.body.as_ref()?;
        Some(Fetched {
            address: self.address.clone(),
            at: self.at,
            sha256: body.sha256.0,
            bytes: body.bytes.len() as u64,
            headers: self.headers.clone(),
            original: Some(Original(body.bytes.as_slice().into())),
        })
    }
}

impl Request {
    /// A request for the whole page at `address`, whether or not it has changed.
    #[must_use]
    pub fn new(address: impl Into<String>) -> Self {
        Self { address: address.into(), unless: Validators::default() }
    }
}
