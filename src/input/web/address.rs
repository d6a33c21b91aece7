//! What was typed -> the address of a page, checked before anything is sent.

use crate::error::{Error, Result};
use percent_encoding::percent_decode_str;
use std::net::IpAddr;
use url::Url;

/// Whether an input is meant as the address of a page: it begins with `http://` or `https://`.
#[must_use]
pub fn is_address(typed: &str) -> bool {
    let has_scheme =
        |scheme: &str| typed.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    has_scheme("http://") || has_scheme("https://")
}

/// Whether the name of a file that does not exist may be an address without its scheme: `example.com/story`.
#[must_use]
pub fn looks_like_address(typed: &str) -> bool {
    let (host, path) = typed.split_once('/').map_or((typed, None), |(host, path)| (host, Some(path)));
    let (host, port) = match host.rsplit_once(':') {
        Some((host, digits)) if digits.parse::<u16>().is_ok() => (host, Some(digits)),
        _ => (host, None),
    };
    let is_local =
        host.eq_ignore_ascii_case("localhost") || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok();
    if is_local && (port.is_some() || path.is_some()) {
        return true;
    }
    let labels: Vec<&str> = host.split('.').collect();
    let is_label = |label: &&str| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let [.., domain] = labels.as_slice() else { return false };
    let is_domain = domain.len() >= 2 && domain.bytes().all(|byte| byte.is_ascii_alphabetic());
    // Without a path, the ending may be that of a file.
    let is_known = path.is_some()
        || port.is_some()
        || host.starts_with("www.")
        || ["com", "org", "net", "news"].contains(domain);
    labels.len() >= 2 && labels.iter().all(is_label) && is_domain && is_known
}

/// An address as servers know it, without its fragment: two ways to write it are the same afterwards. `None` if it is
/// not one.
#[must_use]
pub fn whole_address(typed: &str) -> Option<String> {
    parse(typed).ok().map(String::from)
}

/// The name of the file that an address ends in, such as `story.txt`.
#[must_use]
pub fn file_name(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let last = url.path_segments()?.next_back()?;
    let name = percent_decode_str(last).decode_utf8_lossy().into_owned();
    Some(name).filter(|name| !name.is_empty())
}

/// Parses an address. The fragment is left out, because servers do not see it.
///
/// # Errors
/// If it is not an address of the web, or holds a user name or password, which Pullquote does not send.
pub(super) fn parse(typed: &str) -> Result<Url> {
    let not_one = || Error::new(format!("{typed} is not an address: write it as https://example.com/story"));
    let mut url = Url::parse(typed.trim()).map_err(|_| not_one())?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(Error::new(format!(
            "{typed} is not an address of the web: give one that begins with https:// or http://"
        )));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Error::new(
            "the address holds a user name or password, which Pullquote does not send: leave it out, or save the page \
             in a browser and give the saved file",
        ));
    }
    url.set_fragment(None);
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_scheme_of_the_web_makes_an_address() {
        for typed in ["https://example.com", "HTTP://example.com/a", "https://"] {
            assert!(is_address(typed), "{typed}");
        }
        for typed in ["example.com/a", "ftp://example.com", "http:/a", "story.html", "", "é"] {
            assert!(!is_address(typed), "{typed}");
        }
    }

    #[test]
    fn an_address_without_its_scheme_is_told_from_a_file() {
        for typed in [
            "example.com/story",
            "www.example.de",
            "news.example.co.uk/a/b.html",
            "example.org",
            "127.0.0.1:8765/x",
            "127.0.0.1/x",
            "[::1]:8080/x",
            "localhost:8080",
            "coast.example:8080/story",
        ] {
            assert!(looks_like_address(typed), "{typed}");
        }
        for typed in [
            "story.txt",
            "stories/a.html",
            "../a.com/b",
            "notes.md",
            "3.14/a",
            "a..com",
            ".com/a",
            "",
            "127.0.0.1",
            "a:b/c",
        ] {
            assert!(!looks_like_address(typed), "{typed}");
        }
    }

    #[test]
    fn the_end_of_an_address_may_name_a_file() {
        for (address, name) in [
            ("https://example.com/a/story%20one.txt?x=1", Some("story one.txt")),
            ("https://example.com/a/", None),
            ("https://example.com", None),
        ] {
            assert_eq!(file_name(address).as_deref(), name, "{address}");
        }
    }

    #[test]
    fn an_address_is_written_as_servers_know_it() {
        for (typed, expected) in [
            (" https://Example.com ", "https://example.com/"),
            ("http://example.com/a?b=c#part", "http://example.com/a?b=c"),
            ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
            ("https://example.com:443/", "https://example.com/"),
        ] {
            assert_eq!(parse(typed).unwrap().as_str(), expected, "{typed}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused_with_what_to_write() {
        for (typed, said) in [
            ("https://", "https:// is not an address: write it as https://"),
            ("https://exa mple.com/", "is not an address"),
            ("example.com", "write it as https://example.com/story"),
            ("ftp://example.com/a", "is not an address of the web"),
            ("file:///etc/passwd", "is not an address of the web"),
            ("https://ana:secret@example.com/", "leave it out"),
        ] {
            let sentence = parse(typed).unwrap_err().to_string();
            assert!(sentence.contains(said) && !sentence.contains("secret"), "{sentence}");
        }
    }
}
