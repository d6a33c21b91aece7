//! Exported decisions -> how far two reviewers agree, or their decisions in the library.

mod decision_file;
mod foreign;
mod merge_report;

use self::decision_file::DecisionFile;
use self::merge_report::MergeReport;
use super::outcome::Outcome;
use super::printing::{OR_FORCE, say, write_to};
use super::target::{ProtectedFiles, Target};
use crate::cli::{AgreeArgs, AnswerFormat, MergeArgs};
use crate::error::{Error, Result};
use crate::export::{Format, agreement, alphas};
use crate::input::FileIdentity;
use crate::library::{ArticleId, Library};
use crate::output::{Access, OutputFile, unwritten};
use crate::review::agreement::agreement as compare;
use crate::review::alpha::many;
use crate::review::decided::{DecidedArticle, Unmerged};
use crate::review::merge;
use crate::review::pairing::pair;
use std::path::{Path, PathBuf};

/// `pullquote agree`.
pub(super) fn agree(agree: &AgreeArgs, folder: &Path) -> Result<Outcome> {
    let files: Vec<&PathBuf> = [&agree.first].into_iter().chain(&agree.second).chain(&agree.more).collect();
    let ComparedReviewers { names, decided, left_out } = ComparedReviewers::read(&files, folder)?;
    let all = many(&decided);
    let (printed, has_cases) = if let ([first, second], [one, other]) = (decided.as_slice(), names.as_slice())
    {
        let found = compare(&pair(first, second));
        let names = [one.as_str(), other.as_str()];
        let printed = match agree.format {
            AnswerFormat::Text => agreement::text(&found, names) + &alphas::text(&all),
            AnswerFormat::Json => agreement::json((&found, &all), names) + "\n",
        };
        (printed, found.decided > 0)
    } else {
        let pairs = pairs_of(&decided);
        let printed = match agree.format {
            AnswerFormat::Text => alphas::of_many(&names, &pairs) + &alphas::text(&all),
            AnswerFormat::Json => alphas::json(&names, &pairs, &all) + "\n",
        };
        (printed, all.verdict.cases > 0)
    };
    let outcome = if has_cases { Outcome::Done } else { Outcome::NothingFound };
    for sentence in &left_out {
        say(sentence);
    }
    print(&printed, outcome)
}

/// The reviewers that are compared.
#[derive(Default)]
struct ComparedReviewers {
    /// The file of each, with the reviewer's name if the file has several.
    names: Vec<String>,
    decided: Vec<Vec<DecidedArticle>>,
    /// What is no decision, a sentence for each file.
    left_out: Vec<String>,
}

impl ComparedReviewers {
    /// Reads files of `pullquote export` and of other tools.
    fn read(files: &[&PathBuf], folder: &Path) -> Result<Self> {
        let mut all = Self::default();
        for (index, path) in files.iter().enumerate() {
            refuse_twice(path, files.get(..index).unwrap_or_default())?;
            let (name, mut file) = (path.display().to_string(), DecisionFile::open(path)?);
            let Some(format) = file.foreign_format()? else {
                all.names.push(name);
                all.decided.push(file.articles()?);
                continue;
            };
            let library = Library::open_existing(folder)?;
            let (reviewers, left_out) = foreign::reviewers((&file, format), library.as_ref())?;
            let is_alone = reviewers.len() == 1;
            for (reviewer, articles) in reviewers {
                all.names.push(if is_alone { name.clone() } else { format!("{name}: {reviewer}") });
                all.decided.push(articles);
            }
            all.left_out.extend(left_out.map(|sentence| format!("{name}: {sentence}")));
        }
        if all.decided.len() > 1 { Ok(all) } else { Err(all.too_few()) }
    }

    /// What is said if there are not two reviewers.
    fn too_few(&self) -> Error {
        let left_out = self.left_out.join(" ");
        Error::new(match self.names.first() {
            Some(only) if left_out.is_empty() => {
                format!("{only} has the decisions of one reviewer: give the file of another, too")
            }
            Some(only) => format!("only {only} has decisions that can be compared. {left_out}"),
            None if left_out.is_empty() => {
                "no file has a decision: give the files of two reviewers".to_owned()
            }
            None => format!("no file has decisions that can be compared. {left_out}"),
        })
    }
}

/// The agreement of every two reviewers.
fn pairs_of(read: &[Vec<DecidedArticle>]) -> Vec<alphas::PairAgreement> {
    let mut pairs = Vec::new();
    for (index, first) in read.iter().enumerate() {
        for (offset, second) in read.iter().skip(index + 1).enumerate() {
            let pairing = pair(first, second);
            let found = compare(&pairing);
            pairs.push(alphas::PairAgreement {
                pair: [index, index + 1 + offset],
                verdict: found.verdict,
                speaker: found.speaker,
            });
        }
    }
    pairs
}

/// `pullquote merge`.
pub(super) fn merge(merge: &MergeArgs, folder: &Path) -> Result<Outcome> {
    let files: Vec<&PathBuf> = [&merge.first, &merge.second].into_iter().chain(&merge.more).collect();
    let read = read_all(&files)?;
    let names: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    let labels: Vec<&str> = names.iter().map(String::as_str).collect();
    let proposed = merge::proposals_of_many(&read, &labels);
    let proposed: Vec<_> = proposed.iter().map(|(article, proposals)| (article, proposals.clone())).collect();
    let target = Target::new(merge.output.as_deref(), merge.force.if_exists());
    require_writable(target, &files, folder)?;
    let mut merged = MergeReport::default();
    merged.import(&mut Library::open(folder)?, &proposed)?;
    if target.path.is_some() {
        export_merged(target, &merged.articles, folder)?;
    }
    let unmerged = read.iter().flatten().map(|article| article.unmerged).sum();
    print(&merged.text(unmerged), merged.outcome())
}

/// The decisions of several reviewers, each in a file of its own.
fn read_all(files: &[&PathBuf]) -> Result<Vec<Vec<DecidedArticle>>> {
    for (index, file) in files.iter().enumerate() {
        refuse_twice(file, files.get(..index).unwrap_or_default())?;
    }
    files.iter().map(|file| DecisionFile::open(file)?.articles()).collect()
}

/// `pullquote library import`. `article` is the one that the annotations of another tool are about.
pub(super) fn import(file: &Path, article: Option<&str>, folder: &Path) -> Result<Outcome> {
    let mut file = DecisionFile::open(file)?;
    if let Some(format) = file.foreign_format()? {
        return foreign::import((&file, format), article, folder);
    }
    if article.is_some() {
        return Err(Error::new("this file names its articles itself: leave out --for".to_owned()));
    }
    // The whole file first: if it is damaged, nothing is imported.
    file.each_batch(&mut |_| Ok(()))?;
    let mut library = Library::open(folder)?;
    let (mut merged, mut unmerged) = (MergeReport::default(), Unmerged::default());
    file.each_batch(&mut |batch| {
        unmerged = batch.iter().map(|article| article.unmerged).chain([unmerged]).sum();
        let proposed: Vec<_> =
            batch.iter().map(|article| (article, merge::proposals_of_one(article))).collect();
        merged.import(&mut library, &proposed)
    })?;
    print(&merged.text(unmerged), merged.outcome())
}

fn refuse_twice(file: &Path, others: &[&PathBuf]) -> Result<()> {
    let there = FileIdentity::at(file);
    if there.is_some() && others.iter().any(|other| FileIdentity::at(other) == there) {
        return Err(Error::new(format!(
            "{} is given twice: give the files of two reviewers",
            file.display()
        )));
    }
    Ok(())
}

/// Exports the merged articles as they are in the library now.
fn export_merged(target: Target<'_>, articles: &[ArticleId], folder: &Path) -> Result<()> {
    let is_json =
        target.path.is_some_and(|path| path.extension().is_some_and(|extension| extension == "json"));
    let format = if is_json { Format::Json } else { Format::Jsonl };
    super::export::write_kept(articles, (format, target), folder).map(|_| ())
}

/// Fails before anything is merged if the merged articles could not be written.
fn require_writable(target: Target<'_>, files: &[&PathBuf], folder: &Path) -> Result<()> {
    let Some(path) = target.path else { return Ok(()) };
    let files = files.iter().filter_map(|file| FileIdentity::at(file));
    ProtectedFiles::new(files, folder).refuse(target.path)?;
    if path.metadata().is_ok_and(|there| !there.is_file()) {
        return Ok(());
    }
    let opened = OutputFile::create(path, target.if_exists, Access::Shared);
    opened.map(|_| ()).map_err(|error| unwritten(path, &error, OR_FORCE))
}

fn print(text: &str, outcome: Outcome) -> Result<Outcome> {
    write_to(Target::STDOUT, |out| out.write_all(text.as_bytes()).map(|()| outcome))
}
