//! Bytes -> the articles in them, through whatever they are packed in.
//!
//! This is the only place that goes into depth: a mail may hold a page, a compressed file a web archive. Depth, number of
//! articles and the size of what is unpacked are bounded.

use super::decode::{Decoded, decode_stated, transfer_encoded, unescape_twice};
use super::feeds::{FeedItem, TextExtent};
use super::format::budget::{self, Budget};
use super::format::{Content, Label, Piece, http, json, mail, news_xml, office, refused, subtitles, warc};
use super::media::{self, media};
use super::{Encoding, Identity, Media, Origin, TextTime, feeds};
use crate::error::{Error, Result};

/// A container in a container in a container ... is opened to this depth.
const MAX_DEPTH: usize = 5;
/// The most articles that are read from one input.
const MAX_ARTICLES: usize = 20_000;
/// How many bytes are looked at to recognise a format.
const HEAD: usize = 8 * 1024;

/// An article as it was unpacked.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Unpacked {
    pub(super) media: Media,
    pub(super) text: String,
    pub(super) encoding: Encoding,
    pub(super) identity: Identity,
    pub(super) extent: TextExtent,
    pub(super) notices: Vec<String>,
    /// What the feed that holds it calls it.
    pub(super) item: Option<String>,
    /// When its words are spoken.
    pub(super) times: Vec<TextTime>,
}

/// Unpacks the articles in `bytes`, in their order; at least one. Errors call them `name`.
///
/// # Errors
/// If there is no article that can be read.
pub(super) fn unpack(bytes: Vec<u8>, label: Label, name: &str) -> Result<Vec<Unpacked>> {
    let budget = Budget::new(bytes.len());
    let mut unpacker = Unpacker { name, budget, articles: Vec::new(), is_full: false };
    unpacker.open(Piece::bytes(bytes, label), 0)?;
    if let Some(last) = unpacker.articles.last_mut().filter(|_| unpacker.is_full) {
        last.notices.push(format!("only the first {MAX_ARTICLES} articles are read"));
    }
    Ok(unpacker.articles)
}

/// Whether a text that begins with `head` is plain text, so that its beginning can be shown before the rest is read.
pub(super) fn is_plain_text(head: &str, label: &Label) -> bool {
    let is_text = matches!(packaging(head.as_bytes(), label), Packaging::None);
    is_text
        && refused::refusal(head.as_bytes(), "").is_none()
        && is_mere_text(head, label)
        && media(head, label) == Media::Plain
}

/// What bytes are packed in, as far as their beginning tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Packaging {
    Gzip,
    Zip,
    Warc,
    Http,
    Mail,
    Feed,
    Outline,
    None,
}

fn packaging(head: &[u8], label: &Label) -> Packaging {
    match head {
        [0x1F, 0x8B, ..] => Packaging::Gzip,
        _ if office::begins(head) => Packaging::Zip,
        _ if warc::begins(head) => Packaging::Warc,
        _ if http::begins(head) => Packaging::Http,
        _ if mail::begins(head, label) => Packaging::Mail,
        _ if feeds::is_feed(head) => Packaging::Feed,
        _ if feeds::is_outline(head) => Packaging::Outline,
        _ => Packaging::None,
    }
}

/// Whether a text is in none of the formats that are texts themselves.
fn is_mere_text(head: &str, label: &Label) -> bool {
    !(json::begins(head) || subtitles::begins(head) || is_xml(head, label))
        && refused::linked_address(head).is_none()
        && transfer_encoded(head).is_none()
}

struct Unpacker<'a> {
    name: &'a str,
    budget: Budget,
    articles: Vec<Unpacked>,
    /// Whether there are more articles than are read.
    is_full: bool,
}

impl Unpacker<'_> {
    fn open(&mut self, piece: Piece, depth: usize) -> Result<()> {
        let Piece { content, identity, extent, notices, item, times } = piece;
        let mut about = About { identity, extent, notices, item, times, depth };
        let (bytes, mut label) = match content {
            Content::Text(media, text) => return self.push((media, text), Encoding::UTF_8, about),
            Content::Bytes(bytes, label) => (bytes, label),
        };
        if depth > MAX_DEPTH {
            return Err(Error::new(format!(
                "{} is packed more than {MAX_DEPTH} times: unpack it and give the files in it",
                self.name
            )));
        }
        let coding = label.coding.take();
        let bytes =
            coding.map_or(Ok(None), |coding| self.undo(&coding, &bytes, &mut about))?.unwrap_or(bytes);
        let head = bytes.get(..HEAD.min(bytes.len())).unwrap_or_default();
        match packaging(head, &label) {
            Packaging::None => self.open_text(bytes, &label, about),
            Packaging::Gzip => self.open_gzip(&bytes, label, about),
            packaging => {
                let pieces = self.pieces(packaging, &bytes, &label)?;
                drop(bytes);
                self.open_all(pieces, &about)
            }
        }
    }

    /// The pieces in a container.
    fn pieces(&mut self, packaging: Packaging, bytes: &[u8], label: &Label) -> Result<Vec<Piece>> {
        let name = self.name;
        match packaging {
            Packaging::Zip => office::read(bytes, name, &mut self.budget).map(|piece| vec![piece]),
            Packaging::Warc => self.cut(warc::read(bytes, name)?),
            Packaging::Http => self.cut(vec![http::read(bytes)]),
            Packaging::Mail => self.cut(mail::read(bytes, label, name)?),
            Packaging::Feed => items(bytes, name),
            Packaging::Outline => Err(Error::new(format!(
                "{name} is a list of feeds (OPML), not an article: pullquote feeds import {name} adds them"
            ))),
            Packaging::Gzip | Packaging::None => Ok(Vec::new()),
        }
    }

    /// Takes pieces that were cut out of their container from the budget.
    fn cut(&mut self, pieces: Vec<Piece>) -> Result<Vec<Piece>> {
        let size = |piece: &Piece| match &piece.content {
            Content::Bytes(bytes, _) => bytes.len(),
            Content::Text(_, text) => text.len(),
        };
        self.budget.spend(pieces.iter().map(size).sum(), self.name)?;
        Ok(pieces)
    }

    /// Undoes the coding of an answer. `None` if the bytes are as they should be: some archives undo it but keep the header.
    fn undo(&mut self, coding: &str, bytes: &[u8], about: &mut About) -> Result<Option<Vec<u8>>> {
        let undone = self.budget.undo(coding, bytes, self.name);
        self.budget.check(self.name)?;
        let is_text = || bytes.trim_ascii_start().starts_with(b"<");
        let Some(undone) = undone.ok().flatten().filter(|undone| !undone.is_cut_off || !is_text()) else {
            return Ok(None);
        };
        about.tell_damage(&undone);
        Ok(Some(undone.bytes))
    }

    fn open_gzip(&mut self, bytes: &[u8], mut label: Label, mut about: About) -> Result<()> {
        let unpacked = self.budget.gunzip(bytes, self.name)?;
        about.tell_damage(&unpacked);
        // The name inside is that without the last extension.
        label.file_name = label.file_name.map(|name| name.strip_suffix(".gz").unwrap_or(&name).to_owned());
        self.open_all(vec![Piece::bytes(unpacked.bytes, label)], &about)
    }

    /// Opens the pieces of a container. One that cannot be read costs itself, and is told.
    fn open_all(&mut self, pieces: Vec<Piece>, about: &About) -> Result<()> {
        let (before, all) = (self.articles.len(), pieces.len());
        let (mut failed, mut first_error) = (0, None);
        for mut piece in pieces {
            if self.articles.len() >= MAX_ARTICLES {
                self.is_full = true;
                break;
            }
            piece.identity.merge(about.identity.clone());
            if let Err(error) = self.open(piece, about.depth + 1) {
                failed += 1;
                first_error.get_or_insert(error);
            }
        }
        let Some(first) = self.articles.get_mut(before) else {
            return Err(first_error.unwrap_or_else(|| empty(self.name)));
        };
        first.notices.splice(0..0, about.notices.iter().cloned());
        if let Some(error) = first_error {
            first.notices.push(format!("{failed} of {all} articles could not be read ({error})"));
        }
        Ok(())
    }

    fn open_text(&mut self, bytes: Vec<u8>, label: &Label, mut about: About) -> Result<()> {
        let refusal = if about.depth == 0 { refused::refusal } else { refused::refusal_inside };
        if let Some(error) = refusal(&bytes, self.name) {
            return Err(error);
        }
        let Decoded { text, encoding, notices } = decode_stated(bytes, self.name, label.charset.as_deref())?;
        about.notices.extend(notices);
        // A mail or a feed in UTF-16 is known only when it is read as text.
        let is_wide = encoding.name.starts_with("UTF-16") || encoding.name.starts_with("UTF-32");
        if is_wide && packaging(text.as_bytes(), label) != Packaging::None {
            return self.open_all(vec![Piece::bytes(text.into_bytes(), label.clone())], &about);
        }
        if let Some(bytes) = transfer_encoded(&text) {
            about.notices.push("the text was still encoded as mails are, and was decoded".to_owned());
            let label = Label { file_name: label.file_name.clone(), ..Label::default() };
            return self.open_all(vec![Piece::bytes(bytes, label)], &about);
        }
        if let Some(pieces) = self.text_pieces(&text, label)? {
            return self.open_all(pieces, &about);
        }
        let media = media(&text, label);
        self.push((media, text), encoding, about)
    }

    /// The pieces in a text that is in a format of its own. `None` if it is an article itself.
    fn text_pieces(&self, text: &str, label: &Label) -> Result<Option<Vec<Piece>>> {
        let head = text.get(..text.floor_char_boundary(HEAD)).unwrap_or_default();
        if let Some(address) = refused::linked_address(head) {
            return Err(refused::refuse_link(self.name, address));
        }
        if let Some(error) = refused::styled_subtitles(head, self.name) {
            return Err(error);
        }
        if subtitles::begins(head) {
            return Ok(Some(vec![subtitles::read(text, label.file_name.as_deref())]));
        }
        let is_list = head.trim_start().starts_with('[') && is_json(label);
        if json::begins(head) || is_list {
            return self.json(text, label);
        }
        if is_xml(head, label) {
            return self.xml(text, head).map(Some);
        }
        Ok(None)
    }

    /// The articles in JSON. A text that is named as one may begin like JSON by chance.
    fn json(&self, text: &str, label: &Label) -> Result<Option<Vec<Piece>>> {
        let named = label.extension();
        let is_text = named.as_deref().is_some_and(|extension| media::by_extension(extension).is_some());
        match json::read(text, self.name) {
            Some(Ok(pieces)) => Ok(Some(pieces)),
            Some(Err(error)) if !is_text => Err(error),
            None if is_json(label) || json::is_certain(text) => Err(Error::new(format!(
                "{} is damaged JSON: make it again, or give the text of the article",
                self.name
            ))),
            Some(Err(_)) | None => Ok(None),
        }
    }

    fn xml(&self, text: &str, head: &str) -> Result<Vec<Piece>> {
        if news_xml::is_news(head) {
            return news_xml::read(text, self.name);
        }
        match news_xml::root_of(head) {
            Some("document") if head.contains("office:text") || head.contains("opendocument.text") => {
                office::read_flat(text, self.name).map(|piece| vec![piece])
            }
            Some("svg") => {
                Err(refused::refuse(self.name, "an SVG picture", "give the text of the article instead"))
            }
            Some("urlset" | "sitemapindex") => Err(refused::refuse(
                self.name,
                "a list of addresses (sitemap)",
                "give the address of an article",
            )),
            root => {
                let what = format!("XML of a kind ({}) without known articles", root.unwrap_or("no element"));
                Err(refused::refuse(self.name, &what, "give a page, a feed or a text instead"))
            }
        }
    }

    fn push(&mut self, (media, text): (Media, String), encoding: Encoding, about: About) -> Result<()> {
        let About { identity, extent, mut notices, item, times, .. } = about;
        if !text.chars().any(is_visible) {
            return Err(empty(self.name));
        }
        let unescaped = (media == Media::Html).then(|| unescape_twice(&text)).flatten();
        if unescaped.is_some() {
            notices.push("signs that the page had escaped twice were put right".to_owned());
        }
        let text = unescaped.unwrap_or(text);
        self.articles.push(Unpacked { media, text, encoding, identity, extent, notices, item, times });
        Ok(())
    }
}

/// What the containers around a text say of it.
struct About {
    identity: Identity,
    extent: TextExtent,
    notices: Vec<String>,
    item: Option<String>,
    times: Vec<TextTime>,
    /// How many containers there are.
    depth: usize,
}

impl About {
    fn tell_damage(&mut self, unpacked: &budget::Unpacked) {
        if unpacked.is_cut_off {
            self.notices
                .push("the compressed file is damaged: what follows the damage was left out".to_owned());
        }
    }
}

/// Whether a reader sees anything of a character: no blank, and none that only steers others.
fn is_visible(c: char) -> bool {
    let steers = matches!(c, '\u{ad}' | '\u{34f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}');
    !c.is_whitespace() && !c.is_control() && !steers
}

fn empty(name: &str) -> Error {
    Error::new(format!("{name} is empty: give a file that contains an article"))
}

/// Whether a file is named as JSON.
fn is_json(label: &Label) -> bool {
    label.extension().is_some_and(|extension| extension.contains("json"))
}

/// Whether a text is XML that is no page.
fn is_xml(head: &str, label: &Label) -> bool {
    let Some(root) = news_xml::root_of(head) else { return false };
    let is_declared = head.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']).starts_with("<?xml");
    let is_named = label.extension().is_some_and(|extension| extension == "xml");
    let is_page = matches!(media(head, &Label::default()), Media::Html);
    news_xml::is_news(head)
        || ((is_declared || is_named || root == "svg") && !is_page && !root.eq_ignore_ascii_case("html"))
}

/// The items of a feed.
fn items(bytes: &[u8], name: &str) -> Result<Vec<Piece>> {
    let feed = feeds::read_feed(bytes, name)?;
    let piece = |item: &FeedItem| {
        let document = feeds::item_document(&feed, item, Origin::Sample);
        let (notices, name) = (document.notices, Some(item.id.clone()));
        let extent = item.extent;
        Piece { extent, notices, item: name, ..Piece::text(document.media, document.text, document.identity) }
    };
    let with_words = feed.items.iter().filter(|item| !item.html.trim().is_empty() || item.title.is_some());
    let mut pieces: Vec<Piece> = with_words.map(piece).collect();
    let Some(first) = pieces.first_mut() else {
        let notices = Some(feed.notices.join("; ")).filter(|notices| !notices.is_empty());
        let faults = notices.map(|notices| format!(" ({notices})")).unwrap_or_default();
        return Err(Error::new(format!("{name} is a feed without items{faults}: look again later")));
    };
    first.notices.extend(feed.notices.iter().cloned());
    Ok(pieces)
}
