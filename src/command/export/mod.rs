//! Articles with their decisions from the library -> a file of an export format.
//!
//! A page that the library has a copy of is not fetched: the decisions are about that copy, and all exports show the same.

pub(super) mod brat_files;

use super::extract::{self, Findings, Inputs};
use super::kept::{KeptArticles, LibraryUse};
use super::named::{self, NamedArticle};
use super::outcome::{Outcome, ReadCount};
use super::printing::{answered, report, told, write_to};
use super::query::query;
use super::target::{ProtectedFiles, Target, files_of};
use super::terminal::Terminal;
use crate::article::PageScope;
use crate::cli::{ExportArgs, ExportOptions, LibraryExportArgs};
use crate::error::{Error, Result};
use crate::export::{
    ArticleCount, ExportPlan, ExportWriter, Format, QuotationFilter, Stage, named_countries,
};
use crate::input::web::Network;
use crate::library::{ArticleId, ArticleKey, Library};
use crate::review::Journal;
use brat_files::BratFiles;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;

/// `pullquote export`: the named articles.
pub(super) fn run(export: &ExportArgs, terminal: &Terminal) -> Result<Outcome> {
    let plan = plan(&export.options, extract::article_count(&export.inputs))?;
    let articles = told(named::named(&export.inputs)?);
    let library = Library::open_existing(&terminal.folder)?;
    let network = terminal.network(&export.fetch);
    let target = Target::typed(&export.options.target);
    let written = write((&articles, library.as_ref()), &network, &plan, (target, &terminal.folder))?;
    Ok(answered(library.map(|library| library.left_out()).unwrap_or_default(), written))
}

/// `pullquote library export`: articles of the library.
pub(super) fn run_library(export: &LibraryExportArgs, folder: &Path) -> Result<Outcome> {
    let mut library = Library::open_existing(folder)?.ok_or_else(|| {
        Error::new(format!("there is no library in {} yet: add or review an article first", folder.display()))
    })?;
    let typed: Option<Vec<ArticleId>> =
        export.query.iter().map(|word| word.parse().ok().map(ArticleId)).collect();
    let (numbers, chosen) = match typed {
        Some(numbers) if numbers.is_empty() => (library.article_ids()?, None),
        Some(numbers) => (numbers, None),
        None => {
            let index = library.refresh_all()?;
            let fitting = index.quotations(&query(&index, &export.query)?)?;
            let numbers = fitting.iter().map(|one| one.article).collect::<BTreeSet<_>>();
            let places = fitting.into_iter().map(|one| (one.text, one.start)).collect();
            (numbers.into_iter().collect(), Some(places))
        }
    };
    let count = if numbers.len() == 1 { ArticleCount::One } else { ArticleCount::Many };
    let mut plan = plan(&export.options, count)?;
    plan.selection.chosen = chosen;
    let articles: Vec<NamedArticle> = numbers.into_iter().map(NamedArticle::Kept).collect();
    let target = Target::typed(&export.options.target);
    let written = write((&articles, Some(&library)), &Network::default(), &plan, (target, folder))?;
    Ok(answered(library.left_out(), written))
}

/// All quotations of these articles of the library, as [`crate::command::reviewers`] writes what it merged.
pub(super) fn write_kept(
    articles: &[ArticleId],
    (format, target): (Format, Target<'_>),
    folder: &Path,
) -> Result<Outcome> {
    let articles: Vec<NamedArticle> = articles.iter().copied().map(NamedArticle::Kept).collect();
    let count = if articles.len() == 1 { ArticleCount::One } else { ArticleCount::Many };
    let plan =
        ExportPlan { format, articles: count, stage: Stage::Reviewed, selection: QuotationFilter::default() };
    let library = Library::open_existing(folder)?;
    write((&articles, library.as_ref()), &Network::default(), &plan, (target, folder))
}

/// Writes all articles to one file; for brat, each to its own.
fn write(
    (articles, library): (&[NamedArticle], Option<&Library>),
    network: &Network,
    plan: &ExportPlan,
    (target, folder): (Target<'_>, &Path),
) -> Result<Outcome> {
    let protected = ProtectedFiles::new(files_of(articles, library)?, folder);
    protected.refuse(target.path)?;
    let kept = KeptArticles { library, used: LibraryUse::CopyFirst };
    let inputs = Inputs { articles, network, scope: PageScope::Article, kept };
    let read = |take: &mut Take<'_>| with_journals(inputs, take);
    if plan.format == Format::Brat {
        let mut files = BratFiles::new(target, plan, &protected)?;
        let read =
            read(&mut |findings, journal| files.article(&findings.reviewed(&findings.review(journal))));
        return files.finish(read);
    }
    write_to(target, |out: &mut dyn Write| {
        let mut writing = ExportWriter::new(out, plan);
        let read = read(&mut |findings, journal| {
            writing.expect(findings.siblings);
            writing.article(&findings.reviewed(&findings.review(journal)))
        })?;
        // If no article could be read, not even the column names are written.
        if read.outcome(0) == Outcome::NothingRead {
            return Ok(Outcome::NothingRead);
        }
        let quotations = writing.finish()?;
        Ok(read.outcome(quotations))
    })
}

/// Writes one article with its decisions.
pub(super) type Take<'a> = dyn FnMut(&Findings, &Journal) -> io::Result<()> + 'a;

/// Gives every article with its decisions to `take`. One whose decisions cannot be read is reported and skipped.
pub(super) fn with_journals(inputs: Inputs<'_>, take: &mut Take<'_>) -> io::Result<ReadCount> {
    let mut without_journal = 0;
    let mut count = extract::each(inputs, &mut |findings| match journal(inputs.kept.library, &findings) {
        Ok(journal) => take(&findings, &journal),
        Err(error) => {
            without_journal += 1;
            report(&error);
            Ok(())
        }
    })?;
    count.read -= without_journal;
    count.failed += without_journal;
    Ok(count)
}

fn plan(options: &ExportOptions, articles: ArticleCount) -> Result<ExportPlan> {
    let countries = options.country.as_deref().map(named_countries).transpose()?;
    let selection =
        QuotationFilter { only: options.only, speaker: options.speaker.clone(), countries, chosen: None };
    let target = Target::typed(&options.target);
    let format = options.format.map_or_else(|| target.format(), |typed| Ok(Some(typed)))?;
    let format = format.unwrap_or(Format::Json);
    Ok(ExportPlan { format, articles, stage: Stage::Reviewed, selection })
}

/// The decisions on an article, as far as the library has any.
fn journal(library: Option<&Library>, findings: &Findings) -> Result<Journal> {
    let Some(library) = library else { return Ok(Journal::default()) };
    let id = match findings.kept {
        Some(id) => Some(id),
        None => library.find(&ArticleKey::new(findings.hash, &findings.origin))?,
    };
    id.map_or(Ok(Journal::default()), |id| library.journal(id))
}
