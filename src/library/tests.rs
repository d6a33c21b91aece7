//! The library stores articles, decisions and reading places permanently.

#![allow(clippy::disallowed_methods, reason = "tests look at the file from outside")]

use super::*;
use crate::analysis::{Analysis, QuotationKind, analyze};
use crate::article::Article;
use crate::input::{Document, Media};
use crate::review::{
    Act, ActId, Change, Review, SeenAttribution, SpeakerKind, SpeakerName, Stamp, acts, review,
};
use crate::text::hash::TextHash;
use std::fs;
use std::sync::Arc;
use tempfile::TempDir;

mod aliases;
mod check;
mod codes;
mod damage;
mod evidence;
mod faults;
mod identities;
mod index;
mod listing;
mod migrations;
mod replacing;
mod schema;
mod search;
mod speakers;
mod stats;

/// An article with five quotations by two people.
const QUAY: &str = "\
Quay stays shut

LIMA — “The quay is closed,” Ana Lopes, the harbour master of Peru, said on Monday.

“Nobody asked us,” Rui Costa said. “We will not move,” he added, speaking in Chile.

Lopes denied that the rain had come early.

“The rain came early,” Lopes said.
";

/// A library in a temporary folder, with shortcuts for the tests.
struct TestLibrary {
    library: Library,
    folder: TempDir,
}

impl TestLibrary {
    fn new() -> Self {
        let folder = folder();
        let library = Library::open(folder.path()).unwrap();
        Self { library, folder }
    }

    /// Another connection to the file, which may do to it what the program may not.
    fn raw(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.folder.path().join("library.db")).unwrap()
    }

    /// Puts a value where SQLite would refuse it, as a damaged byte does.
    fn damage(&self, sql: &str) {
        damage_file(&self.raw(), sql);
    }

    /// Records an act as its JSON, which any version may have written.
    fn record_json(&self, act: &str) {
        let raw = self.raw();
        raw.pragma_update(None, "foreign_keys", false).unwrap();
        let sql = "INSERT INTO decisions (article, hash, reviewer, at, tool, act) VALUES (1, zeroblob(32), 'x', 1, '9', ?)";
        raw.execute(sql, [act]).unwrap();
        let transaction = raw.unchecked_transaction().unwrap();
        transaction.execute_batch("DROP TRIGGER decisions_are_never_changed").unwrap();
        store::checksum::fill_decisions(&transaction).unwrap();
        let trigger = include_str!("migrations/0010.sql");
        transaction.execute_batch(trigger).unwrap();
        transaction.commit().unwrap();
    }

    /// Adds a text at the time `at`.
    fn add(&mut self, text: &str, file: &str, at: i64) -> ArticleId {
        self.library.add(&article(text), &key(text, Some(file)), at).unwrap()
    }

    /// An article with its findings and its current review.
    fn review(&self, id: ArticleId) -> (StoredArticle, Arc<Analysis>, Review) {
        let stored = self.library.article(id).unwrap().unwrap();
        let found = Arc::new(analyze(&stored.article));
        let review = review(&stored.article, stored.key.hash, &found, &stored.journal);
        (stored, found, review)
    }

    /// Records a change of a card at the time `at`.
    fn decide(&mut self, (id, card): (ArticleId, usize), change: Change, at: i64) {
        let (stored, _, review) = self.review(id);
        let act = match change {
            Change::Accept(_) => acts::accept(&stored.article, &review, card),
            Change::Speaker(named) => acts::accept_as(&stored.article, &review, card, &named),
            change => acts::change(&stored.article, &review, card, change),
        };
        let stamp = Stamp { reviewer: "ana".to_owned(), at, tool: "0.1".to_owned() };
        let act = act.unwrap();
        let new = NewAct { article: id, text: stored.key.hash, stamp: &stamp, act: &act };
        self.library.record(new).unwrap();
    }
}

/// Changes a library as damage does: without its guards, and with values of any type in any column.
fn damage_file(raw: &rusqlite::Connection, sql: &str) {
    let schema = |from: &str, to: &str| {
        let sql =
            format!("UPDATE sqlite_schema SET sql = replace(sql, '{from}', '{to}') WHERE type = 'table'");
        raw.execute_batch(&format!("PRAGMA writable_schema = ON; {sql}; PRAGMA writable_schema = RESET;"))
            .unwrap();
    };
    let triggers: Vec<(String, String)> = {
        let mut statement =
            raw.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.map(Result::unwrap).collect()
    };
    raw.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    for (name, _) in &triggers {
        raw.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    schema("NOT NULL", "/*NOT NULL*/");
    schema(") STRICT", ") /*STRICT*/");
    raw.execute_batch(sql).unwrap();
    schema("/*NOT NULL*/", "NOT NULL");
    schema("/*STRICT*/", "STRICT");
    for (_, sql) in &triggers {
        raw.execute_batch(sql).unwrap();
    }
}

/// Accepts a quotation. The attribution is ignored: [`TestLibrary::decide`] uses the current one.
fn accept() -> Change {
    Change::Accept(SeenAttribution { speaker: None, kind: QuotationKind::Direct })
}

fn person(name: &str) -> Change {
    Change::Speaker(SpeakerName { name: name.to_owned(), kind: SpeakerKind::Person })
}

fn article(text: &str) -> Article {
    Article::new(Document::record(String::new(), Media::Plain, text.to_owned()))
}

/// A text of this many lines that hardly gets shorter when it is deflated.
fn without_repetition(lines: usize) -> String {
    (0..lines).map(|line| format!("{}\n", TextHash::of(&line.to_string()))).collect::<Vec<_>>().concat()
}

fn key(text: &str, file: Option<&str>) -> ArticleKey {
    ArticleKey { hash: TextHash::of(text), file: file.map(str::to_owned) }
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn articles_and_journals_survive_a_restart() {
    let folder = folder();
    let text = "A headline\n\n“We stay,” said Ana Lopes.\n\nT+ D- Normal size\n";
    let (article, key) = (article(text), key(text, Some("/stories/a.txt")));
    let stamp = Stamp { reviewer: "ana".to_owned(), at: 5, tool: "0.1".to_owned() };
    let id = {
        let mut library = Library::open(folder.path()).unwrap();
        let id = library.add(&article, &key, 1).unwrap();
        let new = NewAct { article: id, text: key.hash, stamp: &stamp, act: &Act::Undo(ActId(1)) };
        library.record(new).unwrap();
        id
    };
    let library = Library::open_existing(folder.path()).unwrap().unwrap();
    assert_eq!(library.find(&key).unwrap(), Some(id));
    let stored = library.article(id).unwrap().unwrap();
    assert_eq!((stored.article, stored.key), (article, key));
    assert_eq!(stored.journal.acts.len(), 1);
    assert_eq!(stored.journal.acts[0].stamp, stamp);
}

#[test]
fn an_edited_file_is_the_same_article_and_keeps_its_old_text() {
    let folder = folder();
    let mut library = Library::open(folder.path()).unwrap();
    let first = library.add(&article("One."), &key("One.", Some("/a.txt")), 1).unwrap();
    let second = library.add(&article("Two."), &key("Two.", Some("/a.txt")), 2).unwrap();
    assert_eq!(first, second);
    assert_eq!(library.article(first).unwrap().unwrap().article.text, "Two.");
    assert_eq!(library.find(&key("One.", None)).unwrap(), Some(first), "the old text is still known");
    let other = library.add(&article("Three."), &key("Three.", Some("/b.txt")), 3).unwrap();
    assert_ne!(first, other);
}

#[test]
fn looking_for_a_library_does_not_create_one() {
    let folder = folder();
    assert!(Library::open_existing(folder.path()).unwrap().is_none());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn reading_places_are_stored_by_file_or_by_text() {
    let folder = folder();
    let mut library = Library::open(folder.path()).unwrap();
    let place = ReadingPlace { top: 4, cursor: 9 };
    for key in [key("x", Some("/a.txt")), key("y", None)] {
        assert_eq!(library.place(&key).unwrap(), None);
        library.remember_place(&key, place, 1).unwrap();
        assert_eq!(library.place(&key).unwrap(), Some(place));
    }
    assert_eq!(library.place(&key("edited", Some("/a.txt"))).unwrap(), Some(place));
}

#[test]
fn decisions_cannot_be_changed_or_deleted_even_by_hand() {
    let folder = folder();
    let mut library = Library::open(folder.path()).unwrap();
    let key = key("One.", None);
    let id = library.add(&article("One."), &key, 1).unwrap();
    let stamp = Stamp::default();
    library.record(NewAct { article: id, text: key.hash, stamp: &stamp, act: &Act::Undo(ActId(1)) }).unwrap();
    for sql in ["DELETE FROM decisions", "UPDATE decisions SET reviewer = 'x'"] {
        let error = library.connection.execute(sql, []).unwrap_err();
        assert!(error.to_string().contains("only added"), "{error}");
    }
}

#[test]
fn an_unusable_library_is_reported_and_left_unchanged() {
    type Prepare<'a> = &'a dyn Fn(&std::path::Path);
    let newer = |path: &std::path::Path| {
        drop(Library::open(path.parent().unwrap()).unwrap());
        rusqlite::Connection::open(path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    };
    let damaged =
        |path: &std::path::Path| fs::write(path, "not a library at all, but long enough".repeat(60)).unwrap();
    let foreign = |path: &std::path::Path| {
        rusqlite::Connection::open(path).unwrap().execute_batch("CREATE TABLE recipes (name TEXT)").unwrap();
    };
    let cases: [(&str, Prepare<'_>); 3] =
        [("newer pullquote", &newer), ("damaged", &damaged), ("not a pullquote library", &foreign)];
    for (expected, prepare) in cases {
        let folder = folder();
        let path = folder.path().join("library.db");
        prepare(&path);
        let before = fs::read(&path).unwrap();
        let message = Library::open(folder.path()).unwrap_err().to_string();
        assert!(message.contains(expected), "{message}");
        assert!(fs::read(&path).unwrap() == before, "{expected}: nothing is overwritten");
    }
}

#[test]
fn article_ids_are_in_order_of_adding_without_removed_articles() {
    let folder = folder();
    let mut library = Library::open(folder.path()).unwrap();
    let ids: Vec<ArticleId> = ["One.", "Two."]
        .iter()
        .map(|text| library.add(&article(text), &key(text, None), 1).unwrap())
        .collect();
    assert_eq!(library.article_ids().unwrap(), ids);
    library.connection.execute("UPDATE articles SET removed_at = 2 WHERE id = ?", [ids[0].0]).unwrap();
    assert_eq!(library.article_ids().unwrap(), ids[1..]);
}

#[test]
fn a_decision_on_a_removed_article_restores_it() {
    let mut fixture = TestLibrary::new();
    let (quay, key) = (article(QUAY), key(QUAY, Some("/quay.txt")));
    let decide = |library: &mut Library, id, after| {
        let act = Act::Undo(ActId(1));
        let new = NewDecision { id, article: &quay, key: &key, reviewer: "ana", act: &act, after };
        library.record_decision(new).unwrap()
    };
    let (id, first) = decide(&mut fixture.library, None, ActId(0));
    assert_eq!((first.acts.len(), fixture.library.article_ids().unwrap()), (1, vec![id]));
    fixture.library.remove(id, 2).unwrap();
    assert_eq!(fixture.library.article_ids().unwrap(), []);
    // The other reviewer's program still has the article's number.
    let (_, second) = decide(&mut fixture.library, Some(id), first.last_act());
    assert_eq!((second.acts.len(), fixture.library.article_ids().unwrap()), (1, vec![id]));
}

#[test]
fn a_library_owns_its_files() {
    let folder = folder();
    for (name, owned) in
        [("library.db", true), ("library.db-wal", true), ("quotes.csv", false), ("in/library.db", false)]
    {
        assert_eq!(Library::owns(folder.path(), &folder.path().join(name)), owned, "{name}");
    }
}
