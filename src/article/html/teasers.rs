//! [`PageTree`] -> the runs of teasers in its article.
//!
//! A box of links to other articles often says nothing of itself: its classes are made by a program. But it is built like no
//! text is: elements next to each other, each with a link for a title and a few words, a date or nothing below it.

use super::choose::{Choice, is_part};
use super::role::is_link;
use super::tree::{Block, ElementKind, PageTree};
use std::ops::Range;

/// This many elements next to each other are a run.
const MIN_RUN: usize = 3;
/// A teaser has at most this many blocks,
const MAX_BLOCKS: usize = 8;
/// and this many bytes of running text.
const MAX_TEXT: usize = 320;
/// Runs with this part of the article's text are the article: a list of recommended books, say.
const MAX_PART: f64 = 0.3;
/// The same of runs whose texts break off.
const MAX_CUT_PART: f64 = 0.75;

/// The blocks of each run of teasers among the chosen ones. `size` is how many bytes of running text the article has.
pub(super) fn find(tree: &PageTree, choice: &Choice, size: usize) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    for element in 0..tree.elements.len() {
        let mut run: Option<(Range<usize>, usize)> = None;
        for child in tree.children(element) {
            let Some(blocks) = tree.elements.get(child).map(|child| child.blocks.clone()) else { continue };
            if is_teaser(tree, child, choice) {
                let (start, count) = run.map_or((blocks.start, 0), |(range, count)| (range.start, count));
                run = Some((start..blocks.end, count + 1));
            } else if !blocks.is_empty() {
                runs.extend(run.take());
            }
        }
        runs.extend(run);
    }
    let is_run = |(blocks, count): &(Range<usize>, usize)| {
        let prose = tree.prose(blocks);
        let max_part = if breaks_off(tree, blocks, *count) { MAX_CUT_PART } else { MAX_PART };
        *count >= MIN_RUN && prose > 0 && !is_part(prose, size, max_part)
    };
    runs.into_iter().filter(is_run).map(|(blocks, _)| blocks).collect()
}

/// Whether an element is a link with a few words below it.
fn is_teaser(tree: &PageTree, at: usize, choice: &Choice) -> bool {
    let Some(element) = tree.elements.get(at) else { return false };
    let is_chosen = choice.chosen.get(element.blocks.start) == Some(&true);
    if !is_chosen || !(2..=MAX_BLOCKS).contains(&element.blocks.len()) || element.kind == ElementKind::List {
        return false;
    }
    let blocks = tree.blocks.get(element.blocks.clone()).unwrap_or_default();
    let prose = blocks.iter().filter(|block| block.is_prose()).count();
    blocks.first().is_some_and(is_link) && prose <= 1 && tree.prose(&element.blocks) <= MAX_TEXT
}

/// Whether the texts of most of `count` teasers end in the middle of a sentence, with "...".
fn breaks_off(tree: &PageTree, blocks: &Range<usize>, count: usize) -> bool {
    let blocks = tree.blocks.get(blocks.clone()).unwrap_or_default();
    let is_cut = |block: &&Block| {
        block.is_prose() && ["…", "...", "[…]", "[...]"].iter().any(|end| block.text.ends_with(end))
    };
    2 * blocks.iter().filter(is_cut).count() > count
}
