//! The decisions of two reviewers -> the articles and quotations that both have, and those that only one has.

use super::decided::{Decided, DecidedArticle};
use crate::text::Span;
use std::collections::HashMap;

/// The articles of two reviewers, by their text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pairing<'a> {
    /// Those that both have, in the order of the first.
    pub both: Vec<PairedArticle<'a>>,
    /// Those that only the first, and only the second, has.
    pub alone: [Vec<&'a DecidedArticle>; 2],
}

/// An article that both reviewers have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairedArticle<'a> {
    /// The article, as the first has it.
    pub article: &'a DecidedArticle,
    /// The quotations that both have.
    pub both: Vec<[&'a Decided; 2]>,
    /// Those that only the first, and only the second, has.
    pub alone: [Vec<&'a Decided>; 2],
}

/// Pairs articles with the same text, and in them quotations that were found, else left, at the same place.
#[must_use]
pub fn pair<'a>(first: &'a [DecidedArticle], second: &'a [DecidedArticle]) -> Pairing<'a> {
    let by_hash: HashMap<_, _> = second.iter().map(|article| (article.hash, article)).collect();
    let mut pairing = Pairing::default();
    for article in first {
        match by_hash.get(&article.hash) {
            Some(other) => pairing.both.push(quotations(article, other)),
            None => pairing.alone[0].push(article),
        }
    }
    let paired = |article: &&DecidedArticle| first.iter().any(|other| other.hash == article.hash);
    pairing.alone[1] = second.iter().filter(|article| !paired(article)).collect();
    pairing
}

fn quotations<'a>(first: &'a DecidedArticle, second: &'a DecidedArticle) -> PairedArticle<'a> {
    let mut paired = PairedArticle { article: first, both: Vec::new(), alone: [Vec::new(), Vec::new()] };
    let mut rest: Vec<&Decided> = second.quotations.iter().collect();
    let mut unpaired: Vec<&Decided> = Vec::new();
    let keys: [fn(&Decided) -> Span; 2] = [|decided| decided.subject, |decided| decided.content];
    let mut waiting: Vec<&Decided> = first.quotations.iter().collect();
    for key in keys {
        for decided in std::mem::take(&mut waiting) {
            match rest.iter().position(|other| key(other) == key(decided)) {
                Some(at) => paired.both.push([decided, rest.remove(at)]),
                None => unpaired.push(decided),
            }
        }
        waiting = std::mem::take(&mut unpaired);
    }
    paired.both.sort_by_key(|[decided, _]| decided.subject);
    paired.alone = [waiting, rest];
    paired
}
