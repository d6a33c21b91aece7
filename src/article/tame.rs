//! HTML that would take a parser minutes -> HTML that it parses at once.
//!
//! For each tag the parser searches all open elements, and for each attribute all others of its tag. A page of a
//! hundred thousand nested elements, by accident or on purpose, takes minutes. No real page comes near the limits
//! here, so nearly all pages are returned unchanged.

use memchr::memchr;
use std::borrow::Cow;

/// Tags nested more deeply are replaced by a space. Their text is kept.
const MAX_DEPTH: usize = 150;
/// Tags with more white space lose their attributes.
const MAX_SPACES: usize = 4000;
/// Elements whose depth cannot be counted, because they have no end tag or it may be omitted.
const UNCOUNTED: [&str; 32] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "rb",
    "rt", "rp", "body", "head", "html",
];

/// Removes tags that are nested too deeply, and the attributes of tags that have too many.
pub(super) fn tame(html: &str) -> Cow<'_, str> {
    if is_tame(html) {
        return Cow::Borrowed(html);
    }
    let mut tamed = String::with_capacity(html.len());
    let (mut depth, mut end) = (0_usize, 0);
    for tag in HtmlTags::new(html) {
        tamed.push_str(html.get(end..tag.start).unwrap_or_default());
        end = tag.end;
        let words = html.get(tag.start..tag.end).unwrap_or_default();
        let too_deep = match tag.nesting {
            TagNesting::None => false,
            TagNesting::Opens => {
                depth += 1;
                depth > MAX_DEPTH
            }
            TagNesting::Closes => {
                depth = depth.saturating_sub(1);
                depth >= MAX_DEPTH
            }
        };
        if too_deep {
            tamed.push(' ');
        } else if spaces(words) > MAX_SPACES {
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
    HtmlTags::new(html).all(|tag| {
        match tag.nesting {
            TagNesting::None => {}
            TagNesting::Opens => depth += 1,
            TagNesting::Closes => depth = depth.saturating_sub(1),
        }
        let length = tag.end - tag.start;
        let crowded =
            length > MAX_SPACES && spaces(html.get(tag.start..tag.end).unwrap_or_default()) > MAX_SPACES;
        depth <= MAX_DEPTH && !crowded
    })
}

fn spaces(tag: &str) -> usize {
    tag.bytes().filter(u8::is_ascii_whitespace).count()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TagNesting {
    None,
    Opens,
    Closes,
}

/// A start or end tag.
#[derive(Debug, Clone, Copy)]
struct HtmlTag<'a> {
    start: usize,
    end: usize,
    name: &'a str,
    nesting: TagNesting,
}

/// The tags of a page. Those in comments, scripts and styles are included, which does no harm.
struct HtmlTags<'a> {
    html: &'a str,
    at: usize,
}

impl<'a> HtmlTags<'a> {
    fn new(html: &'a str) -> Self {
        Self { html, at: 0 }
    }
}

impl<'a> Iterator for HtmlTags<'a> {
    type Item = HtmlTag<'a>;

    fn next(&mut self) -> Option<HtmlTag<'a>> {
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
                (false, _) => TagNesting::None,
                (true, false) => TagNesting::Opens,
                (true, true) => TagNesting::Closes,
            };
            return Some(HtmlTag { start, end, name, nesting });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_page_is_unchanged() {
        let page = "<html><body><p>Peru<p>Chile<div class='a b'><b>agree</b></div> 1 < 2</body>";
        assert!(matches!(tame(page), Cow::Borrowed(_)));
        let page = "<div><p>Peru</div>".repeat(5000);
        assert!(matches!(tame(&page), Cow::Borrowed(_)));
    }

    #[test]
    fn deep_nesting_and_many_attributes_are_removed() {
        let page = format!("{}Peru{}Chile", "<div>".repeat(100_000), "</div>".repeat(100_000));
        let tamed = tame(&page);
        assert_eq!(tamed.matches("<div>").count(), MAX_DEPTH);
        assert_eq!(tamed.matches("</div>").count(), MAX_DEPTH);
        let page = format!("<p {}>Peru</p>", "a=1 ".repeat(100_000));
        assert_eq!(tame(&page), "<p>Peru</p>");
    }
}
