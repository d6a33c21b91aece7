//! A backup is put in the place of the library whatever was left there, and whenever the program was killed.

use super::*;
use crate::error::Result;
use crate::library::replacing;
use crate::output::IfExists;
use std::path::{Path, PathBuf};

/// The files that a killed program has left, and the backup `kept.db` of the library a decision earlier.
fn killed() -> TempDir {
    let folder = folder();
    let home = folder.path().join("home");
    let mut fixture = TestLibrary::new();
    let id = fixture.add(QUAY, "/quay.txt", 1);
    fixture.decide((id, 0), accept(), 2);
    fixture.library.backup(&folder.path().join("kept.db"), IfExists::Refuse).unwrap();
    fixture.decide((id, 1), accept(), 3);
    fs::create_dir(&home).unwrap();
    for file in Library::files(fixture.folder.path()).into_iter().filter(|file| file.exists()) {
        fs::copy(&file, home.join(file.file_name().unwrap())).unwrap();
    }
    assert!(home.join("library.db-wal").metadata().unwrap().len() > 0, "the log of the killed program");
    folder
}

/// The decisions in a library, which must be sound.
fn decisions(home: &Path) -> usize {
    let checked = Library::open_existing(home).unwrap().unwrap().check().unwrap();
    assert_eq!(checked.wrong, Vec::<String>::new());
    checked.decisions
}

fn restore(folder: &Path) -> Result<Restored> {
    Library::restore(&folder.join("home"), &folder.join("kept.db"))
}

fn names(home: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(home).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn the_log_of_the_library_of_before_is_not_read_into_the_backup() {
    let folder = killed();
    let home = folder.path().join("home");
    let backup = fs::read(folder.path().join("kept.db")).unwrap();
    let restored = restore(folder.path()).unwrap();
    assert_eq!(restored.checked.decisions, 1);
    assert_eq!(restored.set_aside, Some(home.join("library-replaced-1")));
    assert_eq!(names(&home), ["library-replaced-1", "library.db"], "nothing of before is left beside it");
    assert_eq!(decisions(&home), 1);
    assert_eq!(decisions(&home.join("library-replaced-1")), 2, "the library of before is whole");
    assert!(fs::read(folder.path().join("kept.db")).unwrap() == backup, "the backup stays as it was");
    // And back again: what was set aside is a backup too.
    let before = home.join("library-replaced-1/library.db");
    let restored = Library::restore(&home, &before).unwrap();
    assert_eq!((restored.checked.decisions, decisions(&home)), (2, 2));
    assert_eq!(restored.set_aside, Some(home.join("library-replaced-2")));
}

#[test]
fn a_library_that_lost_its_contents_or_is_gone_is_replaced() {
    for lost in [|file: &Path| fs::write(file, "").unwrap(), |file: &Path| fs::remove_file(file).unwrap()] {
        let folder = killed();
        let home = folder.path().join("home");
        lost(&home.join("library.db"));
        let restored = restore(folder.path()).unwrap();
        assert_eq!(decisions(&home), 1);
        assert!(restored.set_aside.unwrap().join("library.db-wal").exists(), "its log is kept");
    }
    let folder = killed();
    fs::remove_dir_all(folder.path().join("home")).unwrap();
    assert_eq!(restore(folder.path()).unwrap().set_aside, None);
    assert_eq!(names(&folder.path().join("home")), ["library.db"]);
}

/// A renaming that is done before the program is killed.
type Renaming = fn(&Path);

#[test]
fn killed_between_any_two_steps_the_library_of_before_or_the_backup_is_there() {
    let steps: [Renaming; 5] = [
        |home| fs::create_dir(home.join("library-replaced")).unwrap(),
        |home| moved(home, "library.db-shm"),
        |home| moved(home, "library.db-wal"),
        |home| moved(home, "library.db"),
        |home| fs::rename(replacing::pending(home), home.join("library.db")).unwrap(),
    ];
    for done in 0..=steps.len() {
        let folder = killed();
        let home = folder.path().join("home");
        fs::copy(folder.path().join("kept.db"), replacing::pending(&home)).unwrap();
        steps[..done].iter().for_each(|step| step(&home));
        assert_eq!(decisions(&home), 1, "after {done} steps");
        let left = if done < steps.len() { "library-replaced-1" } else { "library-replaced" };
        assert_eq!(names(&home), [left, "library.db"], "after {done} steps");
        let restored = restore(folder.path()).unwrap();
        assert_eq!(restored.set_aside, Some(home.join("library-replaced-2")), "after {done} steps");
        assert_eq!(decisions(&home.join("library-replaced-1")), 2, "after {done} steps");
    }
}

fn moved(home: &Path, name: &str) {
    let file = home.join(name);
    if file.exists() {
        fs::rename(file, home.join("library-replaced").join(name)).unwrap();
    }
}

#[test]
fn what_is_no_sound_backup_is_refused_and_nothing_is_changed() {
    let folder = killed();
    let (path, home) = (folder.path(), folder.path().join("home"));
    let whole = fs::read(path.join("kept.db")).unwrap();
    let file = |name: &str, bytes: &[u8]| {
        fs::write(path.join(name), bytes).unwrap();
        path.join(name)
    };
    let newer = file("newer.db", &whole);
    rusqlite::Connection::open(&newer).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let changed = file("changed.db", &whole);
    damage_file(&rusqlite::Connection::open(&changed).unwrap(), "DELETE FROM texts");
    let foreign = file("foreign.db", b"");
    rusqlite::Connection::open(&foreign).unwrap().execute_batch("CREATE TABLE x (y)").unwrap();
    let refused: [(PathBuf, &str); 9] = [
        (newer, "is from a newer pullquote"),
        (changed, "is damaged, the library stays as it was: article 1 has no text"),
        (foreign, "is not a pullquote library"),
        (file("text.db", b"not a library at all"), "is not a pullquote library"),
        (file("empty.db", b""), "is not a pullquote library"),
        (file("cut.db", &whole[..whole.len() / 2]), "is damaged, the library stays as it was"),
        (path.join("none.db"), "is not there"),
        (path.to_owned(), "is not a file"),
        (home.join("library.db"), "belongs to the library itself"),
    ];
    let before = names(&home);
    for (file, expected) in refused {
        let message = Library::restore(&home, &file).unwrap_err().to_string();
        assert!(message.contains(expected), "{}: {message}", file.display());
        assert_eq!(names(&home), before, "{}", file.display());
    }
    assert_eq!(decisions(&home), 2);
}
