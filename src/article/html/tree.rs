//! The elements of a page, and its visible text in blocks.
//!
//! A page is walked once. What later rules need is kept with each element and block, so that no rule goes back to the
//! parser's tree: which blocks an element contains, what its class says, how much of a block is links.

use super::names::{Hint, Hints};
use crate::article::markup::StyleRuns;
use crate::article::{ListMarker, Role};
use std::ops::Range;

/// A page as its blocks of text.
#[derive(Debug, Default)]
pub(super) struct PageTree {
    /// The block elements, each before those inside it. The first contains everything.
    pub(super) elements: Vec<PageElement>,
    /// The blocks in the order of the page.
    pub(super) blocks: Vec<Block>,
    /// How much is before each block, and in all: no rule has to add up the blocks of an element again.
    pub(super) before: Vec<BlockSizes>,
    /// Where its links lead, by their numbers.
    pub(super) targets: Vec<String>,
}

/// How large some blocks are together, in bytes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct BlockSizes {
    /// Their running text.
    pub(super) prose: usize,
    /// All their text.
    pub(super) text: usize,
    /// Their text in links.
    pub(super) linked: usize,
}

/// A block element.
#[derive(Debug)]
pub(super) struct PageElement {
    /// The element around it. The first element contains itself.
    pub(super) parent: usize,
    pub(super) kind: ElementKind,
    /// What its class and id say.
    pub(super) hints: Hints,
    /// Whether a browser does not show it, or one around it.
    pub(super) is_hidden: bool,
    /// Whether it has a class or an id.
    pub(super) is_named: bool,
    /// What a browser draws before an item of a list.
    pub(super) marker: Option<ListMarker>,
    /// The number of the next item of a numbered list.
    pub(super) numbering: Option<u32>,
    /// The blocks inside it.
    pub(super) blocks: Range<usize>,
    /// Where the elements inside it end.
    pub(super) end: usize,
}

/// Text between two ends of paragraphs.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// The innermost element around it.
    pub(super) element: usize,
    pub(super) text: String,
    /// How its words are set off.
    pub(super) runs: StyleRuns,
    /// How many bytes of the text are in links.
    pub(super) linked: usize,
    /// How many bytes of the text are in `<cite>`.
    pub(super) cited: usize,
    /// How many bytes of the text are in `<time>`.
    pub(super) timed: usize,
    pub(super) role: Role,
}

/// What an element is for, as far as rules ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ElementKind {
    Root,
    Article,
    Main,
    /// A heading with its level.
    Heading(u8),
    Paragraph,
    List,
    Item,
    /// What a `<dl>` explains, or who speaks.
    Term,
    /// What a `<dl>` says of it, or what is said.
    Detail,
    Table,
    Cell,
    Quote,
    Figure,
    Caption,
    Preformatted,
    Nav,
    Header,
    Footer,
    Aside,
    Time,
    Other,
}

impl ElementKind {
    pub(super) fn of(name: &str) -> Self {
        match name {
            "article" => Self::Article,
            "main" => Self::Main,
            "h1" => Self::Heading(1),
            "h2" => Self::Heading(2),
            "h3" => Self::Heading(3),
            "h4" => Self::Heading(4),
            "h5" => Self::Heading(5),
            "h6" => Self::Heading(6),
            "p" => Self::Paragraph,
            "ul" | "ol" | "dl" | "dir" => Self::List,
            "li" => Self::Item,
            "dt" => Self::Term,
            "dd" => Self::Detail,
            "table" => Self::Table,
            "td" | "th" => Self::Cell,
            "blockquote" => Self::Quote,
            "figure" => Self::Figure,
            "figcaption" | "caption" => Self::Caption,
            "pre" => Self::Preformatted,
            "nav" | "menu" => Self::Nav,
            "header" => Self::Header,
            "footer" => Self::Footer,
            "aside" | "dialog" => Self::Aside,
            "time" => Self::Time,
            _ => Self::Other,
        }
    }
}

impl PageTree {
    /// The elements around a block, the innermost first.
    pub(super) fn around(&self, block: &Block) -> impl Iterator<Item = &PageElement> + '_ {
        self.ancestors(block.element).filter_map(|at| self.elements.get(at))
    }

    /// An element and those around it, the innermost first.
    pub(super) fn ancestors(&self, element: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(element), |&at| {
            let parent = self.elements.get(at)?.parent;
            (parent != at).then_some(parent)
        })
    }

    /// How many bytes of running text some blocks have.
    pub(super) fn prose(&self, blocks: &Range<usize>) -> usize {
        self.sizes(blocks).prose
    }

    /// How large some blocks are together.
    pub(super) fn sizes(&self, blocks: &Range<usize>) -> BlockSizes {
        let at = |index: usize| self.before.get(index).copied().unwrap_or_default();
        let (start, end) = (at(blocks.start), at(blocks.end));
        BlockSizes {
            prose: end.prose.saturating_sub(start.prose),
            text: end.text.saturating_sub(start.text),
            linked: end.linked.saturating_sub(start.linked),
        }
    }

    /// Adds up the sizes of the blocks. To be called when all blocks are read.
    pub(super) fn add_up(&mut self) {
        let mut sum = BlockSizes::default();
        self.before = vec![sum];
        for block in &self.blocks {
            sum.prose += block.prose();
            sum.text += block.text.len();
            sum.linked += block.linked;
            self.before.push(sum);
        }
    }

    /// The elements directly inside an element.
    pub(super) fn children(&self, element: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.elements.get(element).map_or(0, |parent| parent.end);
        let next = move |at: usize| (at < end).then_some(at);
        std::iter::successors(next(element + 1), move |&at| next(self.elements.get(at)?.end))
    }
}

impl Block {
    /// How much of the text is in links, from 0 to 1.
    pub(super) fn link_share(&self) -> f32 {
        share(self.linked, self.text.len())
    }

    /// How many words it has.
    pub(super) fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }

    /// Whether it is running text: long enough, with the marks of a sentence, and not mostly links.
    pub(super) fn is_prose(&self) -> bool {
        const MARKS: [char; 12] = ['.', ',', ';', ':', '!', '?', '…', '。', '、', '，', '؟', '।'];
        let long = self.text.len() >= 60;
        self.role == Role::Body && long && self.link_share() < 0.5 && self.text.contains(MARKS)
    }

    /// How many bytes of running text it has outside links.
    pub(super) fn prose(&self) -> usize {
        if self.is_prose() { self.text.len().saturating_sub(self.linked) } else { 0 }
    }
}

/// One size as a share of another.
pub(super) fn share(part: usize, whole: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "sizes of a page; a rounded share is as good")]
    let share = part as f32 / whole.max(1) as f32;
    share
}

/// What says of an element that its text is not the article's.
pub(super) const OUTSIDE: [Hint; 5] = [Hint::Out, Hint::Comments, Hint::Share, Hint::Tags, Hint::Ad];
