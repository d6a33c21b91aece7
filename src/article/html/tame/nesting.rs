//! Tags -> which elements are open, as the HTML standard's parser would have it.
//!
//! A simplified model of the tree construction: it knows which tags end which open elements by themselves ("p", "li",
//! "td"), which end tags are ignored, and that an unclosed `<b>` is opened again in the next paragraph.

use super::tags::{ContentRules, Tag, TagForm};

/// Elements nested more deeply are too deep. Browsers have the same limit.
pub(super) const MAX_DEPTH: usize = 512;
/// How many unclosed formatting elements may be opened again in each paragraph.
const MAX_UNCLOSED: usize = 64;
/// How many open elements an end tag is searched among.
const MAX_SEARCH: usize = 2 * MAX_DEPTH;
/// The parser keeps only this many unclosed formatting elements that are written the same way.
const MAX_SAME: usize = 3;
/// A page has at most this many elements and comments, which bounds the memory of the parser's tree. The largest pages of
/// newspapers have a few thousand.
pub(super) const MAX_NODES: usize = 100_000;

/// What a tag does to the nesting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nested {
    /// It nests within the limits, or not at all.
    Fits,
    /// It opens `<body>` or `<html>`, which is only ever one element.
    Body,
    /// It nests too deeply, or closes an element that does, and ends no paragraph.
    TooDeep,
    /// The same of an element that ends the paragraph.
    TooDeepBlock,
}

/// The open elements at a place in a page.
#[derive(Debug, Default)]
pub(super) struct Nesting<'a> {
    open: Vec<OpenElement<'a>>,
    /// Formatting elements that were not closed themselves, as they are written.
    unclosed: Vec<&'a str>,
    /// How many of the open elements were too deep.
    dropped: usize,
    /// How many more are open, too deep to be kept here.
    below: usize,
    /// How many elements and comments the parser's tree has so far, and its opened copies of unclosed elements.
    nodes: usize,
}

#[derive(Debug, Clone, Copy)]
struct OpenElement<'a> {
    name: &'a str,
    class: TagClass,
    /// The whole start tag.
    written: &'a str,
    /// The rules for its content.
    rules: ContentRules,
    fits: bool,
}

impl<'a> Nesting<'a> {
    /// The rules for the content of the innermost open element.
    pub(super) fn rules(&self) -> ContentRules {
        self.open.last().map_or(ContentRules::Html, |element| element.rules)
    }

    /// Whether the parser's tree has as many nodes as it may have: nothing fits any more.
    fn is_full(&self) -> bool {
        self.nodes >= MAX_NODES
    }

    /// Opens or closes elements as the next tag of `html` does.
    pub(super) fn take(&mut self, tag: &Tag<'a>, html: &'a str) -> Nested {
        let class = TagClass::of(tag.name);
        let nested = self.nest(tag, class, html);
        if class.ends_paragraph() || matches!(class, TagClass::Row | TagClass::Cell) {
            // Unclosed formatting elements are opened again in it, or after it.
            self.nodes += self.unclosed.len();
        }
        nested
    }

    fn nest(&mut self, tag: &Tag<'a>, class: TagClass, html: &'a str) -> Nested {
        match tag.form {
            TagForm::Closes => return self.close(tag.name, class),
            TagForm::Declares => return self.add(class),
            TagForm::Opens | TagForm::OpensAndCloses => {}
        }
        let written = html.get(tag.start..tag.end).unwrap_or_default();
        if self.rules() == ContentRules::Foreign {
            if !leaves_foreign(tag.name) {
                return match tag.form {
                    TagForm::OpensAndCloses => self.add(TagClass::Other),
                    _ => self.push(tag.name, class, written),
                };
            }
            while self.rules() == ContentRules::Foreign {
                self.pop();
            }
        }
        match class {
            TagClass::Void | TagClass::Break | TagClass::Single => self.add(class),
            TagClass::Body => Nested::Body,
            _ => {
                self.close_implied(tag.name, class);
                self.push(tag.name, class, written)
            }
        }
    }

    /// Adds something without content.
    fn add(&mut self, class: TagClass) -> Nested {
        let fits = !self.is_full();
        self.nodes += usize::from(fits);
        if fits { Nested::Fits } else { too_deep(class) }
    }

    fn push(&mut self, name: &'a str, class: TagClass, written: &'a str) -> Nested {
        if self.open.len() >= MAX_SEARCH {
            self.below += 1;
            return too_deep(class);
        }
        let too_many = class == TagClass::Formatting && self.unclosed.len() >= MAX_UNCLOSED;
        let depth = self.open.len() - self.dropped + self.unclosed.len();
        let fits = depth < MAX_DEPTH && !too_many && !self.is_full();
        self.nodes += usize::from(fits);
        let is = |other: &str| name.eq_ignore_ascii_case(other);
        let rules = match self.rules() {
            ContentRules::Html if is("svg") || is("math") => ContentRules::Foreign,
            ContentRules::Foreign if is("foreignobject") || is("desc") || is("title") => ContentRules::Html,
            rules => rules,
        };
        self.open.push(OpenElement { name, class, written, rules, fits });
        self.dropped += usize::from(!fits);
        if fits { Nested::Fits } else { too_deep(class) }
    }

    fn pop(&mut self) {
        let Some(element) = self.open.pop() else { return };
        self.dropped -= usize::from(!element.fits);
        let same = || self.unclosed.iter().filter(|written| **written == element.written).count();
        if element.fits && element.class == TagClass::Formatting && same() < MAX_SAME {
            self.unclosed.push(element.written);
        }
    }

    /// Closes all elements from `at` on.
    fn pop_to(&mut self, at: usize) {
        while self.open.len() > at {
            self.pop();
        }
    }

    fn close(&mut self, name: &str, class: TagClass) -> Nested {
        if self.below > 0 {
            self.below -= 1;
            return too_deep(class);
        }
        let found = self.find(
            |element| element.name.eq_ignore_ascii_case(name),
            |element| match class {
                TagClass::Table | TagClass::Cell | TagClass::Row => element.class == TagClass::Table,
                TagClass::Other => {
                    !matches!(element.class, TagClass::Other | TagClass::Formatting | TagClass::Option)
                }
                _ => matches!(element.class, TagClass::Table | TagClass::Cell),
            },
        );
        let Some(at) = found else {
            if class == TagClass::Formatting {
                self.forget_unclosed(name);
            }
            // The end tag of nothing. The parser ignores it, unless it makes an element of it.
            let is_made = matches!(class, TagClass::Paragraph | TagClass::Break);
            return if is_made { self.add(class) } else { Nested::Fits };
        };
        if class == TagClass::Formatting {
            // What it contains stays open.
            let element = self.open.remove(at);
            self.dropped -= usize::from(!element.fits);
            return if element.fits { Nested::Fits } else { too_deep(class) };
        }
        let fits = self.open.get(at).is_none_or(|element| element.fits);
        self.pop_to(at + 1);
        self.open.pop();
        self.dropped -= usize::from(!fits);
        if fits { Nested::Fits } else { too_deep(class) }
    }

    fn forget_unclosed(&mut self, name: &str) {
        let is_named = |written: &&str| {
            written.get(1..=name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
        };
        if let Some(at) = self.unclosed.iter().rposition(is_named) {
            self.unclosed.remove(at);
        }
    }

    /// Closes the elements that a start tag ends without an end tag.
    fn close_implied(&mut self, name: &str, class: TagClass) {
        if class.ends_paragraph() {
            self.close_nearest(TagClass::Paragraph);
        }
        match class {
            TagClass::Item | TagClass::Cell | TagClass::Row => self.close_nearest(class),
            TagClass::Option
                if self.open.last().is_some_and(|top| top.name.eq_ignore_ascii_case("option")) =>
            {
                self.pop();
            }
            TagClass::Heading if self.open.last().is_some_and(|top| top.class == class) => self.pop(),
            TagClass::Formatting if matches!(name, "a" | "A" | "nobr" | "NOBR") => {
                self.close(name, class);
                self.forget_unclosed(name);
            }
            _ => {}
        }
    }

    /// Closes the innermost element of a class, unless it lies outside a list, table or cell that keeps it open.
    fn close_nearest(&mut self, class: TagClass) {
        let keeps = |element: &OpenElement<'_>| match element.class {
            TagClass::Table => true,
            TagClass::List | TagClass::Cell => matches!(class, TagClass::Item | TagClass::Paragraph),
            _ => false,
        };
        if let Some(at) = self.find(|element| element.class == class, keeps) {
            self.pop_to(at);
        }
    }

    /// The innermost open element that `is_it`. The search stops after one that `ends` it.
    fn find(
        &self,
        is_it: impl Fn(&OpenElement<'_>) -> bool,
        ends: impl Fn(&OpenElement<'_>) -> bool,
    ) -> Option<usize> {
        for (at, element) in self.open.iter().enumerate().rev().take(MAX_SEARCH) {
            if is_it(element) {
                return Some(at);
            }
            if ends(element) {
                return None;
            }
        }
        None
    }
}

/// What becomes of a tag that does not fit.
fn too_deep(class: TagClass) -> Nested {
    match class {
        TagClass::Void
        | TagClass::Single
        | TagClass::Body
        | TagClass::Other
        | TagClass::Formatting
        | TagClass::Option => Nested::TooDeep,
        _ => Nested::TooDeepBlock,
    }
}

/// What the parser does with an element, as far as it matters to the nesting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TagClass {
    /// It has no content, and so no end tag.
    Void,
    /// The same of one that ends a line.
    Break,
    /// `<form>`: a second one is ignored.
    Single,
    Body,
    /// Opened again after the block that closes it.
    Formatting,
    Paragraph,
    Heading,
    List,
    Item,
    Table,
    Row,
    Cell,
    Option,
    /// Another element that ends a paragraph.
    Block,
    Other,
}

impl TagClass {
    fn of(name: &str) -> Self {
        const MAX_NAME: usize = 10;
        let mut lower = [0; MAX_NAME];
        let Some(lower) = lower.get_mut(..name.len()) else { return Self::Other };
        lower.copy_from_slice(name.as_bytes());
        lower.make_ascii_lowercase();
        match &*lower {
            b"br" | b"hr" => Self::Break,
            b"area" | b"base" | b"basefont" | b"bgsound" | b"col" | b"embed" | b"frame" | b"image"
            | b"img" | b"input" | b"keygen" | b"link" | b"meta" | b"param" | b"source" | b"track"
            | b"wbr" => Self::Void,
            b"form" => Self::Single,
            b"html" | b"head" | b"body" => Self::Body,
            b"a" | b"b" | b"big" | b"code" | b"em" | b"font" | b"i" | b"nobr" | b"s" | b"small"
            | b"strike" | b"strong" | b"tt" | b"u" => Self::Formatting,
            b"p" => Self::Paragraph,
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Self::Heading,
            b"ul" | b"ol" | b"dl" | b"menu" | b"dir" => Self::List,
            b"li" | b"dt" | b"dd" => Self::Item,
            b"table" | b"template" => Self::Table,
            b"tr" | b"thead" | b"tbody" | b"tfoot" | b"caption" | b"colgroup" => Self::Row,
            b"td" | b"th" => Self::Cell,
            b"option" | b"optgroup" | b"rb" | b"rt" | b"rp" | b"rtc" => Self::Option,
            b"address" | b"article" | b"aside" | b"blockquote" | b"center" | b"details" | b"dialog"
            | b"div" | b"fieldset" | b"figcaption" | b"figure" | b"footer" | b"header" | b"hgroup"
            | b"listing" | b"main" | b"nav" | b"plaintext" | b"pre" | b"search" | b"section" | b"summary"
            | b"xmp" => Self::Block,
            _ => Self::Other,
        }
    }

    fn ends_paragraph(self) -> bool {
        matches!(self, Self::Paragraph | Self::Heading | Self::List | Self::Item | Self::Table | Self::Block)
    }
}

/// The elements of HTML whose start tags end the SVG and `MathML` around them.
const LEAVE_FOREIGN: &str = "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i \
    img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var font";

/// Whether a start tag ends the SVG and `MathML` around it.
fn leaves_foreign(name: &str) -> bool {
    LEAVE_FOREIGN.split(' ').any(|other| name.eq_ignore_ascii_case(other))
}
