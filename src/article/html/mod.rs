//! A saved web page -> [`Article`].
//!
//! The parser's tree is walked once into blocks of text ([`reader`]); the article is where the running text is
//! ([`choose`]); what is left of the page around it is marked as furniture ([`trim`]). The headline is put first.

mod bare;
mod choose;
mod elements;
mod left_out;
mod names;
mod quotations;
mod reader;
mod role;
mod tail;
pub(super) mod tame;
mod teasers;
#[cfg(test)]
mod tests;
mod tree;
mod trim;
mod visibility;
pub(super) mod walk;

pub(super) use tame::tame;

use super::builder::Builder;
use super::{Article, PageScope, Role, identity};
use crate::input::{Identity, IdentitySource, Stated};
use choose::{Choice, same_words};
use dom_query::Document;
use reader::forms::Forms;
use std::collections::HashSet;
use tree::{Block, ElementKind, PageTree};

/// Reads the article in a page, or the page whole.
pub(super) fn read(html: &str, address: Option<&str>, scope: PageScope) -> Article {
    let html = tame(html);
    let document = Document::from(&*html);
    let mut identity = identity::read(&document, address);
    let tree = reader::read(document.root());
    let choice = choose::choose(&tree, identity.title.as_ref().map(|title| title.value.as_str()));
    if let Some(heading) = hidden_heading(&tree, &choice, &identity) {
        identity.title = Some(heading);
    }
    match scope {
        PageScope::WholePage => build(&tree, &left_out::whole_page(&tree, &choice)).finish(identity),
        PageScope::Article => {
            let shown = build(&tree, &trim::trim(&tree, &choice));
            let in_data = left_out::in_data(&document, &shown);
            let notice = match &in_data {
                Some(_) => Some(left_out::FROM_DATA.to_owned()),
                None => left_out::notice(&tree, &choice),
            };
            let mut article = finish(in_data.unwrap_or(shown), identity, &links(&tree));
            article.notices.extend(notice);
            article
        }
    }
}

fn build(tree: &PageTree, blocks: &[(usize, Role)]) -> Builder {
    let mut builder = Builder::default();
    for target in &tree.targets {
        builder.link(target);
    }
    let mut forms = Forms::of(tree);
    for (at, role) in blocks {
        if let Some(block) = tree.blocks.get(*at) {
            builder.set_form(forms.of_block(block));
            builder.styled((&block.text, &block.runs), *role);
        }
    }
    builder
}

/// The heading of the article, if only the page's `<title>` was known: it begins with the same words. The rules for
/// the title do not look at what a browser hides, which is where some articles are.
fn hidden_heading(tree: &PageTree, choice: &Choice, identity: &Identity) -> Option<Stated<String>> {
    let title = identity.title.as_ref().filter(|title| title.source == IdentitySource::TitleElement)?;
    let blocks = tree.blocks.iter().zip(&choice.chosen).filter(|(_, chosen)| **chosen);
    // In a page inside the page, blocks know no elements of their own.
    let is_heading = |block: &Block| {
        let kind = tree.elements.get(block.element).map(|element| element.kind);
        kind == Some(ElementKind::Heading(1))
            || kind == Some(ElementKind::Other) && block.role == Role::Headline
    };
    let mut headings = blocks.map(|(block, _)| block).filter(|block| is_heading(block));
    let heading = headings.next().filter(|_| headings.next().is_none())?;
    let begins = heading.text.starts_with(&title.value);
    begins.then(|| Stated::new(heading.text.clone(), IdentitySource::Visible))
}

/// How many paragraphs at the beginning are searched for the headline.
const MAX_BEFORE_HEADLINE: usize = 20;
/// The longest menu entry in bytes.
const MAX_MENU_ENTRY: usize = 40;

/// The words of the blocks that are mostly links.
fn links(tree: &PageTree) -> HashSet<&str> {
    const MIN_SHARE: f32 = 0.5;
    let blocks = tree.blocks.iter().filter(|block| block.link_share() > MIN_SHARE);
    blocks.map(|block| block.text.as_str()).collect()
}

/// Puts the headline first and drops menu entries before it, which are `links`.
fn finish(mut whole: Builder, identity: Identity, links: &HashSet<&str>) -> Article {
    whole.end(Role::Body);
    let title = identity.title.as_ref().map(|title| title.value.clone());
    let Some(headline) = title.filter(|title| !title.trim().is_empty()) else {
        return whole.finish(identity);
    };
    let is_headline = |words: &str| same_words(words, &headline);
    let at = whole.ended().take(MAX_BEFORE_HEADLINE).position(|(_, words)| is_headline(words));
    // A page has its menu before the headline. Other words there belong to the article, and then nothing is dropped.
    let is_menu = |words: &str| {
        words.len() < MAX_MENU_ENTRY && (links.contains(words) || !words.contains(char::is_alphanumeric))
    };
    let all_menu = whole.ended().take(at.unwrap_or_default()).all(|(_, words)| is_menu(words));
    let begun = if all_menu { at.map_or(0, |at| at + 1) } else { 0 };
    let mut builder = whole.emptied();
    builder.paragraph(&headline, Role::Headline);
    for (at, (paragraph, words)) in whole.ended().enumerate().skip(begun) {
        let again = at < MAX_BEFORE_HEADLINE && is_headline(words) && paragraph.role != Role::Body;
        if !again {
            builder.copy(&whole, paragraph);
        }
    }
    builder.finish(identity)
}
