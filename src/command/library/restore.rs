//! `pullquote library restore`: a backup in the place of the library.

use super::answer::print;
use crate::command::Outcome;
use crate::error::Result;
use crate::library::Library;
use crate::text::phrase::counted;
use crate::text::sanitize;
use std::path::Path;

pub(super) fn restore(file: &Path, folder: &Path) -> Result<Outcome> {
    let restored = Library::restore(folder, file)?;
    let shown = |path: &Path| sanitize::line(&path.display().to_string()).into_owned();
    let before = restored
        .set_aside
        .map_or_else(String::new, |aside| format!("The library of before was moved to {}.\n", shown(&aside)));
    print(&format!(
        "Restored from {}: {}, {}.\n{before}",
        shown(file),
        counted(restored.checked.articles, "article", "articles"),
        counted(restored.checked.decisions, "decision", "decisions")
    ))
}
