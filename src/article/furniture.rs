//! Paragraphs -> their roles: which are page furniture, and which is the headline.
//!
//! `lexicon::furniture` recognises lines that are furniture by themselves; the rules here also look at neighbouring
//! paragraphs. They change only `Body`, since roles from the markup of a page are reliable.

use super::{FurnitureKind, Paragraph, Role, blurb};
use crate::lexicon::furniture;
use crate::text::quotation_marks;

/// The longest headline in bytes.
const MAX_HEADLINE: usize = 160;
/// How many titles of other articles can follow a "Read more".
const MAX_LINKS: usize = 6;
/// How many paragraphs at the end can be about the author.
const MAX_BLURBS: usize = 3;

/// Gives every body paragraph of `text` its role.
pub(super) fn mark(text: &str, paragraphs: &mut [Paragraph]) {
    for paragraph in paragraphs.iter_mut().filter(|paragraph| paragraph.role == Role::Body) {
        let words = paragraph.span.of(text);
        let kind = furniture::kind(words).and_then(FurnitureKind::from_word);
        if let Some(kind) = kind.filter(|&kind| kind != FurnitureKind::Copyright || !has_story(words)) {
            paragraph.role = Role::Furniture(kind);
        }
    }
    mark_links(text, paragraphs);
    mark_blurb(text, paragraphs);
    mark_headline(text, paragraphs);
}

/// Words of the law in a copyright notice.
const LEGAL: [&str; 8] =
    ["reserved", "rights", "permission", "reproduc", "redistribut", "publish", "trademark", "licen"];
/// A copyright notice without words of the law is at most this long, in bytes.
const MAX_PLAIN_NOTICE: usize = 100;

/// Whether a copyright notice only leads a paragraph of the story. Gets right: "© Provided by Coast Wire The ferry sank.
/// “We swam,” said a sailor." Leaves alone: "© 2026 The Post. All rights reserved."
fn has_story(words: &str) -> bool {
    let is_legal = || LEGAL.iter().any(|legal| words.to_ascii_lowercase().contains(legal));
    words.contains(quotation_marks::opens_double) || (words.len() > MAX_PLAIN_NOTICE && !is_legal())
}

/// Marks the titles under "Related stories", which end without a full stop.
///
/// Gets right: "Related stories", "Port of Beira reopens". Leaves alone: "Read more", then "The port reopened on Friday."
fn mark_links(text: &str, paragraphs: &mut [Paragraph]) {
    let mut links = 0;
    for paragraph in paragraphs.iter_mut() {
        let words = paragraph.span.of(text);
        match paragraph.role {
            Role::Furniture(FurnitureKind::ReadMore) => {
                links = if begins_list(words) { MAX_LINKS } else { 0 }
            }
            Role::Body if links > 0 && is_title(words) => {
                paragraph.role = Role::Furniture(FurnitureKind::ReadMore);
                links -= 1;
            }
            _ => links = 0,
        }
    }
}

/// Whether a link names no article itself, so that titles follow it.
fn begins_list(words: &str) -> bool {
    words.len() <= 30 && !words.trim_end_matches([':', ' ']).contains([':', '|'])
}

fn is_title(words: &str) -> bool {
    words.len() <= MAX_HEADLINE
        && !words.ends_with(|c| matches!(c, '.' | '!' | ':' | ';' | ',') || quotation_marks::closes_double(c))
        && words.split_whitespace().nth(2).is_some()
        && !words.starts_with(quotation_marks::opens_double)
}

/// Marks the author's blurb among the last paragraphs.
fn mark_blurb(text: &str, paragraphs: &mut [Paragraph]) {
    let bodies = paragraphs.iter().filter(|paragraph| paragraph.role == Role::Body).count();
    if bodies < 2 {
        return;
    }
    let mut last = paragraphs
        .iter_mut()
        .rev()
        .filter(|p| p.role == Role::Body)
        .take(MAX_BLURBS.min(bodies - 1))
        .peekable();
    while let Some(paragraph) = last.next() {
        let before = last.peek().map_or("", |before| before.span.of(text));
        if !blurb::is_blurb(paragraph.span.of(text), before) {
            return;
        }
        paragraph.role = Role::Furniture(FurnitureKind::Author);
    }
}

/// Marks the first paragraph as the headline if it is short, ends without a full stop and is followed by text: bylines and
/// dates that are known already do not count.
///
/// Gets right: "Minister resigns over ferry delays". Leaves alone: "“I resign,” the minister said."
pub(super) fn mark_headline(text: &str, paragraphs: &mut [Paragraph]) {
    if paragraphs.iter().any(|paragraph| paragraph.role == Role::Headline) {
        return;
    }
    let mut bodies = paragraphs.iter_mut().filter(|paragraph| paragraph.role == Role::Body);
    let Some(first) = bodies.next() else { return };
    let Some(second) = bodies.next() else { return };
    let words = first.span.of(text);
    if looks_like_headline(words) && second.span.len() > words.len() / 2 {
        first.role = Role::Headline;
    }
}

fn looks_like_headline(words: &str) -> bool {
    let ends_closed = |c| matches!(c, '.' | '…' | ':' | ';' | ',') || quotation_marks::closes_double(c);
    let ends_open = !words.ends_with(ends_closed) || words.ends_with("...");
    words.len() <= MAX_HEADLINE
        && ends_open
        && (3..=25).contains(&words.split_whitespace().take(30).count())
        && !words.starts_with("By ")
        && words.chars().next().is_some_and(|c| !c.is_lowercase())
        && words.chars().any(char::is_alphabetic)
        && !words.contains(['\n', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::plain;

    fn roles(text: &str) -> String {
        let mut paragraphs = plain::paragraphs(text);
        mark(text, &mut paragraphs);
        let letter = |paragraph: &Paragraph| match paragraph.role {
            Role::Headline => "H".to_owned(),
            Role::Body | Role::Quoted | Role::Speaker => "-".to_owned(),
            Role::Furniture(kind) => kind.word().to_owned(),
        };
        paragraphs.iter().map(letter).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn neighbouring_paragraphs_decide_the_role() {
        for (text, expected) in [
            (
                "T+ D- Normal size\nPeru votes in May\nPeru voted on Monday, officials said.\nIt rained.",
                "widget H - -",
            ),
            ("Peru voted.\nIt rained.\n“Traveller. Coffee enthusiast. Amateur baker.”", "- - author"),
            ("Peru voted.\nIt rained.\n“Never. Not here. Not now.”", "- - -"),
            (
                "Peru voted.\nRelated stories\nChile to vote in May\nBolivia has no date yet\nIt rained.",
                "- read-more read-more read-more -",
            ),
            ("Peru voted.\nRead more: Chile to vote\nA long wait\nIt rained.", "- read-more - -"),
            (
                "© Provided by Coast Wire The ferry sank. “We swam,” said Ana Lopez.\nIt rained.\nIt snowed.",
                "- - -",
            ),
            ("Peru voted.\nIt rained.\n© 2026 The Coast Post. All rights reserved.", "- - copyright"),
            ("Peru votes", "-"),
            ("“We vote”, he said\nPeru voted on Monday, officials said.", "H -"),
        ] {
            assert_eq!(roles(text), expected, "{text}");
        }
    }
}
