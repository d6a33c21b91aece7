//! A short element -> what it may tell about authors and dates.

use super::element::is_named;
use super::seen::{LineHint, SeenLine};
use super::words::{first_words, short_words};
use crate::lexicon::page_words::{self, PageWord, PageWords};
use dom_query::NodeRef;

/// What a short element may tell, not yet placed.
pub(super) fn line(element: &NodeRef<'_>, classes: PageWords) -> Option<SeenLine> {
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

/// Whether words say outright when something was published.
pub(super) fn is_labelled(words: &str) -> bool {
    words.contains(|c: char| c.is_ascii_digit())
        && words
            .split(|c: char| !c.is_alphabetic())
            .any(|word| page_words::is(PageWord::Appeared, &word.to_lowercase()))
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
