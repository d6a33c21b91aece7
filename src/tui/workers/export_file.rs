//! The article on the screen, with its decisions -> a file in the format that its ending names.
//!
//! An existing file is never overwritten, unless this session wrote it.

use crate::error::{Error, Result};
use crate::export::Provenance;
use crate::export::{Format, Plan, Reviewed, Selection, Several, Stage, Writing};
use crate::tui::state::State;
use std::fs::OpenOptions;
use std::io::{BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// File endings and their formats. An ending comes before the shorter one that it ends with.
const FORMATS: [(&str, Format); 9] = [
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

/// Whether an existing file may be overwritten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum Overwrite {
    /// No.
    Never,
    /// Yes, because this session wrote it.
    OwnFile,
}

/// Writes the quotations of the article to the file at `path`. Returns how many there are.
///
/// # Errors
/// If the ending names no format, the file exists and must not be overwritten, or it cannot be written.
pub(in crate::tui) fn write(state: &State, path: &Path, overwrite: Overwrite) -> Result<usize> {
    let file = &*path.to_string_lossy();
    let format = FORMATS.iter().find(|(ending, _)| file.ends_with(ending)).map(|(_, format)| *format);
    let format = format.ok_or_else(|| {
        Error::new(format!(
            "the ending of {file} names no format: use .md .sheet.md .csv .html .json .jsonl .jsonld .xml"
        ))
    })?;
    let plan = Plan { format, several: Several::No, stage: Stage::Reviewed, selection: Selection::default() };
    let part = PathBuf::from(format!("{file}.{}.part", std::process::id()));
    let target = match overwrite {
        Overwrite::Never => path,
        // The earlier export stays until the new one is complete.
        Overwrite::OwnFile => part.as_path(),
    };
    let failed = |error: std::io::Error| {
        Error::new(match error.kind() {
            ErrorKind::AlreadyExists => format!("{file} already exists: give another name"),
            _ => format!("{file} cannot be written ({error}): check the folder and its free space"),
        })
    };
    let created = OpenOptions::new().write(true).create_new(true).open(target);
    let mut out = BufWriter::new(created.map_err(failed)?);
    let written = write_quotations(state, &plan, &mut out).and_then(|count| out.flush().map(|()| count));
    let in_place =
        |count| if target == path { Ok(count) } else { std::fs::rename(target, path).map(|()| count) };
    written.and_then(in_place).map_err(|error| {
        // Half a file would be taken for an export, and keep the next one from being written.
        let _ = std::fs::remove_file(target);
        failed(error)
    })
}

fn write_quotations(state: &State, plan: &Plan, out: &mut dyn Write) -> std::io::Result<usize> {
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

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests read the exports")]
mod tests {
    use super::*;
    use crate::tui::theme::Theme;

    fn state() -> State {
        State::new(vec!["story.txt".to_owned()], Theme::plain())
    }

    #[test]
    fn only_an_own_file_is_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("said.csv");
        std::fs::write(&path, "mine").unwrap();
        let refused = write(&state(), &path, Overwrite::Never).unwrap_err().to_string();
        assert!(refused.contains("already exists"), "{refused}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
        write(&state(), &path, Overwrite::OwnFile).unwrap();
        assert_ne!(std::fs::read_to_string(&path).unwrap(), "mine");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no other file is left behind");
    }

    #[test]
    fn an_unknown_ending_is_refused_before_anything_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let refused = write(&state(), &folder.path().join("said.doc"), Overwrite::Never).unwrap_err();
        assert!(refused.to_string().contains("names no format"), "{refused}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
