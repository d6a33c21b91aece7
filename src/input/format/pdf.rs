//! A PDF document that quotations are compared with -> its text, as `pdftotext` reads it.
//!
//! Statements and reports of courts come as PDF. No library in reach reads the order of columns and the words behind
//! ligatures as well as Poppler does, and those who work with such documents have it. It is only asked for sources: an article
//! in PDF has captions, headers and columns that would be taken for its text.

use crate::error::{Error, Result, system_words};
use crate::input::file::open_regular;
use crate::input::load::load_all;
use crate::input::magic::{Kind, known};
use crate::input::web::Network;
use crate::input::{Document, Identity, IdentitySource, LoadProgress, Media, Origin, page};
use std::io::{self, ErrorKind, Read, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread;

/// So much of the beginning says whether a file is a PDF document.
const HEAD: u64 = 2048;

/// Reads the texts at `origin` as sources of quotations: what [`load_all`] reads, and PDF documents, from files and addresses.
///
/// # Errors
/// As [`load_all`]; and if `pdftotext` is not installed or fails.
pub fn load_source(
    origin: &Origin,
    network: &Network,
    progress: &mut dyn FnMut(LoadProgress) -> ControlFlow<()>,
) -> Result<Vec<Document>> {
    match origin {
        Origin::File(path) if is_pdf_file(path) => {
            let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
            // A name that begins with a hyphen is no option.
            let file = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
            pdf_document(PdfInput::File(&file), origin, stem).map(|document| vec![document])
        }
        Origin::Web(address) => {
            let page = page::fetch_any(address, network, progress)?;
            if !is_pdf(&page.bytes) {
                page.require_page()?;
                return page.read();
            }
            let name = page.transport.file_name.as_deref();
            let stem = name.map(|name| name.strip_suffix(".pdf").unwrap_or(name).to_owned());
            let mut documents = vec![pdf_document(PdfInput::Bytes(&page.bytes), origin, stem)?];
            page.evidence.add_to(&mut documents, origin);
            Ok(documents)
        }
        _ => load_all(origin, network, progress),
    }
}

fn is_pdf_file(path: &Path) -> bool {
    let mut head = Vec::new();
    open_regular(path).is_ok_and(|file| file.take(HEAD).read_to_end(&mut head).is_ok()) && is_pdf(&head)
}

fn is_pdf(bytes: &[u8]) -> bool {
    known(bytes).is_some_and(|(_, kind)| kind == Kind::Pdf)
}

/// Where `pdftotext` finds a document.
#[derive(Clone, Copy)]
enum PdfInput<'a> {
    File(&'a Path),
    Bytes(&'a [u8]),
}

fn pdf_document(input: PdfInput<'_>, origin: &Origin, title: Option<String>) -> Result<Document> {
    let name = origin.name();
    let output = text_of(input).map_err(|error| match error.kind() {
        ErrorKind::NotFound => Error::new(format!(
            "{name} is a PDF document, which pdftotext turns into text: install it (it is part of poppler-utils), or give a \
             text"
        )),
        _ => Error::new(format!("pdftotext cannot be run ({}): give the text of {name}", system_words(&error))),
    })?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() || text.trim().is_empty() {
        return Err(Error::new(format!(
            "pdftotext finds no text in {name}: it may be damaged, protected or a scan; give its text"
        )));
    }
    let identity = Identity::titled(title, IdentitySource::FileName);
    Ok(Document { identity, origin: origin.clone(), ..Document::record(String::new(), Media::Plain, text) })
}

/// Runs `pdftotext`, which reads bytes from its standard input.
fn text_of(input: PdfInput<'_>) -> io::Result<Output> {
    let mut command = Command::new("pdftotext");
    command.args(["-enc", "UTF-8", "-q"]).stdout(Stdio::piped()).stderr(Stdio::null());
    match input {
        PdfInput::File(file) => command.arg(file).arg("-").stdin(Stdio::null()).output(),
        PdfInput::Bytes(bytes) => {
            let mut child = command.args(["-", "-"]).stdin(Stdio::piped()).spawn()?;
            let stdin = child.stdin.take();
            thread::scope(|scope| {
                // Written beside the reading: both pipes may be full.
                let write = move || stdin.map(|mut stdin| stdin.write_all(bytes));
                let writer = thread::Builder::new().spawn_scoped(scope, write);
                let read = child.wait_with_output();
                writer.and(read)
            })
        }
    }
}
