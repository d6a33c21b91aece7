//! The answers of any number of reviewers -> Krippendorff's alpha, of nominal answers.
//!
//! The measure is that of K. Krippendorff, Computing Krippendorff's Alpha-Reliability (University of Pennsylvania, 2011):
//! one minus the disagreement that was observed over the disagreement by chance. Unlike kappa it takes any number of
//! reviewers, and cases that not all of them have answered.

use super::decided::{Decided, DecidedArticle};
use crate::text::Span;
use crate::text::fold::folded;
use crate::text::hash::TextHash;
use std::collections::{BTreeMap, BTreeSet};

/// How far reviewers agree on one question.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Alpha {
    /// At most 1; 0 is chance. `None` if there is nothing to compare, or everybody always gave one and the same answer.
    pub alpha: Option<f64>,
    /// The cases that at least two have answered.
    pub cases: usize,
    /// The answers to them.
    pub answers: usize,
}

/// How far any number of reviewers agree.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ManyAgreement {
    /// Whether it is a quotation.
    pub verdict: Alpha,
    /// Who said it, among those who accepted it.
    pub speaker: Alpha,
    /// How it is quoted, among those who accepted it.
    pub kind: Alpha,
    /// For each code, whether a quotation has it, among those who accepted or coded the quotation.
    pub codes: BTreeMap<String, Alpha>,
}

/// The alpha of answers: for each case, those that were given.
#[must_use]
pub fn alpha<T: Ord>(cases: &[Vec<T>]) -> Alpha {
    // One answer alone agrees with nobody.
    let pairable: Vec<&Vec<T>> = cases.iter().filter(|answers| answers.len() > 1).collect();
    let all: usize = pairable.iter().map(|answers| answers.len()).sum();
    let mut totals: BTreeMap<&T, usize> = BTreeMap::new();
    let mut disagreement = 0.0;
    for answers in &pairable {
        let mut counts: BTreeMap<&T, usize> = BTreeMap::new();
        for answer in *answers {
            *counts.entry(answer).or_default() += 1;
            *totals.entry(answer).or_default() += 1;
        }
        let differing: usize = counts.values().map(|count| count * (answers.len() - count)).sum();
        disagreement += float(differing) / float(answers.len() - 1);
    }
    let by_chance: usize = totals.values().map(|count| count * (all - count)).sum();
    let value = (by_chance > 0).then(|| 1.0 - float(all - 1) * disagreement / float(by_chance));
    Alpha { alpha: value, cases: pairable.len(), answers: all }
}

#[expect(clippy::cast_precision_loss, reason = "counts of answers, squared, stay far below 2^53")]
fn float(count: usize) -> f64 {
    count as f64
}

/// A quotation of a text.
type RatedCase = (TextHash, Span);

/// Compares the decisions of any number of reviewers. A quotation is known by the place where it was found or added.
#[must_use]
pub fn many(reviewers: &[Vec<DecidedArticle>]) -> ManyAgreement {
    let mut cases: BTreeMap<RatedCase, Vec<&Decided>> = BTreeMap::new();
    for articles in reviewers {
        // Nobody agrees with themselves: a text may be in a file twice.
        let mut rated = BTreeSet::new();
        for (article, decided) in articles.iter().flat_map(|one| one.quotations.iter().map(move |q| (one, q)))
        {
            let case = (article.hash, decided.subject);
            if rated.insert(case) {
                cases.entry(case).or_default().push(decided);
            }
        }
    }
    let verdict = |decided: &&Decided| decided.is_decided().then(|| decided.is_accepted());
    let speaker = |decided: &&Decided| decided.is_accepted().then(|| decided.speaker_key());
    let kind = |decided: &&Decided| decided.is_accepted().then(|| decided.kind.word());
    let codes: BTreeSet<&String> = cases.values().flatten().flat_map(|one| &one.decision.codes).collect();
    let has = |code: &String| {
        let code = folded(code);
        alpha_of(&cases, move |decided: &&Decided| {
            let codes = &decided.decision.codes;
            let is_coder = decided.is_accepted() || !codes.is_empty();
            is_coder.then(|| codes.iter().any(|other| folded(other) == code))
        })
    };
    ManyAgreement {
        verdict: alpha_of(&cases, verdict),
        speaker: alpha_of(&cases, speaker),
        kind: alpha_of(&cases, kind),
        codes: codes.into_iter().map(|code| (code.clone(), has(code))).collect(),
    }
}

/// The alpha of one question.
fn alpha_of<T: Ord>(
    cases: &BTreeMap<RatedCase, Vec<&Decided>>,
    answer: impl Fn(&&Decided) -> Option<T>,
) -> Alpha {
    let answers: Vec<Vec<T>> =
        cases.values().map(|decided| decided.iter().filter_map(&answer).collect()).collect();
    alpha(&answers)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cases in rows of answers, one row a reviewer; a point is no answer.
    fn cases(rows: &[&str]) -> Vec<Vec<char>> {
        let rows: Vec<Vec<char>> = rows.iter().map(|row| row.chars().collect()).collect();
        (0..rows[0].len())
            .map(|case| rows.iter().map(|row| row[case]).filter(|answer| *answer != '.').collect())
            .collect()
    }

    fn rounded(rows: &[&str]) -> f64 {
        (alpha(&cases(rows)).alpha.unwrap() * 1000.0).round() / 1000.0
    }

    #[test]
    fn the_worked_examples_of_the_literature_come_out() {
        // Krippendorff 2011, section A: two observers, ten cases, two answers.
        let near = |found: f64, published: f64| (found - published).abs() < 0.0005;
        assert!(near(rounded(&["0100000010", "1110010000"]), 0.095));
        // Section C: four observers, twelve cases, five answers, some missing.
        let four = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."];
        assert!(near(rounded(&four), 0.743));
        let found = alpha(&cases(&four));
        assert_eq!((found.cases, found.answers), (11, 40));
    }

    #[test]
    fn without_answers_that_differ_by_chance_there_is_no_alpha() {
        assert_eq!(alpha(&cases(&["1.", ".1"])), Alpha { alpha: None, cases: 0, answers: 0 });
        assert_eq!(alpha(&cases(&["111", "111"])).alpha, None);
        assert!(rounded(&["112", "112", "112"]) > 0.999);
        assert!(rounded(&["1212", "2121"]) < 0.0);
    }
}
