//! A byline of several parts -> who wrote the article, and for which outlet.
//!
//! Gets right: "By Jane Roe | The Coast Post | 3 May 2026", "The Coast Post · By Jane Roe · 3 May 2026". Leaves alone: "By Jane
//! Roe | Tom Berg", "By Jane Roe | Staff Reporter | 3 May 2026", "By Jane Roe | Politics".

use super::line::has_label;
use crate::lexicon::dates::{self, DayOrder};
use crate::lexicon::page_words::{self, PageWord};
use crate::lexicon::words::{self, WordClass};

/// The longest name of an outlet, in words.
const MAX_OUTLET_WORDS: usize = 5;

/// A byline that also names the outlet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::article::identity) struct CreditLine<'a> {
    /// The part with the authors.
    pub(in crate::article::identity) authors: &'a str,
    /// The part with the outlet.
    pub(in crate::article::identity) outlet: &'a str,
}

impl<'a> CreditLine<'a> {
    /// Reads a line of authors, outlet and perhaps dates. Without a date, only "The" tells an outlet from a section.
    pub(in crate::article::identity) fn read(line: &'a str) -> Option<Self> {
        let is_date = |part: &&str| dates::find(part, DayOrder::Unknown).is_some();
        let (dated, named): (Vec<&str>, Vec<&str>) = parts(line).partition(is_date);
        let (authors, outlet) = match named[..] {
            [outlet, authors] if has_label(authors) => (authors, outlet),
            [authors, outlet] => (authors, outlet),
            _ => return None,
        };
        let is_told = !dated.is_empty() || outlet.starts_with("The ");
        (is_told && is_outlet(outlet)).then_some(Self { authors, outlet })
    }
}

/// The parts of a line between marks.
pub(in crate::article::identity) fn parts(line: &str) -> impl Iterator<Item = &str> {
    line.split(['|', '·', '•']).map(str::trim).filter(|part| !part.is_empty())
}

/// Whether words can be the name of an outlet: several with capitals, and neither a person nor a role.
fn is_outlet(words: &str) -> bool {
    let lower: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let is_between =
        |word: &str| words::class_of(word).is(WordClass::PARTICLE) || matches!(word, "of" | "and" | "&");
    let is_name =
        words.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || is_between(word));
    let is_role = |word: &String| page_words::is(PageWord::Role, word);
    let is_given = |word: &String| words::class_of(word).is(WordClass::GIVEN);
    (2..=MAX_OUTLET_WORDS).contains(&lower.len())
        && is_name
        && !lower.iter().any(is_role)
        && !lower.first().is_some_and(is_given)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_authors_and_outlet() {
        for line in [
            "By Jane Roe | The Coast Post | 3 May 2026",
            "By Jane Roe | The Coast Post",
            "The Coast Post · By Jane Roe · Updated 3 May 2026",
            "3 May 2026 | By Jane Roe | The Coast Post",
        ] {
            let expected = CreditLine { authors: "By Jane Roe", outlet: "The Coast Post" };
            assert_eq!(CreditLine::read(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn other_lines_name_no_outlet() {
        for line in [
            "By Jane Roe",
            "By Jane Roe | 3 May 2026",
            "By Jane Roe | Tom Berg | 3 May 2026",
            "By Jane Roe | Staff Reporter | 3 May 2026",
            "By Jane Roe | Politics | 3 May 2026",
            "By Jane Roe | World News",
            "By Jane Roe | five minutes to read | 3 May 2026",
        ] {
            assert_eq!(CreditLine::read(line), None, "{line}");
        }
    }
}
