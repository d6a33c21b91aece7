//! What was typed as an input -> the articles it names: files and addresses, or articles of the library by their numbers.
//!
//! A number is that of an article in the library, in every command, unless a file or folder has that name. `./2026` is
//! always a file.

use crate::cli::Cli;
use crate::error::{Error, Result};
use crate::input::{self, InputList, Origin};
use crate::library::{ArticleId, Library, StoredArticle};
use crate::settings::nearest;
use crate::tui::ArticleReference;
use clap::CommandFactory;
use std::path::{Path, PathBuf};

/// An article that was named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NamedArticle {
    /// By its file or address, or what came through a pipe.
    Input(Origin),
    /// By its number in the library.
    Kept(ArticleId),
}

/// The articles that were named, with folders replaced by the articles in them.
///
/// # Errors
/// If a folder contains no article.
pub(super) fn named(inputs: &[PathBuf]) -> Result<InputList<NamedArticle>> {
    let InputList { mut articles, mut notices } = InputList::default();
    for typed in inputs {
        if let Some(id) = number(typed) {
            articles.push(NamedArticle::Kept(id));
            continue;
        }
        let list = input::list(std::slice::from_ref(typed))?;
        notices.extend(list.notices);
        for origin in list.articles {
            let article = NamedArticle::Input(origin);
            // Standard input can be read only once.
            if article != NamedArticle::Input(Origin::Stdin) || !articles.contains(&article) {
                articles.push(article);
            }
        }
    }
    Ok(InputList { articles, notices })
}

/// The number that was typed, unless a file or folder has that name.
pub(super) fn number(typed: &Path) -> Option<ArticleId> {
    let digits = typed.to_str().filter(|typed| typed.bytes().all(|byte| byte.is_ascii_digit()))?;
    let number = digits.parse().ok()?;
    typed.symlink_metadata().is_err().then_some(ArticleId(number))
}

/// How many files are looked at before the first one is shown: a command line with more was written by a shell.
const MAX_CHECKED: usize = 100;

/// Looks whether the files among the articles are there, so that a slip is told before the screen is taken.
///
/// # Errors
/// If one is not there or cannot be opened.
pub(super) fn readable(articles: &[NamedArticle]) -> Result<()> {
    // Those of a folder have just been listed.
    articles.iter().take(MAX_CHECKED).try_for_each(|article| match article {
        NamedArticle::Input(origin) => input::check(origin).map_err(|error| meant(origin, error)),
        NamedArticle::Kept(_) => Ok(()),
    })
}

/// Looks whether the first word is a misspelt command rather than a file: what follows it is not meant to be read.
///
/// # Errors
/// If it names no file and looks like a command.
pub(super) fn no_misspelt_command(articles: &[NamedArticle]) -> Result<()> {
    let Some(NamedArticle::Input(origin)) = articles.first() else { return Ok(()) };
    let is_there = Path::new(&origin.name()).symlink_metadata().is_ok();
    misspelt_command(origin).filter(|_| !is_there).map_or(Ok(()), Err)
}

/// The command that was probably meant, if a word that names no file looks like one.
fn meant(origin: &Origin, error: Error) -> Error {
    misspelt_command(origin).unwrap_or(error)
}

fn misspelt_command(origin: &Origin) -> Option<Error> {
    let name = origin.name();
    let is_word = name.bytes().all(|byte| byte.is_ascii_lowercase());
    let commands = Cli::command();
    let names: Vec<&str> = commands.get_subcommands().map(clap::Command::get_name).collect();
    let command = nearest(&name, names.into_iter()).filter(|_| is_word)?;
    Some(Error::new(format!("there is no file {name}: did you mean pullquote {command}?")))
}

/// An article of the library by its number.
///
/// # Errors
/// If there is none.
pub(super) fn kept(library: Option<&Library>, id: ArticleId) -> Result<StoredArticle> {
    let found = library.map_or(Ok(None), |library| library.article(id))?;
    found.ok_or_else(|| no_article(id))
}

/// Why there is nothing under a number.
pub(super) fn no_article(ArticleId(number): ArticleId) -> Error {
    Error::new(format!(
        "there is no article {number} in the library, and no file {number}: see pullquote library list"
    ))
}

/// The named articles, as the screen opens them, with their names.
///
/// # Errors
/// If a number is not that of an article.
pub(super) fn references(
    articles: Vec<NamedArticle>,
    folder: &Path,
) -> Result<Vec<(ArticleReference, String)>> {
    let has_numbers = articles.iter().any(|article| matches!(article, NamedArticle::Kept(_)));
    let library = if has_numbers { Library::open_existing(folder)? } else { None };
    let reference = |article| match article {
        NamedArticle::Input(origin) => {
            let name = origin.name();
            Ok((ArticleReference::Input(origin), name))
        }
        NamedArticle::Kept(id) => {
            let kept = kept(library.as_ref(), id)?;
            let called = kept.article.called(kept.key.file.as_deref());
            let name = called.map_or_else(|| format!("article {}", id.0), str::to_owned);
            Ok((ArticleReference::Kept(id), name))
        }
    };
    articles.into_iter().map(reference).collect()
}
