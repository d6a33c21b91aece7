//! What went wrong between here and a server -> a sentence that says what to do. The address stands before it, so the
//! sentence itself does not name the host again.

use super::failure::Failure;
use super::network::Limits;
use crate::error::system_words;
use rustls::CertificateError;
use std::io::ErrorKind;
use std::time::Duration;
use ureq::{Error, Timeout};
use url::Url;

/// How far a request had come when it failed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reached {
    /// How many bytes had come.
    pub(super) received: u64,
    /// How many were expected.
    pub(super) total: Option<u64>,
    /// The limits of the request.
    pub(super) limits: Limits,
}

/// The failure that an error of the HTTP library is.
pub(super) fn failure(url: &Url, error: &Error, reached: Reached) -> Failure {
    Failure::new(format!("{url}: {}", sentence(error, reached)))
}

fn sentence(error: &Error, reached: Reached) -> String {
    match error {
        Error::HostNotFound => {
            "no server is known by this name: check the address and your connection".to_owned()
        }
        Error::Timeout(Timeout::Connect | Timeout::Resolve) => connect_timeout(reached.limits.connect),
        Error::Timeout(_) => late(reached),
        Error::ConnectProxyFailed(_) | Error::InvalidProxyUrl => format!(
            "the proxy does not lead to the server ({error}): correct http_proxy or https_proxy, or name the host in no_proxy"
        ),
        Error::Rustls(error) => tls(error),
        Error::Tls(_) | Error::TlsRequired => {
            "no secure connection to the server could be set up: check the address".to_owned()
        }
        Error::Io(error) => match error.get_ref().and_then(|inner| inner.downcast_ref()) {
            Some(error) => tls(error),
            None => io(error, reached),
        },
        Error::Decompress(..) => broken_off(reached),
        Error::LargeResponseHeader(..) => {
            "the server sends headers without end: check the address, or try again later".to_owned()
        }
        _ => format!("the server does not answer as a web server does ({error}): check the address"),
    }
}

fn connect_timeout(limit: Duration) -> String {
    format!(
        "the server could not be reached within {}: check the address, try again, or allow more with --connect-timeout",
        seconds(limit)
    )
}

/// The page was not there in time.
pub(super) fn late(reached: Reached) -> String {
    let limit = seconds(reached.limits.total);
    match (reached.received, reached.total) {
        (0, _) => format!("the server sent nothing within {limit}: try again, or allow more with --timeout"),
        (received, Some(total)) => format!(
            "only {received} of {total} bytes came within {limit}: try again, or allow more with --timeout"
        ),
        (received, None) => format!(
            "the page did not end within {limit} and {received} bytes: try again, or allow more with --timeout"
        ),
    }
}

fn io(error: &std::io::Error, reached: Reached) -> String {
    match error.kind() {
        ErrorKind::ConnectionRefused => {
            "the server does not accept connections: check the address, or try again later".to_owned()
        }
        ErrorKind::UnexpectedEof
        | ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::BrokenPipe => broken_off(reached),
        ErrorKind::NetworkUnreachable | ErrorKind::HostUnreachable | ErrorKind::AddrNotAvailable => {
            "the server cannot be reached from here: check your connection".to_owned()
        }
        ErrorKind::TimedOut => connect_timeout(reached.limits.connect),
        _ => format!(
            "the server cannot be read ({}): check your connection and try again",
            system_words(error)
        ),
    }
}

fn broken_off(reached: Reached) -> String {
    match (reached.received, reached.total) {
        (0, _) => "the connection broke before the server sent anything: try again".to_owned(),
        (received, Some(total)) => {
            format!("the connection broke after {received} of {total} bytes: try again")
        }
        (received, None) => format!("the connection broke after {received} bytes: try again"),
    }
}

fn tls(error: &rustls::Error) -> String {
    use CertificateError as Fault;
    const SAFE: &str = "so the page may be forged";
    match error {
        rustls::Error::InvalidCertificate(fault) => match fault {
            Fault::Expired | Fault::ExpiredContext { .. } => {
                format!(
                    "the certificate of the server has expired, {SAFE}: try again later, or tell the site"
                )
            }
            Fault::NotValidYet | Fault::NotValidYetContext { .. } => {
                format!(
                    "the certificate of the server is not valid yet, {SAFE}: check the clock of this computer"
                )
            }
            Fault::NotValidForName | Fault::NotValidForNameContext { .. } => {
                format!("the certificate of the server belongs to another host, {SAFE}: check the address")
            }
            Fault::Revoked => format!("the certificate of the server was revoked, {SAFE}: tell the site"),
            Fault::UnknownIssuer | Fault::BadSignature => format!(
                "the certificate of the server is not from a known authority, {SAFE}: if your network has a root certificate of \
                 its own, name its PEM file in SSL_CERT_FILE"
            ),
            _ => format!("the certificate of the server is not valid ({fault:?}), {SAFE}: tell the site"),
        },
        _ => format!("no secure connection to the server could be set up ({error}): check the address"),
    }
}

/// A limit in seconds, with as many digits as it was given.
fn seconds(limit: Duration) -> String {
    format!("{} s", limit.as_secs_f64())
}
