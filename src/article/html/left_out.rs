//! A page and the choice of its article -> what the choice leaves out, told in a sentence or shown instead.
//!
//! A rule that chooses can choose wrongly. Where the page has much more running text than its article, the reader is
//! told so and can read the page whole.

use super::choose::{Choice, is_part};
use super::names::Hint;
use super::tree::{Block, PageTree};
use crate::article::Role;
use crate::text::phrase::grouped;
use std::collections::HashSet;

/// So many more words,
const MIN_WORDS: usize = 300;
/// and at least this part of the article's own words, are worth a sentence. On most pages, less is around the article:
/// teasers, notes on the author, terms of use.
const MIN_PART: f64 = 1.0 / 3.0;

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
            "the page has {} more words outside the article: pullquote extract --whole-page shows them too",
            grouped(outside)
        )
    })
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
