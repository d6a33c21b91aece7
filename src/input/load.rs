//! An origin -> its [`Document`]s, read in blocks so that progress can be shown and reading stopped.
//!
//! Files are read, not mapped into memory: if a mapped file shrinks, the program is killed.

use super::feeds::{self, Feed};
use super::file::{Endless, SpecialKind, Unopened, open_given};
use super::format::Label;
use super::room::{READING, has_room};
use super::transport::{MAX_BYTES, too_long};
use super::unpack::is_plain_text;
use super::web::Network;
use super::web::looks_like_address;
use super::{Document, Encoding, Identity, LoadProgress, Media, Origin, Transport, documents, page};
use crate::error::{Error, Result, system_words};
use crate::text::phrase::counted;
use rustix::io::Errno;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::ops::ControlFlow;
use std::path::Path;

/// Progress is reported after every block.
const BLOCK: usize = 1024 * 1024;
/// How many bytes of a long text are shown before the rest is read.
const PREVIEW: usize = 64 * 1024;

/// Reads the article at `origin`. Calls `progress` after every block; if it breaks, reading stops with an error.
///
/// # Errors
/// If there is no article that can be read, or more than one.
pub fn load(
    origin: &Origin,
    network: &Network,
    progress: &mut dyn FnMut(LoadProgress) -> ControlFlow<()>,
) -> Result<Document> {
    let mut documents = load_all(origin, network, progress)?;
    let (count, name) = (documents.len(), origin.name());
    documents.pop().filter(|_| count == 1).ok_or_else(|| {
        Error::new(format!("{name} holds {count} articles: name one, {name}#1 to {name}#{count}"))
    })
}

/// Reads all articles at `origin`, in their order; at least one. Each of several has an [`Origin::Part`] with its
/// number, or an [`Origin::Item`] if they are those of a feed. Calls `progress` after every block; if it breaks, reading stops with an error.
///
/// # Errors
/// If the input cannot be read, is too long, is in a format that is not read, or is empty.
pub fn load_all(
    origin: &Origin,
    network: &Network,
    progress: &mut dyn FnMut(LoadProgress) -> ControlFlow<()>,
) -> Result<Vec<Document>> {
    let name = origin.name();
    let bytes = match origin {
        Origin::File(path) => {
            let (file, total) = open(path)?;
            read_all(file, &NamedInput { name: &name, total }, progress)?
        }
        Origin::Stdin => {
            read_all(std::io::stdin().lock(), &NamedInput { name: &name, total: None }, progress)?
        }
        Origin::Sample => return Ok(vec![Document::sample()]),
        Origin::Part { container, .. } | Origin::Item { feed: container, .. } => {
            let documents = load_all(container, network, progress)?;
            return part(&documents, origin)
                .cloned()
                .map(|document| vec![document])
                .ok_or_else(|| missing(origin, documents.len()));
        }
        Origin::Record(_) => {
            return Err(Error::new(format!("{name} came from standard input and cannot be read again")));
        }
        Origin::Web(address) => return page::read(address, network, progress),
    };
    documents(bytes, &Transport::of(origin.clone()))
}

/// Looks whether the file at `origin` is there, without reading it: opening a pipe would wait for who writes to it.
///
/// # Errors
/// If it is not.
pub fn check(origin: &Origin) -> Result<()> {
    match origin {
        Origin::File(path) => match path.symlink_metadata() {
            Err(error) => Err(unreadable(&origin.name(), &error)),
            Ok(_) => Ok(()),
        },
        Origin::Part { container, .. } | Origin::Item { feed: container, .. } => check(container),
        Origin::Stdin | Origin::Sample | Origin::Record(_) | Origin::Web(_) => Ok(()),
    }
}

/// What an input holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Loaded {
    /// Articles, in their order; at least one.
    Articles(Vec<Document>),
    /// A feed.
    Feed(Box<Feed>),
}

/// Reads the feed at `origin`, or all articles there. Calls `progress` as [`load_all`] does.
///
/// # Errors
/// As [`load_all`].
pub fn load_any(
    origin: &Origin,
    network: &Network,
    progress: &mut dyn FnMut(LoadProgress) -> ControlFlow<()>,
) -> Result<Loaded> {
    let (bytes, transport, evidence) = match origin {
        Origin::File(path) => {
            let (file, total) = open(path)?;
            let bytes = read_all(file, &NamedInput { name: &origin.name(), total }, progress)?;
            (bytes, Transport::of(origin.clone()), None)
        }
        Origin::Web(address) => {
            let page = page::fetch(address, network, progress)?;
            (page.bytes, page.transport, Some(page.evidence))
        }
        _ => return load_all(origin, network, progress).map(Loaded::Articles),
    };
    if feeds::is_feed(&bytes) {
        return feeds::read_feed(&bytes, &origin.name()).map(|feed| Loaded::Feed(Box::new(feed)));
    }
    let mut documents = documents(bytes, &transport)?;
    if let Some(evidence) = evidence {
        evidence.add_to(&mut documents, origin);
    }
    Ok(Loaded::Articles(documents))
}

/// The bytes of a file.
///
/// # Errors
/// If it cannot be read, or is too long.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>> {
    let (file, total) = open(path)?;
    let name = path.display().to_string();
    read_all(file, &NamedInput { name: &name, total }, &mut |_| ControlFlow::Continue(()))
}

/// The article that `origin` names, among those in its container.
#[must_use]
pub fn part<'a>(documents: &'a [Document], origin: &Origin) -> Option<&'a Document> {
    match origin {
        // The `#3` of an address may lead to a place in the one article of a page.
        Origin::Part { container, .. } if documents.len() == 1 && container.is_on_the_web() => {
            documents.first()
        }
        Origin::Part { number, .. } => documents.get(number.checked_sub(1)?),
        Origin::Item { id, .. } => documents
            .iter()
            .find(|document| matches!(&document.origin, Origin::Item { id: other, .. } if other == id)),
        _ => None,
    }
}

/// Why `origin` names none of the `count` articles in its container.
#[must_use]
pub fn missing(origin: &Origin, count: usize) -> Error {
    let container = origin.container().map(Origin::name).unwrap_or_default();
    Error::new(match origin {
        Origin::Item { id, .. } => {
            format!("{container} no longer has the item {id}: look for its page, or in a web archive")
        }
        Origin::Part { number, .. } => {
            let held = counted(count, "article", "articles");
            format!("{container} holds {held}, so there is no number {number}: give a smaller number")
        }
        _ => format!("{} is not one article of several", origin.name()),
    })
}

/// Reads the first page of a long plain text in UTF-8, up to a line end. The text that [`load`] reads begins with it.
/// Returns `None` if the file is short, is not plain text, or must be read whole to be decoded.
///
/// # Errors
/// If the file cannot be read.
pub fn preview(path: &Path) -> Result<Option<Document>> {
    let (file, total) = open(path)?;
    if total.is_none_or(|total| total < 4 * PREVIEW as u64) {
        return Ok(None);
    }
    let name = path.display().to_string();
    let mut bytes = Vec::with_capacity(PREVIEW);
    file.take(PREVIEW as u64).read_to_end(&mut bytes).map_err(|error| unreadable(&name, &error))?;
    if feeds::is_feed(&bytes) {
        return Ok(None);
    }
    let origin = Origin::File(path.to_owned());
    let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let label = Label { file_name, ..Label::default() };
    Ok(first_page(&bytes).filter(|text| is_plain_text(text, &label)).map(|text| Document {
        text: text.to_owned(),
        media: Media::Plain,
        encoding: Encoding::UTF_8,
        origin,
        identity: Identity::default(),
        extent: feeds::TextExtent::Whole,
        notices: Vec::new(),
        times: Vec::new(),
    }))
}

/// The size of a document in bytes. Returns `None` if it is not known before reading.
#[must_use]
pub fn size(origin: &Origin) -> Option<u64> {
    match origin {
        Origin::File(path) => path.metadata().ok().map(|metadata| metadata.len()),
        Origin::Sample => Some(super::SAMPLE.len() as u64),
        Origin::Part { container, .. } | Origin::Item { feed: container, .. } => size(container),
        Origin::Stdin | Origin::Record(_) | Origin::Web(_) => None,
    }
}

/// The text in the first bytes of a file up to the last line end, or up to the last space if there is no line end.
fn first_page(bytes: &[u8]) -> Option<&str> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    if memchr::memchr(0, bytes).is_some() {
        return None;
    }
    let valid = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(bytes.get(..error.valid_up_to())?).ok()?
        }
        Err(_) => return None,
    };
    let end = valid.rfind('\n').or_else(|| valid.rfind(' ')).unwrap_or(valid.len());
    valid.get(..end).filter(|text| !text.trim().is_empty())
}

fn open(path: &Path) -> Result<(File, Option<u64>)> {
    let name = path.display().to_string();
    let file = open_given(path).map_err(|why| not_opened(path, &why))?;
    let metadata = file.metadata().map_err(|error| unreadable(&name, &error))?;
    if metadata.len() > MAX_BYTES {
        return Err(too_long(&name));
    }
    Ok((file, metadata.is_file().then_some(metadata.len())))
}

fn not_opened(path: &Path, why: &Unopened) -> Error {
    let name = path.display().to_string();
    match why {
        // Folders are replaced by their articles, so this one could not be listed.
        Unopened::Special(SpecialKind::Folder) => std::fs::read_dir(path).err().map_or_else(
            || Error::new(format!("{name} is a folder: give the files in it")),
            |error| unreadable(&name, &error),
        ),
        Unopened::Special(kind) => {
            Error::new(format!("{name} is {kind}, not a file: pipe its text in and write - instead"))
        }
        Unopened::TooLarge(_) => too_long(&name),
        Unopened::Io(error) => unreadable(&name, error),
    }
}

/// The name and size of what is being read, for messages and progress.
struct NamedInput<'a> {
    name: &'a str,
    total: Option<u64>,
}

fn read_all(
    mut from: impl Read,
    input: &NamedInput<'_>,
    progress: &mut dyn FnMut(LoadProgress) -> ControlFlow<()>,
) -> Result<Vec<u8>> {
    let expected = input.total.and_then(|total| usize::try_from(total).ok()).unwrap_or_default();
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(expected.saturating_add(1)).map_err(|_| too_large(input.name))?;
    // What is made of the bytes takes as much again.
    if !has_room(expected.saturating_mul(READING - 1)) {
        return Err(too_large(input.name));
    }
    loop {
        let count = from
            .by_ref()
            .take(BLOCK as u64)
            .read_to_end(&mut bytes)
            .map_err(|error| unreadable(input.name, &error))?;
        if count == 0 {
            return Ok(bytes);
        }
        if bytes.len() as u64 > MAX_BYTES {
            return Err(too_long(input.name));
        }
        if input.total.is_none() {
            refuse_endless(&bytes, input.name)?;
        }
        if progress(LoadProgress { read: bytes.len() as u64, total: input.total, elapsed: None }).is_break() {
            return Err(Error::new(format!("reading {} was stopped", input.name)));
        }
    }
}

/// Refuses what has no end, such as a device of zeros, as soon as that shows.
fn refuse_endless(read: &[u8], name: &str) -> Result<()> {
    let Some(endless) = Endless::seen(read, read.len() as u64) else { return Ok(()) };
    let advice = match endless {
        Endless::Zeros => "give the text of an article",
        Endless::TooLong => "save it as files and give them",
    };
    Err(Error::new(format!("{name} {endless}: {advice}")))
}

fn too_large(name: &str) -> Error {
    Error::new(format!("{name} does not fit into memory: split it and give the parts"))
}

fn unreadable(name: &str, error: &std::io::Error) -> Error {
    Error::new(match error.kind() {
        ErrorKind::NotFound if looks_like_address(name) => {
            format!(
                "{name} does not exist: check the name, or write https://{name} (or http://) if it is a page"
            )
        }
        ErrorKind::NotFound => format!("{name} does not exist: check the name"),
        ErrorKind::PermissionDenied => {
            format!("{name} cannot be read with your permissions: change them or copy the file")
        }
        ErrorKind::OutOfMemory => return too_large(name),
        _ if matches!(Errno::from_io_error(error), Some(Errno::MFILE | Errno::NFILE)) => format!(
            "{name} cannot be read, too many files are open: close some programs, or raise the limit (ulimit -n)"
        ),
        _ => {
            format!("{name} cannot be read ({}): copy it to another place and try again", system_words(error))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_not_blamed_for_too_many_open_files() {
        let error = std::io::Error::from_raw_os_error(Errno::MFILE.raw_os_error());
        assert!(unreadable("story.txt", &error).to_string().contains("too many files are open: close"));
    }

    #[test]
    fn the_first_page_ends_at_a_line_end() {
        assert_eq!(first_page("One\nTwo\nThr".as_bytes()), Some("One\nTwo"));
        assert_eq!(first_page("one line, no en".as_bytes()), Some("one line, no"));
        assert_eq!(first_page(b"A line\ncut inside an \xC3"), Some("A line"));
        assert_eq!(first_page(b"caf\xE9\nau lait\n"), None, "not UTF-8");
        assert_eq!(first_page(b"a\0b\n"), None);
    }
}
