//! A temporary folder -> whether a library can be written there, and has everything after it was closed.

use super::check_result::CheckResult::{self, Failed, Well};
use super::findings::sample;
use crate::error::system_words;
use crate::library::{ArticleKey, Library, NewAct, now};
use crate::review::{Journal, Stamp, acts, review};
use crate::text::hash::TextHash;
use crate::version::VERSION;
use std::path::Path;
use std::sync::Arc;

pub(super) fn check() -> CheckResult {
    let folder = match tempfile::tempdir() {
        Ok(folder) => folder,
        Err(error) => {
            return Failed(format!(
                "no temporary folder can be made ({}): set TMPDIR to a folder that you can write",
                system_words(&error)
            ));
        }
    };
    match carry_out(folder.path()) {
        Ok(()) => Well(
            "a decision in a temporary library is there after closing it, and the library is sound"
                .to_owned(),
        ),
        Err(error) => Failed(error),
    }
}

/// Writes a library with a decision, closes it, opens it again and checks it.
fn carry_out(folder: &Path) -> Result<(), String> {
    let (article, found) = sample()?;
    let hash = TextHash::of(&article.text);
    let review = review(&article, hash, &Arc::new(found), &Journal::default());
    let act = acts::accept(&article, &review, 0).ok_or("the sample article has no quotation to decide")?;
    let stamp = Stamp { reviewer: "selftest".to_owned(), at: now(), tool: VERSION.to_owned() };
    let sentence = |error: crate::error::Error| error.to_string();
    let id = {
        let mut library = Library::open(folder).map_err(sentence)?;
        let id = library.add(&article, &ArticleKey { hash, file: None }, now()).map_err(sentence)?;
        library.record(NewAct { article: id, text: hash, stamp: &stamp, act: &act }).map_err(sentence)?;
        id
    };
    let mut library = Library::open(folder).map_err(sentence)?;
    library.refresh_all().map_err(sentence)?;
    let stored = library.article(id).map_err(sentence)?.ok_or("the article that was saved is gone")?;
    if stored.article.text != article.text {
        return Err("the text that was saved is another one now: check the disk".to_owned());
    }
    if stored.journal.acts.iter().all(|recorded| recorded.act != act || recorded.stamp != stamp) {
        return Err("the decision that was saved is gone: check the disk".to_owned());
    }
    match library.check().map_err(sentence)?.wrong.first() {
        Some(wrong) => Err(format!("a new library is damaged ({wrong}): check the disk")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_without_a_sound_library_fails_with_a_sentence() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(carry_out(folder.path()), Ok(()));
        let empty = tempfile::tempdir().unwrap();
        std::fs::File::create(empty.path().join("library.db")).unwrap();
        assert!(carry_out(empty.path()).unwrap_err().contains("has lost its contents"));
        let file = empty.path().join("library.db/below");
        assert!(carry_out(&file).unwrap_err().contains("cannot be created or written"));
    }
}
