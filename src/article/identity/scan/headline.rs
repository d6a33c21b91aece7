//! The headline of a page, and what contains it.

use super::element::classes;
use crate::article::identity::claims::Claims;
use dom_query::{Document, NodeId, NodeRef};
use std::collections::HashSet;

/// The elements around the headline: the heading that begins most as a title of the page does.
pub(super) fn around_headline(page: &Document, claims: &Claims) -> HashSet<NodeId> {
    /// Shorter headings, such as "News", are often not the headline.
    const MIN_LENGTH: usize = 12;
    let letters = |words: &str| words.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "");
    let titles: Vec<String> = claims.titles.iter().map(|title| letters(&title.value)).collect();
    let headings = page.select("h1, h2, h3");
    let likeness = |heading: &NodeRef<'_>| {
        let words = letters(&heading.text());
        let same = titles.iter().map(|title| same_start(title, &words)).max()?;
        let is_title = same >= MIN_LENGTH && same * 3 >= words.len() * 2;
        is_title.then_some((heading.has_name("h1"), same))
    };
    let likely = headings.nodes().iter().filter_map(|heading| Some((likeness(heading)?, heading)));
    // Of several that are equally likely, the first; "Related" boxes shorten titles.
    let found = likely.rev().max_by_key(|(likeness, _)| *likeness).map(|(_, heading)| heading);
    found.map(|headline| headline.ancestors_it(None).map(|node| node.id).collect()).unwrap_or_default()
}

/// How many bytes two texts have in common at their beginning.
fn same_start(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count()
}

/// Whether an element is at the foot of the element with the headline, and not at that of the page: "Published on ..."
/// may stand there.
pub(super) fn is_own_footer(element: &NodeRef<'_>, around: &HashSet<NodeId>) -> bool {
    const OF_PAGE: [&str; 3] = ["html", "body", "main"];
    let is_footer = || element.has_name("footer") || classes(element).eq_ignore_ascii_case("footer");
    let is_article = |parent: &NodeRef<'_>| {
        let classes = classes(parent);
        let is_named = ["article", "artikel", "post", "news", "entry", "story"]
            .iter()
            .any(|word| classes.split([' ', '-', '_']).any(|part| part.eq_ignore_ascii_case(word)));
        let is_page = OF_PAGE.iter().any(|name| parent.has_name(name));
        parent.has_name("article") || is_named && !is_page
    };
    let parent = element.parent().filter(|parent| around.contains(&parent.id));
    parent.is_some_and(|parent| is_footer() && is_article(&parent))
}
