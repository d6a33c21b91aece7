//! The name of an element in a feed -> what is copied of it, and under which name.

use crate::input::feeds::opening::Family;

/// What is copied of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    /// It is an item: it is copied, with what is in it.
    Item(&'static str),
    /// It is copied, with what is in it.
    Part(&'static str),
    /// Nothing, nor of what is in it: that would be taken for the feed's or the item's own.
    Silent(&'static str),
    /// It is copied with its text; tags in it are part of the text.
    Text(&'static str),
    /// The same for the name of a person, without mail addresses.
    Name(&'static str),
    /// It is a link with its address in an attribute.
    Link,
}

/// What is copied of an element. Returns `None` if only what is in it counts.
///
/// Prefixes are not looked up, because many feeds do not declare them, or declare them wrongly.
pub(super) fn element(family: Family, prefix: &str, local: &str) -> Option<Element> {
    let local = local.to_ascii_lowercase();
    match family {
        // RSS 1 has no date of its own.
        Family::Rdf if matches!(local.as_str(), "pubdate" | "published") => Some(Element::Text("dc:date")),
        Family::Rss | Family::Rdf => rss(prefix, &local),
        Family::Atom | Family::Entry => atom(prefix, &local),
    }
}

fn rss(prefix: &str, local: &str) -> Option<Element> {
    let element = match (prefix, local) {
        ("" | "rss", "item") => Element::Item("item"),
        ("" | "rss", "channel") => Element::Part("channel"),
        ("" | "rss", "image") => Element::Silent("image"),
        ("" | "rss", "textinput") => Element::Silent("textinput"),
        ("atom" | "atom10" | "a10" | "atom03", "link") => Element::Link,
        ("atom" | "a10", "author" | "contributor" | "source") => Element::Silent("source"),
        ("" | "rss", "title") => Element::Text("title"),
        ("" | "rss", "link") => Element::Text("link"),
        ("" | "rss", "description") => Element::Text("description"),
        ("" | "rss", "guid") => Element::Text("guid"),
        ("" | "rss", "pubdate" | "published") => Element::Text("pubDate"),
        ("" | "dc" | "dcterms", "date" | "issued") => Element::Text("dc:date"),
        ("" | "atom" | "a10", "updated") | ("dcterms", "modified") => Element::Text("updated"),
        ("" | "rss", "author") => Element::Name("author"),
        (_, "creator") => Element::Name("dc:creator"),
        (_, "encoded") | ("xhtml", "body") => Element::Text("content:encoded"),
        _ => return None,
    };
    Some(element)
}

fn atom(prefix: &str, local: &str) -> Option<Element> {
    /// The prefixes under which feeds use Atom itself.
    const OWN: [&str; 6] = ["", "atom", "atom10", "a10", "a", "ns0"];
    if !OWN.contains(&prefix) {
        return None;
    }
    let element = match local {
        "entry" => Element::Item("entry"),
        "author" => Element::Part("author"),
        "source" => Element::Silent("source"),
        "contributor" => Element::Silent("contributor"),
        "link" => Element::Link,
        "id" => Element::Text("id"),
        "title" => Element::Text("title"),
        "summary" => Element::Text("summary"),
        "content" => Element::Text("content"),
        "published" | "issued" | "pubdate" | "created" => Element::Text("published"),
        "updated" | "modified" => Element::Text("updated"),
        "name" => Element::Name("name"),
        _ => return None,
    };
    Some(element)
}

/// The `type` under which a text of an Atom feed is copied. Returns `None` if it is not text, such as a picture.
pub(super) fn atom_type(written: Option<&str>) -> Option<&'static str> {
    let written = written.unwrap_or_default().trim().to_ascii_lowercase();
    if written.contains("html") {
        return Some("html");
    }
    let is_text = !written.contains('/') || written.starts_with("text/");
    is_text.then_some("text")
}
