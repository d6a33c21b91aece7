//! A page that only sends its readers elsewhere -> the address it sends them to.
//!
//! `<meta http-equiv="refresh">` is a redirect that servers write into a page. Many pages with an article have one too, to
//! load themselves anew every few minutes or for readers without scripts, so it is followed only from a page that says next
//! to nothing itself.

use super::address;
use super::answer::Answer;
use dom_query::Document;
use url::Url;

/// A page that only sends its readers elsewhere is not larger.
const MOST_BYTES: usize = 64 * 1024;
/// "You are being redirected" in a few sentences and languages.
const MOST_WORDS: usize = 60;

/// The address that the page at `url` sends its readers to, if it has nothing else for them.
pub(super) fn target(url: &Url, answer: &Answer) -> Option<Url> {
    let body = answer.body.as_ref()?;
    let is_short = body.bytes.len() <= MOST_BYTES;
    let head = body.bytes.get(..body.bytes.len().min(MOST_BYTES)).filter(|_| is_short)?;
    let page = String::from_utf8_lossy(head);
    // Parsing is spared to all other pages.
    page.to_ascii_lowercase().contains("http-equiv").then_some(())?;
    let document = Document::from(page.as_ref());
    let address = document.select("meta[http-equiv]").iter().find_map(|meta| {
        let is_refresh = meta.attr("http-equiv")?.trim().eq_ignore_ascii_case("refresh");
        place(&meta.attr("content")?).filter(|_| is_refresh).map(str::to_owned)
    })?;
    document.select("script, style, title, noscript, template").remove();
    let is_empty = document.text().split_whitespace().count() <= MOST_WORDS;
    let target = address::parse(url.join(&address).ok()?.as_str()).ok()?;
    Some(target).filter(|target| is_empty && target != url)
}

/// The address in `5; url='/story'`, as the HTML standard reads it. `None` if the page only loads itself anew.
fn place(content: &str) -> Option<&str> {
    let (_, after) = content.split_once([';', ','])?;
    let after = after.trim();
    let named = after.get(..3).filter(|name| name.eq_ignore_ascii_case("url"));
    let named = named.and_then(|name| after.get(name.len()..)?.trim_start().strip_prefix('='));
    let place = named.unwrap_or(after).trim();
    let place = match place.chars().next() {
        Some(quote @ ('"' | '\'')) => place.get(1..)?.split(quote).next()?,
        _ => place,
    };
    Some(place.trim()).filter(|place| !place.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_stands_after_the_seconds() {
        for (content, expected) in [
            ("0;url=/story", Some("/story")),
            ("5; URL = 'https://a.example/b;c' ", Some("https://a.example/b;c")),
            ("0, \"/a\"", Some("/a")),
            ("0; /a?url=b", Some("/a?url=b")),
            ("0;url=é", Some("é")),
            ("300", None),
            ("300; ", None),
            ("0; url=''", None),
        ] {
            assert_eq!(place(content), expected, "{content}");
        }
    }
}
