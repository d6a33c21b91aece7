//! A library that passed through other hands does only what the program does.

use super::*;
use rusqlite::config::DbConfig;

fn with(sql: &str) -> TestLibrary {
    let mut fixture = TestLibrary::new();
    let id = fixture.add(QUAY, "/quay.txt", 1);
    fixture.decide((id, 0), accept(), 2);
    fixture.raw().execute_batch(sql).unwrap();
    let folder = fixture.folder.path().to_owned();
    fixture.library = Library::open(&folder).unwrap();
    fixture
}

#[test]
fn foreign_triggers_views_and_indexes_are_removed_with_a_sentence() {
    let cases = [
        ("CREATE TRIGGER spy AFTER INSERT ON decisions BEGIN DELETE FROM places; END", "the trigger “spy”"),
        ("CREATE VIEW peek AS SELECT * FROM decisions", "the view “peek”"),
        ("CREATE UNIQUE INDEX \"one \"\"title\" ON articles (added_at)", "the index “one \"title”"),
    ];
    for (sql, named) in cases {
        let mut fixture = with(sql);
        let said = fixture.library.left_out().join("\n");
        assert!(said.contains(named) && said.contains("has been removed"), "{sql}: {said}");
        fixture.add("Another story.", "/other.txt", 1);
        assert_eq!(fixture.library.check().unwrap().wrong, Vec::<String>::new(), "{sql}");
    }
}

#[test]
fn a_lost_or_changed_guard_is_restored() {
    let lost = "DROP TRIGGER decisions_are_never_deleted";
    let changed = "DROP TRIGGER decisions_are_never_deleted; \
                   CREATE TRIGGER decisions_are_never_deleted BEFORE DELETE ON decisions BEGIN SELECT 1; END";
    for sql in [lost, changed] {
        let fixture = with(sql);
        let said = fixture.library.left_out().join("\n");
        assert!(
            said.contains("“decisions_are_never_deleted”") && said.contains("has been restored"),
            "{said}"
        );
        let error = fixture.raw().execute("DELETE FROM decisions", []).unwrap_err();
        assert!(error.to_string().contains("only added"), "{error}");
    }
}

#[test]
fn a_foreign_table_is_left_alone_and_named_by_a_check() {
    let fixture = with("CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('soup')");
    assert_eq!(fixture.library.left_out(), Vec::<String>::new());
    let wrong = fixture.library.check().unwrap().wrong.join("\n");
    assert!(wrong.contains("the table “recipes”") && wrong.contains("not pullquote's"), "{wrong}");
    assert_eq!(
        fixture.raw().query_row("SELECT name FROM recipes", [], |row| row.get(0)),
        Ok("soup".to_owned())
    );
}

#[test]
fn a_library_without_one_of_its_tables_is_damaged() {
    let mut fixture = TestLibrary::new();
    fixture.add(QUAY, "/quay.txt", 1);
    fixture.raw().execute_batch("DROP TABLE places").unwrap();
    let message = Library::open(fixture.folder.path()).unwrap_err().to_string();
    assert!(
        message.contains("its table “places” is missing: restore a backup with pullquote library restore"),
        "{message}"
    );
}

#[test]
fn the_file_is_trusted_with_nothing() {
    let fixture = TestLibrary::new();
    let config = |name| fixture.library.connection.db_config(name).unwrap();
    assert!(config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE));
    assert!(!config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA));
    let sql = "UPDATE found_articles_data SET block = x'00'";
    assert!(fixture.library.connection.execute(sql, []).is_err(), "the index's own tables");
}

#[test]
fn a_library_that_lost_its_contents_is_not_taken_for_a_new_one() {
    let mut fixture = TestLibrary::new();
    fixture.add(QUAY, "/quay.txt", 1);
    let TestLibrary { library, folder } = fixture;
    drop(library);
    let path = folder.path().join("library.db");
    let whole = fs::read(&path).unwrap();
    for length in [0, 1, 15, 16, 99, 100, 511, 512, 1024, 4095] {
        fs::write(&path, &whole[..length]).unwrap();
        let opened = [Library::open(folder.path()).map(Some), Library::open_existing(folder.path())];
        for opened in opened {
            let message = opened.err().map(|error| error.to_string()).unwrap_or_default();
            let expected = if length == 0 { "has lost its contents" } else { "is damaged" };
            assert!(message.contains(expected) && message.contains("backup"), "{length}: {message}");
        }
        assert_eq!(fs::read(&path).unwrap(), whole[..length], "{length}: nothing was changed");
    }
}

#[test]
fn a_log_without_its_library_is_not_read_into_a_new_one() {
    let mut fixture = TestLibrary::new();
    let id = fixture.add(QUAY, "/quay.txt", 1);
    fixture.decide((id, 0), accept(), 2);
    let moved = folder();
    fs::copy(fixture.folder.path().join("library.db-wal"), moved.path().join("library.db-wal")).unwrap();
    let message = Library::open(moved.path()).unwrap_err().to_string();
    assert!(message.contains("put library.db back"), "{message}");
    assert!(!moved.path().join("library.db").exists());
}

#[test]
fn a_new_library_leaves_nothing_beside_it() {
    let fixture = TestLibrary::new();
    let TestLibrary { library, folder } = fixture;
    drop(library);
    let names: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["library.db"]);
}
