//! A mail, a folder of mails (mbox) or a page saved as one file (MHTML, which is a mail too) -> the article in it.
//!
//! A newsletter is read from its HTML, which is complete; the plain text beside it is often only an excuse. The bytes of
//! a part are decoded here and not by the parser, so that a wrong charset is overruled as in any other file.

use super::{Content, Label, Piece};
use crate::error::{Error, Result};
use crate::input::decode::{decode_stated, transfer_encoded};
use crate::input::{Fetched, Identity, IdentitySource, Media, Stated};
use crate::text::phrase::counted;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::mailbox::mbox::MessageIterator;
use mail_parser::{Addr, Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use sha2::{Digest, Sha256};

/// Fields that only the header of a mail has.
const MAIL_FIELDS: [&str; 14] = [
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "message-id",
    "received",
    "return-path",
    "delivered-to",
    "dkim-signature",
    "x-mailer",
    "list-id",
    "list-unsubscribe",
    "authentication-results",
    "snapshot-content-location",
    "x-received",
];
/// Fields that a letter may begin with too.
const LETTER_FIELDS: [&str; 8] =
    ["from", "to", "cc", "subject", "date", "sender", "reply-to", "content-location"];
/// Names of mailboxes that belong to an outlet and not to a person.
const ROLES: [&str; 24] = [
    "news",
    "newsletter",
    "newsletters",
    "info",
    "noreply",
    "no-reply",
    "donotreply",
    "hello",
    "editor",
    "editors",
    "briefing",
    "briefings",
    "alerts",
    "updates",
    "mail",
    "contact",
    "team",
    "press",
    "digest",
    "reply",
    "support",
    "daily",
    "weekly",
    "subscriptions",
];

/// How many lines may stand before the header of a mail, as programs add them that print or forward it.
const MAX_LINES_BEFORE: usize = 20;

/// Whether the bytes are a mail. A name that ends as those of mails do makes less proof enough.
pub(in crate::input) fn begins(head: &[u8], label: &Label) -> bool {
    start(head, label).is_some()
}

/// Where the mail begins in bytes that are one.
fn start(head: &[u8], label: &Label) -> Option<usize> {
    let is_named = label.extension().is_some_and(|extension| {
        matches!(extension.as_str(), "eml" | "mht" | "mhtml" | "mbox" | "mbx" | "emlx")
    });
    let header = after_mbox_line(head);
    let first = header_fields(header);
    if first.of_mail > 1
        || (first.of_mail > 0 && first.is_ended)
        || (is_named && first.of_mail + first.of_letter > 0)
    {
        return Some(if head.starts_with(b"From ") { 0 } else { head.len() - header.len() });
    }
    let ends = memchr::memchr_iter(b'\n', head).take(MAX_LINES_BEFORE).map(|end| end + 1);
    let is_header = |at: &usize| {
        let fields = header_fields(head.get(*at..).unwrap_or_default());
        fields.of_mail > 1 && fields.is_ended && fields.of_mail + fields.of_letter > 2
    };
    ends.into_iter().find(is_header)
}

/// What is known of a header.
#[derive(Debug, Default)]
struct HeaderFields {
    of_mail: usize,
    of_letter: usize,
    /// Whether an empty line ends it.
    is_ended: bool,
}

/// The fields of the header that the bytes begin with.
fn header_fields(head: &[u8]) -> HeaderFields {
    let mut fields = HeaderFields::default();
    for line in head.split(|&byte| byte == b'\n').take(200) {
        let line = line.trim_ascii_end();
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        if line.is_empty() {
            fields.is_ended = true;
            return fields;
        }
        let name = memchr::memchr(b':', line).and_then(|colon| line.get(..colon)).unwrap_or_default();
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if name.is_empty() || !name.iter().all(is_name) {
            // One line of a header may be damaged. Otherwise this is a text that begins with a word and a colon.
            return if fields.of_mail > 1 { fields } else { HeaderFields::default() };
        }
        let name = String::from_utf8_lossy(name).to_ascii_lowercase();
        fields.of_mail += usize::from(MAIL_FIELDS.contains(&name.as_str()));
        fields.of_letter += usize::from(LETTER_FIELDS.contains(&name.as_str()));
    }
    fields
}

/// What follows the line that begins a mail in an mbox file, if there is one.
fn after_mbox_line(head: &[u8]) -> &[u8] {
    let start = head.strip_prefix(b"\xEF\xBB\xBF".as_slice()).unwrap_or(head);
    let from_line = start.starts_with(b"From ").then(|| memchr::memchr(b'\n', start)).flatten();
    from_line.and_then(|end| start.get(end + 1..)).unwrap_or(start)
}

/// The articles in a mail, or in all mails of an mbox file.
///
/// # Errors
/// If it holds no text.
pub(in crate::input) fn read(bytes: &[u8], label: &Label, name: &str) -> Result<Vec<Piece>> {
    let bytes = bytes.get(start(bytes, label).unwrap_or_default()..).unwrap_or_default();
    if bytes.starts_with(b"From ") {
        let mails = MessageIterator::new(bytes).flatten();
        let label = || Label { file_name: Some("mail.eml".to_owned()), ..Label::default() };
        return Ok(mails.map(|mail| Piece::bytes(mail.unwrap_contents(), label())).collect());
    }
    let message = MessageParser::default().parse(bytes).ok_or_else(|| without_text(name))?;
    let mut identity = identity(&message);
    let mut pieces = Vec::new();
    if let Some(mut piece) = best(html(&message), plain(&message)) {
        if let (Some(address), Content::Bytes(bytes, _)) = (&identity.url, &piece.content) {
            identity.fetched = fetched(&message, &address.value, bytes);
        }
        piece.identity = identity;
        piece.notices.extend(attachments(&message));
        pieces.push(piece);
    }
    let attached = message.attachments().filter_map(|part| match &part.body {
        PartType::Message(inner) => Some(inner.raw_message().to_vec()),
        _ => None,
    });
    let label = || Label { file_name: Some("attached.eml".to_owned()), ..Label::default() };
    pieces.extend(attached.map(|bytes| Piece::bytes(bytes, label())));
    if pieces.is_empty() { Err(without_text(name)) } else { Ok(pieces) }
}

fn without_text(name: &str) -> Error {
    Error::new(format!("{name} is a mail without text: open it in a mail program, and save what it shows"))
}

/// The HTML of a mail, unless it has hardly any words: some mails show a picture, and have their words only in the text.
fn best(html: Option<Piece>, plain: Option<Piece>) -> Option<Piece> {
    let words = |piece: &Piece| match &piece.content {
        Content::Bytes(bytes, _) => words_in(&String::from_utf8_lossy(bytes)),
        Content::Text(_, text) => text.split_whitespace().count(),
    };
    match (html, plain) {
        (Some(html), Some(plain)) if words(&html) * 3 < words(&plain) => Some(plain),
        (Some(html), _) => Some(html),
        (None, plain) => plain,
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

/// The HTML of a mail, the longest if there are several.
fn html(message: &Message<'_>) -> Option<Piece> {
    let parts = message.html_bodies().filter(|part| part.is_text_html());
    let bytes = |part: &MessagePart<'_>| body(message, part);
    let (part, bytes) = parts.map(|part| (part, bytes(part))).max_by_key(|(_, bytes)| bytes.len())?;
    if bytes.trim_ascii().is_empty() {
        return None;
    }
    let others = message.html_bodies().filter(|other| !std::ptr::eq(*other, part));
    let others = others.filter(|other| other.is_text() && !other.is_empty()).count();
    let charset = part.content_type().and_then(|kind| kind.attribute("charset")).map(str::to_owned);
    let label = Label { media_type: Some("text/html".to_owned()), charset, file_name: None };
    let mut piece = Piece::bytes(bytes, label);
    if others > 0 {
        piece.notices.push(format!(
            "left out: {}",
            counted(others, "further part of the mail", "further parts of the mail")
        ));
    }
    Some(piece)
}

/// The plain text of a mail, all parts of it.
fn plain(message: &Message<'_>) -> Option<Piece> {
    let (mut whole, mut notices) = (String::new(), Vec::new());
    for part in message.text_bodies().filter(|part| part.is_text()) {
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
fn body(message: &Message<'_>, part: &MessagePart<'_>) -> Vec<u8> {
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

/// What is attached, by name.
fn attachments(message: &Message<'_>) -> Option<String> {
    let files = message.attachments().filter(|part| !part.is_message() && !is_inline(part));
    let names: Vec<&str> =
        files.map(|part| part.attachment_name().unwrap_or("a file without a name")).collect();
    let count = counted(names.len(), "attachment", "attachments");
    (!names.is_empty()).then(|| format!("left out: {count} ({})", names.join(", ")))
}

/// Whether a part is a picture or style of the page itself.
fn is_inline(part: &MessagePart<'_>) -> bool {
    part.content_id().is_some() || part.content_location().is_some() || part.attachment_name().is_none()
}

fn identity(message: &Message<'_>) -> Identity {
    let stated = |value: String| Stated::new(value, IdentitySource::Mail);
    let address = message.header_raw("Snapshot-Content-Location").map(str::trim).map(str::to_owned);
    let location = || message.parts.iter().find_map(|part| part.content_location()).map(str::to_owned);
    let from = message.from().and_then(|from| from.first());
    let is_page = address.is_some()
        || message
            .header_raw("From")
            .is_some_and(|from| from.trim_start_matches([' ', '<', '"']).starts_with("Saved by"));
    let url =
        address.or_else(|| location().filter(|_| is_page)).filter(|address| address.starts_with("http"));
    if is_page {
        return Identity { url: url.map(stated), ..Identity::default() };
    }
    let subject = message.subject().map(|subject| subject.split_whitespace().collect::<Vec<_>>().join(" "));
    let published = message.date().filter(|date| date.is_valid()).map(mail_parser::DateTime::to_rfc3339);
    let is_list =
        ["List-Id", "List-Unsubscribe", "List-Post"].iter().any(|name| message.header_raw(*name).is_some());
    let (author, site) = from.map(|from| sender(from, is_list)).unwrap_or_default();
    let site = site.or_else(|| list_name(message.header_raw("List-Id")?));
    Identity {
        title: subject.filter(|subject| !subject.is_empty()).map(stated),
        authors: author.map(|author| Stated::new(vec![author], IdentitySource::Mail)),
        published: published.map(stated),
        site: site.map(stated),
        ..Identity::default()
    }
}

/// The person and the outlet in a sender. `Ana Ruiz at The Coast Post` names both; the mailbox of a list or of an office
/// is an outlet's.
fn sender(from: &Addr<'_>, is_list: bool) -> (Option<String>, Option<String>) {
    let Some(name) = from.name.as_deref().map(str::trim).filter(|name| !name.is_empty()) else {
        return (None, None);
    };
    for between in [" at ", " from ", " via ", " | ", ", ", " – ", " — ", " - "] {
        if let Some((person, outlet)) = name.split_once(between).filter(|(person, _)| person.contains(' ')) {
            return (Some(person.trim().to_owned()), Some(outlet.trim().to_owned()));
        }
    }
    let mailbox = from.address.as_deref().and_then(|address| address.split('@').next()).unwrap_or_default();
    let is_role = ROLES.iter().any(|role| mailbox.eq_ignore_ascii_case(role));
    if is_list || is_role { (None, Some(name.to_owned())) } else { (Some(name.to_owned()), None) }
}

/// The name in `The Coast Briefing <briefing.coast.example>`.
fn list_name(header: &str) -> Option<String> {
    let name = header.split('<').next()?.trim().trim_matches('"').trim();
    (!name.is_empty()).then(|| name.to_owned())
}

fn fetched(message: &Message<'_>, address: &str, bytes: &[u8]) -> Option<Fetched> {
    let at = message.date().filter(|date| date.is_valid())?.to_timestamp().checked_mul(1000)?;
    let sha256 = Sha256::digest(bytes).into();
    let bytes = bytes.len() as u64;
    Some(Fetched { address: address.to_owned(), at, sha256, bytes, headers: Vec::new(), original: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEWSLETTER: &str = "From: The Coast Post <news@coast.example>\r\nSubject: =?utf-8?Q?The_strike=E2=80=99s_end?=\r\n\
        Date: Sun, 1 Mar 2026 09:30:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n\
        --m\r\nContent-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\nContent-Type: text/plain\r\n\r\nSee the page.\r\n\
        --a\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        <p>=E2=80=9CIt rained,=E2=80=9D said Ana.</p>\r\n--a--\r\n--m\r\nContent-Type: application/pdf\r\n\
        Content-Disposition: attachment; filename=report.pdf\r\n\r\nxx\r\n--m--\r\n";

    #[test]
    fn a_newsletter_is_read_from_its_html() {
        assert!(begins(NEWSLETTER.as_bytes(), &Label::default()));
        let pieces = read(NEWSLETTER.as_bytes(), &Label::default(), "a.eml").unwrap();
        let [piece] = pieces.as_slice() else { panic!("{pieces:?}") };
        let Content::Bytes(bytes, label) = &piece.content else { panic!("{piece:?}") };
        assert_eq!(String::from_utf8_lossy(bytes).trim(), "<p>“It rained,” said Ana.</p>");
        assert_eq!(label.media_type.as_deref(), Some("text/html"));
        assert_eq!(piece.notices, ["left out: 1 attachment (report.pdf)"]);
        let identity = &piece.identity;
        assert_eq!(identity.title.as_ref().unwrap().value, "The strike’s end");
        assert_eq!(identity.published.as_ref().unwrap().value, "2026-03-01T09:30:00+01:00");
        assert_eq!(
            (identity.site.as_ref().unwrap().value.as_str(), &identity.authors),
            ("The Coast Post", &None)
        );
    }

    #[test]
    fn a_text_is_a_mail_only_if_it_has_the_header_of_one() {
        let named = |name: &str| Label { file_name: Some(name.to_owned()), ..Label::default() };
        for (head, name, expected) in [
            ("Subject: a\nFrom: b@c\n\ntext", "a.eml", true),
            ("Subject: a\nFrom: b@c\n\ntext", "a.txt", false),
            ("Message-ID: <a@b>\nSubject: a\n\ntext", "a.txt", true),
            ("From ana Sun Mar  1\nReceived: x\n\n", "mbox", true),
            ("Printed on Sunday\n\nSubject: a\nFrom: b\nMIME-Version: 1.0\nReceived: x\n\n", "a.txt", true),
            ("Content: a\n\nb", "a.eml", false),
            ("He said: no.\nMIME-Version: 1.0", "a.txt", false),
        ] {
            assert_eq!(begins(head.as_bytes(), &named(name)), expected, "{head}");
        }
    }

    #[test]
    fn senders_are_people_or_outlets() {
        let from = |name: &'static str, address: &'static str| Addr {
            name: Some(name.into()),
            address: Some(address.into()),
        };
        let (author, site) = sender(&from("Ana Ruiz at The Coast Post", "ana@coast.example"), true);
        assert_eq!((author.as_deref(), site.as_deref()), (Some("Ana Ruiz"), Some("The Coast Post")));
        assert_eq!(sender(&from("Ana Ruiz", "ana@coast.example"), false).0.as_deref(), Some("Ana Ruiz"));
        assert_eq!(sender(&from("Coast", "briefing@coast.example"), false).1.as_deref(), Some("Coast"));
    }

    #[test]
    fn a_page_with_only_a_picture_gives_way_to_the_text() {
        assert_eq!(words_in("<style>p { a: b }</style><P>It <b>rained</b>.<img><script>a < b</script>"), 3);
        let piece = |html: &str| Some(Piece::bytes(html.as_bytes().to_vec(), Label::default()));
        let text = || {
            Some(Piece::text(Media::Plain, "It rained in the harbour today.".to_owned(), Identity::default()))
        };
        assert_eq!(best(piece("<img src=a.png><p>Online</p>"), text()), text());
        assert_eq!(best(piece("<p>It rained in Varna.</p>"), text()), piece("<p>It rained in Varna.</p>"));
    }

    #[test]
    fn flowed_text_is_joined() {
        assert_eq!(
            unflowed("One line \nthat goes on.\n> quoted \n> too\n from\n-- \nAna"),
            "One line that goes on.\n> quoted too\nfrom\n-- \nAna\n"
        );
    }

    #[test]
    fn every_mail_of_a_folder_is_a_piece() {
        let folder = "From a Sun Mar  1 00:00:00 2026\nSubject: One\n\nIt rained.\n\nFrom b Sun Mar  1 00:00:00 2026\nSubject: Two\n\nIt snowed.\n";
        assert_eq!(read(folder.as_bytes(), &Label::default(), "mbox").unwrap().len(), 2);
    }
}
