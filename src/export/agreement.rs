//! How far two reviewers agree -> a report to read, or JSON.

use super::alphas::AlphasObject;
use super::escape;
use super::rows::rounded;
use crate::review::agreement::{AnswerTable, Aspect, Difference, ReviewerAgreement};
use crate::review::alpha::ManyAgreement;
use crate::review::decided::{Decided, DecidedArticle};
use crate::review::{Reason, Verdict};
use crate::text::codepoints::CodePoints;
use crate::text::phrase::one_line;
use crate::text::sanitize;
use serde::Serialize;
use std::fmt::Write;

/// The schema of the JSON. Not that of the result object: both can change independently, and no field is shared.
const AGREEMENT_SCHEMA: &str = "pullquote-agreement/1";

/// The report. `names` are the two file names. It contains no control characters except line ends.
#[must_use]
pub fn text(agreement: &ReviewerAgreement<'_>, names: [&str; 2]) -> String {
    let names = names.map(|name| sanitize::line(name).into_owned());
    let mut text = format!("A is {}, B is {}\n\n", names[0], names[1]);
    let [first, second] = agreement.alone_articles.each_ref().map(Vec::len);
    let _ =
        writeln!(text, "articles     {} in both, {first} only in A, {second} only in B", agreement.articles);
    let [first, second] = agreement.alone.each_ref().map(Vec::len);
    let _ = writeln!(
        text,
        "quotations   {} in both, {first} only in A, {second} only in B; decided by both: {}",
        agreement.quotations, agreement.decided
    );
    table(&mut text, "verdict", &agreement.verdict);
    table(&mut text, "speaker", &agreement.speaker);
    if !agreement.differences.is_empty() {
        let _ = writeln!(text, "\nDifferences ({})", agreement.differences.len());
        (1..).zip(&agreement.differences).for_each(|(number, one)| difference(&mut text, number, one));
    }
    for (name, alone, articles) in [
        ("A", &agreement.alone[0], &agreement.alone_articles[0]),
        ("B", &agreement.alone[1], &agreement.alone_articles[1]),
    ] {
        unpaired(&mut text, name, alone, articles);
    }
    text
}

/// One object on one line, without a line end. Offsets are code points of the article's text. Kappa is null if it is
/// undefined.
#[must_use]
pub fn json((agreement, all): (&ReviewerAgreement<'_>, &ManyAgreement), names: [&str; 2]) -> String {
    let object = AgreementObject {
        schema: AGREEMENT_SCHEMA,
        files: names,
        articles: CountObject {
            both: agreement.articles,
            only: agreement
                .alone_articles
                .each_ref()
                .map(|articles| articles.iter().map(|one| named(one)).collect()),
        },
        quotations: CountObject {
            both: agreement.quotations,
            only: agreement.alone.each_ref().map(|alone| {
                alone.iter().map(|(article, decided)| QuotationObject::of(article, decided)).collect()
            }),
        },
        decided_by_both: agreement.decided,
        verdict: TableObject::of(&agreement.verdict),
        speaker: TableObject::of(&agreement.speaker),
        alpha: AlphasObject::of(all),
        differences: agreement.differences.iter().map(DifferenceObject::of).collect(),
    };
    escape::line(&object)
}

/// "verdict      9 of 10 agree, 90%; Cohen's kappa 0.74", and the counts below.
fn table(text: &mut String, label: &str, table: &AnswerTable) {
    let Some(share) = table.share() else {
        let _ = writeln!(text, "{label:<12} nothing to compare");
        return;
    };
    let kappa = match table.kappa() {
        Some(kappa) => format!("Cohen’s kappa {kappa:.2}"),
        None => "Cohen’s kappa is undefined because both always gave the same answer".to_owned(),
    };
    let (agreed, cases) = (table.agreed(), table.cases());
    let _ = writeln!(text, "\n{label:<12} {agreed} of {cases} agree, {:.0}%; {kappa}", share * 100.0);
    for ([first, second], count) in &table.counts {
        let (first, second) = (sanitize::line(first), sanitize::line(second));
        let _ = writeln!(text, "  {count:>6}  A: {first}, B: {second}");
    }
}

fn difference(text: &mut String, number: usize, difference: &Difference<'_>) {
    let Difference { article, pair: [first, second], aspects } = difference;
    let words = article.article.words(first.content);
    let aspects: Vec<&str> = aspects.iter().copied().map(Aspect::word).collect();
    let _ = writeln!(
        text,
        "{number:>3}. “{}” in {}: {}",
        one_line(words),
        one_line(&article.name()),
        aspects.join(", ")
    );
    for (name, decided) in [("A", first), ("B", second)] {
        let _ = writeln!(text, "     {name}: {}", answer(article, decided));
    }
}

/// "accepted, Ana Lopes, direct, “We stay,”".
fn answer(article: &DecidedArticle, decided: &Decided) -> String {
    match decided.decision.verdict {
        Verdict::Rejected(Some(reason)) => format!("rejected, {}", reason.label()),
        Verdict::Rejected(None) => "rejected".to_owned(),
        Verdict::Pending => "pending".to_owned(),
        Verdict::Accepted => {
            let name = decided.speaker.as_ref().map_or("no speaker", |named| &named.name);
            let words = one_line(article.article.words(decided.content));
            format!("accepted, {}, {}, “{words}”", one_line(name), decided.kind.word())
        }
    }
}

fn unpaired(
    text: &mut String,
    name: &str,
    alone: &[(&DecidedArticle, &Decided)],
    articles: &[&DecidedArticle],
) {
    if alone.is_empty() && articles.is_empty() {
        return;
    }
    let _ = writeln!(text, "\nOnly in {name}");
    for article in articles {
        let _ = writeln!(text, "     the article {}", one_line(&article.name()));
    }
    for (article, decided) in alone {
        let words = one_line(article.article.words(decided.content));
        let _ = writeln!(text, "     “{words}” in {}", one_line(&article.name()));
    }
}

fn named(article: &DecidedArticle) -> ArticleObject {
    ArticleObject { name: article.name(), text_sha256: article.hash.to_string() }
}

#[derive(Serialize)]
struct AgreementObject<'a> {
    schema: &'static str,
    files: [&'a str; 2],
    articles: CountObject<ArticleObject>,
    quotations: CountObject<QuotationObject<'a>>,
    decided_by_both: usize,
    verdict: TableObject<'a>,
    speaker: TableObject<'a>,
    alpha: AlphasObject<'a>,
    differences: Vec<DifferenceObject<'a>>,
}

#[derive(Serialize)]
struct CountObject<T> {
    both: usize,
    only: [Vec<T>; 2],
}

#[derive(Serialize)]
struct ArticleObject {
    name: String,
    text_sha256: String,
}

#[derive(Serialize)]
struct TableObject<'a> {
    cases: usize,
    agreed: usize,
    share: Option<f64>,
    kappa: Option<f64>,
    counts: Vec<CellObject<'a>>,
}

#[derive(Serialize)]
struct CellObject<'a> {
    answers: &'a [String; 2],
    count: usize,
}

#[derive(Serialize)]
struct DifferenceObject<'a> {
    article: ArticleObject,
    differ_in: Vec<&'static str>,
    answers: [QuotationObject<'a>; 2],
}

#[derive(Serialize)]
struct QuotationObject<'a> {
    article: String,
    start: usize,
    end: usize,
    text: &'a str,
    state: &'static str,
    reason: Option<&'static str>,
    speaker: Option<&'a str>,
    kind: &'static str,
    reviewer: Option<&'a str>,
}

impl<'a> TableObject<'a> {
    fn of(table: &'a AnswerTable) -> Self {
        Self {
            cases: table.cases(),
            agreed: table.agreed(),
            share: table.share().map(rounded),
            kappa: table.kappa().map(rounded),
            counts: table
                .counts
                .iter()
                .map(|(answers, count)| CellObject { answers, count: *count })
                .collect(),
        }
    }
}

impl<'a> DifferenceObject<'a> {
    fn of(difference: &Difference<'a>) -> Self {
        Self {
            article: named(difference.article),
            differ_in: difference.aspects.iter().copied().map(Aspect::word).collect(),
            answers: difference.pair.map(|decided| QuotationObject::of(difference.article, decided)),
        }
    }
}

impl<'a> QuotationObject<'a> {
    fn of(article: &'a DecidedArticle, decided: &'a Decided) -> Self {
        let (start, end) = CodePoints::new(&article.article.text).of(decided.content);
        let decision = &decided.decision;
        Self {
            article: article.name(),
            start,
            end,
            text: article.article.words(decided.content),
            state: decision.state().word(),
            reason: if let Verdict::Rejected(reason) = decision.verdict {
                reason.map(Reason::word)
            } else {
                None
            },
            speaker: decided
                .speaker
                .as_ref()
                .map(|named| named.name.as_str())
                .filter(|name| !name.is_empty()),
            kind: decided.kind.word(),
            reviewer: decision.stamp.as_ref().map(|stamp| stamp.reviewer.as_str()),
        }
    }
}
