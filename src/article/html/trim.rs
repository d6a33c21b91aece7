//! The chosen blocks of a page -> which of them are furniture.
//!
//! What stays in the text is marked, not cut: a caption, a byline, a box with links to other articles. Before the title
//! and in comments, blocks are not the article's at all.

use super::choose::{Choice, is_part};
use super::names::{Hint, Hints};
use super::quotations;
use super::role::role;
use super::tail::ends_article;
use super::teasers;
use super::tree::{Block, ElementKind, PageTree};
use crate::article::{FurnitureKind, Role};
use crate::lexicon::furniture;
use std::collections::{HashMap, HashSet};

/// A box with this part of the article's text is not furniture, whatever its name.
const MAX_BOX: f64 = 0.3;
/// With this part of its text in paragraphs that come exactly twice, a page holds its article twice.
const TWICE_PART: f64 = 0.8;
/// A block that repeats at least this many others is the whole article again.
const MIN_REPEATED: usize = 4;
/// With less than this part of the text after it, a heading over other articles ends the article for good.
const MIN_REST: f64 = 0.1;
/// With more than this part after it, it is no such heading.
const MAX_REST: f64 = 0.4;

/// The chosen blocks with their roles, in the order of the page.
pub(super) fn trim(tree: &PageTree, choice: &Choice) -> Vec<(usize, Role)> {
    let size: usize = chosen(tree, choice).map(|(_, block)| block.prose()).sum();
    let main = main_element(tree, choice);
    let mut trimmed = Vec::new();
    let mut so_far = 0;
    let mut end = None;
    let is_twice = holds_twice(tree, choice, size);
    let mut seen = HashSet::new();
    let teasers = teasers::find(tree, choice, size).into_iter().flatten().collect::<HashSet<usize>>();
    let mut links = LinkRun::default();
    for (at, block) in chosen(tree, choice) {
        let hints = hints(tree, choice, at, size);
        let is_repeated = (is_twice && block.is_prose() && !seen.insert(block.text.as_str()))
            || (block.is_prose() && is_part(block.prose(), size, 0.3) && repeats(tree, choice, at));
        if hints.has(Hint::Comments) || is_repeated {
            continue;
        }
        if links.begins_at(tree, block) {
            trimmed.last_mut().into_iter().for_each(|(_, label)| *label = LINK);
        }
        let is_teaser = links.is_open || teasers.contains(&at);
        let role = if is_teaser { LINK } else { role(tree, block, hints) };
        if end == Some(TailEnd::Open) && role == Role::Body && block.is_prose() && parent(tree, block) == main
        {
            end = None;
        }
        let rest = size.saturating_sub(so_far + block.prose());
        if end.is_none() && so_far > 0 && begins_tail(block) {
            end = TailEnd::after(rest, size);
        }
        so_far += block.prose();
        let role = match role {
            Role::Body | Role::Headline if end.is_some() => LINK,
            role => role,
        };
        trimmed.push((at, role));
    }
    quotations::mark(tree, &mut trimmed);
    trimmed
}

/// Whether a block is a heading over what is no longer the article.
fn begins_tail(block: &Block) -> bool {
    !block.is_prose() && is_heading(block) && ends_article(&block.text)
}

/// The role of links to other articles.
const LINK: Role = Role::Furniture(FurnitureKind::ReadMore);

/// The links that follow a heading over other articles, or a label such as "Don't miss".
#[derive(Debug, Default)]
struct LinkRun<'a> {
    is_open: bool,
    before: Option<&'a Block>,
}

impl<'a> LinkRun<'a> {
    /// Takes the next block. Returns whether a run begins at it, so that the block before it is the label.
    fn begins_at(&mut self, tree: &PageTree, block: &'a Block) -> bool {
        let is_link = is_mostly_link(tree, block);
        let begins = !self.is_open && is_link && self.before.is_some_and(begins_links);
        self.is_open = begins || (self.is_open && is_link);
        self.before = Some(block);
        begins
    }
}

/// What may follow a heading over other articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TailEnd {
    /// A box stands in the article, which goes on at its next paragraph.
    Open,
    /// Only the tail.
    Closed,
}

impl TailEnd {
    /// With `rest` of the running text after the heading, of `size` in all. `None` if too much follows.
    fn after(rest: usize, size: usize) -> Option<Self> {
        if is_part(rest, size, MAX_REST) {
            return None;
        }
        Some(if is_part(rest, size, MIN_REST) { Self::Open } else { Self::Closed })
    }
}

/// Whether the article stands there twice, for wide and for narrow screens: nearly every paragraph comes exactly twice.
fn holds_twice(tree: &PageTree, choice: &Choice, size: usize) -> bool {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (_, block) in chosen(tree, choice) {
        *counts.entry(block.text.as_str()).or_default() += 1;
    }
    let is_pair = |block: &Block| counts.get(block.text.as_str()) == Some(&2);
    let paired = chosen(tree, choice).filter(|(_, block)| is_pair(block)).map(|(_, block)| block.prose());
    is_part(paired.sum(), size, TWICE_PART)
}

/// Whether a block is mostly made of the words of others: the whole article again, as one block.
fn repeats(tree: &PageTree, choice: &Choice, whole: usize) -> bool {
    let Some(block) = tree.blocks.get(whole) else { return false };
    let others = chosen(tree, choice).filter(|(at, other)| *at != whole && other.is_prose());
    let inside: Vec<usize> = others
        .filter(|(_, other)| block.text.contains(other.text.as_str()))
        .map(|(_, other)| other.text.len())
        .collect();
    inside.len() >= MIN_REPEATED && is_part(inside.iter().sum(), block.text.len(), 0.5)
}

/// The element directly around most of the article's paragraphs.
fn main_element(tree: &PageTree, choice: &Choice) -> usize {
    let mut sizes: HashMap<usize, usize> = HashMap::new();
    for (_, block) in chosen(tree, choice) {
        *sizes.entry(parent(tree, block)).or_default() += block.prose();
    }
    sizes.into_iter().max_by_key(|&(at, size)| (size, at)).map_or(0, |(at, _)| at)
}

fn parent(tree: &PageTree, block: &Block) -> usize {
    tree.elements.get(block.element).map_or(0, |element| match element.kind {
        ElementKind::Paragraph => element.parent,
        _ => block.element,
    })
}

fn chosen<'a>(tree: &'a PageTree, choice: &'a Choice) -> impl Iterator<Item = (usize, &'a Block)> {
    let blocks = tree.blocks.iter().zip(&choice.chosen).enumerate();
    blocks.filter(|(_, (_, chosen))| **chosen).map(|(at, (block, _))| (at, block))
}

/// Whether links to other articles follow a block: it is a heading over them, or a label such as "Don't miss".
fn begins_links(block: &Block) -> bool {
    const MAX_LABEL: usize = 40;
    let is_label = || furniture::kind(&block.text) == Some(FurnitureKind::ReadMore.word());
    block.text.len() <= MAX_LABEL && (ends_article(&block.text) || is_label())
}

/// Whether a block names another article and says a word about it, in no table.
fn is_mostly_link(tree: &PageTree, block: &Block) -> bool {
    let is_row = || tree.around(block).any(|element| element.kind == ElementKind::Table);
    block.link_share() > 0.5 && !is_row()
}

/// Whether a block looks like a heading: it is one, or is short and ends without a full stop.
fn is_heading(block: &Block) -> bool {
    block.role == Role::Headline || !block.text.ends_with(['.', '!', ',', ';', '”', '"'])
}

/// What the elements around a block say, up to the one that holds the article.
fn hints(tree: &PageTree, choice: &Choice, at: usize, size: usize) -> Hints {
    let mut hints = Hints::default();
    let Some(block) = tree.blocks.get(at) else { return hints };
    for element in tree.around(block) {
        if is_part(tree.prose(&element.blocks), size, MAX_BOX) && size > 0 {
            break;
        }
        hints = hints.with(element.hints);
        match element.kind {
            ElementKind::Nav => hints.add(Hint::Out),
            ElementKind::Aside | ElementKind::Footer
                if choice.is_outside.get(block.element).is_some_and(|outside| *outside) =>
            {
                hints.add(Hint::Related);
            }
            _ => {}
        }
    }
    hints
}
