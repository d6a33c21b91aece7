//! Requests to the worker, and what it answers.

use super::*;
use crate::library::{LibraryFolder, ListQuery};
use std::path::Path;

/// The answers to these requests, up to the first one that `is_last` accepts.
fn answers(
    folder: &Path,
    requests: Vec<LibraryRequest>,
    is_last: fn(&LibraryAnswer) -> bool,
) -> Vec<LibraryAnswer> {
    let (sender, receiver) = channel();
    let mut worker = LibraryWorker::new(
        (LibraryFolder::new(folder.to_owned()), None),
        "ana".to_owned(),
        Network::default(),
        sender,
    );
    for request in requests {
        worker.ask(request);
    }
    let mut answers = Vec::new();
    for message in &receiver {
        let Message::Report(Report::Answered(answer)) = message else { panic!("{message:?}") };
        answers.push(answer);
        if answers.last().is_some_and(is_last) {
            break;
        }
    }
    answers
}

fn is_listed(answer: &LibraryAnswer) -> bool {
    matches!(answer, LibraryAnswer::Listed(..))
}

fn is_added(answer: &LibraryAnswer) -> bool {
    matches!(answer, LibraryAnswer::Added(_))
}

#[test]
fn a_page_that_does_not_come_keeps_nothing_else_waiting_and_can_be_stopped() {
    let folder = tempfile::tempdir().unwrap();
    // It never answers.
    let server = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/story", server.local_addr().unwrap());
    let (sender, receiver) = channel();
    let mut worker = LibraryWorker::new(
        (LibraryFolder::new(folder.path().to_owned()), None),
        "ana".to_owned(),
        Network::default(),
        sender,
    );
    let answered = |is_last: fn(&LibraryAnswer) -> bool| {
        receiver.iter().find_map(|message| match message {
            Message::Report(Report::Answered(answer)) if is_last(&answer) => Some(answer),
            _ => None,
        })
    };
    worker.ask(LibraryRequest::Add(address));
    worker.ask(LibraryRequest::Open(ListQuery::default()));
    assert_eq!(answered(is_listed), Some(LibraryAnswer::Listed(ListQuery::default(), Vec::new())));
    worker.stop();
    assert_eq!(answered(is_added), Some(LibraryAnswer::Added("stopped: 0 articles added".to_owned())));
}

#[test]
fn a_missing_library_has_no_articles_and_is_not_created() {
    let folder = tempfile::tempdir().unwrap();
    let received = answers(folder.path(), vec![LibraryRequest::Open(ListQuery::default())], is_listed);
    assert_eq!(received, [LibraryAnswer::Listed(ListQuery::default(), Vec::new())]);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_folder_is_added_and_unreadable_files_are_reported() {
    let folder = tempfile::tempdir().unwrap();
    let stories = folder.path().join("stories");
    std::fs::create_dir(&stories).unwrap();
    for number in 0..70 {
        let text = format!("Story {number}\n\n“We wait,” said Ana Lopes.\n");
        std::fs::write(stories.join(format!("{number}.txt")), text).unwrap();
    }
    std::fs::write(stories.join("empty.txt"), "").unwrap();
    let home = folder.path().join("library");
    let asked = || vec![LibraryRequest::Add(stories.display().to_string())];
    let received = answers(&home, asked(), is_added);
    let said = |received: &[LibraryAnswer]| {
        received.iter().find_map(|answer| match answer {
            LibraryAnswer::Added(said) => Some(said.clone()),
            _ => None,
        })
    };
    let first = said(&received).unwrap();
    assert!(first.starts_with("70 articles added; ") && first.contains("is empty"), "{first}");
    assert!(received.contains(&LibraryAnswer::Adding { done: 71, all: 71, reading: None }), "{received:?}");
    let received = answers(&home, vec![LibraryRequest::Open(ListQuery::default())], is_listed);
    let Some(LibraryAnswer::Listed(_, listed)) = received.last() else { panic!("{received:?}") };
    assert_eq!(listed.len(), 70);
    assert!(listed.iter().all(|one| one.left() == 1));
    let again = said(&answers(&home, asked(), is_added)).unwrap();
    assert!(again.starts_with("0 articles added, 70 already there"), "{again}");
}

#[test]
fn a_fast_typist_waits_only_for_the_last_letter() {
    let list =
        |words: &str| LibraryRequest::List(ListQuery { words: words.to_owned(), ..ListQuery::default() });
    let search = |words: &str| LibraryRequest::Search(words.to_owned());
    assert!(list("sea").replaces(&list("se")) && search("sea").replaces(&search("se")));
    assert!(LibraryRequest::Open(ListQuery::default()).replaces(&list("se")));
    assert!(
        !list("sea").replaces(&LibraryRequest::Open(ListQuery::default())),
        "the index has to be brought up to date"
    );
    assert!(!search("sea").replaces(&list("sea")));
    let add = |name: &str| LibraryRequest::Add(name.to_owned());
    assert!(!add("b").replaces(&add("a")), "a request that changes the library is never dropped");
}

#[test]
fn every_request_to_a_library_that_cannot_be_opened_gets_an_answer() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("library.db")).unwrap();
    let article = library::ArticleId(1);
    for request in [
        LibraryRequest::Open(ListQuery::default()),
        LibraryRequest::List(ListQuery::default()),
        LibraryRequest::Preview(article),
        LibraryRequest::Search("sea".to_owned()),
        LibraryRequest::Speakers,
        LibraryRequest::SpeakerCard("Ana".to_owned()),
        LibraryRequest::Remove(article),
        LibraryRequest::Restore(article),
    ] {
        let received = answers(folder.path(), vec![request.clone()], |_| true);
        assert!(matches!(&received[..], [LibraryAnswer::Failed(_)]), "{request:?}: {received:?}");
    }
}

#[test]
fn a_failure_is_a_sentence_and_ends_with_its_cause() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("library.db"), "this is not a database").unwrap();
    let failed =
        |answer: &LibraryAnswer| matches!(answer, LibraryAnswer::Failed(said) if said.contains("is damaged"));
    let received = answers(folder.path(), vec![LibraryRequest::Open(ListQuery::default())], |_| true);
    assert!(received.iter().all(failed), "{received:?}");
    std::fs::remove_file(folder.path().join("library.db")).unwrap();
    answers(folder.path(), vec![LibraryRequest::Open(ListQuery::default())], is_listed);
}
