//! Words typed into the search of the library: any are understood, and what is found is a place in a text.

use super::text_of;
use pullquote::article::Article;
use pullquote::input::{Document, Media, Origin};
use pullquote::library::{ArticleKey, Completeness, Library, ListQuery, SearchQuery};
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
            // Words that are no query are told as such.
            for hit in index.search(&query).map(|found| found.hits).unwrap_or_default() {
                assert!(hit.snippet.get(hit.found.range()).is_some(), "{hit:?}");
            }
        }
        let fault = index.fault(&words, Completeness::Typing).expect("the saved queries can be read");
        let query = ListQuery { words: words.clone(), ..ListQuery::default() };
        assert_eq!(index.list(&query).is_err(), fault.is_some(), "{fault:?}");
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
