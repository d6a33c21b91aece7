//! The pages that were fetched, kept so that going back and forth between addresses asks no server twice.

use crate::input::{Document, Origin};
use std::sync::{Arc, Mutex, PoisonError};

/// How many pages are kept, which bounds memory.
const MAX_PAGES: usize = 16;

/// The newest pages that were fetched.
#[derive(Debug, Clone, Default)]
pub(in crate::tui::workers) struct FetchedPages(Arc<Mutex<Vec<Page>>>);

/// An address and the articles at it.
type Page = (Origin, Vec<Document>);

impl FetchedPages {
    /// Keeps what was fetched from an address, in place of what was there before. Other inputs are not kept.
    pub(in crate::tui::workers) fn keep(&self, origin: &Origin, documents: &[Document]) {
        if !matches!(origin, Origin::Web(_)) {
            return;
        }
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pages.retain(|(kept, _)| kept != origin);
        if pages.len() == MAX_PAGES {
            pages.remove(0);
        }
        pages.push((origin.clone(), documents.to_vec()));
    }

    /// What was fetched from an address.
    pub(in crate::tui::workers) fn find(&self, origin: &Origin) -> Option<Vec<Document>> {
        let pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pages.iter().find(|(kept, _)| kept == origin).map(|(_, documents)| documents.clone())
    }
}
