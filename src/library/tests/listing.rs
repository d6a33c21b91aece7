//! The list shows what is left to do, in the order that is wanted.

use super::*;
use crate::review::queue::ReviewProgress;

const RAIN: &str = "Rain in Lima\n\n“It rained,” Ines Prado said.\n";

/// The quay with one accepted, one rejected and one flagged quotation; the rain all done; a note without quotations.
fn shelf() -> (Shelf, [ArticleId; 3]) {
    let mut shelf = Shelf::new();
    let quay = shelf.keep(QUAY, "/stories/quay.txt", 10);
    let rain = shelf.keep(RAIN, "/stories/rain.txt", 20);
    let note =
        shelf.keep("it only rained here and there and nowhere else in all of the land.", "/note.txt", 30);
    shelf.say((quay, 0), accept(), 40);
    shelf.say((quay, 1), Change::Reject(None), 41);
    shelf.say((quay, 2), Change::Flag, 42);
    shelf.say((rain, 0), accept(), 50);
    (shelf, [quay, rain, note])
}

fn ids(shelf: &mut Shelf, wanted: &ListQuery) -> Vec<ArticleId> {
    let listed = shelf.library.refresh_all().unwrap().list(wanted).unwrap();
    listed.into_iter().map(|article| article.id).collect()
}

#[test]
fn a_row_says_how_far_an_article_is() {
    let (mut shelf, [quay, ..]) = shelf();
    let listed = shelf.library.refresh_all().unwrap().list(&ListQuery::default()).unwrap();
    let row = listed.iter().find(|article| article.id == quay).unwrap();
    let counted =
        ReviewProgress { all: 5, accepted: 1, rejected: 1, flagged: 1, ..ReviewProgress::default() };
    assert_eq!(row.quotations, Some(counted));
    assert_eq!((row.left(), row.orphans), (3, 0));
    assert_eq!(row.title, "Quay stays shut");
    assert_eq!(row.source.as_deref(), Some("/stories/quay.txt"));
    assert_eq!((row.added_at, row.decided_at), (10, Some(42)));
    assert_eq!(row.reviewers, ["ana"]);
    assert_eq!(row.countries, ["PE", "CL"]);
}

#[test]
fn reviewers_who_share_a_decision_are_listed_once_each() {
    let mut shelf = Shelf::new();
    let id = shelf.keep(QUAY, "/quay.txt", 1);
    for reviewer in ["Ben", "Ana, Ben"] {
        let stamp = Stamp { reviewer: reviewer.to_owned(), at: 2, tool: String::new() };
        let act = Act::Undo(ActId(1));
        let new = NewAct { article: id, text: TextHash::default(), stamp: &stamp, act: &act };
        shelf.library.record(new).unwrap();
    }
    let listed = shelf.library.refresh_all().unwrap().list(&ListQuery::default()).unwrap();
    assert_eq!(listed[0].reviewers, ["Ana", "Ben"]);
}

#[test]
fn without_a_title_the_first_words_stand_there() {
    let (mut shelf, [.., note]) = shelf();
    let listed = shelf.library.refresh_all().unwrap().list(&ListQuery::default()).unwrap();
    let row = listed.iter().find(|article| article.id == note).unwrap();
    assert_eq!(row.title, "it only rained here and there and nowhere else in …");
    assert_eq!(row.decided_at, None);
}

#[test]
fn every_order_and_every_choice() {
    let (mut shelf, [quay, rain, note]) = shelf();
    let orders = [
        (ListOrder::ToReview, [quay, note, rain]),
        (ListOrder::Title, [note, quay, rain]),
        (ListOrder::Added, [note, rain, quay]),
        (ListOrder::Decided, [rain, quay, note]),
        (ListOrder::Quotations, [quay, rain, note]),
    ];
    for (sort, expected) in orders {
        assert_eq!(ids(&mut shelf, &ListQuery { sort, ..ListQuery::default() }), expected, "{sort:?}");
    }
    let choices = [
        (ReviewFilter::All, vec![quay, note, rain]),
        (ReviewFilter::ToReview, vec![quay]),
        (ReviewFilter::Done, vec![note, rain]),
        (ReviewFilter::Flagged, vec![quay]),
    ];
    for (only, expected) in choices {
        assert_eq!(ids(&mut shelf, &ListQuery { only, ..ListQuery::default() }), expected, "{only:?}");
    }
    for (words, expected) in [("stories", vec![quay, rain]), ("QUAY", vec![]), ("quay", vec![quay])] {
        let wanted = ListQuery { words: words.to_owned(), ..ListQuery::default() };
        assert_eq!(ids(&mut shelf, &wanted), expected, "{words}");
    }
}

#[test]
fn a_preview_shows_the_beginning_and_who_speaks() {
    let (mut shelf, [quay, ..]) = shelf();
    let preview = shelf.library.refresh_all().unwrap().preview(quay).unwrap();
    assert!(preview.beginning.starts_with("LIMA — “The quay is closed,” Ana Lopes,"));
    assert_eq!(preview.speakers, [("Ana Lopes".to_owned(), 3), ("Rui Costa".to_owned(), 1)]);
}

#[test]
fn what_nobody_can_find_again_is_counted() {
    let (mut shelf, [quay, ..]) = shelf();
    shelf.keep(&QUAY.replace("The quay is closed", "The quay is shut"), "/stories/quay.txt", 60);
    let listed = shelf.library.refresh_all().unwrap().list(&ListQuery::default()).unwrap();
    assert_eq!(listed.iter().find(|article| article.id == quay).unwrap().orphans, 1);
}
