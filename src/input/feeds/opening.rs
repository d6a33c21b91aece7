//! The first bytes -> whether they begin a feed, and of which kind.
//!
//! Only the root element decides. What some servers print before it (a byte order mark, blank lines, a warning of the
//! program that makes the feed) is skipped.

use crate::error::Result;
use crate::input::decode::decode;
use crate::input::format::budget::Budget;
use encoding_rs::Encoding;
use flate2::bufread::MultiGzDecoder;
use std::borrow::Cow;
use std::io::Read;

/// How far the root element is searched.
const HEAD: usize = 8 * 1024;

/// What kind of feed a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FeedKind {
    /// JSON Feed.
    Json,
    /// RSS or Atom.
    Xml(Root),
}

/// The root element of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Root {
    /// The family of formats it belongs to.
    pub(super) family: Family,
    /// Where its tag begins, in bytes.
    pub(super) start: usize,
}

/// The families of XML feeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// RSS 0.91 to 2: items in a channel.
    Rss,
    /// RSS 0.90 and 1: items beside the channel.
    Rdf,
    /// Atom: entries in a feed.
    Atom,
    /// A single Atom entry.
    Entry,
}

/// Whether the first bytes of a file or answer begin a feed: RSS, Atom or JSON Feed, also if it is compressed with gzip.
/// Eight kilobytes are enough.
#[must_use]
pub fn is_feed(head: &[u8]) -> bool {
    let text = head_text(head);
    match kind(&text) {
        // RDF holds other things too, and so does a page that quotes a feed after other text.
        Some(FeedKind::Xml(root)) => match root.family {
            Family::Rdf => text.contains("purl.org/rss/") || text.contains("my.netscape.com/rdf/"),
            Family::Atom | Family::Entry => text.contains("Atom") || text.contains("purl.org/atom/"),
            Family::Rss => true,
        },
        Some(FeedKind::Json) => true,
        None => false,
    }
}

/// Whether the first bytes of a file begin an OPML outline, which lists feeds.
#[must_use]
pub fn is_outline(head: &[u8]) -> bool {
    let text = head_text(head);
    after_prolog(&text).1.is_some_and(|rest| name_at(rest).eq_ignore_ascii_case("opml"))
}

/// The kind of feed that a text is. Returns `None` if it is not a feed.
pub(super) fn kind(text: &str) -> Option<FeedKind> {
    let head = text.get(..text.floor_char_boundary(HEAD)).unwrap_or_default();
    if head.trim_start_matches(is_blank).starts_with('{') {
        let is_json_feed =
            head.contains("jsonfeed.org/version/") || head.contains("jsonfeed.org\\/version\\/");
        return is_json_feed.then_some(FeedKind::Json);
    }
    let (start, rest) = after_prolog(head);
    if let Some(family) = rest.and_then(family_at) {
        return Some(FeedKind::Xml(Root { family, start }));
    }
    // The feed may follow a warning that its program printed, and then still has its declaration.
    let declared = head.find("<?xml")?;
    let (start, rest) = after_prolog(head.get(declared..)?);
    Some(FeedKind::Xml(Root { family: rest.and_then(family_at)?, start: declared + start }))
}

/// The text of a feed. Its own declaration names the encoding, unless the bytes are valid UTF-8.
pub(super) fn text_of(bytes: &[u8], name: &str) -> Result<String> {
    let bytes = if is_gzip(bytes) {
        Cow::Owned(Budget::new(bytes.len()).gunzip(bytes, name)?.bytes)
    } else {
        Cow::Borrowed(bytes)
    };
    let bytes = bytes.as_ref();
    if Encoding::for_bom(bytes).is_none()
        && let Err(_) = std::str::from_utf8(bytes)
        && let Some(encoding) = declared_encoding(bytes)
    {
        return Ok(encoding.decode_without_bom_handling(bytes).0.into_owned());
    }
    Ok(decode(bytes.to_vec(), name)?.text)
}

/// The encoding that the XML declaration names.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = head_text(bytes.get(..HEAD.min(bytes.len()))?);
    let declaration = head.get(head.find("<?xml")?..)?;
    let declaration = declaration.get(..declaration.find("?>")?)?;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    Encoding::for_label(value.get(1..)?.split(quote).next()?.as_bytes())
}

/// The bytes of a gzip file, as far as they are wanted; other bytes as they are.
fn unpacked(bytes: &[u8], most: usize) -> Cow<'_, [u8]> {
    if !is_gzip(bytes) {
        return Cow::Borrowed(bytes);
    }
    let mut unpacked = Vec::new();
    // What comes before a damage is enough.
    let _ = MultiGzDecoder::new(bytes).take(most as u64).read_to_end(&mut unpacked);
    Cow::Owned(unpacked)
}

/// Whether the bytes begin a gzip file.
fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b])
}

/// The beginning as text. UTF-16 is recognised by its mark, everything else has the ASCII letters of the tags.
fn head_text(bytes: &[u8]) -> String {
    let head = unpacked(bytes, HEAD);
    let head = head.get(..HEAD.min(head.len())).unwrap_or_default();
    match Encoding::for_bom(head) {
        Some((encoding, _)) => encoding.decode(head).0.into_owned(),
        None => String::from_utf8_lossy(head).into_owned(),
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || c == '\u{feff}'
}

/// The place of the root element and the text from there, after declarations, comments and the document type.
fn after_prolog(text: &str) -> (usize, Option<&str>) {
    let mut rest = text.trim_start_matches(is_blank);
    loop {
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + 3)
        } else if rest.starts_with("<?") {
            rest.find("?>").map(|at| at + 2)
        } else if rest.starts_with("<!") {
            end_of_document_type(rest)
        } else {
            return (text.len() - rest.len(), rest.strip_prefix('<'));
        };
        let Some(after) = end.and_then(|end| rest.get(end..)) else { return (text.len(), None) };
        rest = after.trim_start_matches(is_blank);
    }
}

/// The end of `<!DOCTYPE ..>`, which may hold declarations in square brackets.
fn end_of_document_type(text: &str) -> Option<usize> {
    let end = text.find('>')?;
    match text.find('[').filter(|open| *open < end) {
        Some(open) => {
            let close = open + text.get(open..)?.find(']')?;
            Some(close + text.get(close..)?.find('>')? + 1)
        }
        None => Some(end + 1),
    }
}

/// The name of the element whose tag goes on with `rest`, without its prefix.
fn name_at(rest: &str) -> &str {
    let end = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, ':' | '_' | '-')))
        .unwrap_or(rest.len());
    let name = rest.get(..end).unwrap_or_default();
    name.rsplit(':').next().unwrap_or(name)
}

fn family_at(rest: &str) -> Option<Family> {
    match name_at(rest) {
        name if name.eq_ignore_ascii_case("rss") => Some(Family::Rss),
        "RDF" => Some(Family::Rdf),
        "feed" => Some(Family::Atom),
        "entry" => Some(Family::Entry),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::write::GzEncoder;
    use std::io::Write;

    #[test]
    fn a_feed_is_recognised_by_its_root_element() {
        let atom = "xmlns=\"http://www.w3.org/2005/Atom\"";
        for head in [
            "<rss version=\"2.0\"><channel>",
            "\u{feff}\n <?xml version='1.0'?>\n<!-- made by hand -->\n<?xml-stylesheet href='a.xsl'?><rss>",
            "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY nbsp \"&#160;\">]><rss version='0.91'>",
            "<br />\n<b>Warning</b>: include() failed\n<?xml version=\"1.0\"?>\n<rss version=\"2.0\">",
            "<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\">",
            &format!("<feed {atom}>"),
            &format!("<atom:feed {}>", atom.replace("xmlns", "xmlns:atom")),
            "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": []}",
            "{\"version\":\"https:\\/\\/jsonfeed.org\\/version\\/1\"}",
        ] {
            assert!(is_feed(head.as_bytes()), "{head}");
        }
        let utf16: Vec<u8> = "\u{feff}<rss>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(is_feed(&utf16));
        let mut packed = GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(b"<rss version='2.0'><channel>").unwrap();
        assert!(is_feed(&packed.finish().unwrap()));
    }

    #[test]
    fn pages_and_other_documents_are_not_feeds() {
        for head in [
            "<!doctype html><html><body><pre>&lt;rss></pre><rss></rss>",
            "The tag <rss> opens a feed.",
            "<rdf:RDF xmlns:foaf=\"http://xmlns.com/foaf/0.1/\">",
            "<feed><entry/></feed>",
            "<opml version=\"2.0\">",
            "{\"text\": \"a record\"}",
            "<?xml",
            "<!--",
            "",
        ] {
            assert!(!is_feed(head.as_bytes()), "{head}");
        }
        assert!(is_outline(b"<?xml version='1.0'?><opml version='1.0'>") && !is_outline(b"<rss>"));
    }
}
