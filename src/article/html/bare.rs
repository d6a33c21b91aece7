//! [`PageTree`] -> the blocks that no element sets apart from the article.
//!
//! The rules that choose the article look for the element that holds it. Words directly in the page, or in elements
//! without a class, an id or a kind of their own, are not in that element, but nothing says that they are part of the
//! frame either: they are read. Links are not: without classes, they are how old pages build their menus.

use super::tree::{Block, ElementKind, PageTree};

/// The elements up to this one are the page itself: the root, `<html>` and `<body>`.
const PAGE: usize = 2;
/// With this share of links, a block is part of a menu.
const MENU_SHARE: f32 = 0.3;

/// Whether nothing sets a block apart from the article, and a browser shows it.
pub(super) fn is_bare(tree: &PageTree, block: &Block) -> bool {
    let mut around = tree.ancestors(block.element).filter_map(|at| Some((at, tree.elements.get(at)?)));
    block.link_share() < MENU_SHARE
        // Markup that the page escaped, or put where a browser reads none.
        && !block.text.starts_with('<')
        && block.text.chars().any(char::is_alphanumeric)
        && around.all(|(at, element)| {
            at <= PAGE || !(element.is_hidden || element.is_named || is_frame(element.kind))
        })
}

/// Whether elements of this kind are around an article, by the HTML standard.
fn is_frame(kind: ElementKind) -> bool {
    matches!(kind, ElementKind::Nav | ElementKind::Header | ElementKind::Footer | ElementKind::Aside)
}
