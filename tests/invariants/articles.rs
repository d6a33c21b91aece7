//! Bytes -> articles: every paragraph is a place in the text, in order, and a refusal is one sentence.

use super::{choice, text_of};
use pullquote::article::{Article, PageScope};
use pullquote::input::feeds::{item_document, read_feed, read_outline, write_outline};
use pullquote::input::{self, Document, Media, Origin, Transport};
use pullquote::text::sanitize;
use std::path::PathBuf;

/// The names a file may have. Most kinds are known by their content.
const NAMES: [&str; 8] =
    ["story", "story.txt", "story.html", "story.md", "story.eml", "story.gz", "story.docx", "story.json"];

/// A file of any kind ends as articles with text, or as one sentence that names it.
pub(crate) fn files(bytes: &[u8]) {
    let (name, bytes) = choice(bytes, NAMES.len());
    let transport = Transport::of(Origin::File(PathBuf::from(NAMES[name])));
    match input::documents(bytes.to_vec(), &transport) {
        Ok(documents) => documents.into_iter().for_each(|document| {
            assert!(!document.text.trim().is_empty(), "an article without text");
            check(&Article::new(document));
        }),
        Err(error) => {
            let sentence = error.to_string();
            assert!(sentence.starts_with(NAMES[name]) && !sentence.contains('\n'), "{sentence}");
        }
    }
}

/// A page, as an article and as all that it shows.
pub(crate) fn pages(bytes: &[u8]) {
    let page = Document::record(String::new(), Media::Html, text_of(bytes));
    check(&Article::new(page.clone()));
    if let Ok(article) = Article::read_in_scope(page, PageScope::WholePage) {
        check(&article);
    }
}

/// Markdown.
pub(crate) fn markdown(bytes: &[u8]) {
    check(&Article::new(Document::record(String::new(), Media::Markdown, text_of(bytes))));
}

/// A feed's items are articles; a list of feeds that was written is read as the same list.
pub(crate) fn feeds(bytes: &[u8]) {
    const ADDRESS: &str = "https://coast.example/feed";
    match read_feed(bytes, ADDRESS) {
        Ok(feed) => feed.items.iter().for_each(|item| {
            let origin = Origin::Web(ADDRESS.to_owned());
            check(&Article::new(item_document(&feed, item, origin)));
        }),
        Err(error) => assert!(!error.to_string().contains('\n'), "{error}"),
    }
    if let Ok(list) = read_outline(bytes, "feeds.opml") {
        // A feed without a title gets its address as title when the list is written; from then on nothing changes.
        let written = write_outline(&list);
        let again = read_outline(written.as_bytes(), "feeds.opml").expect("our own list");
        assert_eq!(again.len(), list.len());
        assert_eq!(write_outline(&again), written);
    }
}

/// What holds for every article.
pub(super) fn check(article: &Article) {
    let mut end = 0;
    for paragraph in &article.paragraphs {
        let span = paragraph.span;
        assert!(end <= span.start && span.start < span.end, "{paragraph:?} after {end}");
        let words = article.text.get(span.range());
        assert!(words.is_some_and(|words| words.trim() == words && !words.is_empty()), "{paragraph:?}");
        end = span.end;
    }
    for notice in &article.notices {
        assert!(!sanitize::line(notice).contains('\u{1b}'), "{notice:?}");
    }
}
