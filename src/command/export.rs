//! Articles with their decisions from the library -> a file of an export format.

use super::brat_files::BratFiles;
use super::extract::{self, Findings};
use super::outcome::{Outcome, ReadCount, Terminal};
use super::printing::{report, write_to};
use crate::article::PageScope;
use crate::cli::{ExportArgs, ExportOptions, LibraryExportArgs};
use crate::error::{Error, Result};
use crate::export::{
    ArticleCount, ExportPlan, ExportWriter, Format, QuotationFilter, Stage, named_countries,
};
use crate::input::{self, Origin};
use crate::library::{ArticleId, ArticleKey, Library};
use crate::review::Journal;
use std::io::{self, Write};
use std::path::Path;

/// `pullquote export`: the named articles.
pub(super) fn run(export: &ExportArgs, terminal: &Terminal) -> Result<Outcome> {
    let (folder, network) = (terminal.user.folder.as_path(), terminal.network(&export.fetch));
    let origins = input::list(&export.inputs)?;
    let plan = plan(&export.options, extract::article_count(&export.inputs))?;
    let output = export.options.output.as_deref();
    refuse_harm(output, &origins, folder)?;
    let library = Library::open_existing(folder)?;
    let mut articles = |take: &mut Take<'_>| {
        let mut without_journal = 0;
        let mut count = extract::each(
            (&origins, &network, PageScope::Article),
            &mut |findings| match journal(library.as_ref(), &findings) {
                Ok(journal) => take(&findings, &journal),
                Err(error) => {
                    without_journal += 1;
                    report(&error);
                    Ok(())
                }
            },
        )?;
        count.read -= without_journal;
        count.failed += without_journal;
        Ok(count)
    };
    write(&plan, output, &mut articles, &origins)
}

/// `pullquote library export`: articles of the library.
pub(super) fn run_library(export: &LibraryExportArgs, folder: &Path) -> Result<Outcome> {
    let plan = plan(
        &export.options,
        if export.articles.len() == 1 { ArticleCount::One } else { ArticleCount::Many },
    )?;
    let output = export.options.output.as_deref();
    refuse_harm(output, &[], folder)?;
    let library = Library::open_existing(folder)?.ok_or_else(|| {
        Error::new(format!("there is no library in {} yet: add or review an article first", folder.display()))
    })?;
    let numbers: Vec<ArticleId> = match export.articles.as_slice() {
        [] => library.article_ids()?,
        numbers => numbers.iter().copied().map(ArticleId).collect(),
    };
    let mut articles = |take: &mut Take<'_>| {
        let mut count = ReadCount::default();
        for &number in &numbers {
            match load(&library, number) {
                Ok((findings, journal)) => {
                    count.read += 1;
                    take(&findings, &journal)?;
                }
                Err(error) => {
                    count.failed += 1;
                    report(&error);
                }
            }
        }
        Ok(count)
    };
    write(&plan, output, &mut articles, &[])
}

/// Writes one article with its decisions.
type Take<'a> = dyn FnMut(&Findings, &Journal) -> io::Result<()> + 'a;

/// Passes every article to what writes it, and counts them.
type Articles<'a> = dyn FnMut(&mut Take<'_>) -> io::Result<ReadCount> + 'a;

/// Writes all articles to one file; for brat, each to its own.
fn write(
    plan: &ExportPlan,
    output: Option<&Path>,
    articles: &mut Articles<'_>,
    origins: &[Origin],
) -> Result<Outcome> {
    if plan.format == Format::Brat {
        let mut files = BratFiles::new(output, plan, origins)?;
        let read =
            articles(&mut |findings, journal| files.article(&findings.reviewed(&findings.review(journal))));
        return files.finish(read);
    }
    write_to(output, |out: &mut dyn Write| {
        let mut writing = ExportWriter::new(out, plan);
        let read = articles(&mut |findings, journal| {
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

fn plan(options: &ExportOptions, articles: ArticleCount) -> Result<ExportPlan> {
    let countries = options.country.as_deref().map(named_countries).transpose()?;
    let selection = QuotationFilter { only: options.only, speaker: options.speaker.clone(), countries };
    Ok(ExportPlan { format: options.format, articles, stage: Stage::Reviewed, selection })
}

/// Refuses to overwrite an article or the library.
fn refuse_harm(output: Option<&Path>, origins: &[Origin], folder: &Path) -> Result<()> {
    let Some(output) = output else { return Ok(()) };
    if Library::owns(folder, output) {
        return Err(Error::new(format!(
            "{} belongs to the library and would be overwritten: give --output another name",
            output.display()
        )));
    }
    input::refuse_overwriting(output, origins)
}

/// The decisions on an article, as far as the library has any.
fn journal(library: Option<&Library>, findings: &Findings) -> Result<Journal> {
    let Some(library) = library else { return Ok(Journal::default()) };
    let key = ArticleKey::new(findings.hash, &findings.origin);
    match library.find(&key)? {
        Some(id) => library.journal(id),
        None => Ok(Journal::default()),
    }
}

fn load(library: &Library, number: ArticleId) -> Result<(Findings, Journal)> {
    let stored = library.article(number)?.ok_or_else(|| {
        Error::new(format!(
            "the library has no article {}: run pullquote library list for the numbers",
            number.0
        ))
    })?;
    let origin = stored.key.file.as_deref().map_or(Origin::Stdin, Origin::from_whole_name);
    Ok((Findings::of(stored.article, stored.key.file, origin), stored.journal))
}
