//! The address of a page -> its articles, with the evidence of what was fetched.

use super::web::{self, Network, Request};
use super::{
    Document, Fetched, Identity, IdentitySource, LoadProgress, Origin, Stated, Transport, documents,
};
use crate::error::{Error, Result};
use std::ops::ControlFlow;

/// A page as it was fetched.
pub(super) struct FetchedPage {
    pub(super) bytes: Vec<u8>,
    pub(super) transport: Transport,
    pub(super) evidence: PageEvidence,
}

/// The evidence of what was fetched.
pub(super) struct PageEvidence {
    fetched: Option<Fetched>,
    url: Stated<String>,
}

impl FetchedPage {
    /// Refuses what is no page.
    ///
    /// # Errors
    /// If it has no text to read.
    pub(super) fn require_page(&self) -> Result<()> {
        let (address, media_type) = (&self.evidence.url.value, self.transport.media_type.as_deref());
        web::require_page(address, media_type, &self.bytes)
    }

    /// The articles in it, with the evidence.
    ///
    /// # Errors
    /// If there is none.
    pub(super) fn read(self) -> Result<Vec<Document>> {
        let Self { bytes, transport, evidence } = self;
        let mut documents = documents(bytes, &transport)?;
        evidence.add_to(&mut documents, &transport.origin);
        Ok(documents)
    }
}

impl PageEvidence {
    /// Adds the evidence to the articles in the page, which was asked for at `origin`.
    pub(super) fn add_to(self, documents: &mut [Document], origin: &Origin) {
        for document in documents {
            // The address of a feed is not that of its items.
            let url = Some(self.url.clone()).filter(|_| document.origin == *origin);
            document.identity.merge(Identity { url, fetched: self.fetched.clone(), ..Identity::default() });
        }
    }
}

/// Fetches the page at `address` and reads the articles in it.
///
/// # Errors
/// If it cannot be fetched, or is not an article.
pub(super) fn read(
    address: &str,
    network: &Network,
    progress: &mut dyn FnMut(LoadProgress) -> ControlFlow<()>,
) -> Result<Vec<Document>> {
    fetch(address, network, progress)?.read()
}

/// Fetches the page at `address`.
///
/// # Errors
/// If nothing comes, or what comes can be no page.
pub(super) fn fetch(
    address: &str,
    network: &Network,
    progress: &mut dyn FnMut(LoadProgress) -> ControlFlow<()>,
) -> Result<FetchedPage> {
    let page = fetch_any(address, network, progress)?;
    page.require_page()?;
    Ok(page)
}

/// Fetches what is at `address`, whatever it is.
///
/// # Errors
/// If nothing comes.
pub(super) fn fetch_any(
    address: &str,
    network: &Network,
    progress: &mut dyn FnMut(LoadProgress) -> ControlFlow<()>,
) -> Result<FetchedPage> {
    let answer = web::fetch(&Request::new(address), network, &mut |fetched| {
        let (read, total, elapsed) = (fetched.received, fetched.total, Some(fetched.elapsed));
        progress(LoadProgress { read, total, elapsed })
    })?;
    let fetched = answer.evidence();
    let url = Stated::new(answer.address.clone(), IdentitySource::Address);
    let Some(body) = answer.body else {
        return Err(Error::new(format!(
            "{address} has not changed, says its server, but nothing is known of it"
        )));
    };
    let transport = Transport {
        origin: Origin::Web(address.to_owned()),
        media_type: body.media_type,
        charset: body.charset,
        file_name: web::file_name(&answer.address),
    };
    Ok(FetchedPage { bytes: body.bytes, transport, evidence: PageEvidence { fetched, url } })
}

/// Reads a page once more that was fetched earlier and kept byte for byte. `None` if no single article is in it.
#[must_use]
pub fn read_kept(fetched: &Fetched, bytes: Vec<u8>) -> Option<Document> {
    let content_type = fetched.headers.iter().find(|(name, _)| name == "content-type");
    let mut parts = content_type.map_or("", |(_, value)| value.as_str()).split(';').map(str::trim);
    let media_type = parts.next().filter(|media_type| !media_type.is_empty()).map(str::to_ascii_lowercase);
    let charset = parts.find_map(|part| Some(part.strip_prefix("charset=")?.trim_matches('"').to_owned()));
    let origin = Origin::Web(fetched.address.clone());
    let transport = Transport { origin, media_type, charset, file_name: web::file_name(&fetched.address) };
    let mut documents = documents(bytes, &transport).ok()?;
    let only = documents.pop().filter(|_| documents.is_empty())?;
    let identity = Identity { fetched: Some(fetched.clone()), ..Identity::default() };
    Some(Document { identity, ..only })
}
