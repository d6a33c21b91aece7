//! A saved web page -> [`Article`].
//!
//! Finding the article among menus and advertisements is `dom_smoothie`'s work, a port of the reader view of a
//! browser. It gives the cleaned part of the page, which is walked into paragraphs; where it finds nothing (a
//! fragment, a page of two lines) all that is shown is taken. The headline is put first if the part lacks it.

use super::builder::Builder;
use super::page::{Extent, walk};
use super::tame::tame;
use super::{Article, Paragraph, Role};
use crate::text::quotation_marks;
use dom_query::Document;
use dom_smoothie::{Config, Readability};

/// Pages with more elements than this are read whole: looking for the article would take too long.
const MOST_ELEMENTS: usize = 100_000;

/// The article in a page.
pub(super) fn read(html: &str) -> Article {
    let html = tame(html);
    let document = Document::from(&*html);
    let heading = only_heading(&document);
    let found = extract(document);
    let mut builder = Builder::default();
    if let Some(found) = &found {
        walk(Document::fragment(found.content.clone()).root(), Extent::All, &mut builder);
    }
    if builder.is_empty() {
        // Looking for the article took the page apart, so it is read again.
        builder = whole(&Document::from(&*html));
    }
    let title = found.map(|found| found.title).filter(|title| !title.trim().is_empty());
    finish(builder, heading.or(title))
}

/// All that is shown on the page, menus and hidden parts left out where that leaves something.
fn whole(document: &Document) -> Builder {
    let mut builder = Builder::default();
    walk(document.root(), Extent::WithoutSurroundings, &mut builder);
    if builder.is_empty() {
        walk(document.root(), Extent::All, &mut builder);
    }
    builder
}

fn extract(document: Document) -> Option<dom_smoothie::Article> {
    let config = Config { keep_classes: true, max_elements_to_parse: MOST_ELEMENTS, ..Config::default() };
    Readability::with_document(document, None, Some(config)).ok()?.parse().ok()
}

/// The page's `h1`, when it has exactly one with words in it.
fn only_heading(document: &Document) -> Option<String> {
    let headings = document.select("h1");
    let words = |node: &dom_query::NodeRef<'_>| {
        let mut builder = Builder::default();
        walk(*node, Extent::WithoutSurroundings, &mut builder);
        builder.finish(None).text
    };
    let mut headings: Vec<_> = headings.nodes().iter().map(words).filter(|text| !text.is_empty()).collect();
    if headings.len() == 1 { headings.pop() } else { None }
}

/// The headline is looked for among so many first paragraphs.
const AROUND_HEADLINE: usize = 20;
/// A menu entry is not longer than this.
const LONGEST_MENU_ENTRY: usize = 40;

/// Puts the headline first, without what of the menu stands before it.
fn finish(builder: Builder, headline: Option<String>) -> Article {
    let article = builder.finish(headline.clone());
    let Some(headline) = headline else { return article };
    let is_headline = |paragraph: &Paragraph| same_words(article.words(paragraph.span), &headline);
    let at = article.paragraphs.iter().take(AROUND_HEADLINE).position(is_headline);
    // Before its headline a page has its menu; a sentence there belongs to the article.
    let is_menu = |paragraph: &Paragraph| {
        paragraph.span.len() < LONGEST_MENU_ENTRY && !article.words(paragraph.span).ends_with(ends_sentence)
    };
    let before = article.paragraphs.get(..at.unwrap_or_default()).unwrap_or_default();
    let begun = if before.iter().all(is_menu) { at.map_or(0, |at| at + 1) } else { 0 };
    let mut builder = Builder::default();
    builder.paragraph(&headline, Role::Headline);
    for paragraph in article.paragraphs.iter().skip(begun) {
        builder.paragraph(article.words(paragraph.span), paragraph.role);
    }
    builder.finish(article.title)
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?') || quotation_marks::closes_double(c)
}

fn same_words(a: &str, b: &str) -> bool {
    let words = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    words(a) == words(b)
}
