//! The decisions of two reviewers -> how far they agree beyond chance.
//!
//! The measure is kappa (J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological
//! Measurement 20, 1960): of the agreement that chance leaves open, the share that was reached. Chance is how often two
//! reviewers would agree if each decided blindly, giving every answer as often as before.

use super::decided::{Decided, DecidedArticle};
use super::pairing::{PairedArticle, Pairing};
use std::collections::{BTreeMap, HashMap};

/// How far two reviewers agree.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReviewerAgreement<'a> {
    /// Articles that both have.
    pub articles: usize,
    /// Quotations that both have.
    pub quotations: usize,
    /// Of these, the quotations that both have decided.
    pub decided: usize,
    /// Whether it is a quotation, among those that both have decided.
    pub verdict: AnswerTable,
    /// Who said it, among those that both have accepted.
    pub speaker: AnswerTable,
    /// The quotations on which they differ, in the order of the articles.
    pub differences: Vec<Difference<'a>>,
    /// Articles that only one has.
    pub alone_articles: [Vec<&'a DecidedArticle>; 2],
    /// Quotations that only one has, in articles that both have.
    pub alone: [Vec<(&'a DecidedArticle, &'a Decided)>; 2],
}

/// A quotation on which two reviewers differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference<'a> {
    /// The article.
    pub article: &'a DecidedArticle,
    /// The quotation as each has it.
    pub pair: [&'a Decided; 2],
    /// What they differ in.
    pub aspects: Vec<Aspect>,
}

/// What two reviewers can differ in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aspect {
    /// Whether it is a quotation.
    Verdict,
    /// Who said it.
    Speaker,
    /// How it is quoted.
    Kind,
    /// Where it begins and ends.
    Boundaries,
}

impl Aspect {
    /// The word for this aspect.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Verdict => "verdict",
            Self::Speaker => "speaker",
            Self::Kind => "kind",
            Self::Boundaries => "boundaries",
        }
    }
}

/// Counts of the pairs of answers that two reviewers gave.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AnswerTable {
    /// Counts by the answer of the first and of the second reviewer.
    pub counts: BTreeMap<[String; 2], usize>,
}

impl AnswerTable {
    /// The number of cases.
    #[must_use]
    pub fn cases(&self) -> usize {
        self.counts.values().sum()
    }

    /// The number of cases in which both gave the same answer.
    #[must_use]
    pub fn agreed(&self) -> usize {
        self.counts.iter().filter(|([first, second], _)| first == second).map(|(_, count)| count).sum()
    }

    /// The share of cases in which both agree, 0 to 1; `None` without cases.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        quotient(self.agreed() as u64, self.cases() as u64)
    }

    /// Cohen's kappa, at most 1; 0 is chance. `None` without cases, and if both always gave one and the same answer:
    /// chance alone then explains the agreement.
    #[must_use]
    pub fn kappa(&self) -> Option<f64> {
        let cases = self.cases() as u64;
        let mut totals: BTreeMap<&str, [u64; 2]> = BTreeMap::new();
        for ([first, second], count) in &self.counts {
            totals.entry(first).or_default()[0] += *count as u64;
            totals.entry(second).or_default()[1] += *count as u64;
        }
        // Everything is multiplied by the square of the number of cases, so that the test for zero is exact.
        let chance: u64 = totals.values().map(|[first, second]| first * second).sum();
        let agreed = self.agreed() as u64 * cases;
        let open = cases * cases - chance;
        if agreed >= chance {
            quotient(agreed - chance, open)
        } else {
            Some(-quotient(chance - agreed, open)?)
        }
    }

    fn count(&mut self, first: &str, second: &str) {
        *self.counts.entry([first.to_owned(), second.to_owned()]).or_default() += 1;
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of quotations, squared, stay far below 2^53")]
fn quotient(of: u64, by: u64) -> Option<f64> {
    (by > 0).then(|| of as f64 / by as f64)
}

/// Compares the decisions of two reviewers.
#[must_use]
pub fn agreement<'a>(pairing: &Pairing<'a>) -> ReviewerAgreement<'a> {
    let mut agreement = ReviewerAgreement {
        articles: pairing.both.len(),
        alone_articles: pairing.alone.clone(),
        ..ReviewerAgreement::default()
    };
    let mut spellings = HashMap::new();
    for paired in &pairing.both {
        agreement.quotations += paired.both.len();
        for (alone, only) in agreement.alone.iter_mut().zip(&paired.alone) {
            alone.extend(only.iter().map(|decided| (paired.article, *decided)));
        }
        count(paired, &mut agreement, &mut spellings);
    }
    agreement
}

fn count<'a>(
    paired: &PairedArticle<'a>,
    agreement: &mut ReviewerAgreement<'a>,
    spellings: &mut HashMap<String, String>,
) {
    for pair in paired.both.iter().filter(|pair| pair.iter().all(|decided| decided.is_decided())) {
        agreement.decided += 1;
        let [first, second] = pair.map(verdict);
        agreement.verdict.count(first, second);
        if pair.iter().all(|decided| decided.is_accepted()) {
            let [first, second] = pair.map(|decided| spelt(decided, spellings));
            agreement.speaker.count(&first, &second);
        }
        let aspects = aspects(*pair);
        if !aspects.is_empty() {
            agreement.differences.push(Difference { article: paired.article, pair: *pair, aspects });
        }
    }
}

/// What two decided quotations differ in. Speaker, kind and boundaries count only if both are accepted.
#[must_use]
pub fn aspects([first, second]: [&Decided; 2]) -> Vec<Aspect> {
    if first.is_accepted() != second.is_accepted() {
        return vec![Aspect::Verdict];
    }
    let accepted = first.is_accepted();
    let differ = [
        (Aspect::Speaker, first.speaker_key() != second.speaker_key()),
        (Aspect::Kind, first.kind != second.kind),
        (Aspect::Boundaries, first.content != second.content),
    ];
    differ.into_iter().filter(|(_, differ)| *differ && accepted).map(|(aspect, _)| aspect).collect()
}

fn verdict(decided: &Decided) -> &'static str {
    if decided.is_accepted() { "accepted" } else { "rejected" }
}

/// The speaker's name, in the spelling that came first.
fn spelt(decided: &Decided, spellings: &mut HashMap<String, String>) -> String {
    let name = decided.speaker.as_ref().map_or("", |named| named.name.trim());
    let name = if name.is_empty() { "no named speaker" } else { name };
    spellings.entry(decided.speaker_key()).or_insert_with(|| name.to_owned()).clone()
}

#[cfg(test)]
#[path = "agreement_tests.rs"]
mod tests;
