//! A feed as servers send it -> the same feed as well-formed RSS 2, RSS 1 or Atom.
//!
//! Only what a reader of articles needs is copied: the skeleton of channel and items, titles, texts, authors, dates and
//! links, under their usual names. Tags that do not match are closed or left out, text that contains markup is escaped,
//! and what describes pictures and sound is dropped (`feed-rs` also panics on some of its numbers).

mod elements;
mod references;

use super::opening::{Family, Root};
use elements::{Element, element};
use quick_xml::escape::{escape, minimal_escape};
use quick_xml::events::BytesStart;
pub(super) use references::{resolve, without_mail_address};
use std::fmt::Write as _;
use std::ops::ControlFlow;

/// Copies a feed. With it come sentences on what is wrong with it.
pub(super) fn mend(text: &str, root: Root) -> Option<(String, Vec<String>)> {
    let mut mender = Mender {
        text,
        at: root.start,
        family: root.family,
        open: Vec::new(),
        out: String::new(),
        last: SKIPPED.map(|(_, close)| text.rfind(close).unwrap_or_default()),
    };
    mender.root()?;
    let ended = mender.run();
    let mut faults = Vec::new();
    if ended == Ended::CutOff {
        faults.push("the feed breaks off, so its last item may be incomplete".to_owned());
    }
    Some((mender.out, faults))
}

/// How a feed ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    Whole,
    CutOff,
}

/// An open element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Open {
    name: &'static str,
    /// Whether it and everything in it is left out.
    silent: bool,
}

struct Mender<'a> {
    text: &'a str,
    /// How far the text has been read, in bytes.
    at: usize,
    family: Family,
    open: Vec<Open>,
    out: String,
    /// Where what closes each kind of [`SKIPPED`] stands last: after it, searching would go through the rest for each.
    last: [usize; 4],
}

/// No feed nests deeper than this. What does is left out.
const MAX_OPEN: usize = 64;
/// How far the end of an end tag is searched.
const MAX_END_TAG: usize = 256;

/// What is not copied, with its end: comments, sections, declarations and instructions.
const SKIPPED: [(&str, &str); 4] = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", ">")];

/// A tag: its name as written, without prefix, and what follows the name.
struct Tag<'a> {
    prefix: &'a str,
    local: &'a str,
    whole: BytesStart<'a>,
    is_empty: bool,
}

impl<'a> Mender<'a> {
    /// Opens the root element under the names that everything below it will use.
    fn root(&mut self) -> Option<()> {
        const EXTENSIONS: &str = "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
                                  xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
                                  xmlns:atom=\"http://www.w3.org/2005/Atom\"";
        let tag = self.tag()?;
        let base = base_attribute(&tag);
        let name = match self.family {
            Family::Rss => "rss",
            Family::Rdf => "rdf:RDF",
            Family::Atom => "feed",
            Family::Entry => "entry",
        };
        let own = match self.family {
            Family::Rss => "version=\"2.0\"",
            Family::Rdf => {
                "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\""
            }
            Family::Atom | Family::Entry => "xmlns=\"http://www.w3.org/2005/Atom\"",
        };
        let _ = write!(self.out, "<{name} {own} {EXTENSIONS}{base}>");
        self.open.push(Open { name, silent: false });
        if self.family == Family::Rss {
            self.enter("channel", "");
        }
        Some(())
    }

    /// Copies everything below the root element.
    fn run(&mut self) -> Ended {
        while let Some(start) = self.next_bracket() {
            let rest = self.text.get(start..).unwrap_or_default();
            self.at = start;
            if let Some(end) = self.end_of_skipped(rest) {
                self.at = start + end;
            } else if rest.starts_with("</") {
                if self.end_tag(rest).is_break() {
                    return Ended::Whole;
                }
            } else {
                match self.tag() {
                    Some(tag) => self.start_tag(&tag),
                    None => self.at = start + 1,
                }
            }
        }
        self.close_down_to(0);
        Ended::CutOff
    }

    fn next_bracket(&self) -> Option<usize> {
        memchr::memchr(b'<', self.text.as_bytes().get(self.at..)?).map(|found| self.at + found)
    }

    /// Reads the tag at the current place and goes after it. Returns `None` if none begins here.
    fn tag(&mut self) -> Option<Tag<'a>> {
        let rest = self.text.get(self.at + 1..)?;
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let end = end_of_tag(rest)?;
        self.at += end + 2;
        let content = rest.get(..end)?;
        let is_empty = content.ends_with('/');
        let content = content.trim_end_matches('/');
        let length = content.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(content.len());
        let (prefix, local) = split_name(content.get(..length)?);
        Some(Tag { prefix, local, whole: BytesStart::from_content(content, length), is_empty })
    }

    fn start_tag(&mut self, tag: &Tag<'a>) {
        let within_author = self.open.iter().any(|open| open.name == "author");
        match element(self.family, tag.prefix, tag.local) {
            Some(Element::Item(name)) => {
                // An item that begins inside another means that the other was not closed.
                self.close_down_to(if self.family == Family::Rss { 2 } else { 1 });
                self.enter(name, &base_attribute(tag));
                self.leave_if(tag.is_empty);
            }
            // The channel of RSS 0.9x and 2 is open from the beginning to the end.
            Some(Element::Part("channel")) if self.family == Family::Rss => {}
            Some(Element::Part(name)) => {
                self.enter(name, "");
                self.leave_if(tag.is_empty);
            }
            Some(Element::Silent(name)) if !tag.is_empty => self.push(Open { name, silent: true }),
            Some(Element::Link) => self.atom_link(tag),
            Some(Element::Text(name)) => {
                let text = if tag.is_empty { ElementText::default() } else { self.text_up_to_end(tag) };
                self.text_element(name, tag, &text);
            }
            Some(Element::Name(name))
                if within_author || self.family == Family::Rss || self.family == Family::Rdf =>
            {
                let text = if tag.is_empty { ElementText::default() } else { self.text_up_to_end(tag) };
                let text = ElementText { words: without_mail_address(&text.words), ..text };
                self.text_element(name, tag, &text);
            }
            Some(Element::Silent(_) | Element::Name(_)) | None => {}
        }
    }

    fn is_silent(&self) -> bool {
        self.open.iter().any(|open| open.silent)
    }

    fn enter(&mut self, name: &'static str, attributes: &str) {
        if !self.is_silent() && self.open.len() < MAX_OPEN {
            let _ = write!(self.out, "<{name}{attributes}>");
            self.push(Open { name, silent: false });
        }
    }

    fn push(&mut self, open: Open) {
        if self.open.len() < MAX_OPEN {
            self.open.push(open);
        }
    }

    /// The end of a comment, declaration or section that is not copied.
    fn end_of_skipped(&self, rest: &str) -> Option<usize> {
        let kinds = SKIPPED.iter().zip(self.last);
        let ((open, close), last) = kinds.into_iter().find(|((open, _), _)| rest.starts_with(open))?;
        let is_closed = self.text.len() - rest.len() < last;
        let end = if is_closed { rest.find(close) } else { None };
        Some(end.map_or(open.len(), |at| at + close.len()))
    }

    fn leave_if(&mut self, is_empty: bool) {
        if is_empty {
            self.close_down_to(self.open.len().saturating_sub(1));
        }
    }

    fn close_down_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            if let Some(Open { name, silent: false }) = self.open.pop() {
                let _ = write!(self.out, "</{name}>");
            }
        }
    }

    /// Closes the element that an end tag names, and what was left open in it. An end tag without a start is left out.
    /// Breaks at the end of the root element.
    fn end_tag(&mut self, rest: &str) -> ControlFlow<()> {
        let end = rest.find('>').unwrap_or(rest.len());
        self.at += (end + 1).min(rest.len());
        let (_, local) = split_name(rest.get(2..end).unwrap_or_default().trim());
        let is_named = |open: &Open| split_name(open.name).1.eq_ignore_ascii_case(local);
        match self.open.iter().rposition(is_named) {
            // Items may follow the end of the channel.
            Some(1) if self.family == Family::Rss => ControlFlow::Continue(()),
            Some(depth) => {
                self.close_down_to(depth);
                if depth == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            }
            None => ControlFlow::Continue(()),
        }
    }

    /// The text of the element that `tag` opened, up to its end or to the end of its item.
    fn text_up_to_end(&mut self, tag: &Tag<'a>) -> ElementText {
        let mut text = ElementText::default();
        let mut raw = String::new();
        loop {
            let start = self.next_bracket().unwrap_or(self.text.len());
            raw.push_str(self.text.get(self.at..start).unwrap_or_default());
            self.at = start;
            let rest = self.text.get(start..).unwrap_or_default();
            if let Some(inner) = rest.strip_prefix("<![CDATA[") {
                let is_closed = self.last.get(1).is_some_and(|last| start < *last);
                let end = if is_closed { inner.find("]]>") } else { None };
                let end = end.unwrap_or_else(|| end_of_item(inner));
                text.take_raw(&mut raw);
                text.words.push_str(inner.get(..end).unwrap_or_default());
                self.at += (9 + end + 3).min(rest.len());
                continue;
            }
            if rest.is_empty() || is_boundary(rest) {
                break;
            }
            if rest.starts_with("</") && is_end_of(rest, tag) {
                self.at += rest.find('>').map_or(rest.len(), |end| end + 1);
                break;
            }
            let skipped = if rest.starts_with("<!--") { self.end_of_skipped(rest) } else { None };
            text.has_markup |= skipped.is_none() && is_markup(rest);
            raw.push_str(if skipped.is_some() { "" } else { "<" });
            self.at += skipped.unwrap_or(1);
        }
        text.take_raw(&mut raw);
        text
    }

    fn text_element(&mut self, name: &'static str, tag: &Tag<'a>, text: &ElementText) {
        if self.is_silent() {
            return;
        }
        let attributes = match self.family {
            Family::Rss | Family::Rdf => String::new(),
            Family::Atom | Family::Entry => {
                let kind = if text.has_markup { Some("html".to_owned()) } else { attribute(tag, "type") };
                match elements::atom_type(kind.as_deref()) {
                    Some(kind) => format!(" type=\"{kind}\""),
                    None => return,
                }
            }
        };
        let _ = write!(self.out, "<{name}{attributes}>{}</{name}>", minimal_escape(text.words.trim()));
    }

    fn atom_link(&mut self, tag: &Tag<'a>) {
        let Some(address) = attribute(tag, "href").filter(|_| !self.is_silent()) else { return };
        let rel = attribute(tag, "rel").map(|rel| format!(" rel=\"{}\"", escape(rel))).unwrap_or_default();
        let kind =
            attribute(tag, "type").map(|kind| format!(" type=\"{}\"", escape(kind))).unwrap_or_default();
        let _ = write!(self.out, "<atom:link href=\"{}\"{rel}{kind}/>", escape(address.trim()));
    }
}

/// The text of an element.
#[derive(Default)]
struct ElementText {
    words: String,
    /// Whether it was written with tags, as in a page, instead of with escaped ones.
    has_markup: bool,
}

impl ElementText {
    /// Appends text from outside of CDATA. Between tags, references belong to the page.
    fn take_raw(&mut self, raw: &mut String) {
        if self.has_markup {
            self.words.push_str(raw);
        } else {
            self.words.push_str(&resolve(raw));
        }
        raw.clear();
    }
}

/// The place of the `>` that ends a tag. Values may contain one in quotation marks.
fn end_of_tag(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in rest.char_indices() {
        match (c, quote) {
            ('>', None) => return Some(at),
            ('<', None) => return None,
            ('"' | '\'', None) => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            _ => {}
        }
    }
    // A quotation mark was never closed.
    rest.find('>')
}

fn split_name(name: &str) -> (&str, &str) {
    name.rsplit_once(':').unwrap_or(("", name))
}

fn attribute(tag: &Tag<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.whole.html_attributes();
    let found = attributes
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.as_ref().eq_ignore_ascii_case(name));
    found.map(|attribute| resolve(&attribute.value))
}

/// ` xml:base=".."` if the tag has one that is an address.
fn base_attribute(tag: &Tag<'_>) -> String {
    let is_address = |base: &String| match url::Url::parse(base) {
        Ok(_) | Err(url::ParseError::RelativeUrlWithoutBase) => true,
        Err(_) => false,
    };
    let base = attribute(tag, "xml:base").filter(is_address);
    base.map(|base| format!(" xml:base=\"{}\"", escape(base))).unwrap_or_default()
}

/// Whether an end tag ends the element that `tag` opened.
fn is_end_of(rest: &str, tag: &Tag<'_>) -> bool {
    let end = rest.bytes().take(MAX_END_TAG).position(|byte| byte == b'>').unwrap_or_default();
    let (prefix, local) = split_name(rest.get(2..end).unwrap_or_default().trim());
    local.eq_ignore_ascii_case(tag.local) && prefix == tag.prefix
}

/// Whether `<` begins a tag rather than standing for "less than".
fn is_markup(rest: &str) -> bool {
    let name = rest.get(1..).unwrap_or_default();
    name.strip_prefix('/').unwrap_or(name).starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Where the item ends that `rest` is in.
fn end_of_item(rest: &str) -> usize {
    let mut brackets = memchr::memchr_iter(b'<', rest.as_bytes());
    brackets.find(|at| rest.get(*at..).is_some_and(is_boundary)).unwrap_or(rest.len())
}

/// Whether a tag ends an item or begins the next one. A text that is not closed reaches no further.
fn is_boundary(rest: &str) -> bool {
    let name = rest.get(1..).unwrap_or_default();
    let name = name.strip_prefix('/').unwrap_or(name).as_bytes();
    ["item", "entry", "channel", "rss"].iter().any(|boundary| {
        name.get(..boundary.len()).is_some_and(|start| start.eq_ignore_ascii_case(boundary.as_bytes()))
            && matches!(name.get(boundary.len()), Some(b'>' | b' ' | b'\n' | b'\t' | b'\r'))
    })
}
