//! A file of root certificates -> the certificates that are trusted to vouch for servers.

use super::network::NetworkEnvironment;
use crate::error::{Error, Result};
use crate::input::file::{open_given, read_at_most};
use std::path::Path;
use ureq::tls::{Certificate, PemItem, RootCerts, parse_pem};

/// The certificates of a whole system take a few hundred kilobytes.
const MAX_BYTES: u64 = 16_000_000;

/// The certificates that are trusted in this environment.
///
/// # Errors
/// If it names a file that cannot be read or holds none.
pub(super) fn trusted(environment: &NetworkEnvironment) -> Result<RootCerts> {
    match &environment.certificates {
        Some(path) => read(path),
        None => Ok(RootCerts::WebPki),
    }
}

/// Reads the certificates in a PEM file. Keys and anything else in it are ignored.
fn read(path: &Path) -> Result<RootCerts> {
    let name = path.display();
    let pem = open_given(path).and_then(|file| read_at_most(file, MAX_BYTES)).map_err(|why| {
        Error::new(format!(
            "{name}, which SSL_CERT_FILE names, cannot be read ({why}): correct or unset SSL_CERT_FILE"
        ))
    })?;
    let none = || {
        Error::new(format!(
            "{name}, which SSL_CERT_FILE names, holds no certificates in PEM: correct or unset SSL_CERT_FILE"
        ))
    };
    let mut certificates: Vec<Certificate<'static>> = Vec::new();
    for item in parse_pem(&pem) {
        if let PemItem::Certificate(certificate) = item.map_err(|_| none())? {
            certificates.push(certificate);
        }
    }
    if certificates.is_empty() { Err(none()) } else { Ok(RootCerts::from(certificates)) }
}
