//! The articles of an input that holds several, kept so that stepping through them does not read it again.

use crate::input::{Document, Origin, part};
use std::sync::{Arc, Mutex, PoisonError};

/// What the latest container held, and what came through standard input, which can be read only once.
#[derive(Debug, Clone, Default)]
pub(in crate::tui::workers) struct Containers(Arc<Mutex<Vec<Kept>>>);

/// A container and its articles.
type Kept = (Origin, Vec<Document>);

impl Containers {
    /// Keeps the articles of a container in place of those of the one before.
    pub(in crate::tui::workers) fn keep(&self, container: &Origin, documents: Vec<Document>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(origin, _)| *origin == Origin::Stdin && origin != container);
        kept.push((container.clone(), documents));
    }

    /// The article at `origin`, if it is part of a container that is kept.
    pub(in crate::tui::workers) fn find(&self, origin: &Origin) -> Option<Document> {
        let container = origin.container()?;
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, documents) = kept.iter().find(|(origin, _)| origin == container)?;
        part(documents, origin).cloned()
    }
}
