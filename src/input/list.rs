//! What was typed -> origins, folders opened.
//!
//! A folder gives the articles in it and below it, sorted by name, so that the same folder always reads in the
//! same order. Folders behind symbolic links are not entered (they may lead back to where we are), nor are
//! hidden ones. What cannot be listed stays in the list as it is: loading it says why.

use super::{Origin, media};
use crate::error::{Error, Result};
use std::path::{Path, PathBuf};

/// The origins of what was typed: files as they are, `-` for standard input, folders opened.
///
/// # Errors
/// When a folder holds no article, or something is the address of a page.
pub fn list(inputs: &[PathBuf]) -> Result<Vec<Origin>> {
    let mut origins = Vec::new();
    for input in inputs {
        if input.as_os_str() == "-" {
            if !origins.contains(&Origin::Stdin) {
                origins.push(Origin::Stdin);
            }
        } else if input.is_dir() {
            list_folder(input, &mut origins)?;
        } else {
            refuse_address(input)?;
            origins.push(Origin::File(input.clone()));
        }
    }
    Ok(origins)
}

/// Refuses a place to write to that is one of the articles: it would be emptied before it is read.
///
/// # Errors
/// When it is one of them, by whatever name.
pub fn refuse_overwriting(output: &Path, origins: &[Origin]) -> Result<()> {
    // What is not there yet has no canonical name and is nobody's article.
    let Ok(written) = output.canonicalize() else { return Ok(()) };
    let is_written = |origin: &Origin| matches!(origin, Origin::File(path) if path.canonicalize().is_ok_and(|read| read == written));
    if origins.iter().any(is_written) {
        return Err(Error::new(format!(
            "{} is one of the articles and would be overwritten: give another name to --output",
            output.display()
        )));
    }
    Ok(())
}

fn refuse_address(input: &Path) -> Result<()> {
    let text = input.to_string_lossy();
    let is_address = ["http://", "https://"].iter().any(|scheme| text.starts_with(scheme));
    if is_address && !input.exists() {
        return Err(Error::new(format!("{text} is not fetched: save the page and give the saved file")));
    }
    Ok(())
}

fn list_folder(folder: &Path, origins: &mut Vec<Origin>) -> Result<()> {
    let before = origins.len();
    let mut waiting = vec![folder.to_owned()];
    while let Some(path) = waiting.pop() {
        if is_real_folder(&path, folder) {
            match entries(&path) {
                Ok(entries) => waiting.extend(entries.into_iter().rev()),
                Err(_) => origins.push(Origin::File(path)),
            }
        } else {
            origins.push(Origin::File(path));
        }
    }
    if origins.len() == before {
        return Err(Error::new(format!(
            "{} holds no article: put .txt, .md or .html files in it",
            folder.display()
        )));
    }
    Ok(())
}

/// The folder that was named may be a link; those below it may not.
fn is_real_folder(path: &Path, named: &Path) -> bool {
    path == named || path.symlink_metadata().is_ok_and(|metadata| metadata.is_dir())
}

/// The folders and articles of a folder that are not hidden, sorted.
fn entries(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let path = entry.path();
        let folder = entry.file_type()?.is_dir();
        if !hidden && (folder || (media::by_extension(&path).is_some() && !path.is_dir())) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}
