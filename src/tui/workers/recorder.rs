//! The library while somebody reads: acts and reading places are written the moment they are asked for, before the
//! frame that shows them.
//!
//! It is opened with the first thing that is to be kept, so that reading alone makes no file.

use crate::error::Result;
use crate::input::Origin;
use crate::library::{self, ArticleId, ArticleKey, Library, NewAct, ReadingPlace};
use crate::review::{Act, ActId, Recorded, Stamp};
use crate::text::hash::TextHash;
use crate::tui::report::{Opened, Remembered};
use std::path::{Path, PathBuf};

/// Writes what is decided.
#[derive(Debug)]
pub(in crate::tui) struct Keeper {
    folder: PathBuf,
    reviewer: String,
    library: Option<Library>,
    /// The article that acts are recorded on, by its text.
    current: Option<(TextHash, ArticleId)>,
}

impl Keeper {
    /// A keeper for the library in `folder`; nothing is opened yet.
    pub(in crate::tui) fn new(folder: PathBuf, reviewer: String) -> Self {
        Self { folder, reviewer, library: None, current: None }
    }

    /// Records an act on an article. What comes back is on disk: the act, and what other programs did since `after`.
    ///
    /// # Errors
    /// When the library cannot be written; then nothing was recorded.
    pub(in crate::tui) fn record(
        &mut self,
        opened: &Opened,
        act: &Act,
        after: ActId,
    ) -> Result<Vec<Recorded>> {
        let at = library::now();
        let id = self.article(opened, at)?;
        let stamp = Stamp { reviewer: self.reviewer.clone(), at, tool: crate::version::VERSION.to_owned() };
        let library = self.library()?;
        let text = opened.remembered.source.hash;
        let new = NewAct { article: id, text, stamp: &stamp, act };
        Ok(library.record_after(new, after)?.acts)
    }

    /// Remembers a reading place. That it cannot be kept is no reason to stop anybody.
    pub(in crate::tui) fn remember(&mut self, source: &ArticleKey, place: ReadingPlace) {
        let known = self.library.is_some() || place != ReadingPlace::default();
        if known && let Ok(library) = self.library() {
            let _ = library.remember_place(source, place, library::now());
        }
    }

    fn library(&mut self) -> Result<&mut Library> {
        let library = match self.library.take() {
            Some(library) => library,
            None => Library::open(&self.folder)?,
        };
        Ok(self.library.insert(library))
    }

    fn article(&mut self, opened: &Opened, at: i64) -> Result<ArticleId> {
        let hash = opened.remembered.source.hash;
        if let Some((known, id)) = self.current
            && known == hash
        {
            return Ok(id);
        }
        let id = self.library()?.keep(&opened.article, &opened.remembered.source, at)?;
        self.current = Some((hash, id));
        Ok(id)
    }
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
