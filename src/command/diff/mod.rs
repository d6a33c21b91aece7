//! Two versions of an article, from wherever they are -> what changed between them.

mod version;

use super::extract::{self, Findings, Inputs};
use super::kept::{KeptArticles, LibraryUse};
use super::named::NamedArticle;
use super::outcome::Outcome;
use super::printing::{answered, write_to};
use super::target::{ProtectedFiles, Target, files_of};
use super::terminal::Terminal;
use crate::article::PageScope;
use crate::cli::{DiffArgs, DiffFormat};
use crate::error::{Error, Result};
use crate::export::versions::{self as report, VersionReport};
use crate::input::Origin;
use crate::input::web::Network;
use crate::library::Library;
use crate::review::{Journal, Review};
use crate::text::phrase::single_spaced;
use crate::versions::{QuotationDifference, QuotationVersion, ReviewedSpeaker, differences};
use version::{NamedVersion, versions};

/// `pullquote diff`.
pub(super) fn run(typed: &DiffArgs, terminal: &Terminal) -> Result<Outcome> {
    let folder = &terminal.folder;
    let library = Library::open_existing(folder)?;
    let [old, new] = versions(&typed.old, typed.new.as_deref(), library.as_ref())?;
    if [&old, &new].iter().all(|version| version.is_stdin()) {
        return Err(Error::new("standard input can be read only once: give one version as a file"));
    }
    let target = Target::typed(&typed.target);
    let named: Vec<NamedArticle> = [&old, &new].iter().map(|version| version.article()).collect();
    ProtectedFiles::new(files_of(&named, library.as_ref())?, folder).refuse(target.path)?;
    let network = terminal.network(&typed.fetch);
    let read = |version| findings(version, library.as_ref(), &network);
    let (Some(before), Some(after)) = (read(&old)?, read(&new)?) else { return Ok(Outcome::Failed) };
    let mut found = differences((&before.article, &before.analysis), (&after.article, &after.analysis));
    let journals = [old.journal(&new, library.as_ref())?, new.journal(&old, library.as_ref())?];
    add_decisions(&mut found.quotations, [(&before, journals[0]), (&after, journals[1])]);
    let unknown: Vec<&str> = [&old, &new].iter().filter_map(|version| version.without_statements()).collect();
    let note = report::without_statements(&unknown);
    if note.is_some() {
        found.statements.clear();
    }
    let shown =
        VersionReport { old: &old.name(), new: &new.name(), note: note.as_deref(), differences: &found };
    let page = match typed.format {
        DiffFormat::Text => report::lines(shown),
        DiffFormat::Json => report::json(shown) + "\n",
        DiffFormat::Md => report::markdown(shown),
    };
    let outcome = if found.is_empty() { Outcome::Done } else { Outcome::Different };
    let written = write_to(target, |out| out.write_all(page.as_bytes()).map(|()| outcome))?;
    Ok(answered(library.map(|library| library.left_out()).unwrap_or_default(), written))
}

/// Adds the decisions on each version to its quotations.
fn add_decisions(
    quotations: &mut [QuotationDifference],
    [before, after]: [(&Findings, Option<&Journal>); 2],
) {
    let [before, after] = [before, after]
        .map(|(findings, journal)| journal.map(|journal| (findings.review(journal), &findings.article.text)));
    for one in quotations {
        correct(one.before.as_mut(), before.as_ref());
        correct(one.after.as_mut(), after.as_ref());
    }
}

/// Adds the speaker of the review if it is not the one that was found.
fn correct(version: Option<&mut QuotationVersion>, reviewed: Option<&(Review, &String)>) {
    let Some((version, (review, text))) = version.zip(reviewed) else { return };
    let quotation = review.found.quotations.get(version.number.saturating_sub(1));
    let Some(id) = quotation.map(|quotation| quotation.id) else { return };
    let card = review.cards.iter().position(|card| card.found == Some(id));
    let speakers = card.and_then(|card| review.corrected_speaker(card, text));
    version.corrected = speakers
        .map(|speakers| ReviewedSpeaker { speaker: speakers.shown.map(|names| single_spaced(&names)) });
}

/// The findings in a version. `None` if it could not be read, as standard error says.
fn findings(
    version: &NamedVersion,
    library: Option<&Library>,
    network: &Network,
) -> Result<Option<Findings>> {
    let origin: &Origin = match version {
        NamedVersion::Kept { stored, .. } => return Ok(Some(Findings::kept((**stored).clone()))),
        NamedVersion::Input(origin) => origin,
    };
    let articles = [NamedArticle::Input(origin.clone())];
    let kept = KeptArticles { library, used: LibraryUse::Numbers };
    let inputs = Inputs { articles: &articles, network, scope: PageScope::Article, kept };
    let mut read = Vec::new();
    let _ = extract::each(inputs, &mut |findings| {
        read.push(findings);
        Ok(())
    });
    if read.len() > 1 {
        let what = format!("{} holds {} articles", origin.name(), read.len());
        return Err(Error::new(format!("{what}: save the two versions as files of their own")));
    }
    Ok(read.pop())
}
