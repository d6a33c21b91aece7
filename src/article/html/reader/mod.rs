//! The parser's tree -> [`PageTree`].
//!
//! Which elements are blocks says [`super::elements`]; white space is collapsed as in a browser. The walk keeps a stack of its own, because saved pages can be nested too deeply for
//! recursion.

pub(super) mod forms;
mod marks;
mod running_text;

use super::elements::{Layout, is_block, layout};
use super::names::{Hint, Hints, NameReader};
use super::tree::{Block, ElementKind, PageElement, PageTree};
use super::visibility::{is_hidden_by_style, is_unseen};
use crate::article::markup::{StyleRuns, WordStyle};
use crate::article::plain;
use crate::article::{FurnitureKind, ListMarker, Role, TextStyle};
use dom_query::{NodeData, NodeRef};
use marks::{is_emoji, is_footnote_mark, marks_of};

/// Reads the blocks under `root`.
pub(super) fn read(root: NodeRef<'_>) -> PageTree {
    read_with(root, Reader::new())
}

fn read_with(root: NodeRef<'_>, mut reader: Reader) -> PageTree {
    let mut steps = vec![WalkStep::Enter(root)];
    while let Some(step) = steps.pop() {
        match step {
            WalkStep::Enter(node) => reader.enter(node, &mut steps),
            WalkStep::Leave(left) => reader.leave(left),
        }
    }
    reader.keep_block();
    reader.leave_block();
    reader.tree.add_up();
    reader.tree
}

enum WalkStep<'a> {
    Enter(NodeRef<'a>),
    Leave(Left),
}

/// What ends.
#[derive(Debug, Clone, Copy)]
enum Left {
    Block,
    Link,
    Cite,
    Time,
    Quotation,
    Cell,
    /// Words that are set off, which ends with the style around them.
    Style(WordStyle),
}

/// A start tag as far as its element is read by it.
#[derive(Debug, Default)]
struct OpenTag<'a> {
    name: &'a str,
    hints: Hints,
    is_hidden: bool,
    is_named: bool,
    alt: Option<String>,
    srcdoc: Option<String>,
    /// Where a link leads.
    href: Option<String>,
    /// The number of the first item of a list.
    start: Option<u32>,
}

#[derive(Debug)]
struct Reader {
    tree: PageTree,
    names: NameReader,
    /// The innermost open element.
    element: usize,
    roles: Vec<Role>,
    text: String,
    /// How the text is set off, and how what comes next is.
    runs: StyleRuns,
    style: WordStyle,
    linked: usize,
    cited: usize,
    timed: usize,
    /// How many links, citations, times and quotations are open.
    in_links: usize,
    in_cites: usize,
    in_times: usize,
    in_quotations: usize,
    marks: [&'static str; 2],
    /// Whether white space follows the last word.
    space: bool,
    /// How many `<br>` follow it.
    breaks: usize,
    /// Whether this page is inside another.
    is_embedded: bool,
}

impl Reader {
    fn new() -> Self {
        let root = PageElement {
            parent: 0,
            kind: ElementKind::Root,
            hints: Hints::default(),
            is_hidden: false,
            is_named: false,
            marker: None,
            numbering: None,
            blocks: 0..0,
            end: 1,
        };
        Self {
            tree: PageTree { elements: vec![root], ..PageTree::default() },
            names: NameReader::default(),
            element: 0,
            roles: vec![Role::Body],
            text: String::new(),
            runs: StyleRuns::default(),
            style: WordStyle::default(),
            linked: 0,
            in_links: 0,
            in_cites: 0,
            in_times: 0,
            cited: 0,
            timed: 0,
            in_quotations: 0,
            marks: ["“", "”"],
            space: false,
            breaks: 0,
            is_embedded: false,
        }
    }

    fn role(&self) -> Role {
        self.roles.last().copied().unwrap_or(Role::Body)
    }

    fn enter<'a>(&mut self, node: NodeRef<'a>, steps: &mut Vec<WalkStep<'a>>) {
        let name = node.query(|inner| match &inner.data {
            NodeData::Text { contents } => {
                self.push(contents);
                None
            }
            NodeData::Element(element) => Some(element.name.local.clone()),
            NodeData::Document | NodeData::Fragment => Some("".into()),
            _ => None,
        });
        let Some(Some(name)) = name else { return };
        let name: &str = &name;
        if layout(name) == Layout::None || (name == "iframe" && !node.has_attr("srcdoc")) {
            return;
        }
        match name {
            "br" => return self.breaks += 1,
            "hr" => return self.end_block(),
            _ => {}
        }
        let tag = self.open_tag(node, name);
        if is_block(name, node) || self.begins_caption(&tag) {
            self.enter_block(node, &tag, steps);
        } else {
            self.enter_inline(node, &tag, steps);
        }
    }

    /// Whether an inline element is a caption of its own: it is named as one, and no words are before it.
    fn begins_caption(&self, tag: &OpenTag<'_>) -> bool {
        self.text.is_empty()
            && tag.hints.has(Hint::Caption)
            && matches!(tag.name, "span" | "em" | "small" | "i")
    }

    fn enter_block<'a>(&mut self, node: NodeRef<'a>, tag: &OpenTag<'_>, steps: &mut Vec<WalkStep<'a>>) {
        self.end_block();
        let kind = ElementKind::of(tag.name);
        let outer = self.tree.elements.get(self.element);
        let unseen = tag.is_hidden || matches!(tag.name, "noscript" | "noframes" | "template" | "iframe");
        let is_hidden = outer.is_some_and(|outer| outer.is_hidden) || unseen;
        let role = match kind {
            ElementKind::Heading(_) => Role::Headline,
            ElementKind::Caption => Role::Furniture(FurnitureKind::Caption),
            _ => self.role(),
        };
        let marker = (tag.name == "li").then(|| self.next_marker());
        let here = self.tree.elements.len();
        let blocks = self.tree.blocks.len();
        self.tree.elements.push(PageElement {
            parent: self.element,
            kind,
            hints: tag.hints,
            is_hidden,
            is_named: tag.is_named,
            marker,
            numbering: (tag.name == "ol").then_some(tag.start.unwrap_or(1)),
            blocks: blocks..blocks,
            end: here + 1,
        });
        self.element = here;
        self.roles.push(role);
        steps.push(WalkStep::Leave(Left::Block));
        if kind == ElementKind::Preformatted {
            return self.preformatted(&node.text());
        }
        if tag.name == "noframes" {
            return self.embed(&node.text());
        }
        if let Some(srcdoc) = &tag.srcdoc {
            return self.embed(srcdoc);
        }
        children(node, steps);
    }

    fn enter_inline<'a>(&mut self, node: NodeRef<'a>, tag: &OpenTag<'_>, steps: &mut Vec<WalkStep<'a>>) {
        if tag.is_hidden || tag.hints.has(Hint::Popup) {
            return;
        }
        self.set_off(tag, steps);
        match tag.name {
            "a" => {
                self.in_links += 1;
                steps.push(WalkStep::Leave(Left::Link));
            }
            "q" => {
                self.quotation_mark(0);
                self.in_quotations += 1;
                steps.push(WalkStep::Leave(Left::Quotation));
            }
            "img" => match tag.alt.as_ref().filter(|alt| is_emoji(alt)) {
                Some(alt) => self.push(alt),
                None => self.space = true,
            },
            "td" | "th" => {
                self.begin_cell(&node);
                steps.push(WalkStep::Leave(Left::Cell));
            }
            "sup" if is_footnote_mark(&self.text, &node.text()) => {
                return self.footnote_mark(&node.text());
            }
            "time" => {
                self.space = true;
                self.in_times += 1;
                steps.push(WalkStep::Leave(Left::Time));
            }
            "cite" => {
                self.begin_credit();
                self.in_cites += 1;
                steps.push(WalkStep::Leave(Left::Cite));
            }
            _ => {}
        }
        children(node, steps);
    }

    /// Sets off the words in an inline element as a browser does.
    fn set_off(&mut self, tag: &OpenTag<'_>, steps: &mut Vec<WalkStep<'_>>) {
        let own = match tag.name {
            "b" | "strong" => TextStyle::STRONG,
            "i" | "em" | "dfn" | "var" => TextStyle::EMPHASIS,
            "s" | "del" | "strike" => TextStyle::STRUCK,
            "a" if tag.href.is_some() => TextStyle::default(),
            _ => return,
        };
        steps.push(WalkStep::Leave(Left::Style(self.style)));
        self.style.style = self.style.style.with(own);
        if let Some(target) = tag.href.as_ref().filter(|_| tag.name == "a") {
            self.style.link = u32::try_from(self.tree.targets.len()).ok();
            self.tree.targets.push(target.clone());
        }
    }

    /// What stands before the next item of the innermost open list.
    fn next_marker(&mut self) -> ListMarker {
        let list = self.tree.elements.get_mut(self.element).and_then(|list| list.numbering.as_mut());
        list.map_or(ListMarker::Bullet, |next| {
            let number = *next;
            *next = number.saturating_add(1);
            ListMarker::Number(number)
        })
    }

    fn leave(&mut self, left: Left) {
        match left {
            Left::Block => {
                self.end_block();
                self.leave_block();
            }
            Left::Link => self.in_links -= 1,
            Left::Cite => self.in_cites -= 1,
            Left::Time => self.in_times -= 1,
            Left::Quotation => {
                self.in_quotations -= 1;
                self.quotation_mark(1);
            }
            Left::Cell => self.space = true,
            Left::Style(around) => self.style = around,
        }
    }

    fn leave_block(&mut self) {
        let (blocks, elements) = (self.tree.blocks.len(), self.tree.elements.len());
        if let Some(element) = self.tree.elements.get_mut(self.element) {
            element.blocks.end = blocks;
            element.end = elements;
            self.element = element.parent;
        }
        self.roles.pop();
    }

    fn open_tag<'a>(&mut self, node: NodeRef<'_>, name: &'a str) -> OpenTag<'a> {
        let mut found = OpenTag { name, ..OpenTag::default() };
        let is_language = self.tree.elements.len() < 3;
        node.query(|inner| {
            let NodeData::Element(element) = &inner.data else { return };
            for attribute in &element.attrs {
                let value: &str = &attribute.value;
                match &*attribute.name.local {
                    "class" | "id" => {
                        found.is_named |= !value.is_empty();
                        found.hints = found.hints.with(self.names.hints(value));
                    }
                    "itemprop" if value.eq_ignore_ascii_case("articleBody") => found.hints.add(Hint::Body),
                    "hidden" => found.is_hidden = true,
                    "aria-hidden" => found.is_hidden |= value == "true",
                    "style" => found.is_hidden |= is_hidden_by_style(value),
                    "alt" => found.alt = Some(value.to_owned()),
                    "href" if name == "a" => found.href = Some(value.to_owned()),
                    "start" if name == "ol" => found.start = value.trim().parse().ok(),
                    "srcdoc" => found.srcdoc = Some(value.to_owned()),
                    "lang" if is_language => self.marks = marks_of(value),
                    _ => {}
                }
            }
        });
        found.is_hidden |= is_unseen(found.hints);
        found
    }

    /// Reads text whose lines are kept as they are, and which may be wrapped.
    fn preformatted(&mut self, text: &str) {
        for paragraph in plain::paragraphs(text) {
            self.push(paragraph.span.of(text));
            self.end_block();
        }
    }

    /// Reads a page inside the page, but none inside that.
    fn embed(&mut self, html: &str) {
        if self.is_embedded {
            return;
        }
        let page = dom_query::Document::from(&*super::tame(html));
        let inner = read_with(page.root(), Reader { is_embedded: true, ..Reader::new() });
        for block in inner.blocks {
            // Its links have numbers of their own.
            self.tree.blocks.push(Block { element: self.element, runs: StyleRuns::default(), ..block });
        }
    }
}

fn children<'a>(node: NodeRef<'a>, steps: &mut Vec<WalkStep<'a>>) {
    steps.extend(node.children_it(true).map(WalkStep::Enter));
    let template = node.query(|inner| match &inner.data {
        NodeData::Element(element) => element.template_contents,
        _ => None,
    });
    if let Some(id) = template.flatten() {
        steps.extend(node.tree.get(&id).map(WalkStep::Enter));
    }
}
