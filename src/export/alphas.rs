//! How far any number of reviewers agree -> lines to read, or JSON.

use super::escape;
use super::rows::rounded;
use crate::review::agreement::AnswerTable;
use crate::review::alpha::{Alpha, ManyAgreement};
use crate::text::phrase::counted;
use crate::text::sanitize;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write;

/// How far two of several reviewers agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairAgreement {
    /// Their places in the list of reviewers.
    pub pair: [usize; 2],
    /// Whether it is a quotation.
    pub verdict: AnswerTable,
    /// Who said it.
    pub speaker: AnswerTable,
}

/// The lines with alpha, below the report on two reviewers.
#[must_use]
pub fn text(all: &ManyAgreement) -> String {
    let mut text = String::from("\nKrippendorff’s alpha\n");
    for (label, alpha) in [("verdict", &all.verdict), ("speaker", &all.speaker), ("kind", &all.kind)] {
        line(&mut text, label, alpha);
    }
    for (code, alpha) in &all.codes {
        line(&mut text, &format!("#{}", sanitize::line(code)), alpha);
    }
    text
}

/// "verdict      0.74  (12 quotations, 36 answers)".
fn line(text: &mut String, label: &str, alpha: &Alpha) {
    let value = alpha.alpha.map_or_else(|| "none".to_owned(), |value| format!("{value:.2}"));
    let cases = counted(alpha.cases, "quotation", "quotations");
    let answers = counted(alpha.answers, "answer", "answers");
    let _ = writeln!(text, "  {label:<16} {value:>5}  ({cases}, {answers})");
}

/// The reviewers and the agreement of every two of them.
#[must_use]
pub fn of_many(names: &[String], pairs: &[PairAgreement]) -> String {
    let mut text = String::new();
    for (number, name) in (1..).zip(names) {
        let _ = writeln!(text, "{number} is {}", sanitize::line(name));
    }
    text.push('\n');
    for PairAgreement { pair: [first, second], verdict, speaker } in pairs {
        let _ = writeln!(
            text,
            "{} and {}: verdict {}; speaker {}",
            first + 1,
            second + 1,
            agreed(verdict),
            agreed(speaker)
        );
    }
    text
}

/// "9 of 10, Cohen’s kappa 0.74".
fn agreed(table: &AnswerTable) -> String {
    if table.cases() == 0 {
        return "nothing to compare".to_owned();
    }
    let kappa = table.kappa().map_or_else(|| "is undefined".to_owned(), |kappa| format!("{kappa:.2}"));
    format!("{} of {}, Cohen’s kappa {kappa}", table.agreed(), table.cases())
}

/// One object on one line, without a line end.
#[must_use]
pub fn json(names: &[String], pairs: &[PairAgreement], all: &ManyAgreement) -> String {
    let pair = |one: &PairAgreement| PairObject {
        files: one.pair,
        verdict: KappaObject::of(&one.verdict),
        speaker: KappaObject::of(&one.speaker),
    };
    escape::line(&ManyObject {
        schema: "pullquote-agreement/1",
        files: names,
        pairs: pairs.iter().map(pair).collect(),
        alpha: AlphasObject::of(all),
    })
}

#[derive(Serialize)]
struct ManyObject<'a> {
    schema: &'static str,
    files: &'a [String],
    pairs: Vec<PairObject>,
    alpha: AlphasObject<'a>,
}

/// The files by their places in the list, counted from 0.
#[derive(Serialize)]
struct PairObject {
    files: [usize; 2],
    verdict: KappaObject,
    speaker: KappaObject,
}

#[derive(Serialize)]
struct KappaObject {
    cases: usize,
    agreed: usize,
    kappa: Option<f64>,
}

impl KappaObject {
    fn of(table: &AnswerTable) -> Self {
        Self { cases: table.cases(), agreed: table.agreed(), kappa: table.kappa().map(rounded) }
    }
}

/// Krippendorff's alpha of each question.
#[derive(Serialize)]
pub(super) struct AlphasObject<'a> {
    verdict: AlphaObject,
    speaker: AlphaObject,
    kind: AlphaObject,
    codes: BTreeMap<&'a str, AlphaObject>,
}

impl<'a> AlphasObject<'a> {
    pub(super) fn of(all: &'a ManyAgreement) -> Self {
        let codes = all.codes.iter().map(|(code, alpha)| (code.as_str(), AlphaObject::of(alpha)));
        Self {
            verdict: AlphaObject::of(&all.verdict),
            speaker: AlphaObject::of(&all.speaker),
            kind: AlphaObject::of(&all.kind),
            codes: codes.collect(),
        }
    }
}

#[derive(Serialize)]
struct AlphaObject {
    alpha: Option<f64>,
    cases: usize,
    answers: usize,
}

impl AlphaObject {
    fn of(alpha: &Alpha) -> Self {
        Self { alpha: alpha.alpha.map(rounded), cases: alpha.cases, answers: alpha.answers }
    }
}
