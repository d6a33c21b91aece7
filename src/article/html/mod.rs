//! A saved web page -> [`Article`].
//!
//! `dom_smoothie`, a port of a browser's reader view, finds the article among menus and advertisements; its elements
//! are then turned into paragraphs. If it finds nothing, as in a fragment or a page of two lines, all visible text is
//! used. The headline is put first if the article lacks it.

mod nesting;
mod tags;
mod tame;
pub(super) mod walk;

pub(super) use tame::tame;
use walk::{WalkExtent, walk};

use super::builder::Builder;
use super::{Article, Paragraph, Role, identity};
use crate::input::{Identity, IdentitySource};
use crate::text::quotation_marks;
use dom_query::Document;
use dom_smoothie::{Config, Readability};

/// Pages with more elements are used whole: finding the article in them would take too long.
const MAX_ELEMENTS: usize = 100_000;

/// Reads the article in a page.
pub(super) fn read(html: &str, address: Option<&str>) -> Article {
    let html = tame(html);
    let document = Document::from(&*html);
    let mut page_identity = identity::read(&document, address);
    let found = extract(document);
    let mut builder = Builder::default();
    if let Some(found) = &found {
        walk(Document::fragment(found.content.clone()).root(), WalkExtent::All, &mut builder);
    }
    if builder.is_empty() {
        // The search for the article modified the page, so it is parsed again.
        builder = whole(&Document::from(&*html));
    }
    let title = found.map(|found| found.title).filter(|title| !title.trim().is_empty());
    page_identity.merge(Identity::titled(title, IdentitySource::TitleElement));
    finish(builder, page_identity)
}

/// All visible text of the page, without menus and hidden parts unless nothing else remains.
fn whole(document: &Document) -> Builder {
    let mut builder = Builder::default();
    walk(document.root(), WalkExtent::WithoutSurroundings, &mut builder);
    if builder.is_empty() {
        walk(document.root(), WalkExtent::All, &mut builder);
    }
    builder
}

fn extract(document: Document) -> Option<dom_smoothie::Article> {
    let config = Config { keep_classes: true, max_elements_to_parse: MAX_ELEMENTS, ..Config::default() };
    Readability::with_document(document, None, Some(config)).ok()?.parse().ok()
}

/// How many paragraphs at the beginning are searched for the headline.
const MAX_BEFORE_HEADLINE: usize = 20;
/// The longest menu entry in bytes.
const MAX_MENU_ENTRY: usize = 40;

/// Puts the headline first and drops menu entries before it.
fn finish(builder: Builder, identity: Identity) -> Article {
    let article = builder.finish(identity);
    let Some(headline) = article.title().map(str::to_owned) else { return article };
    let is_headline = |paragraph: &Paragraph| same_words(article.words(paragraph.span), &headline);
    let at = article.paragraphs.iter().take(MAX_BEFORE_HEADLINE).position(is_headline);
    // A page has its menu before the headline. A sentence there belongs to the article, and then nothing is dropped.
    let is_menu = |paragraph: &Paragraph| {
        paragraph.span.len() < MAX_MENU_ENTRY && !article.words(paragraph.span).ends_with(ends_sentence)
    };
    let before = article.paragraphs.get(..at.unwrap_or_default()).unwrap_or_default();
    let begun = if before.iter().all(is_menu) { at.map_or(0, |at| at + 1) } else { 0 };
    let mut builder = Builder::default();
    builder.paragraph(&headline, Role::Headline);
    for paragraph in article.paragraphs.iter().skip(begun) {
        builder.paragraph(article.words(paragraph.span), paragraph.role);
    }
    builder.finish(article.identity)
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
