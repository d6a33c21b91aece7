//! A request -> its answer from the index.

use crate::audit::RoleWords;
use crate::error::Result;
use crate::library::{
    Completeness, Index, ListQuery, ListedArticle, Preview, SearchHits, SearchQuery, SpeakerCard, SpeakerList,
};
use crate::tui::workers::library::pages::page;
use crate::tui::workers::request::{LibraryAnswer, LibraryRequest};

/// The largest number of hits of each kind.
const MAX_HITS: usize = 200;

/// Answers a request from the index and all its articles, if the request looks at them. Returns `None` if the index is not what it is about.
///
/// # Errors
/// If the library cannot be read.
pub fn look_up(
    index: &Index<'_>,
    request: &LibraryRequest,
    articles: &[ListedArticle],
) -> Result<Option<LibraryAnswer>> {
    use LibraryRequest as Request;
    if let Request::Open(ListQuery { words, .. })
    | Request::List(ListQuery { words, .. })
    | Request::Search(words) = request
        && let Some(fault) = index.fault(words, Completeness::Typing)?
    {
        return Ok(Some(LibraryAnswer::Unreadable(words.clone(), fault)));
    }
    Ok(Some(match request {
        Request::Open(wanted) | Request::List(wanted) => {
            LibraryAnswer::Listed(wanted.clone(), index.list_among(articles, wanted)?)
        }
        Request::Preview(article) => LibraryAnswer::Previewed(*article, index.preview(*article)?),
        // Of a query that looks only at articles, the list is the answer.
        Request::Search(words) if !index.asks_for_quotations(words)? => {
            LibraryAnswer::Found(words.clone(), SearchHits::default())
        }
        Request::Search(words) => {
            let query = SearchQuery { words: words.clone(), speaker: String::new(), most: MAX_HITS };
            LibraryAnswer::Found(words.clone(), index.search_among(articles, &query)?)
        }
        Request::Speakers => LibraryAnswer::Speakers(index.speakers()?, index.name_suggestions()?),
        Request::SpeakerCard(name) => LibraryAnswer::SpeakerCard(name.clone(), index.speaker(name)?),
        Request::Report(asked) => {
            LibraryAnswer::Report(asked.clone(), page(index, asked, &RoleWords::built_in())?)
        }
        Request::Complete(_)
        | Request::Add(_)
        | Request::Remove(_)
        | Request::Restore(_)
        | Request::Names(_)
        | Request::SaveQuery { .. } => return Ok(None),
    }))
}

/// The answer to a request for the index if there is no library.
pub(super) fn empty_answer(request: &LibraryRequest) -> Option<LibraryAnswer> {
    use LibraryRequest as Request;
    Some(match request {
        Request::Open(wanted) | Request::List(wanted) => LibraryAnswer::Listed(wanted.clone(), Vec::new()),
        Request::Preview(article) => LibraryAnswer::Previewed(*article, Preview::default()),
        Request::Search(words) => LibraryAnswer::Found(words.clone(), SearchHits::default()),
        Request::Speakers => LibraryAnswer::Speakers(SpeakerList::default(), Vec::new()),
        Request::SpeakerCard(name) => LibraryAnswer::SpeakerCard(name.clone(), SpeakerCard::default()),
        Request::Report(asked) => LibraryAnswer::Report(asked.clone(), None),
        Request::Complete(_)
        | Request::Add(_)
        | Request::Remove(_)
        | Request::Restore(_)
        | Request::Names(_)
        | Request::SaveQuery { .. } => return None,
    })
}
