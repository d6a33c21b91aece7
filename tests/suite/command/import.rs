//! Exported decisions are imported with their articles, once.

use pullquote::export::json::records::Records;
use pullquote::library::Library;
use pullquote::review::decided::DecidedArticle;
use pullquote::review::merge::{ProposalOutcome, proposals_of_one};

const ANA: &str = include_str!("../../decisions/ana.json");

fn first_article() -> DecidedArticle {
    Records::new(ANA.as_bytes()).next().unwrap().unwrap().article().unwrap()
}

#[test]
fn a_second_import_adds_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut library = Library::open(folder.path()).unwrap();
    let quay = first_article();
    let (_, outcomes) = library.import(&[(&quay, proposals_of_one(&quay))]).unwrap().remove(0);
    let recorded = |outcome: &&ProposalOutcome| matches!(outcome, ProposalOutcome::Record(..));
    assert_eq!(outcomes.iter().filter(recorded).count(), 3);
    let [id] = library.article_ids().unwrap()[..] else { panic!("one article") };
    let stored = library.article(id).unwrap().unwrap();
    assert_eq!((stored.article.text.as_str(), stored.key.hash), (quay.article.text.as_str(), quay.hash));
    let stamps: Vec<(&str, i64)> =
        stored.journal.acts.iter().map(|act| (act.stamp.reviewer.as_str(), act.stamp.at)).collect();
    assert_eq!(stamps, [("ana", 1_773_065_100_250); 3], "reviewer and time are kept");
    let (_, again) = library.import(&[(&quay, proposals_of_one(&quay))]).unwrap().remove(0);
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

#[test]
fn what_is_marked_besides_quotations_is_counted_because_it_is_not_imported() {
    let marked = ANA.replacen(
        "\"orphans\": []",
        "\"orphans\": [], \"codes\": [\"water\"], \"passages\": [{\"start\": 0, \"end\": 5}], \"coded_names\": []",
        1,
    );
    assert_ne!(marked, ANA);
    let article = Records::new(marked.as_bytes()).next().unwrap().unwrap().article().unwrap();
    assert_eq!((article.unmerged.marks, first_article().unmerged.marks), (2, 0));
}
