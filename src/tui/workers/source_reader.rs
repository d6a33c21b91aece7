//! A file, an address or an article of the library -> the sources in it, ready to be compared with quotations.

use super::article_reference::ArticleReference;
use crate::analysis;
use crate::article::Article;
use crate::error::{Error, Result};
use crate::input::web::Network;
use crate::input::{self, InputList};
use crate::library::{ArticleId, Library};
use crate::verify::Source;
use std::ops::ControlFlow;
use std::path::Path;

/// Where the articles of the library are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SourceLibrary<'a> {
    /// The library. `None` if there is none yet.
    pub(crate) library: Option<&'a Library>,
    /// How pages are fetched.
    pub(crate) network: &'a Network,
}

/// The sources that were typed: all in a file or a folder, or an article of the library by its number.
pub(super) fn typed_sources(typed: &Path, folder: &Path, network: &Network) -> Result<InputList<Source>> {
    let number = typed.to_str().and_then(|typed| typed.parse::<i64>().ok());
    let kept = number.filter(|_| typed.symlink_metadata().is_err()).map(ArticleId);
    let (references, notices) = if let Some(id) = kept {
        (vec![ArticleReference::Kept(id)], Vec::new())
    } else {
        let list = input::list(&[typed.to_owned()])?;
        (list.articles.into_iter().map(ArticleReference::Input).collect(), list.notices)
    };
    let library = if number.is_some() { Library::open_existing(folder)? } else { None };
    let from = SourceLibrary { library: library.as_ref(), network };
    let mut sources = Vec::new();
    for reference in &references {
        sources.extend(read_sources(reference, from)?);
    }
    Ok(InputList { articles: sources, notices })
}

/// The sources in an input, or an article of the library.
///
/// # Errors
/// If it cannot be read, or there is no article with this number.
pub(crate) fn read_sources(reference: &ArticleReference, from: SourceLibrary<'_>) -> Result<Vec<Source>> {
    match reference {
        ArticleReference::Kept(id) => {
            let stored = from.library.map_or(Ok(None), |library| library.article(*id))?;
            let stored = stored.ok_or_else(|| {
                Error::new(format!("there is no article {} in the library: see pullquote library list", id.0))
            })?;
            let name = stored
                .article
                .called(stored.key.file.as_deref())
                .map_or_else(|| format!("article {}", id.0), str::to_owned);
            Ok(vec![source(name, stored.article)])
        }
        ArticleReference::Input(origin) => {
            let documents = input::load_source(origin, from.network, &mut |_| ControlFlow::Continue(()))?;
            let read = |document: input::Document| {
                let name = document.origin.name();
                Ok(source(name, Article::read(document)?))
            };
            documents.into_iter().map(read).collect()
        }
        ArticleReference::FeedItem(..) => {
            Err(Error::new("an item of a feed cannot be a source: give its address"))
        }
    }
}

fn source(name: String, article: Article) -> Source {
    let analysis = analysis::analyze(&article);
    Source::new(name, article, Some(&analysis))
}
