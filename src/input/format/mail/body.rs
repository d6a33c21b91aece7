//! The parts of a mail -> its text.
//!
//! A newsletter is read from its HTML, which is complete; the plain text beside it is often only an excuse. The bytes of
//! a part are decoded here and not by the parser, so that a wrong charset is overruled as in any other file.

use crate::input::decode::{decode_stated, transfer_encoded};
use crate::input::format::{Content, Label, Piece};
use crate::input::{Identity, Media};
use crate::text::phrase::counted;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessagePart, MimeHeaders};

/// What a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MessageKind {
    Mail,
    /// A page that was saved as one file.
    Page,
}

/// The HTML of a mail, unless it has hardly any words: some mails show a picture, and have their words only in the text.
pub(super) fn best(message: &Message<'_>, kind: MessageKind) -> Option<Piece> {
    choose(html(message, kind), plain(message))
}

fn choose(html: Option<Piece>, plain: Option<Piece>) -> Option<Piece> {
    let words = |piece: &Piece| match &piece.content {
        Content::Bytes(bytes, _) => words_in(&String::from_utf8_lossy(bytes)),
        Content::Text(_, text) => text.split_whitespace().count(),
    };
    match (html, plain) {
        (Some(html), Some(plain)) if words(&html) * 3 < words(&plain) => Some(plain),
        (Some(html), _) if words(&html) > 0 => Some(html),
        (_, plain) => plain,
    }
}

/// How many words a page has outside its tags, styles and scripts.
fn words_in(html: &str) -> usize {
    let (mut count, mut is_code) = (0, false);
    for piece in html.split('<') {
        let (tag, words) = piece.split_once('>').unwrap_or(("", piece));
        let name: String = tag.chars().take(6).collect::<String>().to_ascii_lowercase();
        is_code =
            (is_code && !name.starts_with('/')) || name.starts_with("style") || name.starts_with("script");
        if !is_code {
            count += words.split_whitespace().count();
        }
    }
    count
}

/// The HTML of a mail. All parts of it, since some programs put every picture between two of them; of a saved page only
/// the longest, since the others are its frames.
fn html(message: &Message<'_>, kind: MessageKind) -> Option<Piece> {
    let parts: Vec<&MessagePart<'_>> =
        message.html_bodies().filter(|part| part.is_text() && !part.is_empty()).collect();
    let mut pages = parts.iter().filter(|part| part.is_text_html());
    let first = *pages.next()?;
    let is_split = parts.len() > 1;
    if is_split && kind == MessageKind::Mail {
        let page: String = parts.iter().map(|part| page_of(message, part)).collect();
        let label = Label { charset: Some("utf-8".to_owned()), ..html_label(first) };
        return Some(Piece::bytes(page.into_bytes(), label)).filter(has_bytes);
    }
    let longest =
        pages.copied().fold(first, |longest, part| if part.len() > longest.len() { part } else { longest });
    let mut piece = Piece::bytes(body(message, longest), html_label(longest));
    if is_split {
        let others = counted(parts.len() - 1, "further part of the page", "further parts of the page");
        piece.notices.push(format!("left out: {others}"));
    }
    Some(piece).filter(has_bytes)
}

fn has_bytes(piece: &Piece) -> bool {
    matches!(&piece.content, Content::Bytes(bytes, _) if !bytes.trim_ascii().is_empty())
}

fn html_label(part: &MessagePart<'_>) -> Label {
    let charset = part.content_type().and_then(|kind| kind.attribute("charset")).map(str::to_owned);
    Label { media_type: Some("text/html".to_owned()), charset, ..Label::default() }
}

/// A part as a piece of a page.
fn page_of(message: &Message<'_>, part: &MessagePart<'_>) -> String {
    let charset = html_label(part).charset;
    let Ok(decoded) = decode_stated(body(message, part), "the mail", charset.as_deref()) else {
        return String::new();
    };
    if part.is_text_html() {
        return decoded.text;
    }
    let escaped = decoded.text.replace('&', "&amp;").replace('<', "&lt;").replace('\r', "");
    format!("<p>{}</p>", escaped.replace("\n\n", "</p><p>").replace('\n', "<br>"))
}

/// The plain text of a mail, all parts of it.
pub(super) fn plain(message: &Message<'_>) -> Option<Piece> {
    let (mut whole, mut notices) = (String::new(), Vec::new());
    for part in message.text_bodies().filter(|part| part.is_text() && !part.is_text_html()) {
        let kind = part.content_type();
        let attribute = |name: &str| kind.and_then(|kind| kind.attribute(name));
        let mut decoded = decode_stated(body(message, part), "the mail", attribute("charset")).ok()?;
        // A damaged header does not say how the text is encoded.
        if let Some(bytes) = transfer_encoded(&decoded.text) {
            decoded = decode_stated(bytes, "the mail", None).ok()?;
        }
        let is_flowed = attribute("format").is_some_and(|format| format.eq_ignore_ascii_case("flowed"));
        let text = if is_flowed { unflowed(&decoded.text) } else { decoded.text };
        if !whole.is_empty() {
            whole.push_str("\n\n");
        }
        whole.push_str(text.trim_end());
        notices.extend(decoded.notices);
    }
    if whole.trim().is_empty() {
        return None;
    }
    whole.push('\n');
    Some(Piece { notices, ..Piece::text(Media::Plain, whole, Identity::default()) })
}

/// The bytes of a part, decoded from what mails travel in.
pub(super) fn body(message: &Message<'_>, part: &MessagePart<'_>) -> Vec<u8> {
    let (from, to) = (part.raw_body_offset() as usize, part.raw_end_offset() as usize);
    let raw = message.raw_message().get(from..to).unwrap_or_default();
    let decoded = match part.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    };
    decoded.unwrap_or_else(|| part.contents().to_vec())
}

/// Joins the lines of a text that was sent as `format=flowed`: a space at the end of a line says that it goes on.
fn unflowed(text: &str) -> String {
    let (mut joined, mut goes_on) = (String::with_capacity(text.len()), false);
    for line in text.lines() {
        let depth = line.bytes().take_while(|&byte| byte == b'>').count();
        let stuffed = line.get(depth..).unwrap_or_default();
        let words = stuffed.strip_prefix(' ').unwrap_or(stuffed);
        if !goes_on {
            joined.push_str(line.get(..depth).unwrap_or_default());
            if depth > 0 {
                joined.push(' ');
            }
        }
        joined.push_str(words);
        goes_on = words.ends_with(' ') && words != "-- ";
        if !goes_on {
            joined.push('\n');
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_with_only_a_picture_gives_way_to_the_text() {
        assert_eq!(words_in("<style>p { a: b }</style><P>It <b>rained</b>.<img><script>a < b</script>"), 3);
        let piece = |html: &str| Some(Piece::bytes(html.as_bytes().to_vec(), Label::default()));
        let text = || {
            Some(Piece::text(Media::Plain, "It rained in the harbour today.".to_owned(), Identity::default()))
        };
        assert_eq!(choose(piece("<img src=a.png><p>Online</p>"), text()), text());
        assert_eq!(choose(piece("<p>It rained in Varna.</p>"), text()), piece("<p>It rained in Varna.</p>"));
        assert_eq!(choose(piece("<html><img src=a.png></html>"), None), None);
    }

    #[test]
    fn flowed_text_is_joined() {
        assert_eq!(
            unflowed("One line \nthat goes on.\n> quoted \n> too\n from\n-- \nAna"),
            "One line that goes on.\n> quoted too\nfrom\n-- \nAna\n"
        );
    }
}
