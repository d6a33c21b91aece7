//! [`PageTree`] -> which of its blocks are the article.
//!
//! The article is where the running text is. Menus, comments and boxes are left out of the count by what their elements
//! and classes say. An element that is named as the article's body is taken if it holds most of that text; otherwise
//! the innermost element that does.

use super::bare::is_bare;
use super::names::Hint;
use super::tree::{Block, ElementKind, OUTSIDE, PageElement, PageTree};
use crate::article::Role;
use std::ops::Range;

/// An element that holds this part of the running text around it holds the article.
const MAIN_PART: f64 = 0.8;
/// The same of an element that is named as the body of an article.
const NAMED_PART: f64 = 0.35;
/// The same of `<article>` and `<main>`.
const ARTICLE_PART: f64 = 0.5;
/// An element with this part of a page's running text is not left out for its name,
const MAX_LEFT_OUT: f64 = 0.6;
/// nor with this part for its kind.
const MAX_ASIDE: f64 = 0.85;
/// With less running text than this, in bytes, a page has no article that stands out.
const MIN_PROSE: usize = 140;
/// A hidden element is the article if it has this many times the running text that is shown.
const MAX_HIDDEN: usize = 2;
/// How many blocks before the article may belong to its head.
const MAX_HEAD: usize = 40;

/// Which blocks of a page are the article.
#[derive(Debug, Default)]
pub(super) struct Choice {
    /// Whether each block is chosen.
    pub(super) chosen: Vec<bool>,
    /// Whether each element, or one around it, is not the article by its kind or name.
    pub(super) is_outside: Vec<bool>,
}

/// What is done with what a browser does not show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HiddenText {
    Read,
    LeftOut,
}

/// What is done with menus and boxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OutsideText {
    Read,
    LeftOut,
}

/// Chooses the blocks of the article.
pub(super) fn choose(tree: &PageTree, title: Option<&str>) -> Choice {
    let visible = Weights::new(tree, HiddenText::LeftOut);
    let all = Weights::new(tree, HiddenText::Read);
    let uses_hidden = largest_hidden(tree, &all) >= MAX_HIDDEN * visible.total().max(1);
    let (weights, hidden) =
        if uses_hidden { (all, HiddenText::Read) } else { (visible, HiddenText::LeftOut) };
    if weights.total() < MIN_PROSE {
        return everything(tree, weights, hidden);
    }
    let ranges = article(tree, &weights);
    let mut chosen = vec![false; tree.blocks.len()];
    let start = ranges.iter().map(|range| range.start).min().unwrap_or_default();
    for at in ranges.into_iter().flatten().chain(head(tree, &weights, start)) {
        let block = tree.blocks.get(at);
        let is_shown = block.is_some_and(|block| uses_hidden || !is_hidden(tree, block));
        if let Some(chosen) = chosen.get_mut(at) {
            *chosen = is_shown;
        }
    }
    drop_before(tree, title, &mut chosen);
    for (block, chosen) in tree.blocks.iter().zip(&mut chosen) {
        *chosen |= is_bare(tree, block);
    }
    Choice { chosen, is_outside: weights.is_outside }
}

/// Leaves out what is before the title of the article, unless that is much of it.
fn drop_before(tree: &PageTree, title: Option<&str>, chosen: &mut [bool]) {
    const MAX_BEFORE: f64 = 0.25;
    let Some(title) = title else { return };
    let is_title = |(block, chosen): (&Block, &bool)| {
        *chosen && block.role == Role::Headline && same_words(&block.text, title)
    };
    let Some(at) = tree.blocks.iter().zip(&*chosen).position(is_title) else { return };
    let prose = |range: Range<usize>| -> usize {
        let blocks = tree.blocks.iter().zip(&*chosen).skip(range.start).take(range.len());
        blocks.filter(|(_, chosen)| **chosen).map(|(block, _)| block.prose()).sum()
    };
    if !is_part(prose(0..at), prose(0..tree.blocks.len()), MAX_BEFORE) {
        chosen.iter_mut().take(at).for_each(|chosen| *chosen = false);
    }
}

/// Whether two texts have the same letters and digits.
pub(super) fn same_words(a: &str, b: &str) -> bool {
    let words = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    words(a) == words(b)
}

/// How much running text the largest hidden element has.
fn largest_hidden(tree: &PageTree, all: &Weights) -> usize {
    let is_outermost = |element: &&PageElement| {
        element.is_hidden && !tree.elements.get(element.parent).is_some_and(|parent| parent.is_hidden)
    };
    tree.elements.iter().filter(is_outermost).map(|element| all.of(&element.blocks)).max().unwrap_or_default()
}

fn is_hidden(tree: &PageTree, block: &Block) -> bool {
    tree.elements.get(block.element).is_some_and(|element| element.is_hidden)
}

/// A page of a few words: all of it that is shown, without menus unless nothing else remains.
fn everything(tree: &PageTree, weights: Weights, hidden: HiddenText) -> Choice {
    let select = |outside: OutsideText, hidden: HiddenText| -> Vec<bool> {
        let is_chosen = |block: &Block| {
            let is_outside = weights.is_outside.get(block.element).is_some_and(|outside| *outside);
            (outside == OutsideText::Read || !is_outside)
                && (hidden == HiddenText::Read || !is_hidden(tree, block))
        };
        tree.blocks.iter().map(is_chosen).collect()
    };
    let tries =
        [(OutsideText::LeftOut, hidden), (OutsideText::Read, hidden), (OutsideText::Read, HiddenText::Read)];
    let mut chosen = Vec::new();
    for (outside, hidden) in tries {
        chosen = select(outside, hidden);
        if chosen.contains(&true) {
            break;
        }
    }
    Choice { chosen, is_outside: weights.is_outside }
}

/// How much running text of an article each part of a page has.
#[derive(Debug)]
pub(super) struct Weights {
    /// The running text before each block, in bytes.
    before: Vec<usize>,
    is_outside: Vec<bool>,
}

impl Weights {
    fn new(tree: &PageTree, hidden: HiddenText) -> Self {
        let shown = |block: &Block| hidden == HiddenText::Read || !is_hidden(tree, block);
        let all = Self {
            before: sums(tree, |block| if shown(block) { block.prose() } else { 0 }),
            is_outside: Vec::new(),
        };
        let is_outside = outside(tree, &all);
        let inside = |block: &Block| !is_outside.get(block.element).is_some_and(|outside| *outside);
        let before = sums(tree, |block| if shown(block) && inside(block) { block.prose() } else { 0 });
        Self { before, is_outside }
    }

    pub(super) fn of(&self, blocks: &Range<usize>) -> usize {
        let at = |index: usize| self.before.get(index).copied().unwrap_or_default();
        at(blocks.end).saturating_sub(at(blocks.start))
    }

    fn total(&self) -> usize {
        self.before.last().copied().unwrap_or_default()
    }
}

fn sums(tree: &PageTree, weight: impl Fn(&Block) -> usize) -> Vec<usize> {
    let mut sum = 0;
    let mut sums = vec![0];
    for block in &tree.blocks {
        sum += weight(block);
        sums.push(sum);
    }
    sums
}

/// Whether `part` is at least this share of `whole`.
pub(super) fn is_part(part: usize, whole: usize, share: f64) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "sizes of a page; rounding does not matter")]
    let (part, whole) = (part as f64, whole as f64);
    part >= whole * share
}

/// Which elements are not the article by their kind or name, or by that of one around them.
fn outside(tree: &PageTree, all: &Weights) -> Vec<bool> {
    const HINTS: [Hint; 3] = [Hint::Related, Hint::Newsletter, Hint::Author];
    let body = body(tree, all);
    let mut outside: Vec<bool> = Vec::with_capacity(tree.elements.len());
    for (at, element) in tree.elements.iter().enumerate() {
        let around = at > 0 && outside.get(element.parent).is_some_and(|outside| *outside);
        let size = all.of(&element.blocks);
        let is_kept = has_title(tree, &element.blocks) || body.get(at).is_some_and(|body| *body);
        let by_kind = matches!(element.kind, ElementKind::Nav | ElementKind::Footer | ElementKind::Aside)
            && !is_part(size, all.total(), MAX_ASIDE);
        let by_name = (element.hints.has_any(&OUTSIDE) || element.hints.has_any(&HINTS))
            && element.kind != ElementKind::Article
            && !is_part(size, all.total(), MAX_LEFT_OUT);
        let is_comments = element.hints.has(Hint::Comments)
            && is_part(all.of(&(0..element.blocks.start)), size, 0.2)
            && element.kind != ElementKind::Article;
        outside.push(around || (!is_kept && (by_kind || by_name || is_comments)));
    }
    outside
}

/// Which elements are named as the body of the article, or contain one that is.
fn body(tree: &PageTree, all: &Weights) -> Vec<bool> {
    const MIN_BODY: f64 = 0.25;
    let mut body = vec![false; tree.elements.len()];
    for (at, element) in tree.elements.iter().enumerate() {
        let is_comments = element.hints.has(Hint::Comments);
        if element.hints.has(Hint::Body)
            && !is_comments
            && is_part(all.of(&element.blocks), all.total(), MIN_BODY)
        {
            for around in tree.ancestors(at) {
                // What contains one that is marked is marked.
                let Some(body) = body.get_mut(around).filter(|body| !**body) else { break };
                *body = true;
            }
        }
    }
    body
}

fn has_title(tree: &PageTree, blocks: &Range<usize>) -> bool {
    let blocks = tree.blocks.get(blocks.clone()).unwrap_or_default();
    let kind = |block: &Block| tree.elements.get(block.element).map(|element| element.kind);
    blocks.iter().any(|block| kind(block) == Some(ElementKind::Heading(1)) && block.words() > 2)
}

/// The blocks of the element that holds the article, or of the elements named as its body.
fn article(tree: &PageTree, weights: &Weights) -> Vec<Range<usize>> {
    if let Some(ranges) = named(tree, weights) {
        return ranges;
    }
    let article = largest(tree, weights, |kind| kind == ElementKind::Article);
    let main = || largest(tree, weights, |kind| kind == ElementKind::Main);
    let container = descend(tree, weights, article.or_else(main).unwrap_or_default());
    tree.elements.get(container).map(|element| element.blocks.clone()).into_iter().collect()
}

/// The largest element of a kind, if it holds the running text of the page.
fn largest(tree: &PageTree, weights: &Weights, is_kind: impl Fn(ElementKind) -> bool) -> Option<usize> {
    let of = |at: &usize| tree.elements.get(*at).map_or(0, |element| weights.of(&element.blocks));
    let elements = tree.elements.iter().enumerate().filter(|(_, element)| is_kind(element.kind));
    let largest = elements.map(|(at, _)| at).max_by_key(|at| (of(at), std::cmp::Reverse(*at)))?;
    is_part(of(&largest), weights.total(), ARTICLE_PART).then_some(largest)
}

/// The blocks of the elements that are named as the body of the article.
fn named(tree: &PageTree, weights: &Weights) -> Option<Vec<Range<usize>>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (at, element) in tree.elements.iter().enumerate() {
        let is_named =
            element.hints.has(Hint::Body) && !weights.is_outside.get(at).is_some_and(|outside| *outside);
        let inside = ranges.last().is_some_and(|last| element.blocks.start < last.end);
        if is_named && weights.of(&element.blocks) > 0 && !inside {
            ranges.push(element.blocks.clone());
        }
    }
    let largest = ranges.iter().map(|range| weights.of(range)).max().unwrap_or_default();
    ranges.retain(|range| is_part(weights.of(range), largest, 0.15));
    let total: usize = ranges.iter().map(|range| weights.of(range)).sum();
    (total > 0 && is_part(total, weights.total(), NAMED_PART)).then_some(ranges)
}

/// The innermost element inside `from` that holds most of its running text.
fn descend(tree: &PageTree, weights: &Weights, from: usize) -> usize {
    let of = |at: usize| tree.elements.get(at).map_or(0, |element| weights.of(&element.blocks));
    let mut here = from;
    loop {
        let largest = tree.children(here).max_by_key(|&at| (of(at), std::cmp::Reverse(at)));
        match largest {
            Some(inner) if is_part(of(inner), of(here), MAIN_PART) && is_container(tree, inner) => {
                here = inner;
            }
            _ => return here,
        }
    }
}

fn is_container(tree: &PageTree, element: usize) -> bool {
    let kind = tree.elements.get(element).map(|element| element.kind);
    !matches!(
        kind,
        Some(
            ElementKind::Paragraph
                | ElementKind::List
                | ElementKind::Item
                | ElementKind::Term
                | ElementKind::Detail
                | ElementKind::Quote
                | ElementKind::Preformatted
                | ElementKind::Heading(_)
        )
    )
}

/// The blocks between the title and the article that belong to it: the standfirst, above all.
fn head(tree: &PageTree, weights: &Weights, start: usize) -> Vec<usize> {
    let kind = |block: &Block| tree.elements.get(block.element).map(|element| element.kind);
    let before = start.saturating_sub(MAX_HEAD)..start;
    let title = before
        .clone()
        .rev()
        .find(|&at| tree.blocks.get(at).is_some_and(|block| kind(block) == Some(ElementKind::Heading(1))));
    let Some(title) = title else { return Vec::new() };
    let belongs = |&at: &usize| {
        let Some(block) = tree.blocks.get(at) else { return false };
        let outside = weights.is_outside.get(block.element).is_some_and(|outside| *outside);
        let has = |hint| tree.around(block).take(3).any(|element| element.hints.has(hint));
        let other =
            [Hint::Byline, Hint::Date, Hint::Caption, Hint::Related, Hint::Author].into_iter().any(has);
        let is_lead = has(Hint::Lead) && block.role == Role::Body && block.words() > 3;
        !outside && block.link_share() < 0.5 && (is_lead || (block.is_prose() && !other))
    };
    (title + 1..start).filter(belongs).collect()
}
