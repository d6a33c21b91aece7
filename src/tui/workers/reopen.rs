//! An article of the library -> the article as the reader shows it, with what the library has recorded about it.
//!
//! Its file is read again, because it may have changed since. The text that was kept is shown if the file is unchanged or
//! can no longer be read, or if the article is a page: a page is fetched again only when the reader asks for it.

use crate::article::{Article, PageScope};
use crate::error::{Error, Result};
use crate::input::web::Network;
use crate::input::{self, Encoding, LoadProgress, Origin};
use crate::library::{ArticleId, ArticleKey, Library, StoredArticle, now};
use crate::text::hash::TextHash;
use crate::tui::report::{Opened, Remembered};
use std::ops::ControlFlow;
use std::path::Path;

/// An article of the library, opened again.
pub(in crate::tui) struct Reopened {
    /// The article.
    pub(in crate::tui) opened: Opened,
    /// What the reader should know about it, in a sentence.
    pub(in crate::tui) notice: Option<String>,
}

/// Opens an article of the library with the text that its file has now, otherwise with the text that was kept.
///
/// # Errors
/// If the article is no longer in the library, or the library cannot be read.
pub(in crate::tui) fn reopen(
    folder: &Path,
    network: &Network,
    id: ArticleId,
    progress: &mut dyn FnMut(LoadProgress) -> ControlFlow<()>,
) -> Result<Reopened> {
    let gone = || Error::new(format!("article {} is no longer in the library", id.0));
    let library = Library::open_existing(folder)?.ok_or_else(gone)?;
    let kept = library.article(id)?.ok_or_else(gone)?;
    let place = library.place(&kept.key)?;
    let Some(file) = kept.key.file.clone() else { return Ok(as_kept(kept, place, None)) };
    let origin = Origin::from_whole_name(&file);
    if matches!(&origin, Origin::File(path) if !path.exists()) {
        return Ok(as_kept(
            kept,
            place,
            Some("its file no longer exists: this is the saved text".to_owned()),
        ));
    }
    if origin.is_on_the_web() {
        return Ok(as_kept(kept, place, None));
    }
    let document = match input::load(&origin, network, progress) {
        Ok(document) => document,
        Err(error) => {
            return Ok(as_kept(kept, place, Some(format!("{error}: this is the saved text"))));
        }
    };
    let encoding = document.encoding;
    let mut article = Article::new(document);
    if TextHash::of(&article.text) == kept.key.hash {
        return Ok(as_kept(kept, place, None));
    }
    article.identity.merge(library.corrections(id)?);
    let remembered = recall(folder, &origin, &article.text);
    let notice =
        Some("the file has changed since: decisions are kept where their text still exists".to_owned());
    Ok(Reopened { opened: Opened { encoding, ..whole(article, remembered) }, notice })
}

/// Reads an article of the library again from where it came. A page is kept with its new text, as evidence of that too.
///
/// # Errors
/// If it cannot be read, or the library cannot be read or written.
pub(in crate::tui) fn read_again(
    folder: &Path,
    network: &Network,
    id: ArticleId,
    progress: &mut dyn FnMut(LoadProgress) -> ControlFlow<()>,
) -> Result<Reopened> {
    let (mut library, origin) = kept_origin(folder, id)?;
    let document = input::load(&origin, network, progress)?;
    let encoding = document.encoding;
    // A page that shows no words any more must not take the place of the text that was quoted.
    let mut article = Article::read(document)?;
    if article.identity.fetched.is_some() {
        library.add(&article, &ArticleKey::of(&article, &origin), now())?;
    }
    article.identity.merge(library.corrections(id)?);
    let remembered = recall(folder, &origin, &article.text);
    Ok(Reopened { opened: Opened { encoding, ..whole(article, remembered) }, notice: None })
}

/// Reads the whole page that an article of the library is in. The library does not keep it.
///
/// # Errors
/// As [`read_again`].
pub(in crate::tui) fn read_whole_page(
    folder: &Path,
    network: &Network,
    id: ArticleId,
    progress: &mut dyn FnMut(LoadProgress) -> ControlFlow<()>,
) -> Result<Reopened> {
    let (library, origin) = kept_origin(folder, id)?;
    let document = input::load(&origin, network, progress)?;
    let encoding = document.encoding;
    let mut article = Article::read_in_scope(document, PageScope::WholePage)?;
    article.identity.merge(library.corrections(id)?);
    let remembered = recall(folder, &origin, &article.text);
    Ok(Reopened { opened: Opened { encoding, ..whole(article, remembered) }, notice: None })
}

/// The library, and where an article of it came from.
fn kept_origin(folder: &Path, id: ArticleId) -> Result<(Library, Origin)> {
    let gone = || Error::new(format!("article {} is no longer in the library", id.0));
    let library = Library::open_existing(folder)?.ok_or_else(gone)?;
    let kept = library.article(id)?.ok_or_else(gone)?;
    let file = kept
        .key
        .file
        .ok_or_else(|| Error::new("this article came through a pipe and cannot be read again"))?;
    Ok((library, Origin::from_whole_name(&file)))
}

/// What the library in `folder` knows of an article with this text.
pub(in crate::tui) fn recall(folder: &Path, origin: &Origin, text: &str) -> Remembered {
    let source = ArticleKey::new(TextHash::of(text), origin);
    match try_recall(folder, &source) {
        Ok(remembered) => remembered,
        Err(error) => Remembered { source, trouble: Some(error.to_string()), ..Remembered::default() },
    }
}

fn try_recall(folder: &Path, source: &ArticleKey) -> Result<Remembered> {
    let mut remembered = Remembered { source: source.clone(), ..Remembered::default() };
    let Some(library) = Library::open_existing(folder)? else { return Ok(remembered) };
    remembered.place = library.place(source)?;
    if let Some(id) = library.find(source)? {
        remembered.journal = library.journal(id)?;
    }
    Ok(remembered)
}

fn as_kept(
    kept: StoredArticle,
    place: Option<crate::library::ReadingPlace>,
    notice: Option<String>,
) -> Reopened {
    let remembered = Remembered { source: kept.key, journal: kept.journal, place, trouble: None };
    Reopened { opened: whole(kept.article, remembered), notice }
}

fn whole(article: Article, remembered: Remembered) -> Opened {
    let words = Some(article.text.split_whitespace().count());
    Opened { article, encoding: Encoding::UTF_8, complete: true, words, remembered }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests write the files that change")]
mod tests {
    use super::*;
    use crate::input::{Document, IdentitySource, Media};
    use crate::library::{IdentityField, ReadingPlace};

    const KEPT: &str = "“We will wait,” Ana Lopes said.";

    fn article(text: &str) -> Article {
        Article::new(Document::record(String::new(), Media::Plain, text.to_owned()))
    }

    /// A library with one article, read from a file of this text.
    fn library(folder: &Path, text: &str) -> ArticleId {
        let path = folder.join("story.txt");
        std::fs::write(&path, text).unwrap();
        let article = article(text);
        let source = ArticleKey::of(&article, &Origin::File(path));
        let mut library = Library::open(folder).unwrap();
        library.remember_place(&source, ReadingPlace { top: 3, cursor: 3 }, 1).unwrap();
        library.add(&article, &source, 1).unwrap()
    }

    fn opened(folder: &Path, id: ArticleId) -> (String, Option<String>) {
        let reopened = reopen(folder, &Network::default(), id, &mut |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(reopened.opened.remembered.place, Some(ReadingPlace { top: 3, cursor: 3 }));
        (reopened.opened.article.text, reopened.notice)
    }

    #[test]
    fn the_text_of_the_file_is_shown_if_it_has_changed() {
        let folder = tempfile::tempdir().unwrap();
        let id = library(folder.path(), KEPT);
        assert_eq!(opened(folder.path(), id), (KEPT.to_owned(), None));
        let file = folder.path().join("story.txt");
        std::fs::write(&file, "Today. “We will wait,” Ana Lopes said.").unwrap();
        let (text, notice) = opened(folder.path(), id);
        assert!(text.starts_with("Today.") && notice.unwrap().contains("has changed"));
        std::fs::write(&file, "").unwrap();
        let (text, notice) = opened(folder.path(), id);
        assert!(text == KEPT && notice.unwrap().contains("is empty"));
        std::fs::remove_file(&file).unwrap();
        let (text, notice) = opened(folder.path(), id);
        assert!(text == KEPT && notice.unwrap().contains("no longer exists"));
    }

    #[test]
    fn a_correction_stays_when_the_article_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let id = library(folder.path(), KEPT);
        let mut kept = Library::open(folder.path()).unwrap();
        assert!(kept.correct(id, IdentityField::Site, Some("The Coast Post")).unwrap());
        std::fs::write(folder.path().join("story.txt"), "Today. “We will wait,” Ana Lopes said.").unwrap();
        let network = Network::default();
        for read in [reopen, read_again, read_whole_page] {
            let reopened = read(folder.path(), &network, id, &mut |_| ControlFlow::Continue(())).unwrap();
            assert!(reopened.opened.article.text.starts_with("Today."));
            let site = reopened.opened.article.identity.site.unwrap();
            assert_eq!((site.value.as_str(), site.source), ("The Coast Post", IdentitySource::User));
        }
    }

    #[test]
    fn a_missing_article_is_reported_in_a_sentence() {
        let folder = tempfile::tempdir().unwrap();
        let said = |folder: &Path| {
            reopen(folder, &Network::default(), ArticleId(7), &mut |_| ControlFlow::Continue(()))
                .err()
                .unwrap()
        };
        assert!(said(folder.path()).to_string().contains("article 7 is no longer"));
        library(folder.path(), KEPT);
        assert!(said(folder.path()).to_string().contains("article 7 is no longer"));
    }
}
