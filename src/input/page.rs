//! The address of a page -> its articles, with the evidence of what was fetched.

use super::web::{self, Network, Request};
use super::{Document, Identity, IdentitySource, LoadProgress, Origin, Stated, Transport, documents};
use crate::error::{Error, Result};
use std::ops::ControlFlow;

/// Fetches the page at `address` and reads the articles in it.
///
/// # Errors
/// If it cannot be fetched, or is not an article.
pub(super) fn read(
    address: &str,
    network: &Network,
    progress: &mut dyn FnMut(LoadProgress) -> ControlFlow<()>,
) -> Result<Vec<Document>> {
    let answer = web::fetch(&Request::new(address), network, &mut |fetched| {
        let (read, total, elapsed) = (fetched.received, fetched.total, Some(fetched.elapsed));
        progress(LoadProgress { read, total, elapsed })
    })?;
    let fetched = answer.evidence();
    let url = Some(Stated::new(answer.address.clone(), IdentitySource::Address));
    let Some(body) = answer.body else {
        return Err(Error::new(format!(
            "{address} has not changed, says its server, but nothing is known of it"
        )));
    };
    web::require_page(&answer.address, body.media_type.as_deref(), &body.bytes)?;
    let transport = Transport {
        origin: Origin::Web(address.to_owned()),
        media_type: body.media_type,
        charset: body.charset,
        file_name: web::file_name(&answer.address),
    };
    let mut documents = documents(body.bytes, &transport)?;
    for document in &mut documents {
        // The address of a feed is not that of its items.
        let url = url.clone().filter(|_| document.origin == transport.origin);
        document.identity.merge(Identity { url, fetched: fetched.clone(), ..Identity::default() });
    }
    Ok(documents)
}
