//! The elements of a page -> what readers see of its identity: headings, and short lines about authors and dates.
//!
//! One walk over the page, with a stack of its own, because saved pages can be nested too deeply for recursion. Menus,
//! sidebars, comments and lists of other articles are skipped: their headings, names and dates belong to others. What
//! contains the headline is none of these, whatever its class says: whole pages are in a form, or in a "widget".

mod element;
mod headline;
mod line;
mod seen;
mod words;

pub(super) use seen::{LineHint, PageScan, SeenHeading, SeenLine};
pub(super) use words::LINE_END;

use super::claims::Claims;
use crate::lexicon::page_words::{self, PageWord, PageWords};
use dom_query::{Document, NodeRef};
use element::classes;
use headline::{around_headline, is_own_footer};
use line::{is_labelled, line};
use words::heading_words;

/// Longer text is no heading, in bytes.
const MAX_HEADING: usize = 4000;
/// After this many headings, no more are compared with the titles of the page.
const MAX_HEADINGS: usize = 1000;
/// More elements than this are not looked at.
const MAX_NODES: usize = 200_000;

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
