//! Origins -> findings in the requested format, in the order of the origins, on all cores.

use super::brat_files::BratFiles;
use super::outcome::{Outcome, ReadCount};
use super::printing::report;
use crate::analysis::{self, Analysis, EntityKind};
use crate::article::Article;
use crate::error::Result;
use crate::export::Provenance;
use crate::export::report;
use crate::export::{ArticleCount, ExportPlan, ExportWriter, ReviewedArticle};
use crate::input::{self, Origin};
use crate::review::{self, Journal, Review};
use crate::text::hash::TextHash;
use rayon::prelude::*;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Articles are read and analysed together until they reach this size, which bounds memory.
const BATCH_BYTES: u64 = 8 * 1024 * 1024;
/// Assumed for an origin of unknown size.
const UNKNOWN_BYTES: u64 = BATCH_BYTES;
/// This many small articles keep all cores busy.
const BATCH_ARTICLES: usize = 256;

/// An article and what was found in it.
pub(super) struct Findings {
    pub(super) provenance: Provenance,
    pub(super) article: Article,
    pub(super) hash: TextHash,
    pub(super) analysis: Arc<Analysis>,
}

/// Whether what was typed can mean several articles. JSON is then an array, however many there are.
pub(super) fn article_count(inputs: &[PathBuf]) -> ArticleCount {
    let one = inputs.len() <= 1 && !inputs.first().is_some_and(|input| input.is_dir());
    if one { ArticleCount::One } else { ArticleCount::Many }
}

/// Prints the report on the articles at `origins`.
pub(super) fn reports(origins: &[Origin], out: &mut dyn Write) -> io::Result<Outcome> {
    let (mut written, mut found) = (0_usize, 0);
    let read = each(origins, &mut |_, findings| {
        if written > 0 {
            out.write_all(b"\n")?;
        }
        written += 1;
        found += findings.count();
        out.write_all(report::report(&findings.provenance, &findings.article, &findings.analysis).as_bytes())
    })?;
    Ok(read.outcome(found))
}

/// Writes the findings in the articles at `origins`, without decisions.
pub(super) fn articles(origins: &[Origin], plan: &ExportPlan, out: &mut dyn Write) -> io::Result<Outcome> {
    let mut writing = ExportWriter::new(out, plan);
    let mut found = 0;
    let read = each(origins, &mut |_, findings| {
        found += findings.count();
        writing.article(&findings.reviewed(&findings.unreviewed()))
    })?;
    writing.finish()?;
    Ok(read.outcome(found))
}

/// Writes files for brat.
pub(super) fn brat(origins: &[Origin], plan: &ExportPlan, output: Option<&Path>) -> Result<Outcome> {
    let mut files = BratFiles::new(output, plan, origins)?;
    let read = each(origins, &mut |_, findings| files.article(&findings.reviewed(&findings.unreviewed())));
    files.finish(read)
}

/// Gives every article at `origins` to `take`, in order. An article that cannot be read is reported on standard error
/// and skipped.
pub(super) fn each(
    origins: &[Origin],
    take: &mut dyn FnMut(&Origin, Findings) -> io::Result<()>,
) -> io::Result<ReadCount> {
    let mut count = ReadCount::default();
    let mut rest = origins;
    while !rest.is_empty() {
        let (batch, after) = rest.split_at(batch_length(rest));
        rest = after;
        let read: Vec<Result<Findings>> = batch.par_iter().map(find).collect();
        for (origin, result) in batch.iter().zip(read) {
            match result {
                Ok(findings) => {
                    count.read += 1;
                    take(origin, findings)?;
                }
                Err(error) => {
                    count.failed += 1;
                    report(&error);
                }
            }
        }
    }
    Ok(count)
}

/// How many of the origins to read together.
pub(super) fn batch_length(origins: &[Origin]) -> usize {
    let mut bytes = 0;
    let fitting = origins.iter().take(BATCH_ARTICLES).take_while(|origin| {
        bytes += input::size(origin).unwrap_or(UNKNOWN_BYTES);
        bytes <= BATCH_BYTES
    });
    fitting.count().max(1)
}

fn find(origin: &Origin) -> Result<Findings> {
    let document = input::load(origin, &mut |_| ControlFlow::Continue(()))?;
    Ok(Findings::of(Article::new(document), source(origin)))
}

impl Findings {
    /// The findings in an article that came from `source`.
    pub(super) fn of(article: Article, source: Option<String>) -> Self {
        let analysis = Arc::new(analysis::analyze(&article));
        let hash = TextHash::of(&article.text);
        Self { provenance: Provenance { id: None, source }, article, hash, analysis }
    }

    /// The findings with their review.
    pub(super) fn reviewed<'a>(&'a self, review: &'a Review) -> ReviewedArticle<'a> {
        let Self { provenance, article, hash, analysis } = self;
        ReviewedArticle { provenance, article, hash: *hash, found: analysis, review }
    }

    /// The review that a journal makes of the findings.
    pub(super) fn review(&self, journal: &Journal) -> Review {
        review::review(&self.article, self.hash, &self.analysis, journal)
    }

    fn unreviewed(&self) -> Review {
        self.review(&Journal::default())
    }

    /// The number of countries, people and quotations.
    fn count(&self) -> usize {
        let counts = |kind: &EntityKind| matches!(kind, EntityKind::Country(_) | EntityKind::Person { .. });
        let entities = self.analysis.entities.iter().filter(|entity| counts(&entity.kind));
        self.analysis.quotations.len() + entities.count()
    }
}

/// The source of an article, as the result gives it.
fn source(origin: &Origin) -> Option<String> {
    match origin {
        Origin::File(_) | Origin::Web(_) | Origin::Part { .. } => Some(origin.name()),
        Origin::Stdin => Some("-".to_owned()),
        Origin::Sample => Some("sample".to_owned()),
        Origin::Record(_) => None,
    }
}
