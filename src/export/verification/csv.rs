//! The report as a table that spreadsheets open correctly: a line for each quotation and each
//! report of speech.

use super::beside::{VerificationReport, VerifiedArticle, VerifiedQuotation};
use super::difference_words::SPEAKER_OPEN;
use super::reported::ReportedSpeech;
use crate::export::csv::write_row;
use std::io::{self, Write};

/// The columns, in order.
const COLUMNS: [&str; 16] = [
    "article",
    "number",
    "quotation",
    "speaker",
    "verdict",
    "passage",
    "differences",
    "flag",
    "source",
    "place",
    "source_speaker",
    "verification",
    "checked_by",
    "checked_at",
    "start",
    "end",
];

pub(super) fn write(report: &VerificationReport, out: &mut dyn Write) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    write_row(out, &COLUMNS.map(str::to_owned))?;
    for article in &report.articles {
        for quotation in &article.quotations {
            write_row(out, &cells(article, quotation, &report.sources))?;
        }
        for reported in &article.reported {
            write_row(out, &reported_cells(article, reported, &report.sources))?;
        }
    }
    Ok(())
}

fn cells(
    article: &VerifiedArticle,
    quotation: &VerifiedQuotation,
    sources: &[String],
) -> [String; COLUMNS.len()] {
    let passage = quotation.passage.as_ref();
    let mut told = quotation.findings();
    told.extend(quotation.is_speaker_open.then(|| SPEAKER_OPEN.to_owned()));
    let flag = quotation.differences.first().and_then(|first| first.flag);
    let (checked_by, checked_at) = quotation.checked.clone().unwrap_or_default();
    [
        article.name.clone(),
        quotation.number.to_string(),
        quotation.text.clone(),
        quotation.speaker.clone().unwrap_or_default(),
        quotation.verdict.word().to_owned(),
        passage.map(|passage| passage.text.clone()).unwrap_or_default(),
        told.join("; "),
        flag.map(|flag| flag.word().to_owned()).unwrap_or_default(),
        passage.and_then(|passage| sources.get(passage.source)).cloned().unwrap_or_default(),
        passage.map(|passage| passage.location.clone()).unwrap_or_default(),
        passage.and_then(|passage| passage.speaker.clone()).unwrap_or_default(),
        quotation.verification.word().to_owned(),
        checked_by,
        checked_at,
        quotation.content.start.to_string(),
        quotation.content.end.to_string(),
    ]
}

/// Reported speech: no verdict, and the passage that shares the most words with it.
fn reported_cells(
    article: &VerifiedArticle,
    report: &ReportedSpeech,
    sources: &[String],
) -> [String; COLUMNS.len()] {
    let nearest = report.nearest.as_ref();
    let shared = nearest.map(|nearest| {
        let shared = format!("shared words: {}", nearest.shared.join(", "));
        [vec![shared], nearest.remarks.clone()].concat().join("; ")
    });
    let (checked_by, checked_at) = report.checked.clone().unwrap_or_default();
    [
        article.name.clone(),
        report.number.to_string(),
        report.text.clone(),
        report.speaker.clone().unwrap_or_default(),
        "not-compared".to_owned(),
        nearest.map(|nearest| nearest.text.clone()).unwrap_or_default(),
        shared.unwrap_or_default(),
        String::new(),
        nearest.and_then(|nearest| sources.get(nearest.source)).cloned().unwrap_or_default(),
        nearest.map(|nearest| nearest.location.clone()).unwrap_or_default(),
        nearest.and_then(|nearest| nearest.speaker.clone()).unwrap_or_default(),
        report.verification.word().to_owned(),
        checked_by,
        checked_at,
        report.content.start.to_string(),
        report.content.end.to_string(),
    ]
}
