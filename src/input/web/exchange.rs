//! One request with its redirects, on the thread that waits for the network.

use super::address;
use super::answer::{Answer, Body, Request, Validators};
use super::failure::Failure;
use super::network::{Limits, Network};
use super::proxy::Proxies;
use super::trouble::Reached;
use super::{moved, roots, status, trouble};
use crate::error::Result;
use crate::text::hash::TextHash;
use crate::version::VERSION;
use std::io::Read;
use std::ops::ControlFlow;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use ureq::http::header::{self, HeaderMap, HeaderName};
use ureq::http::{Response, StatusCode};
use ureq::tls::TlsConfig;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, BodyReader};
use url::Url;

/// The most redirects that are followed.
const MAX_REDIRECTS: usize = 10;
/// How much is read between two reports of progress.
const BLOCK: usize = 16 * 1024;
/// What is asked for, in the order of preference.
const ACCEPT: &str = "text/html, application/xhtml+xml, application/atom+xml;q=0.9, application/rss+xml;q=0.9, \
                      application/feed+json;q=0.9, */*;q=0.5";

/// A request that is ready to be sent.
pub(super) struct Exchange {
    url: Url,
    unless: Validators,
    limits: Limits,
    proxies: Proxies,
    agent: Agent,
    began: Instant,
}

/// Hears how many bytes have come, and of how many. Breaking ends the exchange.
pub(super) type Received<'a> = &'a mut dyn FnMut(u64, Option<u64>) -> ControlFlow<()>;

impl Exchange {
    /// Checks what was asked for, and reads what is trusted.
    ///
    /// # Errors
    /// If the address is none, or the environment names proxies or certificates that cannot be used.
    pub(super) fn new(request: &Request, network: &Network) -> Result<Self> {
        let tls = TlsConfig::builder().root_certs(roots::trusted(&network.environment)?).build();
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            // A kept connection that the server closes meanwhile would fail the next request.
            .max_idle_connections(0)
            .proxy(None)
            .user_agent(format!("pullquote/{VERSION} (+terminal reader)"))
            .accept(ACCEPT)
            .tls_config(tls)
            .build();
        Ok(Self {
            url: address::parse(&request.address)?,
            unless: request.unless.clone(),
            limits: network.limits,
            proxies: Proxies::new(&network.environment)?,
            agent: Agent::with_parts(config, DefaultConnector::default(), HostResolver::default()),
            began: Instant::now(),
        })
    }

    /// What ends the exchange from another thread.
    pub(super) fn agent(&self) -> Agent {
        self.agent.clone()
    }

    /// The address that was asked for.
    pub(super) fn url(&self) -> &Url {
        &self.url
    }

    /// Sends the request and reads the answer.
    ///
    /// # Errors
    /// If no page comes.
    pub(super) fn run(self, received: Received<'_>) -> std::result::Result<Answer, Failure> {
        let mut url = self.url.clone();
        for _ in 0..=MAX_REDIRECTS {
            let response = self.ask(&url)?;
            let headers = response.headers();
            match response.status() {
                StatusCode::NOT_MODIFIED if self.conditions(&url).is_some() => {
                    return Ok(answer(&url, headers));
                }
                StatusCode::NOT_MODIFIED => return Err(unasked(&url)),
                status if status.is_redirection() => url = redirect(&url, headers, status)?,
                status if status.is_success() => {
                    let answer = self.read(&url, response, received)?;
                    let Some(target) = moved::target(&url, &answer) else { return Ok(answer) };
                    url = encrypted_still(&url, target)?;
                }
                status => {
                    let wait = text_of(headers, &header::RETRY_AFTER);
                    return Err(status::failure(&url, status.as_u16(), wait.as_deref()));
                }
            }
        }
        Err(Failure::new(format!(
            "{}: this address redirects more than {MAX_REDIRECTS} times: open it in a browser, and \
             give the address that it ends at",
            self.url
        )))
    }

    fn ask(&self, url: &Url) -> std::result::Result<Response<ureq::Body>, Failure> {
        let mut request = self.agent.get(url.as_str());
        if let Some(unless) = self.conditions(url) {
            let conditions =
                [(header::IF_NONE_MATCH, &unless.etag), (header::IF_MODIFIED_SINCE, &unless.last_modified)];
            for (name, value) in
                conditions.into_iter().filter_map(|(name, value)| Some((name, value.as_ref()?)))
            {
                request = request.header(name, value);
            }
        }
        let timed = request
            .config()
            .proxy(self.proxies.of(url).cloned())
            .timeout_resolve(Some(self.limits.connect))
            .timeout_connect(Some(self.limits.connect))
            .timeout_global(Some(self.left()));
        timed.build().call().map_err(|error| trouble::failure(url, &error, self.reached(0, None)))
    }

    /// The marks that are sent to `url`: only those that it gave itself. No other server has a use for them, and some
    /// would recognise the reader by them.
    fn conditions(&self, url: &Url) -> Option<&Validators> {
        let marked_by = self.unless.address.as_deref().unwrap_or(self.url.as_str());
        Some(&self.unless).filter(|unless| !unless.is_empty() && marked_by == url.as_str())
    }

    /// The time that is left of the limit.
    fn left(&self) -> Duration {
        self.limits.total.saturating_sub(self.began.elapsed())
    }

    fn reached(&self, received: u64, total: Option<u64>) -> Reached {
        Reached { received, total, limits: self.limits }
    }

    fn read(
        &self,
        url: &Url,
        response: Response<ureq::Body>,
        received: Received<'_>,
    ) -> std::result::Result<Answer, Failure> {
        let (parts, body) = response.into_parts();
        if let Some(encoding) = text_of(&parts.headers, &header::CONTENT_ENCODING)
            && !encoding.eq_ignore_ascii_case("identity")
        {
            return Err(Failure::new(format!(
                "{url}: the page came compressed as {encoding}, which Pullquote did not ask for: save it in a browser \
                 and give the saved file"
            )));
        }
        let total = body.content_length();
        self.check_size(url, total.unwrap_or_default())?;
        let bytes =
            self.read_all(url, (body.into_with_config().limit(u64::MAX).reader(), total), received)?;
        if bytes.is_empty() {
            return Err(Failure::new(format!(
                "{url}: the page is empty: open it in a browser to see whether anything is there"
            )));
        }
        let (media_type, charset) = content_type(&parts.headers);
        let sha256 = TextHash::of_bytes(&bytes);
        Ok(Answer { body: Some(Body { bytes, media_type, charset, sha256 }), ..answer(url, &parts.headers) })
    }

    fn read_all(
        &self,
        url: &Url,
        (mut body, total): (BodyReader<'_>, Option<u64>),
        received: Received<'_>,
    ) -> std::result::Result<Vec<u8>, Failure> {
        let mut bytes = Vec::new();
        let mut block = vec![0; BLOCK];
        loop {
            let reached = self.reached(bytes.len() as u64, total);
            let count =
                body.read(&mut block).map_err(|error| trouble::failure(url, &error.into(), reached))?;
            if count == 0 {
                return Ok(bytes);
            }
            bytes.extend_from_slice(block.get(..count).unwrap_or_default());
            self.check_size(url, bytes.len() as u64)?;
            if received(bytes.len() as u64, total).is_break() {
                return Err(Failure::new(format!("{url} was not read to its end")));
            }
        }
    }

    fn check_size(&self, url: &Url, size: u64) -> std::result::Result<(), Failure> {
        if size <= self.limits.bytes {
            return Ok(());
        }
        #[expect(clippy::cast_precision_loss, reason = "a limit is rounded for the message only")]
        let megabytes = self.limits.bytes as f64 / 1e6;
        Err(Failure::new(format!(
            "{url}: the page is larger than {megabytes} MB: allow more with --max-size if you need it"
        )))
    }
}

/// The headers that say something of a page, for those who ask later what was read.
const KEPT: [HeaderName; 6] = [
    header::CONTENT_TYPE,
    header::CONTENT_LANGUAGE,
    header::DATE,
    header::ETAG,
    header::LAST_MODIFIED,
    header::CONTENT_LOCATION,
];

/// The answer that these headers begin, without its body.
fn answer(url: &Url, headers: &HeaderMap) -> Answer {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Answer {
        address: url.to_string(),
        at: i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
        validators: Validators {
            etag: text_of(headers, &header::ETAG),
            last_modified: text_of(headers, &header::LAST_MODIFIED),
            address: Some(url.to_string()),
        },
        headers: KEPT.iter().filter_map(|name| Some((name.to_string(), text_of(headers, name)?))).collect(),
        body: None,
    }
}

/// Where a redirect leads.
fn redirect(url: &Url, headers: &HeaderMap, status: StatusCode) -> std::result::Result<Url, Failure> {
    let Some(location) = text_of(headers, &header::LOCATION) else {
        return Err(status::failure(url, status.as_u16(), None));
    };
    let target = url.join(&location).ok();
    let target = target.and_then(|target| address::parse(target.as_str()).ok()).ok_or_else(|| {
        Failure::new(format!(
            "{url}: this address leads to {location}, which is not a page: check the address"
        ))
    })?;
    encrypted_still(url, target)
}

/// Refuses to go on without encryption.
fn encrypted_still(url: &Url, target: Url) -> std::result::Result<Url, Failure> {
    if url.scheme() == "https" && target.scheme() == "http" {
        return Err(Failure::new(format!(
            "{url}: this address leads to {target}, which is not encrypted: give that address if you trust it"
        )));
    }
    Ok(target)
}

/// A server says that nothing has changed, without having been asked.
fn unasked(url: &Url) -> Failure {
    Failure::new(format!(
        "{url}: the server says that the page has not changed (304), but it was asked for the page itself: try again \
         later, or save the page in a browser and give the saved file"
    ))
}

/// The media type and the character encoding that the server states.
fn content_type(headers: &HeaderMap) -> (Option<String>, Option<String>) {
    let Some(value) = text_of(headers, &header::CONTENT_TYPE) else { return (None, None) };
    let mut parts = value.split(';');
    let media_type = parts.next().map(|media| media.trim().to_ascii_lowercase());
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']);
        name.trim().eq_ignore_ascii_case("charset").then(|| value.to_owned())
    });
    (media_type.filter(|media| !media.is_empty()), charset.filter(|charset| !charset.is_empty()))
}

fn text_of(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    let value = headers.get(name)?;
    Some(String::from_utf8_lossy(value.as_bytes()).trim().to_owned()).filter(|value| !value.is_empty())
}

/// Looks hosts up as the system does. A host that is not found is told from a server that does not answer.
#[derive(Debug, Default)]
struct HostResolver(DefaultResolver);

impl Resolver for HostResolver {
    fn resolve(
        &self,
        uri: &ureq::http::Uri,
        config: &ureq::config::Config,
        timeout: NextTimeout,
    ) -> std::result::Result<ResolvedSocketAddrs, ureq::Error> {
        self.0.resolve(uri, config, timeout).map_err(|error| match error {
            ureq::Error::Io(_) => ureq::Error::HostNotFound,
            error => error,
        })
    }
}
