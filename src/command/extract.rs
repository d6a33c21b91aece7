//! Origins -> findings in the requested format, in the order of the origins, on all cores.
//!
//! An origin may hold several articles. What reading them left out or put right is told on standard error, since
//! standard output is the result.

use super::brat_files::BratFiles;
use super::outcome::{Outcome, ReadCount};
use super::printing::{report, tell};
use crate::analysis::{self, Analysis, EntityKind};
use crate::article::{Article, PageScope};
use crate::error::Result;
use crate::export::Provenance;
use crate::export::report;
use crate::export::{ArticleCount, ExportPlan, ExportWriter, ReviewedArticle};
use crate::input::web::Network;
use crate::input::{self, Document, Origin};
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

/// What to read, how what comes from the web is fetched, and how much of a page is read.
pub(super) type Inputs<'a> = (&'a [Origin], &'a Network, PageScope);

/// An article and what was found in it.
pub(super) struct Findings {
    pub(super) provenance: Provenance,
    /// Where the article came from.
    pub(super) origin: Origin,
    /// Whether its input holds several articles.
    pub(super) siblings: ArticleCount,
    pub(super) article: Article,
    pub(super) hash: TextHash,
    pub(super) analysis: Arc<Analysis>,
}

/// Whether what was typed can mean several articles. JSON is then an array, however many there are.
pub(super) fn article_count(inputs: &[PathBuf]) -> ArticleCount {
    let one = inputs.len() <= 1 && !inputs.first().is_some_and(|input| input.is_dir());
    if one { ArticleCount::One } else { ArticleCount::Many }
}

/// Prints the report on the articles at `inputs`.
pub(super) fn reports(inputs: Inputs<'_>, out: &mut dyn Write) -> io::Result<Outcome> {
    let (mut written, mut found) = (0_usize, 0);
    let read = each(inputs, &mut |findings| {
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
pub(super) fn articles(inputs: Inputs<'_>, plan: &ExportPlan, out: &mut dyn Write) -> io::Result<Outcome> {
    let mut writing = ExportWriter::new(out, plan);
    let mut found = 0;
    let read = each(inputs, &mut |findings| {
        found += findings.count();
        writing.expect(findings.siblings);
        writing.article(&findings.reviewed(&findings.unreviewed()))
    })?;
    writing.finish()?;
    Ok(read.outcome(found))
}

/// Writes files for brat.
pub(super) fn brat(inputs: Inputs<'_>, plan: &ExportPlan, output: Option<&Path>) -> Result<Outcome> {
    let mut files = BratFiles::new(output, plan, inputs.0)?;
    let read = each(inputs, &mut |findings| files.article(&findings.reviewed(&findings.unreviewed())));
    files.finish(read)
}

/// Gives every article at `origins` to `take`, in order. An input that cannot be read is reported on standard error
/// and skipped.
pub(super) fn each(
    (origins, network, scope): Inputs<'_>,
    take: &mut dyn FnMut(Findings) -> io::Result<()>,
) -> io::Result<ReadCount> {
    let mut count = ReadCount::default();
    let mut rest = origins;
    while !rest.is_empty() {
        let (batch, after) = rest.split_at(batch_length(rest));
        rest = after;
        let read: Vec<Vec<Result<Findings>>> =
            batch.par_iter().map(|origin| find(origin, network, scope)).collect();
        for result in read.into_iter().flatten() {
            match result {
                Ok(findings) => {
                    count.read += 1;
                    tell(&findings.origin, &findings.article.notices);
                    take(findings)?;
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

/// What is found in the articles at `origin`, in their order.
fn find(origin: &Origin, network: &Network, scope: PageScope) -> Vec<Result<Findings>> {
    let documents = match input::load_all(origin, network, &mut |_| ControlFlow::Continue(())) {
        Ok(documents) => documents,
        Err(error) => return vec![Err(error)],
    };
    let siblings = if documents.len() > 1 { ArticleCount::Many } else { ArticleCount::One };
    let find = |document: Document| {
        let origin = document.origin.clone();
        let article = Article::read_in_scope(document, scope)?;
        Ok(Findings { siblings, ..Findings::of(article, source(&origin), origin) })
    };
    documents.into_par_iter().map(find).collect()
}

impl Findings {
    /// The findings in an article of `origin`, whose name in the result is `source`.
    pub(super) fn of(article: Article, source: Option<String>, origin: Origin) -> Self {
        let analysis = Arc::new(analysis::analyze(&article));
        let hash = TextHash::of(&article.text);
        let provenance = Provenance { id: None, source };
        Self { provenance, origin, siblings: ArticleCount::One, article, hash, analysis }
    }

    /// The findings with their review.
    pub(super) fn reviewed<'a>(&'a self, review: &'a Review) -> ReviewedArticle<'a> {
        let Self { provenance, article, hash, analysis, .. } = self;
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
        Origin::File(_) | Origin::Web(_) | Origin::Part { .. } | Origin::Item { .. } => Some(origin.name()),
        Origin::Stdin => Some("-".to_owned()),
        Origin::Sample => Some("sample".to_owned()),
        Origin::Record(_) => None,
    }
}
