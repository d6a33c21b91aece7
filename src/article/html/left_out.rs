//! A page and the choice of its article -> what the choice leaves out, told in a sentence or shown instead.
//!
//! A rule that chooses can choose wrongly. Where the page has much more running text than its article, the reader is
//! told so and can read the page whole. Where it shows almost nothing of an article that its data holds, the data is read.

use super::choose::{Choice, is_part};
use super::names::Hint;
use super::tree::{Block, PageTree};
use crate::article::Role;
use crate::article::builder::Builder;
use crate::article::identity::linked_data;
use crate::text::phrase::grouped;
use dom_query::Document;
use std::collections::HashSet;

/// This many more words,
const MIN_WORDS: usize = 300;
/// and at least this part of the article's own words, are worth a sentence. On most pages, less is around the article:
/// teasers, notes on the author, terms of use.
const MIN_PART: f64 = 1.0 / 3.0;

/// That the text is the data's.
pub(super) const FROM_DATA: &str =
    "the page shows almost nothing of its article without scripts: this is the text in its data (JSON-LD)";

/// Says how much running text is outside the article, if that is much of it. Comments do not count, nor what the page
/// hides, nor what is in the article too.
pub(super) fn notice(tree: &PageTree, choice: &Choice) -> Option<String> {
    let both = || tree.blocks.iter().zip(&choice.chosen).filter(|(block, _)| block.is_prose());
    let inside: Vec<&Block> = both().filter(|(_, chosen)| **chosen).map(|(block, _)| block).collect();
    let mut seen: HashSet<&str> = inside.iter().map(|block| block.text.as_str()).collect();
    let counts = |block: &&Block| {
        let is_comment = tree.around(block).any(|element| element.hints.has(Hint::Comments));
        !is_comment && !is_hidden(tree, block)
    };
    let outside = both().filter(|(_, chosen)| !**chosen).map(|(block, _)| block).filter(counts);
    let outside: usize = outside.filter(|block| seen.insert(block.text.as_str())).map(Block::words).sum();
    let inside: usize = inside.into_iter().map(Block::words).sum();
    (outside >= MIN_WORDS && is_part(outside, inside, MIN_PART)).then(|| {
        format!(
            "the page has {} more words outside the article: gw or extract --whole-page shows them too",
            grouped(outside)
        )
    })
}

/// The paragraphs of the article in the page's data (JSON-LD), if the page shows little of it: scripts would show the rest.
pub(super) fn in_data(document: &Document, shown: &Builder) -> Option<Builder> {
    /// A page that shows more words shows its article.
    const MAX_SHOWN: usize = 150;
    /// Fewer words in the data are a summary.
    const MIN_DATA: usize = 60;
    let shown = shown.body_words();
    if shown > MAX_SHOWN {
        return None;
    }
    let body = linked_data::read(document).body?;
    if body.split_whitespace().count() < (3 * shown).max(MIN_DATA) {
        return None;
    }
    let mut builder = Builder::default();
    for paragraph in body.lines().filter(|line| !line.trim().is_empty()) {
        builder.paragraph(paragraph, Role::Body);
    }
    Some(builder)
}

/// All that the page shows, in its order. What it hides is left out, unless the article is there.
pub(super) fn whole_page(tree: &PageTree, choice: &Choice) -> Vec<(usize, Role)> {
    let blocks = tree.blocks.iter().zip(&choice.chosen).enumerate();
    let shown = blocks.filter(|(_, (block, chosen))| **chosen || !is_hidden(tree, block));
    shown.map(|(at, (block, _))| (at, block.role)).collect()
}

fn is_hidden(tree: &PageTree, block: &Block) -> bool {
    tree.elements.get(block.element).is_some_and(|element| element.is_hidden)
}
