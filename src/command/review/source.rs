//! The inputs of a review -> the articles to review.

use super::candidates;
use crate::cli;
use crate::command::named::{self, NamedArticle};
use crate::command::printing::told;
use crate::error::Result;
use crate::input::Origin;
use crate::library::{ArticleId, Library};

/// An article to review.
pub(super) enum ReviewSource {
    /// Read from a file or the network.
    Origin(Origin),
    /// Kept in the library, and named by its number.
    Named(ArticleId),
    /// One of all that are kept in the library.
    Stored(ArticleId),
}

/// The inputs that were named; otherwise the whole library; otherwise, for a first look at the program, the sample.
pub(super) fn inputs(review: &cli::ReviewArgs, library: &Library) -> Result<Vec<ReviewSource>> {
    if !review.inputs.is_empty() {
        let source = |article| match article {
            NamedArticle::Input(origin) => Ok(ReviewSource::Origin(origin)),
            NamedArticle::Kept(id) => named::kept(Some(library), id).map(|_| ReviewSource::Named(id)),
        };
        return told(named::named(&review.inputs)?).into_iter().map(source).collect();
    }
    if library.is_empty()? {
        return Ok(vec![ReviewSource::Origin(Origin::Sample)]);
    }
    let candidates = candidates::candidates(library, review.only)?.into_iter();
    Ok(candidates.map(|candidate| ReviewSource::Stored(candidate.id)).collect())
}
