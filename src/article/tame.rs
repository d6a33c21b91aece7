//! HTML that would take a parser minutes -> HTML that it reads at once.
//!
//! Every tag makes the parser look through all elements that are open, and every attribute through all others
//! of its tag: a page of a hundred thousand nested elements, by accident or by malice, takes minutes. No real
//! page comes near the limits here, so nearly all pages are given back as they are.

use memchr::memchr;
use std::borrow::Cow;

/// Elements nested more deeply than this become blank space; their words stay.
const DEEPEST: usize = 150;
/// Tags with more blank space than this lose their attributes.
const MOST_SPACES: usize = 4000;
/// Elements whose end tag may be left out, so that start and end tags cannot be counted against each other, and
/// those that have none.
const UNCOUNTED: [&str; 32] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "rb",
    "rt", "rp", "body", "head", "html",
];

/// `html` without tags that are nested too deeply and without attributes where there are too many.
pub(super) fn tame(html: &str) -> Cow<'_, str> {
    if is_tame(html) {
        return Cow::Borrowed(html);
    }
    let mut tamed = String::with_capacity(html.len());
    let (mut depth, mut end) = (0_usize, 0);
    for tag in Tags::new(html) {
        tamed.push_str(html.get(end..tag.start).unwrap_or_default());
        end = tag.end;
        let words = html.get(tag.start..tag.end).unwrap_or_default();
        let too_deep = match tag.nesting {
            Nesting::None => false,
            Nesting::Opens => {
                depth += 1;
                depth > DEEPEST
            }
            Nesting::Closes => {
                depth = depth.saturating_sub(1);
                depth >= DEEPEST
            }
        };
        if too_deep {
            tamed.push(' ');
        } else if spaces(words) > MOST_SPACES {
            tamed.extend(["<", tag.name, ">"]);
        } else {
            tamed.push_str(words);
        }
    }
    tamed.push_str(html.get(end..).unwrap_or_default());
    Cow::Owned(tamed)
}

fn is_tame(html: &str) -> bool {
    let mut depth = 0_usize;
    Tags::new(html).all(|tag| {
        match tag.nesting {
            Nesting::None => {}
            Nesting::Opens => depth += 1,
            Nesting::Closes => depth = depth.saturating_sub(1),
        }
        let length = tag.end - tag.start;
        let crowded =
            length > MOST_SPACES && spaces(html.get(tag.start..tag.end).unwrap_or_default()) > MOST_SPACES;
        depth <= DEEPEST && !crowded
    })
}

fn spaces(tag: &str) -> usize {
    tag.bytes().filter(u8::is_ascii_whitespace).count()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Nesting {
    None,
    Opens,
    Closes,
}

/// A start or end tag.
#[derive(Debug, Clone, Copy)]
struct Tag<'a> {
    start: usize,
    end: usize,
    name: &'a str,
    nesting: Nesting,
}

/// The tags of a page. What stands in comments, scripts and styles is counted with them, which does no harm.
struct Tags<'a> {
    html: &'a str,
    at: usize,
}

impl<'a> Tags<'a> {
    fn new(html: &'a str) -> Self {
        Self { html, at: 0 }
    }
}

impl<'a> Iterator for Tags<'a> {
    type Item = Tag<'a>;

    fn next(&mut self) -> Option<Tag<'a>> {
        loop {
            let bytes = self.html.as_bytes();
            let start = self.at + memchr(b'<', bytes.get(self.at..)?)?;
            let closes = bytes.get(start + 1) == Some(&b'/');
            let name_start = start + 1 + usize::from(closes);
            let rest = self.html.get(name_start..)?;
            let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
            if length == 0 {
                self.at = start + 1;
                continue;
            }
            let name = rest.get(..length)?;
            let end = start + memchr(b'>', bytes.get(start..)?)? + 1;
            self.at = end;
            let counted = !UNCOUNTED.iter().any(|other| name.eq_ignore_ascii_case(other));
            let nesting = match (counted, closes) {
                (false, _) => Nesting::None,
                (true, false) => Nesting::Opens,
                (true, true) => Nesting::Closes,
            };
            return Some(Tag { start, end, name, nesting });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_given_back_as_it_is() {
        let page = "<html><body><p>Peru<p>Chile<div class='a b'><b>agree</b></div> 1 < 2</body>";
        assert!(matches!(tame(page), Cow::Borrowed(_)));
        let page = "<div><p>Peru</div>".repeat(5000);
        assert!(matches!(tame(&page), Cow::Borrowed(_)));
    }

    #[test]
    fn what_is_too_deep_or_too_crowded_loses_its_tags() {
        let page = format!("{}Peru{}Chile", "<div>".repeat(100_000), "</div>".repeat(100_000));
        let tamed = tame(&page);
        assert_eq!(tamed.matches("<div>").count(), DEEPEST);
        assert_eq!(tamed.matches("</div>").count(), DEEPEST);
        let page = format!("<p {}>Peru</p>", "a=1 ".repeat(100_000));
        assert_eq!(tame(&page), "<p>Peru</p>");
    }
}
