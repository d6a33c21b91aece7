//! What was decided elsewhere -> acts in this library, all of an article or none.

use super::articles::{ArticleId, Source};
use super::clock::now;
use super::decisions::NewAct;
use super::open::Library;
use crate::analysis::analyze;
use crate::error::Result;
use crate::review::Stamp;
use crate::review::decided::DecidedArticle;
use crate::review::merge::{Fate, Proposal, fates};
use std::sync::Arc;

impl Library {
    /// Takes in what is proposed for an article, which is kept with its text: the file it was read from is not
    /// needed. Gives its number and what became of each proposal.
    ///
    /// # Errors
    /// When the library cannot be written; then nothing of the article was taken in.
    pub fn take_in(
        &mut self,
        article: &DecidedArticle,
        proposals: &[Proposal],
    ) -> Result<(ArticleId, Vec<Fate>)> {
        let id = self.shelve(article)?;
        let journal = self.journal(id)?;
        let found = Arc::new(analyze(&article.article));
        let fates = fates(article, &found, &journal, proposals);
        let stamped = fates.iter().filter_map(|fate| match fate {
            Fate::Record(act, reviewer, at) => {
                let at = at.unwrap_or_else(now);
                Some((Stamp { reviewer: reviewer.clone(), at, tool: super::MODEL.to_owned() }, act))
            }
            Fate::Standing | Fate::DecidedHere => None,
        });
        let stamped: Vec<_> = stamped.collect();
        let new = stamped.iter().map(|(stamp, act)| NewAct { article: id, text: article.hash, stamp, act });
        self.record_all(&new.collect::<Vec<_>>())?;
        Ok((id, fates))
    }

    /// Keeps the article, unless this text of it is kept already: its paragraphs are then better known than from
    /// a file of decisions.
    fn shelve(&mut self, decided: &DecidedArticle) -> Result<ArticleId> {
        let source = Source { hash: decided.hash, file: None };
        let Some(id) = self.find(&source)? else { return self.keep(&decided.article, &source, now()) };
        if let Some(kept) = self.kept(id)?
            && kept.source.hash == decided.hash
        {
            // It may have been taken out of the lists.
            self.keep(&kept.article, &source, now())?;
        }
        Ok(id)
    }
}
