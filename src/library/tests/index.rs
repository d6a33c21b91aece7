//! The derived tables are up to date whenever they are read.

use super::*;
use std::ops::ControlFlow;

fn count(library: &Library, table: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM {table}");
    library.connection.query_row(&sql, [], |row| row.get(0)).unwrap()
}

fn states(library: &mut Library) -> Vec<(String, String)> {
    library.refresh_all().unwrap();
    let sql = "SELECT state, coalesce(speaker, '') FROM quotations ORDER BY article, number";
    let mut statement = library.connection.prepare(sql).unwrap();
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
}

#[test]
fn the_index_contains_the_latest_decision() {
    let mut fixture = TestLibrary::new();
    let id = fixture.add(QUAY, "/quay.txt", 1);
    assert!(fixture.folder.path().join("library.db").is_file());
    let before = states(&mut fixture.library);
    assert_eq!(before[0], ("pending".to_owned(), "Ana Lopes".to_owned()));
    fixture.decide((id, 0), accept(), 2);
    fixture.decide((id, 1), person("Ines Prado"), 3);
    let after = states(&mut fixture.library);
    assert_eq!(after[0], ("accepted".to_owned(), "Ana Lopes".to_owned()));
    assert_eq!(after[1], ("edited".to_owned(), "Ines Prado".to_owned()));
    assert_eq!(after[2..], before[2..]);
}

#[test]
fn up_to_date_articles_are_not_indexed_again() {
    let mut fixture = TestLibrary::new();
    fixture.add(QUAY, "/quay.txt", 1);
    let mut reported = Vec::new();
    for _ in 0..2 {
        fixture
            .library
            .refresh(&mut |indexing| {
                reported.push(indexing);
                ControlFlow::Continue(())
            })
            .unwrap();
    }
    assert_eq!(reported, [IndexProgress { done: 1, all: 1 }]);
}

#[test]
fn edited_texts_older_models_and_new_paragraphs_are_indexed_again() {
    let mut fixture = TestLibrary::new();
    let id = fixture.add(QUAY, "/quay.txt", 1);
    let all = states(&mut fixture.library).len();
    fixture.add("It rained.", "/quay.txt", 2);
    assert_eq!(states(&mut fixture.library), [], "edited");
    fixture.add(QUAY, "/quay.txt", 3);
    assert_eq!(states(&mut fixture.library).len(), all);
    fixture.library.connection.execute("DELETE FROM quotation_rows", []).unwrap();
    assert_eq!(states(&mut fixture.library), [], "an up-to-date index is trusted");
    fixture.library.connection.execute("UPDATE indexed SET model = '0.0.1'", []).unwrap();
    assert_eq!(states(&mut fixture.library).len(), all, "another model");
    let mut other = article(QUAY);
    other.paragraphs.truncate(1);
    assert_eq!(fixture.library.add(&other, &key(QUAY, None), 4).unwrap(), id);
    assert_eq!(states(&mut fixture.library), [], "other paragraphs");
}

#[test]
fn a_removed_article_leaves_the_index_and_returns_with_its_decisions() {
    let mut fixture = TestLibrary::new();
    let id = fixture.add(QUAY, "/quay.txt", 1);
    fixture.decide((id, 0), accept(), 2);
    let before = states(&mut fixture.library);
    assert!(fixture.library.remove(id, 3).unwrap());
    assert!(!fixture.library.remove(id, 4).unwrap(), "it is no longer listed");
    assert_eq!(states(&mut fixture.library), []);
    for table in ["found_articles", "found_quotations", "countries", "reviewers", "indexed", "earlier_texts"]
    {
        assert_eq!(count(&fixture.library, table), 0, "{table}");
    }
    assert_eq!(count(&fixture.library, "decisions"), 1);
    let again = [(article(QUAY), key(QUAY, Some("/quay.txt")))];
    assert_eq!(fixture.library.add_all(&again, 5).unwrap(), [AddedArticle { id, known: false }]);
    assert_eq!(states(&mut fixture.library), before);
}

#[test]
fn interrupted_indexing_continues_later() {
    let mut fixture = TestLibrary::new();
    for number in 0..300 {
        fixture.add(&format!("Story {number}.\n\nIt rained."), &format!("/{number}.txt"), number);
    }
    let index = fixture.library.refresh(&mut |_| ControlFlow::Break(())).unwrap();
    let listed = index.list(&ListQuery::default()).unwrap();
    let counted = listed.iter().filter(|article| article.quotations.is_some()).count();
    assert_eq!((listed.len(), counted), (300, 256));
    let listed = fixture.library.refresh_all().unwrap().list(&ListQuery::default()).unwrap();
    assert!(listed.iter().all(|article| article.quotations.is_some()));
}

/// The statements that are repeated, with the version of each quotation.
fn repeated(library: &mut Library) -> Vec<(String, Option<usize>)> {
    let found = library.refresh_all().unwrap().repeats().unwrap();
    found.into_iter().flat_map(|one| one.quotations).map(|one| (one.words, one.version)).collect()
}

#[test]
fn an_earlier_text_is_analysed_once_and_again_after_a_decision() {
    let mut fixture = TestLibrary::new();
    let old = QUAY.replace("The quay is closed", "The old quay is closed until Monday");
    let id = fixture.add(&old, "/quay.txt", 1);
    let new = QUAY.replace("The quay is closed", "The old quay is open until Monday");
    assert_eq!(fixture.add(&new, "/quay.txt", 2), id);
    let before = repeated(&mut fixture.library);
    let expected = [
        ("The old quay is closed until Monday,".to_owned(), Some(1)),
        ("The old quay is open until Monday,".to_owned(), None),
    ];
    assert_eq!(before, expected);
    assert_eq!(count(&fixture.library, "earlier_texts"), 1);
    let kept = "UPDATE earlier_quotations SET words = replace(words, 'closed', 'shut')";
    fixture.library.connection.execute(kept, []).unwrap();
    let from_table = repeated(&mut fixture.library);
    assert_eq!(from_table[0].0, "The old quay is shut until Monday,", "it is read, not analysed");
    fixture.decide((id, 1), accept(), 3);
    fixture.library.refresh_all().unwrap();
    assert_eq!(count(&fixture.library, "earlier_texts"), 0, "a decision may reject an earlier quotation");
    assert_eq!(repeated(&mut fixture.library), expected);
    assert_eq!(fixture.library.check().unwrap().wrong, Vec::<String>::new());
}

#[test]
fn the_times_of_a_recording_stay_if_its_text_comes_from_where_nobody_knows_them() {
    let mut fixture = TestLibrary::new();
    let start = u32::try_from(QUAY.find("Nobody").unwrap()).unwrap();
    let times = vec![crate::input::TextTime { start, seconds: 75 }];
    let spoken = crate::article::Article { times: times.clone(), ..article(QUAY) };
    let id = fixture.library.add(&spoken, &key(QUAY, Some("/quay.srt")), 1).unwrap();
    let kept = |library: &Library| library.article(id).unwrap().unwrap().article;
    assert_eq!(kept(&fixture.library).times, times);
    fixture.library.add(&article(QUAY), &key(QUAY, None), 2).unwrap();
    assert_eq!(
        (kept(&fixture.library).times, kept(&fixture.library).paragraphs),
        (times, article(QUAY).paragraphs)
    );
    // Damaged ones give way, also if they look like paragraphs with times.
    let damage = "UPDATE texts SET paragraphs = '0 999999 0:75'";
    fixture.library.connection.execute_batch(damage).unwrap();
    fixture.library.add(&article(QUAY), &key(QUAY, None), 3).unwrap();
    let mended = kept(&fixture.library);
    assert_eq!((mended.times, mended.paragraphs), (Vec::new(), article(QUAY).paragraphs));
    assert_eq!(fixture.library.check().unwrap().wrong, Vec::<String>::new());
}
