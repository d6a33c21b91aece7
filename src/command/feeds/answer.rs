//! The library, opened for its feeds, and the answer printed.

use crate::command::Outcome;
use crate::command::printing::write_to;
use crate::command::target::Target;
use crate::error::{Error, Result};
use crate::library::Library;
use std::path::Path;

pub(super) fn print(page: &str) -> Result<Outcome> {
    write_to(Target::STDOUT, |out| out.write_all(page.as_bytes()).map(|()| Outcome::Done))
}

/// Opens the library, which must exist.
pub(super) fn open(folder: &Path) -> Result<Library> {
    Library::open_existing(folder)?.ok_or_else(no_feeds)
}

pub(super) fn no_feeds() -> Error {
    Error::new(
        "there are no feeds yet: add one with pullquote feeds add, or several with pullquote feeds import",
    )
}
