//! What stands on the shelf, and how an article of the library is opened again: its file is looked at first, because
//! it may have changed since.

use crate::article::Article;
use crate::error::{Error, Result};
use crate::input::{self, Encoding, Origin, Progress};
use crate::library::{ArticleId, Library, StoredArticle};
use crate::text::hash::TextHash;
use crate::tui::report::{Opened, Remembered};
use crate::tui::workers::recorder;
use std::ops::ControlFlow;
use std::path::Path;

/// Something that can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Volume {
    /// What was given on the command line.
    Input(Origin),
    /// An article of the library.
    Kept(ArticleId),
}

/// An article of the library as it is read again.
pub(in crate::tui) struct Reopened {
    /// The article.
    pub(in crate::tui) opened: Opened,
    /// What the reader should know of it, in a sentence.
    pub(in crate::tui) notice: Option<String>,
}

impl Volume {
    /// How it is called in messages. Not sanitised.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Input(origin) => origin.name(),
            Self::Kept(id) => format!("article {} of the library", id.0),
        }
    }
}

/// Opens an article of the library: the text that is kept, or the one its file has by now.
///
/// # Errors
/// When there is no such article any more, or the library cannot be read.
pub(in crate::tui) fn reopen(
    folder: &Path,
    id: ArticleId,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Reopened> {
    let gone = || Error::new(format!("there is no article {} in the library any more", id.0));
    let library = Library::open_existing(folder)?.ok_or_else(gone)?;
    let kept = library.kept(id)?.ok_or_else(gone)?;
    let place = library.place(&kept.source)?;
    let Some(file) = kept.source.file.clone() else { return Ok(as_kept(kept, place, None)) };
    let path = Path::new(&file);
    if !path.exists() {
        return Ok(as_kept(kept, place, Some("its file is gone: this is the text that was kept".to_owned())));
    }
    let origin = Origin::File(path.to_owned());
    let document = match input::load(&origin, progress) {
        Ok(document) => document,
        Err(error) => {
            return Ok(as_kept(kept, place, Some(format!("{error}: this is the text that was kept"))));
        }
    };
    let encoding = document.encoding;
    let article = Article::new(document);
    if TextHash::of(&article.text) == kept.source.hash {
        return Ok(as_kept(kept, place, None));
    }
    let remembered = recorder::recall(folder, &origin, &article.text);
    let notice =
        Some("the file has changed since: decisions are kept where their words still stand".to_owned());
    Ok(Reopened { opened: Opened { encoding, ..whole(article, remembered) }, notice })
}

fn as_kept(
    kept: StoredArticle,
    place: Option<crate::library::ReadingPlace>,
    notice: Option<String>,
) -> Reopened {
    let remembered = Remembered { source: kept.source, journal: kept.journal, place, trouble: None };
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
    use crate::input::{Document, Media};
    use crate::library::{ArticleKey, ReadingPlace};

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
        library.keep(&article, &source, 1).unwrap()
    }

    fn opened(folder: &Path, id: ArticleId) -> (String, Option<String>) {
        let reopened = reopen(folder, id, &mut |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(reopened.opened.remembered.place, Some(ReadingPlace { top: 3, cursor: 3 }));
        (reopened.opened.article.text, reopened.notice)
    }

    #[test]
    fn the_file_is_read_only_where_its_text_is_another() {
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
        assert!(text == KEPT && notice.unwrap().contains("is gone"));
    }

    #[test]
    fn an_article_that_is_not_there_is_a_sentence() {
        let folder = tempfile::tempdir().unwrap();
        let said =
            |folder: &Path| reopen(folder, ArticleId(7), &mut |_| ControlFlow::Continue(())).err().unwrap();
        assert!(said(folder.path()).to_string().contains("no article 7"));
        library(folder.path(), KEPT);
        assert!(said(folder.path()).to_string().contains("no article 7"));
    }
}
