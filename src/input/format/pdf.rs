//! A PDF document that quotations are compared with -> its text, as `pdftotext` reads it.
//!
//! Statements and reports of courts come as PDF. No library in reach reads the order of columns and the words behind
//! ligatures as well as Poppler does, and those who work with such documents have it. It is only asked for sources: an article
//! in PDF has captions, headers and columns that would be taken for its text.

use crate::error::{Error, Result};
use crate::input::feeds::TextExtent;
use crate::input::load::load_all;
use crate::input::magic::{Kind, known};
use crate::input::web::Network;
use crate::input::{Document, Encoding, Identity, IdentitySource, LoadProgress, Media, Origin};
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Command, Stdio};

/// So much of the beginning says whether a file is a PDF document.
const HEAD: u64 = 2048;

/// Reads the texts at `origin` as sources of quotations: what [`load_all`] reads, and PDF documents.
///
/// # Errors
/// As [`load_all`]; and if `pdftotext` is not installed or fails.
pub fn load_source(
    origin: &Origin,
    network: &Network,
    progress: &mut dyn FnMut(LoadProgress) -> ControlFlow<()>,
) -> Result<Vec<Document>> {
    match origin {
        Origin::File(path) if is_pdf(path) => pdf_document(path, origin).map(|document| vec![document]),
        _ => load_all(origin, network, progress),
    }
}

#[expect(clippy::disallowed_methods, reason = "input is where articles are read")]
fn is_pdf(path: &Path) -> bool {
    let is_file = path.metadata().is_ok_and(|metadata| metadata.is_file());
    let mut head = Vec::new();
    let read = File::open(path).ok().filter(|_| is_file);
    read.is_some_and(|file| file.take(HEAD).read_to_end(&mut head).is_ok())
        && known(&head).is_some_and(|(_, kind)| kind == Kind::Pdf)
}

fn pdf_document(path: &Path, origin: &Origin) -> Result<Document> {
    let name = origin.name();
    let mut command = Command::new("pdftotext");
    // A name that begins with a hyphen is no option.
    let file = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    command.args(["-enc", "UTF-8", "-q"]).arg(file).arg("-");
    let output = command.stdin(Stdio::null()).output().map_err(|error| match error.kind() {
        ErrorKind::NotFound => Error::new(format!(
            "{name} is a PDF document, which pdftotext turns into text: install it (it is part of poppler-utils), or give a \
             text"
        )),
        _ => Error::new(format!("pdftotext cannot be run ({error}): give the text of {name}")),
    })?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() || text.trim().is_empty() {
        return Err(Error::new(format!(
            "pdftotext finds no text in {name}: it may be damaged, protected or a scan; give its text"
        )));
    }
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    Ok(Document {
        origin: origin.clone(),
        media: Media::Plain,
        text,
        encoding: Encoding::UTF_8,
        identity: Identity::titled(stem, IdentitySource::FileName),
        extent: TextExtent::Whole,
        notices: Vec::new(),
    })
}
