//! The name of an element -> how it is laid out: the one table of elements.
//!
//! As the style sheet of the HTML standard says (section 15.3, "Flow content" and "Tables"); elements that it does not
//! name are inline. Not shown are also those whose text is no part of an article: controls, pictures, what plays.

use dom_query::{NodeData, NodeRef};

/// How an element is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Nothing inside it is text of the article.
    None,
    /// It begins and ends a paragraph.
    Block,
    /// It is inside a paragraph.
    Inline,
    /// A value in a row of a table, which is inside a paragraph, or the frame of a part of the page.
    Cell,
}

/// How elements with this name are laid out.
pub(super) fn layout(name: &str) -> Layout {
    match name {
        "audio" | "base" | "button" | "canvas" | "datalist" | "embed" | "head" | "input" | "link" | "map"
        | "math" | "meta" | "meter" | "object" | "progress" | "rp" | "rt" | "script" | "select" | "style"
        | "svg" | "textarea" | "title" | "video" => Layout::None,
        "td" | "th" => Layout::Cell,
        "address" | "article" | "aside" | "blockquote" | "body" | "caption" | "center" | "dd" | "details"
        | "dialog" | "dir" | "div" | "dl" | "dt" | "fieldset" | "figcaption" | "figure" | "footer"
        | "form" | "frame" | "frameset" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "header" | "hgroup"
        | "hr" | "html" | "legend" | "li" | "listing" | "main" | "menu" | "nav" | "noframes" | "noscript"
        | "ol" | "p" | "plaintext" | "pre" | "search" | "section" | "summary" | "table" | "tbody"
        | "template" | "tfoot" | "thead" | "tr" | "ul" | "xmp" => Layout::Block,
        _ => Layout::Inline,
    }
}

/// Whether an element begins and ends a paragraph, by its name and what is in it.
pub(super) fn is_block(name: &str, node: NodeRef<'_>) -> bool {
    match layout(name) {
        Layout::Block => true,
        Layout::Cell => holds_blocks(node),
        Layout::Inline => name == "iframe" && node.has_attr("srcdoc"),
        Layout::None => false,
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
