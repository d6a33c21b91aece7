//! The article on the screen, with its decisions -> a file in the format that its ending names.
//!
//! An existing file is never overwritten, unless this session wrote it and nobody has changed it since.

use crate::error::{Error, Result};
use crate::export::Provenance;
use crate::export::{
    ArticleCount, ExportPlan, ExportWriter, Format, QuotationFilter, ReviewedArticle, Stage,
};
use crate::input::{FileIdentity, Origin};
use crate::output::{Access, IfExists, OutputFile, unwritten};
use crate::tui::state::State;
use std::io::{BufWriter, Write};
use std::path::Path;

/// Whether an existing file may be overwritten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum Overwrite {
    /// No.
    Never,
    /// Yes, because this session wrote it, unless somebody has changed it since.
    OwnFile,
}

/// Writes the quotations of the article to the file at `path`. Returns how many there are.
///
/// # Errors
/// If the ending names no format, the file exists and must not be overwritten, or it cannot be written.
pub(in crate::tui) fn write(state: &State, path: &Path, overwrite: Overwrite) -> Result<usize> {
    let file = &*path.to_string_lossy();
    let format = Format::of_file(file).ok_or_else(|| {
        Error::new(format!("the ending of {file} names no format: use {}", Format::endings()))
    })?;
    let plan = ExportPlan {
        format,
        articles: ArticleCount::One,
        stage: Stage::Reviewed,
        selection: QuotationFilter::default(),
    };
    let article = state.reading.opened.as_ref().and_then(|opened| opened.remembered.source.file.as_deref());
    let article = article.and_then(|name| Origin::from_whole_name(name).file_id());
    if article.is_some() && article == FileIdentity::at(path) {
        return Err(Error::new(format!("{file} is the article itself: give another name")));
    }
    let failed = |error: std::io::Error| unwritten(path, &error, "");
    let if_exists = match overwrite {
        Overwrite::Never => IfExists::Refuse,
        Overwrite::OwnFile => IfExists::ReplaceOwn,
    };
    let mut out = OutputFile::create(path, if_exists, Access::Shared).map_err(failed)?;
    let mut buffer = BufWriter::new(&mut out);
    let written =
        write_quotations(state, &plan, &mut buffer).and_then(|count| buffer.flush().map(|()| count));
    drop(buffer);
    written.and_then(|count| out.commit().map(|()| count)).map_err(failed)
}

fn write_quotations(state: &State, plan: &ExportPlan, out: &mut dyn Write) -> std::io::Result<usize> {
    let reading = &state.reading;
    let Some(opened) = &reading.opened else { return Ok(0) };
    let source = &opened.remembered.source;
    let name = || state.articles.names.get(state.articles.current).cloned();
    let provenance = Provenance { id: None, source: source.file.clone().or_else(name) };
    let mut writing = ExportWriter::new(out, plan);
    writing.article(&ReviewedArticle {
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
    fn only_an_own_file_that_nobody_changed_is_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("said.csv");
        std::fs::write(&path, "mine").unwrap();
        let refused = write(&state(), &path, Overwrite::Never).unwrap_err().to_string();
        assert!(refused.contains("already exists"), "{refused}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
        std::fs::remove_file(&path).unwrap();
        write(&state(), &path, Overwrite::Never).unwrap();
        write(&state(), &path, Overwrite::OwnFile).unwrap();
        std::fs::write(&path, "checked").unwrap();
        let refused = write(&state(), &path, Overwrite::OwnFile).unwrap_err().to_string();
        assert!(refused.contains("was changed since"), "{refused}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "checked");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no other file remains");
    }

    #[test]
    fn an_unknown_ending_is_refused_before_anything_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let refused = write(&state(), &folder.path().join("said.doc"), Overwrite::Never).unwrap_err();
        assert!(refused.to_string().contains("names no format"), "{refused}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
