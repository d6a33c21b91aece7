//! A library of an older version becomes one of this version, and nothing in it is lost.

use super::*;
use flate2::read::GzDecoder;
use std::io::Read;

/// A library as version 0.2.0 wrote it (the seventh form of the file), with two articles, three decisions by two reviewers
/// and a correction.
const OLD: &[u8] = include_bytes!("../../../tests/libraries/version_7.db.gz");

/// A library in the thirteenth form of the file: two articles, one of them in two versions, three decisions by two reviewers,
/// of which one has lost its place, and two corrections.
const THIRTEENTH: &[u8] = include_bytes!("../../../tests/libraries/version_13.db.gz");

/// A library in the fifteenth form of the file: two articles, one of them in two versions, six decisions by three reviewers with
/// codes on quotations, a passage, a name and the article, of which two have lost their place; a codebook, and two saved
/// lists, of which one was undone.
const FIFTEENTH: &[u8] = include_bytes!("../../../tests/libraries/version_15.db.gz");

/// A library in the eighteenth form of the file: two articles, one of them in two versions, four decisions by two reviewers, of
/// which one has lost its place; a code that is defined, and two names that are one speaker.
const EIGHTEENTH: &[u8] = include_bytes!("../../../tests/libraries/version_18.db.gz");

/// Puts the old library into a folder.
fn old_library() -> TempDir {
    unpacked(OLD)
}

fn unpacked(library: &[u8]) -> TempDir {
    let folder = folder();
    let mut bytes = Vec::new();
    GzDecoder::new(library).read_to_end(&mut bytes).unwrap();
    fs::write(folder.path().join("library.db"), bytes).unwrap();
    folder
}

fn raw(folder: &TempDir) -> rusqlite::Connection {
    rusqlite::Connection::open(folder.path().join("library.db")).unwrap()
}

#[test]
fn decisions_of_an_older_version_get_their_checksums() {
    let folder = old_library();
    let mut library = Library::open_existing(folder.path()).unwrap().unwrap();
    assert_eq!(library.left_out(), Vec::<String>::new());
    let journal = library.journal(ArticleId(1)).unwrap();
    let reviewers: Vec<&str> = journal.acts.iter().map(|act| act.stamp.reviewer.as_str()).collect();
    assert_eq!((reviewers, journal.damaged.len()), (vec!["ana", "ana"], 0));
    assert_eq!(library.journal(ArticleId(2)).unwrap().acts[0].stamp.reviewer, "rui");
    let listed = library.refresh_all().unwrap().list(&ListQuery::default()).unwrap();
    assert_eq!(listed.len(), 2);
    assert_eq!(listed[0].identity.authors(), ["Jane Roe"]);
    let checked = library.check().unwrap();
    assert_eq!((checked.decisions, checked.newer, checked.wrong), (3, 0, Vec::new()));
}

#[test]
fn decisions_of_an_older_version_are_guarded_again() {
    let folder = old_library();
    drop(Library::open_existing(folder.path()).unwrap());
    for sql in ["UPDATE decisions SET checksum = x'00'", "DELETE FROM decisions"] {
        let error = raw(&folder).execute(sql, []).unwrap_err();
        assert!(error.to_string().contains("only added"), "{error}");
    }
}

#[test]
fn a_damaged_decision_of_an_older_version_stops_no_migration() {
    let folder = old_library();
    let damage = "DROP TRIGGER decisions_are_never_changed; \
                  UPDATE decisions SET reviewer = CAST(x'c328' AS TEXT) WHERE id = 2; \
                  CREATE TRIGGER decisions_are_never_changed BEFORE UPDATE ON decisions \
                  BEGIN SELECT RAISE (ABORT, 'decisions are only added'); END;";
    raw(&folder).execute_batch(damage).unwrap();
    let library = Library::open_existing(folder.path()).unwrap().unwrap();
    let journal = library.journal(ArticleId(1)).unwrap();
    assert_eq!((journal.acts.len(), journal.damaged), (1, vec![ActId(2)]));
    assert!(library.left_out()[0].starts_with("the reviewer of decision 2 on article 1 cannot be read"));
}

#[test]
fn a_correction_of_an_older_version_gets_its_checksum() {
    let folder = old_library();
    let saved = |folder: &TempDir| {
        let raw = raw(folder);
        let mut statement = raw.prepare("SELECT article, field, source, value FROM identities").unwrap();
        let rows =
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).unwrap();
        rows.collect::<rusqlite::Result<Vec<(i64, String, String, String)>>>().unwrap()
    };
    let before = saved(&folder);
    assert!(before.iter().any(|(_, _, source, _)| source == "user"), "{before:?}");
    let library = Library::open_existing(folder.path()).unwrap().unwrap();
    assert_eq!(library.check().unwrap().wrong, Vec::<String>::new());
    assert_eq!(saved(&folder), before);
    raw(&folder).execute("UPDATE identities SET value = value || '!' WHERE source = 'user'", []).unwrap();
    let wrong = library.check().unwrap().wrong;
    assert!(wrong.iter().any(|wrong| wrong.contains("not as saved for article")), "{wrong:?}");
}

#[test]
fn a_damaged_correction_of_an_older_version_stops_no_migration() {
    let folder = old_library();
    raw(&folder)
        .execute_batch("UPDATE identities SET source = CAST(x'c328' AS TEXT) WHERE source = 'user'")
        .unwrap();
    let library = Library::open_existing(folder.path()).unwrap().unwrap();
    let wrong = library.check().unwrap().wrong;
    assert!(
        wrong.iter().any(|wrong| wrong.contains("is damaged: correct it with pullquote library edit")),
        "{wrong:?}"
    );
}

#[test]
fn quotations_of_an_older_version_get_what_an_audit_counts() {
    for (library, speakers) in [(OLD, 3), (THIRTEENTH, 2), (FIFTEENTH, 4), (EIGHTEENTH, 3)] {
        let folder = unpacked(library);
        let mut library = Library::open_existing(folder.path()).unwrap().unwrap();
        let index = library.refresh_all().unwrap();
        let audited = index.audited(&AuditFilter::default()).unwrap();
        let quoted = audited.iter().flat_map(|article| &article.quotations);
        let known: Vec<_> = quoted.filter_map(|quoted| quoted.speaker.as_ref()).collect();
        let names: std::collections::BTreeSet<&str> =
            known.iter().map(|speaker| speaker.name.as_str()).collect();
        assert_eq!((audited.len(), names.len()), (2, speakers), "{names:?}");
        assert!(
            known.iter().any(|speaker| speaker.facts != crate::audit::SpeakerFacts::default()),
            "{known:?}"
        );
    }
}

#[test]
fn the_versions_and_decisions_of_the_thirteenth_form_are_there_after_every_later_step() {
    let folder = unpacked(THIRTEENTH);
    let mut library = Library::open_existing(folder.path()).unwrap().unwrap();
    assert_eq!(library.left_out(), Vec::<String>::new());
    let versions = library.versions(ArticleId(1)).unwrap();
    assert_eq!(versions.iter().map(|version| version.is_current).collect::<Vec<_>>(), [false, true]);
    let old = library.article_in(ArticleId(1), versions[0]).unwrap().unwrap();
    assert!(old.article.text.contains("until Friday"), "{}", old.article.text);
    let reviewers = |id| {
        let journal = library.journal(ArticleId(id)).unwrap();
        assert!(journal.damaged.is_empty());
        journal.acts.iter().map(|act| act.stamp.reviewer.clone()).collect::<Vec<_>>()
    };
    assert_eq!((reviewers(1), reviewers(2)), (vec!["ana".into(), "ana".into()], vec!["rui".into()]));
    assert_eq!(library.corrections(ArticleId(2)).unwrap().authors(), ["Tom Park"]);
    let checked = library.check().unwrap();
    assert_eq!((checked.articles, checked.decisions, checked.newer, checked.wrong), (2, 3, 0, Vec::new()));
    let listed = library.refresh_all().unwrap().list(&ListQuery::default()).unwrap();
    assert_eq!(listed.iter().map(|article| article.orphans).sum::<usize>(), 1);
}

#[test]
fn a_text_of_an_older_version_is_read_as_it_is_and_deflated_by_a_rebuild() {
    let folder = unpacked(THIRTEENTH);
    let mut library = Library::open_existing(folder.path()).unwrap().unwrap();
    let plain = |library: &Library| -> (i64, i64) {
        let sql = "SELECT count(*), coalesce(sum(octet_length(text) > 0), 0) FROM texts";
        library.connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap()
    };
    let ids = library.article_ids().unwrap();
    let texts = |library: &Library| -> Vec<String> {
        ids.iter().map(|&id| library.article(id).unwrap().unwrap().article.text).collect()
    };
    let before = texts(&library);
    assert_eq!((before.len(), plain(&library)), (2, (3, 3)));
    assert_eq!(library.rebuild().unwrap(), Vec::<String>::new());
    assert_eq!(plain(&library), (3, 0));
    assert_eq!(texts(&library), before);
    assert_eq!(library.check().unwrap().wrong, Vec::<String>::new());
}

#[test]
fn the_fifteenth_form_keeps_lists_codes_and_decisions_and_learns_which_codes_are_lost() {
    let folder = unpacked(FIFTEENTH);
    let mut library = Library::open_existing(folder.path()).unwrap().unwrap();
    assert_eq!(library.left_out(), Vec::<String>::new());
    let saved = library.saved_queries().unwrap();
    assert_eq!(saved.keys().collect::<Vec<_>>(), ["vale"], "what was undone stays undone");
    assert_eq!(library.codebook().unwrap()["river"].description, "floods and fords");
    assert!(library.aliases().unwrap().is_empty());
    let counts = library.refresh_all().unwrap().code_counts().unwrap();
    let river = counts["river"];
    assert_eq!((river.quotations, river.passages, river.lost), (0, 0, 2));
    assert_eq!((counts["water"].articles, counts["stalls"].quotations), (1, 1));
    let checked = library.check().unwrap();
    assert_eq!((checked.articles, checked.decisions, checked.newer, checked.wrong), (2, 6, 0, Vec::new()));
    library.redo_change("ana").unwrap();
    assert_eq!(library.saved_queries().unwrap()["wet"], "#river");
    // The two spellings of its warden become one speaker.
    library.join_speakers("ana", "Antony Vale", "Anthony Vale").unwrap();
    let named = library.refresh_all().unwrap().speakers().unwrap().named;
    assert_eq!(named.iter().filter(|speaker| speaker.name.ends_with("Vale")).count(), 1);
}

#[test]
fn the_eighteenth_form_finds_every_word_again_and_keeps_what_was_decided() {
    let folder = unpacked(EIGHTEENTH);
    let mut library = Library::open_existing(folder.path()).unwrap().unwrap();
    assert_eq!(library.left_out(), Vec::<String>::new());
    assert_eq!(library.codebook().unwrap()["water"].description, "pumps and wells");
    let index = library.refresh_all().unwrap();
    let listed = index.list(&ListQuery::default()).unwrap();
    assert_eq!(listed.iter().map(|article| article.orphans).sum::<usize>(), 1);
    for (words, texts) in [("pumps", 1), ("\"lower town\"", 1), ("orchard", 1), ("the", 2), ("Friday", 0)] {
        let query = SearchQuery { words: words.to_owned(), speaker: String::new(), most: 10 };
        let hits = index.search(&query).unwrap().hits;
        let found = hits.iter().filter(|hit| hit.kind == SearchHitKind::Text).count();
        assert_eq!(found, texts, "{words}");
    }
    let named = index.speakers().unwrap().named;
    assert_eq!(named.iter().filter(|speaker| speaker.name.starts_with("Clara")).count(), 1);
    let checked = library.check().unwrap();
    assert_eq!((checked.articles, checked.decisions, checked.newer, checked.wrong), (2, 4, 0, Vec::new()));
}

#[test]
fn a_damaged_index_of_the_eighteenth_form_stops_no_migration() {
    for damage in [
        "UPDATE found_texts_data SET block = x'00'",
        "DELETE FROM found_texts_data",
        "DELETE FROM found_texts_config",
        "UPDATE found_texts_config SET v = x'ff'",
        "UPDATE found_texts_docsize SET sz = NULL",
        "UPDATE quotation_rows SET article = 9",
        "UPDATE articles SET source = CAST(x'c328' AS TEXT)",
    ] {
        let folder = unpacked(EIGHTEENTH);
        raw(&folder).execute_batch(&format!("PRAGMA foreign_keys = OFF; {damage}")).unwrap();
        let mut library = Library::open_existing(folder.path()).unwrap().unwrap();
        let index = library.refresh_all().unwrap();
        assert_eq!(index.list(&ListQuery::default()).unwrap().len(), 2, "{damage}");
        let query = SearchQuery { words: "pumps".to_owned(), speaker: String::new(), most: 10 };
        assert_ne!(index.search(&query).unwrap().hits.len(), 0, "{damage}");
    }
}
