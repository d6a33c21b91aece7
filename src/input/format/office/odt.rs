//! An `OpenDocument` text (ODT) -> its headings and paragraphs, without tracked deletions, notes and comments.

use super::archive::Files;
use super::margins;
use super::properties::properties;
use crate::error::{Error, Result};
use crate::input::Media;
use crate::input::format::Piece;
use crate::input::format::markdown_text::MarkdownText;
use crate::input::format::xml::{Reached, XmlPart, walk};
use crate::text::phrase::counted;

/// The document in an archive.
///
/// # Errors
/// If it has no text or cannot be unpacked.
pub(super) fn read(files: &mut Files<'_>, name: &str) -> Result<Piece> {
    let content = files.text("content.xml", name)?.unwrap_or_default();
    let meta = files.optional("meta.xml", name)?;
    let styles = files.optional("styles.xml", name)?;
    let mut piece = of_xml(&content, &meta, name)?;
    piece.notices.extend(margins::left_out(&[styles]));
    Ok(piece)
}

/// The document in a file of its own (FODT).
///
/// # Errors
/// If it has no text.
pub(in crate::input) fn read_flat(xml: &str, name: &str) -> Result<Piece> {
    let meta = xml.find("<office:meta").and_then(|from| xml.get(from..xml.find("</office:meta>")?));
    of_xml(xml, meta.unwrap_or_default(), name)
}

fn of_xml(content: &str, meta: &str, name: &str) -> Result<Piece> {
    let mut reader = OdtReader::default();
    let reached = walk(content, &mut |part| reader.take(&part));
    reader.end_paragraph();
    if reader.text.is_empty() {
        return Err(Error::new(format!(
            "{name} is a document without text: give one that contains an article"
        )));
    }
    let mut notices = Vec::new();
    for (count, one, several) in [
        (reader.deletions, "tracked deletion", "tracked deletions"),
        (reader.comments, "comment", "comments"),
        (reader.notes, "note", "notes"),
    ] {
        if count > 0 {
            notices.push(format!("left out: {}", counted(count, one, several)));
        }
    }
    if reached == Reached::Fault {
        notices.push("the document is damaged: what follows the damage was left out".to_owned());
    }
    let mut piece = Piece::text(Media::Markdown, reader.text.finish(), properties(meta));
    piece.notices = notices;
    Ok(piece)
}

#[derive(Default)]
struct OdtReader {
    text: MarkdownText,
    /// The words of the open paragraph, and its level if it is a heading. A text frame stands inside another one.
    open: Vec<(String, Option<usize>)>,
    is_in_body: bool,
    /// In how many elements that are left out the reader is.
    skipped: usize,
    deletions: usize,
    comments: usize,
    notes: usize,
}

impl OdtReader {
    fn take(&mut self, part: &XmlPart<'_>) {
        match *part {
            XmlPart::Open("body", _) => self.is_in_body = true,
            XmlPart::Close("body") => self.is_in_body = false,
            XmlPart::Open(name, _) if is_left_out(name) => {
                self.deletions += usize::from(name == "deletion");
                self.comments += usize::from(name == "annotation");
                self.notes += usize::from(name == "note");
                self.skipped += 1;
            }
            XmlPart::Close(name) if is_left_out(name) => self.skipped = self.skipped.saturating_sub(1),
            _ if self.skipped > 0 || !self.is_in_body => {}
            XmlPart::Open("p", _) => self.open.push((String::new(), None)),
            XmlPart::Open("h", attributes) => {
                let level = attributes.get("outline-level").and_then(|level| level.parse().ok());
                self.open.push((String::new(), Some(level.unwrap_or(1))));
            }
            XmlPart::Open("s", attributes) => {
                let count = attributes.get("c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.push(&" ".repeat(count.min(100)));
            }
            XmlPart::Open("tab", _) => self.push("\t"),
            XmlPart::Open("line-break", _) => self.push("\n"),
            XmlPart::Close("p" | "h") => self.end_paragraph(),
            // White space in the file is not in the text: line breaks are elements.
            XmlPart::Words(words) => self.push(&words.replace(['\n', '\r'], " ")),
            XmlPart::Open(..) | XmlPart::Close(_) => {}
        }
    }

    fn push(&mut self, words: &str) {
        if let Some((open, _)) = self.open.last_mut() {
            open.push_str(words);
        }
    }

    fn end_paragraph(&mut self) {
        match self.open.pop() {
            Some((words, Some(level))) => self.text.heading(level, &words),
            Some((words, None)) => self.text.paragraph(&words),
            None => {}
        }
    }
}

fn is_left_out(name: &str) -> bool {
    matches!(name, "deletion" | "annotation" | "note" | "sequence-decls" | "forms" | "binary-data")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::format::Content;

    #[test]
    fn headings_and_paragraphs_are_read_without_deletions_and_notes() {
        let xml = "<office:document><office:meta><dc:title>Strike</dc:title><meta:initial-creator>Ana Ruiz\
            </meta:initial-creator><dc:date>2026-03-01T09:30:00</dc:date></office:meta><office:body><office:text>\
            <text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>\
            </text:changed-region></text:tracked-changes><text:h text:outline-level='2'>Strike ends</text:h>\
            <text:p>“We <text:span>got</text:span><text:s text:c='2'/>it,”<text:note><text:note-body><text:p>a note\
            </text:p></text:note-body></text:note> said Ana.<text:line-break/>No.</text:p></office:text></office:body></office:document>";
        let piece = read_flat(xml, "a.fodt").unwrap();
        let expected = "## Strike ends\n\n“We got it,” said Ana\\.\\\nNo\\.\n\n".to_owned();
        assert_eq!(piece.content, Content::Text(Media::Markdown, expected));
        assert_eq!(piece.notices, ["left out: 1 tracked deletion", "left out: 1 note"]);
        assert_eq!(piece.identity.title.unwrap().value, "Strike");
        assert_eq!(piece.identity.modified.unwrap().value, "2026-03-01");
    }
}
