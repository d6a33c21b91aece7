//! The file of an open library is replaced, in place or by another, and nothing that follows is said to be saved.

use super::*;
use crate::output::IfExists;
use std::path::Path;

/// An open library, and a backup of it in `kept.db`.
fn open() -> (TestLibrary, ArticleId, TempDir) {
    let (mut fixture, elsewhere) = (TestLibrary::new(), folder());
    let id = fixture.add(QUAY, "/quay.txt", 1);
    fixture.decide((id, 0), accept(), 2);
    fixture.library.backup(&elsewhere.path().join("kept.db"), IfExists::Refuse).unwrap();
    (fixture, id, elsewhere)
}

/// Why a decision was not recorded.
fn refused(fixture: &mut TestLibrary, id: ArticleId) -> Option<String> {
    let stamp = Stamp { reviewer: "ana".to_owned(), at: 9, tool: String::new() };
    let text = TextHash::of(QUAY);
    let new = NewAct { article: id, text, stamp: &stamp, act: &Act::Undo(ActId(1)) };
    fixture.library.record(new).err().map(|error| error.to_string())
}

fn take_over(fixture: &TestLibrary) {
    fixture.raw().execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
}

#[test]
fn another_file_in_place_of_the_contents_is_told_before_anything_is_written() {
    let replaced: [fn(&Path, &Path); 5] = [
        |file, _| fs::write(file, "").unwrap(),
        |file, kept| fs::write(file, fs::read(kept).unwrap()).unwrap(),
        |file, _| fs::write(file, "a text that is long enough to be a header of SQLite".repeat(9)).unwrap(),
        |file, _| fs::OpenOptions::new().write(true).open(file).unwrap().set_len(4096).unwrap(),
        |file, _| {
            let mut other = TestLibrary::new();
            other.add(&QUAY.repeat(2000), "/other.txt", 1);
            drop(other.library);
            fs::write(file, fs::read(other.folder.path().join("library.db")).unwrap()).unwrap();
        },
    ];
    for (number, replace) in replaced.into_iter().enumerate() {
        for is_taken_over in [false, true] {
            let (mut fixture, id, elsewhere) = open();
            if is_taken_over {
                take_over(&fixture);
                assert_eq!(refused(&mut fixture, id), None);
            }
            let file = fixture.folder.path().join("library.db");
            let log = fixture.folder.path().join("library.db-wal");
            replace(&file, &elsewhere.path().join("kept.db"));
            let (file_before, log_before) = (fs::read(&file).unwrap(), fs::read(&log).unwrap());
            let message = refused(&mut fixture, id).unwrap_or_default();
            assert!(message.contains("moved, replaced or deleted while it was open"), "{number}: {message}");
            assert!(fs::read(&file).unwrap() == file_before && fs::read(&log).unwrap() == log_before);
        }
    }
}

#[test]
fn what_other_programs_may_do_with_an_open_library_is_not_taken_for_another_one() {
    let (mut fixture, id, _elsewhere) = open();
    let mut second = Library::open(fixture.folder.path()).unwrap();
    let others: [fn(&rusqlite::Connection); 5] = [
        |_| {},
        |raw| raw.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap(),
        |raw| raw.execute_batch("CREATE TABLE x (y); DROP TABLE x; PRAGMA wal_checkpoint").unwrap(),
        |raw| {
            let shrink = "CREATE TABLE x AS SELECT randomblob(200000) AS y; DROP TABLE x; VACUUM";
            raw.execute_batch(shrink).unwrap();
        },
        |raw| raw.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)").unwrap(),
    ];
    for (number, other) in others.into_iter().cycle().take(15).enumerate() {
        other(&fixture.raw());
        assert_eq!(refused(&mut fixture, id), None, "{number}");
        let text = format!("{QUAY}\n{number}");
        second.add(&article(&text), &key(&text, None), 3).unwrap();
        second.refresh_all().unwrap();
    }
    assert_eq!(fixture.library.check().unwrap().wrong, Vec::<String>::new());
}
