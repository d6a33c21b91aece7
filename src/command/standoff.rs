//! Articles -> the files that brat reads: a text and its annotations for each, and the types they use.

#![expect(clippy::disallowed_methods, reason = "files that the user named are written here")]

use super::Outcome;
use crate::error::{Error, Result};
use crate::export::{Plan, Reviewed, Several, Writing, brat};
use crate::input::{self, Origin};
use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Where the files go.
pub(super) struct Files<'a> {
    plan: &'a Plan,
    origins: &'a [Origin],
    place: Place,
    taken: HashSet<String>,
    quotations: usize,
    /// The first thing that could not be done.
    error: Option<Error>,
}

enum Place {
    /// Every article under its own name in this folder.
    Folder(PathBuf),
    /// One article under this name.
    Stem(PathBuf),
}

impl<'a> Files<'a> {
    /// Files in the folder `output`, or of that name. `origins` are articles that must stay what they are.
    ///
    /// # Errors
    /// When nothing is named, or the folder cannot be made.
    pub(super) fn new(output: Option<&Path>, plan: &'a Plan, origins: &'a [Origin]) -> Result<Self> {
        let output = output.ok_or_else(|| {
            Error::new("brat needs two files for an article: give a folder or a name to --output")
        })?;
        let folder =
            plan.several == Several::Yes || output.is_dir() || output.to_string_lossy().ends_with('/');
        let place = if folder {
            fs::create_dir_all(output).map_err(|error| unwritten(output, &error))?;
            Place::Folder(output.to_owned())
        } else {
            let known = output.extension().is_some_and(|extension| extension == "ann" || extension == "txt");
            Place::Stem(if known { output.with_extension("") } else { output.to_owned() })
        };
        Ok(Self { plan, origins, place, taken: HashSet::new(), quotations: 0, error: None })
    }

    /// Writes the files of an article.
    ///
    /// # Errors
    /// When they cannot be written; [`Self::outcome`] says why.
    pub(super) fn article(&mut self, of: &Reviewed<'_>) -> io::Result<()> {
        self.write(of).map_err(|error| {
            let stop = io::Error::other(error.to_string());
            self.error = Some(error);
            stop
        })
    }

    /// How it ended. `failed` says whether an article could not be read.
    ///
    /// # Errors
    /// When a file could not be written.
    pub(super) fn outcome(mut self, failed: io::Result<bool>) -> Result<Outcome> {
        match (self.error.take(), failed) {
            (Some(error), _) => Err(error),
            (None, Err(error)) => Err(Error::new(error.to_string())),
            (None, Ok(failed)) => Ok(Outcome::of(failed, self.quotations > 0)),
        }
    }

    fn write(&mut self, of: &Reviewed<'_>) -> Result<()> {
        let stem = match &self.place {
            Place::Stem(stem) => stem.clone(),
            Place::Folder(folder) => folder.join(free(&mut self.taken, &name(of))),
        };
        let with = |ending: &str| PathBuf::from(format!("{}{ending}", stem.display()));
        let mut annotations = Vec::new();
        let mut writing = Writing::new(&mut annotations, self.plan);
        let written = writing.article(of).and_then(|()| writing.finish());
        self.quotations += written.map_err(|error| unwritten(&stem, &error))?;
        self.put(&with(".txt"), of.article.text.as_bytes())?;
        self.put(&with(".ann"), &annotations)?;
        let types = stem.parent().unwrap_or(Path::new("")).join("annotation.conf");
        // Who has a configuration of their own keeps it.
        if types.exists() { Ok(()) } else { self.put(&types, brat::CONFIGURATION.as_bytes()) }
    }

    fn put(&self, path: &Path, bytes: &[u8]) -> Result<()> {
        input::refuse_overwriting(path, self.origins)?;
        fs::write(path, bytes).map_err(|error| unwritten(path, &error))
    }
}

fn unwritten(path: &Path, error: &io::Error) -> Error {
    Error::new(format!("{} cannot be written ({error}): check the place and its free space", path.display()))
}

/// What the files of an article are called: as its own, in letters that every system takes.
fn name(of: &Reviewed<'_>) -> String {
    let source = of.provenance.source.as_deref().unwrap_or_default();
    let stem =
        Path::new(source).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let letter = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '_' };
    let name: String = stem.chars().map(letter).take(80).collect();
    let name = name.trim_start_matches(['.', '-']);
    if name.is_empty() { "article".to_owned() } else { name.to_owned() }
}

/// The name, with a number behind it where another article has it already, in whatever letters.
fn free(taken: &mut HashSet<String>, name: &str) -> String {
    let mut free = name.to_owned();
    let mut number = 2;
    while !taken.insert(free.to_lowercase()) {
        free = format!("{name}-{number}");
        number += 1;
    }
    free
}
