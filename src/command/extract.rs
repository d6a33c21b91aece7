//! Articles -> findings in the requested format, in the order in which they were named, on all cores.
//!
//! An input may hold several articles. What was left out or corrected in reading them is reported on standard
//! error, because standard output holds the result.

use super::export::brat_files::BratFiles;
use super::kept::KeptArticles;
use super::named::{self, NamedArticle};
use super::outcome::{Outcome, ReadCount};
use super::printing::{report, tell};
use super::target::{ProtectedFiles, Target};
use crate::analysis::{self, Analysis, EntityKind};
use crate::article::{Article, PageScope};
use crate::error::{Error, Result};
use crate::export::Provenance;
use crate::export::report;
use crate::export::{ArticleCount, ExportPlan, ExportWriter, ReviewedArticle};
use crate::input::web::Network;
use crate::input::{self, Document, Origin};
use crate::library::{ArticleId, StoredArticle};
use crate::plain::reading;
use crate::review::{self, Journal, Review};
use crate::text::hash::TextHash;
use rayon::prelude::*;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

/// Articles are read and analysed together until they reach this size, which bounds memory.
const BATCH_BYTES: u64 = 8 * 1024 * 1024;
/// Of larger articles one for each core, if they are no longer than this together.
const MAX_BATCH_BYTES: u64 = 8 * BATCH_BYTES;
/// Assumed for an origin of unknown size.
const UNKNOWN_BYTES: u64 = MAX_BATCH_BYTES;
/// This many small articles keep all cores busy.
const BATCH_ARTICLES: usize = 256;

/// What to read, and how.
#[derive(Clone, Copy)]
pub(super) struct Inputs<'a> {
    /// What was named.
    pub(super) articles: &'a [NamedArticle],
    /// How what comes from the web is fetched.
    pub(super) network: &'a Network,
    /// How much of a page is read.
    pub(super) scope: PageScope,
    /// The library.
    pub(super) kept: KeptArticles<'a>,
}

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
    /// Its number, if it is the copy in the library.
    pub(super) kept: Option<ArticleId>,
}

/// Whether what was typed can mean several articles. JSON is then an array, however many there are.
pub(super) fn article_count(inputs: &[PathBuf]) -> ArticleCount {
    let one = inputs.len() <= 1 && !inputs.first().is_some_and(|input| input.is_dir());
    if one { ArticleCount::One } else { ArticleCount::Many }
}

/// What a report in lines holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ReportForm {
    /// The findings.
    Findings,
    /// The whole article with its findings, to be read out.
    Reading,
}

/// Prints the report on the articles.
pub(super) fn reports(inputs: Inputs<'_>, form: ReportForm, out: &mut dyn Write) -> io::Result<Outcome> {
    let (mut written, mut found) = (0_usize, 0);
    let read = each(inputs, &mut |findings| {
        if written > 0 {
            out.write_all(b"\n")?;
        }
        written += 1;
        found += findings.count();
        let Findings { provenance, article, analysis, .. } = &findings;
        match form {
            ReportForm::Findings => out.write_all(report::report(provenance, article, analysis).as_bytes()),
            ReportForm::Reading => {
                reading::reading(article, analysis).iter().try_for_each(|line| writeln!(out, "{line}"))
            }
        }
    })?;
    Ok(read.outcome(found))
}

/// Writes the findings in the articles, without decisions.
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
pub(super) fn brat(
    inputs: Inputs<'_>,
    plan: &ExportPlan,
    (target, protected): (Target<'_>, &ProtectedFiles<'_>),
) -> Result<Outcome> {
    let mut files = BratFiles::new(target, plan, protected)?;
    let read = each(inputs, &mut |findings| files.article(&findings.reviewed(&findings.unreviewed())));
    files.finish(read)
}

/// Gives every article to `take`, in order. An input that cannot be read is reported on standard error and skipped.
///
/// A batch is read on all cores while this thread writes the one before it. Only this thread asks the library: before the
/// others begin, and after they have ended.
pub(super) fn each(
    inputs: Inputs<'_>,
    take: &mut dyn FnMut(Findings) -> io::Result<()>,
) -> io::Result<ReadCount> {
    let Inputs { network, scope, kept, .. } = inputs;
    let mut count = ReadCount::default();
    let mut rest = inputs.articles;
    let mut read: Vec<Result<Findings>> = Vec::new();
    while !rest.is_empty() || !read.is_empty() {
        let (batch, after) = rest.split_at(batch_length(rest, size).min(rest.len()));
        rest = after;
        let sources: Vec<Result<Source<'_>>> = batch.iter().map(|article| source_of(article, kept)).collect();
        let mut found: Vec<Found<'_>> = Vec::new();
        let last = std::mem::take(&mut read);
        rayon::in_place_scope(|cores| {
            cores.spawn(|_| found = find_all(sources, network, scope));
            last.into_iter().try_for_each(|result| give(result, &mut count, take))
        })?;
        read = found.into_iter().map(|result| complete(result, kept)).collect();
    }
    Ok(count)
}

/// Gives an article to `take`, or reports why it could not be read.
fn give(
    result: Result<Findings>,
    count: &mut ReadCount,
    take: &mut dyn FnMut(Findings) -> io::Result<()>,
) -> io::Result<()> {
    match result {
        Ok(findings) => {
            count.read += 1;
            tell(&findings.origin, &findings.article.notices);
            take(findings)
        }
        Err(error) => {
            count.failed += 1;
            report(&error);
            Ok(())
        }
    }
}

/// What is found at the sources of a batch, in their order.
fn find_all<'a>(sources: Vec<Result<Source<'a>>>, network: &Network, scope: PageScope) -> Vec<Found<'a>> {
    let find = |source: Result<Source<'a>>| {
        source.map_or_else(|error| vec![Err((None, error))], |source| find(source, network, scope))
    };
    let found: Vec<Vec<Found<'a>>> = sources.into_par_iter().map(find).collect();
    found.into_iter().flatten().collect()
}

/// Where an article is read.
enum Source<'a> {
    /// Where it came from.
    Origin(&'a Origin),
    /// In the library.
    Kept(Box<StoredArticle>),
}

/// What was found in an article, or why it could not be read, with the input if that is as a whole.
type Found<'a> = std::result::Result<Findings, (Option<&'a Origin>, Error)>;

fn source_of<'a>(article: &'a NamedArticle, kept: KeptArticles<'_>) -> Result<Source<'a>> {
    Ok(match article {
        NamedArticle::Kept(id) => Source::Kept(Box::new(named::kept(kept.library, *id)?)),
        NamedArticle::Input(origin) => match kept.before_fetching(origin)? {
            Some(copy) => Source::Kept(Box::new(copy)),
            None => Source::Origin(origin),
        },
    })
}

/// Adds what the library knows, or gives its copy of a page that could not be fetched.
fn complete(read: Found<'_>, kept: KeptArticles<'_>) -> Result<Findings> {
    match read {
        Ok(mut findings) => {
            if findings.kept.is_none() {
                let Findings { origin, article, analysis, .. } = &mut findings;
                let notice = kept.complete(origin, (article, analysis))?;
                article.notices.extend(notice);
            }
            Ok(findings)
        }
        Err((None, error)) => Err(error),
        Err((Some(origin), error)) => match kept.in_place_of(origin)? {
            Some(copy) => {
                report(&Error::new(copy.in_place_of_page(&error)));
                Ok(Findings::kept(copy))
            }
            None => Err(error),
        },
    }
}

/// How many of the articles to read together.
pub(super) fn batch_length<T>(articles: &[T], size: impl Fn(&T) -> Option<u64>) -> usize {
    let cores = rayon::current_num_threads();
    let mut bytes = 0;
    let fitting = articles.iter().take(BATCH_ARTICLES).enumerate().take_while(|(index, article)| {
        bytes += size(article).unwrap_or(UNKNOWN_BYTES);
        bytes <= BATCH_BYTES || *index < cores && bytes <= MAX_BATCH_BYTES
    });
    fitting.count().max(1)
}

fn size(article: &NamedArticle) -> Option<u64> {
    match article {
        NamedArticle::Input(origin) => input::size(origin),
        NamedArticle::Kept(_) => None,
    }
}

/// What is found in the articles at a source, in their order.
fn find<'a>(source: Source<'a>, network: &Network, scope: PageScope) -> Vec<Found<'a>> {
    let origin = match source {
        Source::Kept(stored) => return vec![Ok(Findings::kept(*stored))],
        Source::Origin(origin) => origin,
    };
    let documents = match input::load_all(origin, network, &mut |_| ControlFlow::Continue(())) {
        Ok(documents) => documents,
        Err(error) => return vec![Err((Some(origin), error))],
    };
    let siblings = if documents.len() > 1 { ArticleCount::Many } else { ArticleCount::One };
    let find = |document: Document| {
        let origin = document.origin.clone();
        if !input::has_room(document.text.len().saturating_mul(input::FINDINGS)) {
            let what = format!("{} and its findings do not fit into memory", origin.name());
            return Err((None, Error::new(format!("{what}: split it and give the parts"))));
        }
        let article = Article::read_in_scope(document, scope).map_err(|error| (None, error))?;
        Ok(Findings { siblings, ..Findings::of(article, self::source(&origin), origin) })
    };
    documents.into_par_iter().map(find).collect()
}

impl Findings {
    /// The findings in an article of `origin`, whose name in the result is `source`.
    pub(super) fn of(mut article: Article, source: Option<String>, origin: Origin) -> Self {
        let analysis = Arc::new(analysis::analyze_in_place(&mut article));
        let hash = TextHash::of(&article.text);
        let provenance = Provenance { id: None, source };
        Self { provenance, origin, siblings: ArticleCount::One, article, hash, analysis, kept: None }
    }

    /// The findings in an article of the library.
    pub(super) fn kept(stored: StoredArticle) -> Self {
        let origin = stored.key.file.as_deref().map_or(Origin::Stdin, Origin::from_whole_name);
        Self { kept: Some(stored.id), ..Self::of(stored.article, stored.key.file, origin) }
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
