//! Every fault is reported in one sentence, and no stored data is lost.

use super::*;
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::time::Duration;

fn file(fixture: &TestLibrary) -> PathBuf {
    fixture.folder.path().join("library.db")
}

/// Tries to record an act. Returns the error message, or `None` if it was recorded.
fn try_to_record(library: &mut Library, id: ArticleId) -> Option<String> {
    let stamp = Stamp::default();
    let new = NewAct { article: id, text: TextHash::of(QUAY), stamp: &stamp, act: &Act::Undo(ActId(1)) };
    library.record(new).err().map(|error| error.to_string())
}

fn acts(library: &Library, id: ArticleId) -> usize {
    library.journal(id).unwrap().acts.len()
}

/// Closes the library. Returns its folder, its file and the bytes of the file.
fn closed(fixture: TestLibrary) -> (TempDir, PathBuf, Vec<u8>) {
    let TestLibrary { library, folder } = fixture;
    drop(library);
    let path = folder.path().join("library.db");
    let bytes = fs::read(&path).unwrap();
    (folder, path, bytes)
}

#[test]
fn a_library_that_cannot_be_written_can_still_be_read() {
    let mut fixture = TestLibrary::new();
    let id = fixture.add(QUAY, "/quay.txt", 1);
    fixture.library.refresh_all().unwrap();
    fixture.library.connection.pragma_update(None, "query_only", true).unwrap();
    let message = try_to_record(&mut fixture.library, id).unwrap();
    assert!(message.contains("cannot be written: change its permissions"), "{message}");
    assert_eq!(fixture.library.article(id).unwrap().unwrap().article.text, QUAY);
    assert_eq!(fixture.library.refresh_all().unwrap().list(&ListQuery::default()).unwrap().len(), 1);
    fixture.library.connection.pragma_update(None, "query_only", false).unwrap();
    assert_eq!(try_to_record(&mut fixture.library, id), None);
    assert_eq!(acts(&fixture.library, id), 1);
}

/// Closes the library in a folder where SQLite cannot create its shared memory file, not even for root.
fn closed_for_reading(fixture: TestLibrary) -> (TempDir, PathBuf, Vec<u8>) {
    let closed = closed(fixture);
    block_shared_memory(closed.0.path());
    closed
}

/// Replaces SQLite's shared memory file with a link to itself, which cannot be opened.
fn block_shared_memory(folder: &Path) {
    std::os::unix::fs::symlink("library.db-shm", folder.join("library.db-shm")).unwrap();
}

fn only_read(path: &Path) -> crate::error::Result<Library> {
    Library::open_for_reading(path.to_owned(), Duration::ZERO)
}

#[test]
fn a_read_only_library_shows_everything_and_refuses_every_change() {
    for close in [closed, closed_for_reading] {
        let mut fixture = TestLibrary::new();
        let id = fixture.add(QUAY, "/quay.txt", 1);
        fixture.library.refresh_all().unwrap();
        assert_eq!(try_to_record(&mut fixture.library, id), None);
        let (_folder, path, before) = close(fixture);
        let mut library = only_read(&path).unwrap();
        assert!(!library.can_be_written());
        assert_eq!(acts(&library, id), 1);
        let index = library.refresh_all().unwrap();
        assert_eq!(index.list(&ListQuery::default()).unwrap().len(), 1);
        assert_eq!(index.stale_articles(), 1, "the index is older than the last decision");
        let refused = [
            try_to_record(&mut library, id),
            library.add(&article("Another"), &key("Another", None), 2).err().map(|error| error.to_string()),
            library.remove(id, 2).err().map(|error| error.to_string()),
            library.rebuild().err().map(|error| error.to_string()),
        ];
        for message in refused {
            let message = message.unwrap();
            assert!(
                message.starts_with("the library cannot be written: change its permissions"),
                "{message}"
            );
        }
        assert!(fs::read(&path).unwrap() == before);
    }
}

#[test]
fn an_unreadable_write_ahead_log_is_an_error() {
    let mut fixture = TestLibrary::new();
    let id = fixture.add(QUAY, "/quay.txt", 1);
    assert_eq!(try_to_record(&mut fixture.library, id), None);
    let copy = tempfile::tempdir().unwrap();
    for name in ["library.db", "library.db-wal"] {
        fs::copy(fixture.folder.path().join(name), copy.path().join(name)).unwrap();
    }
    let path = copy.path().join("library.db");
    block_shared_memory(copy.path());
    let message = only_read(&path).unwrap_err().to_string();
    assert!(message.contains("open it once as a user who may write it"), "{message}");
    fs::remove_file(copy.path().join("library.db-shm")).unwrap();
    assert_eq!(acts(&only_read(&path).unwrap(), id), 1);
}

#[test]
fn a_read_only_library_of_an_older_version_is_not_migrated() {
    let mut fixture = TestLibrary::new();
    fixture.add(QUAY, "/quay.txt", 1);
    fixture.library.connection.pragma_update(None, "user_version", 0).unwrap();
    let (_folder, path, before) = closed_for_reading(fixture);
    let message = only_read(&path).unwrap_err().to_string();
    assert!(message.starts_with("the library is from an older pullquote"), "{message}");
    assert!(fs::read(&path).unwrap() == before);
}

#[test]
fn a_read_only_library_respects_the_lock_of_a_writer() {
    let (_folder, path, _) = closed(TestLibrary::new());
    let other = Connection::open(&path).unwrap();
    other.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE").unwrap();
    let message = only_read(&path).unwrap_err().to_string();
    assert!(message.contains("in use by another program"), "{message}");
}

#[test]
fn a_folder_can_have_any_name() {
    let top = tempfile::tempdir().unwrap();
    let folder = top.path().join("50% ü #1?mode=rw&x");
    drop(Library::open(&folder).unwrap());
    block_shared_memory(&folder);
    let library = only_read(&folder.join("library.db")).unwrap();
    assert!(library.is_empty().unwrap());
}

#[test]
fn errors_say_what_to_do_before_they_name_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    fs::write(&path, "this is no database, whatever it is").unwrap();
    let message = Library::open_existing(folder.path()).unwrap_err().to_string();
    assert!(
        message.starts_with("the library is damaged: restore a backup with pullquote library restore; "),
        "{message}"
    );
    assert!(message.ends_with(&format!("({})", path.display())), "{message}");
}

#[test]
fn waiting_for_another_program_ends() {
    let mut fixture = TestLibrary::new();
    let id = fixture.add(QUAY, "/quay.txt", 1);
    let mut impatient = Library::open_within(fixture.folder.path(), Duration::ZERO).unwrap();
    let other = Connection::open(file(&fixture)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let message = try_to_record(&mut impatient, id).unwrap();
    assert!(message.contains("in use by another program: try again"), "{message}");
    assert_eq!(impatient.article(id).unwrap().unwrap().article.text, QUAY, "it can be read");
    other.execute_batch("COMMIT").unwrap();
    assert_eq!(try_to_record(&mut impatient, id), None);
}

#[test]
fn an_exclusively_locked_library_cannot_be_opened() {
    let (folder, path, _) = closed(TestLibrary::new());
    let other = Connection::open(&path).unwrap();
    other.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE").unwrap();
    let message = Library::open_within(folder.path(), Duration::ZERO).unwrap_err().to_string();
    assert!(message.contains("in use by another program"), "{message}");
}

#[test]
fn a_full_disk_leaves_no_partial_article() {
    let mut fixture = TestLibrary::new();
    let id = fixture.add(QUAY, "/quay.txt", 1);
    let pages: i64 =
        fixture.library.connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    fixture.library.connection.pragma_update(None, "max_page_count", pages + 2).unwrap();
    let long = without_repetition(1_000);
    let message = fixture.library.add(&article(&long), &key(&long, None), 2).unwrap_err().to_string();
    assert!(message.contains("the disk is full: free some space"), "{message}");
    assert_eq!(fixture.library.find(&key(&long, None)).unwrap(), None);
    assert_eq!(fixture.library.check().unwrap().wrong, Vec::<String>::new());
    fixture.library.connection.pragma_update(None, "max_page_count", pages + 2000).unwrap();
    assert_ne!(fixture.library.add(&article(&long), &key(&long, None), 3).unwrap(), id);
}

/// A library of several pages, with decisions.
fn large_library() -> TestLibrary {
    let mut fixture = TestLibrary::new();
    let id = fixture.add(QUAY, "/quay.txt", 1);
    for number in 0..40 {
        fixture.add(&format!("{QUAY}\nSo it was on day {number}."), &format!("/{number}.txt"), number);
        assert_eq!(try_to_record(&mut fixture.library, id), None);
    }
    fixture.library.refresh_all().unwrap();
    fixture
}

#[test]
fn a_damaged_file_is_reported_and_left_unchanged() {
    let (folder, path, whole) = closed(large_library());
    let page = 4096;
    let garbage = |from: usize, to: usize| {
        let mut bytes = whole.clone();
        bytes[from..to].fill(0xA5);
        bytes
    };
    let cases = [
        ("cut in the middle", whole[..whole.len() / 2].to_vec()),
        ("cut within the first page", whole[..700].to_vec()),
        ("a header of garbage", garbage(0, 100)),
        ("the schema is garbage", garbage(100, page)),
        ("garbage in the middle", garbage(page, whole.len() / 2)),
        ("garbage at the end", garbage(whole.len() / 2, whole.len())),
    ];
    for (case, bytes) in cases {
        fs::write(&path, &bytes).unwrap();
        let message = match Library::open_existing(folder.path()) {
            Err(error) => error.to_string(),
            Ok(library) => match library.unwrap().check() {
                Err(error) => error.to_string(),
                Ok(checked) => checked.wrong.join(". "),
            },
        };
        assert!(
            message.contains("damaged") || message.contains("not a pullquote library"),
            "{case}: {message}"
        );
        assert!(fs::read(&path).unwrap() == bytes, "{case}: the file is as it was");
    }
    fs::write(&path, &whole).unwrap();
    assert_eq!(Library::open(folder.path()).unwrap().check().unwrap().wrong, Vec::<String>::new());
}

#[test]
fn reading_a_damaged_page_is_an_error_not_a_panic() {
    let (folder, path, whole) = closed(large_library());
    for from in (4096..whole.len()).step_by(4096) {
        let mut bytes = whole.clone();
        bytes[from..from + 4096].fill(0x5A);
        fs::write(&path, &bytes).unwrap();
        let Ok(Some(mut library)) = Library::open_existing(folder.path()) else { continue };
        let query = SearchQuery { words: "quay".to_owned(), speaker: String::new(), most: 5 };
        let _ = library.refresh_all().and_then(|index| index.search(&query).map(|_| ()));
        let _ = library.refresh_all().and_then(|index| index.list(&ListQuery::default()).map(|_| ()));
        let _ = library.article(ArticleId(1));
        assert!(
            library.check().map_or(true, |checked| !checked.wrong.is_empty()) || is_free(&whole, from),
            "page at {from}"
        );
    }
}

/// Whether the page is free: SQLite does not read its contents.
fn is_free(whole: &[u8], from: usize) -> bool {
    let page = u32::try_from(from / 4096 + 1).unwrap().to_be_bytes();
    let free = u32::from_be_bytes(whole[32..36].try_into().unwrap());
    let trunk = usize::try_from(free).unwrap();
    trunk != 0 && whole[(trunk - 1) * 4096..trunk * 4096].windows(4).any(|bytes| bytes == page)
}

#[test]
fn a_decision_written_to_a_deleted_file_is_an_error() {
    let mut fixture = TestLibrary::new();
    let id = fixture.add(QUAY, "/quay.txt", 1);
    fs::remove_dir_all(fixture.folder.path()).unwrap();
    let message = try_to_record(&mut fixture.library, id).unwrap();
    assert!(message.contains("moved, replaced or deleted while it was open"), "{message}");
    assert!(!file(&fixture).exists(), "the file is not created again without the user's knowledge");
    drop(Library::open(fixture.folder.path()).unwrap());
    let message = try_to_record(&mut fixture.library, id).unwrap();
    assert!(
        message.contains("moved, replaced or deleted"),
        "another library in its place is not this one: {message}"
    );
}

#[test]
fn a_folder_that_cannot_be_created_is_named() {
    let folder = folder();
    let path = folder.path().join("a file");
    fs::write(&path, "x").unwrap();
    let message = Library::open(&path.join("library")).unwrap_err().to_string();
    assert!(message.contains("cannot be created") && message.contains("PULLQUOTE_HOME"), "{message}");
    assert!(Library::open_existing(Path::new("/nowhere/at/all")).unwrap().is_none());
}

#[test]
fn concurrent_writers_lose_nothing() {
    const EACH: usize = 200;
    let mut fixture = TestLibrary::new();
    let id = fixture.add(QUAY, "/quay.txt", 1);
    let write = |reviewer: &'static str| {
        let folder = fixture.folder.path().to_owned();
        std::thread::spawn(move || {
            let mut library = Library::open(&folder).unwrap();
            let mut recorded = Vec::new();
            for at in 0..EACH {
                let at = i64::try_from(at).unwrap();
                let stamp = Stamp { reviewer: reviewer.to_owned(), at, tool: String::new() };
                let act = Act::Undo(ActId(at));
                let new = NewAct { article: id, text: TextHash::default(), stamp: &stamp, act: &act };
                recorded.push(library.record(new).unwrap());
                if at % 50 == 0 {
                    library.refresh_all().unwrap();
                }
            }
            recorded
        })
    };
    let writers = [write("ana"), write("rui")];
    let acknowledged: Vec<Vec<ActId>> = writers.into_iter().map(|writer| writer.join().unwrap()).collect();
    let journal = fixture.library.journal(id).unwrap();
    for (reviewer, acknowledged) in ["ana", "rui"].iter().zip(&acknowledged) {
        let mine = journal.acts.iter().filter(|act| act.stamp.reviewer == *reviewer);
        assert_eq!(&mine.map(|act| act.id).collect::<Vec<_>>(), acknowledged, "{reviewer}");
    }
    assert_eq!(journal.acts.len(), 2 * EACH);
    let listed = fixture.library.refresh_all().unwrap().list(&ListQuery::default()).unwrap();
    assert_eq!(listed[0].reviewers, ["ana", "rui"]);
    assert_eq!(fixture.library.check().unwrap().wrong, Vec::<String>::new());
}

#[test]
fn concurrent_programs_create_one_library() {
    let folder = folder();
    let open = |number: i64| {
        let folder = folder.path().to_owned();
        std::thread::spawn(move || {
            let mut library = Library::open(&folder).unwrap();
            let text = format!("Story {number}.");
            library.add(&article(&text), &key(&text, None), number).unwrap();
        })
    };
    for opened in (0..8).map(open).collect::<Vec<_>>() {
        opened.join().unwrap();
    }
    assert_eq!(Library::open(folder.path()).unwrap().check().unwrap().articles, 8);
}

#[test]
fn a_new_library_is_readable_by_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let outside = folder();
    let home = outside.path().join("data/pullquote");
    let _library = Library::open(&home).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&home), 0o700);
    for file in ["library.db", "library.db-wal", "library.db-shm"] {
        assert_eq!(mode(&home.join(file)), 0o600, "{file}");
    }
}
