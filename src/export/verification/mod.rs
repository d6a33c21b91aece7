//! (articles with their reviews, sources) -> what a comparison of the quotations with the sources proposes, as text, JSON,
//! CSV or Markdown.
//!
//! Reported speech is not compared, because it is not verbatim: it stands beside the passage that shares the most words with it,
//! without a verdict. Rejected quotations are left out and
//! counted.

mod beside;
mod csv;
mod difference_words;
mod json;
mod markdown;
mod marked;
mod reported;
mod text;

pub use beside::{ExportedPassage, VerificationReport, VerifiedArticle, VerifiedQuotation};
pub use difference_words::{QuotedDifference, told, told_once, told_verdict};
pub use marked::{marked_quotation, marked_source};
pub use reported::{NearestSpeech, ReportedSpeech};

use std::io::{self, Write};

/// How the comparison is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerificationFormat {
    /// A report to read.
    Text,
    /// One JSON object.
    Json,
    /// A table with a line for each quotation.
    Csv,
    /// A sheet to fill in.
    Markdown,
}

/// Writes a report.
///
/// # Errors
/// If `out` cannot be written.
pub fn write(report: &VerificationReport, format: VerificationFormat, out: &mut dyn Write) -> io::Result<()> {
    match format {
        VerificationFormat::Text => out.write_all(text::report(report).as_bytes()),
        VerificationFormat::Json => json::write(report, out),
        VerificationFormat::Csv => csv::write(report, out),
        VerificationFormat::Markdown => markdown::write(report, out),
    }
}
