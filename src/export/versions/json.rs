//! The report as one JSON object.

use super::VersionReport;
use crate::export::escape;
use crate::verify::WordDifference;
use crate::versions::{ParagraphVersion, QuotationVersion};
use serde_json::{Value, json};

/// The schema of the JSON.
const SCHEMA: &str = "pullquote-diff/1";

/// The report as JSON on one line. Missing values are null.
#[must_use]
pub fn json(report: VersionReport<'_>) -> String {
    let found = report.differences;
    let quotations = found.quotations.iter().map(|one| {
        let texts =
            [&one.before, &one.after].map(|version| version.as_ref().map_or("", |it| &it.quoted.words));
        json!({
            "changes": one.kinds.iter().map(|kind| kind.word()).collect::<Vec<_>>(),
            "before": one.before.as_ref().map(quotation),
            "after": one.after.as_ref().map(quotation),
            "words": words(&one.words, texts),
        })
    });
    let paragraphs = found.paragraphs.iter().map(|one| {
        let texts = [&one.before, &one.after].map(|version| version.as_ref().map_or("", |it| &it.text));
        json!({
            "change": one.kind.word(),
            "before": one.before.as_ref().map(paragraph),
            "after": one.after.as_ref().map(paragraph),
            "words": words(&one.words, texts),
        })
    });
    let statements = found
        .statements
        .iter()
        .map(|one| json!({ "field": one.field.word(), "before": one.before, "after": one.after }));
    escape::line(&json!({
        "schema": SCHEMA,
        "old": report.old,
        "new": report.new,
        "note": report.note,
        "same": found.is_empty(),
        "identity": statements.collect::<Vec<_>>(),
        "quotes": quotations.collect::<Vec<_>>(),
        "people": { "new": found.people.came, "gone": found.people.went },
        "countries": { "new": found.countries.came, "gone": found.countries.went },
        "paragraphs": paragraphs.collect::<Vec<_>>(),
    }))
}

fn quotation(version: &QuotationVersion) -> Value {
    json!({
        "id": format!("q{}", version.number),
        "paragraph": version.paragraph,
        "text": version.quoted.words,
        "speaker": version.quoted.speaker,
        "corrected_speaker": version.corrected.as_ref().map(|named| json!({ "name": named.speaker })),
        "cue": version.quoted.telling,
    })
}

fn paragraph(version: &ParagraphVersion) -> Value {
    json!({ "paragraph": version.number, "text": version.text })
}

fn words(differences: &[WordDifference], [before, after]: [&str; 2]) -> Vec<Value> {
    let word = |one: &WordDifference| {
        json!({
            "kind": one.kind.word(),
            "flag": one.flag.map(crate::verify::DifferenceFlag::word),
            "before": one.said.of(before),
            "after": one.quoted.of(after),
        })
    };
    differences.iter().map(word).collect()
}
