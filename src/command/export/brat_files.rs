//! Articles -> the files that brat reads: a text and its annotations for each, and the types they use.
//!
//! The files get their names together, after the last article, so that a failed export leaves none of them behind.

use crate::command::outcome::{Outcome, ReadCount};
use crate::command::printing::OR_FORCE;
use crate::command::target::{ProtectedFiles, Target};
use crate::error::{Error, Result};
use crate::export::{ArticleCount, ExportPlan, ExportWriter, ReviewedArticle, brat};
use crate::output::{Access, CompleteFile, IfExists, OutputFile, unwritten};
use std::collections::HashSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The files of an export, complete but without their names until [`BratFiles::finish`].
pub(in crate::command) struct BratFiles<'a> {
    plan: &'a ExportPlan,
    protected: &'a ProtectedFiles<'a>,
    target: BratTarget,
    if_exists: IfExists,
    /// The folder, if it was created for this export.
    created: Option<PathBuf>,
    taken: HashSet<String>,
    complete: Vec<CompleteFile>,
    configured: HashSet<PathBuf>,
    quotations: usize,
    /// The first error.
    error: Option<Error>,
}

enum BratTarget {
    /// Every article under its own name in this folder.
    Folder(PathBuf),
    /// One article under this name.
    Stem(PathBuf),
}

impl<'a> BratFiles<'a> {
    /// Prepares files in the folder `target`, or of that name. Protected files are never overwritten.
    ///
    /// # Errors
    /// If the target is not a file or folder, or the folder cannot be created.
    pub(in crate::command) fn new(
        target: Target<'_>,
        plan: &'a ExportPlan,
        protected: &'a ProtectedFiles<'a>,
    ) -> Result<Self> {
        let if_exists = target.if_exists;
        let output = target.path.ok_or_else(|| {
            Error::new("brat needs two files for each article: give a folder or a name to --output")
        })?;
        let folder =
            plan.articles == ArticleCount::Many || output.is_dir() || output.to_string_lossy().ends_with('/');
        let mut created = None;
        let target = if folder {
            created = (!output.exists()).then(|| output.to_owned());
            fs::create_dir_all(output).map_err(|error| unwritten(output, &error, OR_FORCE))?;
            BratTarget::Folder(output.to_owned())
        } else {
            let known = output.extension().is_some_and(|extension| extension == "ann" || extension == "txt");
            BratTarget::Stem(if known { output.with_extension("") } else { output.to_owned() })
        };
        Ok(Self {
            plan,
            protected,
            target,
            if_exists,
            created,
            taken: HashSet::new(),
            complete: Vec::new(),
            configured: HashSet::new(),
            quotations: 0,
            error: None,
        })
    }

    /// Writes the files of an article.
    ///
    /// # Errors
    /// If they cannot be written; [`Self::finish`] then returns the reason.
    pub(in crate::command) fn article(&mut self, of: &ReviewedArticle<'_>) -> io::Result<()> {
        self.write(of).map_err(|error| {
            let stop = io::Error::other(error.to_string());
            self.error = Some(error);
            stop
        })
    }

    /// Gives all files their names, unless one could not be written. `read` counts the articles.
    ///
    /// # Errors
    /// If a file could not be written.
    pub(in crate::command) fn finish(mut self, read: io::Result<ReadCount>) -> Result<Outcome> {
        let finished = match (self.error.take(), read) {
            (Some(error), _) => Err(error),
            (None, Err(error)) => Err(Error::new(error.to_string())),
            (None, Ok(read)) => Ok(read.outcome(self.quotations)),
        };
        if matches!(finished, Ok(Outcome::Done | Outcome::NothingFound | Outcome::Failed)) {
            self.commit()?;
        } else {
            // The temporary files first: a folder is only removed if it is empty.
            self.complete.clear();
            let _ = self.created.map(fs::remove_dir);
        }
        finished
    }

    fn commit(&mut self) -> Result<()> {
        let target = match &self.target {
            BratTarget::Folder(folder) => folder,
            BratTarget::Stem(stem) => stem,
        };
        let committed = self.complete.drain(..).try_for_each(CompleteFile::commit);
        committed.map_err(|error| unwritten(target, &error, OR_FORCE))
    }

    fn write(&mut self, of: &ReviewedArticle<'_>) -> Result<()> {
        let stem = match &self.target {
            // One input may hold several articles: the others get a number.
            BratTarget::Stem(stem) => {
                let name = stem.file_name().unwrap_or_default().to_string_lossy();
                stem.with_file_name(unused_name(&mut self.taken, &name))
            }
            BratTarget::Folder(folder) => folder.join(unused_name(&mut self.taken, &file_stem(of))),
        };
        let with = |ending: &str| PathBuf::from(format!("{}{ending}", stem.display()));
        let mut annotations = Vec::new();
        let mut writing = ExportWriter::new(&mut annotations, self.plan);
        let written = writing.article(of).and_then(|()| writing.finish());
        self.quotations += written.map_err(|error| unwritten(&stem, &error, OR_FORCE))?;
        self.put(&with(".txt"), of.article.text.as_bytes())?;
        self.put(&with(".ann"), &annotations)?;
        let types = stem.parent().unwrap_or(Path::new("")).join("annotation.conf");
        // An existing configuration is the user's own.
        if types.exists() || !self.configured.insert(types.clone()) {
            return Ok(());
        }
        self.put(&types, brat::CONFIGURATION.as_bytes())
    }

    fn put(&mut self, path: &Path, bytes: &[u8]) -> Result<()> {
        self.protected.refuse(Some(path))?;
        let complete = OutputFile::create(path, self.if_exists, Access::Shared)
            .and_then(|mut file| file.write_all(bytes).and_then(|()| file.complete()))
            .map_err(|error| unwritten(path, &error, OR_FORCE))?;
        self.complete.push(complete);
        Ok(())
    }
}

/// The name of an article's files: that of its own file, with only characters that every system allows.
fn file_stem(of: &ReviewedArticle<'_>) -> String {
    const MAX_CHARS: usize = 80;
    let source = of.provenance.source.as_deref().unwrap_or_default();
    let stem =
        Path::new(source).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let letter = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '_' };
    let name: String = stem.chars().map(letter).take(MAX_CHARS).collect();
    let name = name.trim_start_matches(['.', '-']);
    if name.is_empty() { "article".to_owned() } else { name.to_owned() }
}

/// The name, with a number after it if another article has it already. Case is ignored, as some file systems do.
fn unused_name(taken: &mut HashSet<String>, name: &str) -> String {
    let mut unused = name.to_owned();
    let mut number = 2;
    while !taken.insert(unused.to_lowercase()) {
        unused = format!("{name}-{number}");
        number += 1;
    }
    unused
}
