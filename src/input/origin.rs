//! Where a document came from, and the names of such places in messages and in the library.

use super::{FileIdentity, web};
use std::path::{Path, PathBuf};
use url::Url;

/// Where a document came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
    /// The sample article that is part of the program.
    Sample,
    /// A record of a JSON Lines stream, with its `id`.
    Record(String),
    /// A page on the web, by its address in normal form.
    Web(String),
    /// One of the articles in a file or page that holds several, such as a feed or a web archive.
    Part {
        /// The file or page.
        container: Box<Origin>,
        /// Its place in it, from 1.
        number: usize,
    },
    /// An item of a feed. Feeds change every hour, so its place in the feed is not its name.
    Item {
        /// The feed.
        feed: Box<Origin>,
        /// What the feed calls it: its `guid`, otherwise its address.
        id: String,
    },
}

/// What stands between a feed and the name of its item.
const ITEM: &str = "#item:";

impl Origin {
    /// The absolute path of the file, with links resolved, so that a file is recognised from any folder; the address
    /// of a page; either with `#` and a number for a part of it, or `#item:` and its name for an item of a feed. `None` for anything else. If the file no longer
    /// exists, only the path is made absolute.
    #[must_use]
    pub fn whole_name(&self) -> Option<String> {
        match self {
            Self::File(path) => {
                let whole = path.canonicalize().or_else(|_| std::path::absolute(path));
                Some(name_of_path(whole.as_ref().unwrap_or(path)))
            }
            Self::Web(address) => Some(address.clone()),
            Self::Part { container, number } => Some(format!("{}#{number}", container.whole_name()?)),
            Self::Item { feed, id } => Some(format!("{}{ITEM}{id}", feed.whole_name()?)),
            Self::Stdin | Self::Sample | Self::Record(_) => None,
        }
    }

    /// The origin with this [`Self::whole_name`]. A name that ends in `#` and a number is a part, unless a file has that
    /// very name.
    #[must_use]
    pub fn from_whole_name(name: &str) -> Self {
        if web::is_address(name) {
            return within(name, |address| Self::Web(address.to_owned()))
                .unwrap_or_else(|| Self::Web(name.to_owned()));
        }
        let path = |name: &str| path_of_name(name).unwrap_or_else(|| PathBuf::from(name));
        let part = || within(name, |container| Self::File(path(container)));
        match path_of_name(name) {
            // The number of a part is no part of an address.
            Some(whole) if !name.contains('#') => Self::File(whole),
            Some(_) => part().unwrap_or_else(|| Self::File(path(name))),
            None => Self::of_file(Path::new(name)),
        }
    }

    /// The file of this name, or a part of it if the name ends in `#` and a number and no file has that very name.
    pub(super) fn of_file(path: &Path) -> Self {
        let part = || {
            let part = within(path.to_str()?, |container| Self::File(PathBuf::from(container)))?;
            Path::new(&part.container()?.name()).exists().then_some(part)
        };
        let is_there = path.symlink_metadata().is_ok();
        if is_there { None } else { part() }.unwrap_or_else(|| Self::File(path.to_owned()))
    }

    /// The file or page that holds it among others.
    #[must_use]
    pub fn container(&self) -> Option<&Self> {
        match self {
            Self::Part { container, .. } | Self::Item { feed: container, .. } => Some(container),
            Self::File(_) | Self::Stdin | Self::Sample | Self::Record(_) | Self::Web(_) => None,
        }
    }

    /// Whether it is fetched from a server.
    #[must_use]
    pub fn is_on_the_web(&self) -> bool {
        match self {
            Self::Web(_) => true,
            Self::Part { container, .. } | Self::Item { feed: container, .. } => container.is_on_the_web(),
            Self::File(_) | Self::Stdin | Self::Sample | Self::Record(_) => false,
        }
    }

    /// The file that reading it reads, if it is a file or standard input comes from one.
    #[must_use]
    pub fn file_id(&self) -> Option<FileIdentity> {
        match self {
            Self::File(path) => FileIdentity::at(path),
            Self::Stdin => FileIdentity::behind(&std::io::stdin()),
            Self::Part { container, .. } | Self::Item { feed: container, .. } => container.file_id(),
            Self::Sample | Self::Record(_) | Self::Web(_) => None,
        }
    }

    /// Its name in messages, reports and the `source` of a result. Not sanitised.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Stdin => "standard input".to_owned(),
            Self::Sample => "the sample article".to_owned(),
            Self::Record(id) => format!("record {id}"),
            Self::Web(address) => address.clone(),
            Self::Part { container, number } => format!("{}, article {number}", container.name()),
            Self::Item { feed, id } => format!("{}, item {id}", feed.name()),
        }
    }
}

/// The name of a file in the library: its path; if that is not UTF-8, its address, so that no two files have one name.
fn name_of_path(path: &Path) -> String {
    let address = || Url::from_file_path(path).ok().map(String::from);
    path.to_str().map(str::to_owned).or_else(address).unwrap_or_else(|| path.display().to_string())
}

/// The path of a file whose name is its address.
fn path_of_name(name: &str) -> Option<PathBuf> {
    let address = name.starts_with("file:///").then(|| Url::parse(name).ok()).flatten()?;
    address.to_file_path().ok()
}

/// The part or item that a name ends in, of what `container` makes of the beginning.
fn within(name: &str, container: impl Fn(&str) -> Origin) -> Option<Origin> {
    if let Some((feed, id)) = name.split_once(ITEM) {
        return (!id.is_empty()).then(|| Origin::Item { feed: Box::new(container(feed)), id: id.to_owned() });
    }
    let (before, number) = name.rsplit_once('#')?;
    let number = number.parse().ok().filter(|&number| number > 0)?;
    Some(Origin::Part { container: Box::new(container(before)), number })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    #[test]
    fn a_file_has_the_same_full_name_however_it_is_given() {
        let here = Origin::File(PathBuf::from("Cargo.toml")).whole_name().unwrap();
        assert!(here.ends_with("/Cargo.toml") && here.starts_with('/'), "{here}");
        assert_eq!(Origin::File(PathBuf::from("src/../Cargo.toml")).whole_name(), Some(here));
        let gone = Origin::File(PathBuf::from("no/such/file")).whole_name().unwrap();
        assert!(gone.ends_with("/no/such/file") && gone.starts_with('/'), "{gone}");
        assert_eq!([Origin::Stdin, Origin::Sample].map(|origin| origin.whole_name()), [None, None]);
    }

    #[test]
    fn a_part_is_named_by_its_container_and_number() {
        let file = Origin::File(PathBuf::from("Cargo.toml"));
        let part = Origin::Part { container: Box::new(file), number: 3 };
        let name = part.whole_name().unwrap();
        assert!(name.ends_with("/Cargo.toml#3"), "{name}");
        assert_eq!(Origin::from_whole_name(&name).whole_name(), Some(name));
        for name in ["no/such/file#3", "Cargo.toml#0", "Cargo.toml#x", "Cargo.toml"] {
            assert_eq!(Origin::from_whole_name(name), Origin::File(PathBuf::from(name)), "{name}");
        }
    }

    #[test]
    fn files_whose_names_are_no_text_are_told_apart() {
        let named = |bytes: &[u8]| Origin::File(PathBuf::from(OsStr::from_bytes(bytes)));
        let (one, other) = (named(b"/no/such/caf\xe9 1.txt"), named(b"/no/such/caf\xe8 1.txt"));
        assert_eq!(one.whole_name().unwrap(), "file:///no/such/caf%E9%201.txt");
        assert_ne!(one.whole_name(), other.whole_name());
        let part = Origin::Part { container: Box::new(one.clone()), number: 3 };
        let item = Origin::Item { feed: Box::new(one.clone()), id: "a#b".to_owned() };
        for origin in [one, other, part, item] {
            assert_eq!(Origin::from_whole_name(&origin.whole_name().unwrap()), origin);
        }
    }

    #[test]
    fn what_is_on_the_web_has_the_same_origin_again_by_its_whole_name() {
        let feed = || Box::new(Origin::Web("https://coast.example/feed?a=b".to_owned()));
        let item = |id: &str| Origin::Item { feed: feed(), id: id.to_owned() };
        for (origin, name) in [
            (*feed(), "https://coast.example/feed?a=b"),
            (Origin::Part { container: feed(), number: 3 }, "https://coast.example/feed?a=b#3"),
            (item("3"), "https://coast.example/feed?a=b#item:3"),
            (
                item("https://coast.example/1#a"),
                "https://coast.example/feed?a=b#item:https://coast.example/1#a",
            ),
        ] {
            assert_eq!(origin.whole_name().as_deref(), Some(name));
            assert_eq!(Origin::from_whole_name(name), origin);
        }
        let saved = Origin::Item { feed: Box::new(Origin::File("Cargo.toml".into())), id: "a b".to_owned() };
        let name = saved.whole_name().unwrap();
        assert_eq!(Origin::from_whole_name(&name).whole_name(), Some(name));
        let section = "https://coast.example/story#comments";
        assert_eq!(Origin::from_whole_name(section), Origin::Web(section.to_owned()));
    }
}
