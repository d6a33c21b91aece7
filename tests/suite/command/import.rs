//! Exported decisions are imported with their articles, once.

use pullquote::export::json::read::articles;
use pullquote::library::Library;
use pullquote::review::merge::{ProposalOutcome, proposals_of_one};

const ANA: &str = include_str!("../../decisions/ana.json");

#[test]
fn an_import_keeps_article_and_decisions_and_a_second_one_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut library = Library::open(folder.path()).unwrap();
    let quay = articles(ANA).unwrap().remove(0);
    let (_, fates) = library.take_in(&quay, &proposals_of_one(&quay)).unwrap();
    assert_eq!(fates.iter().filter(|fate| matches!(fate, ProposalOutcome::Record(..))).count(), 3);
    let [id] = library.numbers().unwrap()[..] else { panic!("one article") };
    let kept = library.kept(id).unwrap().unwrap();
    assert_eq!((kept.article.text.as_str(), kept.source.hash), (quay.article.text.as_str(), quay.hash));
    let stamps: Vec<(&str, i64)> =
        kept.journal.acts.iter().map(|act| (act.stamp.reviewer.as_str(), act.stamp.at)).collect();
    assert_eq!(stamps, [("ana", 1_773_065_100_250); 3], "who and when are as they were");
    let (_, again) = library.take_in(&quay, &proposals_of_one(&quay)).unwrap();
    assert!(again.iter().all(|fate| *fate == ProposalOutcome::AlreadyRecorded), "{again:?}");
    assert_eq!(library.journal(id).unwrap().acts.len(), 3);
}

#[test]
fn two_programs_that_take_in_the_same_file_at_once_record_it_once() {
    for _ in 0..8 {
        let folder = tempfile::tempdir().unwrap();
        Library::open(folder.path()).unwrap();
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    let quay = articles(ANA).unwrap().remove(0);
                    Library::open(folder.path()).unwrap().take_in(&quay, &proposals_of_one(&quay)).unwrap();
                });
            }
        });
        let library = Library::open(folder.path()).unwrap();
        let [id] = library.numbers().unwrap()[..] else { panic!("one article") };
        assert_eq!(library.journal(id).unwrap().acts.len(), 3);
    }
}
