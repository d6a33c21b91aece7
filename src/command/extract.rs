//! Origins -> findings in the format asked for, in the order of the origins, on all cores.

use super::{Outcome, report};
use crate::analysis::{self, Analysis, EntityKind};
use crate::article::Article;
use crate::cli::Format;
use crate::error::Result;
use crate::export::escape;
use crate::export::json::{self, Provenance};
use crate::export::report;
use crate::input::{self, Origin};
use rayon::prelude::*;
use std::io::{self, Write};
use std::ops::ControlFlow;

/// Articles are read and analysed together until they reach this size, so that memory stays bounded.
const BATCH_BYTES: u64 = 8 * 1024 * 1024;
/// What is counted for an origin whose size is not known.
const UNKNOWN_BYTES: u64 = BATCH_BYTES;
/// So many small articles are enough to keep all cores busy.
const BATCH_ARTICLES: usize = 256;

/// Whether JSON is one object or an array.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// One input that is no folder was named.
    One,
    /// A folder or several inputs were named.
    Several,
}

/// Writes what is found in the articles at `origins`. One that cannot be read is told on standard error and the
/// others are read all the same.
pub(super) fn articles(
    origins: &[Origin],
    format: Format,
    shape: Shape,
    out: &mut dyn Write,
) -> io::Result<Outcome> {
    let array = format == Format::Json && shape == Shape::Several;
    let (mut written, mut found, mut failed) = (0_usize, false, false);
    let mut rest = origins;
    while !rest.is_empty() {
        let (batch, after) = rest.split_at(batch_length(rest));
        rest = after;
        let read: Vec<Result<Findings>> = batch.par_iter().map(find).collect();
        for result in read {
            match result {
                Ok(findings) => {
                    out.write_all(separator(format, array, written).as_bytes())?;
                    findings.write(format, out)?;
                    written += 1;
                    found |= findings.are_any();
                }
                Err(error) => {
                    failed = true;
                    report(&error);
                }
            }
        }
    }
    match (array, written) {
        (true, 0) => out.write_all(b"[]\n")?,
        (true, _) => out.write_all(b"\n]\n")?,
        (false, 1..) if format == Format::Json => out.write_all(b"\n")?,
        _ => {}
    }
    Ok(match (failed, found) {
        (true, _) => Outcome::Failed,
        (false, true) => Outcome::Done,
        (false, false) => Outcome::NothingFound,
    })
}

/// What stands before an article in the output.
fn separator(format: Format, array: bool, written: usize) -> &'static str {
    match (format, array, written) {
        (Format::Json, true, 0) => "[\n",
        (Format::Json, true, _) => ",\n",
        (Format::Text, _, 1..) => "\n",
        _ => "",
    }
}

/// How many of the origins are read together.
pub(super) fn batch_length(origins: &[Origin]) -> usize {
    let mut bytes = 0;
    let fitting = origins.iter().take(BATCH_ARTICLES).take_while(|origin| {
        bytes += input::size(origin).unwrap_or(UNKNOWN_BYTES);
        bytes <= BATCH_BYTES
    });
    fitting.count().max(1)
}

/// An article and what was found in it.
struct Findings {
    provenance: Provenance,
    article: Article,
    analysis: Analysis,
}

fn find(origin: &Origin) -> Result<Findings> {
    let document = input::load(origin, &mut |_| ControlFlow::Continue(()))?;
    let article = Article::new(document);
    let analysis = analysis::analyze(&article);
    Ok(Findings { provenance: Provenance { id: None, source: source(origin) }, article, analysis })
}

impl Findings {
    /// Writes straight to `out`: the JSON of a long text is three times as long as the text.
    fn write(&self, format: Format, out: &mut dyn Write) -> io::Result<()> {
        if format == Format::Text {
            let report = report::report(&self.provenance, &self.article, &self.analysis);
            return out.write_all(report.as_bytes());
        }
        let names = json::Names::of(&self.analysis);
        let result = json::result(&self.provenance, &self.article, &self.analysis, &names);
        escape::write(out, &result)?;
        if format == Format::Jsonl { out.write_all(b"\n") } else { Ok(()) }
    }

    /// Whether there is a country, a person or a quotation.
    fn are_any(&self) -> bool {
        let entity = |kind: &EntityKind| matches!(kind, EntityKind::Country(_) | EntityKind::Person { .. });
        !self.analysis.quotations.is_empty() || self.analysis.entities.iter().any(|found| entity(&found.kind))
    }
}

/// What the result says of where an article came from.
fn source(origin: &Origin) -> Option<String> {
    match origin {
        Origin::File(_) => Some(origin.name()),
        Origin::Stdin => Some("-".to_owned()),
        Origin::Sample => Some("sample".to_owned()),
        Origin::Record(_) => None,
    }
}
