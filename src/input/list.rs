//! Command-line arguments -> origins, with folders replaced by the articles in them.
//!
//! The articles of a folder and its subfolders are sorted by name, so that their order is always the same. Hidden
//! folders are skipped, and so are symbolic links to folders, which could lead in a circle. A folder that cannot be
//! listed stays in the list: loading it reports why. A notice gives the number of
//! skipped files, so that a story with an unusual ending is not overlooked.

use super::{Origin, open_regular, web};
use crate::error::{Error, Result};
use crate::text::phrase::counted;
use percent_encoding::percent_decode;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What inputs stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputList<T = Origin> {
    /// The articles.
    pub articles: Vec<T>,
    /// What was skipped in folders, one sentence a folder.
    pub notices: Vec<String>,
}

impl<T> Default for InputList<T> {
    fn default() -> Self {
        Self { articles: Vec::new(), notices: Vec::new() }
    }
}

/// Lists the origins of files, folders, addresses of pages and `-` for standard input.
///
/// # Errors
/// If a folder contains no article.
pub fn list(inputs: &[PathBuf]) -> Result<InputList> {
    let mut list = InputList::default();
    for input in inputs {
        if input.as_os_str() == "-" {
            if !list.articles.contains(&Origin::Stdin) {
                list.articles.push(Origin::Stdin);
            }
        } else if input.is_dir() {
            list_folder(input, &mut list)?;
        } else {
            list.articles.push(web_address(input).unwrap_or_else(|| Origin::of_file(input)));
        }
    }
    Ok(list)
}

/// The page at an address, or an article of several there, if the input is meant as one and no file has that name.
fn web_address(input: &Path) -> Option<Origin> {
    let typed = input.to_str().filter(|typed| typed.contains("://"))?;
    if input.symlink_metadata().is_ok() {
        return None;
    }
    // An address with a fault is reported when it is fetched, so that the other inputs are read.
    let whole = |address: &str| web::whole_address(address).unwrap_or_else(|| address.to_owned());
    Some(match Origin::from_whole_name(typed) {
        Origin::Part { container, number } => {
            Origin::Part { container: Box::new(Origin::Web(whole(&container.name()))), number }
        }
        Origin::Item { feed, id } => Origin::Item { feed: Box::new(Origin::Web(whole(&feed.name()))), id },
        _ => Origin::Web(whole(typed)),
    })
}

fn list_folder(folder: &Path, list: &mut InputList) -> Result<()> {
    let before = list.articles.len();
    let mut skipped_files = 0;
    let mut waiting = vec![folder.to_owned()];
    while let Some(path) = waiting.pop() {
        if is_real_folder(&path, folder) {
            match entries(&path) {
                Ok(entries) => {
                    skipped_files += entries.skipped_files;
                    waiting.extend(entries.paths.into_iter().rev());
                }
                Err(_) => list.articles.push(Origin::File(path)),
            }
        } else {
            list.articles.push(Origin::File(path));
        }
    }
    if list.articles.len() == before {
        return Err(no_article(folder, skipped_files));
    }
    list.notices.extend(skipped(folder, skipped_files));
    Ok(())
}

fn no_article(folder: &Path, skipped_files: usize) -> Error {
    let name = folder.display();
    Error::new(match skipped(folder, skipped_files) {
        Some(skipped) => format!("{name} contains no article; {skipped}"),
        None => {
            format!("{name} contains no article: put files in it that Pullquote reads, such as .txt or .html")
        }
    })
}

/// How many files of a folder were skipped, why, and what to do about it.
fn skipped(folder: &Path, count: usize) -> Option<String> {
    let (files, folder) = (counted(count, "file", "files"), folder.display());
    (count > 0).then(|| {
        format!("skipped {files} in {folder}: only names that end in .txt, .html and the like are read. Name a file to read it")
    })
}

/// Whether a path is a folder to enter. The folder that was given may be a link, its subfolders may not.
fn is_real_folder(path: &Path, named: &Path) -> bool {
    path == named || path.symlink_metadata().is_ok_and(|metadata| metadata.is_dir())
}

/// What is in a folder.
struct FolderEntries {
    /// The subfolders and articles.
    paths: Vec<PathBuf>,
    /// How many other files there are.
    skipped_files: usize,
}

/// The subfolders and articles of a folder, sorted, without hidden ones, and without the folders in which browsers keep
/// what belongs to a saved page.
fn entries(folder: &Path) -> std::io::Result<FolderEntries> {
    let (mut paths, mut skipped_files) = (Vec::new(), 0);
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let is_folder = entry.file_type()?.is_dir();
        if entry.file_name().to_string_lossy().starts_with('.') || (!is_folder && path.is_dir()) {
            continue;
        }
        if is_folder || is_article(&path) {
            paths.push(path);
        } else {
            skipped_files += 1;
        }
    }
    let pages: Vec<PathBuf> = paths.iter().filter(|path| is_page(path)).cloned().collect();
    paths.retain(|path| !(path.is_dir() && pages.iter().any(|page| belongs_to(path, page))));
    paths.sort();
    Ok(FolderEntries { paths, skipped_files })
}

/// The extensions of files that hold articles. JSON and XML are not among them: most such files hold something else, so
/// they are read only by their name.
const EXTENSIONS: [&str; 20] = [
    "txt", "text", "md", "markdown", "mkd", "mkdn", "mdown", "html", "htm", "xhtml", "mht", "mhtml", "eml",
    "mbox", "docx", "odt", "srt", "vtt", "warc", "nitf",
];

/// Whether a file holds an article, by its name, also if it is compressed.
fn is_article(path: &Path) -> bool {
    let extension = |path: &Path| path.extension()?.to_str().map(str::to_ascii_lowercase);
    let plain =
        if extension(path).as_deref() == Some("gz") { path.with_extension("") } else { path.to_owned() };
    extension(&plain).is_some_and(|extension| EXTENSIONS.contains(&extension.as_str()))
}

fn is_page(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| {
        ["html", "htm", "xhtml"].iter().any(|page| extension.eq_ignore_ascii_case(page))
    })
}

/// What browsers add to the name of a page for the folder of its pictures and frames, in their languages and in lower case.
const PAGE_FOLDERS: [&str; 24] = [
    "_files",
    ".files",
    "-files",
    "_file",
    "-dateien",
    "_dateien",
    "_fichiers",
    "_archivos",
    "_arquivos",
    "_ficheiros",
    "_bestanden",
    "_pliki",
    "_soubory",
    "_elemei",
    "_tiedostot",
    "-filer",
    "_filer",
    "_dosyalar",
    "_datoteke",
    "_fajlovi",
    "_fitxers",
    "_failid",
    "_fails",
    "_bylos",
];

/// How much of a page is searched for the name of a folder.
const SEARCHED: u64 = 4 * 1024 * 1024;

/// Whether a folder holds the pictures and frames of a page: it has the page's name; or, if one of them was renamed since,
/// the page takes its pictures from it, or the folder has the beginning of the page's title and holds parts of a page.
fn belongs_to(folder: &Path, page: &Path) -> bool {
    let name = |path: &Path| path.file_name().and_then(|name| name.to_str()).map(str::to_lowercase);
    let stem = |path: &Path| path.file_stem().and_then(|stem| stem.to_str()).map(str::to_lowercase);
    let (Some(folder_name), Some(whole), Some(title)) = (name(folder), name(page), stem(page)) else {
        return false;
    };
    let Some(start) = PAGE_FOLDERS.iter().find_map(|ending| folder_name.strip_suffix(ending)) else {
        return false;
    };
    start == title
        || start == whole
        || names(page, folder)
        || (begins_title(&title, start) && holds_parts_of_a_page(folder))
}

/// Whether the title of a page begins with these words and goes on with the name of its site: "Story - The Coast Post".
fn begins_title(title: &str, words: &str) -> bool {
    let rest = title.strip_prefix(words).unwrap_or_default().trim_start();
    !words.is_empty() && rest.starts_with(['-', '–', '—', '|', '_', '·', '•', '«', '»'])
}

/// Whether a folder has a file that is a part of a page, such as a frame or a style sheet: not texts alone.
fn holds_parts_of_a_page(folder: &Path) -> bool {
    const PARTS: [&str; 14] = [
        "html", "htm", "xhtml", "css", "js", "download", "png", "jpg", "jpeg", "gif", "svg", "webp", "ico",
        "woff2",
    ];
    let is_part = |path: &Path| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        extension.is_some_and(|extension| PARTS.iter().any(|part| extension.eq_ignore_ascii_case(part)))
    };
    let mut entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.any(|entry| is_part(&entry.path()))
}

/// Whether a page holds the name of a folder in one of its addresses.
fn names(page: &Path, folder: &Path) -> bool {
    let Some(folder) = folder.file_name().and_then(|name| name.to_str()) else { return false };
    let mut bytes = Vec::new();
    let read = open_regular(page).is_ok_and(|file| file.take(SEARCHED).read_to_end(&mut bytes).is_ok());
    let decoded: Vec<u8> = percent_decode(&bytes).collect();
    let address = format!("{folder}/");
    let written = [address.replace('&', "&amp;"), address];
    read && written.iter().any(|address| memchr::memmem::find(&decoded, address.as_bytes()).is_some())
}
