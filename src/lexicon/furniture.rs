//! Lines that a page puts around an article: `assets/page/furniture.tsv`.
//!
//! Every line of a text is checked, so its first and last two bytes are looked up before anything else; nearly all
//! body text is ruled out there.

mod bag;

use crate::text::phrase::words;
use crate::text::quotation_marks;
use bag::{Bag, bare};
use foldhash::{HashMap, HashSet};
use memchr::memchr3_iter;
use memchr::memmem::Finder;
use std::cell::LazyCell;
use std::sync::LazyLock;

const ASSET: &str = include_str!("../../assets/page/furniture.tsv");
/// Longer lines are never furniture.
const MAX_LINE_BYTES: usize = 400;
/// Longer lines are never a row of words of one kind.
const MAX_BAG_BYTES: usize = 120;
/// How many bytes "*" can stand for.
const MAX_STAR_BYTES: usize = 60;

/// A row of the asset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FurnitureRow {
    /// What the line must look like.
    pub pattern: &'static str,
    /// The kind of furniture.
    pub kind: &'static str,
    /// A line the pattern matches.
    pub example: &'static str,
}

/// Returns the rows of the asset, in their order.
pub fn rows() -> impl Iterator<Item = FurnitureRow> {
    ASSET.lines().filter(|line| !line.starts_with("# ") || line.contains('\t')).filter_map(|line| {
        let mut cells = line.split('\t');
        let row = FurnitureRow { pattern: cells.next()?, kind: cells.next()?, example: cells.next()? };
        (!row.pattern.starts_with("# pattern")).then_some(row)
    })
}

/// Returns the kind of furniture that a line is, as the asset spells it; `None` if it is part of the article.
#[must_use]
pub fn kind(line: &str) -> Option<&'static str> {
    if line.len() > MAX_LINE_BYTES || begins_with_speech(line) {
        return None;
    }
    let line = line.trim_matches(is_edge_mark);
    let table = &*TABLE;
    let start = pair(line.bytes())?;
    let end = pair(line.bytes().rev())?;
    let opening = || table.by_start.get(&start).into_iter().flatten();
    let first = LazyCell::new(|| {
        let mut words = words(line);
        [words.next(), words.next()].map(Option::unwrap_or_default)
    });
    let starts = || opening().filter(|(words, _)| opens(words, &first)).map(|(_, row)| row);
    let ends = || {
        let ending = table.by_end.get(&end).into_iter().flatten();
        ending.filter(|row| closes(row.pattern, line))
    };
    let by_start = table.starts.has(start) && starts().next().is_some();
    let by_end = table.ends.has(end) && ends().next().is_some();
    let numeric = start[0].is_ascii_digit();
    let may_be_bag = numeric || table.bag_starts.has(start) && table.may_hold(line);
    let in_bag = line.len() <= MAX_BAG_BYTES && may_be_bag;
    let by_middle = has_middle(line);
    if !by_start && !by_end && !in_bag && !by_middle {
        return None;
    }
    let words = normalized(line);
    let bag = || table.bags.iter().find(|bag| in_bag && bag.holds(&words)).map(|bag| bag.kind);
    let middle = if by_middle { table.middle.as_slice() } else { &[] };
    let numeric = if numeric { table.numeric.as_slice() } else { &[] };
    let mut rows = starts().chain(ends()).chain(middle).chain(numeric);
    rows.find(|row| matches(row.pattern.as_bytes(), words.as_bytes())).map(|row| row.kind).or_else(bag)
}

static TABLE: LazyLock<FurnitureTable> = LazyLock::new(|| {
    let mut table = FurnitureTable::default();
    rows().for_each(|row| table.add(row));
    table
});

/// The patterns, by which end is fixed.
#[derive(Default)]
struct FurnitureTable {
    starts: Pairs,
    ends: Pairs,
    bag_starts: Pairs,
    /// With the words that each begins with.
    by_start: HashMap<[u8; 2], Vec<(OpeningWords, FurnitureRow)>>,
    by_end: HashMap<[u8; 2], Vec<FurnitureRow>>,
    /// Neither end is fixed: checked only for lines with a mark or a word that each of these patterns has.
    middle: Vec<FurnitureRow>,
    /// The pattern begins with a number.
    numeric: Vec<FurnitureRow>,
    bags: Vec<Bag>,
    /// The words of all bags.
    bag_words: HashSet<&'static str>,
}

/// A set of pairs of bytes, one bit per pair. Every line is looked up in it, and hashing would take most of the time.
struct Pairs(Vec<u64>);

impl Default for Pairs {
    fn default() -> Self {
        Self(vec![0; 1 << 10])
    }
}

impl Pairs {
    fn add(&mut self, pair: [u8; 2]) {
        let at = u16::from_be_bytes(pair);
        if let Some(bits) = self.0.get_mut(usize::from(at >> 6)) {
            *bits |= 1 << (at & 63);
        }
    }

    fn has(&self, pair: [u8; 2]) -> bool {
        let at = u16::from_be_bytes(pair);
        self.0.get(usize::from(at >> 6)).is_some_and(|bits| bits & (1 << (at & 63)) != 0)
    }
}

impl FurnitureTable {
    /// Whether the first word of a line can be in a bag.
    fn may_hold(&self, line: &str) -> bool {
        let first = words(line).next().unwrap_or_default();
        match small(first, &mut [0; MAX_SMALL]) {
            Some(first) => self.may_begin(first),
            None => self.may_begin(&normalized(first)),
        }
    }

    /// The same of the first word, normalised.
    fn may_begin(&self, first: &str) -> bool {
        let bare = bare(first);
        bare.is_empty()
            || bare.starts_with(|c: char| c.is_ascii_digit())
            || self.bag_words.contains(bare)
            || self.bag_words.contains(first)
    }

    fn add(&mut self, row: FurnitureRow) {
        let pattern = row.pattern;
        if let Some(words) = pattern.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            let bag = Bag::new(words, row.kind);
            let starts = bag.strong.iter().chain(&bag.weak);
            for start in starts.filter_map(|word| pair(word.bytes().chain([b' ']))) {
                self.bag_starts.add(start);
            }
            self.bag_words.extend(bag.strong.iter().chain(&bag.weak));
            self.bags.push(bag);
        } else if pattern.starts_with('#') {
            self.numeric.push(row);
        } else if !pattern.starts_with('*') {
            let start = pair(pattern.bytes()).unwrap_or_default();
            self.starts.add(start);
            self.by_start.entry(start).or_default().push((opening_words(pattern), row));
        } else if pattern.ends_with('*') {
            self.middle.push(row);
        } else {
            let end = pair(pattern.bytes().rev()).unwrap_or_default();
            self.ends.add(end);
            self.by_end.entry(end).or_default().push(row);
        }
    }
}

/// Whether a line begins with a quotation. Such a line is part of the article, whatever it says.
fn begins_with_speech(line: &str) -> bool {
    line.starts_with(quotation_marks::opens_double)
}

/// The first two bytes, in lower case.
fn pair(mut bytes: impl Iterator<Item = u8>) -> Option<[u8; 2]> {
    Some([bytes.next()?.to_ascii_lowercase(), bytes.next()?.to_ascii_lowercase()])
}

/// Whether a line has what all patterns without a fixed end have: near its end a word for pictures and a mark beside a
/// letter, or the words that name contributors.
///
/// The mark is a "/" or ":" behind a letter or a "(" before one. A pattern with none of them, such as `** [foto *` or
/// `** 2026/ap *`, would never match.
fn has_middle(line: &str) -> bool {
    const TAIL: usize = 90;
    let bytes = line.as_bytes();
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or_default();
    // "Photo:", "REUTERS/Ana Duarte", "(Photo by".
    let is_mark_beside_word = |mark: usize| {
        let beside = if tail.get(mark) == Some(&b'(') { mark + 1 } else { mark.wrapping_sub(1) };
        tail.get(beside).is_some_and(u8::is_ascii_alphabetic)
    };
    (memchr3_iter(b'/', b':', b'(', tail).any(is_mark_beside_word)
        && PICTURE_WORDS.iter().any(|word| word.find(tail).is_some()))
        || (bytes.len() <= MAX_BAG_BYTES && CONTRIBUTION.find(bytes).is_some())
}

/// Parts of the words for pictures and of those who take them.
static PICTURE_WORDS: LazyLock<[Finder<'static>; 10]> = LazyLock::new(|| {
    ["hoto", "icture", "euters", "EUTERS", "file", "File", "oto:", "mage:", "Bild:", "bild:"].map(Finder::new)
});

/// The words that name contributors.
static CONTRIBUTION: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("contributed reporting"));

/// Marks, bullets and arrows that a page puts before and after a line.
fn is_edge_mark(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => false,
        '('
        | ')'
        | '['
        | ']'
        | '.'
        | '…'
        | ':'
        | '!'
        | '?'
        | '-'
        | '–'
        | '—'
        | '|'
        | '*'
        | '•'
        | '·'
        | '>'
        | '_'
        | '→'
        | '←'
        | '↓'
        | '↑'
        | '\u{25a0}'..='\u{25ff}' => true,
        c => c.is_whitespace() || quotation_marks::is_mark(c),
    }
}

/// Returns the line in lower case, with single spaces and straight apostrophes.
fn normalized(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    for word in words(line) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.extend(word.chars().map(|c| quotation_marks::with_straight_apostrophe(c).to_ascii_lowercase()));
    }
    text
}

/// Bytes of a word that is normalised without a string of its own.
const MAX_SMALL: usize = 24;

/// A short word of ASCII, normalised. Nearly all first words are.
fn small<'b>(word: &str, buffer: &'b mut [u8; MAX_SMALL]) -> Option<&'b str> {
    let small = buffer.get_mut(..word.len()).filter(|_| word.is_ascii())?;
    small.copy_from_slice(word.as_bytes());
    small.make_ascii_lowercase();
    std::str::from_utf8(small).ok()
}

/// The first two words of a pattern, as far as it begins with words; "" for those that are missing.
type OpeningWords = [&'static str; 2];

fn opening_words(pattern: &'static str) -> OpeningWords {
    let fixed = pattern.split(['*', '#', '\'']).next().unwrap_or_default();
    let mut words = fixed.split_whitespace();
    [words.next(), words.next()].map(Option::unwrap_or_default)
}

/// Whether the first two words of a line, not yet normalised, are those of a pattern.
fn opens(opening: &[&str; 2], first: &[&str; 2]) -> bool {
    opening.iter().zip(first).all(|(fixed, word)| {
        let start = word.as_bytes().get(..fixed.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(fixed.as_bytes()))
    })
}

/// Whether a line, not yet normalised, ends with the last word of a pattern, if the pattern ends with words.
fn closes(pattern: &str, line: &str) -> bool {
    let fixed = pattern.rsplit(['*', '#', '\'', ' ']).next().unwrap_or_default();
    let end = line.len().checked_sub(fixed.len()).and_then(|start| line.as_bytes().get(start..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(fixed.as_bytes()))
}

/// Whether `pattern` matches all of `text`.
fn matches(pattern: &[u8], text: &[u8]) -> bool {
    let Some((&first, rest)) = pattern.split_first() else { return text.is_empty() };
    match first {
        b'*' => {
            let (rest, limit) = match rest.split_first() {
                Some((b'*', rest)) => (rest, text.len()),
                _ => (rest, MAX_STAR_BYTES.min(text.len())),
            };
            if rest.is_empty() {
                return text.len() <= limit;
            }
            (0..=limit).any(|skipped| matches(rest, text.get(skipped..).unwrap_or_default()))
        }
        b'#' => {
            let is_number = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b',' | b'.' | b':' | b'/');
            let length = text.iter().take_while(|byte| is_number(byte)).count();
            let number = text.first().is_some_and(u8::is_ascii_digit);
            number && matches(rest, text.get(length..).unwrap_or_default())
        }
        literal => text.split_first().is_some_and(|(&byte, text)| byte == literal && matches(rest, text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_matches_its_example_and_no_two_patterns_are_the_same() {
        let mut seen = HashSet::default();
        for row in rows() {
            assert_eq!(kind(row.example), Some(row.kind), "{row:?}");
            assert!(seen.insert(row.pattern), "twice: {row:?}");
        }
        assert!(seen.len() > 200);
    }

    #[test]
    fn sentences_of_an_article_are_left_alone() {
        for line in [
            "Share prices in Lagos fell on Monday, the exchange said.",
            "Read more books, the minister told pupils in Quito.",
            "Published in 1998, the novel made her famous in Peru.",
            "“Accept it,” he said.",
            "“Subscribe to our channel!” he shouted at the crowd in Lima, and a dozen people laughed.",
            "On Monday, 12 people died in Mali.",
            "In May 2026 the two countries agreed.",
            "By Monday the road was open.",
            "More than 20 people",
            "Sign of the times",
            "Copyright law is dead, the judge said.",
            "Getty bought the picture.",
            "The two were level in a Reuters/Harbour Post poll.",
            "Facebook and Instagram.",
            "Related parties may not vote: the chair was clear on that.",
            "“It was a picture: a ruin.”",
            "For immediate release of the hostages, the families marched.",
            "Press release holds up the trial",
            "Release",
            "Nigeria",
            "March",
            "",
        ] {
            assert_eq!(kind(line), None, "{line}");
        }
    }
}
