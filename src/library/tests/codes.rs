//! Codes, notes and highlights are acts like any other: found, undone, kept through a change of the text, and of two programs
//! none is lost.

use super::*;
use crate::review::{Anchor, Subject};

fn mark(fixture: &mut TestLibrary, id: ArticleId, subject: Subject, change: Change) -> ActId {
    let stored = fixture.library.article(id).unwrap().unwrap();
    let stamp = Stamp { reviewer: "ana".to_owned(), at: 1, tool: "0".to_owned() };
    let act = Act::Change(vec![(subject, change)]);
    fixture.library.record(NewAct { article: id, text: stored.key.hash, stamp: &stamp, act: &act }).unwrap()
}

fn passage(words: &str) -> Subject {
    let at = QUAY.find(words).unwrap();
    Subject::Passage(Anchor::of(QUAY, crate::text::Span::new(at, at + words.len())))
}

fn code(name: &str) -> Change {
    Change::Code(name.to_owned())
}

fn quotations(fixture: &mut TestLibrary, words: &str) -> Vec<usize> {
    let query = SearchQuery { words: words.to_owned(), speaker: String::new(), most: 20 };
    let hits = fixture.library.refresh_all().unwrap().search(&query).unwrap().hits;
    let mut found: Vec<usize> = hits.iter().filter_map(|hit| hit.quotation).collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[test]
fn a_code_is_found_on_quotations_speakers_passages_and_articles() {
    let mut fixture = TestLibrary::new();
    let id = fixture.add(QUAY, "/quay.txt", 1);
    let other = fixture.add("Snow fell, nobody said a word about the harbour.\n", "/snow.txt", 2);
    fixture.decide((id, 0), code("harbour"), 3);
    let (_, _, review) = fixture.review(id);
    let costa = review.analysis.entities.iter().find(|entity| entity.name == "Rui Costa").unwrap();
    let costa = crate::review::EntityName::of(costa);
    mark(&mut fixture, id, Subject::Entity(costa), code("Chile"));
    mark(&mut fixture, id, passage("speaking in Chile"), code("place"));
    mark(&mut fixture, id, passage("“The rain came early,” Lopes said."), code("rain"));
    mark(&mut fixture, other, Subject::Article, code("weather"));
    for (words, expected) in [
        ("#harbour", vec![1]),
        ("#HARBOUR speaker:lopes", vec![1]),
        ("#chile", vec![2, 3]),
        ("#rain", vec![5]),
        ("#place", vec![]),
        ("-#harbour speaker:lopes", vec![4, 5]),
        ("#harbour OR #chile", vec![1, 2, 3]),
    ] {
        assert_eq!(quotations(&mut fixture, words), expected, "{words}");
    }
    let index = fixture.library.refresh_all().unwrap();
    for (words, expected) in
        [("#place", vec![id]), ("#weather", vec![other]), ("#harbour", vec![id]), ("#none", vec![])]
    {
        let listed = index.list(&ListQuery { words: words.to_owned(), ..ListQuery::default() }).unwrap();
        assert_eq!(listed.iter().map(|one| one.id).collect::<Vec<_>>(), expected, "{words}");
    }
    mark(&mut fixture, id, passage("speaking in Chile"), code("abroad"));
    let index = fixture.library.refresh_all().unwrap();
    for (words, expected) in [
        ("#place #abroad", vec!["speaking in Chile"]),
        ("#place -#abroad", vec![]),
        ("#place -state:rejected", vec![]),
        ("#place -speaker:lopes -kind:direct", vec![]),
        ("#place -outlet:post", vec!["speaking in Chile"]),
    ] {
        let query = SearchQuery { words: words.to_owned(), speaker: String::new(), most: 9 };
        let hits = index.search(&query).unwrap().hits;
        let passages: Vec<&str> =
            hits.iter().filter(|hit| hit.quotation.is_none()).map(|hit| hit.snippet.as_str()).collect();
        assert_eq!(passages, expected, "{words}");
    }
    let query = SearchQuery { words: "#place".to_owned(), speaker: String::new(), most: 9 };
    let hits = index.search(&query).unwrap().hits;
    assert_eq!((hits.len(), hits[0].snippet.as_str()), (1, "speaking in Chile"));
    assert_eq!(hits[0].place as usize, QUAY.find("speaking").unwrap());
    let counts = index.code_counts().unwrap();
    assert_eq!((counts["rain"].quotations, counts["rain"].passages, counts["weather"].articles), (1, 1, 1));
    assert_eq!(fixture.library.check().unwrap().wrong, Vec::<String>::new());
}

#[test]
fn marks_are_undone_one_by_one_and_redone() {
    let mut fixture = TestLibrary::new();
    let id = fixture.add(QUAY, "/quay.txt", 1);
    let first = mark(&mut fixture, id, passage("speaking in Chile"), Change::Highlight);
    let second = mark(&mut fixture, id, passage("speaking in Chile"), Change::Note("where?".to_owned()));
    let undo = |fixture: &mut TestLibrary, act: Act| {
        let stored = fixture.library.article(id).unwrap().unwrap();
        let stamp = Stamp { reviewer: "ben".to_owned(), at: 2, tool: "0".to_owned() };
        fixture
            .library
            .record(NewAct { article: id, text: stored.key.hash, stamp: &stamp, act: &act })
            .unwrap();
    };
    assert_eq!(fixture.review(id).2.marking.passages[0].note, "where?");
    undo(&mut fixture, Act::Undo(second));
    let marked = fixture.review(id).2.marking.passages;
    assert!(marked[0].highlighted && marked[0].note.is_empty());
    undo(&mut fixture, Act::Undo(first));
    assert!(fixture.review(id).2.marking.passages.is_empty());
    undo(&mut fixture, Act::Redo(first));
    assert!(fixture.review(id).2.marking.passages[0].highlighted);
}

#[test]
fn two_programs_lose_no_code_and_a_passage_follows_its_words() {
    let mut fixture = TestLibrary::new();
    let id = fixture.add(QUAY, "/quay.txt", 1);
    let mut other = Library::open(fixture.folder.path()).unwrap();
    mark(&mut fixture, id, passage("the harbour master of Peru"), code("role"));
    let stored = other.article(id).unwrap().unwrap();
    let stamp = Stamp { reviewer: "ben".to_owned(), at: 2, tool: "0".to_owned() };
    let act = Act::Change(vec![(passage("the harbour master of Peru"), code("peru"))]);
    other.record(NewAct { article: id, text: stored.key.hash, stamp: &stamp, act: &act }).unwrap();
    let codes = fixture.review(id).2.marking.passages[0].codes.clone();
    assert_eq!(codes.into_iter().collect::<Vec<_>>(), ["peru", "role"]);
    fixture.add(&format!("Later.\n\n{QUAY}"), "/quay.txt", 9);
    let marked = fixture.review(id).2.marking.passages;
    let place = marked[0].place.unwrap();
    assert_eq!(place.start as usize, "Later.\n\n".len() + QUAY.find("the harbour master").unwrap());
    fixture.add(&QUAY.replace("the harbour master", "a clerk"), "/quay.txt", 10);
    let marked = fixture.review(id).2.marking.passages;
    assert_eq!((marked.len(), marked[0].place), (1, None), "kept, whose text no longer exists");
}

#[test]
fn the_codebook_is_kept_with_undo() {
    let mut fixture = TestLibrary::new();
    let define = |name: &str, description: &str| {
        LibraryChange::DefineCode(CodeDefinition {
            name: name.to_owned(),
            description: description.to_owned(),
            ..CodeDefinition::default()
        })
    };
    fixture.library.change("ana", vec![define("water", "rivers"), define("budget", "")]).unwrap();
    fixture.library.change("ana", vec![define("water", "rivers and wells")]).unwrap();
    assert_eq!(fixture.library.codebook().unwrap()["water"].description, "rivers and wells");
    fixture.library.undo_change("ana").unwrap();
    assert_eq!(fixture.library.codebook().unwrap()["water"].description, "rivers");
    fixture.library.change("ana", vec![LibraryChange::RemoveCode("water".to_owned())]).unwrap();
    assert_eq!(fixture.library.codebook().unwrap().keys().collect::<Vec<_>>(), ["budget"]);
}

#[test]
fn a_list_that_would_name_itself_and_a_name_that_cannot_be_typed_are_refused() {
    let mut fixture = TestLibrary::new();
    fixture.library.save_query("ana", "quay", "ferry").unwrap();
    for (name, query) in [("quay", "@quay -draft"), ("a \"b\"", "ferry"), ("  ", "ferry"), ("quay", "(ferry")]
    {
        assert!(fixture.library.save_query("ana", name, query).is_err(), "{name}: {query}");
    }
    assert_eq!(fixture.library.saved_queries().unwrap()["quay"], "ferry");
}

#[test]
fn nothing_is_undone_behind_a_damaged_act_and_a_lost_last_act_is_noticed() {
    let mut fixture = TestLibrary::new();
    for query in ["ferry", "quay", "harbour"] {
        fixture.library.save_query("ana", "list", query).unwrap();
    }
    let file = rusqlite::Connection::open(fixture.folder.path().join("library.db")).unwrap();
    file.execute_batch(
        "DROP TRIGGER library_acts_are_never_changed; DROP TRIGGER library_acts_are_never_deleted;",
    )
    .unwrap();
    file.execute("UPDATE library_acts SET act = replace(act, 'harbour', 'cabin') WHERE id = 3", []).unwrap();
    assert!(fixture.library.undo_change("ana").is_err());
    assert_eq!(fixture.library.saved_queries().unwrap()["list"], "quay", "the damaged act is left out");
    file.execute("DELETE FROM library_acts WHERE id = 3", []).unwrap();
    let wrong = fixture.library.check().unwrap().wrong;
    assert!(wrong.iter().any(|one| one.contains("missing behind number 2")), "{wrong:?}");
}

#[test]
fn a_note_is_found_on_quotations_and_passages_and_is_no_code() {
    let mut fixture = TestLibrary::new();
    let id = fixture.add(QUAY, "/quay.txt", 1);
    let other = fixture.add("Snow fell, nobody said a word about the harbour.\n", "/snow.txt", 2);
    let note = |words: &str| Change::Note(words.to_owned());
    fixture.decide((id, 0), note("Ask the Town’s budget\noffice about it"), 3);
    mark(&mut fixture, id, passage("speaking in Chile"), note("where in Chile?"));
    mark(&mut fixture, id, passage("“The rain came early,” Lopes said."), note("Budget talk"));
    for (words, expected) in [
        ("note:budget", vec![1, 5]),
        ("note:BUDGET -note:office", vec![5]),
        ("note:\"budget office\"", vec![1]),
        ("note:town's speaker:lopes", vec![1]),
        ("note:snow", vec![]),
        ("note:where", vec![]),
        ("budget", vec![]),
    ] {
        assert_eq!(quotations(&mut fixture, words), expected, "{words}");
    }
    let index = fixture.library.refresh_all().unwrap();
    let query = SearchQuery { words: "note:where".to_owned(), speaker: String::new(), most: 9 };
    let hits = index.search(&query).unwrap().hits;
    assert_eq!(hits.iter().map(|hit| hit.snippet.as_str()).collect::<Vec<_>>(), ["speaking in Chile"]);
    let notes = |words: &str| {
        let query = SearchQuery { words: words.to_owned(), speaker: String::new(), most: 9 };
        index.search(&query).unwrap().hits.into_iter().map(|hit| hit.note).collect::<Vec<_>>()
    };
    assert_eq!(notes("note:where"), ["where in Chile?"], "as it was written");
    assert_eq!(notes("note:town's"), ["Ask the Town’s budget office about it"]);
    assert!(notes("rain").iter().all(String::is_empty), "only a search for notes shows them");
    for (words, expected) in [("note:budget", vec![id]), ("note:where", vec![id]), ("-note:a", vec![other])] {
        let listed = index.list(&ListQuery { words: words.to_owned(), ..ListQuery::default() }).unwrap();
        assert_eq!(listed.iter().map(|one| one.id).collect::<Vec<_>>(), expected, "{words}");
    }
    assert!(index.code_counts().unwrap().is_empty(), "a note is no code");
}
