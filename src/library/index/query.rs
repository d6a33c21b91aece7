//! What was typed into a search -> terms, and the terms -> a query that the full-text index cannot misread.
//!
//! Every word is put into quotation marks, so that nothing that is typed is an operator of the index: a search for
//! `AND (` looks for the word "and" instead of failing.

use crate::text::Span;
use crate::text::fold::folded;
use crate::text::search::Pattern;

/// Words that have to stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    /// Folded, single-spaced, with no quotation mark in it.
    words: String,
    /// Whether the last word may go on.
    open: bool,
}

/// The terms of what was typed: words, and "several words" in quotation marks. The last word may go on, as it does
/// while it is typed.
pub(super) fn terms(typed: &str) -> Vec<Term> {
    let typed = folded(typed);
    let mut terms = Vec::new();
    for (index, part) in typed.split('"').enumerate() {
        // Between marks, also when the second was not typed yet.
        if index % 2 == 1 {
            terms.push(Term { words: part.trim().to_owned(), open: false });
        } else {
            terms.extend(part.split_whitespace().map(|word| Term { words: word.to_owned(), open: false }));
        }
    }
    terms.retain(|term| term.words.contains(char::is_alphanumeric));
    let phrase_last = typed.matches('"').count().is_multiple_of(2) && typed.trim_end().ends_with('"');
    if let Some(last) = terms.last_mut().filter(|_| !phrase_last) {
        last.open = true;
    }
    terms
}

/// The query of the index for all of the terms.
pub(super) fn query(terms: &[Term]) -> String {
    let quoted = |term: &Term| {
        let words: String = term.words.chars().filter(|c| !c.is_control()).collect();
        format!("\"{words}\"{}", if term.open { "*" } else { "" })
    };
    terms.iter().map(quoted).collect::<Vec<_>>().join(" AND ")
}

/// Bytes around a hit within which the other terms are looked for.
const COMPANY: usize = 100;
/// So many places of the first term are looked at.
const PLACES: usize = 500;

/// The place in `text` that answers the terms best: the first term where most of the others stand near.
pub(super) fn place(text: &str, terms: &[Term]) -> Option<Span> {
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

/// Where a term stands as words of its own.
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
