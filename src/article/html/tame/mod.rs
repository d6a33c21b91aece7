//! HTML that would take a parser minutes, or all memory -> HTML that it parses at once.
//!
//! For each tag the parser searches all open elements, and for each attribute all others of its tag. A page of a
//! hundred thousand nested elements, by accident or on purpose, takes minutes. Depth is measured as the parser's tree
//! will have it, with [`nesting`], because real pages are full of scripts, comments and unclosed tags that
//! only look deep. The tree has a bound too, since each of its nodes takes fifty times the memory of the tag that makes it.
//! No real page comes near the limits, so nearly all pages are returned unchanged.

mod nesting;
mod tags;

use nesting::{Nested, Nesting};
use std::borrow::Cow;
use tags::{Tag, TagForm, Tags};

/// Tags with more attributes lose them all.
const MAX_ATTRIBUTES: usize = 256;
/// After this many attributes in all, no tag keeps any.
const MAX_ALL_ATTRIBUTES: usize = 200_000;
/// After this many `<body>` and `<html>` tags, further ones lose their attributes, which the parser would merge.
const MAX_BODIES: usize = 16;

/// Removes tags that are nested too deeply, and the attributes of tags that have too many.
pub(in crate::article) fn tame(html: &str) -> Cow<'_, str> {
    let mut tags = Tags::new(html);
    let mut nesting = Nesting::default();
    let mut tamed = String::new();
    let mut end = 0;
    let mut seen = TagCounts::default();
    while let Some(tag) = tags.next(nesting.rules()) {
        let nested = nesting.take(&tag, html);
        seen.bodies += usize::from(nested == Nested::Body);
        if nested == Nested::Fits {
            seen.attributes += tag.attributes;
        }
        if let Some(instead) = replacement(&tag, nested, seen) {
            tamed.push_str(html.get(end..tag.start).unwrap_or_default());
            tamed.push_str(&instead);
            // Without its tag, a script would be words.
            let is_dropped = matches!(nested, Nested::TooDeep | Nested::TooDeepBlock);
            end = if is_dropped { tags.place() } else { tag.end };
        }
    }
    if end == 0 {
        return Cow::Borrowed(html);
    }
    tamed.push_str(html.get(end..).unwrap_or_default());
    Cow::Owned(tamed)
}

/// How much of a page has been seen so far.
#[derive(Debug, Clone, Copy, Default)]
struct TagCounts {
    bodies: usize,
    attributes: usize,
}

/// What stands in the place of a tag. `None` if the tag stays.
fn replacement<'a>(tag: &Tag<'a>, nested: Nested, seen: TagCounts) -> Option<Cow<'a, str>> {
    let has_too_many = tag.attributes > MAX_ATTRIBUTES
        || tag.attributes > 0 && seen.attributes > MAX_ALL_ATTRIBUTES
        || tag.attributes > 0 && nested == Nested::Body && seen.bodies > MAX_BODIES;
    match nested {
        Nested::TooDeepBlock => Some(Cow::Borrowed(PARAGRAPH_END)),
        Nested::TooDeep => Some(Cow::Borrowed("")),
        _ if tag.is_broken || has_too_many => Some(bare(tag)),
        _ => None,
    }
}

/// A character that ends the paragraph, as tags do that were taken out. It is no element, which would nest or need memory.
const PARAGRAPH_END: &str = "\u{2029}";

/// A tag without its attributes.
fn bare<'a>(tag: &Tag<'a>) -> Cow<'a, str> {
    let slash = if tag.form == TagForm::Closes { "/" } else { "" };
    Cow::Owned(format!("<{slash}{}>", tag.name))
}

#[cfg(test)]
mod tests {
    use super::nesting::{MAX_DEPTH, MAX_NODES};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_ordinary_page_is_unchanged() {
        for page in [
            "<html><body><p>Peru<p>Chile<div class='a b'><b>agree</b></div> 1 < 2</body>".to_owned(),
            "<div><p>Peru</div>".repeat(5000),
            "<script>if (a<b) document.write('<div><div>')</script>".repeat(1000),
            "<!-- <div> <div> -->".repeat(1000),
            "<p>Peru<!-- a --><br><img></p>".repeat(10_000),
            "<svg><g><path d='M0'/><path/></g></svg>".repeat(1000),
            "<p><font size=2>Peru<p><font size=2>Chile".repeat(1000),
            "<ul><li><span>Peru<li><span>Chile</ul>".repeat(1000),
            "<table><tr><td><b>Peru<td>Chile<tr><td>Bolivia</table>".repeat(1000),
            "<a href=x>Peru <a href=y>Chile ".repeat(1000),
            "<select><option>Peru<option>Chile</select><form><form><dl><dt>Peru<dd>Chile</dl>".repeat(1000),
        ] {
            assert!(matches!(tame(&page), Cow::Borrowed(_)), "{page:.100}");
        }
    }

    #[test]
    fn deep_nesting_and_many_attributes_are_removed() {
        let page = format!("{}Peru{}Chile", "<div>".repeat(100_000), "</div>".repeat(100_000));
        let tamed = tame(&page);
        assert_eq!(tamed.matches("<div>").count(), MAX_DEPTH);
        assert_eq!(tamed.matches("</div>").count(), MAX_DEPTH);
        let page = format!("<p {}>Peru</p>", "a=1 ".repeat(100_000));
        assert_eq!(tame(&page), "<p>Peru</p>");
        let page = format!("<p title=\"{}\">Peru</p>", "a ".repeat(100_000));
        assert_eq!(tame(&page), page);
        let page = "<body a=1>".repeat(100);
        assert_eq!(tame(&page).matches("<body a=1>").count(), MAX_BODIES);
        assert_eq!(tame("<p>Peru <a href=\"b>and</a> Chile"), "<p>Peru <a>and</a> Chile");
    }

    /// What a hostile page repeats. Each kind nests, or makes the parser nest, without end.
    const HOSTILE: [&str; 12] = [
        "<div>",
        "<b>",
        "<span>",
        "<svg>",
        "<math>",
        "<table>",
        "<option>",
        "<optgroup>",
        "<rt>",
        "<x-y>",
        "<li><ul>",
        "<template>",
    ];

    /// What fills the parser's tree without nesting.
    const FLOODS: [&str; 12] = [
        "<p>",
        "<br>",
        "<p>a",
        "</p>",
        "<!-- -->",
        "<!a>",
        "<?a>",
        "</3>",
        "<p a b c d e f g>",
        "<td>",
        "<li><b>Peru</b>",
        "<svg><path/></svg>",
    ];

    #[test]
    fn the_parsers_tree_has_a_bound() {
        let numbered = |tag: &str| {
            (0..60).map(|n| format!("<p><b id={n}>")).chain([tag.repeat(20_000)]).collect::<Vec<_>>().concat()
        };
        let pages =
            FLOODS.iter().map(|flood| flood.repeat(150_000)).chain(["<p>Peru", "</p>Peru"].map(numbered));
        for page in pages {
            let document = dom_query::Document::from(&*tame(&page));
            let attributes: usize = document.root().descendants_it().map(|node| node.attrs().len()).sum();
            let nodes = document.tree.len();
            assert!(
                nodes <= 2 * MAX_NODES + 1000 && attributes <= MAX_ALL_ATTRIBUTES + 10,
                "{page:.40}: {nodes}, {attributes}"
            );
        }
    }

    #[test]
    fn words_beyond_the_bound_stay_paragraphs_and_scripts_stay_hidden() {
        let page =
            format!("{}<p>Peru<p>Chile<script>if (a<b) x()</script><br>Bolivia", "<i></i>".repeat(MAX_NODES));
        assert!(tame(&page).ends_with("\u{2029}Peru\u{2029}Chile\u{2029}Bolivia"), "{}", tame(&page).len());
    }

    #[test]
    fn the_parsers_tree_is_never_deep() {
        let numbered =
            |tag: &str| (0..3000).map(|n| tag.replace('#', &n.to_string())).collect::<Vec<_>>().concat();
        let pages = HOSTILE.iter().map(|tag| tag.repeat(3000)).chain([
            numbered("<font color=#>"),
            numbered("<p><b id=#>Peru"),
            numbered("<div><i id=#>Peru</div>"),
        ]);
        for page in pages {
            let document = dom_query::Document::from(&*tame(&page));
            let nodes = document.tree.len();
            assert!(depth(&document) <= 2 * MAX_DEPTH && nodes < 500_000, "{page:.40} {nodes}");
        }
    }

    fn depth(document: &dom_query::Document) -> usize {
        let mut deepest = 0;
        let mut open = vec![(document.root(), 0)];
        while let Some((node, depth)) = open.pop() {
            deepest = deepest.max(depth);
            open.extend(node.children_it(false).map(|child| (child, depth + 1)));
        }
        deepest
    }

    proptest! {
        #[test]
        fn no_text_is_lost(parts in prop::collection::vec(prop::sample::select(HOSTILE.to_vec()), 0..20)) {
            let page = parts.iter().map(|part| format!("{}Peru", part.repeat(100))).collect::<Vec<_>>().concat();
            let tamed = tame(&page);
            prop_assert_eq!(tamed.matches("Peru").count(), page.matches("Peru").count());
        }
    }
}
