//! The list shows the progress of each article, sorted and filtered as requested.

use super::*;
use crate::review::queue::ReviewProgress;

const RAIN: &str = "Rain in Lima\n\n“It rained,” Ines Prado said.\n";

/// One article with an accepted, a rejected and a flagged quotation, one that is finished, one without quotations.
fn sample_library() -> (TestLibrary, [ArticleId; 3]) {
    let mut fixture = TestLibrary::new();
    let quay = fixture.add(QUAY, "/stories/quay.txt", 10);
    let rain = fixture.add(RAIN, "/stories/rain.txt", 20);
    let note =
        fixture.add("it only rained here and there and nowhere else in all of the land.", "/note.txt", 30);
    fixture.decide((quay, 0), accept(), 40);
    fixture.decide((quay, 1), Change::Reject(None), 41);
    fixture.decide((quay, 2), Change::Flag, 42);
    fixture.decide((rain, 0), accept(), 50);
    (fixture, [quay, rain, note])
}

fn ids(fixture: &mut TestLibrary, query: &ListQuery) -> Vec<ArticleId> {
    let listed = fixture.library.refresh_all().unwrap().list(query).unwrap();
    listed.into_iter().map(|article| article.id).collect()
}

#[test]
fn a_row_shows_the_progress_of_an_article() {
    let (mut fixture, [quay, ..]) = sample_library();
    let listed = fixture.library.refresh_all().unwrap().list(&ListQuery::default()).unwrap();
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
    let mut fixture = TestLibrary::new();
    let id = fixture.add(QUAY, "/quay.txt", 1);
    for reviewer in ["Ben", "Ana, Ben"] {
        let stamp = Stamp { reviewer: reviewer.to_owned(), at: 2, tool: String::new() };
        let act = Act::Undo(ActId(1));
        let new = NewAct { article: id, text: TextHash::default(), stamp: &stamp, act: &act };
        fixture.library.record(new).unwrap();
    }
    let listed = fixture.library.refresh_all().unwrap().list(&ListQuery::default()).unwrap();
    assert_eq!(listed[0].reviewers, ["Ana", "Ben"]);
}

#[test]
fn an_article_without_a_title_is_listed_by_its_file() {
    let (mut fixture, [.., note]) = sample_library();
    let listed = fixture.library.refresh_all().unwrap().list(&ListQuery::default()).unwrap();
    let row = listed.iter().find(|article| article.id == note).unwrap();
    assert_eq!(row.title, "note.txt");
    assert_eq!(row.decided_at, None);
}

#[test]
fn sorts_and_filters() {
    let (mut fixture, [quay, rain, note]) = sample_library();
    let orders = [
        (ListOrder::Pending, [quay, note, rain]),
        (ListOrder::Title, [note, quay, rain]),
        (ListOrder::Added, [note, rain, quay]),
        (ListOrder::Decided, [rain, quay, note]),
        (ListOrder::Quotations, [quay, rain, note]),
    ];
    for (sort, expected) in orders {
        assert_eq!(ids(&mut fixture, &ListQuery { sort, ..ListQuery::default() }), expected, "{sort:?}");
    }
    let choices = [
        (ReviewFilter::All, vec![quay, note, rain]),
        (ReviewFilter::Pending, vec![quay]),
        (ReviewFilter::Decided, vec![note, rain]),
        (ReviewFilter::Flagged, vec![quay]),
    ];
    for (only, expected) in choices {
        assert_eq!(ids(&mut fixture, &ListQuery { only, ..ListQuery::default() }), expected, "{only:?}");
    }
    for (words, expected) in [("stories", vec![quay, rain]), ("QUAY", vec![quay]), ("quay", vec![quay])] {
        let query = ListQuery { words: words.to_owned(), ..ListQuery::default() };
        assert_eq!(ids(&mut fixture, &query), expected, "{words}");
    }
}

#[test]
fn a_preview_shows_the_beginning_and_the_speakers() {
    let (mut fixture, [quay, ..]) = sample_library();
    let preview = fixture.library.refresh_all().unwrap().preview(quay).unwrap();
    assert!(preview.beginning.starts_with("LIMA — “The quay is closed,” Ana Lopes,"));
    let speakers: Vec<(&str, &str, usize)> = (preview.speakers.iter())
        .map(|speaker| (speaker.name.as_str(), speaker.kind.as_str(), speaker.quotations))
        .collect();
    assert_eq!(speakers, [("Ana Lopes", "person", 3), ("Rui Costa", "person", 1)]);
}

#[test]
fn decisions_whose_quotation_is_gone_are_counted_as_orphans() {
    let (mut fixture, [quay, ..]) = sample_library();
    fixture.add(&QUAY.replace("The quay is closed", "The quay is shut"), "/stories/quay.txt", 60);
    let listed = fixture.library.refresh_all().unwrap().list(&ListQuery::default()).unwrap();
    assert_eq!(listed.iter().find(|article| article.id == quay).unwrap().orphans, 1);
}
