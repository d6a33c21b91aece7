//! Decisions whose quotations cannot be found again.

use super::*;

#[test]
fn decisions_follow_an_edited_text_or_become_orphans() {
    let mut reviewed = ReviewedArticle::new(STORY);
    reviewed.accept(0);
    reviewed.pick(1, 1);
    reviewed.say(4, Change::Note("check".to_owned()));
    let moved = reviewed.edited(&format!("Updated at noon.\n\n{STORY}"));
    assert_eq!(moved.cards()[0], "accepted Ana Lopes: The quay is closed,");
    assert!(moved.cards()[1].starts_with("edited"));
    assert!(moved.review().orphans.is_empty());
    let changed = reviewed.edited(&STORY.replace("Nobody asked us", "Nobody told us"));
    let review = changed.review();
    assert_eq!(review.orphans.len(), 1);
    assert_eq!(
        (review.orphans[0].why, review.orphans[0].decision.state().word()),
        (Why::TextChanged, "edited")
    );
    assert!(changed.cards()[1].starts_with("pending"), "nothing is guessed");
}

#[test]
fn an_orphan_is_moved_or_dropped() {
    let mut reviewed = ReviewedArticle::new(STORY);
    reviewed.pick(1, 1);
    let speaker = reviewed.cards()[1].clone();
    let mut changed = reviewed.edited(&STORY.replace("Nobody asked us", "Nobody told us"));
    let orphan = changed.review().orphans[0].clone();
    let act = acts::move_orphan(&changed.article, &orphan, changed.review().cards[1].subject);
    changed.record(act);
    assert!(changed.review().orphans.is_empty());
    assert_eq!(changed.cards()[1], speaker.replace("asked", "told"));
    changed.undo();
    changed.record(acts::drop_orphan(&orphan));
    assert!(changed.review().orphans.is_empty());
    assert!(changed.cards()[1].starts_with("pending"));
}

#[test]
fn an_accepted_quotation_stays_if_another_analysis_no_longer_finds_it() {
    let mut reviewed = ReviewedArticle::new(STORY);
    reviewed.accept(0);
    reviewed.say(1, Change::Reject(None));
    reviewed.say(2, Change::Note("listen again".to_owned()));
    let mut fewer = Analysis::clone(&reviewed.found);
    fewer.quotations.drain(..3);
    for (id, quotation) in (0..).zip(&mut fewer.quotations) {
        quotation.id = QuotationId(id);
    }
    reviewed.found = Arc::new(fewer);
    assert_eq!(reviewed.cards()[0], "accepted Ana Lopes: The quay is closed,");
    assert_eq!(reviewed.cards().len(), 3);
    let review = reviewed.review();
    assert_eq!(review.orphans.len(), 1, "the note has no quotation any more");
    assert_eq!(review.orphans[0].why, Why::NoLongerFound);
}

#[test]
fn an_orphan_without_its_boundaries_is_moved_where_the_reviewer_says() {
    let mut changed = without_its_boundary();
    let orphan = changed.review().orphans[0].clone();
    let act = acts::move_orphan(&changed.article, &orphan, changed.review().cards[0].subject);
    changed.record(act);
    assert!(changed.review().orphans.is_empty(), "{:?}", changed.review().orphans);
    assert_eq!(changed.cards()[0], "accepted Ana Lopes: The quay is closed,");
}

#[test]
fn the_card_at_the_place_of_an_orphan_is_undecided() {
    let mut changed = without_its_boundary();
    changed.say(0, Change::Reject(None));
    assert_eq!(changed.cards()[0], "rejected Ana Lopes: The quay is closed,");
    assert_eq!(changed.review().orphans.len(), 1, "what was accepted before is still to be settled");
    let orphan = changed.review().orphans[0].clone();
    changed.record(acts::drop_orphan(&orphan));
    assert!(changed.review().orphans.is_empty());
    assert_eq!(changed.cards()[0], "rejected Ana Lopes: The quay is closed,");
    changed.undo();
    changed.undo();
    assert!(changed.cards()[0].starts_with("pending"));
    changed.record(acts::drop_orphan(&orphan));
    changed.accept(0);
    assert_eq!(changed.cards()[0], "accepted Ana Lopes: The quay is closed,", "also once it is given up");
}

/// The first quotation was accepted up to "Monday"; then the text changed to "Sunday".
fn without_its_boundary() -> ReviewedArticle {
    let mut reviewed = ReviewedArticle::new(STORY);
    let content = reviewed.span("The quay is closed,” said Ana Lopes, the harbour master, on Monday");
    reviewed.record(acts::move_ends(&reviewed.article, &reviewed.review(), 0, content).unwrap());
    reviewed.accept(0);
    let changed = reviewed.edited(&STORY.replace("Monday", "Sunday"));
    assert_eq!(changed.review().orphans.len(), 1);
    assert!(changed.cards()[0].starts_with("pending"));
    changed
}

#[test]
fn moving_an_orphan_to_a_decided_card_keeps_the_texts_of_both() {
    let mut reviewed = ReviewedArticle::new(STORY);
    reviewed.pick(1, 1);
    reviewed.say(1, Change::Note("call back".to_owned()));
    let mut changed = reviewed.edited(&STORY.replace("Nobody asked us", "Nobody told us"));
    changed.accept(1);
    changed.say(1, Change::Note("he says told".to_owned()));
    let before = changed.review();
    let orphan = before.orphans[0].clone();
    changed.record(acts::move_orphan(&changed.article, &orphan, before.cards[1].subject));
    let review = changed.review();
    assert!(review.orphans.is_empty());
    assert_eq!(
        changed.cards()[1],
        "accepted Rui Costa: Nobody told us,",
        "what was said of these words counts"
    );
    assert_eq!(review.cards[1].decision().note, "call back\nhe says told");
    changed.say(1, Change::Reject(None));
    assert!(changed.cards()[1].starts_with("rejected"), "what is said later is heard");
    changed.undo();
    changed.undo();
    let after = changed.review();
    assert_eq!((after.cards, after.orphans), (before.cards, before.orphans));
}

#[test]
fn an_orphan_with_the_same_words_does_not_receive_the_decision_on_a_card() {
    let rain = "The pilots waited for the tide. ".repeat(30);
    let long = format!("{rain}\n\n{STORY}\n{rain}\n\n{STORY}\n{rain}\n");
    let mut reviewed = ReviewedArticle::new(&long);
    reviewed.accept(0);
    let mut changed = reviewed.edited(&format!("{long}\nUpdated at noon.\n"));
    assert_eq!(changed.review().orphans.len(), 1, "two places fit");
    changed.accept(0);
    assert!(changed.cards()[0].starts_with("accepted"));
    assert_eq!(changed.review().orphans.len(), 1);
}

#[test]
fn words_that_lost_their_place_do_not_say_the_opposite() {
    let orphan = |before: &str, words: &str| {
        let text = format!("{before}{words}, as told on Monday.");
        let content = Span::new(before.len(), before.len() + words.len());
        Orphan { anchor: Anchor::of(&text, content), decision: Decision::default(), why: Why::TextChanged }
            .words()
    };
    assert_eq!(
        orphan("It rained. Frost denied that ", "the budget had been exceeded"),
        "Frost denied that [the budget had been exceeded]"
    );
    let long = "In the long session of the council on Thursday night Daniel Frost denied that ";
    assert_eq!(orphan(long, "the budget was gone"), "… night Daniel Frost denied that [the budget was gone]");
    assert_eq!(orphan("Frost said “", "the budget was gone"), "“the budget was gone”");
    assert_eq!(orphan("", "The budget was gone"), "The budget was gone");
}
