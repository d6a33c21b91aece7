//! A file name and the first bytes -> the media type.
//!
//! A known extension decides, because plain text may quote a tag; only without one does the content decide. Files that
//! are not text are recognised by their first bytes, whatever their name.

use super::Media;
use super::markdown_signs::is_markdown;
use std::path::Path;

/// The media type that the extension of `path` names. Returns `None` if it is not a known one.
pub(super) fn by_extension(path: &Path) -> Option<Media> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    match extension.as_str() {
        "txt" | "text" => Some(Media::Plain),
        "md" | "markdown" | "mdown" | "mdwn" | "mkd" | "mkdn" | "mkdown" | "mdx" | "rmd" | "qmd" => {
            Some(Media::Markdown)
        }
        "html" | "htm" | "xhtml" => Some(Media::Html),
        _ => None,
    }
}

/// What a server or a mail calls a text. Returns `None` if it names nothing that is read as such: many servers call
/// everything `text/plain`, so that is no statement.
pub(super) fn by_media_type(stated: &str) -> Option<Media> {
    let essence = stated.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match essence.as_str() {
        "text/html" | "application/xhtml+xml" => Some(Media::Html),
        "text/markdown" => Some(Media::Markdown),
        _ => None,
    }
}

/// The media type that the beginning of a text suggests. Markdown is recognised only where it is clear: plain text
/// contains its marks, too.
pub(super) fn by_content(text: &str) -> Media {
    const OPENINGS: [&str; 9] =
        ["<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<p ", "<h1"];
    let mut rest = text.trim_start();
    while let Some(comment) = rest.strip_prefix("<!--").or_else(|| rest.strip_prefix("<?xml")) {
        let Some(end) = comment.find('>') else { return Media::Plain };
        rest = comment.get(end + 1..).unwrap_or_default().trim_start();
    }
    let opens_with =
        |opening: &&str| rest.get(..opening.len()).is_some_and(|start| start.eq_ignore_ascii_case(opening));
    match OPENINGS.iter().any(opens_with) {
        true => Media::Html,
        false if is_markdown(text) => Media::Markdown,
        false => Media::Plain,
    }
}

/// What to call a file that is not text, by its first bytes. Returns `None` if it may be text.
pub(super) fn binary_kind(bytes: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 15] = [
        (b"\x7fELF", "a program"),
        (b"MZ\x90", "a program"),
        (b"\xcf\xfa\xed\xfe", "a program"),
        (b"\xff\xd8\xff", "a JPEG picture"),
        (b"\x89PNG\r\n", "a PNG picture"),
        (b"GIF87a", "a GIF picture"),
        (b"GIF89a", "a GIF picture"),
        (b"%PDF-", "a PDF document"),
        (b"PK\x03\x04", "a ZIP archive or an office document"),
        (b"\xd0\xcf\x11\xe0", "an office document"),
        (b"\x1f\x8b", "a gzip archive"),
        (b"BZh", "a bzip2 archive"),
        (b"\xfd7zXZ", "an xz archive"),
        (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
        (b"SQLite format 3\0", "a database"),
    ];
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|&(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_decides_before_the_content() {
        for (name, expected) in [
            ("a.txt", Some(Media::Plain)),
            ("a.MD", Some(Media::Markdown)),
            ("a.mkd", Some(Media::Markdown)),
            ("a.b.htm", Some(Media::Html)),
            ("a", None),
            (".html", None),
        ] {
            assert_eq!(by_extension(Path::new(name)), expected, "{name}");
        }
        for (text, expected) in [
            ("\n <!DOCTYPE HTML>\n<html>", Media::Html),
            ("<!-- saved from a page --><HTML>", Media::Html),
            ("<?xml version=\"1.0\"?><html>", Media::Html),
            ("The tag <p> opens a paragraph.", Media::Plain),
            ("# Strike\n\nIt is **over**.", Media::Markdown),
            ("<3 from Lagos", Media::Plain),
            ("<!--", Media::Plain),
            ("", Media::Plain),
        ] {
            assert_eq!(by_content(text), expected, "{text:?}");
        }
    }
}
