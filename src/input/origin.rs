//! Where a document came from, and the names of such places in messages and in the library.

use std::path::{Path, PathBuf};

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
}

impl Origin {
    /// The absolute path of the file, with links resolved, so that a file is recognised from any folder; the address
    /// of a page; either with `#` and a number for a part of it. `None` for anything else. If the file no longer
    /// exists, only the path is made absolute.
    #[must_use]
    pub fn whole_name(&self) -> Option<String> {
        match self {
            Self::File(path) => {
                let whole = path.canonicalize().or_else(|_| std::path::absolute(path));
                Some(whole.as_ref().unwrap_or(path).display().to_string())
            }
            Self::Web(address) => Some(address.clone()),
            Self::Part { container, number } => Some(format!("{}#{number}", container.whole_name()?)),
            Self::Stdin | Self::Sample | Self::Record(_) => None,
        }
    }

    /// The origin with this [`Self::whole_name`]. A name that ends in `#` and a number is a part, unless a file has that
    /// very name.
    #[must_use]
    pub fn from_whole_name(name: &str) -> Self {
        if ["http://", "https://"].iter().any(|scheme| name.starts_with(scheme)) {
            return Self::Web(name.to_owned());
        }
        Self::of_file(Path::new(name))
    }

    /// The file of this name, or a part of it if the name ends in `#` and a number and no file has that very name.
    pub(super) fn of_file(path: &Path) -> Self {
        let part = || {
            let (container, number) = path.to_str()?.rsplit_once('#')?;
            let number = number.parse().ok().filter(|&number| number > 0)?;
            let container = Box::new(Self::File(PathBuf::from(container)));
            Path::new(&container.name()).exists().then_some(Self::Part { container, number })
        };
        let is_there = path.symlink_metadata().is_ok();
        if is_there { None } else { part() }.unwrap_or_else(|| Self::File(path.to_owned()))
    }

    /// Whether it is fetched from a server.
    #[must_use]
    pub fn is_on_the_web(&self) -> bool {
        match self {
            Self::Web(_) => true,
            Self::Part { container, .. } => container.is_on_the_web(),
            Self::File(_) | Self::Stdin | Self::Sample | Self::Record(_) => false,
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
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let address = "https://example.org/story#3";
        assert_eq!(Origin::from_whole_name(address), Origin::Web(address.to_owned()));
    }
}
