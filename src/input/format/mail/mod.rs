//! A mail, a folder of mails (mbox) or a page saved as one file (MHTML, which is a mail too) -> the articles in it.
//!
//! Reporters send their drafts as attachments: a document that is attached is an article of its own, like a mail that is
//! attached. Other attachments are named.

mod body;
mod forwarded;
mod header;
mod identity;
mod mbox;
mod sender;

pub(in crate::input) use header::begins;

use super::{Content, Label, Piece};
use crate::error::{Error, Result};
use crate::text::phrase::counted;
use body::MessageKind;
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

/// The extensions of attached files that are read.
const DOCUMENTS: [&str; 10] = ["docx", "odt", "fodt", "txt", "md", "markdown", "html", "htm", "mht", "mhtml"];

/// Mails in mails are freed one inside the other: with more of them, the stack could overflow.
const MAX_MAILS_INSIDE: usize = 10_000;

/// The articles in a mail, or in all mails of an mbox file.
///
/// # Errors
/// If it holds no text.
pub(in crate::input) fn read(bytes: &[u8], label: &Label, name: &str) -> Result<Vec<Piece>> {
    if let Some(boundary) = header::parts_without_header(bytes) {
        return of_message(&with_header(bytes, boundary), name);
    }
    let bytes = bytes.get(header::start(bytes, label).unwrap_or_default()..).unwrap_or_default();
    if bytes.starts_with(b"From ") {
        let piece = |mail| Piece::bytes(mail, Label::of_file("mail.eml"));
        return Ok(mbox::mails(bytes).into_iter().map(piece).collect());
    }
    of_message(bytes, name)
}

/// Parts with the header that they must have had. A text and a page are most probably the same.
fn with_header(parts: &[u8], boundary: &str) -> Vec<u8> {
    let has = |kind: &str| memchr::memmem::find(&parts.to_ascii_lowercase(), kind.as_bytes()).is_some();
    let kind = if has("text/plain") && has("text/html") { "alternative" } else { "mixed" };
    let header =
        format!("MIME-Version: 1.0\r\nContent-Type: multipart/{kind}; boundary=\"{boundary}\"\r\n\r\n");
    [header.as_bytes(), parts].concat()
}

fn of_message(bytes: &[u8], name: &str) -> Result<Vec<Piece>> {
    if mails_inside(bytes) > MAX_MAILS_INSIDE {
        return Err(Error::new(format!(
            "{name} has more than {MAX_MAILS_INSIDE} mails inside it: save those that you want as files of their own"
        )));
    }
    let message = MessageParser::default().parse(bytes).ok_or_else(|| without_text(name))?;
    let kind = identity::kind(&message);
    let mut pieces: Vec<Piece> = body::best(&message, kind).into_iter().collect();
    for piece in &mut pieces {
        piece.identity = identity::identity(&message, kind);
        if let (Some(address), Content::Bytes(bytes, _)) = (&piece.identity.url, &piece.content) {
            piece.identity.fetched = identity::fetched(&message, &address.value, bytes);
        }
    }
    pieces.extend(message.attachments().filter_map(|part| attached(&message, part, kind)));
    let first = pieces.first_mut().ok_or_else(|| without_text(name))?;
    first.notices.extend(left_out(&message, kind));
    Ok(pieces)
}

/// How many mails may be inside a mail: as often as a type of them is named.
fn mails_inside(bytes: &[u8]) -> usize {
    let is_type = |&at: &usize| {
        let before = bytes.get(at.saturating_sub("message".len())..at).unwrap_or_default();
        let after = bytes.get(at + 1..at + 1 + "digest".len()).unwrap_or_default();
        before.eq_ignore_ascii_case(b"message") || after.eq_ignore_ascii_case(b"digest")
    };
    memchr::memchr_iter(b'/', bytes).filter(is_type).count()
}

fn without_text(name: &str) -> Error {
    Error::new(format!("{name} is a mail without text: open it in a mail program, and save what it shows"))
}

/// An attached mail or document.
fn attached(message: &Message<'_>, part: &MessagePart<'_>, kind: MessageKind) -> Option<Piece> {
    if let PartType::Message(inner) = &part.body {
        return Some(Piece::bytes(inner.raw_message().to_vec(), Label::of_file("attached.eml")));
    }
    let name = document(part, kind)?;
    let charset = part.content_type().and_then(|kind| kind.attribute("charset")).map(str::to_owned);
    Some(Piece::bytes(body::body(message, part), Label { charset, ..Label::of_file(name) }))
}

/// The name of an attached file that is read. Mail programs call a footer or a signature that they cut off `ATT00001.txt`.
fn document<'a>(part: &'a MessagePart<'_>, kind: MessageKind) -> Option<&'a str> {
    let name = part.attachment_name().filter(|name| !name.starts_with("ATT0"))?;
    let extension = Label::of_file(name).extension()?;
    (kind == MessageKind::Mail && DOCUMENTS.contains(&extension.as_str())).then_some(name)
}

/// What is attached and not read, by name.
fn left_out(message: &Message<'_>, kind: MessageKind) -> Option<String> {
    let files = message.attachments().filter(|part| !part.is_message() && document(part, kind).is_none());
    let files = files.filter(|part| !is_inline(part));
    let names: Vec<&str> =
        files.map(|part| part.attachment_name().unwrap_or("a file without a name")).collect();
    let count = counted(names.len(), "attachment", "attachments");
    (!names.is_empty()).then(|| format!("left out: {count} ({})", names.join(", ")))
}

/// Whether a part is a picture or style of the page itself.
fn is_inline(part: &MessagePart<'_>) -> bool {
    part.content_id().is_some() || part.content_location().is_some() || part.attachment_name().is_none()
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
    fn a_flood_of_mails_inside_each_other_is_refused() {
        let inside = "Content-Type: message/rfc822\r\n\r\nFrom: ana@coast.example\r\n";
        let mail = |count: usize| format!("MIME-Version: 1.0\r\n{}", inside.repeat(count));
        let error = read(mail(100_000).as_bytes(), &Label::default(), "a.eml").unwrap_err();
        assert!(error.to_string().contains("a.eml has more than 10000 mails inside it"), "{error}");
        assert!(read(mail(3).as_bytes(), &Label::default(), "a.eml").is_ok());
        assert_eq!(mails_inside(b"message/rfc822 Message/Global multipart/digest text/plain /"), 3);
    }

    #[test]
    fn every_mail_of_a_folder_is_a_piece() {
        let folder = "From a Sun Mar  1 00:00:00 2026\nSubject: One\n\nIt rained.\n\nFrom b Sun Mar  1 00:00:00 2026\nSubject: Two\n\nIt snowed.\n";
        assert_eq!(read(folder.as_bytes(), &Label::default(), "mbox").unwrap().len(), 2);
    }

    #[test]
    fn documents_that_are_attached_are_articles_and_the_parts_of_a_page_are_joined() {
        let mail = |parts: &str| {
            let header = "From: Ana Ruiz <ana@a.example>\r\nSubject: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n";
            let pieces =
                read(format!("{header}{parts}--m--\r\n").as_bytes(), &Label::default(), "a.eml").unwrap();
            let words = |piece: Piece| match piece.content {
                Content::Bytes(bytes, label) => (String::from_utf8(bytes).unwrap(), label.file_name),
                Content::Text(_, text) => (text, None),
            };
            (pieces[0].notices.join("|"), pieces.into_iter().map(words).collect::<Vec<_>>())
        };
        let file = |name: &str, words: &str| {
            format!(
                "--m\r\nContent-Type: text/plain; name={name}\r\nContent-Disposition: attachment; filename={name}\r\n\r\n{words}\r\n"
            )
        };
        let (notice, pieces) = mail(&format!(
            "--m\r\nContent-Type: text/plain\r\n\r\nSee attached.\r\n{}{}{}",
            file("story.txt", "It rained."),
            file("ATT00001.txt", "Footer."),
            file("sums.xlsx", "1")
        ));
        assert_eq!(notice, "left out: 2 attachments (ATT00001.txt, sums.xlsx)");
        assert_eq!(pieces[1], ("It rained.".to_owned(), Some("story.txt".to_owned())));
        let html =
            |words: &str| format!("--m\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>{words}</p>\r\n");
        let (_, pieces) = mail(&format!(
            "{}--m\r\nContent-Type: text/plain\r\n\r\nA < B\r\n\r\n{}",
            html("First half"),
            html("second half, and longer")
        ));
        let [(page, _)] = pieces.as_slice() else { panic!("{pieces:?}") };
        for words in ["First half", "second half", "A &lt; B"] {
            assert!(page.contains(words), "{page}");
        }
    }

    #[test]
    fn parts_without_the_header_of_their_mail_are_read() {
        let parts = "--b1\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n=E2=80=9CRain,=E2=80=9D said Ana.\n--b1--\n";
        let pieces = read(parts.as_bytes(), &Label::default(), "a.txt").unwrap();
        assert!(
            matches!(&pieces[0].content, Content::Text(_, text) if text.trim() == "“Rain,” said Ana."),
            "{pieces:?}"
        );
    }
}
