//! The library while somebody reads: acts and reading places are written the moment they are asked for, before the
//! frame that shows them.
//!
//! It is opened with the first thing that is to be kept, so that reading alone makes no file.

use crate::error::Result;
use crate::input::Origin;
use crate::library::{self, ArticleId, Bytes, Library, NewDecision, Source};
use crate::review::{Act, ActId, Journal};
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
    pub(in crate::tui) fn record(&mut self, opened: &Opened, act: &Act, after: ActId) -> Result<Journal> {
        let source = &opened.remembered.source;
        let known = self.current.filter(|(hash, _)| *hash == source.hash);
        let (id, article, reviewer) = (known.map(|(_, id)| id), &opened.article, self.reviewer.clone());
        let decision = NewDecision { id, article, source, reviewer: &reviewer, act, after };
        let (id, new) = self.library()?.record_decision(decision)?;
        self.current = Some((source.hash, id));
        Ok(new)
    }

    /// Remembers a reading place. That it cannot be kept is no reason to stop anybody.
    pub(in crate::tui) fn remember(&mut self, source: &Source, place: Bytes) {
        let known = self.library.is_some() || place != Bytes::default();
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
}

/// What the library in `folder` knows of an article with this text.
pub(in crate::tui) fn recall(folder: &Path, origin: &Origin, text: &str) -> Remembered {
    let source = Source { hash: TextHash::of(text), file: origin.whole_name() };
    match try_recall(folder, &source) {
        Ok(remembered) => remembered,
        Err(error) => Remembered { source, trouble: Some(error.to_string()), ..Remembered::default() },
    }
}

fn try_recall(folder: &Path, source: &Source) -> Result<Remembered> {
    let mut remembered = Remembered { source: source.clone(), ..Remembered::default() };
    let Some(library) = Library::open_existing(folder)? else { return Ok(remembered) };
    remembered.place = library.place(source)?;
    if let Some(id) = library.find(source)? {
        remembered.journal = library.journal(id)?;
    }
    Ok(remembered)
}
