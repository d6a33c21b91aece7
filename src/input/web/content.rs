//! What came from an address -> whether it can be a page at all, or why not.
//!
//! The first bytes decide before the type that the server states: servers call pages pictures, and pictures pages.

use crate::error::{Error, Result};
use crate::input::magic::{self, Kind};

/// Refuses what is no page, by name. What may be read all the same, such as a text, is left to its readers.
///
/// # Errors
/// If the bytes, or what the server says of them, are of a kind that has no text to read.
pub(in crate::input) fn require_page(address: &str, media_type: Option<&str>, bytes: &[u8]) -> Result<()> {
    let by_bytes = magic::known(bytes);
    let known = by_bytes.or_else(|| stated(media_type?).filter(|_| !is_markup(bytes)));
    let Some((name, kind)) = known else { return Ok(()) };
    let advice = match kind {
        Kind::Pdf => "download it and run pdftotext FILE - | pullquote",
        Kind::Picture => "give the address of the article it belongs to",
        Kind::Video | Kind::Recording => "give the address of a page with its text",
        Kind::Font | Kind::Program => "give the address of the page",
        _ => return Ok(()),
    };
    let stated = media_type.map(|stated| format!(" ({stated})")).unwrap_or_default();
    Err(Error::new(format!("{address}: this is {name}{stated}, not a page: {advice}")))
}

fn stated(media_type: &str) -> Option<(&'static str, Kind)> {
    let (family, name) = media_type.split_once('/')?;
    Some(match (family, name) {
        ("image", _) => ("a picture", Kind::Picture),
        ("video", _) => ("a video", Kind::Video),
        ("audio", _) => ("a recording", Kind::Recording),
        ("font", _) | ("text", "css" | "javascript") | ("application", "javascript" | "wasm") => {
            ("a part of a page without text", Kind::Program)
        }
        ("application", "pdf") => ("a PDF document", Kind::Pdf),
        _ => return None,
    })
}

/// Whether the bytes begin as a page or a feed does.
fn is_markup(bytes: &[u8]) -> bool {
    let text = bytes.trim_ascii_start();
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text).trim_ascii_start();
    let begins =
        |tag: &str| text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag.as_bytes()));
    let head = text.get(..1024.min(text.len())).unwrap_or_default();
    let is_drawing = memchr::memmem::find(head, b"<svg").is_some() && !begins("<!doctype html");
    !is_drawing
        && ["<!doctype html", "<html", "<head", "<body", "<!--", "<?xml", "<rss", "<feed"]
            .into_iter()
            .any(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(media_type: &str, bytes: &[u8]) -> String {
        let media_type = Some(media_type).filter(|stated| !stated.is_empty());
        require_page("https://a.example/x", media_type, bytes)
            .err()
            .map_or_else(String::new, |error| error.to_string())
    }

    #[test]
    fn what_is_no_page_is_named() {
        for (media_type, bytes, part) in [
            (
                "application/pdf",
                &b"%PDF-1.7"[..],
                "a PDF document (application/pdf), not a page: download it and run",
            ),
            ("text/html", b"%PDF-1.7", "a PDF document"),
            ("", b"\xff\xd8\xff\xe0", "this is a JPEG picture, not a page"),
            ("image/svg+xml", b"<?xml version=\"1.0\"?><svg>", "a picture (image/svg+xml)"),
            ("video/mp4", b"\0\0\0\x20ftypisom", "a video (video/mp4)"),
            ("audio/mpeg", b"\xff\xfb\x90", "an MP3 recording"),
            ("text/css", b"body { margin: 0 }", "a part of a page without text"),
        ] {
            assert!(said(media_type, bytes).contains(part), "{media_type}: {}", said(media_type, bytes));
        }
    }

    #[test]
    fn a_page_is_read_whatever_its_server_calls_it() {
        for (media_type, bytes) in [
            ("image/png", &b"\n<!DOCTYPE html><p>Seoul said.</p>"[..]),
            ("application/octet-stream", b"Seoul said."),
            ("text/plain", b"<html>"),
            ("", b"Seoul said."),
            ("application/xhtml+xml", b"<?xml version=\"1.0\"?><html>"),
        ] {
            assert_eq!(said(media_type, bytes), "", "{media_type}");
        }
    }
}
