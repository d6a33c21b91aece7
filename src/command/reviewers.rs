//! Files of decisions -> how far two reviewers agree, or their work in the library.

use super::decision_file::{self, DecisionFile};
use super::{Outcome, write_to};
use crate::cli::{AgreeArgs, AnswerFormat, ExportOptions, LibraryExportArgs, MergeArgs};
use crate::error::{Error, Result};
use crate::export::{Format, VerdictFilter, agreement};
use crate::library::{ArticleId, Library};
use crate::review::agreement::agreement as compare;
use crate::review::decided::DecidedArticle;
use crate::review::merge::{self, Fate, Origin, Proposal};
use crate::review::pairing::pair;
use crate::text::phrase::counted;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// `pullquote agree`.
pub(super) fn agree(agree: &AgreeArgs) -> Result<Outcome> {
    let files = [&agree.first, &agree.second];
    let [first, second] = read(files)?;
    let pairing = pair(&first, &second);
    let found = compare(&pairing);
    let names = files.map(|file| file.display().to_string());
    let names = names.each_ref().map(String::as_str);
    let mut printed = match agree.format {
        AnswerFormat::Text => agreement::text(&found, names),
        AnswerFormat::Json => agreement::json(&found, names),
    };
    if agree.format == AnswerFormat::Json {
        printed.push('\n');
    }
    let outcome = if found.decided == 0 { Outcome::NothingFound } else { Outcome::Done };
    print(&printed, outcome)
}

/// `pullquote merge`.
pub(super) fn merge(merge: &MergeArgs, folder: &Path) -> Result<Outcome> {
    let files = [&merge.first, &merge.second];
    let [first, second] = read(files)?;
    let names = files.map(|file| file.display().to_string());
    let labels = names.each_ref().map(String::as_str);
    let pairing = pair(&first, &second);
    let both = pairing.both.iter().map(|paired| (paired.article, merge::two(paired, labels)));
    let alone = pairing.alone.iter().flatten().map(|article| (*article, merge::one(article)));
    if let Some(output) = &merge.output {
        refuse_overwriting(output, files)?;
    }
    let mut taken = Taken::default();
    taken.import(&mut Library::open(folder)?, &both.chain(alone).collect::<Vec<_>>())?;
    if let Some(output) = &merge.output {
        hand_on(output, &taken.articles, folder)?;
    }
    let orphans: usize = first.iter().chain(&second).map(|article| article.orphans).sum();
    print(&taken.told(orphans), taken.outcome())
}

/// `pullquote library import`.
pub(super) fn import(file: &Path, folder: &Path) -> Result<Outcome> {
    let mut file = DecisionFile::open(file)?;
    // The whole file first: of a damaged one, nothing is imported.
    file.each_batch(&mut |_| Ok(()))?;
    let mut library = Library::open(folder)?;
    let (mut taken, mut orphans) = (Taken::default(), 0);
    file.each_batch(&mut |batch| {
        orphans += batch.iter().map(|article| article.orphans).sum::<usize>();
        let proposed: Vec<_> = batch.iter().map(|article| (article, merge::one(article))).collect();
        taken.import(&mut library, &proposed)
    })?;
    print(&taken.told(orphans), taken.outcome())
}

fn read([first, second]: [&PathBuf; 2]) -> Result<[Vec<DecidedArticle>; 2]> {
    if is_same(first, second) {
        return Err(Error::new(format!(
            "{} is given twice: give the files of two reviewers",
            first.display()
        )));
    }
    Ok([decision_file::read(first)?, decision_file::read(second)?])
}

/// Writes the merged articles to a file, as they stand in the library now.
fn hand_on(output: &Path, articles: &[ArticleId], folder: &Path) -> Result<()> {
    let is_json = output.extension().is_some_and(|extension| extension == "json");
    let options = ExportOptions {
        format: if is_json { Format::Json } else { Format::Jsonl },
        output: Some(output.to_owned()),
        only: VerdictFilter::All,
        speaker: None,
        country: None,
    };
    let articles = articles.iter().map(|article| article.0).collect();
    super::export::run_library(&LibraryExportArgs { articles, options }, folder).map(|_| ())
}

fn refuse_overwriting(output: &Path, files: [&PathBuf; 2]) -> Result<()> {
    if files.iter().any(|file| is_same(file, output)) {
        return Err(Error::new(format!(
            "{} is one of the files that are merged and would be overwritten: give another name to --output",
            output.display()
        )));
    }
    Ok(())
}

/// Whether two names lead to one file.
fn is_same(one: &Path, other: &Path) -> bool {
    one.canonicalize().is_ok_and(|one| other.canonicalize().is_ok_and(|other| other == one))
}

fn print(text: &str, outcome: Outcome) -> Result<Outcome> {
    write_to(None, |out| out.write_all(text.as_bytes()).map(|()| outcome))
}

/// What was taken into the library.
#[derive(Debug, Default)]
struct Taken {
    articles: Vec<ArticleId>,
    /// Decided alike by both.
    both: usize,
    /// Decided by one.
    one: usize,
    /// Open again, for two differ.
    differing: usize,
    /// Only notes and the like.
    noted: usize,
    /// There already.
    standing: usize,
    /// Decided in the library since.
    decided_here: usize,
}

/// Articles that are written in one step. A longer one would keep other programs waiting.
const STEP: usize = 256;

impl Taken {
    fn import(&mut self, library: &mut Library, proposed: &[(&DecidedArticle, Vec<Proposal>)]) -> Result<()> {
        for step in proposed.chunks(STEP) {
            for ((id, fates), (_, proposals)) in library.import(step)?.into_iter().zip(step) {
                self.articles.push(id);
                proposals.iter().zip(&fates).for_each(|(proposal, fate)| self.count(proposal.origin, fate));
            }
        }
        Ok(())
    }

    fn count(&mut self, origin: Origin, fate: &Fate) {
        *match (fate, origin) {
            (Fate::Standing, _) => &mut self.standing,
            (Fate::DecidedHere, _) => &mut self.decided_here,
            (Fate::Record(..), Origin::Both) => &mut self.both,
            (Fate::Record(..), Origin::One) => &mut self.one,
            (Fate::Record(..), Origin::Differing) => &mut self.differing,
            (Fate::Record(..), Origin::Noted) => &mut self.noted,
        } += 1;
    }

    fn outcome(&self) -> Outcome {
        let all = self.both + self.one + self.differing + self.noted + self.standing + self.decided_here;
        if all == 0 { Outcome::NothingFound } else { Outcome::Done }
    }

    /// What was taken in, a line each; what is not there is not told.
    fn told(&self, orphans: usize) -> String {
        let mut text = counted(self.articles.len(), "article", "articles") + "\n";
        for (count, what) in [
            (self.both, "decided alike by both"),
            (self.one, "decided by one"),
            (self.differing, "open again: the reviewers differ"),
            (self.noted, "noted, flagged or skipped, but not decided"),
            (self.standing, "there already"),
            (self.decided_here, "left as they were decided here later"),
            (orphans, "not taken in: they had lost their place in the text before"),
        ] {
            if count > 0 {
                let _ = writeln!(text, "  {} {what}", counted(count, "quotation", "quotations"));
            }
        }
        if self.differing > 0 {
            text += "pullquote review --only differing goes through what is open; ";
            text += "with the file of an article and without --plain, on the screen\n";
        }
        text
    }
}
