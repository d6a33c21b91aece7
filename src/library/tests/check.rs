//! A check finds damage, and a backup is a complete library.

use super::*;
use crate::output::IfExists;

fn wrong_after(sql: &str) -> Vec<String> {
    let mut fixture = TestLibrary::new();
    let id = fixture.add(QUAY, "/quay.txt", 1);
    fixture.decide((id, 0), accept(), 2);
    fixture.library.refresh_all().unwrap();
    let raw = fixture.raw();
    raw.pragma_update(None, "foreign_keys", false).unwrap();
    raw.execute_batch(sql).unwrap();
    fixture.library.check().unwrap().wrong
}

const PARAGRAPHS: &str =
    "the paragraphs of article 1 cannot be read: add the article again from where it was read";
const STRAYS: &str = "the search index has words of no article: run pullquote library check --rebuild";

#[test]
fn a_check_reports_every_kind_of_damage() {
    let cases = [
        ("", ""),
        ("DELETE FROM texts", "article 1 has no text: restore a backup with pullquote library restore"),
        (
            "UPDATE texts SET deflated = NULL, text = 'It rained.'",
            "the text of article 1 is not the one that was saved: add the article again from where it was read, or \
             restore a backup with pullquote library restore",
        ),
        ("UPDATE texts SET paragraphs = '[[0,9999,\"body\"]]'", PARAGRAPHS),
        ("UPDATE texts SET paragraphs = '{'", PARAGRAPHS),
        (
            "INSERT INTO decisions (article, hash, reviewer, at, tool, act) VALUES (1, zeroblob(32), 'x', 1, '', 'not JSON')",
            "decision 2 on article 1 is not as it was recorded, and it is left out: restore a backup with pullquote library restore",
        ),
        (
            "INSERT INTO decisions (article, hash, reviewer, at, tool, act) VALUES (7, zeroblob(32), 'x', 1, '', '{\"undo\":1}')",
            "decision 2 on article 7 is not as it was recorded, and it is left out: restore a backup with pullquote library restore\n\
             decision 2 belongs to an article that is missing: restore a backup with pullquote library restore",
        ),
        (
            "UPDATE found_articles_data SET block = x'0102030405060708' WHERE id > 10",
            "the search index is damaged, articles and decisions are not: run pullquote library check --rebuild",
        ),
        ("UPDATE quotation_rows SET words = 99 WHERE number = 1", "INDEX (quotations)"),
        ("DELETE FROM quotation_rows WHERE number = 1", "STRAYS INDEX (quotations, words of quotations)"),
        ("UPDATE countries SET mentions = 9", "INDEX (countries)"),
        ("DELETE FROM reviewers", "INDEX (reviewers)"),
        ("UPDATE indexed SET orphans = 3", "INDEX (beginning)"),
        ("DELETE FROM found_articles", "INDEX (words)"),
        ("UPDATE found_articles SET title = 'Rain', text = 'It rained' WHERE rowid = 1", "INDEX (words)"),
        ("INSERT INTO found_articles (rowid, title, text) VALUES (9, 'Rain', 'It rained')", STRAYS),
        ("DELETE FROM found_quotations WHERE rowid = 2", "INDEX (words of quotations)"),
        ("INSERT INTO found_quotations (rowid, content) VALUES (99, 'It rained')", STRAYS),
        (
            "UPDATE sqlite_sequence SET seq = 3 WHERE name = 'decisions'",
            "decisions 2 to 3 are missing: restore a backup with pullquote library restore",
        ),
        (
            "INSERT INTO places VALUES ('x', -1, 7, 1)",
            "the top of one reading place is damaged: it is written anew when the article is read again",
        ),
        (
            "UPDATE articles SET added_at = 999999999999999999",
            "the added at of article 1 is damaged: correct it with pullquote library edit, or restore a backup with pullquote library restore",
        ),
    ];
    for (sql, expected) in cases {
        let wrong = wrong_after(sql).join("\n");
        let index = "the search index does not agree with article 1";
        let expected = match expected.strip_prefix("INDEX") {
            Some(what) => format!("{index}{what}: run pullquote library check --rebuild"),
            None => expected.replace("STRAYS INDEX", &format!("{STRAYS}\n{index}")),
        };
        let rebuild = ": run pullquote library check --rebuild";
        let expected = if expected.ends_with(')') { format!("{expected}{rebuild}") } else { expected };
        assert_eq!(wrong, expected, "{sql}");
    }
}

#[test]
fn decisions_of_a_newer_version_are_counted_and_are_not_damage() {
    let mut fixture = TestLibrary::new();
    let id = fixture.add(QUAY, "/quay.txt", 1);
    fixture.record_json("{\"applaud\":1}");
    let checked = fixture.library.check().unwrap();
    assert_eq!(checked, CheckReport { articles: 1, decisions: 1, newer: 1, wrong: Vec::new() });
    assert_eq!(fixture.library.journal(id).unwrap().unknown.len(), 1);
}

#[test]
fn a_damaged_index_is_rebuilt_from_articles_and_decisions() {
    let mut fixture = TestLibrary::new();
    fixture.add(QUAY, "/quay.txt", 1);
    fixture.library.refresh_all().unwrap();
    let damage = "UPDATE found_articles_data SET block = x'0102030405060708' WHERE id > 10; DELETE FROM quotation_rows";
    fixture.raw().execute_batch(damage).unwrap();
    assert_ne!(fixture.library.check().unwrap().wrong, Vec::<String>::new());
    assert_eq!(fixture.library.rebuild().unwrap(), Vec::<String>::new());
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
    fixture.library.connection.execute_batch("UPDATE texts SET deflated = NULL, text = 'x'").unwrap();
    let unsound = fixture.folder.path().join("unsound.db");
    let message = fixture.library.backup(&unsound, IfExists::Refuse).unwrap_err().to_string();
    assert!(message.contains("the copy is damaged and was deleted: the text of article 1"), "{message}");
    assert!(!unsound.exists());
}

/// A library with two articles, of which the second is damaged by `sql`.
fn damaged(sql: &str) -> TestLibrary {
    let mut fixture = TestLibrary::new();
    fixture.add("“We stay,” said Ana Lopes.", "/stay.txt", 1);
    fixture.add(QUAY, "/quay.txt", 1);
    fixture.library.refresh_all().unwrap();
    fixture.damage(sql);
    fixture
}

fn hits(fixture: &mut TestLibrary, words: &str) -> usize {
    let query = SearchQuery { words: words.to_owned(), speaker: String::new(), most: 9 };
    fixture.library.refresh_all().unwrap().search(&query).unwrap().hits.len()
}

#[test]
fn a_rebuild_keeps_what_was_derived_from_a_text_that_is_now_damaged() {
    let mut fixture = damaged(&format!(
        "UPDATE texts SET deflated = NULL, text = CAST(x'c328' || '{QUAY}' AS TEXT) WHERE article = 2; \
         DELETE FROM indexed WHERE article = 1"
    ));
    let left = fixture.library.rebuild().unwrap();
    assert_eq!(left.len(), 1);
    assert!(left[0].starts_with("the text of article 2 is not the one that was saved"), "{left:?}");
    assert_eq!(hits(&mut fixture, "\"we stay\""), 2, "the other article");
    assert_eq!(hits(&mut fixture, "closed"), 2, "quotation and text of the damaged one");
    let listed = fixture.library.refresh_all().unwrap().list(&ListQuery::default()).unwrap();
    assert_eq!(listed.iter().map(|one| one.quotations.unwrap().all).collect::<Vec<_>>(), [5, 1]);
}

#[test]
fn a_rebuild_removes_rows_that_are_damaged_or_belong_to_nothing() {
    for sql in [
        "UPDATE quotation_rows SET speaker = x'07' WHERE article = 2",
        "UPDATE quotation_rows SET article = 'x' WHERE article = 2 AND number = 2",
        "UPDATE quotation_rows SET article = 7 WHERE article = 2 AND number = 2",
        "UPDATE indexed SET beginning = NULL, decision = 'x'",
        "UPDATE countries SET mentions = 'x'",
        "UPDATE reviewers SET at = 'x'; INSERT INTO reviewers VALUES (2, 'nobody', 1, 1)",
        "DROP INDEX quotations_by_state; DELETE FROM quotation_rows; \
         CREATE INDEX quotations_by_state ON quotation_rows (article, state, flagged)",
    ] {
        let mut fixture = damaged(sql);
        assert_ne!(fixture.library.check().unwrap().wrong, Vec::<String>::new(), "{sql}");
        assert_eq!(fixture.library.rebuild().unwrap(), Vec::<String>::new(), "{sql}");
        assert_eq!(fixture.library.check().unwrap().wrong, Vec::<String>::new(), "{sql}");
        assert_eq!(hits(&mut fixture, "closed"), 2, "{sql}");
    }
}

#[test]
fn a_rebuild_that_fails_changes_nothing() {
    let mut fixture = damaged("");
    let pages: i64 =
        fixture.library.connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    fixture.library.connection.pragma_update(None, "max_page_count", pages).unwrap();
    let before = hits(&mut fixture, "closed");
    let long = format!("{}\n“We stay closed,” said Ana Lopes.", without_repetition(2_000));
    assert!(fixture.library.add(&article(&long), &key(&long, None), 1).is_err(), "the disk is full");
    let _ = fixture.library.rebuild();
    assert_eq!(hits(&mut fixture, "closed"), before);
    assert_eq!(fixture.library.check().unwrap().wrong, Vec::<String>::new());
}
