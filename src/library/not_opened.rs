//! What is at the path of a library -> why it cannot be opened, if that is no fault of the library.

use crate::error::Error;
use crate::input::special_kind;
use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;
use std::path::Path;

/// SQLite opens so many files for one library: itself, its log, the index of the log, and a journal or folder.
const FILES_OF_A_LIBRARY: usize = 4;

/// Why there is no library at `path` but something that is no file, if that is so.
pub(super) fn not_a_file(path: &Path) -> Option<Error> {
    let kind = special_kind(&path.metadata().ok()?)?;
    Some(Error::new(format!(
        "{} is {kind}, not a library: move it away, or set PULLQUOTE_HOME to another folder",
        path.display()
    )))
}

/// Why no file can be opened now, if the system gives this program or all together no more.
pub(super) fn too_many_files() -> Option<Error> {
    // SQLite does not say so: to it, a file that is one too many cannot be opened. It has closed its own meanwhile.
    let open = || rustix::fs::open("/", OFlags::RDONLY | OFlags::CLOEXEC, Mode::empty());
    let tried: Result<Vec<_>, Errno> = (0..FILES_OF_A_LIBRARY).map(|_| open()).collect();
    matches!(tried, Err(Errno::MFILE | Errno::NFILE)).then(|| {
        Error::new(
            "the library cannot be opened, too many files are open: close some programs, or raise the limit (ulimit -n)",
        )
    })
}
