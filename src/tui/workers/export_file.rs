//! The article that is read, with its decisions -> a new file in the format that its ending names.
//!
//! A file that is there already is never written over, unless it was written from here a moment ago.

use crate::error::{Error, Result};
use crate::export::Provenance;
use crate::export::{Format, Plan, Reviewed, Selection, Several, Stage, Writing};
use crate::tui::state::State;
use std::fs::OpenOptions;
use std::io::{BufWriter, ErrorKind, Write};
use std::path::Path;

/// The endings, the longer ones first, and what they name.
const ENDINGS: [(&str, Format); 9] = [
    (".sheet.md", Format::Sheet),
    (".md", Format::Markdown),
    (".csv", Format::Csv),
    (".html", Format::Html),
    (".jsonl", Format::Jsonl),
    (".jsonld", Format::WebAnnotation),
    (".json", Format::Json),
    (".xml", Format::Tei),
    (".tei", Format::Tei),
];

/// Whether a file of this name may be there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum Overwrite {
    /// It may not.
    Never,
    /// It was written from here.
    Own,
}

/// Writes the quotations of the article to `file`. Returns how many there are.
///
/// # Errors
/// When the ending names no format, the file is there already, or it cannot be written.
pub(in crate::tui) fn hand_on(state: &State, file: &str, overwrite: Overwrite) -> Result<usize> {
    let format = ENDINGS.iter().find(|(ending, _)| file.ends_with(ending)).map(|(_, format)| *format);
    let format = format.ok_or_else(|| {
        Error::new(format!(
            "{file} has no ending that says how: .md .sheet.md .csv .html .json .jsonl .jsonld .xml"
        ))
    })?;
    let plan = Plan { format, several: Several::No, stage: Stage::Reviewed, selection: Selection::default() };
    let part = format!("{file}.part");
    let mut options = OpenOptions::new();
    options.write(true);
    let target = match overwrite {
        Overwrite::Never => {
            options.create_new(true);
            file
        }
        // What was written before stays until all of it is written anew.
        Overwrite::Own => {
            options.create(true).truncate(true);
            part.as_str()
        }
    };
    let failed = |error: std::io::Error| {
        Error::new(match error.kind() {
            ErrorKind::AlreadyExists => format!("{file} is there already: give another name"),
            _ => format!("{file} cannot be written ({error}): check the place and its free space"),
        })
    };
    let mut out = BufWriter::new(options.open(Path::new(target)).map_err(failed)?);
    let written = write(state, &plan, &mut out).and_then(|count| out.flush().map(|()| count));
    let in_place =
        |count| if target == file { Ok(count) } else { std::fs::rename(target, file).map(|()| count) };
    written.and_then(in_place).map_err(failed)
}

fn write(state: &State, plan: &Plan, out: &mut dyn Write) -> std::io::Result<usize> {
    let reading = &state.reading;
    let Some(opened) = &reading.opened else { return Ok(0) };
    let source = &opened.remembered.source;
    let name = || state.shelf.names.get(state.shelf.current).cloned();
    let provenance = Provenance { id: None, source: source.file.clone().or_else(name) };
    let mut writing = Writing::new(out, plan);
    writing.article(&Reviewed {
        provenance: &provenance,
        article: &opened.article,
        hash: source.hash,
        found: &reading.review().found,
        review: reading.review(),
    })?;
    writing.finish()
}
