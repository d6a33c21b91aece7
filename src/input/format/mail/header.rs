//! The first bytes of an input -> whether it is a mail, and where its header begins.
//!
//! A letter may begin with "Subject:" too. Only fields that programs write prove a mail, or a few of them together.

use crate::input::format::Label;

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
/// How many lines may stand before the header of a mail, as programs add them that print or forward it.
const MAX_LINES_BEFORE: usize = 20;

/// Whether the bytes are a mail. A name that ends as those of mails do makes less proof enough.
pub(in crate::input) fn begins(head: &[u8], label: &Label) -> bool {
    parts_without_header(head).is_some() || start(head, label).is_some()
}

/// Where the mail begins in bytes that are one.
pub(super) fn start(head: &[u8], label: &Label) -> Option<usize> {
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
pub(super) struct HeaderFields {
    pub(super) of_mail: usize,
    pub(super) of_letter: usize,
    /// Whether an empty line ends it.
    pub(super) is_ended: bool,
}

/// The fields of the header that the bytes begin with.
pub(super) fn header_fields(head: &[u8]) -> HeaderFields {
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

/// The boundary between the parts of a mail whose header is missing: somebody copied what the mail program shows as its
/// source, without the top.
pub(super) fn parts_without_header(bytes: &[u8]) -> Option<&str> {
    let bytes = bytes.trim_ascii_start();
    let line_end = memchr::memchr(b'\n', bytes)?;
    let boundary = std::str::from_utf8(bytes.get(..line_end)?.strip_prefix(b"--")?).ok()?.trim_end();
    let fields = header_fields(bytes.get(line_end + 1..)?);
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\\');
    (!boundary.is_empty() && boundary.bytes().all(is_plain) && fields.of_mail > 0 && fields.is_ended)
        .then_some(boundary)
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn parts_without_their_header_are_known_by_their_boundary() {
        let parts = "--b1\r\nContent-Type: text/plain\r\n\r\nIt rained.\r\n--b1--\r\n";
        assert_eq!(parts_without_header(parts.as_bytes()), Some("b1"));
        assert_eq!(parts_without_header(b"--\nContent-Type: text/plain\n\na"), None);
        assert_eq!(parts_without_header(b"-- Ana\nContent: words\n\na"), None);
    }
}
