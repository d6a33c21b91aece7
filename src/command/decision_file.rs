//! A file that `pullquote export` wrote -> the articles and decisions in it.

#![expect(clippy::disallowed_methods, reason = "a file that the user names is read")]

use crate::error::{Error, Result};
use crate::export::json::read::{Wrong, articles};
use crate::review::decided::DecidedArticle;
use std::path::Path;

/// Reads a file of decisions.
///
/// # Errors
/// When it cannot be read, is damaged, or is something else; the sentence names the line.
pub(super) fn read(path: &Path) -> Result<Vec<DecidedArticle>> {
    let name = path.display();
    let bytes = std::fs::read(path)
        .map_err(|error| Error::new(format!("{name} cannot be read ({error}): give a file of decisions")))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Error::new(format!("{name} is not UTF-8: give a file that pullquote export wrote")))?;
    articles(&text).map_err(|Wrong { line, what }| Error::new(format!("{name}, line {line}: {what}")))
}
