//! The report as one JSON object. Positions are code points: of the article's text, or of the source's.

use super::beside::{ExportedPassage, VerificationReport, VerifiedArticle, VerifiedQuotation};
use super::difference_words::QuotedDifference;
use super::reported::{NearestSpeech, ReportedSpeech};
use crate::export::escape;
use crate::verify::NumberAround;
use serde::Serialize;
use std::io::{self, Write};

/// The schema of the JSON. Not that of the result object: both can change independently.
const VERIFICATION_SCHEMA: &str = "pullquote-verification/1";

pub(super) fn write(report: &VerificationReport, out: &mut dyn Write) -> io::Result<()> {
    let articles = report.articles.iter().map(|article| VerifiedArticleObject::of(article, &report.sources));
    let object =
        ReportObject { schema: VERIFICATION_SCHEMA, sources: &report.sources, articles: articles.collect() };
    escape::write(out, &object)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct ReportObject<'a> {
    schema: &'static str,
    sources: &'a [String],
    articles: Vec<VerifiedArticleObject<'a>>,
}

#[derive(Serialize)]
struct VerifiedArticleObject<'a> {
    name: &'a str,
    source: Option<&'a str>,
    text_sha256: &'a str,
    reported: usize,
    rejected: usize,
    quotes: Vec<VerifiedObject<'a>>,
    /// Reported speech, which has no verdict.
    reports: Vec<ReportedObject<'a>>,
}

#[derive(Serialize)]
struct ReportedObject<'a> {
    id: String,
    start: usize,
    end: usize,
    text: &'a str,
    speaker: Option<&'a str>,
    verification: &'static str,
    checked_by: Option<&'a str>,
    checked_at: Option<&'a str>,
    nearest: Option<NearestObject<'a>>,
}

/// The passage that shares the most words with a report.
#[derive(Serialize)]
struct NearestObject<'a> {
    #[serde(flatten)]
    passage: PassageObject<'a>,
    shared: &'a [String],
    only_report: &'a [String],
    only_source: &'a [String],
    other_speaker: bool,
}

#[derive(Serialize)]
struct VerifiedObject<'a> {
    id: String,
    start: usize,
    end: usize,
    text: &'a str,
    speaker: Option<&'a str>,
    verdict: &'static str,
    proposes: &'static str,
    verification: &'static str,
    checked_by: Option<&'a str>,
    checked_at: Option<&'a str>,
    speaker_unnamed: bool,
    passage: Option<PassageObject<'a>>,
    differences: Vec<WordDifferenceObject<'a>>,
    around: Vec<NumberAroundObject<'a>>,
}

/// A number in the sentence around a quoted phrase that the source gives otherwise.
#[derive(Serialize)]
struct NumberAroundObject<'a> {
    article: &'a str,
    source: &'a str,
}

#[derive(Serialize)]
struct PassageObject<'a> {
    source: &'a str,
    start: usize,
    end: usize,
    text: &'a str,
    speaker: Option<&'a str>,
    location: &'a str,
}

#[derive(Serialize)]
struct WordDifferenceObject<'a> {
    kind: &'static str,
    flag: Option<&'static str>,
    quoted: &'a str,
    said: &'a str,
}

impl<'a> VerifiedArticleObject<'a> {
    fn of(article: &'a VerifiedArticle, sources: &'a [String]) -> Self {
        let quotes = article.quotations.iter().map(|quotation| VerifiedObject::of(quotation, sources));
        Self {
            name: &article.name,
            source: article.source.as_deref(),
            text_sha256: &article.hash,
            reported: article.reported.len(),
            rejected: article.rejected,
            quotes: quotes.collect(),
            reports: article.reported.iter().map(|report| ReportedObject::of(report, sources)).collect(),
        }
    }
}

impl<'a> ReportedObject<'a> {
    fn of(report: &'a ReportedSpeech, sources: &'a [String]) -> Self {
        let checked = report.checked.as_ref();
        let nearest = |nearest: &'a NearestSpeech| NearestObject {
            passage: PassageObject {
                source: sources.get(nearest.source).map_or("", String::as_str),
                start: nearest.content.start,
                end: nearest.content.end,
                text: &nearest.text,
                speaker: nearest.speaker.as_deref(),
                location: &nearest.location,
            },
            shared: &nearest.shared,
            only_report: &nearest.only.report,
            only_source: &nearest.only.source,
            other_speaker: nearest.is_other_speaker,
        };
        Self {
            id: format!("q{}", report.number),
            start: report.content.start,
            end: report.content.end,
            text: &report.text,
            speaker: report.speaker.as_deref(),
            verification: report.verification.word(),
            checked_by: checked.map(|(by, _)| by.as_str()),
            checked_at: checked.map(|(_, at)| at.as_str()),
            nearest: report.nearest.as_ref().map(nearest),
        }
    }
}

impl<'a> VerifiedObject<'a> {
    fn of(quotation: &'a VerifiedQuotation, sources: &'a [String]) -> Self {
        let checked = quotation.checked.as_ref();
        let passage = |passage: &'a ExportedPassage| PassageObject {
            source: sources.get(passage.source).map_or("", String::as_str),
            start: passage.content.start,
            end: passage.content.end,
            text: &passage.text,
            speaker: passage.speaker.as_deref(),
            location: &passage.location,
        };
        let difference = |difference: &'a QuotedDifference| WordDifferenceObject {
            kind: difference.kind.word(),
            flag: difference.flag.map(crate::verify::DifferenceFlag::word),
            quoted: &difference.quoted,
            said: &difference.said,
        };
        let around = |number: &'a NumberAround| NumberAroundObject {
            article: &number.article,
            source: &number.source,
        };
        Self {
            id: format!("q{}", quotation.number),
            start: quotation.content.start,
            end: quotation.content.end,
            text: &quotation.text,
            speaker: quotation.speaker.as_deref(),
            verdict: quotation.verdict.word(),
            proposes: quotation.proposed.word(),
            verification: quotation.verification.word(),
            checked_by: checked.map(|(by, _)| by.as_str()),
            checked_at: checked.map(|(_, at)| at.as_str()),
            speaker_unnamed: quotation.is_speaker_open,
            passage: quotation.passage.as_ref().map(passage),
            differences: quotation.differences.iter().map(difference).collect(),
            around: quotation.around.iter().map(around).collect(),
        }
    }
}
