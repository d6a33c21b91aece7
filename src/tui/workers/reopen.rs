//! An article of the library -> the article as the reader shows it, with what the library has recorded about it.
//!
//! Its file is read again, because it may have changed since. The text that was kept is shown if the file is unchanged or
//! can no longer be read, or if the article is a page: a page is fetched again only when the reader asks for it.

use crate::article::{Article, PageScope};
use crate::error::{Error, Result};
use crate::input::web::Network;
use crate::input::{self, Document, Encoding, LoadProgress, Origin};
use crate::library::{ArticleId, ArticleKey, Library, ReadingPlace, StoredArticle, now};
use crate::text::hash::TextHash;
use crate::text::phrase::words;
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
    let damage = library.left_out().into_iter().next();
    let Some(file) = kept.key.file.clone() else { return Ok(as_kept(kept, place, damage)) };
    let origin = Origin::from_whole_name(&file);
    if matches!(&origin, Origin::File(path) if !path.exists()) {
        let notice = "its file no longer exists: this is the saved text";
        return Ok(as_kept(kept, place, Some(notice.to_owned())));
    }
    if origin.is_on_the_web() {
        return Ok(as_kept(as_drawn(&library, kept), place, damage));
    }
    match input::load(&origin, network, progress) {
        Ok(document) => as_file_has_it((folder, &library, &origin), document, (kept, place, damage)),
        Err(error) => Ok(as_kept(kept, place, Some(format!("{error}: this is the saved text")))),
    }
}

/// The article with the text that its file has now, unless the file may hold another article by now.
fn as_file_has_it(
    (folder, library, origin): (&Path, &Library, &Origin),
    document: Document,
    (mut kept, place, damage): (StoredArticle, Option<ReadingPlace>, Option<String>),
) -> Result<Reopened> {
    let encoding = document.encoding;
    let mut article = Article::new(document);
    if TextHash::of(&article.text) == kept.key.hash {
        kept.article.markup = article.markup;
        return Ok(as_kept(kept, place, damage));
    }
    if matches!(origin, Origin::Part { .. }) {
        let notice =
            "its file has changed and may hold another article in this place: this is the saved text";
        return Ok(as_kept(kept, place, Some(notice.to_owned())));
    }
    article.identity.merge(library.corrections(kept.id)?);
    let remembered = recall(folder, origin, &mut article);
    let changed = "the file has changed since: decisions are kept where their text still exists";
    let notice = damage.unwrap_or_else(|| changed.to_owned());
    Ok(Reopened { opened: Opened { encoding, ..whole(article, remembered) }, notice: Some(notice) })
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
    let (mut library, kept, origin) = kept_origin(folder, id)?;
    let documents = match &origin {
        Origin::Part { container, .. } => input::load_all(container, network, progress)?,
        origin => vec![input::load(origin, network, progress)?],
    };
    let (mut article, origin, encoding) = same_article(documents, &kept, &origin)?;
    if article.identity.fetched.is_some() {
        library.add_version(id, (&article, &ArticleKey::of(&article, &origin)), now())?;
    }
    article.identity.merge(library.corrections(id)?);
    let remembered = recall(folder, &origin, &mut article);
    Ok(Reopened { opened: Opened { encoding, ..whole(article, remembered) }, notice: None })
}

/// The article that was kept, among those that were read again. One that is known only by its place must have the same text
/// or title, because another may have taken its place.
fn same_article(
    documents: Vec<Document>,
    kept: &StoredArticle,
    origin: &Origin,
) -> Result<(Article, Origin, Encoding)> {
    let is_place = matches!(origin, Origin::Part { .. });
    let mut same_title = None;
    let mut failure = None;
    for document in documents {
        let (origin, encoding) = (document.origin.clone(), document.encoding);
        // A page that shows no words any more must not take the place of the text that was quoted.
        let article = match Article::read(document) {
            Ok(article) => article,
            Err(error) => {
                failure.get_or_insert(error);
                continue;
            }
        };
        if !is_place || TextHash::of(&article.text) == kept.key.hash {
            return Ok((article, origin, encoding));
        }
        if same_title.is_none() && article.title().is_some() && article.title() == kept.article.title() {
            same_title = Some((article, origin, encoding));
        }
    }
    let gone = || Error::new(format!("{} holds another article now", origin.name()));
    same_title.ok_or_else(|| failure.unwrap_or_else(gone))
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
    let (library, _, origin) = kept_origin(folder, id)?;
    let document = input::load(&origin, network, progress)?;
    let encoding = document.encoding;
    let mut article = Article::read_in_scope(document, PageScope::WholePage)?;
    article.identity.merge(library.corrections(id)?);
    let remembered = recall(folder, &origin, &mut article);
    Ok(Reopened { opened: Opened { encoding, ..whole(article, remembered) }, notice: None })
}

/// The library, an article of it, and where that came from.
fn kept_origin(folder: &Path, id: ArticleId) -> Result<(Library, StoredArticle, Origin)> {
    let gone = || Error::new(format!("article {} is no longer in the library", id.0));
    let library = Library::open_existing(folder)?.ok_or_else(gone)?;
    let kept = library.article(id)?.ok_or_else(gone)?;
    let piped = || Error::new("this article came through a pipe and cannot be read again");
    let origin = Origin::from_whole_name(kept.key.file.as_deref().ok_or_else(piped)?);
    Ok((library, kept, origin))
}

/// What the library in `folder` knows of an article that was read from `origin`. What the user corrected of it holds.
pub(in crate::tui) fn recall(folder: &Path, origin: &Origin, article: &mut Article) -> Remembered {
    let source = ArticleKey::of(article, origin);
    match try_recall(folder, &source, article) {
        Ok(remembered) => remembered,
        Err(error) => Remembered { source, trouble: Some(error.to_string()), ..Remembered::default() },
    }
}

fn try_recall(folder: &Path, source: &ArticleKey, article: &mut Article) -> Result<Remembered> {
    let mut remembered = Remembered { source: source.clone(), ..Remembered::default() };
    let Some(library) = Library::open_existing(folder)? else { return Ok(remembered) };
    remembered.place = library.place(source)?;
    if let Some(id) = library.find(source)? {
        remembered.journal = library.journal(id)?;
        article.identity.merge(library.corrections(id)?);
    }
    Ok(remembered)
}

/// The copy in the library of the page at `origin`, if there is one.
pub(super) fn copy_of(folder: &Path, origin: &Origin) -> Option<StoredArticle> {
    if !origin.is_on_the_web() {
        return None;
    }
    Library::open_existing(folder).ok()??.copy_of(origin).ok()?
}

/// The copy as the reader shows it.
pub(super) fn opened_copy(folder: &Path, copy: StoredArticle) -> Opened {
    let library = Library::open_existing(folder).ok().flatten();
    let place = library.and_then(|library| library.place(&copy.key).ok()?);
    as_kept(copy, place, None).opened
}

/// Keeps the new version of a page that was fetched again, if the page is in the library. What was fetched is the evidence
/// of what is quoted from now on.
///
/// # Errors
/// If the library cannot be written.
pub(super) fn keep_version(folder: &Path, origin: &Origin, article: &Article) -> Result<()> {
    let Some(mut library) = Library::open_existing(folder)? else { return Ok(()) };
    match library.copy_of(origin)? {
        Some(copy) => library.add_version(copy.id, (article, &ArticleKey::of(article, origin)), now()),
        None => Ok(()),
    }
}

/// The article with the lists, links and styles of its page. The library keeps the page, so it is read from that once more:
/// if the rules that find the article have changed since, the text is another one, and stays as it was kept.
fn as_drawn(library: &Library, mut kept: StoredArticle) -> StoredArticle {
    let Some(fetched) = &kept.article.identity.fetched else { return kept };
    let Ok(bytes) = library.original(&fetched.sha256) else { return kept };
    let document = input::read_kept(fetched, bytes);
    if let Some(read) = document.map(Article::new).filter(|read| read.text == kept.article.text) {
        kept.article.markup = read.markup;
    }
    kept
}

fn as_kept(
    kept: StoredArticle,
    place: Option<crate::library::ReadingPlace>,
    notice: Option<String>,
) -> Reopened {
    let remembered = Remembered { source: kept.key, journal: kept.journal, place, ..Remembered::default() };
    Reopened { opened: whole(kept.article, remembered), notice }
}

fn whole(article: Article, remembered: Remembered) -> Opened {
    let words = Some(words(&article.text).count());
    Opened { article, encoding: Encoding::UTF_8, complete: true, words, remembered }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests write the files that change")]
mod tests {
    use super::*;
    use crate::input::IdentityField;
    use crate::input::{IdentitySource, Media};
    use crate::library::ReadingPlace;

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

    /// A feed with items of these numbers, the newest first.
    fn feed(numbers: &[usize]) -> String {
        let item = |number| {
            format!(
                "<item><guid>{number}</guid><title>Story {number}</title><description>“We wait for ship {number},” Ana \
                 Lopes said.</description></item>"
            )
        };
        format!("<rss><channel>{}</channel></rss>", numbers.iter().map(item).collect::<String>())
    }

    /// Keeps every article of a file.
    fn keep_all(folder: &Path, file: &Path) -> Vec<ArticleId> {
        let origin = Origin::File(file.to_owned());
        let network = Network::default();
        let documents = input::load_all(&origin, &network, &mut |_| ControlFlow::Continue(())).unwrap();
        let mut library = Library::open(folder).unwrap();
        let mut keep = |document: Document| {
            let origin = document.origin.clone();
            let article = Article::new(document);
            library.add(&article, &ArticleKey::of(&article, &origin), 1).unwrap()
        };
        documents.into_iter().map(&mut keep).collect()
    }

    #[test]
    fn an_item_of_a_feed_is_found_again_when_its_place_has_changed() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("feed.xml");
        std::fs::write(&file, feed(&[2, 1])).unwrap();
        let ids = keep_all(folder.path(), &file);
        std::fs::write(&file, feed(&[4, 3, 2])).unwrap();
        let again =
            |id| read_again(folder.path(), &Network::default(), id, &mut |_| ControlFlow::Continue(()));
        assert!(again(ids[0]).unwrap().opened.article.text.contains("ship 2"));
        let gone = again(ids[1]).err().unwrap().to_string();
        assert!(gone.contains("no longer has the item 1"), "{gone}");
        let ids = keep_all(folder.path(), &file);
        assert_eq!(ids, [ArticleId(3), ArticleId(4), ArticleId(1)], "no article took the place of another");
    }

    #[test]
    fn an_article_that_is_known_only_by_its_place_is_not_taken_for_another() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("records.jsonl");
        let record = |title: &str, text: &str| format!("{{\"title\": \"{title}\", \"text\": \"{text}\"}}\n");
        let (quay, ship) =
            (record("Quay", "“We wait,” Ana Lopes said."), record("Ship", "“It sank,” Li Na said."));
        std::fs::write(&file, format!("{quay}{ship}")).unwrap();
        let ids = keep_all(folder.path(), &file);
        std::fs::write(&file, format!("{ship}{}", record("Quay", "“We wait here,” Ana Lopes said.")))
            .unwrap();
        let network = Network::default();
        let reopened = reopen(folder.path(), &network, ids[0], &mut |_| ControlFlow::Continue(())).unwrap();
        assert!(reopened.opened.article.text.contains("We wait,") && reopened.notice.is_some());
        let again = read_again(folder.path(), &network, ids[0], &mut |_| ControlFlow::Continue(())).unwrap();
        assert!(again.opened.article.text.contains("We wait here"), "the one with its title");
        assert_eq!(
            keep_all(folder.path(), &file),
            [ids[1], ArticleId(3)],
            "the changed text is an article of its own"
        );
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
