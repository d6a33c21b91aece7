//! A saved answer of a web server, with its header -> the page in it.

use super::{Label, Piece};

/// A header and what follows it.
pub(super) struct HttpRecord<'a> {
    /// The status, such as 200. Zero if the status line has none.
    pub(super) status: u16,
    /// The media type and encoding that the header states.
    pub(super) label: Label,
    /// The body, as sent.
    pub(super) body: &'a [u8],
    is_chunked: bool,
}

/// Whether the bytes begin like an answer of a web server.
pub(in crate::input) fn begins(head: &[u8]) -> bool {
    let after = head.strip_prefix(b"HTTP/".as_slice()).unwrap_or_default();
    let line = after.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let version = line.split(|&byte| byte == b' ').next().unwrap_or_default();
    let is_version = |version: &[u8]| {
        !version.is_empty() && version.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.')
    };
    let status = line.get(version.len() + 1..version.len() + 4).unwrap_or_default();
    is_version(version) && status.len() == 3 && status.iter().all(u8::is_ascii_digit)
}

/// The page in a saved answer. Redirects and interim answers before it are skipped.
pub(in crate::input) fn read(bytes: &[u8]) -> Piece {
    let mut answer = split(bytes);
    while begins(answer.body) {
        answer = split(answer.body);
    }
    let body = answer.is_chunked.then(|| unchunked(answer.body)).flatten();
    let mut piece = Piece::bytes(body.unwrap_or_else(|| answer.body.to_vec()), answer.label);
    if answer.status >= 400 {
        piece.notices.push(format!("the saved answer is an error page: status {}", answer.status));
    }
    piece
}

/// Splits an answer into its header and its body.
pub(super) fn split(bytes: &[u8]) -> HttpRecord<'_> {
    let (header, body) = split_header(bytes);
    let header = String::from_utf8_lossy(header);
    let mut lines = header.lines();
    let status_line = lines.next().unwrap_or_default();
    let status = status_line.split_whitespace().nth(1).and_then(|code| code.parse().ok()).unwrap_or_default();
    let value = |wanted: &str| {
        let mut fields = header.lines().filter_map(|line| line.split_once(':'));
        fields.find(|(name, _)| name.trim().eq_ignore_ascii_case(wanted)).map(|(_, value)| value.trim())
    };
    let mut label = value("content-type").map(Label::of_content_type).unwrap_or_default();
    label.coding = value("content-encoding").map(str::to_ascii_lowercase);
    let is_chunked =
        value("transfer-encoding").is_some_and(|value| value.to_ascii_lowercase().contains("chunked"));
    HttpRecord { status, label, body, is_chunked }
}

/// The lines before the first empty one, and what comes after it.
pub(super) fn split_header(bytes: &[u8]) -> (&[u8], &[u8]) {
    let mut at = 0;
    while let Some(length) = memchr::memchr(b'\n', bytes.get(at..).unwrap_or_default()) {
        let line = bytes.get(at..at + length).unwrap_or_default();
        if line.trim_ascii_end().is_empty() {
            return (bytes.get(..at).unwrap_or_default(), bytes.get(at + length + 1..).unwrap_or_default());
        }
        at += length + 1;
    }
    (bytes, &[])
}

/// Joins the chunks of a body. Returns `None` if it is not in chunks: some programs join them but keep the header.
fn unchunked(body: &[u8]) -> Option<Vec<u8>> {
    let (mut whole, mut rest) = (Vec::with_capacity(body.len()), body);
    loop {
        let end = memchr::memchr(b'\n', rest)?;
        let line = std::str::from_utf8(rest.get(..end)?).ok()?.trim();
        let length = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
        rest = rest.get(end + 1..)?;
        if length == 0 {
            return Some(whole);
        }
        let chunk = rest.get(..length.min(rest.len()))?;
        whole.extend_from_slice(chunk);
        let after = rest.get(chunk.len()..)?;
        if after.is_empty() {
            return Some(whole);
        }
        rest = after.strip_prefix(b"\r\n".as_slice()).or_else(|| after.strip_prefix(b"\n".as_slice()))?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::format::Content;

    #[test]
    fn the_body_of_an_answer_is_read_with_what_its_header_says() {
        for (bytes, body, charset) in [
            (
                "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\r\n<p>a",
                "<p>a",
                Some("utf-8"),
            ),
            ("HTTP/2 200\ncontent-type: text/plain\n\na\n\nb", "a\n\nb", None),
            ("HTTP/1.1 301 Moved\r\nLocation: /b\r\n\r\nHTTP/1.1 200 OK\r\n\r\nb", "b", None),
            (
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x\r\nde\r\n0\r\n\r\n",
                "abcde",
                None,
            ),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nThe text", "The text", None),
        ] {
            assert!(begins(bytes.as_bytes()));
            let Content::Bytes(read, label) = read(bytes.as_bytes()).content else { panic!("{bytes}") };
            assert_eq!((read.as_slice(), label.charset.as_deref()), (body.as_bytes(), charset), "{bytes}");
        }
        assert!(!begins(b"HTTP/1.1 is a protocol") && !begins(b"HTTP/x 200 OK"));
    }
}
