//! A block of a page -> where it stands, as a browser draws it: in a list, in a block quotation.
//!
//! Some pages put their whole article into an item of a list or into a block quotation. That is layout, and not drawn.

use crate::article::html::tree::{Block, ElementKind, PageElement, PageTree};
use crate::article::{ListMarker, ParagraphForm};
use std::collections::HashSet;

/// An item with more blocks than this is a part of the page.
const MAX_IN_ITEM: usize = 8;

/// The forms of the blocks of a page, asked for in text order.
pub(in crate::article::html) struct Forms<'a> {
    tree: &'a PageTree,
    /// How much running text the page has.
    prose: usize,
    /// The items whose marker has been given.
    begun: HashSet<usize>,
}

impl<'a> Forms<'a> {
    pub(in crate::article::html) fn of(tree: &'a PageTree) -> Self {
        Self { tree, prose: tree.prose(&(0..tree.blocks.len())), begun: HashSet::new() }
    }

    /// The form of the next block.
    pub(in crate::article::html) fn of_block(&mut self, block: &Block) -> ParagraphForm {
        let element = |at: usize| self.tree.elements.get(at);
        let around = || self.tree.ancestors(block.element);
        let quotes = around().filter_map(element).filter(|quote| self.is_quote(quote)).count();
        let items: Vec<(usize, ListMarker)> =
            around().filter_map(|at| Some((at, marker(element(at)?)?))).collect();
        let form = ParagraphForm::inside(quotes, items.iter().rev().map(|(_, marker)| *marker));
        // Of a list that begins an item of another list, only the inner marker is drawn.
        let begins: Vec<bool> = items.iter().map(|(at, _)| self.begun.insert(*at)).collect();
        let marker = items.first().filter(|_| begins.first() == Some(&true)).map(|(_, marker)| *marker);
        ParagraphForm { marker, ..form }
    }

    /// Whether an element is a block quotation, and not the frame of the article.
    fn is_quote(&self, element: &PageElement) -> bool {
        element.kind == ElementKind::Quote && self.tree.prose(&element.blocks) * 2 <= self.prose
    }
}

/// The marker of an item, if the element is one.
fn marker(element: &PageElement) -> Option<ListMarker> {
    element.marker.filter(|_| element.blocks.len() <= MAX_IN_ITEM)
}
