//! A ZIP archive -> what it is: a document that is read, or one that is refused by its name.

mod archive;
mod docx;
mod margins;
mod odt;
mod properties;

pub(in crate::input) use odt::read_flat;

use super::Piece;
use super::budget::Budget;
use super::refused::refuse;
use crate::error::Result;
use archive::Files;

/// What tells an archive by its name: a file or folder in it, what it is then, and what to do.
const KINDS: [(&str, &str, &str); 8] = [
    ("META-INF/container.xml", "an e-book (EPUB)", "convert it to HTML or text and give that file"),
    ("xl/", "a spreadsheet", "save the text as .csv, .txt or .docx and give that file"),
    ("ppt/", "a presentation", "save its text as .docx or .txt and give that file"),
    ("Index/Document.iwa", "a Pages document", "export it as .docx and give that file"),
    ("Index.zip", "a Pages document", "export it as .docx and give that file"),
    ("AndroidManifest.xml", "a program", "give a file that contains an article"),
    ("META-INF/MANIFEST.MF", "a program", "give a file that contains an article"),
    ("word/", "a damaged Word document", "save it again as .docx and give that file"),
];

/// Whether the bytes begin a ZIP archive.
pub(in crate::input) fn begins(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06")
}

/// The document in an archive.
///
/// # Errors
/// If it is not one that is read, is damaged, or grows beyond all bounds when it is unpacked.
pub(in crate::input) fn read(bytes: &[u8], name: &str, budget: &mut Budget) -> Result<Piece> {
    let mut files = Files::open(bytes, name, budget)?;
    if files.has("word/document.xml") {
        return docx::read(&mut files, name);
    }
    let kind = files.optional("mimetype", name)?;
    let is_text = kind.is_empty() || kind.contains("opendocument.text");
    if files.has("content.xml") && is_text {
        return odt::read(&mut files, name);
    }
    let open_document = "an OpenDocument spreadsheet or presentation";
    if files.has("content.xml") {
        return Err(refuse(name, open_document, "save its text as .odt or .txt and give that file"));
    }
    let known = KINDS.iter().find(|(inside, ..)| files.has(inside));
    let (what, remedy) = known
        .map_or(("a ZIP archive", "unpack it and give the files in it"), |&(_, what, remedy)| (what, remedy));
    Err(refuse(name, what, remedy))
}

#[cfg(test)]
mod tests {
    use super::archive::tests::archive;
    use super::*;

    #[test]
    fn other_archives_are_refused_by_their_name() {
        for (inside, word) in [
            ("META-INF/container.xml", "EPUB"),
            ("xl/workbook.xml", "spreadsheet"),
            ("a.txt", "ZIP archive"),
            ("word/other.xml", "Word"),
        ] {
            let error =
                read(&archive(&[(inside, "x")]), "a.zip", &mut Budget::new(0)).unwrap_err().to_string();
            assert!(error.starts_with("a.zip is a") && error.contains(word), "{error}");
        }
        let bytes = archive(&[("word/document.xml", "<a/>")]);
        let cut = read(&bytes[..bytes.len() / 2], "a.docx", &mut Budget::new(0)).unwrap_err().to_string();
        assert!(cut.contains("damaged"), "{cut}");
    }

    #[test]
    fn a_document_that_grows_beyond_all_bounds_is_refused() {
        let text = "<w:document xmlns:w='w'><w:p><w:r><w:t>It rained.</w:t></w:r></w:p></w:document>";
        let large = " ".repeat(100 << 20);
        for files in [
            vec![("word/document.xml", large.as_str())],
            vec![("word/document.xml", text), ("word/comments.xml", &large)],
            vec![("mimetype", &large), ("content.xml", text)],
        ] {
            let mut bomb = archive(&files);
            for has_lied in [false, true] {
                if has_lied {
                    claim_size(&mut bomb, 0x0FFF_FFFF);
                }
                let refused = read(&bomb, "a.docx", &mut Budget::new(bomb.len()));
                let error = refused.unwrap_err().to_string();
                assert!(
                    error.contains("a.docx becomes too large") || (has_lied && error.contains("damaged")),
                    "{error}"
                );
            }
        }
    }

    /// Writes into an archive that every file in it takes this many bytes there.
    fn claim_size(archive: &mut [u8], size: u32) {
        for (mark, field) in [(b"PK\x03\x04", 18), (b"PK\x01\x02", 20)] {
            let places: Vec<usize> = memchr::memmem::find_iter(&*archive, mark).collect();
            for at in places {
                archive[at + field..at + field + 4].copy_from_slice(&size.to_le_bytes());
            }
        }
    }
}
