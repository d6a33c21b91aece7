//! Articles, with what the library knows of them -> a file of a format.

use super::extract::{self, Findings};
use super::{Outcome, report, standoff, write_to};
use crate::cli::{self, Export, How, LibraryExport};
use crate::error::{Error, Result};
use crate::export::{Format, Only, Plan, Selection, Several, Stage, Writing, named_countries};
use crate::input::{self, Origin};
use crate::library::{ArticleId, Library, Source};
use crate::review::Journal;
use std::io::{self, Write};
use std::path::Path;

/// `pullquote export`: the articles that were named.
pub(super) fn run(export: &Export, folder: &Path) -> Result<Outcome> {
    let origins = input::list(&export.inputs)?;
    let plan = plan(&export.how, super::several(&export.inputs))?;
    let output = export.how.output.as_deref();
    refuse_harm(output, &origins, folder)?;
    let library = Library::open_existing(folder)?;
    let mut articles = |take: &mut Take<'_>| {
        let mut unread = false;
        let failed = extract::each(&origins, &mut |origin, findings| match journal(
            library.as_ref(),
            origin,
            &findings,
        ) {
            Ok(journal) => take(&findings, &journal),
            Err(error) => {
                unread = true;
                report(&error);
                Ok(())
            }
        })?;
        Ok(failed || unread)
    };
    hand_on(&plan, output, &mut articles, &origins)
}

/// `pullquote library export`: the articles that are kept.
pub(super) fn run_library(export: &LibraryExport, folder: &Path) -> Result<Outcome> {
    let plan = plan(&export.how, if export.articles.len() == 1 { Several::No } else { Several::Yes })?;
    let output = export.how.output.as_deref();
    refuse_harm(output, &[], folder)?;
    let library = Library::open_existing(folder)?.ok_or_else(|| {
        Error::new(format!("there is no library in {}: review an article first", folder.display()))
    })?;
    let numbers: Vec<ArticleId> = match export.articles.as_slice() {
        [] => library.numbers()?,
        numbers => numbers.iter().copied().map(ArticleId).collect(),
    };
    let mut articles = |take: &mut Take<'_>| {
        let mut failed = false;
        for &number in &numbers {
            match kept(&library, number) {
                Ok((findings, journal)) => take(&findings, &journal)?,
                Err(error) => {
                    failed = true;
                    report(&error);
                }
            }
        }
        Ok(failed)
    };
    hand_on(&plan, output, &mut articles, &[])
}

/// Takes one article with its journal.
type Take<'a> = dyn FnMut(&Findings, &Journal) -> io::Result<()> + 'a;

/// Gives every article to what takes them, and says whether one could not be read.
type Articles<'a> = dyn FnMut(&mut Take<'_>) -> io::Result<bool> + 'a;

/// Writes all articles to one file; for brat, each to its own.
fn hand_on(
    plan: &Plan,
    output: Option<&Path>,
    articles: &mut Articles<'_>,
    origins: &[Origin],
) -> Result<Outcome> {
    if plan.format == Format::Brat {
        let mut files = standoff::Files::new(output, plan, origins)?;
        let failed =
            articles(&mut |findings, journal| files.article(&findings.reviewed(&findings.review(journal))));
        return files.outcome(failed);
    }
    write_to(output, |out: &mut dyn Write| {
        let mut writing = Writing::new(out, plan);
        let failed = articles(&mut |findings, journal| {
            writing.article(&findings.reviewed(&findings.review(journal)))
        })?;
        // Of articles that cannot be read, not even the names of the columns are handed on.
        if failed && !writing.is_begun() {
            return Ok(Outcome::Failed);
        }
        let quotations = writing.finish()?;
        Ok(Outcome::of(failed, quotations > 0))
    })
}

fn plan(how: &How, several: Several) -> Result<Plan> {
    let only = match how.only {
        cli::Only::Accepted => Only::Accepted,
        cli::Only::All => Only::All,
    };
    let countries = how.country.as_deref().map(named_countries).transpose()?;
    let selection = Selection { only, speaker: how.speaker.clone(), countries };
    Ok(Plan { format: how.format, several, stage: Stage::Reviewed, selection })
}

/// Neither an article nor the library is ever written over.
fn refuse_harm(output: Option<&Path>, origins: &[Origin], folder: &Path) -> Result<()> {
    let Some(output) = output else { return Ok(()) };
    if Library::owns(folder, output) {
        return Err(Error::new(format!(
            "{} belongs to the library and would be overwritten: give another name to --output",
            output.display()
        )));
    }
    input::refuse_overwriting(output, origins)
}

/// What was done to an article, as far as the library knows it.
fn journal(library: Option<&Library>, origin: &Origin, findings: &Findings) -> Result<Journal> {
    let Some(library) = library else { return Ok(Journal::default()) };
    let source = Source { hash: findings.hash, file: origin.whole_name() };
    match library.find(&source)? {
        Some(id) => library.journal(id),
        None => Ok(Journal::default()),
    }
}

fn kept(library: &Library, number: ArticleId) -> Result<(Findings, Journal)> {
    let kept = library.kept(number)?.ok_or_else(|| {
        Error::new(format!(
            "the library has no article {}: pullquote library export without numbers hands on all",
            number.0
        ))
    })?;
    Ok((Findings::of(kept.article, kept.source.file), kept.journal))
}
