//! Files and folders -> articles in the library, read and analysed on all cores.

use super::answer::print;
use super::page;
use crate::analysis::{self, Analysis};
use crate::article::Article;
use crate::command::Outcome;
use crate::command::extract::batch_length;
use crate::command::kept::changed_since;
use crate::command::printing::{answered, report, tell, told};
use crate::error::Result;
use crate::input::web::Network;
use crate::input::{self, Document, Origin};
use crate::library::{self, ArticleKey, Library};
use crate::review;
use crate::text::phrase::counted;
use rayon::prelude::*;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Adds the articles in batches, each in one step, so that interrupting it loses no part of a batch. An article that
/// cannot be read is reported on standard error and skipped.
pub(super) fn add(inputs: &[PathBuf], network: &Network, folder: &Path) -> Result<Outcome> {
    let origins = told(input::list(inputs)?);
    let mut library = Library::open(folder)?;
    let mut counts = Counts::default();
    let mut rest = origins.as_slice();
    while !rest.is_empty() {
        let (batch, after) = rest.split_at(batch_length(rest, input::size));
        rest = after;
        let read: Vec<Vec<Result<Read>>> = batch.par_iter().map(|origin| read(origin, network)).collect();
        let mut articles = Vec::new();
        for result in read.into_iter().flatten() {
            match result {
                Ok(read) => {
                    tell(&read.origin, &read.article.notices);
                    if let Some(change) = change(&library, &read)? {
                        counts.changed += 1;
                        tell(&read.origin, &[change]);
                    }
                    articles.push((read.article, read.key));
                }
                Err(error) => {
                    counts.failed += 1;
                    report(&error);
                }
            }
        }
        let places = library.add_all(&articles, library::now())?;
        counts.known += places.iter().filter(|place| place.known).count();
        counts.added += places.iter().filter(|place| !place.known).count();
        library.refresh_all()?;
    }
    print(&summary(&counts))?;
    // The articles were added all the same.
    answered(library.left_out(), Outcome::Done);
    Ok(if counts.failed > 0 { Outcome::Failed } else { Outcome::Done })
}

/// What became of the articles.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    added: usize,
    /// Those that were in the library, changed or not.
    known: usize,
    changed: usize,
    failed: usize,
}

/// How an article has changed since the library read it last, and what that means for its decisions. `None` if it is new or
/// has not changed.
fn change(library: &Library, read: &Read) -> Result<Option<String>> {
    let kept = library.find(&read.key)?.map(|id| library.article(id)).transpose()?.flatten();
    let Some(kept) = kept.filter(|kept| kept.key.hash != read.key.hash) else { return Ok(None) };
    let now = analysis::analyze(&read.article);
    let said = changed_since(&kept, (&read.article, &now));
    let before = Arc::new(analysis::analyze(&kept.article));
    let orphans = |article: &Article, hash, found: &Arc<Analysis>| {
        review::review(article, hash, found, &kept.journal).orphans.len()
    };
    let had = orphans(&kept.article, kept.key.hash, &before);
    let has = orphans(&read.article, read.key.hash, &Arc::new(now));
    Ok(Some(match has.saturating_sub(had) {
        0 => said,
        lost => format!("{said}; {} whose text no longer exists", counted(lost, "decision", "decisions")),
    }))
}

/// An article as read.
struct Read {
    origin: Origin,
    article: Article,
    key: ArticleKey,
}

/// The articles at `origin`, in their order.
fn read(origin: &Origin, network: &Network) -> Vec<Result<Read>> {
    let documents = match input::load_all(origin, network, &mut |_| ControlFlow::Continue(())) {
        Ok(documents) => documents,
        Err(error) => return vec![Err(error)],
    };
    let read = |document: Document| {
        let origin = document.origin.clone();
        let article = Article::read(document)?;
        let key = ArticleKey::of(&article, &origin);
        Ok(Read { origin, article, key })
    };
    documents.into_iter().map(read).collect()
}

fn summary(counts: &Counts) -> String {
    let &Counts { added, known, changed, failed } = counts;
    let mut said = vec![format!("{} added", counted(added, "article", "articles"))];
    let same = known.saturating_sub(changed);
    for (count, words) in
        [(same, "already in the library"), (changed, "with a new text"), (failed, "could not be read")]
    {
        if count > 0 {
            said.push(format!("{count} {words}"));
        }
    }
    let mut page = String::new();
    page::push(&mut page, "", &(said.join(", ") + "."));
    page
}
