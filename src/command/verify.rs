//! Articles and sources -> what a comparison of the quotations with the sources proposes. Nothing is recorded.

use super::export::with_journals;
use super::extract::Inputs;
use super::kept::{KeptArticles, LibraryUse};
use super::named::{self, NamedArticle};
use super::outcome::Outcome;
use super::printing::{answered, tell, told, write_to};
use super::target::{ProtectedFiles, Target, files_of};
use super::terminal::Terminal;
use crate::article::PageScope;
use crate::cli::{VerifyArgs, VerifyFormat};
use crate::error::{Error, Result};
use crate::export::verification::{self, VerificationFormat, VerificationReport};
use crate::input::Origin;
use crate::input::web::Network;
use crate::library::Library;
use crate::tui::{ArticleReference, SourceLibrary, read_sources};
use crate::verify::Source;
use std::path::PathBuf;

/// `pullquote verify`.
pub(super) fn run(verify: &VerifyArgs, terminal: &Terminal) -> Result<Outcome> {
    let articles = told(named::named(&verify.inputs)?);
    let against = told(named::named(&verify.against)?);
    let is_stdin = |article: &NamedArticle| *article == NamedArticle::Input(Origin::Stdin);
    if articles.iter().any(is_stdin) && against.iter().any(is_stdin) {
        return Err(Error::new(
            "standard input can be read only once: give the story or the source as a file",
        ));
    }
    let folder = &terminal.folder;
    let library = Library::open_existing(folder)?;
    let target = Target::new(verify.output.as_deref(), verify.force.if_exists());
    let mut read = files_of(&articles, library.as_ref())?;
    read.extend(files_of(&against, library.as_ref())?);
    ProtectedFiles::new(read, folder).refuse(target.path)?;
    let network = terminal.network(&verify.fetch);
    let sources = sources(&against, library.as_ref(), &network)?;
    let kept = KeptArticles { library: library.as_ref(), used: LibraryUse::CopyFirst };
    let inputs = Inputs { articles: &articles, network: &network, scope: PageScope::Article, kept };
    let written = write_to(target, |out| {
        let mut report = VerificationReport::new(&sources);
        let count = with_journals(inputs, &mut |findings, journal| {
            report.add(&findings.reviewed(&findings.review(journal)), &sources);
            Ok(())
        })?;
        let found = report.quotations().count();
        let outcome = match count.outcome(found) {
            Outcome::Done if !report.is_verbatim() => Outcome::Different,
            outcome => outcome,
        };
        if outcome != Outcome::NothingRead {
            verification::write(&report, format(verify.format), out)?;
        }
        Ok(outcome)
    })?;
    Ok(answered(library.map(|library| library.left_out()).unwrap_or_default(), written))
}

fn format(typed: VerifyFormat) -> VerificationFormat {
    match typed {
        VerifyFormat::Text => VerificationFormat::Text,
        VerifyFormat::Json => VerificationFormat::Json,
        VerifyFormat::Csv => VerificationFormat::Csv,
        VerifyFormat::Md => VerificationFormat::Markdown,
    }
}

/// The sources of a review, as they were typed. The library is opened only for an article in it.
///
/// # Errors
/// If one cannot be read, or is standard input, which a review needs for its keys.
pub(super) fn typed_sources(
    typed: &[PathBuf],
    terminal: &Terminal,
    network: &Network,
) -> Result<Vec<Source>> {
    let against = told(named::named(typed)?);
    if against.contains(&NamedArticle::Input(Origin::Stdin)) {
        return Err(Error::new(
            "a review cannot read its source from standard input: save it to a file and give its name",
        ));
    }
    let has_numbers = against.iter().any(|article| matches!(article, NamedArticle::Kept(_)));
    let library = if has_numbers { Library::open_existing(&terminal.folder)? } else { None };
    sources(&against, library.as_ref(), network)
}

/// Reads all sources. One that cannot be read is an error: without it, a quotation may be called not found that is in it.
fn sources(against: &[NamedArticle], library: Option<&Library>, network: &Network) -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    for named in against {
        let reference = match named {
            NamedArticle::Kept(id) => ArticleReference::Kept(*id),
            NamedArticle::Input(origin) => ArticleReference::Input(origin.clone()),
        };
        let read = read_sources(&reference, SourceLibrary { library, network })?;
        if let NamedArticle::Input(origin) = named {
            for source in &read {
                tell(origin, &source.article().notices);
            }
        }
        sources.extend(read);
    }
    Ok(sources)
}
