//! The limits that the user sets and what the environment says of the network -> how pages are fetched.

use std::path::PathBuf;
use std::time::Duration;

/// How much is fetched, and how long it may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes of an answer, after decompression.
    pub bytes: u64,
    /// The time to find the server and connect to it.
    pub connect: Duration,
    /// The time for a page in all, with its redirects.
    pub total: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 20 * 1_000_000, connect: Duration::from_secs(10), total: Duration::from_secs(30) }
    }
}

/// What the environment says of the network.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NetworkEnvironment {
    /// The proxy for `http` addresses.
    pub http_proxy: Option<String>,
    /// The proxy for `https` addresses.
    pub https_proxy: Option<String>,
    /// The proxy for both, if they have none of their own.
    pub all_proxy: Option<String>,
    /// The hosts that need no proxy, separated by commas.
    pub no_proxy: Option<String>,
    /// A file of root certificates in PEM that is trusted instead of the usual ones (`SSL_CERT_FILE`).
    pub certificates: Option<PathBuf>,
}

/// How pages are fetched.
#[derive(Debug, Clone, Default)]
pub struct Network {
    /// How much is fetched, and how long it may take.
    pub limits: Limits,
    /// Its proxies and certificates.
    pub(super) environment: NetworkEnvironment,
}

impl Network {
    /// Fetching within `limits`, with the proxies and certificates of the environment.
    #[must_use]
    pub fn new(limits: Limits, environment: NetworkEnvironment) -> Self {
        Self { limits, environment }
    }
}
