//! The words of an element: of a short one, of a heading, or the first ones of a paragraph.

use super::element::{classes, is_inline};
use crate::lexicon::page_words::{self, PageWord};
use dom_query::NodeRef;

/// Longer text is no byline or date line.
const MAX_LINE: usize = 200;
/// More elements are in no byline or date line, icons included.
const MAX_INSIDE: usize = 1000;
/// A dateline is at most this long.
const MAX_DATELINE: usize = 80;

/// Between the words of different blocks.
pub(in crate::article::identity) const LINE_END: &str = "\n";

/// The words of an element, if they are few.
pub(super) fn short_words(element: &NodeRef<'_>) -> Option<String> {
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
pub(super) fn first_words(element: &NodeRef<'_>) -> String {
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

/// The words of a heading, without a line above it, a date and what is hidden, unless nothing else remains.
pub(super) fn heading_words(heading: &NodeRef<'_>) -> String {
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
