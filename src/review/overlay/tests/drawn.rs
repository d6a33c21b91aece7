//! Quotations that the reviewer adds, moves, joins and splits.

use super::*;

#[test]
fn a_quotation_that_is_added_includes_the_marks_around_it() {
    for (open, close) in [('“', '”'), ('「', '」'), ('『', '』'), ('„', '“'), ('‹', '›'), ('‘', '’')]
    {
        let mut reviewed =
            ReviewedArticle::new(&format!("It rained. {open}No ferry today{close} was on the board.\n"));
        let content = reviewed.span("No ferry today");
        reviewed.record(acts::add(&reviewed.article, content, QuotationKind::Partial, None));
        let review = reviewed.review();
        let added = review.analysis.quotations.iter().find(|quotation| quotation.content == content).unwrap();
        assert_eq!(reviewed.article.words(added.marks), format!("{open}No ferry today{close}"));
    }
}

#[test]
fn quotations_with_words_in_between_are_not_joined() {
    let reviewed = ReviewedArticle::new("“We stay,” “We wait,” Ana Lopes said. “We go,” she added.\n");
    let joined = |card| crate::review::boundary::joined(&reviewed.article, &reviewed.review(), card);
    assert_eq!(joined(0).map(|span| reviewed.article.words(span)), Some("We stay,” “We wait,"));
    assert_eq!(joined(1), None, "the reporter's words stand between them");
    assert_eq!(joined(2), None, "nothing comes after it");
}

#[test]
fn boundaries_are_moved_and_quotations_joined_and_split() {
    let mut reviewed = ReviewedArticle::new(STORY);
    let act =
        acts::move_ends(&reviewed.article, &reviewed.review(), 0, reviewed.span("quay is closed")).unwrap();
    reviewed.record(act);
    assert_eq!(reviewed.cards()[0], "pending Ana Lopes: quay is closed");
    let whole = reviewed.span("Nobody asked us,").to(reviewed.span("We will not move,"));
    let act = acts::move_ends(&reviewed.article, &reviewed.review(), 1, whole).unwrap();
    reviewed.record(act);
    let cards = reviewed.cards();
    assert_eq!(cards.len(), 4);
    assert_eq!(cards[1], "pending Rui Costa: Nobody asked us,” Rui Costa said. “We will not move,");
    let parts = [reviewed.span("Nobody asked us,"), reviewed.span("We will not move,")];
    let act = acts::split(&reviewed.article, &reviewed.review(), 1, parts).unwrap();
    reviewed.record(act);
    assert_eq!(reviewed.cards().len(), 5);
    reviewed.undo();
    reviewed.undo();
    assert_eq!(reviewed.cards().len(), 5);
}

#[test]
fn a_card_with_a_note_stays_beside_a_quotation_drawn_over_it() {
    let mut reviewed = ReviewedArticle::new(STORY);
    reviewed.say(2, Change::Note("ask the pilot".to_owned()));
    let whole = reviewed.span("Nobody asked us,").to(reviewed.span("We will not move,"));
    let act = acts::move_ends(&reviewed.article, &reviewed.review(), 1, whole).unwrap();
    reviewed.record(act);
    let review = reviewed.review();
    assert!(review.cards.iter().any(|card| card.decision().note == "ask the pilot"));
}

#[test]
fn an_added_quotation_is_listed_in_text_order() {
    let mut reviewed = ReviewedArticle::new(STORY);
    let named = SpeakerName { name: "Ana Lopes".to_owned(), kind: SpeakerKind::Person };
    let content = reviewed.span("the harbour master");
    reviewed.record(acts::add(&reviewed.article, content, QuotationKind::Partial, Some(&named)));
    assert_eq!(reviewed.cards()[1], "accepted Ana Lopes: the harbour master");
    let review = reviewed.review();
    let is_named = |card: usize| review.is_named_by_reviewer(review.quotation(card).unwrap());
    assert_eq!([0, 1].map(is_named), [false, true], "nobody computed who speaks in what a reviewer added");
    reviewed.undo();
    assert_eq!(reviewed.cards().len(), 5);
}
