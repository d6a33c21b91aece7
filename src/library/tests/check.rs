//! A check finds damage, and a backup is a complete library.

use super::*;
use crate::output::IfExists;

fn wrong_after(sql: &str) -> Vec<String> {
    let mut fixture = TestLibrary::new();
    let id = fixture.add(QUAY, "/quay.txt", 1);
    fixture.decide((id, 0), accept(), 2);
    fixture.library.refresh_all().unwrap();
    fixture.library.connection.pragma_update(None, "foreign_keys", false).unwrap();
    fixture.library.connection.execute_batch(sql).unwrap();
    fixture.library.check().unwrap().wrong
}

#[test]
fn a_check_reports_every_kind_of_damage() {
    let cases = [
        ("", ""),
        ("DELETE FROM texts", "article 1 has no text"),
        ("UPDATE texts SET text = 'It rained.'", "the text of article 1 is not the one that was saved"),
        ("UPDATE texts SET paragraphs = '[[0,9999,\"body\"]]'", "the paragraphs of article 1 cannot be read"),
        ("UPDATE texts SET paragraphs = '{'", "the paragraphs of article 1 cannot be read"),
        (
            "INSERT INTO decisions (article, hash, reviewer, at, tool, act) VALUES (1, x'00', 'x', 1, '', 'not JSON')",
            "decision 2 on article 1 cannot be read",
        ),
        (
            "INSERT INTO decisions (article, hash, reviewer, at, tool, act) VALUES (7, x'00', 'x', 1, '', '{\"undo\":1}')",
            "decision 2 belongs to an article that is missing: restore a backup",
        ),
        (
            "UPDATE found_texts_data SET block = x'0102030405060708' WHERE id > 10",
            "the search index is damaged, articles and decisions are not: run pullquote library check --rebuild",
        ),
    ];
    for (sql, expected) in cases {
        let wrong = wrong_after(sql).join("\n");
        assert_eq!(wrong, expected, "{sql}");
    }
}

#[test]
fn decisions_of_a_newer_version_are_counted_and_are_not_damage() {
    let mut fixture = TestLibrary::new();
    let id = fixture.add(QUAY, "/quay.txt", 1);
    let sql = "INSERT INTO decisions (article, hash, reviewer, at, tool, act) \
               VALUES (1, zeroblob(32), 'x', 1, '9.0', '{\"applaud\":1}')";
    fixture.library.connection.execute(sql, []).unwrap();
    let checked = fixture.library.check().unwrap();
    assert_eq!(checked, CheckReport { articles: 1, decisions: 1, newer: 1, wrong: Vec::new() });
    assert_eq!(fixture.library.journal(id).unwrap().unknown.len(), 1);
}

#[test]
fn a_damaged_index_is_rebuilt_from_articles_and_decisions() {
    let mut fixture = TestLibrary::new();
    fixture.add(QUAY, "/quay.txt", 1);
    fixture.library.refresh_all().unwrap();
    let damage =
        "UPDATE found_texts_data SET block = x'0102030405060708' WHERE id > 10; DELETE FROM quotations";
    fixture.library.connection.execute_batch(damage).unwrap();
    assert_ne!(fixture.library.check().unwrap().wrong, Vec::<String>::new());
    fixture.library.rebuild().unwrap();
    let query = SearchQuery { words: "closed".to_owned(), speaker: String::new(), most: 9 };
    assert_eq!(fixture.library.refresh_all().unwrap().search(&query).unwrap().hits.len(), 2);
    assert_eq!(fixture.library.check().unwrap().wrong, Vec::<String>::new());
}

#[test]
fn a_backup_is_a_complete_library() {
    let mut fixture = TestLibrary::new();
    let id = fixture.add(QUAY, "/quay.txt", 1);
    fixture.decide((id, 0), accept(), 2);
    let elsewhere = folder();
    let checked = fixture.library.backup(&elsewhere.path().join("library.db"), IfExists::Refuse).unwrap();
    assert_eq!((checked.articles, checked.decisions), (1, 1));
    let mut copy = Library::open_existing(elsewhere.path()).unwrap().unwrap();
    assert_eq!(copy.article(id).unwrap(), fixture.library.article(id).unwrap());
    let query = SearchQuery { words: "closed".to_owned(), speaker: String::new(), most: 9 };
    assert_eq!(copy.refresh_all().unwrap().search(&query).unwrap().hits.len(), 2);
    let error = copy.connection.execute("DELETE FROM decisions", []).unwrap_err();
    assert!(error.to_string().contains("only added"), "the copy guards its decisions too");
}

#[test]
fn a_backup_overwrites_nothing_and_leaves_no_partial_file() {
    let mut fixture = TestLibrary::new();
    fixture.add(QUAY, "/quay.txt", 1);
    let there = fixture.folder.path().join("there.db");
    for before in ["", "something else"] {
        fs::write(&there, before).unwrap();
        let message = fixture.library.backup(&there, IfExists::Refuse).unwrap_err().to_string();
        assert!(message.contains("already exists"), "{message}");
        assert_eq!(fs::read_to_string(&there).unwrap(), before);
    }
    let nowhere = fixture.folder.path().join("no folder/copy.db");
    let message = fixture.library.backup(&nowhere, IfExists::Refuse).unwrap_err().to_string();
    assert!(message.contains("cannot be written"), "{message}");
    fixture.library.connection.execute_batch("UPDATE texts SET text = 'x'").unwrap();
    let unsound = fixture.folder.path().join("unsound.db");
    let message = fixture.library.backup(&unsound, IfExists::Refuse).unwrap_err().to_string();
    assert!(message.contains("the copy is damaged and was deleted: the text of article 1"), "{message}");
    assert!(!unsound.exists());
}
