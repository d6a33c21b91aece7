//! The article that is read, with its decisions -> a new file in the format that its ending names.
//!
//! A file that is there already is never written over, unless it was written from here a moment ago.

use crate::error::{Error, Result};
use crate::export::Provenance;
use crate::export::{
    ArticleCount, ExportPlan, ExportWriter, Format, QuotationFilter, ReviewedArticle, Stage,
};
use crate::output::{Access, IfExists, OutputFile};
use crate::tui::state::State;
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
    let plan = ExportPlan {
        format,
        several: ArticleCount::No,
        stage: Stage::Reviewed,
        selection: QuotationFilter::default(),
    };
    let failed = |error: std::io::Error| {
        Error::new(match error.kind() {
            ErrorKind::AlreadyExists => format!("{file} exists already: give another name"),
            _ => format!("{file} cannot be written ({error}): check the place and its free space"),
        })
    };
    let if_exists = match overwrite {
        Overwrite::Never => IfExists::Refuse,
        Overwrite::Own => IfExists::Replace,
    };
    let mut out = OutputFile::create(Path::new(file), if_exists, Access::Shared).map_err(failed)?;
    let mut buffer = BufWriter::new(&mut out);
    let written = write(state, &plan, &mut buffer).and_then(|count| buffer.flush().map(|()| count));
    drop(buffer);
    written.and_then(|count| out.commit().map(|()| count)).map_err(failed)
}

fn write(state: &State, plan: &ExportPlan, out: &mut dyn Write) -> std::io::Result<usize> {
    let reading = &state.reading;
    let Some(opened) = &reading.opened else { return Ok(0) };
    let source = &opened.remembered.source;
    let name = || state.shelf.names.get(state.shelf.current).cloned();
    let provenance = Provenance { id: None, source: source.file.clone().or_else(name) };
    let mut writing = ExportWriter::new(out, plan);
    writing.article(&ReviewedArticle {
        provenance: &provenance,
        article: &opened.article,
        hash: source.hash,
        found: &reading.found,
        review: &reading.review,
    })?;
    writing.finish()
}
