//! An OPML outline <-> the feeds it lists: how feed readers exchange their subscriptions.
//!
//! Folders are read but not kept: an outline may nest them, and a list by date needs none.

use super::mend::resolve;
use super::opening::{is_outline, text_of};
use super::words::{Markup, plain};
use crate::error::{Error, Result};
use quick_xml::Reader;
use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashSet;
use std::fmt::Write as _;

/// A feed that a user follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    /// The address of the feed.
    pub address: String,
    /// Its title.
    pub title: Option<String>,
    /// The address of its site.
    pub home: Option<String>,
}

/// Reads the feeds of an outline called `name`, each once, in order.
///
/// # Errors
/// If the bytes are not an outline, or no feed is in it.
pub fn read_outline(bytes: &[u8], name: &str) -> Result<Vec<Subscription>> {
    if !is_outline(bytes) {
        return Err(Error::new(format!("{name} is not an OPML file: export one from your feed reader")));
    }
    let text = text_of(bytes, name)?;
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let (mut found, mut known) = (Vec::new(), HashSet::new());
    // After a fault the rest cannot be read, but what was found counts.
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref().eq_ignore_ascii_case("outline") => {
                found.extend(subscription(&tag).filter(|feed| known.insert(feed.address.clone())));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if found.is_empty() {
        return Err(Error::new(format!("{name} lists no feeds: export another file from your feed reader")));
    }
    Ok(found)
}

fn subscription(tag: &BytesStart<'_>) -> Option<Subscription> {
    let attribute = |name: &str| {
        let mut attributes = tag.html_attributes();
        let mut named =
            attributes.with_checks(false).flatten().filter(|one| one.key.as_ref().eq_ignore_ascii_case(name));
        let value = named.next().map(|attribute| resolve(&attribute.value))?;
        Some(value.trim().to_owned()).filter(|value| !value.is_empty())
    };
    let title =
        attribute("title").or_else(|| attribute("text")).and_then(|title| plain(&title, Markup::None));
    Some(Subscription { address: attribute("xmlUrl")?, title, home: attribute("htmlUrl") })
}

/// Writes an OPML outline of feeds.
#[must_use]
pub fn write_outline(feeds: &[Subscription]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n    <title>Feeds</title>\n  \
         </head>\n  <body>\n",
    );
    for feed in feeds {
        let title = escape(feed.title.as_deref().unwrap_or(&feed.address));
        let address = escape(feed.address.as_str());
        let _ =
            write!(out, "    <outline type=\"rss\" text=\"{title}\" title=\"{title}\" xmlUrl=\"{address}\"");
        if let Some(home) = &feed.home {
            let _ = write!(out, " htmlUrl=\"{}\"", escape(home.as_str()));
        }
        out.push_str("/>\n");
    }
    out.push_str("  </body>\n</opml>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feed(address: &str, title: Option<&str>) -> Subscription {
        Subscription { address: address.to_owned(), title: title.map(str::to_owned), home: None }
    }

    #[test]
    fn feeds_are_found_in_folders_and_under_either_name() {
        let opml = "<?xml version='1.0'?><opml version='1.0'><body><outline text='News'>\
                    <outline text='Coast' title='The Coast Post' xmlUrl='https://coast.example/feed?a=1&b=2'/>\
                    <outline text='Hill &amp; Dale' XMLURL='https://hill.example/rss'>\
                    </outline></outline><outline xmlUrl='https://coast.example/feed?a=1&b=2'/><outline text='empty'/>";
        assert_eq!(
            read_outline(opml.as_bytes(), "x.opml").unwrap(),
            [
                feed("https://coast.example/feed?a=1&b=2", Some("The Coast Post")),
                feed("https://hill.example/rss", Some("Hill & Dale"))
            ]
        );
    }

    #[test]
    fn a_written_outline_is_read_back() {
        let mut feeds = vec![
            feed("https://a.example/?x=1&y=\"2\"", Some("A <b> & “c”")),
            feed("https://b.example/", None),
        ];
        feeds[0].home = Some("https://a.example/'".to_owned());
        let written = write_outline(&feeds);
        assert!(roxmltree::Document::parse(&written).is_ok(), "{written}");
        feeds[1].title = Some("https://b.example/".to_owned());
        assert_eq!(read_outline(written.as_bytes(), "x").unwrap(), feeds);
    }

    #[test]
    fn what_is_no_outline_is_refused_in_a_sentence() {
        let said = |text: &str| read_outline(text.as_bytes(), "x.opml").unwrap_err().to_string();
        assert_eq!(said("<rss/>"), "x.opml is not an OPML file: export one from your feed reader");
        assert!(said("<opml><body/></opml>").starts_with("x.opml lists no feeds"));
    }
}
