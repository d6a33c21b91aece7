//! Where output goes, and what must not be overwritten there.

use super::named::NamedArticle;
use crate::cli::OutputArgs;
use crate::error::{Error, Result};
use crate::export::Format;
use crate::input::{FileIdentity, Origin};
use crate::library::Library;
use crate::output::{IfExists, link_target};
use std::collections::HashSet;
use std::path::Path;

/// Where output goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Target<'a> {
    /// The file; `None` for standard output.
    pub(super) path: Option<&'a Path>,
    pub(super) if_exists: IfExists,
}

impl<'a> Target<'a> {
    pub(super) const STDOUT: Target<'static> = Target { path: None, if_exists: IfExists::Refuse };

    /// The target that was typed.
    pub(super) fn typed(typed: &'a OutputArgs) -> Self {
        Self::new(typed.output.as_deref(), typed.force.if_exists())
    }

    /// A file, or standard output if none was typed or `-`.
    pub(super) fn new(path: Option<&'a Path>, if_exists: IfExists) -> Self {
        Self { path: path.filter(|path| path.as_os_str() != "-"), if_exists }
    }

    /// The format that the file's ending names; `None` for standard output and a name without an ending.
    ///
    /// # Errors
    /// If no format has the ending, since a file of another kind would stand under that name.
    pub(super) fn format(&self) -> Result<Option<Format>> {
        let Some(path) = self.path else { return Ok(None) };
        let format = Format::of_file(&path.to_string_lossy());
        if format.is_none() && path.extension().is_some() && !path.is_dir() {
            let file = path.display();
            return Err(Error::new(format!(
                "the ending of {file} names no format: name one with --format, or use {}",
                Format::endings()
            )));
        }
        Ok(format)
    }
}

/// The files that must not be overwritten: those that the command reads, and the library.
#[derive(Debug)]
pub(super) struct ProtectedFiles<'a> {
    read: HashSet<FileIdentity>,
    /// The folder of the library.
    library: &'a Path,
}

impl<'a> ProtectedFiles<'a> {
    pub(super) fn new(read: impl IntoIterator<Item = FileIdentity>, library: &'a Path) -> Self {
        Self { read: read.into_iter().collect(), library }
    }

    /// Refuses a target that is one of the files, under any of its names.
    ///
    /// # Errors
    /// If it is.
    pub(super) fn refuse(&self, target: Option<&Path>) -> Result<()> {
        let is_read = |file: Option<FileIdentity>| file.is_some_and(|file| self.read.contains(&file));
        let Some(path) = target else {
            if is_read(FileIdentity::behind(&std::io::stdout())) {
                return Err(Error::new(
                    "standard output is a file that this command reads, so it would be overwritten: write to another \
                     file",
                ));
            }
            return Ok(());
        };
        let what = if is_read(FileIdentity::at(path)) {
            "is read by this command"
        } else if Library::owns(self.library, &link_target(path).unwrap_or_else(|_| path.to_owned())) {
            "belongs to the library"
        } else {
            return Ok(());
        };
        Err(Error::new(format!("{} {what} and would be overwritten: give another name", path.display())))
    }
}

/// The files from which the articles are read, or were once read for the library.
///
/// # Errors
/// If the library cannot be read.
pub(super) fn files_of(articles: &[NamedArticle], library: Option<&Library>) -> Result<Vec<FileIdentity>> {
    let mut files = Vec::new();
    for article in articles {
        match article {
            NamedArticle::Input(origin) => files.extend(origin.file_id()),
            NamedArticle::Kept(id) => {
                let sources = library.map_or_else(|| Ok(Vec::new()), |library| library.sources(*id))?;
                files.extend(sources.iter().filter_map(|source| Origin::from_whole_name(source).file_id()));
            }
        }
    }
    Ok(files)
}
