//! Files and folders -> articles in the library, read and analysed on all cores.

use super::answer::print;
use super::page;
use crate::article::Article;
use crate::command::Outcome;
use crate::command::extract::batch_length;
use crate::command::printing::{report, tell};
use crate::error::Result;
use crate::input::web::Network;
use crate::input::{self, Document, Origin};
use crate::library::{self, ArticleKey, Library};
use crate::text::phrase::counted;
use rayon::prelude::*;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// Adds the articles in batches, each in one step, so that interrupting it loses no part of a batch. An article that
/// cannot be read is reported on standard error and skipped.
pub(super) fn add(inputs: &[PathBuf], network: &Network, folder: &Path) -> Result<Outcome> {
    let origins = input::list(inputs)?;
    let mut library = Library::open(folder)?;
    let (mut added, mut known, mut failed) = (0, 0, 0);
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
                    articles.push((read.article, read.key));
                }
                Err(error) => {
                    failed += 1;
                    report(&error);
                }
            }
        }
        let places = library.add_all(&articles, library::now())?;
        known += places.iter().filter(|place| place.known).count();
        added += places.iter().filter(|place| !place.known).count();
        library.refresh_all()?;
    }
    print(&summary(added, known, failed))?;
    Ok(if failed > 0 { Outcome::Failed } else { Outcome::Done })
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

fn summary(added: usize, known: usize, failed: usize) -> String {
    let mut said = vec![format!("{} added", counted(added, "article", "articles"))];
    for (count, words) in [(known, "already in the library"), (failed, "could not be read")] {
        if count > 0 {
            said.push(format!("{count} {words}"));
        }
    }
    let mut page = String::new();
    page::push(&mut page, "", &(said.join(", ") + "."));
    page
}
