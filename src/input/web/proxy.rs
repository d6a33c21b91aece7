//! The proxy variables of the environment -> the proxy for an address.
//!
//! ureq would take one proxy for every scheme and match `no_proxy` to whole names only. These rules are curl's: a
//! variable for each scheme, `all_proxy` for the rest, and an entry of `no_proxy` means the host and everything below.

use super::network::NetworkEnvironment;
use crate::error::{Error, Result};
use ureq::Proxy;
use url::Url;

/// The proxies of the environment.
#[derive(Debug, Clone, Default)]
pub(super) struct Proxies {
    http: Option<Proxy>,
    https: Option<Proxy>,
    direct: Vec<String>,
}

impl Proxies {
    /// Reads the variables. An empty one means no proxy.
    ///
    /// # Errors
    /// If one is not written as a proxy is.
    pub(super) fn new(environment: &NetworkEnvironment) -> Result<Self> {
        let NetworkEnvironment { http_proxy, https_proxy, all_proxy, no_proxy, .. } = environment;
        let all = parse("all_proxy", all_proxy.as_deref())?;
        let own = |name: &str, written: &Option<String>| match written {
            Some(written) => parse(name, Some(written)),
            None => Ok(all.clone()),
        };
        let (http, https) = (own("http_proxy", http_proxy)?, own("https_proxy", https_proxy)?);
        let entries = no_proxy.as_deref().unwrap_or_default().split([',', ' ']);
        let direct = entries.map(|entry| entry.trim().to_ascii_lowercase()).filter(|entry| !entry.is_empty());
        Ok(Self { http, https, direct: direct.collect() })
    }

    /// The proxy through which to reach an address. `None` if it is reached directly.
    pub(super) fn of(&self, url: &Url) -> Option<&Proxy> {
        let proxy = if url.scheme() == "https" { &self.https } else { &self.http };
        proxy.as_ref().filter(|_| !self.direct.iter().any(|entry| means(entry, url)))
    }
}

fn parse(name: &str, written: Option<&str>) -> Result<Option<Proxy>> {
    let Some(written) = written.map(str::trim).filter(|written| !written.is_empty()) else { return Ok(None) };
    // The value is not repeated, because it may hold a password.
    Proxy::new(written).map(Some).map_err(|_| {
        Error::new(format!(
            "{name} does not hold the address of a proxy: write it as http://host:port, or unset it"
        ))
    })
}

/// Whether an entry of `no_proxy` means the host of an address: `*`, the host, a domain above it, each with or without
/// a port.
fn means(entry: &str, url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let port = url.port_or_known_default().unwrap_or_default().to_string();
    let name = match entry.rsplit_once(':') {
        Some((name, digits)) if digits.bytes().all(|byte| byte.is_ascii_digit()) && !name.ends_with(':') => {
            if digits != port {
                return false;
            }
            name
        }
        _ => entry,
    };
    if name == "*" {
        return true;
    }
    let name = name.trim_start_matches('*').trim_start_matches('.');
    host == name || host.trim_matches(['[', ']']) == name || is_below(host, name)
}

fn is_below(host: &str, domain: &str) -> bool {
    !domain.is_empty() && host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxies(http: &str, https: &str, all: &str, no: &str) -> Proxies {
        let said = |written: &str| (written != "-").then(|| written.to_owned());
        Proxies::new(&NetworkEnvironment {
            http_proxy: said(http),
            https_proxy: said(https),
            all_proxy: said(all),
            no_proxy: said(no),
            certificates: None,
        })
        .unwrap()
    }

    fn host_for(proxies: &Proxies, address: &str) -> Option<String> {
        proxies.of(&Url::parse(address).unwrap()).map(|proxy| proxy.host().to_owned())
    }

    #[test]
    fn each_scheme_has_its_proxy_and_all_proxy_serves_the_rest() {
        let both = proxies("http://plain:1", "http://secure:2", "-", "-");
        assert_eq!(host_for(&both, "http://a.example/"), Some("plain".to_owned()));
        assert_eq!(host_for(&both, "https://a.example/"), Some("secure".to_owned()));
        let rest = proxies("-", "", "socks5h://all:3", "-");
        assert_eq!(host_for(&rest, "http://a.example/"), Some("all".to_owned()));
        assert_eq!(host_for(&rest, "https://a.example/"), None, "an empty variable means no proxy");
        assert_eq!(host_for(&proxies("-", "-", "-", "-"), "http://a.example/"), None);
    }

    #[test]
    fn no_proxy_means_hosts_and_what_is_below_them() {
        for (entries, address, is_direct) in [
            ("a.example", "http://a.example/", true),
            ("A.example", "http://a.example/", true),
            ("a.example", "http://www.a.example/", true),
            (".a.example", "http://www.a.example/", true),
            ("*.a.example", "http://www.a.example/", true),
            ("a.example", "http://bba.example/", false),
            ("b.example, a.example", "http://a.example/", true),
            ("*", "http://a.example/", true),
            ("a.example:8080", "http://a.example/", false),
            ("a.example:80", "http://a.example/", true),
            ("127.0.0.1", "http://127.0.0.1:8000/", true),
            ("::1", "http://[::1]/", true),
            ("", "http://a.example/", false),
        ] {
            let proxies = proxies("http://proxy:1", "-", "-", entries);
            assert_eq!(host_for(&proxies, address).is_none(), is_direct, "{entries} for {address}");
        }
    }

    #[test]
    fn a_proxy_that_cannot_be_read_is_named_without_its_password() {
        let environment = NetworkEnvironment {
            all_proxy: Some("quic://ana:secret@proxy".to_owned()),
            ..NetworkEnvironment::default()
        };
        let sentence = Proxies::new(&environment).unwrap_err().to_string();
        assert!(sentence.starts_with("all_proxy") && !sentence.contains("secret"), "{sentence}");
    }
}
