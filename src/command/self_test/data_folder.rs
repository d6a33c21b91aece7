//! The user's data folder -> who may read it, and what the file system below it can do.

use super::check_result::CheckResult::{self, Failed, Note, Well};
use crate::error::system_words;
use crate::library::Library;
use crate::output;
use crate::text::phrase::grouped;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// With less than this, a day of reading may fill the disk.
const LITTLE_SPACE: u64 = 100 * MEGABYTE;
/// With less than this, a decision may not find room.
const NO_SPACE: u64 = 5 * MEGABYTE;
const MEGABYTE: u64 = 1024 * 1024;

pub(super) fn checks(folder: &Path) -> Vec<CheckResult> {
    // The folder is made with the first article; until then, its file system is that of the folder around it.
    let there = folder.ancestors().find(|folder| folder.symlink_metadata().is_ok()).unwrap_or(Path::new("."));
    match access(folder, there) {
        Failed(why) => vec![Failed(why)],
        access => vec![access, marks(there), space(there)],
    }
}

/// Who may read and write.
fn access(folder: &Path, there: &Path) -> CheckResult {
    let name = folder.display();
    // Permissions alone do not tell: a file system may be mounted for reading.
    if let Err(error) = tempfile::tempfile_in(there) {
        return Failed(format!(
            "nothing can be kept in {name} ({}): set PULLQUOTE_HOME to another folder",
            system_words(&error)
        ));
    }
    if folder != there {
        return Note(format!("there is no library yet; it will be in {name}, and only you may read it"));
    }
    let open_to_others =
        |path: &Path| path.metadata().is_ok_and(|about| about.permissions().mode() & 0o077 != 0);
    if let Some(file) = Library::files(folder).into_iter().find(|file| open_to_others(file)) {
        let file = file.display();
        return Failed(format!("other users may read {file}: run chmod go= {file}"));
    }
    if open_to_others(folder) {
        return Note(format!(
            "other users may list {name}, and not read the library in it: chmod go= {name} hides it"
        ));
    }
    Well(format!("only you may read and write {name}"))
}

/// Whether files there can carry the mark that says who wrote them.
fn marks(there: &Path) -> CheckResult {
    match output::can_mark(there) {
        Ok(()) => Well("files can carry a mark of who wrote them (extended attributes)".to_owned()),
        Err(error) if error.kind() == io::ErrorKind::Unsupported => Note(
            "files cannot carry a mark of who wrote them (extended attributes): Pullquote replaces files that it wrote \
             here itself only with --force"
                .to_owned(),
        ),
        Err(error) => Note(format!(
            "whether files can carry a mark of who wrote them could not be tried ({})",
            system_words(&error)
        )),
    }
}

fn space(there: &Path) -> CheckResult {
    let Ok(about) = rustix::fs::statvfs(there) else {
        return Note("the free space is not known".to_owned());
    };
    room(about.f_bavail.saturating_mul(about.f_frsize), there)
}

/// What this number of free bytes means.
fn room(free: u64, there: &Path) -> CheckResult {
    let megabytes = grouped(usize::try_from(free / MEGABYTE).unwrap_or(usize::MAX));
    match free {
        ..NO_SPACE => {
            Failed(format!("the disk of {} is full ({megabytes} MB free): free some space", there.display()))
        }
        NO_SPACE..LITTLE_SPACE => {
            Note(format!("only {megabytes} MB are free on the disk of {}", there.display()))
        }
        LITTLE_SPACE.. => Well(format!("{megabytes} MB are free")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn little_space_is_told_before_there_is_none() {
        let folder = Path::new("/data");
        assert_eq!(room(9_000 * MEGABYTE, folder), Well("9,000 MB are free".to_owned()));
        assert_eq!(room(40 * MEGABYTE, folder), Note("only 40 MB are free on the disk of /data".to_owned()));
        let full = Failed("the disk of /data is full (1 MB free): free some space".to_owned());
        assert_eq!(room(2 * MEGABYTE - 1, folder), full);
    }
}
