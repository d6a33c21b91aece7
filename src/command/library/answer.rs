//! The library, opened to answer a question, and the answer printed.

use crate::command::named;
use crate::command::outcome::Outcome;
use crate::command::printing::{answered, report, write_to};
use crate::command::target::Target;
use crate::error::{Error, Result};
use crate::input;
use crate::library::{ArticleId, ArticleKey, Index, Library};
use crate::text::phrase::counted;
use std::path::Path;

/// Prints an answer from the updated index. If there is no library, reports that and creates none.
pub(super) fn print_answer(
    folder: &Path,
    look_up: impl FnOnce(&Index<'_>) -> Result<(String, Outcome)>,
) -> Result<Outcome> {
    print_answer_to(Target::STDOUT, folder, |index| {
        look_up(index).map(|(page, outcome)| (page.into_bytes(), outcome))
    })
}

/// The same, with the answer going to `target`.
pub(in crate::command) fn print_answer_to(
    target: Target<'_>,
    folder: &Path,
    look_up: impl FnOnce(&Index<'_>) -> Result<(Vec<u8>, Outcome)>,
) -> Result<Outcome> {
    let Some(mut library) = Library::open_existing(folder)? else {
        report(&missing_library(folder));
        return Ok(Outcome::NothingFound);
    };
    let index = library.refresh_all()?;
    if index.stale_articles() > 0 {
        report(&stale_index(index.stale_articles()));
    }
    let (page, outcome) = look_up(&index)?;
    write_to(target, |out| out.write_all(&page).map(|()| Outcome::Done))?;
    Ok(answered(index.left_out(), outcome))
}

fn stale_index(stale: usize) -> Error {
    let (articles, are) = (counted(stale, "article", "articles"), if stale == 1 { "is" } else { "are" });
    Error::new(format!(
        "{articles} {are} out of date because the library is read-only: run pullquote library list as a user with \
         write permission"
    ))
}

pub(super) fn print(page: &str) -> Result<Outcome> {
    write_to(Target::STDOUT, |out| out.write_all(page.as_bytes()).map(|()| Outcome::Done))
}

/// Opens the library, which must exist.
pub(super) fn open_existing(folder: &Path) -> Result<Library> {
    Library::open_existing(folder)?.ok_or_else(|| missing_library(folder))
}

/// The article with this number, or from this file or address.
///
/// # Errors
/// If there is none.
pub(in crate::command) fn number(library: &Library, article: &str) -> Result<ArticleId> {
    if let Some(id) = named::number(Path::new(article)) {
        return if library.has(id)? { Ok(id) } else { Err(named::no_article(id)) };
    }
    let origins = input::list(&[article.into()]).unwrap_or_default().articles;
    let name = match origins.as_slice() {
        [origin] => origin.whole_name(),
        _ => ArticleKey::file(Path::new(article)).file,
    };
    let found = name.map_or(Ok(None), |name| library.find_named(&name))?;
    // A file of this name that is not in the library does not hide the article with this number.
    let by_number = || article.parse().ok().map(ArticleId).filter(|id| library.has(*id).unwrap_or_default());
    found.or_else(by_number).ok_or_else(|| unknown(article))
}

/// Why there is nothing under a name.
pub(in crate::command) fn unknown(article: &str) -> Error {
    Error::new(format!("{article} is not in the library: see pullquote library list"))
}

fn missing_library(folder: &Path) -> Error {
    let folder = folder.display();
    Error::new(format!(
        "there is no library in {folder} yet: add articles with pullquote library add, or name another folder in \
         PULLQUOTE_HOME"
    ))
}
