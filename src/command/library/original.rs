//! The pages that an article was fetched from: listed, or written to a file as they came.

use super::answer::{number, open_existing, print};
use super::page;
use crate::cli::OriginalArgs;
use crate::command::outcome::Outcome;
use crate::command::printing::OR_FORCE;
use crate::command::target::ProtectedFiles;
use crate::error::{Error, Result};
use crate::input::Fetched;
use crate::output::{Access, IfExists, OutputFile, unwritten};
use crate::text::date;
use crate::text::hash::TextHash;
use std::io::Write;
use std::path::Path;

/// Lists the pages, the newest first, or the files that the article was read from; with a file to write, writes a page to it.
pub(super) fn original(typed: &OriginalArgs, folder: &Path) -> Result<Outcome> {
    let library = open_existing(folder)?;
    let article = &typed.article;
    let id = number(&library, article)?;
    let wanted = typed.sha256.as_deref().unwrap_or_default().to_ascii_lowercase();
    let mut fetches = library.fetches(id)?;
    fetches.retain(|fetched| TextHash(fetched.sha256).to_string().starts_with(&wanted));
    let Some(newest) = fetches.first() else {
        let sources = library.sources(id)?;
        return match (&typed.sha256, &typed.file) {
            (Some(sha256), _) => Err(Error::new(format!(
                "no page of article {} has a SHA-256 that begins with {sha256}: leave it out",
                id.0
            ))),
            (None, None) if !sources.is_empty() => print(&files(&sources)),
            (None, _) => Err(Error::new(format!(
                "article {} was not fetched from the web, so there is no page to write",
                id.0
            ))),
        };
    };
    match &typed.file {
        None => {
            let pages = fetches.iter().map(facts).collect::<Vec<_>>().join("\n");
            print(&(pages + &others(library.sources(id)?, &fetches)))
        }
        Some(file) => {
            ProtectedFiles::new(None, folder).refuse(Some(file))?;
            write(&library.original(&newest.sha256)?, (file, typed.force.if_exists()))?;
            print(&facts(newest))
        }
    }
}

/// The places of an article that was read from files only.
fn files(sources: &[String]) -> String {
    let mut page = "Not fetched from the web. Read from:\n".to_owned();
    for source in sources {
        page::push(&mut page, "  ", source);
    }
    page
}

/// The other places that the article was read from.
fn others(sources: Vec<String>, fetches: &[Fetched]) -> String {
    let mut others = String::new();
    for source in sources {
        if fetches.iter().all(|fetched| fetched.address != source) {
            page::push(&mut others, "also read from ", &source);
        }
    }
    if others.is_empty() { others } else { format!("\n{others}") }
}

/// What is known of a page: where and when it was fetched, what came, and what its server said.
fn facts(fetched: &Fetched) -> String {
    let mut facts = String::new();
    page::push(&mut facts, "", &fetched.address);
    let hash = TextHash(fetched.sha256);
    page::push(&mut facts, "  ", &format!("{}, {} bytes", date::moment(fetched.at), fetched.bytes));
    page::push(&mut facts, "  ", &format!("SHA-256 {hash}"));
    for (name, value) in &fetched.headers {
        page::push(&mut facts, "  ", &format!("{name}: {value}"));
    }
    facts
}

/// Writes a page to a file.
fn write(bytes: &[u8], (path, if_exists): (&Path, IfExists)) -> Result<()> {
    let written = OutputFile::create(path, if_exists, Access::Shared).and_then(|mut file| {
        file.write_all(bytes)?;
        file.commit()
    });
    written.map_err(|error| unwritten(path, &error, OR_FORCE))
}
