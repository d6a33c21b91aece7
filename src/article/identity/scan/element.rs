//! What kind of element one is: its names and classes.

use dom_query::{NodeData, NodeRef};

/// The class and id of an element.
pub(super) fn classes(element: &NodeRef<'_>) -> String {
    let mut classes = String::new();
    for part in ["class", "id"].into_iter().filter_map(|name| element.attr(name)) {
        if !classes.is_empty() {
            classes.push(' ');
        }
        classes.push_str(&part);
    }
    classes
}

/// Whether an element stands inside a line.
pub(super) fn is_inline(node: &NodeRef<'_>) -> bool {
    const INLINE: [&str; 12] =
        ["a", "span", "b", "strong", "i", "em", "time", "u", "sup", "abbr", "small", "font"];
    is_named(node, &INLINE)
}

/// Whether an element has one of these names.
pub(super) fn is_named(node: &NodeRef<'_>, names: &[&str]) -> bool {
    node.query_or(false, |inner| match &inner.data {
        NodeData::Element(element) => names.contains(&&*element.name.local),
        _ => false,
    })
}
