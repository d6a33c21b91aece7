//! What went wrong between here and a server -> a sentence that says what to do.

use super::address::host;
use super::failure::Failure;
use super::network::Limits;
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
    Failure::new(format!("{url}: {}", sentence(url, error, reached)))
}

fn sentence(url: &Url, error: &Error, reached: Reached) -> String {
    let host = host(url);
    match error {
        Error::HostNotFound => {
            format!("no server is known as {host}: check the address and your connection")
        }
        Error::Timeout(Timeout::Connect | Timeout::Resolve) => connect_timeout(&host, reached.limits.connect),
        Error::Timeout(_) => late(&host, reached),
        Error::ConnectProxyFailed(_) | Error::InvalidProxyUrl => format!(
            "the proxy does not lead to {host} ({error}): correct http_proxy or https_proxy, or name the host in no_proxy"
        ),
        Error::Rustls(error) => tls(&host, error),
        Error::Tls(_) | Error::TlsRequired => {
            format!("no secure connection to {host} was agreed on: check the address")
        }
        Error::Io(error) => match error.get_ref().and_then(|inner| inner.downcast_ref()) {
            Some(error) => tls(&host, error),
            None => io(&host, error, reached),
        },
        Error::Decompress(..) => broken_off(&host, reached),
        Error::LargeResponseHeader(..) => {
            format!("{host} sends headers without end: check the address, or try again later")
        }
        _ => format!("{host} does not answer as a web server does ({error}): check the address"),
    }
}

fn connect_timeout(host: &str, limit: Duration) -> String {
    format!(
        "{host} could not be reached within {}: check the address, try again, or allow more with --connect-timeout",
        seconds(limit)
    )
}

/// The page was not there in time.
pub(super) fn late(host: &str, reached: Reached) -> String {
    let limit = seconds(reached.limits.total);
    match (reached.received, reached.total) {
        (0, _) => format!("{host} sent nothing within {limit}: try again, or allow more with --timeout"),
        (received, Some(total)) => format!(
            "only {received} of {total} bytes came within {limit}: try again, or allow more with --timeout"
        ),
        (received, None) => format!(
            "the page did not end within {limit} and {received} bytes: try again, or allow more with --timeout"
        ),
    }
}

fn io(host: &str, error: &std::io::Error, reached: Reached) -> String {
    match error.kind() {
        ErrorKind::ConnectionRefused => {
            format!("{host} does not accept connections: check the address, or try again later")
        }
        ErrorKind::UnexpectedEof
        | ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::BrokenPipe => broken_off(host, reached),
        ErrorKind::NetworkUnreachable | ErrorKind::HostUnreachable | ErrorKind::AddrNotAvailable => {
            format!("{host} cannot be reached from here: check your connection")
        }
        ErrorKind::TimedOut => connect_timeout(host, reached.limits.connect),
        _ => format!("{host} cannot be read ({error}): check your connection and try again"),
    }
}

fn broken_off(host: &str, reached: Reached) -> String {
    match (reached.received, reached.total) {
        (0, _) => format!("{host} broke off before it sent anything: try again"),
        (received, Some(total)) => format!("{host} broke off after {received} of {total} bytes: try again"),
        (received, None) => format!("{host} broke off after {received} bytes: try again"),
    }
}

fn tls(host: &str, error: &rustls::Error) -> String {
    use CertificateError as Fault;
    const SAFE: &str = "so the page may be forged";
    match error {
        rustls::Error::InvalidCertificate(fault) => match fault {
            Fault::Expired | Fault::ExpiredContext { .. } => {
                format!("the certificate of {host} has expired, {SAFE}: try again later, or tell the site")
            }
            Fault::NotValidYet | Fault::NotValidYetContext { .. } => {
                format!(
                    "the certificate of {host} is not valid yet, {SAFE}: check the clock of this computer"
                )
            }
            Fault::NotValidForName | Fault::NotValidForNameContext { .. } => {
                format!("the certificate of {host} belongs to another host, {SAFE}: check the address")
            }
            Fault::Revoked => format!("the certificate of {host} was revoked, {SAFE}: tell the site"),
            Fault::UnknownIssuer | Fault::BadSignature => format!(
                "nobody known vouches for the certificate of {host}, {SAFE}: if your network has a root certificate of \
                 its own, name its PEM file in SSL_CERT_FILE"
            ),
            _ => format!("the certificate of {host} is not valid ({fault:?}), {SAFE}: tell the site"),
        },
        _ => format!("no secure connection to {host} was agreed on ({error}): check the address"),
    }
}

/// A limit in seconds, with as many digits as it was given.
fn seconds(limit: Duration) -> String {
    format!("{} s", limit.as_secs_f64())
}
