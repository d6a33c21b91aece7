//! `<blockquote>` elements -> quoted paragraphs and the lines that name their speakers.
//!
//! A block quotation is only taken for speech if a line of its own says who spoke: a `<cite>`, a `<footer>`, a line
//! after a dash, or the caption of the figure around it.

use super::tree::{Block, ElementKind, PageTree, share};
use crate::article::Role;
use crate::text::quotation_marks;

/// The longest line that names a speaker.
const MAX_SPEAKER: usize = 120;
/// A line of which this part is in `<cite>` names the speaker.
const CITE_SHARE: f32 = 0.6;

/// Gives the paragraphs of block quotations with a speaker their roles.
pub(super) fn mark(tree: &PageTree, blocks: &mut [(usize, Role)]) {
    let quotes: Vec<Option<usize>> = blocks.iter().map(|(at, _)| quote_around(tree, *at)).collect();
    let mut start = 0;
    while start < blocks.len() {
        let Some(quote) = quotes.get(start).copied().flatten() else {
            start += 1;
            continue;
        };
        let length = quotes.iter().skip(start).take_while(|around| **around == Some(quote)).count();
        mark_one(tree, blocks, start..start + length);
        start += length;
    }
}

/// The outermost `<blockquote>` around a block.
fn quote_around(tree: &PageTree, at: usize) -> Option<usize> {
    let element = tree.blocks.get(at)?.element;
    let is_quote =
        |at: &usize| tree.elements.get(*at).is_some_and(|element| element.kind == ElementKind::Quote);
    tree.ancestors(element).filter(is_quote).last()
}

/// Marks one block quotation: its paragraphs, and the line in it or right after it that names the speaker.
fn mark_one(tree: &PageTree, blocks: &mut [(usize, Role)], range: std::ops::Range<usize>) {
    let is_speaker = |blocks: &[(usize, Role)], index: usize| {
        blocks
            .get(index)
            .and_then(|(at, _)| tree.blocks.get(*at))
            .is_some_and(|block| names_speaker(tree, block))
    };
    let last = range.end - 1;
    let (words, speaker) = if is_speaker(blocks, last) && range.len() > 1 {
        (range.start..last, last)
    } else if blocks.get(range.end).is_some_and(|(at, _)| is_caption_of_quote(tree, *at)) {
        (range.clone(), range.end)
    } else {
        return;
    };
    let is_marked = |(at, _): &(usize, Role)| {
        tree.blocks.get(*at).is_some_and(|block| block.text.contains(quotation_marks::is_double))
    };
    let all = blocks.get(words.clone()).unwrap_or_default();
    if all.iter().any(is_marked) || all.iter().any(|(_, role)| *role != Role::Body) {
        return;
    }
    for (_, role) in blocks.iter_mut().take(words.end).skip(words.start) {
        *role = Role::Quoted;
    }
    if let Some((_, role)) = blocks.get_mut(speaker) {
        *role = Role::Speaker;
    }
}

/// Whether a line in a block quotation says who spoke.
fn names_speaker(tree: &PageTree, block: &Block) -> bool {
    let in_footer = || tree.around(block).take(2).any(|element| element.kind == ElementKind::Footer);
    block.text.len() <= MAX_SPEAKER
        && (share(block.cited, block.text.len()) > CITE_SHARE
            || in_footer()
            || block.text.starts_with(['—', '–', '―']))
}

/// Whether a block is the caption of a figure whose content is a quotation.
fn is_caption_of_quote(tree: &PageTree, at: usize) -> bool {
    let Some(block) = tree.blocks.get(at) else { return false };
    let Some(caption) = tree.elements.get(block.element) else { return false };
    let holds_quote = tree
        .children(caption.parent)
        .any(|child| tree.elements.get(child).is_some_and(|element| element.kind == ElementKind::Quote));
    caption.kind == ElementKind::Caption && holds_quote && block.text.len() <= MAX_SPEAKER
}
