//! Files and folders -> articles in the library, read and analysed on all cores.

use super::answer::print;
use super::page;
use crate::article::Article;
use crate::command::Outcome;
use crate::command::extract::batch_length;
use crate::command::printing::report;
use crate::error::Result;
use crate::input::{self, Origin};
use crate::library::{self, ArticleKey, Library};
use crate::text::phrase::counted;
use rayon::prelude::*;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// Adds the articles in batches, each in one step, so that interrupting it loses no part of a batch. An article that
/// cannot be read is reported on standard error and skipped.
pub(super) fn add(inputs: &[PathBuf], folder: &Path) -> Result<Outcome> {
    let origins = input::list(inputs)?;
    let mut library = Library::open(folder)?;
    let (mut added, mut known, mut failed) = (0, 0, 0);
    let mut rest = origins.as_slice();
    while !rest.is_empty() {
        let (batch, after) = rest.split_at(batch_length(rest));
        rest = after;
        let read: Vec<Result<(Article, ArticleKey)>> = batch.par_iter().map(read).collect();
        let mut articles = Vec::new();
        for result in read {
            match result {
                Ok(article) => articles.push(article),
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

fn read(origin: &Origin) -> Result<(Article, ArticleKey)> {
    let document = input::load(origin, &mut |_| ControlFlow::Continue(()))?;
    let article = Article::new(document);
    let source = ArticleKey::of(&article, origin);
    Ok((article, source))
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
