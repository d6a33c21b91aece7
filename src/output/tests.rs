//! Outputs on a real disk: what is there before, meanwhile and afterwards.

#![allow(clippy::disallowed_methods, reason = "tests look at the files from outside")]

use super::*;
use std::fs::Permissions;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OutputFile::create(path, IfExists::Replace, Access::Shared)?;
    file.write_all(text.as_bytes())?;
    file.commit()
}

#[test]
fn an_existing_file_is_kept_until_the_new_one_is_committed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("quotes.csv");
    fs::write(&path, "before").unwrap();
    let mut file = OutputFile::create(&path, IfExists::Replace, Access::Shared).unwrap();
    file.write_all(b"half of it").unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "before");
    drop(file);
    assert_eq!(fs::read_to_string(&path).unwrap(), "before");
    assert_eq!(names(folder.path()), ["quotes.csv"]);
    write(&path, "after").unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "after");
    assert_eq!(names(folder.path()), ["quotes.csv"]);
}

#[test]
fn permissions_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("quotes.csv");
    fs::write(&path, "before").unwrap();
    fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
    write(&path, "after").unwrap();
    assert_eq!(mode(&path), 0o640);
    let private = folder.path().join("backup.db");
    OutputFile::create(&private, IfExists::Refuse, Access::Private).unwrap().commit().unwrap();
    assert_eq!(mode(&private), 0o600);
}

#[test]
fn the_owner_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("quotes.csv");
    fs::write(&path, "before").unwrap();
    let is_superuser = std::os::unix::fs::chown(&path, Some(4321), Some(1234)).is_ok();
    let owner = |path: &Path| fs::metadata(path).map(|file| (file.uid(), file.gid())).unwrap();
    let before = owner(&path);
    write(&path, "after").unwrap();
    assert_eq!(owner(&path), before, "{is_superuser}");
}

#[test]
fn a_name_can_be_as_long_as_the_system_allows() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("가".repeat(85));
    for text in ["new", "replaced"] {
        write(&path, text).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
}

#[test]
fn what_is_written_to_an_open_file_of_the_process_follows_what_is_in_it() {
    use std::os::fd::AsRawFd;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("all.csv");
    let mut open = File::create(&path).unwrap();
    open.write_all(b"before, ").unwrap();
    write(Path::new(&format!("/dev/fd/{}", open.as_raw_fd())), "after").unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "before, after");
}

#[test]
fn a_file_in_shared_memory_is_replaced_like_any_other() {
    let Ok(folder) = tempfile::tempdir_in("/dev/shm") else { return };
    let path = folder.path().join("quotes.csv");
    fs::write(&path, "long before").unwrap();
    write(&path, "after").unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "after");
}

#[test]
fn a_link_is_written_through_to_its_target() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("data")).unwrap();
    let target = folder.path().join("data/quotes.csv");
    let link = folder.path().join("link.csv");
    symlink("data/quotes.csv", &link).unwrap();
    for text in ["a target that did not exist", "a target that exists"] {
        write(&link, text).unwrap();
        assert_eq!(fs::read_to_string(&target).unwrap(), text);
        assert!(link.symlink_metadata().unwrap().is_symlink());
    }
    symlink("round", folder.path().join("round")).unwrap();
    assert!(write(&folder.path().join("round"), "").is_err());
}

#[test]
fn an_existing_file_or_link_can_be_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("quotes.csv");
    let begin = |path: &Path| OutputFile::create(path, IfExists::Refuse, Access::Shared);
    let late = begin(&path).unwrap();
    fs::write(&path, "meanwhile").unwrap();
    let error = late.commit().unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
    assert_eq!(begin(&path).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
    let link = folder.path().join("link.csv");
    symlink("nowhere", &link).unwrap();
    assert_eq!(begin(&link).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
    assert_eq!(fs::read_to_string(&path).unwrap(), "meanwhile");
    assert_eq!(names(folder.path()), ["link.csv", "quotes.csv"]);
}

#[test]
fn a_folder_or_a_place_without_folder_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    assert!(write(folder.path(), "").is_err());
    assert!(write(&folder.path().join("no/such/folder"), "").is_err());
    assert!(write(Path::new("/dev/null"), "swallowed").is_ok());
}

/// Writes as a command without `--force` does.
fn write_own(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OutputFile::create(path, IfExists::ReplaceOwn, Access::Shared)?;
    file.write_all(text.as_bytes())?;
    file.commit()
}

#[test]
fn an_own_file_is_replaced_until_somebody_changes_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("quotes.csv");
    write_own(&path, "first").unwrap();
    write_own(&path, "second").unwrap();
    let moved = folder.path().join("moved.csv");
    fs::rename(&path, &moved).unwrap();
    write_own(&moved, "third").unwrap();
    fs::write(&moved, "Third").unwrap();
    let refused = unwritten(&moved, &write_own(&moved, "fourth").unwrap_err(), "").to_string();
    assert!(refused.ends_with("was changed since pullquote wrote it: give another name"), "{refused}");
    assert_eq!(fs::read_to_string(&moved).unwrap(), "Third");
}

#[test]
fn a_file_of_somebody_else_is_kept_unless_it_is_empty() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("story.txt");
    fs::write(&path, "").unwrap();
    write_own(&path, "first").unwrap();
    let foreign = folder.path().join("mine.txt");
    fs::write(&foreign, "mine").unwrap();
    let refused = unwritten(&foreign, &write_own(&foreign, "not mine").unwrap_err(), ", or").to_string();
    assert!(refused.ends_with("not written by pullquote: give another name, or"), "{refused}");
    assert_eq!(fs::read_to_string(&foreign).unwrap(), "mine");
}

#[test]
fn a_folder_that_does_not_exist_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("exports");
    let path = nowhere.join("quotes.csv");
    let refused = unwritten(&path, &write_own(&path, "first").unwrap_err(), "").to_string();
    let expected = format!("{} cannot be written: there is no folder {}", path.display(), nowhere.display());
    assert_eq!(refused, expected);
}

#[test]
fn a_file_that_appears_or_changes_meanwhile_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("quotes.csv");
    for before in [None, Some("own")] {
        if let Some(text) = before {
            fs::remove_file(&path).unwrap();
            write_own(&path, text).unwrap();
        }
        let mut file = OutputFile::create(&path, IfExists::ReplaceOwn, Access::Shared).unwrap();
        file.write_all(b"ours").unwrap();
        fs::write(&path, "theirs").unwrap();
        assert_eq!(file.commit().unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&path).unwrap(), "theirs");
    }
    assert_eq!(names(folder.path()), ["quotes.csv"]);
}

#[test]
fn a_private_file_is_private_whatever_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kept.db");
    fs::write(&path, "before").unwrap();
    fs::set_permissions(&path, Permissions::from_mode(0o666)).unwrap();
    OutputFile::create_named(&path, IfExists::Replace, Access::Private).unwrap().commit().unwrap();
    assert_eq!(mode(&path), 0o600);
}

#[test]
fn what_a_killed_program_left_is_removed_by_the_next_one_and_what_is_in_use_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kept.db");
    fs::write(folder.path().join(".kept.dbLEFT01.part"), "half of it").unwrap();
    fs::write(folder.path().join(".kept.dbLEFT01.part-journal"), "of the same").unwrap();
    fs::write(folder.path().join(".kept.db.iso.part"), "a download").unwrap();
    fs::write(folder.path().join(".other.dbLEFT01.part"), "of another").unwrap();
    let create = || OutputFile::create_named(&path, IfExists::Replace, Access::Private).unwrap();
    let (first, second) = (create(), create());
    assert_eq!(names(folder.path()).len(), 4, "{:?}", names(folder.path()));
    first.commit().unwrap();
    second.commit().unwrap();
    assert_eq!(names(folder.path()), [".kept.db.iso.part", ".other.dbLEFT01.part", "kept.db"]);
}
