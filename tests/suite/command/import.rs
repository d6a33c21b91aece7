//! Exported decisions are imported with their articles, once.

use pullquote::export::json::records::Records;
use pullquote::library::Library;
use pullquote::review::decided::DecidedArticle;
use pullquote::review::marks::MarkOutcome;
use pullquote::review::merge::{ProposalOutcome, proposals_of_one};
use pullquote::review::{Act, Change, Stamp, Subject};

const ANA: &str = include_str!("../../decisions/ana.json");

fn first_article() -> DecidedArticle {
    Records::new(ANA.as_bytes()).next().unwrap().unwrap().article().unwrap()
}

#[test]
fn a_second_import_adds_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut library = Library::open(folder.path()).unwrap();
    let quay = first_article();
    let outcomes = library.import(&[(&quay, proposals_of_one(&quay))]).unwrap().remove(0).quotations;
    let recorded = |outcome: &&ProposalOutcome| matches!(outcome, ProposalOutcome::Record(..));
    assert_eq!(outcomes.iter().filter(recorded).count(), 3);
    let [id] = library.article_ids().unwrap()[..] else { panic!("one article") };
    let stored = library.article(id).unwrap().unwrap();
    assert_eq!((stored.article.text.as_str(), stored.key.hash), (quay.article.text.as_str(), quay.hash));
    let stamps: Vec<(&str, i64)> =
        stored.journal.acts.iter().map(|act| (act.stamp.reviewer.as_str(), act.stamp.at)).collect();
    assert_eq!(stamps, [("ana", 1_773_065_100_250); 3], "reviewer and time are kept");
    let again = library.import(&[(&quay, proposals_of_one(&quay))]).unwrap().remove(0).quotations;
    assert!(again.iter().all(|outcome| *outcome == ProposalOutcome::AlreadyRecorded), "{again:?}");
    assert_eq!(library.journal(id).unwrap().acts.len(), 3);
}

#[test]
fn concurrent_imports_of_a_file_record_it_once() {
    for _ in 0..8 {
        let folder = tempfile::tempdir().unwrap();
        Library::open(folder.path()).unwrap();
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    let quay = first_article();
                    let proposals = proposals_of_one(&quay);
                    Library::open(folder.path()).unwrap().import(&[(&quay, proposals)]).unwrap();
                });
            }
        });
        let library = Library::open(folder.path()).unwrap();
        let [id] = library.article_ids().unwrap()[..] else { panic!("one article") };
        assert_eq!(library.journal(id).unwrap().acts.len(), 3);
    }
}

/// The first article with a passage, a name and the article itself marked.
fn marked() -> DecidedArticle {
    let text = first_article().article.text;
    let before = text.split("Nobody asked us").next().unwrap().chars().count();
    let marks = format!(
        "\"orphans\": [], \"codes\": [\"water\"], \"coded_by\": \"eva\", \"coded_at\": \"2026-03-08T10:00:00Z\", \
         \"coded_names\": [{{\"name\": \"Rui Costa\", \"type\": \"person\", \"codes\": [\"source\"], \
         \"reviewer\": \"ben\", \"at\": \"2026-03-09T10:00:00Z\"}}], \"passages\": [{{\"start\": {before}, \"end\": {}, \"text\": \"Nobody asked us\", \
         \"highlighted\": true, \"note\": \"who?\", \"codes\": [\"blame\"], \"reviewer\": \"ana\", \
         \"at\": \"2026-03-09T22:31:40Z\"}}, {{\"start\": null, \"end\": null, \"text\": \"gone\", \
         \"highlighted\": true, \"note\": null, \"codes\": [], \"reviewer\": \"ana\", \"at\": null}}]",
        before + "Nobody asked us".len()
    );
    let json = ANA.replacen("\"orphans\": []", &marks, 1);
    assert_ne!(json, ANA);
    Records::new(json.as_bytes()).next().unwrap().unwrap().article().unwrap()
}

#[test]
fn passages_codes_of_names_and_of_the_article_are_imported_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut library = Library::open(folder.path()).unwrap();
    let quay = marked();
    assert_eq!(quay.unmerged.passages, 1, "a passage without a place is told");
    let imported = library.import(&[(&quay, proposals_of_one(&quay))]).unwrap().remove(0);
    assert_eq!(imported.marks.len(), 3);
    let marking = |library: &Library| {
        let stored = library.article(imported.id).unwrap().unwrap();
        let found = std::sync::Arc::new(pullquote::analysis::analyze(&stored.article));
        pullquote::review::review(&stored.article, stored.key.hash, &found, &stored.journal).marking
    };
    let here = marking(&library);
    let passage = &here.passages[0];
    let codes: Vec<&str> = passage.codes.iter().map(String::as_str).collect();
    assert_eq!((passage.note.as_str(), passage.highlighted, codes), ("who?", true, vec!["blame"]));
    assert_eq!(passage.stamp.as_ref().unwrap().reviewer, "ana");
    assert_eq!(here.article.iter().collect::<Vec<_>>(), ["water"]);
    let by = |stamp: &Option<Stamp>| stamp.as_ref().unwrap().reviewer.clone();
    assert_eq!((by(&here.article_stamp), by(&here.entities[0].stamp)), ("eva".to_owned(), "ben".to_owned()));
    assert_eq!((here.entities.len(), here.entities[0].name.name.as_str()), (1, "Rui Costa"));
    let again = library.import(&[(&quay, proposals_of_one(&quay))]).unwrap().remove(0);
    assert!(again.marks.iter().all(|outcome| *outcome == MarkOutcome::AlreadyRecorded), "{again:?}");
}

#[test]
fn a_code_that_was_removed_here_later_stays_removed_and_other_work_adds_up() {
    let folder = tempfile::tempdir().unwrap();
    let mut library = Library::open(folder.path()).unwrap();
    let quay = marked();
    let id = library.import(&[(&quay, proposals_of_one(&quay))]).unwrap().remove(0).id;
    let stamp = Stamp { reviewer: "eva".to_owned(), at: i64::MAX, tool: "0".to_owned() };
    let act = Act::Change(vec![(Subject::Article, Change::Uncode("water".to_owned()))]);
    let new = pullquote::library::NewAct { article: id, text: quay.hash, stamp: &stamp, act: &act };
    library.record(new).unwrap();
    let mut more = quay.clone();
    more.marks[0].codes.insert("asking".to_owned());
    more.marks[0].note = "ask the port".to_owned();
    more.marks[0].stamp.reviewer = "ben".to_owned();
    let outcomes = library.import(&[(&more, Vec::new())]).unwrap().remove(0).marks;
    let MarkOutcome::Record(Act::Change(changes), reviewer, _) = &outcomes[0] else { panic!("{outcomes:?}") };
    let changes: Vec<&Change> = changes.iter().map(|(_, change)| change).collect();
    let note = Change::Note("who?\nben: ask the port".to_owned());
    assert_eq!((changes, reviewer.as_str()), (vec![&Change::Code("asking".to_owned()), &note], "ben"));
    assert!(outcomes[1..].iter().all(|outcome| *outcome == MarkOutcome::AlreadyRecorded), "{outcomes:?}");
}

#[test]
fn a_passage_that_is_not_where_its_file_says_is_refused() {
    let json = ANA.replacen(
        "\"orphans\": []",
        "\"orphans\": [], \"passages\": [{\"start\": 0, \"end\": 5, \"text\": \"other words\"}]",
        1,
    );
    let damage = Records::new(json.as_bytes()).next().unwrap().unwrap().article().unwrap_err();
    assert!(damage.what.contains("the passage “other words” is not where the file says"), "{}", damage.what);
}
