//! The decisions of two reviewers -> the articles and quotations that both have, and those that only one has.

use super::decided::{Decided, DecidedArticle};
use crate::sorting;
use crate::text::Span;
use std::collections::{HashMap, HashSet, VecDeque};

/// The articles of two reviewers, paired by text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pairing<'a> {
    /// Articles that both have, in the order of the first.
    pub both: Vec<PairedArticle<'a>>,
    /// Articles that only the first, and only the second, has.
    pub alone: [Vec<&'a DecidedArticle>; 2],
}

/// An article that both reviewers have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairedArticle<'a> {
    /// The article, as the first has it.
    pub article: &'a DecidedArticle,
    /// The article, as the second has it.
    pub other: &'a DecidedArticle,
    /// Quotations that both have.
    pub both: Vec<[&'a Decided; 2]>,
    /// Quotations that only the first, and only the second, has.
    pub alone: [Vec<&'a Decided>; 2],
}

/// Pairs articles with the same text and, in them, quotations with the same content as found, otherwise as reviewed.
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
    let in_first: HashSet<_> = first.iter().map(|article| article.hash).collect();
    pairing.alone[1] = second.iter().filter(|article| !in_first.contains(&article.hash)).collect();
    pairing
}

fn quotations<'a>(first: &'a DecidedArticle, second: &'a DecidedArticle) -> PairedArticle<'a> {
    let mut both: Vec<[&Decided; 2]> = Vec::new();
    let mut alone: [Vec<&Decided>; 2] =
        [&first.quotations, &second.quotations].map(|quotations| quotations.iter().collect());
    let keys: [fn(&Decided) -> Span; 2] = [|decided| decided.subject, |decided| decided.content];
    for key in keys {
        let (pairs, rest) = pair_by(key, alone);
        both.extend(pairs);
        alone = rest;
    }
    sorting::by_key(&mut both, |[decided, _]| decided.subject);
    PairedArticle { article: first, other: second, both, alone }
}

/// Pairs quotations with the same `key` one by one. Returns the pairs and the rest.
fn pair_by(
    key: fn(&Decided) -> Span,
    [first, second]: [Vec<&Decided>; 2],
) -> (Vec<[&Decided; 2]>, [Vec<&Decided>; 2]) {
    let mut by_key: HashMap<Span, VecDeque<usize>> = HashMap::new();
    for (index, decided) in second.iter().enumerate() {
        by_key.entry(key(decided)).or_default().push_back(index);
    }
    let mut paired = vec![false; second.len()];
    let mut pairs = Vec::new();
    let mut rest = Vec::new();
    for decided in first {
        match by_key.get_mut(&key(decided)).and_then(VecDeque::pop_front) {
            Some(index) => {
                paired[index] = true;
                pairs.push([decided, second[index]]);
            }
            None => rest.push(decided),
        }
    }
    let unpaired = second.iter().zip(&paired).filter(|(_, paired)| !**paired).map(|(decided, _)| *decided);
    (pairs, [rest, unpaired.collect()])
}
