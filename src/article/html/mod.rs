//! A saved web page -> [`Article`].
//!
//! `dom_smoothie`, a port of a browser's reader view, finds the article among menus and advertisements; its elements
//! are then turned into paragraphs. If it finds nothing, as in a fragment or a page of two lines, all visible text is
//! used. The headline is put first if the article lacks it.

mod choose;
mod names;
mod nesting;
mod reader;
mod tags;
mod tail;
mod tame;
mod tree;
mod trim;
mod visibility;
pub(super) mod walk;

pub(super) use tame::tame;

use super::builder::Builder;
use super::{Article, Paragraph, Role, identity};
use crate::input::{Identity, IdentitySource};
use crate::text::quotation_marks;
use dom_query::Document;
use dom_smoothie::{Config, Readability};
use choose::same_words;
use walk::{WalkExtent, walk};

/// Reads the article in a page.
pub(super) fn read(html: &str) -> Article {
    let html = tame(html);
    let document = Document::from(&*html);
    let heading = only_heading(&document);
    let page_identity = identity::read(&document);
    let tree = reader::read(document.root());
    let title = title(document).filter(|title| !title.trim().is_empty());
    let title = Identity::titled(title, IdentitySource::TitleElement);
    let heading = Identity::titled(heading, IdentitySource::Visible);
    let mut identity = if heading.title.is_some() { heading } else { title };
    identity.merge(page_identity);
    let choice = choose::choose(&tree, identity.title.as_ref().map(|title| title.value.as_str()));
    let mut builder = Builder::default();
    for (at, role) in trim::trim(&tree, &choice) {
        if let Some(block) = tree.blocks.get(at) {
            builder.paragraph(&block.text, role);
        }
    }
    finish(builder, identity)
}

fn title(document: Document) -> Option<String> {
    let readability = Readability::with_document(document, None, Some(Config::default())).ok()?;
    let metadata = readability.get_article_metadata(readability.parse_json_ld());
    Some(metadata.title)
}

/// The text of the page's `h1`. Returns `None` unless exactly one contains text.
fn only_heading(document: &Document) -> Option<String> {
    let headings = document.select("h1");
    let words = |node: &dom_query::NodeRef<'_>| {
        let mut builder = Builder::default();
        walk(*node, WalkExtent::WithoutSurroundings, &mut builder);
        builder.finish(Identity::default()).text
    };
    let mut headings: Vec<_> = headings.nodes().iter().map(words).filter(|text| !text.is_empty()).collect();
    if headings.len() == 1 { headings.pop() } else { None }
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
    for (at, paragraph) in article.paragraphs.iter().enumerate().skip(begun) {
        let again = at < MAX_BEFORE_HEADLINE && is_headline(paragraph) && paragraph.role != Role::Body;
        if !again {
            builder.paragraph(article.words(paragraph.span), paragraph.role);
        }
    }
    builder.finish(article.identity)
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?') || quotation_marks::closes_double(c)
}
