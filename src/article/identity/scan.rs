//! The elements of a page -> what readers see of its identity: headings, and short lines about authors and dates.
//!
//! One walk over the page, with a stack of its own, because saved pages can be nested too deeply for recursion. Menus,
//! sidebars, comments and lists of other articles are skipped: their headings, names and dates belong to others. What
//! contains the headline is none of these, whatever its class says: whole pages are in a form, or in a "widget".

use super::claims::Claims;
use crate::lexicon::page_words::{self, PageWord, PageWords};
use dom_query::{Document, NodeData, NodeId, NodeRef};
use std::collections::HashSet;

/// Longer text is no byline or date line.
const MAX_LINE: usize = 200;
/// More elements are in no byline or date line, icons included.
const MAX_INSIDE: usize = 1000;
/// A dateline is at most this long.
const MAX_DATELINE: usize = 80;
/// Longer text is no heading, in bytes.
const MAX_HEADING: usize = 4000;
/// After so many headings, no more are compared with the titles of the page.
const MAX_HEADINGS: usize = 1000;
/// More text than this in an element is not looked at.
const MAX_NODES: usize = 200_000;

/// What readers see of the identity of a page.
#[derive(Debug, Clone, Default)]
pub(super) struct PageScan {
    /// The headings `h1` to `h4`, in order.
    pub(super) headings: Vec<SeenHeading>,
    /// Elements whose class, `rel` or name tells that they are a byline or a date, and short lines, in order.
    pub(super) lines: Vec<SeenLine>,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SeenHeading {
    /// 1 for `h1`.
    pub(super) level: u8,
    /// Its words, without a line above it and what is hidden.
    pub(super) words: String,
    /// How many elements stand before it.
    pub(super) at: usize,
}

/// A short line or element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SeenLine {
    /// Its words.
    pub(super) words: String,
    /// The machine-readable date of a `<time>` element.
    pub(super) datetime: Option<String>,
    /// Why it may tell something.
    pub(super) hint: LineHint,
    /// How many elements stand before it.
    pub(super) at: usize,
    /// Whether it is in a box that leads to an article.
    pub(super) is_in_teaser: bool,
}

/// Why a line may name an author or a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineHint {
    /// It is a link with `rel=author`.
    AuthorLink,
    /// Its class names an author.
    AuthorClass,
    /// It is a `<time>` element.
    TimeElement,
    /// It has a class for changes.
    Updated,
    /// Its class names a date.
    DateClass,
    /// It is only short.
    Short,
    /// It is the beginning of a paragraph.
    Dateline,
    /// It is away from the article and says when something was published.
    LabelledAway,
}

/// Where an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ScanPlace {
    /// Where the article can be.
    Article,
    /// In a box that leads to an article. Some sites call the lead of the article itself so.
    Teaser,
    /// In a menu, a sidebar or a comment: only the main heading of the page may still be there.
    Away,
}

/// Reads what readers see of a page that claims these titles.
pub(super) fn scan(page: &Document, claims: &Claims) -> PageScan {
    let mut scan = PageScan::default();
    let around = around_headline(page, claims);
    let mut steps = vec![(page.root(), ScanPlace::Article)];
    let mut at = 0;
    while let Some((node, place)) = steps.pop() {
        at += 1;
        if at > MAX_NODES {
            break;
        }
        let mut inside = Some(place);
        if node.is_element() {
            let is_free =
                place == ScanPlace::Away || around.contains(&node.id) || is_own_footer(&node, &around);
            let element = SeenElement { node: &node, words: page_words::kinds(&classes(&node)), at };
            inside = scan.look_at(&element, if is_free { place } else { inside_of(&element, place) });
        }
        let Some(inside) = inside else { continue };
        steps.extend(node.children_it(true).map(|child| (child, inside)));
    }
    scan
}

/// An element on the walk.
struct SeenElement<'a> {
    node: &'a NodeRef<'a>,
    /// What its class and id say.
    words: PageWords,
    /// How many elements stand before it.
    at: usize,
}

impl PageScan {
    /// Takes what an element tells. Returns what is inside it, unless that cannot be seen.
    fn look_at(&mut self, element: &SeenElement<'_>, place: ScanPlace) -> Option<ScanPlace> {
        let (node, at) = (element.node, element.at);
        let name = node.node_name().unwrap_or_default();
        if HIDDEN.contains(&&*name) {
            return None;
        }
        if let Some(level) = level(&name) {
            let words =
                if place == ScanPlace::Away && level > 1 { String::new() } else { heading_words(node) };
            if !words.is_empty() && words.len() <= MAX_HEADING && self.headings.len() < MAX_HEADINGS {
                self.headings.push(SeenHeading { level, words, at });
            }
        } else if place != ScanPlace::Away {
            let is_in_teaser = place == ScanPlace::Teaser;
            self.lines.extend(line(node, element.words).map(|line| SeenLine { at, is_in_teaser, ..line }));
        } else {
            let hint = LineHint::LabelledAway;
            let away = line(node, PageWords::default()).filter(|line| is_labelled(&line.words));
            self.lines.extend(away.map(|line| SeenLine { hint, at, ..line }));
        }
        Some(place)
    }
}

/// Whether words tell when something was published, in so many words.
fn is_labelled(words: &str) -> bool {
    words.contains(|c: char| c.is_ascii_digit())
        && words
            .split(|c: char| !c.is_alphabetic())
            .any(|word| page_words::is(PageWord::Appeared, &word.to_lowercase()))
}

/// What a short element may tell, not yet placed.
fn line(element: &NodeRef<'_>, classes: PageWords) -> Option<SeenLine> {
    let hint = hint(element, classes)?;
    let (words, hint) = match short_words(element) {
        Some(words) => (words, hint),
        None if element.has_name("p") => (first_words(element), LineHint::Dateline),
        None => return None,
    };
    let datetime = element.attr("datetime").or_else(|| element.attr("data-datetime"));
    let datetime = datetime.map(|value| value.to_string());
    let is_empty = words.is_empty() && datetime.is_none();
    (!is_empty).then_some(SeenLine { words, datetime, hint, at: 0, is_in_teaser: false })
}

/// The elements around the headline: the heading that begins most as a title of the page does.
fn around_headline(page: &Document, claims: &Claims) -> HashSet<NodeId> {
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
fn is_own_footer(element: &NodeRef<'_>, around: &HashSet<NodeId>) -> bool {
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

/// Elements that readers do not see.
const HIDDEN: [&str; 8] = ["script", "style", "template", "svg", "iframe", "head", "select", "textarea"];

/// What is inside an element.
fn inside_of(element: &SeenElement<'_>, place: ScanPlace) -> ScanPlace {
    const AWAY: [&str; 6] = ["form", "nav", "aside", "footer", "button", "figure"];
    let name = element.node.node_name().unwrap_or_default();
    if matches!(&*name, "html" | "body" | "main" | "article") {
        return place;
    }
    let has = |kind| element.words.has(kind);
    if AWAY.contains(&&*name) || has(PageWord::AwayClass) && !has(PageWord::AuthorClass) {
        ScanPlace::Away
    } else if has(PageWord::TeaserClass) {
        ScanPlace::Teaser
    } else {
        place
    }
}

fn level(name: &str) -> Option<u8> {
    match name {
        "h1" => Some(1),
        "h2" => Some(2),
        "h3" => Some(3),
        "h4" => Some(4),
        _ => None,
    }
}

/// The class and id of an element.
fn classes(element: &NodeRef<'_>) -> String {
    let mut classes = String::new();
    for part in ["class", "id"].into_iter().filter_map(|name| element.attr(name)) {
        if !classes.is_empty() {
            classes.push(' ');
        }
        classes.push_str(&part);
    }
    classes
}

/// Why an element may name an author or a date.
fn hint(element: &NodeRef<'_>, classes: PageWords) -> Option<LineHint> {
    const BLOCKS: [&str; 10] =
        ["p", "div", "li", "span", "td", "dd", "address", "small", "section", "header"];
    let has = |kind| classes.has(kind);
    if element.attr("rel").is_some_and(|rel| rel.split(' ').any(|part| part.eq_ignore_ascii_case("author"))) {
        return Some(LineHint::AuthorLink);
    }
    if element.has_name("time") {
        let is_updated = has(PageWord::UpdatedClass) && !has(PageWord::DateClass);
        return Some(if is_updated { LineHint::Updated } else { LineHint::TimeElement });
    }
    if has(PageWord::AuthorClass) && !has(PageWord::NotAuthorClass) {
        return Some(LineHint::AuthorClass);
    }
    if has(PageWord::UpdatedClass) && !has(PageWord::NotDateClass) && !has(PageWord::DateClass) {
        return Some(LineHint::Updated);
    }
    if has(PageWord::DateClass) && !has(PageWord::NotDateClass) {
        return Some(LineHint::DateClass);
    }
    is_named(element, &BLOCKS).then_some(LineHint::Short)
}

/// The words of an element, if they are few.
fn short_words(element: &NodeRef<'_>) -> Option<String> {
    let mut words = String::new();
    let mut steps = vec![*element];
    let mut count = 0;
    while let Some(node) = steps.pop() {
        count += 1;
        if count > MAX_INSIDE {
            return None;
        }
        if node.is_text() {
            push_words(&mut words, &node.text());
            if words.len() > MAX_LINE {
                return None;
            }
        } else if !node.has_name("script") && !node.has_name("style") {
            if !is_inline(&node) && !words.is_empty() && !words.ends_with(LINE_END) {
                words.push_str(LINE_END);
            }
            steps.extend(node.children_it(true));
        }
    }
    let words = words.trim_matches(|c: char| c.is_whitespace() || c == '\n');
    Some(words.to_owned())
}

/// The first words of an element.
fn first_words(element: &NodeRef<'_>) -> String {
    let mut text = String::new();
    for node in element.descendants_it().take(MAX_INSIDE).filter(NodeRef::is_text) {
        text.push_str(&node.text());
        if text.trim_start().len() >= MAX_DATELINE {
            break;
        }
    }
    let text = text.trim_start();
    let end = text.floor_char_boundary(MAX_DATELINE.min(text.len()));
    text.get(..end).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Between the words of different blocks.
pub(super) const LINE_END: &str = "\n";

/// Appends words with single spaces between them.
fn push_words(words: &mut String, text: &str) {
    if text.starts_with(char::is_whitespace) && !words.is_empty() && !words.ends_with([' ', '\n']) {
        words.push(' ');
    }
    for (number, word) in text.split_whitespace().enumerate() {
        if number > 0 {
            words.push(' ');
        }
        words.push_str(word);
    }
    if text.len() > 1
        && text.ends_with(char::is_whitespace)
        && !words.is_empty()
        && !words.ends_with([' ', '\n'])
    {
        words.push(' ');
    }
}

fn is_inline(node: &NodeRef<'_>) -> bool {
    const INLINE: [&str; 12] =
        ["a", "span", "b", "strong", "i", "em", "time", "u", "sup", "abbr", "small", "font"];
    is_named(node, &INLINE)
}

/// Whether an element has one of these names.
fn is_named(node: &NodeRef<'_>, names: &[&str]) -> bool {
    node.query_or(false, |inner| match &inner.data {
        NodeData::Element(element) => names.contains(&&*element.name.local),
        _ => false,
    })
}

/// The words of a heading, without a line above it, a date and what is hidden, unless nothing else remains.
fn heading_words(heading: &NodeRef<'_>) -> String {
    let short = words_without(heading, |node| {
        node.has_name("time") || page_words::names(PageWord::KickerClass, &classes(node))
    });
    if short.split_whitespace().nth(1).is_some() {
        return short;
    }
    words_without(heading, |_| false)
}

fn words_without(element: &NodeRef<'_>, is_left_out: impl Fn(&NodeRef<'_>) -> bool) -> String {
    let mut words = String::new();
    let mut steps = vec![*element];
    while let Some(node) = steps.pop() {
        if node.is_text() {
            push_words(&mut words, &node.text());
        } else if node.is_element() {
            let is_hidden = node.has_name("script") || node.has_name("style") || node.has_name("svg");
            if is_hidden || (node.id != element.id && is_left_out(&node)) {
                continue;
            }
            if !is_inline(&node) && !words.is_empty() && !words.ends_with(' ') {
                words.push(' ');
            }
            steps.extend(node.children_it(true));
        }
    }
    words
        .chars()
        .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}'))
        .collect::<String>()
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::identity::claims::ClaimField;
    use crate::input::IdentitySource;

    fn is_author_seen(html: &str) -> bool {
        let mut claims = Claims::default();
        claims.add(ClaimField::Title, "Harbour strike ends - Coast Post", IdentitySource::TitleElement);
        let lines = scan(&Document::from(html), &claims).lines;
        lines.iter().any(|line| line.words == "Jane Roe")
    }

    #[test]
    fn what_contains_the_headline_is_not_away() {
        for html in [
            "<form><h1>Harbour strike ends</h1><p class=author>Jane Roe</p></form>",
            "<section class='widget blog'><h2>Harbour strike ends</h2><p>Jane Roe</p></section>",
            "<section id=sidebar><h1>Harbour strike ends</h1><p>Jane Roe</p></section>",
            "<article><h1>Harbour strike ends</h1><footer><p>Jane Roe</p></footer></article>",
        ] {
            assert!(is_author_seen(html), "{html}");
        }
    }

    #[test]
    fn what_does_not_contain_it_is_away() {
        for html in [
            "<h1>Harbour strike ends</h1><form><p class=author>Jane Roe</p></form>",
            "<section class=widget><h3>Harbour strike</h3><p>Jane Roe</p></section><h2>Harbour strike ends</h2>",
            "<h1>Harbour strike ends</h1><footer><p>Jane Roe</p></footer>",
        ] {
            assert!(!is_author_seen(html), "{html}");
        }
    }
}
