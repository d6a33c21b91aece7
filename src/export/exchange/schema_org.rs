//! Rows -> JSON-LD of schema.org: the article, a `Quotation` for each quotation, and a `ClaimReview` for each that was
//! checked against what the speaker said. What a reviewer rejected is left out.

use crate::export::escape;
use crate::export::provenance::citation;
use crate::export::rows::{ExportRow, ExportedSpeaker, ReviewedArticle, non_empty};
use crate::review::{Verdict, Verification};
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// Writes an article.
///
/// # Errors
/// If `out` cannot be written.
pub fn article(out: &mut dyn Write, of: &ReviewedArticle<'_>, rows: &[ExportRow<'_>]) -> io::Result<()> {
    let page = format!("urn:sha256:{}", of.hash);
    let mut graph = vec![news_article(of, &page)];
    for row in rows.iter().filter(|row| !matches!(row.decision.verdict, Verdict::Rejected(_))) {
        let id = format!("{page}#q{}", row.number);
        graph.push(quotation(row, (&id, &page)));
        graph.extend(claim_review(of, row, &id));
    }
    escape::write(out, &json!({ "@context": "https://schema.org", "@graph": graph }))
}

fn news_article(of: &ReviewedArticle<'_>, id: &str) -> Value {
    let identity = &of.article.identity;
    let mut fields = object("NewsArticle", id);
    put(&mut fields, "headline", of.article.title());
    put(&mut fields, "url", citation::link(identity));
    put(&mut fields, "datePublished", identity.published());
    put(&mut fields, "dateModified", identity.modified());
    put(&mut fields, "inLanguage", of.review.analysis.language);
    if let Some(site) = identity.site() {
        fields.insert("publisher".to_owned(), json!({ "@type": "Organization", "name": site }));
    }
    let authors: Vec<Value> =
        identity.authors().iter().map(|name| json!({ "@type": "Person", "name": name })).collect();
    if !authors.is_empty() {
        fields.insert("author".to_owned(), Value::Array(authors));
    }
    Value::Object(fields)
}

fn quotation(row: &ExportRow<'_>, (id, page): (&str, &str)) -> Value {
    let mut fields = object("Quotation", id);
    put(&mut fields, "text", Some(&row.joined));
    let speakers: Vec<Value> = row.speaker.iter().chain(&row.also).map(speaker).collect();
    if !speakers.is_empty() {
        fields.insert("creator".to_owned(), Value::Array(speakers));
    }
    fields.insert("isPartOf".to_owned(), json!({ "@id": page }));
    // How it is quoted: direct, partial, indirect.
    put(&mut fields, "genre", Some(row.kind.word()));
    let codes: Vec<&String> = row.decision.codes.iter().collect();
    if !codes.is_empty() {
        fields.insert("keywords".to_owned(), json!(codes));
    }
    Value::Object(fields)
}

fn speaker(speaker: &ExportedSpeaker<'_>) -> Value {
    let kind = match speaker.kind {
        "organization" => "Organization",
        "country" => "Country",
        "person" => "Person",
        // A group or somebody who is only described.
        _ => "Thing",
    };
    let mut fields = Map::new();
    put(&mut fields, "@type", Some(kind));
    put(&mut fields, "name", Some(speaker.name));
    put(&mut fields, "jobTitle", speaker.role.filter(|_| kind == "Person"));
    Value::Object(fields)
}

/// The outcome of a check: five of five for words that match, one for words that differ.
fn claim_review(of: &ReviewedArticle<'_>, row: &ExportRow<'_>, quotation: &str) -> Option<Value> {
    let decision = row.decision;
    let rating = match decision.verification {
        Verification::Matches => 5,
        Verification::Differs => 1,
        Verification::Unchecked | Verification::CannotVerify => return None,
    };
    let mut fields = object("ClaimReview", &format!("{quotation}-review"));
    put(&mut fields, "claimReviewed", Some(&row.joined));
    put(&mut fields, "url", citation::link(&of.article.identity));
    put(&mut fields, "reviewBody", non_empty(&decision.words));
    put(&mut fields, "datePublished", row.at().as_deref());
    if let Some(name) = row.reviewer() {
        fields.insert("author".to_owned(), json!({ "@type": "Person", "name": name }));
    }
    fields.insert(
        "reviewRating".to_owned(),
        json!({
            "@type": "Rating", "ratingValue": rating, "bestRating": 5, "worstRating": 1,
            "alternateName": decision.verification.label(),
        }),
    );
    let mut claim = Map::new();
    put(&mut claim, "@type", Some("Claim"));
    if let Some(by) = &row.speaker {
        claim.insert("author".to_owned(), speaker(by));
    }
    claim.insert("appearance".to_owned(), json!({ "@id": quotation }));
    fields.insert("itemReviewed".to_owned(), Value::Object(claim));
    if let Some(source) = non_empty(&decision.source) {
        fields.insert("citation".to_owned(), json!(source));
    }
    Some(Value::Object(fields))
}

fn object(kind: &str, id: &str) -> Map<String, Value> {
    let mut fields = Map::new();
    put(&mut fields, "@type", Some(kind));
    put(&mut fields, "@id", Some(id));
    fields
}

fn put(fields: &mut Map<String, Value>, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        fields.insert(name.to_owned(), Value::String(value.to_owned()));
    }
}
