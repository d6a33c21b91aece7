//! A Word document (DOCX) -> its headings and paragraphs, as its author would send them: insertions in, deletions out.
//!
//! Comments, notes and hidden text are not part of what was written to be read; a notice names what was left out.

use super::archive::Files;
use super::margins;
use super::properties::properties;
use crate::error::{Error, Result};
use crate::input::Media;
use crate::input::format::Piece;
use crate::input::format::markdown_text::MarkdownText;
use crate::input::format::xml::{Attributes, Reached, XmlPart, walk};
use crate::text::phrase::counted;
use std::collections::HashMap;

/// The document in an archive.
///
/// # Errors
/// If it has no text or cannot be unpacked.
pub(super) fn read(files: &mut Files<'_>, name: &str) -> Result<Piece> {
    let document = files.text("word/document.xml", name)?.unwrap_or_default();
    let styles = files.optional("word/styles.xml", name)?;
    let mut reader = DocxReader { headings: headings(&styles), ..DocxReader::default() };
    let reached = walk(&document, &mut |part| reader.take(&part));
    reader.end_paragraph();
    if reader.text.is_empty() {
        return Err(Error::new(format!(
            "{name} is a document without text: give one that contains an article"
        )));
    }
    let core = files.optional("docProps/core.xml", name)?;
    let mut notices = reader.notices();
    for (inside, element, one, several) in [
        ("word/comments.xml", "comment", "comment", "comments"),
        ("word/footnotes.xml", "footnote", "footnote", "footnotes"),
        ("word/endnotes.xml", "endnote", "endnote", "endnotes"),
    ] {
        let notes = files.optional(inside, name)?;
        match notes_in(&notes, element) {
            0 => {}
            count => notices.push(format!("left out: {}", counted(count, one, several))),
        }
    }
    let margins = [files.named("word/header", ".xml"), files.named("word/footer", ".xml")].concat();
    let margins: Result<Vec<String>> = margins.iter().map(|inside| files.optional(inside, name)).collect();
    notices.extend(margins::left_out(&margins?));
    if reached == Reached::Fault {
        notices.push("the document is damaged: what follows the damage was left out".to_owned());
    }
    let mut piece = Piece::text(Media::Markdown, reader.text.finish(), properties(&core));
    piece.notices = notices;
    Ok(piece)
}

/// How many notes there are. Separators are notes with a type.
fn notes_in(xml: &str, element: &str) -> usize {
    let mut count = 0;
    walk(xml, &mut |part| {
        if let XmlPart::Open(name, attributes) = part
            && name == element
            && attributes.get("type").is_none_or(|kind| kind == "normal")
        {
            count += 1;
        }
    });
    count
}

/// The level of each style that is a heading, by its id: the ids are in the language of the program, the names are not.
fn headings(styles: &str) -> HashMap<String, usize> {
    let (mut headings, mut id) = (HashMap::new(), String::new());
    walk(styles, &mut |part| match part {
        XmlPart::Open("style", attributes) => id = attributes.get("styleId").unwrap_or_default(),
        XmlPart::Open("name", attributes) => {
            if let Some(level) = attributes.get("val").and_then(|name| heading_level(&name)) {
                headings.insert(id.clone(), level);
            }
        }
        _ => {}
    });
    headings
}

/// The level that the name of a style gives.
fn heading_level(name: &str) -> Option<usize> {
    let name = name.to_ascii_lowercase().replace(' ', "");
    match name.as_str() {
        "title" => Some(1),
        "subtitle" => Some(2),
        name => name.strip_prefix("heading")?.parse().ok().filter(|level| (1..=9).contains(level)),
    }
}

#[derive(Default)]
struct DocxReader {
    headings: HashMap<String, usize>,
    text: MarkdownText,
    /// The open paragraphs: a text box stands inside another one.
    open: Vec<OpenParagraph>,
    /// In how many elements that are left out the reader is.
    skipped: usize,
    is_in_text: bool,
    is_hidden: bool,
    deletions: usize,
    hidden: usize,
    embedded: usize,
}

#[derive(Default)]
struct OpenParagraph {
    words: String,
    level: Option<usize>,
}

impl DocxReader {
    fn take(&mut self, part: &XmlPart<'_>) {
        match *part {
            XmlPart::Open(name, attributes) => self.open(name, attributes),
            XmlPart::Close(name) => self.close(name),
            XmlPart::Words(words) if self.is_in_text && self.skipped == 0 => {
                if self.is_hidden {
                    self.hidden += 1;
                } else {
                    self.push(words);
                }
            }
            XmlPart::Words(_) => {}
        }
    }

    fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        match name {
            _ if is_left_out(name) => {
                self.deletions += usize::from(name == "del" && self.skipped == 0);
                self.skipped += 1;
            }
            "p" => self.open.push(OpenParagraph::default()),
            "r" => self.is_hidden = false,
            "vanish" => self.is_hidden = attributes.get("val").is_none_or(|val| val != "0" && val != "false"),
            "altChunk" => self.embedded += 1,
            "t" => self.is_in_text = true,
            "tab" | "noBreakHyphen" | "br" | "cr" if self.skipped == 0 => self.push(match name {
                "noBreakHyphen" => "-",
                "tab" => "\t",
                _ => "\n",
            }),
            "pStyle" => self.set_level(
                attributes
                    .get("val")
                    .and_then(|id| self.headings.get(&id).copied().or_else(|| heading_level(&id))),
            ),
            "outlineLvl" => {
                let level = attributes.get("val").and_then(|level| level.parse::<usize>().ok());
                self.set_level(level.filter(|level| *level < 9).map(|level| level + 1));
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            _ if is_left_out(name) => self.skipped = self.skipped.saturating_sub(1),
            "p" => self.end_paragraph(),
            "t" => self.is_in_text = false,
            _ => {}
        }
    }

    fn set_level(&mut self, level: Option<usize>) {
        if let (Some(paragraph), Some(_)) = (self.open.last_mut(), level) {
            paragraph.level = level;
        }
    }

    fn push(&mut self, words: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.words.push_str(words);
        }
    }

    fn end_paragraph(&mut self) {
        match self.open.pop() {
            Some(OpenParagraph { words, level: Some(level) }) => self.text.heading(level, &words),
            Some(OpenParagraph { words, level: None }) => self.text.paragraph(&words),
            None => {}
        }
    }

    fn notices(&self) -> Vec<String> {
        let told = [
            (self.deletions, "tracked deletion", "tracked deletions"),
            (self.hidden, "hidden passage", "hidden passages"),
            (self.embedded, "embedded document", "embedded documents"),
        ];
        let told = told.into_iter().filter(|(count, ..)| *count > 0);
        told.map(|(count, one, several)| format!("left out: {}", counted(count, one, several))).collect()
    }
}

/// Elements whose words are not part of the text: what was deleted or moved away, and the same text box once more for old
/// programs. The words of a field's code are in no `t` element.
fn is_left_out(name: &str) -> bool {
    matches!(name, "del" | "moveFrom" | "Fallback" | "rPrChange" | "pPrChange" | "sectPrChange")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::format::Content;
    use crate::input::format::budget::Budget;
    use crate::input::format::office::archive::tests::archive;

    fn read_body(body: &str, others: &[(&str, &str)]) -> (String, Piece) {
        let document = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
        let files = [&[("word/document.xml", document.as_str())], others].concat();
        let (bytes, mut budget) = (archive(&files), Budget::new(1000));
        let mut files = Files::open(&bytes, "a.docx", &mut budget).unwrap();
        let piece = read(&mut files, "a.docx").unwrap();
        let Content::Text(_, text) = &piece.content else { panic!("{piece:?}") };
        (text.clone(), piece)
    }

    #[test]
    fn runs_are_joined_and_deletions_left_out() {
        let body = "<w:p><w:pPr><w:pStyle w:val='berschrift1'/></w:pPr><w:r><w:t>Strike ends</w:t></w:r></w:p>\
            <w:p><w:r><w:t xml:space='preserve'>“We got it,” said </w:t></w:r><w:ins><w:r><w:t>Ana </w:t></w:r></w:ins>\
            <w:del><w:r><w:delText>Ben </w:delText><w:t>Ben </w:t></w:r></w:del><w:r><w:t>Ruiz</w:t></w:r><w:r><w:br/><w:t>&amp; Co</w:t></w:r></w:p>\
            <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t>Seen</w:t></w:r><w:altChunk/>\
            <w:r><w:instrText>HYPERLINK</w:instrText></w:r></w:p>";
        let styles = "<w:styles xmlns:w='w'><w:style w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style></w:styles>";
        let comments = "<w:comments xmlns:w='w'><w:comment w:id='1'/><w:comment w:id='2'/></w:comments>";
        let core = "<c xmlns:dc='d'><dc:title>Strike</dc:title><dc:creator>Ana Ruiz</dc:creator></c>";
        let others =
            [("word/styles.xml", styles), ("word/comments.xml", comments), ("docProps/core.xml", core)];
        let (text, piece) = read_body(body, &others);
        assert_eq!(text, "# Strike ends\n\n“We got it,” said Ana Ruiz\\\n\\& Co\n\nSeen\n\n");
        assert_eq!(piece.notices.len(), 4, "{:?}", piece.notices);
        assert!(piece.notices.iter().any(|notice| notice.contains("2 comments")));
        assert_eq!(piece.identity.title.unwrap().value, "Strike");
        assert_eq!(piece.identity.authors.unwrap().value, ["Ana Ruiz"]);
    }

    #[test]
    fn a_text_box_is_read_once_and_beside_its_paragraph() {
        let text_box = "<w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent>";
        let body = format!(
            "<w:p><w:r><w:t>Before</w:t></w:r><mc:AlternateContent><mc:Choice>{text_box}</mc:Choice>\
             <mc:Fallback>{text_box}</mc:Fallback></mc:AlternateContent><w:r><w:t> after</w:t></w:r></w:p>"
        );
        assert_eq!(read_body(&body, &[]).0, "Box\n\nBefore after\n\n");
    }
}
