//! A web archive (WARC) -> the pages in it, each with its address and when it was fetched.
//!
//! Archives hold pictures, scripts, requests and metadata too. Only answers that are pages, and texts that were made from
//! pages, are articles.

use super::{Content, Label, Piece, http};
use crate::error::{Error, Result};
use crate::input::{Fetched, Identity, IdentitySource, Stated};
use crate::text::date::parse_moment;
use crate::text::phrase::counted;
use sha2::{Digest, Sha256};

/// Whether the bytes begin a web archive.
pub(in crate::input) fn begins(head: &[u8]) -> bool {
    head.starts_with(b"WARC/")
}

/// The pages of an archive, in its order; at least one. What follows a damaged record is left out, with a notice.
///
/// # Errors
/// If no record is a page. The sentence says what was found instead.
pub(in crate::input) fn read(bytes: &[u8], name: &str) -> Result<Vec<Piece>> {
    let (mut pages, mut others, mut rest) = (Vec::new(), 0, skip_blank(bytes));
    let mut is_cut_off = false;
    while begins(rest) {
        let (header, after) = http::split_header(rest);
        let record = Record::of(&String::from_utf8_lossy(header));
        let length = record.length.min(after.len());
        is_cut_off = length < record.length;
        let (block, next) = after.split_at(length);
        match record.page(block) {
            Some(page) => pages.push(page),
            None => others += usize::from(record.is_content()),
        }
        rest = skip_blank(next);
    }
    let mut notices = Vec::new();
    if others > 0 {
        let records = counted(others, "record that is no page was", "records that are no pages were");
        notices.push(format!("{records} left out"));
    }
    if is_cut_off {
        notices.push("the archive is cut off: its last record is not whole".to_owned());
    }
    if !rest.is_empty() {
        notices.push("the archive is damaged: what follows its last whole record was left out".to_owned());
    }
    let Some(first) = pages.first_mut() else {
        let found = Some(notices.join("; ")).filter(|found| !found.is_empty());
        let found = found.map(|found| format!(" ({found})")).unwrap_or_default();
        return Err(Error::new(format!(
            "{name} is a web archive without a page{found}: give an archive of the page itself"
        )));
    };
    first.notices.append(&mut notices);
    Ok(pages)
}

fn skip_blank(bytes: &[u8]) -> &[u8] {
    bytes.trim_ascii_start()
}

/// The header of a record.
#[derive(Default)]
struct Record {
    kind: String,
    address: String,
    date: Option<i64>,
    media_type: String,
    length: usize,
}

impl Record {
    fn of(header: &str) -> Self {
        let mut record = Self::default();
        for (name, value) in header.lines().filter_map(|line| line.split_once(':')) {
            let value = value.trim();
            match name.trim().to_ascii_lowercase().as_str() {
                "warc-type" => record.kind = value.to_ascii_lowercase(),
                "warc-target-uri" => value.trim_matches(['<', '>']).clone_into(&mut record.address),
                "warc-date" => record.date = parse_moment(value),
                "content-type" => record.media_type = value.to_ascii_lowercase(),
                "content-length" => record.length = value.parse().unwrap_or_default(),
                _ => {}
            }
        }
        record
    }

    /// Whether the record is something that was fetched, and not about fetching it.
    fn is_content(&self) -> bool {
        matches!(self.kind.as_str(), "response" | "resource" | "conversion")
    }

    /// The page in the record. `None` if it holds none.
    fn page(&self, block: &[u8]) -> Option<Piece> {
        let mut piece = match self.kind.as_str() {
            "response" if http::begins(block) => {
                let answer = http::split(block);
                let is_page = is_page(answer.label.media_type.as_deref(), answer.body);
                let page = is_page && (200..300).contains(&answer.status);
                page.then(|| http::read(block))?
            }
            "resource" if is_page(Some(&self.media_type), block) => {
                Piece::bytes(block.to_vec(), Label::of_content_type(&self.media_type))
            }
            "conversion" if self.media_type.starts_with("text/plain") => {
                Piece::bytes(block.to_vec(), Label::of_content_type(&self.media_type))
            }
            _ => return None,
        };
        let Content::Bytes(bytes, _) = &piece.content else { return None };
        piece.identity = self.identity(bytes);
        Some(piece)
    }

    fn identity(&self, bytes: &[u8]) -> Identity {
        let url =
            (!self.address.is_empty()).then(|| Stated::new(self.address.clone(), IdentitySource::Address));
        let fetched = self.date.map(|at| Fetched {
            address: self.address.clone(),
            at,
            sha256: Sha256::digest(bytes).into(),
            bytes: bytes.len() as u64,
            headers: Vec::new(),
            original: None,
        });
        Identity { url, fetched, ..Identity::default() }
    }
}

/// Whether an answer is a page: by its media type, or if it states none, by how it begins.
fn is_page(media_type: Option<&str>, body: &[u8]) -> bool {
    match media_type.map(|stated| stated.split(';').next().unwrap_or_default().trim()) {
        Some("text/html" | "application/xhtml+xml") => !body.trim_ascii().is_empty(),
        None | Some("") => body.trim_ascii_start().starts_with(b"<"),
        Some(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: &str, address: &str, block: &str) -> String {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-03-01T09:30:00Z\r\n\
             Content-Type: application/http\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    }

    #[test]
    fn every_page_of_an_archive_is_an_article_with_its_address() {
        let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>“It rained,” said Ana.</p>";
        let picture = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nxx";
        let gone = "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Gone</p>";
        let archive = [
            record("warcinfo", "", "software: x"),
            record("request", "https://coast.example/a", "GET /a HTTP/1.1"),
            record("response", "https://coast.example/a", page),
            record("response", "https://coast.example/p.png", picture),
            record("response", "https://coast.example/gone", gone),
            record("response", "https://coast.example/b", page),
        ];
        let pages = read(archive.concat().as_bytes(), "a.warc").unwrap();
        let addresses = pages.iter().map(|page| page.identity.url.as_ref().unwrap().value.as_str());
        assert_eq!(addresses.collect::<Vec<_>>(), ["https://coast.example/a", "https://coast.example/b"]);
        assert_eq!(pages[0].identity.fetched.as_ref().unwrap().at, 1_772_357_400_000);
        assert!(pages[0].notices[0].starts_with("2 records that are no pages"), "{:?}", pages[0].notices);
        let cut = archive.concat();
        let pages = read(&cut.as_bytes()[..cut.len() - 20], "a.warc").unwrap();
        assert_eq!(pages.len(), 2, "a record that is cut off is read as far as it goes");
        assert!(
            pages[0].notices.iter().any(|notice| notice.contains("is cut off")),
            "{:?}",
            pages[0].notices
        );
    }

    #[test]
    fn an_archive_without_a_page_says_what_it_holds() {
        let picture = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nxx";
        let archive = record("response", "https://coast.example/p.png", picture) + "WARC";
        let said = read(archive.as_bytes(), "a.warc").unwrap_err().to_string();
        for part in ["a.warc is a web archive without a page", "1 record that is no page", "is damaged"] {
            assert!(said.contains(part), "{said}");
        }
    }
}
