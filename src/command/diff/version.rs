//! What was typed -> the version it names: a file or page, or a text that the library has kept.

use crate::command::named::{self, NamedArticle, no_article};
use crate::command::printing::told;
use crate::error::{Error, Result};
use crate::input::Origin;
use crate::library::{ArticleId, Library, StoredArticle, TextVersion};
use crate::review::Journal;
use crate::text::date;
use std::path::{Path, PathBuf};

/// A version of an article.
pub(super) enum NamedVersion {
    /// What is in a file or at an address now, or came through a pipe.
    Input(Origin),
    /// A text of the library.
    Kept {
        /// The article with this text.
        stored: Box<StoredArticle>,
        /// What the user calls it: "7@1".
        name: String,
        /// Which of its texts that is.
        version: TextVersion,
    },
}

impl NamedVersion {
    pub(super) fn name(&self) -> String {
        match self {
            Self::Input(origin) => origin.name(),
            Self::Kept { name, version, .. } => {
                format!("{name} in the library, kept {}", date::readable(&date::day(version.kept_at)))
            }
        }
    }

    /// What the user calls it, if nobody knows its title, authors and dates.
    pub(super) fn without_statements(&self) -> Option<&str> {
        match self {
            Self::Kept { stored, name, version } => {
                version.lacks_statements(&stored.article).then_some(name.as_str())
            }
            Self::Input(_) => None,
        }
    }

    pub(super) fn article(&self) -> NamedArticle {
        match self {
            Self::Input(origin) => NamedArticle::Input(origin.clone()),
            Self::Kept { stored, .. } => NamedArticle::Kept(stored.id),
        }
    }

    /// What was decided on the article, if the library has it. A file or page has the decisions on its own copy, if that
    /// is the article it is compared with.
    pub(super) fn journal<'a>(
        &'a self,
        other: &'a Self,
        library: Option<&Library>,
    ) -> Result<Option<&'a Journal>> {
        match (self, other) {
            (Self::Kept { stored, .. }, _) => Ok(Some(&stored.journal)),
            (Self::Input(origin), Self::Kept { stored, .. }) => {
                let copy = library.map_or(Ok(None), |library| library.copy_of(origin))?;
                Ok(copy.filter(|copy| copy.id == stored.id).map(|_| &stored.journal))
            }
            (Self::Input(_), Self::Input(_)) => Ok(None),
        }
    }

    pub(super) fn is_stdin(&self) -> bool {
        matches!(self, Self::Input(Origin::Stdin))
    }
}

/// The two versions that were named.
///
/// # Errors
/// If one is not there, or only one is named and the library has nothing to compare it with.
pub(super) fn versions(
    old: &Path,
    new: Option<&Path>,
    library: Option<&Library>,
) -> Result<[NamedVersion; 2]> {
    let first = version(old, library)?;
    if let Some(new) = new {
        return Ok([first, version(new, library)?]);
    }
    match &first {
        NamedVersion::Kept { stored, .. } => {
            let id = stored.id;
            let count = library.map_or_else(|| Ok(Vec::new()), |library| library.versions(id))?;
            let current = count.iter().position(|version| version.is_current).unwrap_or_default();
            let before = current.checked_sub(1).ok_or_else(|| {
                Error::new(format!(
                    "the library has only one version of article {}: name another to compare",
                    id.0
                ))
            })?;
            Ok([kept(id, Some(before + 1), library)?, first])
        }
        NamedVersion::Input(origin) => {
            let copy = library.map_or(Ok(None), |library| library.copy_of(origin))?.ok_or_else(|| {
                let name = origin.name();
                Error::new(format!(
                    "the library has no copy of {name}: name another version to compare it with"
                ))
            })?;
            Ok([kept(copy.id, None, library)?, first])
        }
    }
}

fn version(typed: &Path, library: Option<&Library>) -> Result<NamedVersion> {
    if let Some(id) = named::number(typed) {
        return kept(id, None, library);
    }
    if let Some((id, number)) = numbered(typed) {
        return kept(id, Some(number), library);
    }
    let mut articles = told(named::named(&[PathBuf::from(typed)])?);
    match (articles.pop(), articles.is_empty()) {
        (Some(NamedArticle::Input(origin)), true) => Ok(NamedVersion::Input(origin)),
        (Some(NamedArticle::Kept(id)), true) => kept(id, None, library),
        _ => Err(Error::new(format!("{} holds several articles: name one of them", typed.display()))),
    }
}

/// The article and the version in "7@1", unless a file has that name.
fn numbered(typed: &Path) -> Option<(ArticleId, usize)> {
    let (id, number) = typed.to_str()?.split_once('@')?;
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_named = is_number(id) && is_number(number) && typed.symlink_metadata().is_err();
    is_named.then_some((ArticleId(id.parse().ok()?), number.parse().ok()?))
}

/// A version of an article of the library by its number; without one, the text that is shown.
fn kept(id: ArticleId, number: Option<usize>, library: Option<&Library>) -> Result<NamedVersion> {
    let library = library.ok_or_else(|| no_article(id))?;
    let versions = library.versions(id)?;
    if versions.is_empty() {
        return Err(no_article(id));
    }
    let found = match number {
        Some(number) => number.checked_sub(1).and_then(|at| versions.get(at).map(|version| (at, version))),
        None => versions.iter().enumerate().find(|(_, version)| version.is_current),
    };
    let (at, version) = found.ok_or_else(|| {
        let wanted = number.map(|number| format!("@{number}")).unwrap_or_default();
        Error::new(format!(
            "there is no version {}{wanted}: the library has {}@1 to {}@{}",
            id.0,
            id.0,
            id.0,
            versions.len()
        ))
    })?;
    let stored = library.article_in(id, *version)?.ok_or_else(|| no_article(id))?;
    let name = format!("{}@{}", id.0, at + 1);
    Ok(NamedVersion::Kept { stored: Box::new(stored), name, version: *version })
}
