//! Words of a search -> a query that the full-text index cannot misread, and the place in a text that fits them best.
//!
//! Every word is put in quotation marks, so that nothing typed is an operator of the index: searching for `AND (`
//! finds the word "and" instead of failing.

use crate::text::Span;
use crate::text::fold::folded;
use crate::text::search::Pattern;

/// Words that must occur next to each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::library) struct Term {
    /// Folded, single-spaced, without quotation marks.
    words: String,
    /// Whether the last word may be the beginning of a longer one.
    open: bool,
}

/// Whether the last word of a term is all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::library) enum LastWord {
    /// It is.
    Whole,
    /// It may be the beginning of a longer one, as it is while typing.
    Open,
}

impl Term {
    /// The words, folded and single-spaced.
    pub(in crate::library) fn words(&self) -> &str {
        &self.words
    }

    /// Whether the words occur next to each other in a folded text.
    pub(in crate::library) fn is_in(&self, folded: &str) -> bool {
        let words_of = |text: &str| -> Vec<String> {
            let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            words.map(str::to_owned).collect()
        };
        let (wanted, words) = (words_of(&self.words), words_of(folded));
        let Some((last, before)) = wanted.split_last() else { return false };
        words.windows(wanted.len()).any(|here| {
            let (Some(end), begins) = (here.last(), here.starts_with(before)) else { return false };
            begins && (end == last || (self.open && end.starts_with(last.as_str())))
        })
    }

    /// The term for words that must occur next to each other; `None` if nothing in them can be searched for.
    pub(in crate::library) fn new(typed: &str, last: LastWord) -> Option<Self> {
        let words: String = folded(typed).split_whitespace().collect::<Vec<_>>().join(" ");
        let words = words.replace('"', " ");
        let can_be_found = words.contains(char::is_alphanumeric);
        can_be_found.then(|| Self { words: words.trim().to_owned(), open: last == LastWord::Open })
    }
}

/// A name as it is looked for: folded, and its words with an apostrophe again without it, so that "oneill" finds O’Neill.
pub(in crate::library) fn findable_name(name: &str) -> String {
    let mut found = folded(name);
    let inside = |word: &&str| word.trim_matches('\'').contains('\'');
    let joined: Vec<String> =
        found.split_whitespace().filter(inside).map(|word| word.replace('\'', "")).collect();
    for word in joined {
        found.push(' ');
        found.push_str(&word);
    }
    found
}

/// The index query for all terms.
pub(in crate::library) fn query<'a>(terms: impl IntoIterator<Item = &'a Term>) -> String {
    let quoted = |term: &Term| {
        let words: String = term.words.chars().filter(|c| !c.is_control()).collect();
        format!("\"{words}\"{}", if term.open { "*" } else { "" })
    };
    terms.into_iter().map(quoted).collect::<Vec<_>>().join(" AND ")
}

/// The other terms are looked for within this many bytes of a hit.
const COMPANY: usize = 100;
/// At most this many occurrences of the first term are compared.
const PLACES: usize = 500;

/// The place in `text` that matches the terms best: the first term, near as many of the others as possible.
pub(in crate::library) fn place(text: &str, terms: &[Term]) -> Option<Span> {
    let (first, others) = terms.split_first()?;
    let others: Vec<Pattern> = others.iter().filter_map(|term| Pattern::new(&term.words)).collect();
    let company = |hit: Span| {
        let from = (hit.start as usize).saturating_sub(COMPANY);
        let near = from..(hit.end as usize + COMPANY).min(text.len());
        others.iter().filter(|other| other.find(text, near.clone()).is_some()).count()
    };
    let mut best: Option<(usize, Span)> = None;
    for hit in places(text, first).take(PLACES) {
        let company = company(hit);
        if best.is_none_or(|(most, _)| company > most) {
            best = Some((company, hit));
        }
        if company == others.len() {
            break;
        }
    }
    best.map(|(_, hit)| hit)
}

/// The occurrences of a term as whole words.
fn places<'a>(text: &'a str, term: &Term) -> impl Iterator<Item = Span> + 'a {
    let pattern = Pattern::new(&term.words);
    let open = term.open;
    let mut from = 0;
    std::iter::from_fn(move || {
        let hit = pattern.as_ref()?.find(text, from..text.len())?;
        from = hit.end as usize;
        Some(hit)
    })
    .filter(move |hit| {
        let before = text.get(..hit.start as usize).and_then(|before| before.chars().next_back());
        let after = text.get(hit.end as usize..).and_then(|after| after.chars().next());
        !before.is_some_and(char::is_alphanumeric) && (open || !after.is_some_and(char::is_alphanumeric))
    })
}
