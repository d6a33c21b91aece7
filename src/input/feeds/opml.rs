//! An OPML outline <-> the feeds it lists: how feed readers exchange their subscriptions.
//!
//! The names that the user gave to feeds and their folders are kept, so that nothing is lost on the way through Pullquote.

use super::mend::resolve;
use super::opening::{is_outline, text_of};
use super::words::{Markup, plain};
use crate::error::{Error, Result};
use crate::sorting;
use quick_xml::Reader;
use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::QName;
use std::collections::HashSet;
use std::fmt::Write as _;

/// A feed that a user follows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subscription {
    /// The address of the feed.
    pub address: String,
    /// Its title.
    pub title: Option<String>,
    /// What the user calls it.
    pub own_name: Option<String>,
    /// The address of its site.
    pub home: Option<String>,
    /// The folders it is in, the outer one first.
    pub folders: Vec<String>,
}

/// Reads the feeds of an outline called `name`, each once, in order.
///
/// # Errors
/// If the bytes are not an outline, or no feed is in it.
pub fn read_outline(bytes: &[u8], name: &str) -> Result<Vec<Subscription>> {
    if !is_outline(bytes) {
        return Err(Error::new(format!("{name} is not an OPML file: export one from your feed reader")));
    }
    let text = match str::from_utf8(bytes) {
        // Names in a list are short, and may look like a mistake of another program that they are not.
        Ok(text) if !text.contains('\0') => text.trim_start_matches('\u{feff}').into(),
        _ => text_of(bytes, name)?,
    };
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let (mut found, mut known) = (Vec::new(), HashSet::new());
    // The outlines that are open: the name of each that is a folder.
    let mut open: Vec<Option<String>> = Vec::new();
    // After a fault the rest cannot be read, but what was found counts.
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) if is_outline_tag(tag.name()) => {
                let feed = subscription(&tag, &open);
                open.push(if feed.is_none() { name_of(&tag) } else { None });
                found.extend(feed.filter(|feed| known.insert(feed.address.clone())));
            }
            Event::Empty(tag) if is_outline_tag(tag.name()) => {
                found.extend(subscription(&tag, &open).filter(|feed| known.insert(feed.address.clone())));
            }
            Event::End(tag) if is_outline_tag(tag.name()) => {
                open.pop();
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

fn is_outline_tag(name: QName<'_>) -> bool {
    name.as_ref().eq_ignore_ascii_case("outline")
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.html_attributes();
    let mut named =
        attributes.with_checks(false).flatten().filter(|one| one.key.as_ref().eq_ignore_ascii_case(name));
    let value = named.next().map(|attribute| resolve(&attribute.value))?;
    Some(value.trim().to_owned()).filter(|value| !value.is_empty())
}

/// What an outline is called: readers show its text, and some write the title of the feed beside it.
fn name_of(tag: &BytesStart<'_>) -> Option<String> {
    let name = attribute(tag, "text").or_else(|| attribute(tag, "title"));
    name.and_then(|name| plain(&name, Markup::None))
}

fn subscription(tag: &BytesStart<'_>, open: &[Option<String>]) -> Option<Subscription> {
    let title = attribute(tag, "title").and_then(|title| plain(&title, Markup::None));
    let address = attribute(tag, "xmlUrl")?;
    // A feed without a name is exported with its address.
    let own_name = name_of(tag).filter(|name| *name != as_name(&address));
    let mut folders: Vec<String> = open.iter().flatten().cloned().collect();
    if folders.is_empty() {
        // A path such as "/News/Europe", the first of several.
        let category = attribute(tag, "category").unwrap_or_default();
        let path = category.split(',').next().unwrap_or_default();
        folders = path.split('/').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
    }
    let title = title.or_else(|| name_of(tag));
    Some(Subscription { address, title, own_name, home: attribute(tag, "htmlUrl"), folders })
}

/// Writes an OPML outline of feeds.
#[must_use]
pub fn write_outline(feeds: &[Subscription]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n    <title>Feeds</title>\n  \
         </head>\n  <body>\n",
    );
    let mut sorted: Vec<&Subscription> = feeds.iter().collect();
    // The feeds of a folder stand together; otherwise their order stays.
    sorting::by(&mut sorted, |one, other| one.folders.cmp(&other.folders));
    let mut open: &[String] = &[];
    for feed in sorted {
        open_folders(&mut out, open, &feed.folders);
        open = &feed.folders;
        push_feed(&mut out, feed);
    }
    open_folders(&mut out, open, &[]);
    out.push_str("  </body>\n</opml>\n");
    out
}

/// Closes the folders that are open and not wanted, and opens those that are wanted.
fn open_folders(out: &mut String, open: &[String], wanted: &[String]) {
    let shared = open.iter().zip(wanted).take_while(|(open, wanted)| open == wanted).count();
    for depth in (shared..open.len()).rev() {
        let _ = writeln!(out, "{}</outline>", indent(depth));
    }
    for (depth, name) in wanted.iter().enumerate().skip(shared) {
        let name = escape(name.as_str());
        let _ = writeln!(out, "{}<outline text=\"{name}\" title=\"{name}\">", indent(depth));
    }
}

/// An address in place of a name, as a name is read.
fn as_name(address: &str) -> String {
    plain(address, Markup::None).unwrap_or_else(|| address.to_owned())
}

fn push_feed(out: &mut String, feed: &Subscription) {
    let address = as_name(&feed.address);
    let title = feed.title.as_ref().or(feed.own_name.as_ref()).unwrap_or(&address);
    let text = escape(feed.own_name.as_ref().unwrap_or(title).as_str());
    let (title, address) = (escape(title.as_str()), escape(feed.address.as_str()));
    let indent = indent(feed.folders.len());
    let _ =
        write!(out, "{indent}<outline type=\"rss\" text=\"{text}\" title=\"{title}\" xmlUrl=\"{address}\"");
    if let Some(home) = &feed.home {
        let _ = write!(out, " htmlUrl=\"{}\"", escape(home.as_str()));
    }
    out.push_str("/>\n");
}

fn indent(depth: usize) -> String {
    " ".repeat(4 + 2 * depth)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feed(address: &str, title: Option<&str>) -> Subscription {
        let title = title.map(str::to_owned);
        Subscription {
            address: address.to_owned(),
            own_name: title.clone(),
            title,
            ..Subscription::default()
        }
    }

    #[test]
    fn folders_and_own_names_go_through_unchanged() {
        let opml = "<opml version='2.0'><body><outline text='News'><outline text='My coast' title='The Coast Post' \
                    xmlUrl='https://coast.example/feed'/><outline text='Hills &amp; dales'>\
                    <outline text='Hill' xmlUrl='https://hill.example/rss'></outline></outline></outline>\
                    <outline text='Rain' category='/Weather/Now,/x' xmlUrl='https://rain.example/'/></body></opml>";
        let feeds = read_outline(opml.as_bytes(), "x").unwrap();
        let kept: Vec<(&str, String)> =
            feeds.iter().map(|feed| (feed.own_name.as_deref().unwrap(), feed.folders.join("/"))).collect();
        let expected = [("My coast", "News"), ("Hill", "News/Hills & dales"), ("Rain", "Weather/Now")];
        assert_eq!(kept, expected.map(|(name, folder)| (name, folder.to_owned())));
        assert_eq!(feeds[0].title.as_deref(), Some("The Coast Post"));
        assert_eq!(read_outline(write_outline(&feeds).as_bytes(), "x").unwrap(), feeds);
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
                Subscription {
                    own_name: Some("Coast".to_owned()),
                    folders: vec!["News".to_owned()],
                    ..feed("https://coast.example/feed?a=1&b=2", Some("The Coast Post"))
                },
                Subscription {
                    folders: vec!["News".to_owned()],
                    ..feed("https://hill.example/rss", Some("Hill & Dale"))
                }
            ]
        );
    }

    /// Names that look as if UTF-8 had been read as windows-1251, and addresses with spaces that names do not keep.
    #[test]
    fn a_list_is_the_same_after_it_was_written_and_read_twice() {
        for (name, address) in [
            ("ГїГЇ", "https://coast.example/feed"),
            ("&lt;ГїГЇ", "https://coast.example/a"),
            ("", "https://coast.ex\u{a0}mple/feed"),
            ("", "ht&#13;ast.example/feed"),
        ] {
            let title = if name.is_empty() { String::new() } else { format!(" text='{name}'") };
            let opml =
                format!("<opml version='2.0'><body><outline{title} xmlUrl='{address}'/></body></opml>");
            let once = read_outline(opml.as_bytes(), "x").unwrap();
            let written = write_outline(&once);
            let again = read_outline(written.as_bytes(), "x").unwrap();
            assert_eq!(
                (again[0].own_name.as_deref(), &again[0].address),
                (once[0].own_name.as_deref(), &once[0].address)
            );
            assert_eq!(write_outline(&again), written);
        }
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
