//! Words typed into the search of the library: any are understood, and what is found is a place in a text.

use super::text_of;
use pullquote::article::Article;
use pullquote::input::{Document, Media, Origin};
use pullquote::library::{ArticleKey, IdentityFilter, Library, ListQuery, SearchQuery};
use std::cell::RefCell;

const TEXT: &str =
    "Harbour quarrel\n\n“The quay is closed,” said Ana Lopes, the harbour master of Lima, on Monday.\n";

thread_local! {
    /// Made once: opening a library takes longer than a thousand searches.
    static LIBRARY: RefCell<Library> = RefCell::new(library());
}

/// Any words can be searched for, as words and as a speaker, and can filter the list.
pub(crate) fn queries(bytes: &[u8]) {
    let words = text_of(bytes);
    LIBRARY.with_borrow_mut(|library| {
        let index = library.refresh_all().expect("an index");
        for speaker in ["", words.as_str()] {
            let query = SearchQuery { words: words.clone(), speaker: speaker.to_owned(), most: 20 };
            let found = index.search(&query).expect("any words can be searched for");
            for hit in found.hits {
                assert!(hit.snippet.get(hit.found.range()).is_some(), "{hit:?}");
            }
        }
        let (identity, rest) = IdentityFilter::split(&words);
        let query = ListQuery { words: rest, identity, ..ListQuery::default() };
        index.list(&query).expect("any words can filter the list");
        index.speaker(&words).expect("any words can name a speaker");
    });
}

fn library() -> Library {
    let mut library = Library::in_memory().expect("a library in memory");
    let origin = Origin::Record("harbour".to_owned());
    let article = Article::new(Document::record("harbour".to_owned(), Media::Plain, TEXT.to_owned()));
    library.add(&article, &ArticleKey::of(&article, &origin), 1).expect("an article is added");
    library
}
