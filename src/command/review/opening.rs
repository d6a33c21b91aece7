//! An article to review -> its cards, with the decisions that the library has on them.

use super::open_article::{OpenArticle, Opening};
use super::plain_command::PlainCommand;
use super::source::ReviewSource;
use crate::analysis;
use crate::article::Article;
use crate::command::kept::changed_since;
use crate::command::printing::{report, tell};
use crate::error::{Error, Result};
use crate::input::{self, Document, Origin};
use crate::library::{ArticleKey, StoredArticle};
use crate::plain::PlainReview;
use crate::review::Journal;
use std::ops::ControlFlow;
use std::sync::Arc;

impl PlainCommand<'_> {
    /// Reads an article and what was decided on it.
    pub(super) fn open(&self, input: &ReviewSource, position: (usize, usize)) -> Result<Opening> {
        match input {
            ReviewSource::Origin(origin) => {
                match input::load_all(origin, &self.network, &mut |_| ControlFlow::Continue(())) {
                    Ok(documents) => self.open_documents(origin, documents, position),
                    Err(error) => {
                        let copy = if origin.is_on_the_web() { self.library.copy_of(origin)? } else { None };
                        let Some(copy) = copy else { return Err(error) };
                        report(&Error::new(copy.in_place_of_page(&error)));
                        Ok(self.open_kept(copy, position))
                    }
                }
            }
            ReviewSource::Named(id) | ReviewSource::Stored(id) => {
                let kept = self.library.article(*id)?;
                let kept =
                    kept.ok_or_else(|| Error::new("an article is no longer in the library: start again"))?;
                Ok(self.open_kept(kept, position))
            }
        }
    }

    fn open_documents(
        &self,
        origin: &Origin,
        mut documents: Vec<Document>,
        position: (usize, usize),
    ) -> Result<Opening> {
        if documents.len() > 1 {
            let parts = documents.into_iter().map(|document| document.origin).collect();
            return Ok(Opening::Several(parts));
        }
        let document = documents.pop().ok_or_else(|| Error::new(format!("{} is empty", origin.name())))?;
        let read_from = document.origin.clone();
        let mut article = Article::read(document)?;
        let key = ArticleKey::of(&article, &read_from);
        let found = Arc::new(analysis::analyze(&article));
        let copy = if read_from.is_on_the_web() { self.library.copy_of(&read_from)? } else { None };
        if let Some(copy) = copy.filter(|copy| copy.key.hash != key.hash) {
            article.notices.push(changed_since(&copy, (&article, &found)));
        }
        tell(origin, &article.notices);
        let mut journal = Journal::default();
        if let Some(id) = self.library.find(&key)? {
            article.identity.merge(self.library.corrections(id)?);
            journal = self.library.journal(id)?;
        }
        let plain = PlainReview::new(article, &found, journal, (self.review.order, self.review.only))
            .against(self.sources.clone());
        // The file may have changed since it was added: then the first decision must store its new text, as on screen.
        let (name, id) = (origin.name(), None);
        Ok(Opening::Article(Box::new(OpenArticle { name, plain, key, id, position })))
    }

    fn open_kept(&self, kept: StoredArticle, position: (usize, usize)) -> Opening {
        let StoredArticle { id, article, key, journal } = kept;
        let name = article.called(key.file.as_deref()).unwrap_or("in the library").to_owned();
        let found = Arc::new(analysis::analyze(&article));
        let plain = PlainReview::new(article, &found, journal, (self.review.order, self.review.only))
            .against(self.sources.clone());
        Opening::Article(Box::new(OpenArticle { name, plain, key, id: Some(id), position }))
    }
}
