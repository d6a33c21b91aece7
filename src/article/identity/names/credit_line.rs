//! A byline of several parts -> who wrote the article, and for which outlet.
//!
//! Gets right: "By Jane Roe | The Coast Post | 3 May 2026", "The Coast Post · By Jane Roe · 3 May 2026", "By Jane Roe, The Coast
//! Post, 3 May 2026". Leaves alone: "By Jane Roe | Tom Berg", "By Jane Roe | Text by Tom Berg", "By Jane Roe | World News",
//! "By Jane Roe, Health Editor, 3 May 2026".

use super::line::{has_label, is_photo_credit, pieces};
use crate::lexicon::dates::{self, DayOrder};
use crate::lexicon::lists::{List, ListSet};
use crate::lexicon::page_words::{self, PageWord};
use crate::lexicon::words::{self, WordClass};

/// The marks between the parts of a byline.
const MARKS: [char; 3] = ['|', '·', '•'];

/// What stands between the authors and their outlet in a line without such marks.
const BEFORE_OUTLET: [&str; 2] = [", ", " for "];

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
    /// Reads a line of authors, outlet and perhaps dates. "The" or a head such as "Post" tells an outlet from a section;
    /// without "By", the authors must be persons, the outlet must have such a head, and a date must be there.
    pub(in crate::article::identity) fn read(line: &'a str) -> Option<Self> {
        // Most first lines are the article's own: looking for dates in all of them would take long.
        if !line.contains(MARKS) && !BEFORE_OUTLET.iter().any(|between| line.contains(between)) {
            return None;
        }
        let is_date = |part: &&str| dates::find(part, DayOrder::Unknown).is_some();
        let (dated, named): (Vec<&str>, Vec<&str>) = parts(line).partition(is_date);
        let (authors, outlet) = match (&named[..], &dated[..]) {
            ([one, other], _) if has_label(other) => (*other, *one),
            ([one, other], _) => (*one, *other),
            ([one], _) => behind_authors(one)?,
            ([], [one]) => behind_authors(before_date(one))?,
            _ => return None,
        };
        let is_other_credit = has_label(outlet) || is_photo_credit(outlet);
        let is_told = is_with_article(outlet) || has_head(outlet);
        let are_persons = || !dated.is_empty() && has_head(outlet) && pieces(authors).all(is_person);
        let has_authors = has_label(authors) || are_persons();
        (!is_other_credit && is_told && has_authors && is_outlet(outlet)).then_some(Self { authors, outlet })
    }
}

/// Authors with a label, and behind the last comma or "for" an outlet. Only "The" or its head tells it from one more author, a
/// place or a section.
fn behind_authors(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_end_matches([',', ' ']);
    let (authors, outlet) = BEFORE_OUTLET.iter().find_map(|between| line.rsplit_once(between))?;
    let outlet = outlet.strip_prefix("the ").unwrap_or(outlet);
    (has_label(authors) && (is_with_article(outlet) || has_head(outlet))).then_some((authors, outlet))
}

/// A line up to a date in it: "Post" before a date is a word of the outlet, not short for "posted".
fn before_date(line: &str) -> &str {
    let found = dates::find(line, DayOrder::Unknown);
    found.and_then(|found| line.get(..found.start)).unwrap_or(line)
}

/// The parts of a line between marks.
pub(in crate::article::identity) fn parts(line: &str) -> impl Iterator<Item = &str> {
    line.split(MARKS).map(str::trim).filter(|part| !part.is_empty())
}

/// Whether words begin with "The" and are the name of no place and of no section.
fn is_with_article(words: &str) -> bool {
    words.starts_with("The ") && !ends_in(words, List::NoOutletsWithArticle)
}

/// Whether words end as the names of outlets do: "Coast Post", "BBC News".
fn has_head(words: &str) -> bool {
    let is_post = words.split_whitespace().any(|word| ListSet::of(word).has(List::KindsOfPosts));
    let is_broadcaster = words
        .strip_suffix(" News")
        .is_some_and(|broadcaster| ends_in(broadcaster, List::BroadcastersWithNews));
    ends_in(words, List::OutletHeads) && !is_post || is_broadcaster
}

fn ends_in(words: &str, list: List) -> bool {
    words.split_whitespace().next_back().is_some_and(|last| ListSet::of(last).has(list))
}

/// Whether a name is surely that of a person: some words, the first of them a given name.
fn is_person(name: &str) -> bool {
    (2..=4).contains(&name.split_whitespace().count()) && begins_in(name, WordClass::GIVEN)
}

fn begins_in(words: &str, class: WordClass) -> bool {
    words.split_whitespace().next().is_some_and(|first| words::class_of(first).is(class))
}

/// Whether words can be the name of an outlet: several with capitals, and neither a person nor a role. "Austin Chronicle" begins
/// with a place, which can be a given name, too.
fn is_outlet(words: &str) -> bool {
    let lower: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let is_between =
        |word: &str| words::class_of(word).is(WordClass::PARTICLE) || matches!(word, "of" | "and" | "&");
    let is_of_place = || begins_in(words, WordClass::PLACE.with(WordClass::BIG_PLACE)) && has_head(words);
    let is_name =
        words.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || is_between(word));
    let is_role = |word: &String| page_words::is(PageWord::Role, word);
    (2..=MAX_OUTLET_WORDS).contains(&lower.len())
        && is_name
        && !lower.iter().any(is_role)
        && (!begins_in(words, WordClass::GIVEN) || is_of_place())
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
            "By Jane Roe, The Coast Post, 3 May 2026",
            "By Jane Roe, The Coast Post, May 3, 2026",
            "By Jane Roe, The Coast Post | 3 May 2026",
            "By Jane Roe, The Coast Post",
        ] {
            let expected = CreditLine { authors: "By Jane Roe", outlet: "The Coast Post" };
            assert_eq!(CreditLine::read(line), Some(expected), "{line}");
        }
        for (line, outlet) in [
            ("By Jane Roe | The Coast", "The Coast"),
            ("By Jane Roe, Northern Courier", "Northern Courier"),
            ("By Jane Roe and Tom Berg, Northern Courier", "Northern Courier"),
            ("By Jane Roe, The Harbour Echo", "The Harbour Echo"),
            ("By Jane Roe for the Northern Courier", "Northern Courier"),
            ("By Jane Roe for The Harbour Echo, 3 May 2026", "The Harbour Echo"),
            ("By Jane Roe | Varna Times", "Varna Times"),
            ("By Jane Roe | Varna Times | 3 May 2026", "Varna Times"),
            ("By Jane Roe | Austin Chronicle | 3 May 2026", "Austin Chronicle"),
            ("By Jane Roe | BBC News | 3 May 2026", "BBC News"),
            ("By Jane Roe and Tom Berg, Varna Times, 3 May 2026", "Varna Times"),
            ("Jane Roe and Tom Berg | Coast Post | 3 May 2026", "Coast Post"),
        ] {
            assert_eq!(CreditLine::read(line).map(|credit| credit.outlet), Some(outlet), "{line}");
        }
    }

    #[test]
    fn other_lines_name_no_outlet() {
        for line in [
            "By Jane Roe",
            "By Jane Roe | 3 May 2026",
            "By Jane Roe, 3 May 2026",
            "By Jane Roe, Tom Berg, 3 May 2026",
            "By Jane Roe, Health Editor, 3 May 2026",
            "By Jane Roe, The Hague, 3 May 2026",
            "By Jane Roe, World News, 3 May 2026",
            "By Jane Roe, Jane Post",
            "By Jane Roe, Tom Berg and Ana Lopes",
            "By Jane Roe, Health Correspondent",
            "By Jane Roe, Health Correspondent for the North",
            "By Jane Roe, The Hague",
            "Jane Roe | Coast Post",
            "By Jane Roe | Sponsored Post",
            "Jane Roe, The Coast Post, 3 May 2026",
            "By Jane Roe | Tom Berg | 3 May 2026",
            "By Jane Roe | Staff Reporter | 3 May 2026",
            "By Jane Roe | Politics | 3 May 2026",
            "By Jane Roe | World News",
            "By Jane Roe | five minutes to read | 3 May 2026",
            "By Jane Roe | By Tom Berg | 3 May 2026",
            "By Jane Roe | Text by Tom Berg | 3 May 2026",
            "By Jane Roe | Words: Tom Berg | 3 May 2026",
            "By Jane Roe | Fotos: Tom Berg | 3 May 2026",
            "By Jane Roe | © Coast Post | 3 May 2026",
            "By Jane Roe | World News | 3 May 2026",
            "By Jane Roe | Middle East | 3 May 2026",
            "By Jane Roe | New York | 3 May 2026",
            "By Jane Roe | Climate Change | 3 May 2026",
            "By Jane Roe | Updated May | 3 May 2026",
            "By Jane Roe | Share This | 3 May 2026",
            "By Jane Roe | Jane Post | 3 May 2026",
            "By Jane Roe | Sponsored Post | 3 May 2026",
            "By Jane Roe | The Long Read | 3 May 2026",
            "By Jane Roe | The Middle East",
            "Jane Roe | The Coast | 3 May 2026",
            "Jane Roe | Regular Meeting | 3 May 2026",
            "Paris Saint-Germain | Real Madrid | 3 May 2026",
            "Austin City Council | Regular Meeting | 3 May 2026",
            "Port of Varna | The Coast Post | 3 May 2026",
        ] {
            assert_eq!(CreditLine::read(line), None, "{line}");
        }
    }
}
