//! The parser's tree -> [`PageTree`].
//!
//! An element is a block or inline as the HTML standard's style sheet says; unknown elements are inline. White space is
//! collapsed as in a browser. The walk keeps a stack of its own, because saved pages can be nested too deeply for
//! recursion.

use super::names::{Hint, Hints, NameReader};
use super::tree::{Block, ElementKind, PageElement, PageTree};
use super::visibility::{is_hidden_by_style, is_unseen};
use crate::article::plain;
use crate::article::{FurnitureKind, Role};
use dom_query::{NodeData, NodeRef};

/// Elements whose text is never shown, or is not part of an article.
const SKIPPED: [&str; 24] = [
    "audio", "button", "canvas", "datalist", "embed", "head", "input", "map", "math", "meter", "object",
    "progress", "rp", "rt", "script", "select", "style", "svg", "textarea", "video", "link", "meta", "title",
    "base",
];
/// Elements that begin and end a paragraph.
const BLOCKS: [&str; 47] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "html",
    "legend",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "noframes",
    "noscript",
    "ol",
    "p",
    "search",
    "section",
    "summary",
    "table",
    "template",
    "tr",
    "ul",
];

/// Reads the blocks under `root`.
pub(super) fn read(root: NodeRef<'_>) -> PageTree {
    read_with(root, Reader::new())
}

fn read_with(root: NodeRef<'_>, mut reader: Reader) -> PageTree {
    let mut steps = vec![Step::Enter(root)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Enter(node) => reader.enter(node, &mut steps),
            Step::Leave(left) => reader.leave(left),
        }
    }
    reader.end_block();
    reader.leave_block();
    reader.tree.count_prose();
    reader.tree
}

enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave(Left),
}

/// What ends.
#[derive(Debug, Clone, Copy)]
enum Left {
    Block,
    Link,
    Cite,
    Quotation,
    Cell,
}

/// A start tag as far as its element is read by it.
#[derive(Debug, Default)]
struct OpenTag<'a> {
    name: &'a str,
    hints: Hints,
    is_hidden: bool,
    alt: Option<String>,
    srcdoc: Option<String>,
}

#[derive(Debug)]
struct Reader {
    tree: PageTree,
    names: NameReader,
    /// The innermost open element.
    element: usize,
    roles: Vec<Role>,
    text: String,
    linked: usize,
    cited: usize,
    /// How many links, citations and quotations are open.
    in_links: usize,
    in_cites: usize,
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
            blocks: 0..0,
            end: 1,
        };
        Self {
            tree: PageTree { elements: vec![root], ..PageTree::default() },
            names: NameReader::default(),
            element: 0,
            roles: vec![Role::Body],
            text: String::new(),
            linked: 0,
            in_links: 0,
            in_cites: 0,
            cited: 0,
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

    fn enter<'a>(&mut self, node: NodeRef<'a>, steps: &mut Vec<Step<'a>>) {
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
        if SKIPPED.contains(&name) || (name == "iframe" && !node.has_attr("srcdoc")) {
            return;
        }
        match name {
            "br" => return self.breaks += 1,
            "hr" => return self.end_block(),
            _ => {}
        }
        let tag = self.open_tag(node, name);
        if is_block(name, node) {
            self.enter_block(node, &tag, steps);
        } else {
            self.enter_inline(node, &tag, steps);
        }
    }

    fn enter_block<'a>(&mut self, node: NodeRef<'a>, tag: &OpenTag<'_>, steps: &mut Vec<Step<'a>>) {
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
        let here = self.tree.elements.len();
        let blocks = self.tree.blocks.len();
        self.tree.elements.push(PageElement {
            parent: self.element,
            kind,
            hints: tag.hints,
            is_hidden,
            blocks: blocks..blocks,
            end: here + 1,
        });
        self.element = here;
        self.roles.push(role);
        steps.push(Step::Leave(Left::Block));
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

    fn enter_inline<'a>(&mut self, node: NodeRef<'a>, tag: &OpenTag<'_>, steps: &mut Vec<Step<'a>>) {
        if tag.is_hidden || tag.hints.has(Hint::Popup) {
            return;
        }
        match tag.name {
            "a" => {
                self.in_links += 1;
                steps.push(Step::Leave(Left::Link));
            }
            "q" => {
                self.quotation_mark(0);
                self.in_quotations += 1;
                steps.push(Step::Leave(Left::Quotation));
            }
            "img" => match tag.alt.as_ref().filter(|alt| is_emoji(alt)) {
                Some(alt) => self.push(alt),
                None => self.space = true,
            },
            "td" | "th" => {
                self.space = true;
                steps.push(Step::Leave(Left::Cell));
            }
            "sup" if is_footnote_mark(&self.text, &node.text()) => {
                return self.footnote_mark(&node.text());
            }
            "cite" => {
                self.in_cites += 1;
                steps.push(Step::Leave(Left::Cite));
            }
            _ => {}
        }
        children(node, steps);
    }

    fn leave(&mut self, left: Left) {
        match left {
            Left::Block => {
                self.end_block();
                self.leave_block();
            }
            Left::Link => self.in_links -= 1,
            Left::Cite => self.in_cites -= 1,
            Left::Quotation => {
                self.in_quotations -= 1;
                self.quotation_mark(1);
            }
            Left::Cell => self.space = true,
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

    /// The opening or closing mark of a `<q>`, as the language of the page writes it.
    fn quotation_mark(&mut self, side: usize) {
        let inner = ["‘", "’"];
        let marks = if self.in_quotations == 0 { self.marks } else { inner };
        let mark = marks.get(side).copied().unwrap_or_default();
        if side == 1 {
            self.space = false;
        }
        self.push(mark);
    }

    fn open_tag<'a>(&mut self, node: NodeRef<'_>, name: &'a str) -> OpenTag<'a> {
        let mut found = OpenTag { name, ..OpenTag::default() };
        let is_language = self.tree.elements.len() < 3;
        node.query(|inner| {
            let NodeData::Element(element) = &inner.data else { return };
            for attribute in &element.attrs {
                let value: &str = &attribute.value;
                match &*attribute.name.local {
                    "class" | "id" => found.hints = found.hints.with(self.names.hints(value)),
                    "itemprop" if value.eq_ignore_ascii_case("articleBody") => found.hints.add(Hint::Body),
                    "hidden" => found.is_hidden = true,
                    "aria-hidden" => found.is_hidden |= value == "true",
                    "style" => found.is_hidden |= is_hidden_by_style(value),
                    "alt" => found.alt = Some(value.to_owned()),
                    "srcdoc" => found.srcdoc = Some(value.to_owned()),
                    "lang" if is_language => self.marks = marks_of(value),
                    _ => {}
                }
            }
        });
        found.is_hidden |= is_unseen(found.hints);
        found
    }

    /// Appends a piece of running text to the open block.
    fn push(&mut self, piece: &str) {
        for c in piece.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => self.space = true,
                '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
                // A joiner between Latin letters only makes a word unlike itself.
                '\u{200c}' | '\u{200d}' if self.text.ends_with(|c: char| c.is_ascii_alphabetic()) => {}
                c if self.text.is_empty() && c.is_whitespace() => {}
                c => self.push_char(c),
            }
        }
    }

    fn push_char(&mut self, c: char) {
        if self.breaks > 0 {
            self.break_line(c);
        }
        let before = self.text.len();
        if self.space && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.space = false;
        self.text.push(c);
        let added = self.text.len() - before;
        self.linked += if self.in_links > 0 { added } else { 0 };
        self.cited += if self.in_cites > 0 { added } else { 0 };
    }

    /// Line breaks before `next`: two or more end the paragraph, and so does one unless the line reads on.
    fn break_line(&mut self, next: char) {
        let one = self.breaks == 1;
        if (one && reads_on(&self.text, next)) || self.role() == Role::Headline {
            self.breaks = 0;
            self.space = true;
        } else {
            self.end_block();
        }
    }

    /// Ends the open block, if it has text.
    fn end_block(&mut self) {
        (self.space, self.breaks) = (false, 0);
        let (linked, cited) = (std::mem::take(&mut self.linked), std::mem::take(&mut self.cited));
        let mut text = std::mem::take(&mut self.text);
        text.truncate(text.trim_end().len());
        if !text.is_empty() {
            let role = self.role();
            self.tree.blocks.push(Block { element: self.element, text, linked, cited, role });
        }
    }

    /// Reads text whose lines are kept as they are, and which may be wrapped.
    fn preformatted(&mut self, text: &str) {
        for paragraph in plain::paragraphs(text) {
            self.push(paragraph.span.of(text));
            self.end_block();
        }
    }

    /// The mark of a footnote, apart from the word before it and in brackets, so that it is no part of a name.
    fn footnote_mark(&mut self, mark: &str) {
        let mark = mark.trim();
        self.space = true;
        if mark.starts_with(['[', '(']) {
            self.push(mark);
        } else {
            self.push(&format!("[{mark}]"));
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
            self.tree.blocks.push(Block { element: self.element, ..block });
        }
    }
}

fn children<'a>(node: NodeRef<'a>, steps: &mut Vec<Step<'a>>) {
    steps.extend(node.children_it(true).map(Step::Enter));
    let template = node.query(|inner| match &inner.data {
        NodeData::Element(element) => element.template_contents,
        _ => None,
    });
    if let Some(id) = template.flatten() {
        steps.extend(node.tree.get(&id).map(Step::Enter));
    }
}

fn is_block(name: &str, node: NodeRef<'_>) -> bool {
    match name {
        "td" | "th" => holds_blocks(node),
        "pre" | "xmp" | "plaintext" => true,
        "iframe" => node.has_attr("srcdoc"),
        "tbody" | "thead" | "tfoot" => true,
        _ => BLOCKS.contains(&name),
    }
}

/// Whether a table cell lays out a page instead of holding a value: it contains blocks or much text.
fn holds_blocks(cell: NodeRef<'_>) -> bool {
    const MAX_VALUE: usize = 120;
    const MAX_NODES: usize = 40;
    let mut length = 0;
    for (count, node) in cell.descendants_it().enumerate() {
        let is_block = node.query_or(false, |inner| match &inner.data {
            NodeData::Text { contents } => {
                length += contents.trim().len();
                false
            }
            NodeData::Element(element) => {
                let name: &str = &element.name.local;
                matches!(name, "p" | "div" | "table" | "ul" | "ol" | "h1" | "h2" | "h3" | "br")
            }
            _ => false,
        });
        if is_block || length > MAX_VALUE || count > MAX_NODES {
            return true;
        }
    }
    false
}

/// Whether an `alt` text is an emoji.
fn is_emoji(alt: &str) -> bool {
    let is_symbol = |c: char| ('\u{2190}'..='\u{2bff}').contains(&c) || c >= '\u{1f000}';
    alt.chars().count() <= 8 && alt.chars().any(is_symbol) && !alt.chars().any(char::is_alphanumeric)
}

/// Whether a `<sup>` after `before` is the mark of a footnote: a number or brackets after a word, not "km²" or "1st".
fn is_footnote_mark(before: &str, mark: &str) -> bool {
    let mark = mark.trim();
    let bracketed = mark.starts_with('[') || mark.starts_with('(');
    let number = mark.len() <= 7
        && mark.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ' ' | '*' | '†' | '‡'));
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    bracketed || (number && !word.ends_with(|c: char| c.is_ascii_digit()) && word.chars().count() > 3)
}

/// Whether a line that a `<br>` ends goes on after it.
fn reads_on(line: &str, next: char) -> bool {
    const FULL_LINE: usize = 28;
    let last = line.rsplit('\n').next().unwrap_or_default();
    let ends = last.ends_with(['.', '!', '?', ':', '…', ';', '”', '"', '»', '“']);
    !ends && last.len() >= FULL_LINE && !matches!(next, '-' | '•' | '·' | '–' | '—' | '*')
}

/// The quotation marks of a language.
fn marks_of(language: &str) -> [&'static str; 2] {
    match language.get(..2).unwrap_or_default() {
        "de" | "cs" | "sk" | "sl" | "bg" => ["„", "“"],
        "fr" | "it" | "es" | "pt" | "ru" | "uk" | "el" | "no" | "nb" => ["«", "»"],
        "pl" | "ro" | "hu" => ["„", "”"],
        _ => ["“", "”"],
    }
}
