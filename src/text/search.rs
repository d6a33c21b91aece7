//! A search pattern -> where it occurs in a text.
//!
//! Accents, quotation marks, dashes and ligatures do not matter, and neither does case unless the pattern has a
//! capital. A space matches any white space, so that a phrase is found across a line break. The text is never copied:
//! a table of the bytes that can begin a hit skips nearly all of it, and only the rest is compared by character.

use super::Span;
use super::cells::glyph::is_shapeless;
use super::fold::{Case, fold, fold_ascii, is_accent};
use std::ops::Range;

/// What to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// The folded pattern; a space matches any white space.
    folded: Vec<char>,
    /// Whether the pattern has a capital.
    case: Case,
    /// The ASCII bytes that can begin a hit.
    first: Vec<u8>,
    /// The ASCII bytes that can follow the first; empty if any byte can.
    second: Vec<u8>,
}

impl Pattern {
    /// Compiles what the reader typed. Returns `None` if it has no visible character.
    ///
    /// ```
    /// use pullquote::text::{Span, search::Pattern};
    ///
    /// let text = "President Erdoğan";
    /// let hits = Pattern::new("erdogan").map(|pattern| pattern.hits(text, Span::new(0, text.len())));
    /// assert_eq!(hits, Some(vec![Span::new(10, 18)]));
    /// ```
    #[must_use]
    pub fn new(typed: &str) -> Option<Self> {
        let case = if typed.chars().any(char::is_uppercase) { Case::Same } else { Case::Any };
        let mut folded = Vec::new();
        for c in typed.chars().filter(|&c| !is_shapeless(c)) {
            if !c.is_whitespace() {
                fold(c, case, &mut |c| folded.push(c));
            } else if folded.last() != Some(&' ') {
                folded.push(' ');
            }
        }
        let folded_to = |index: usize| {
            let wanted = folded.get(index).copied();
            (0..0x80).filter(|byte| Some(fold_ascii(*byte, case)) == wanted).collect()
        };
        let first: Vec<u8> = folded_to(0);
        // A space in the pattern may match more than one in the text.
        let second = if folded.first() == Some(&' ') { Vec::new() } else { folded_to(1) };
        folded.iter().any(|c| *c != ' ').then_some(Self { folded, case, first, second })
    }

    /// The first hit that begins in `within`. It may end after it.
    #[must_use]
    pub fn find(&self, text: &str, within: Range<usize>) -> Option<Span> {
        HitFinder::new(self, text, within).next()
    }

    /// The hits that begin in `span`, in order and without overlap.
    #[must_use]
    pub fn hits(&self, text: &str, span: Span) -> Vec<Span> {
        HitFinder::new(self, text, span.range()).collect()
    }

    /// Starts a search of the whole text that runs in steps.
    #[must_use]
    pub fn scan<'a>(&'a self, text: &'a str) -> Scan<'a> {
        Scan { finder: HitFinder::new(self, text, 0..text.len()) }
    }

    /// The end of the hit that begins at `start`, a character boundary. Returns `None` if there is none.
    fn end_of_hit(&self, text: &str, start: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut at = start;
        let mut wanted = self.folded.as_slice();
        while let Some((&want, rest)) = wanted.split_first() {
            let byte = *bytes.get(at)?;
            let c = if byte < 0x80 { char::from(byte) } else { text.get(at..)?.chars().next()? };
            if byte >= 0x80 && is_ignorable(c) {
                if at == start {
                    return None;
                }
                at += c.len_utf8();
            } else if want == ' '
                && let Some(behind) = after_blanks(text, at)
            {
                at = behind;
                wanted = rest;
            } else if byte >= 0x80 {
                // An accent that stands alone folds to a space: ¨.
                wanted = self.without(c, wanted)?;
                at += c.len_utf8();
            } else if fold_ascii(byte, self.case) == want {
                at += 1;
                wanted = rest;
            } else {
                return None;
            }
        }
        Some(at + accents_at(text, at))
    }

    /// The rest of the pattern after the character `c` of the text. Returns `None` if `c` does not match.
    fn without<'p>(&self, c: char, wanted: &'p [char]) -> Option<&'p [char]> {
        let mut rest = Some(wanted);
        fold(c, self.case, &mut |folded| {
            rest = rest.and_then(|rest| match rest.split_first() {
                Some((want, rest)) => (*want == folded).then_some(rest),
                None => Some(rest),
            });
        });
        rest
    }
}

/// A search in steps.
#[derive(Debug)]
pub struct Scan<'a> {
    finder: HitFinder<'a>,
}

impl Scan<'_> {
    /// Searches about `bytes` more of the text and appends the hits. Returns whether any text remains.
    pub fn step(&mut self, bytes: usize, hits: &mut Vec<Span>) -> bool {
        let length = self.finder.text.len();
        self.finder.until = self.finder.at.saturating_add(bytes).min(length);
        hits.extend(self.finder.by_ref());
        self.finder.until < length
    }
}

#[derive(Debug)]
struct HitFinder<'a> {
    pattern: &'a Pattern,
    text: &'a str,
    at: usize,
    until: usize,
    /// For each byte, whether a hit can begin with it.
    begins: [bool; 256],
    /// For each byte, whether it can be the second of a hit.
    follows: [bool; 256],
}

impl<'a> HitFinder<'a> {
    fn new(pattern: &'a Pattern, text: &'a str, within: Range<usize>) -> Self {
        let mut begins = table(&pattern.first);
        // All bytes that begin a character outside ASCII. The continuation bytes below them never begin one.
        begins[0xC0..].fill(true);
        let mut follows = table(&pattern.second);
        if pattern.second.is_empty() {
            follows.fill(true);
        }
        follows[0x80..].fill(true);
        Self { pattern, text, at: within.start, until: within.end.min(text.len()), begins, follows }
    }

    /// The next offset where a hit can begin.
    fn candidate(&self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let pairs = bytes.get(self.at..bytes.len().min(self.until + 1))?.windows(2);
        let can_begin = |pair: &[u8]| self.begins[usize::from(pair[0])] & self.follows[usize::from(pair[1])];
        if let Some(skipped) = pairs.into_iter().position(can_begin) {
            return Some(self.at + skipped);
        }
        // The last byte of the text has no successor.
        let last = bytes.len().checked_sub(1).filter(|last| (self.at..self.until).contains(last))?;
        self.begins[usize::from(bytes[last])].then_some(last)
    }
}

impl Iterator for HitFinder<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        while let Some(start) = self.candidate() {
            if let Some(end) = self.pattern.end_of_hit(self.text, start) {
                self.at = end.max(start + 1);
                return Some(Span::new(start, end));
            }
            self.at = start + 1;
        }
        self.at = self.until.max(self.at);
        None
    }
}

fn table(bytes: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    for &byte in bytes {
        table[usize::from(byte)] = true;
    }
    table
}

fn after_blanks(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let mut blank = false;
    let length = rest
        .chars()
        .take_while(|&c| {
            blank |= c.is_whitespace();
            c.is_whitespace() || is_ignorable(c)
        })
        .map(char::len_utf8)
        .sum::<usize>();
    blank.then_some(at + length)
}

/// The length of the accents on the last letter of a hit.
fn accents_at(text: &str, at: usize) -> usize {
    if text.as_bytes().get(at).is_none_or(u8::is_ascii) {
        return 0;
    }
    let rest = text.get(at..).unwrap_or_default();
    rest.chars().take_while(|&c| is_accent(c)).map(char::len_utf8).sum()
}

/// Whether a character can be ignored between two that match, such as a soft hyphen.
fn is_ignorable(c: char) -> bool {
    is_shapeless(c) || is_accent(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::cells::tests::hostile;
    use proptest::prelude::*;

    fn found<'a>(typed: &str, text: &'a str) -> Vec<&'a str> {
        let pattern = Pattern::new(typed).expect("searchable");
        pattern.hits(text, Span::new(0, text.len())).into_iter().map(|hit| hit.of(text)).collect()
    }

    #[test]
    fn accents_case_marks_and_line_breaks_are_folded() {
        let table: [(&str, &str, &[&str]); 21] = [
            ("seoul", "Seoul, SEOUL", &["Seoul", "SEOUL"]),
            ("Seoul", "Seoul, SEOUL", &["Seoul"]),
            ("foreign ministry", "the foreign\n  ministry said", &["foreign\n  ministry"]),
            ("\"must", "“must get used", &["“must"]),
            ("\"no\"", "「No」, she said", &["「No」"]),
            ("people's", "the People’s Republic", &["People’s"]),
            ("people’s", "the people's", &["people's"]),
            ("erdogan", "Erdoğan", &["Erdoğan"]),
            ("Erdoğan", "Erdogan", &["Erdogan"]),
            ("jose", "Jose\u{301} said", &["Jose\u{301}"]),
            ("josé", "Jos\u{e9}", &["Jos\u{e9}"]),
            ("lukasz", "Łukasz", &["Łukasz"]),
            ("strasse", "Straße", &["Straße"]),
            ("office", "the o\u{fb03}ce", &["o\u{fb03}ce"]),
            ("co-operate", "co‑operate", &["co‑operate"]),
            ("ministry", "mini\u{ad}stry min\u{200b}istry", &["mini\u{ad}stry", "min\u{200b}istry"]),
            ("aa", "aaaa", &["aa", "aa"]),
            ("said ", "said\u{a0}\u{2009}that", &["said\u{a0}\u{2009}"]),
            ("путин", "Путин", &["Путин"]),
            ("中国", "在中国。", &["中国"]),
            ("xyz", "xy z", &[]),
        ];
        for (typed, text, expected) in table {
            assert_eq!(found(typed, text), expected, "{typed:?} in {text:?}");
        }
    }

    #[test]
    fn a_pattern_without_visible_characters_is_rejected() {
        for typed in ["", " ", "\t\n", "\u{200b}", "\u{301}"] {
            assert_eq!(Pattern::new(typed), None, "{typed:?}");
        }
    }

    #[test]
    fn a_search_in_steps_finds_the_same_hits() {
        let text = "He said. She said so. “Said,” they said — sa\u{ad}id. ".repeat(40);
        let pattern = Pattern::new("said").expect("searchable");
        for bytes in [1, 7, 64, 100_000] {
            let (mut hits, mut scan) = (Vec::new(), pattern.scan(&text));
            while scan.step(bytes, &mut hits) {}
            assert_eq!(hits, pattern.hits(&text, Span::new(0, text.len())), "{bytes}");
        }
        assert_eq!(pattern.find(&text, 4..text.len()).map(|hit| hit.start), Some(13));
    }

    #[test]
    fn an_accent_that_stands_alone_is_found() {
        for (typed, text) in
            [("aa中¨", "aa🦀aa中¨"), ("a ¨b", "a ¨b"), ("¨x", "x¨x"), ("so´", "so´"), ("a b", "a b")]
        {
            let pattern = Pattern::new(typed).unwrap();
            assert_eq!(pattern.hits(text, Span::new(0, text.len())).len(), 1, "{typed:?} in {text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_word_of_a_text_is_found_in_it(text in hostile(), from in 0usize..20, length in 1usize..8) {
            let typed: String = text.chars().skip(from).take(length).collect();
            if let Some(pattern) = Pattern::new(&typed) {
                let hits = pattern.hits(&text, Span::new(0, text.len()));
                prop_assert!(hits.iter().all(|hit| !hit.of(&text).is_empty()));
                prop_assert!(hits.windows(2).all(|pair| pair[0].end <= pair[1].start));
                prop_assert_eq!(hits.first().copied(), pattern.find(&text, 0..text.len()));
                let begins_with_letter = typed.chars().next().is_some_and(char::is_alphanumeric);
                prop_assert!(!hits.is_empty() || !begins_with_letter, "{:?} in {:?}", typed, text);
            }
        }
    }
}
