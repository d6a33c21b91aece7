//! The store in memory, which the feeds worker fills and the reader opens items from.

use super::request::FeedStore;
use crate::error::Result;
use crate::library::{FeedItemId, Library, StoredItem};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// The feed that was opened without being followed, with its items.
#[derive(Debug, Clone, Default)]
pub(in crate::tui) struct MemoryStore(Arc<Mutex<Option<Library>>>);

impl MemoryStore {
    /// Does something with it, after it has been created if necessary.
    pub(super) fn with<T>(&self, work: impl FnOnce(&mut Library) -> Result<T>) -> Result<T> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let library = match kept.take() {
            Some(library) => library,
            None => Library::in_memory()?,
        };
        work(kept.insert(library))
    }

    /// Empties it.
    pub(super) fn clear(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// An item of a store. Returns `None` if it is no longer there.
    pub(in crate::tui::workers) fn item(
        &self,
        (kept_in, id): (FeedStore, FeedItemId),
        folder: &Path,
    ) -> Result<Option<StoredItem>> {
        match kept_in {
            FeedStore::Memory => self.with(|library| library.feed_item(id)),
            FeedStore::Library => match Library::open_existing(folder)? {
                Some(library) => library.feed_item(id),
                None => Ok(None),
            },
        }
    }
}
