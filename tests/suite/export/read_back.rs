//! Our own W3C annotations are read back as the decisions they were written from, hostile words and all.

use super::reviewed_article::ReviewFixture;
use pullquote::export::Format;
use pullquote::export::foreign::{ForeignFile, ForeignFormat, ForeignText, MarkedText, decide, place_marks};
use pullquote::export::json::records::Records;
use pullquote::library::{ArticleId, ArticleKey, Library};
use pullquote::review::decided::{DecidedArticle, Unmerged};
use pullquote::review::merge::proposals_of_one;
use pullquote::review::{Anchor, Change, Review, Subject, acts, review};
use std::sync::Arc;

/// The works in the annotations of a review.
fn read(fixture: &ReviewFixture) -> ForeignFile {
    let page = fixture.written(Format::WebAnnotation);
    let mut file = ForeignFile::default();
    for record in Records::new(page.as_bytes()) {
        let record = record.unwrap();
        assert_eq!(ForeignFormat::of(&record), Ok(Some(ForeignFormat::WebAnnotation)));
        ForeignFormat::WebAnnotation.read(&record, &mut file).unwrap();
    }
    file
}

/// Imports them into a library that has the article without decisions.
fn imported(fixture: &ReviewFixture) -> Review {
    let mut file = read(fixture);
    let folder = tempfile::tempdir().unwrap();
    let mut library = Library::open(folder.path()).unwrap();
    let key = ArticleKey { hash: fixture.hash, file: None };
    let id: ArticleId = library.add(&fixture.article, &key, 1).unwrap();
    for work in file.works {
        let ForeignText::Elsewhere { hash, .. } = &work.text else { panic!("{:?}", work.text) };
        assert_eq!(*hash, Some(fixture.hash));
        let placed = place_marks(&work.marks, (&fixture.article.text, &MarkedText::Same), &mut file.left_out);
        let decided = decide((&fixture.article, &fixture.found), &work.reviewer, placed, None);
        let article = DecidedArticle {
            article: fixture.article.clone(),
            hash: fixture.hash,
            source: None,
            quotations: decided.quotations,
            marks: decided.marks,
            unmerged: Unmerged::default(),
        };
        library.import(&[(&article, proposals_of_one(&article))]).unwrap();
    }
    assert_eq!(file.left_out.sentence("Not imported"), None, "everything fits");
    let stored = library.article(id).unwrap().unwrap();
    let found = Arc::clone(&fixture.found);
    review(&fixture.article, fixture.hash, &found, &stored.journal)
}

/// What was decided of each quotation, in one line.
fn lines(fixture: &ReviewFixture, review: &Review) -> Vec<String> {
    let line = |card: usize| {
        let (decision, quotation) = (review.cards[card].decision(), review.quotation(card).unwrap());
        let by = quotation.attribution.as_ref();
        let speaker = by.map_or("", |by| review.analysis.speaker_name(by.speaker, &fixture.article.text));
        format!(
            "{:?} {} {} {speaker} | {:?} {} {} {} {:?} {:?}",
            quotation.content,
            decision.state(),
            quotation.kind.word(),
            decision.verification,
            decision.source,
            decision.words,
            decision.note,
            decision.codes,
            decision.stamp.as_ref().map(|stamp| (&stamp.reviewer, stamp.at))
        )
    };
    (0..review.cards.len()).map(line).collect()
}

#[test]
fn a_reviewed_article_comes_back_with_every_decision() {
    let mut fixture = ReviewFixture::reviewed();
    let card = fixture.card("We asked for a meeting");
    fixture.decide(card, Change::Code("talks".to_owned()));
    let passage = Subject::Passage(Anchor::of(&fixture.article.text, fixture.span("the pilot Rui Costa")));
    fixture.record(acts::mark(
        &passage,
        vec![Change::Highlight, Change::Code("role".to_owned()), Change::Note("who?".to_owned())],
    ));
    let (before, after) = (fixture.review(), imported(&fixture));
    for (after, before) in lines(&fixture, &after).iter().zip(lines(&fixture, &before)) {
        assert_eq!(*after, before);
    }
    assert_eq!(
        (after.cards.len(), after.orphans.len()),
        (before.cards.len(), 0),
        "orphans are in no annotation"
    );
    let marked = |review: &Review| {
        let passage = &review.marking.passages[0];
        let stamp = passage.stamp.as_ref().map(|stamp| (stamp.reviewer.clone(), stamp.at));
        (passage.anchor.clone(), passage.note.clone(), passage.codes.clone(), passage.highlighted, stamp)
    };
    assert_eq!(marked(&after), marked(&before));
}

#[test]
fn hostile_words_come_back_as_they_are() {
    let fixture = ReviewFixture::hostile();
    let after = imported(&fixture);
    for (after, before) in lines(&fixture, &after).iter().zip(lines(&fixture, &fixture.review())) {
        assert_eq!(*after, before);
    }
}
