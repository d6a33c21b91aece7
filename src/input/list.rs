//! Command-line arguments -> origins, with folders replaced by the articles in them.
//!
//! The articles of a folder and its subfolders are sorted by name, so that their order is always the same. Hidden
//! folders are skipped, and so are symbolic links to folders, which could lead in a circle. A folder that cannot be
//! listed stays in the list: loading it reports why.

use super::{Origin, media, web};
use crate::error::{Error, Result};
use std::path::{Path, PathBuf};

/// Lists the origins of files, folders, addresses of pages and `-` for standard input.
///
/// # Errors
/// If a folder contains no article.
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
            origins.push(web_address(input).map_or_else(|| Origin::of_file(input), Origin::Web));
        }
    }
    Ok(origins)
}

/// Refuses an output file that is one of the articles, since it would be emptied before it is read.
///
/// # Errors
/// If it is one of them, under any name.
pub fn refuse_overwriting(output: &Path, origins: &[Origin]) -> Result<()> {
    // A file that does not exist yet has no canonical name and cannot be one of the articles.
    let Ok(written) = output.canonicalize() else { return Ok(()) };
    if origins.iter().any(|origin| is_file(origin, &written)) {
        return Err(Error::new(format!(
            "{} is one of the articles and would be overwritten: give another name to --output",
            output.display()
        )));
    }
    Ok(())
}

/// Whether reading `origin` reads the file with this canonical name.
fn is_file(origin: &Origin, canonical: &Path) -> bool {
    match origin {
        Origin::File(path) => path.canonicalize().is_ok_and(|read| read == canonical),
        Origin::Part { container, .. } => is_file(container, canonical),
        Origin::Stdin | Origin::Sample | Origin::Record(_) | Origin::Web(_) => false,
    }
}

/// The address of a page, as servers know it, if the input is meant as one and no file has that name.
fn web_address(input: &Path) -> Option<String> {
    let typed = input.to_str().filter(|typed| typed.contains("://"))?;
    if input.symlink_metadata().is_ok() {
        return None;
    }
    // An address with a fault is reported when it is fetched, so that the other inputs are read.
    Some(web::whole_address(typed).unwrap_or_else(|| typed.to_owned()))
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
            "{} contains no article: put .txt, .md or .html files in it",
            folder.display()
        )));
    }
    Ok(())
}

/// Whether a path is a folder to enter. The folder that was given may be a link, its subfolders may not.
fn is_real_folder(path: &Path, named: &Path) -> bool {
    path == named || path.symlink_metadata().is_ok_and(|metadata| metadata.is_dir())
}

/// The subfolders and articles of a folder, sorted, without hidden ones.
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
