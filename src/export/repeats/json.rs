//! The report as one JSON object.

use crate::export::escape;
use crate::library::{RepeatedQuotation, RepeatedStatement};
use crate::verify::DifferenceFlag;
use serde_json::{Value, json};

/// The schema of the JSON.
const SCHEMA: &str = "pullquote-repeats/1";

/// The report as JSON on one line. Missing values are null.
#[must_use]
pub fn json(statements: &[RepeatedStatement]) -> String {
    let statements = statements.iter().map(|statement| {
        let first = statement.quotations.first().map(|first| first.words.as_str()).unwrap_or_default();
        let quotes = statement.quotations.iter().enumerate();
        json!({
            "articles": statement.articles,
            "transcripts": statement.transcripts,
            "altered": statement.altered,
            "quotes": quotes.map(|(at, one)| quotation((at < statement.first, one), first)).collect::<Vec<_>>(),
        })
    });
    escape::line(&json!({ "schema": SCHEMA, "statements": statements.collect::<Vec<_>>() }))
}

fn quotation((is_first, one): (bool, &RepeatedQuotation), first: &str) -> Value {
    let words = one.differences.iter().map(|word| {
        json!({
            "kind": word.kind.word(),
            "flag": word.flag.map(DifferenceFlag::word),
            "first": word.said.of(first),
            "here": word.quoted.of(&one.words),
        })
    });
    json!({
        "article": one.article.0,
        "version": one.version,
        "title": one.title,
        "site": one.outlet,
        "date": one.date,
        "dated_by": one.dated_by.word(),
        "first": is_first,
        "relation": one.relation.word(),
        "kind": one.kind.word(),
        "speaker": Some(&one.speaker).filter(|name| !name.is_empty()),
        "other_speaker": one.has_other_speaker,
        "text": one.words,
        "words": words.collect::<Vec<_>>(),
    })
}
