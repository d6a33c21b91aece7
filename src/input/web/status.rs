//! The status of an answer -> why there is no page, in a sentence.

use super::failure::Failure;
use crate::error::Error;
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use std::time::Duration;
use url::Url;

/// The failure that an answer with this status is, with the value of its `Retry-After` header.
pub(super) fn failure(url: &Url, status: u16, retry_after: Option<&str>) -> Failure {
    let wait = retry_after.and_then(|value| seconds(value, Timestamp::now()));
    let sentence = format!("{url}: {}", sentence(status, wait));
    Failure { error: Error::new(sentence), status: Some(status), retry_after: wait }
}

fn sentence(status: u16, wait: Option<Duration>) -> String {
    const SAVE: &str = "open it in a browser, save it there and give the saved file";
    let later = wait.map_or_else(|| "later".to_owned(), |wait| format!("in {}", duration(wait)));
    match status {
        401 | 407 => format!("the server shows this page only after a login ({status}): {SAVE}"),
        402 => format!("the server shows this page only to those who pay ({status}): {SAVE}"),
        403 => format!("the server refuses to give this page to Pullquote ({status}): {SAVE}"),
        404 => format!("the server has no page at this address ({status}): check the address"),
        406 | 415 => format!("the server has this page in no form that Pullquote reads ({status}): {SAVE}"),
        408 | 504 => format!("the server gave up waiting ({status}): try again {later}"),
        410 => format!("the server has removed this page for good ({status}): look for it in a web archive"),
        429 => format!("the server has had too many requests ({status}): try again {later}"),
        451 => {
            format!("the server may not show this page for legal reasons ({status}): look for it elsewhere")
        }
        500.. => format!("the server has an error of its own ({status}): try again {later}"),
        _ => format!("the server gives no page ({status}): check the address, or open it in a browser"),
    }
}

/// How long a `Retry-After` header asks to wait: seconds, or a date.
fn seconds(value: &str, now: Timestamp) -> Option<Duration> {
    let value = value.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = rfc2822::parse(value).ok()?.timestamp();
    Duration::try_from(until.duration_since(now)).ok()
}

/// A time to wait in words, rounded up.
fn duration(wait: Duration) -> String {
    let seconds = wait.as_secs();
    let (count, unit) = match seconds {
        0..120 => (seconds.max(1), "second"),
        120..7_200 => (seconds.div_ceil(60), "minute"),
        _ => (seconds.div_ceil(3_600), "hour"),
    };
    if count == 1 { format!("1 {unit}") } else { format!("{count} {unit}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_given_in_seconds_or_as_a_date() {
        let now: Timestamp = "2026-11-03T08:00:00Z".parse().unwrap();
        for (value, expected) in [
            ("120", Some(120)),
            ("Tue, 03 Nov 2026 08:01:30 GMT", Some(90)),
            ("Tue, 03 Nov 2026 07:00:00 GMT", None),
            ("soon", None),
        ] {
            assert_eq!(seconds(value, now).map(|wait| wait.as_secs()), expected, "{value}");
        }
    }

    #[test]
    fn every_refusal_says_what_to_do() {
        let said = sentence;
        assert_eq!(said(404, None), "the server has no page at this address (404): check the address");
        let wait = Some(Duration::from_secs(150));
        assert_eq!(said(429, wait), "the server has had too many requests (429): try again in 3 minutes");
        assert_eq!(said(503, None), "the server has an error of its own (503): try again later");
        for status in 400..=599 {
            let sentence = said(status, None);
            assert!(sentence.contains(&format!("({status}): ")), "{sentence}");
        }
    }
}
