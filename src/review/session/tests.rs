//! Intents of a reviewer -> the cards afterwards, with a journal in memory instead of the library.

use super::*;
use crate::analysis::{QuotationKind, analyze};
use crate::input::{Document, Media};
use crate::review::{Act, Change, EntityName, EntityTag, Recorded, SpeakerKind, SpeakerName, Stamp};

const STORY: &str = "“The quay is closed,” said Ana Lopes, the harbour master, on Monday.\n\n\
    “Nobody asked us,” Rui Costa said. “We will not move,” he said. “Not this year,” he added.\n\n\
    “The rain came early,” Lopes told reporters in Peru.\n";

struct OpenReview {
    article: Article,
    session: ReviewSession,
}

impl OpenReview {
    fn new(order: CardOrder, filter: CardFilter) -> Self {
        Self::on(STORY, order, filter)
    }

    fn on(story: &str, order: CardOrder, filter: CardFilter) -> Self {
        let article = Article::new(Document::record(String::new(), Media::Plain, story.to_owned()));
        let found = Arc::new(analyze(&article));
        let mut session = ReviewSession::new(&article, TextHash::of(story), &found, Journal::default());
        session.start(&article, order, filter);
        Self { article, session }
    }

    fn in_text_order() -> Self {
        Self::new(CardOrder::Text, CardFilter::All)
    }

    fn record(&mut self, act: Act) -> NextCard {
        let id = ActId(self.session.journal().last_act().0 + 1);
        let stamp = Stamp { reviewer: "ana".to_owned(), at: id.0 * 1000, tool: "0".to_owned() };
        let acts = vec![Recorded { id, stamp, text: TextHash::of(&self.article.text), act }];
        self.session.recorded(&self.article, Journal { acts, ..Journal::default() })
    }

    /// Does this with the current card.
    fn on_card(&mut self, intent: CardIntent) -> NextCard {
        let card = self.session.card();
        let proposed = self.session.propose_on_card(&self.article, card, intent).unwrap();
        self.record(proposed.act)
    }

    fn on_article(&mut self, intent: Intent) -> NextCard {
        let proposed = self.session.propose(&self.article, intent).unwrap();
        self.record(proposed.act)
    }

    /// The states of all cards, by their first letters.
    fn states(&self) -> String {
        let state = |card: &crate::review::Card| card.decision().state().word().chars().next();
        self.session.review().cards.iter().filter_map(state).collect()
    }

    fn span(&self, words: &str) -> Span {
        let at = self.article.text.find(words).unwrap();
        Span::new(at, at + words.len())
    }
}

#[test]
fn each_decision_leads_to_the_next_card_and_skipped_cards_come_last() {
    let mut open = OpenReview::in_text_order();
    assert_eq!(open.on_card(CardIntent::Skip), NextCard::Shown);
    for card in 1..5 {
        assert_eq!(open.session.card(), card);
        assert_eq!(open.on_card(CardIntent::Accept), NextCard::Shown);
    }
    assert_eq!((open.session.card(), open.states().as_str()), (0, "saaaa"));
    assert_eq!(open.on_card(CardIntent::Reject(None)), NextCard::AllDecided);
    assert_eq!((open.session.progress().left(), open.session.duration()), (0, Some(5000)));
}

#[test]
fn a_decided_card_keeps_its_place_in_a_filtered_queue() {
    let mut open = OpenReview::new(CardOrder::Text, CardFilter::Pending);
    open.on_card(CardIntent::Accept);
    assert_eq!(open.session.queue(), [0, 1, 2, 3, 4]);
    open.session.start(&open.article, CardOrder::Text, CardFilter::Pending);
    assert_eq!(open.session.queue(), [1, 2, 3, 4]);
}

#[test]
fn what_is_shown_is_always_among_the_cards_that_the_keys_go_through() {
    let mut open = OpenReview::in_text_order();
    assert!(open.session.filter_by_words(&open.article, "lopes"));
    assert_eq!(open.session.queue(), [0, 4]);
    assert!(open.session.step_in_text(Towards::Next, 1));
    assert_eq!(open.session.card(), 4, "the cards between are filtered out");
    assert!(!open.session.step_in_text(Towards::Next, 1), "this is the last one");
    assert!(open.session.step_in_text(Towards::Previous, 9));
    assert_eq!(open.session.card(), 0);
    assert!(!open.session.filter_by_words(&open.article, "nowhere"));
    assert_eq!(open.session.queue(), [0, 4], "a filter without cards changes nothing");
    open.session.go_to(2);
    assert_eq!(open.session.queue(), [0, 1, 2, 3, 4], "the filter left this card out");
    assert!(!open.session.is_filtered());
}

#[test]
fn an_undo_of_a_card_that_the_filter_leaves_out_shows_every_card() {
    let mut open = OpenReview::in_text_order();
    open.session.go_to(2);
    open.on_card(CardIntent::Accept);
    assert!(open.session.filter_by_words(&open.article, "lopes"));
    assert_eq!(open.on_article(Intent::Undo), NextCard::Shown);
    assert_eq!((open.session.card(), open.session.queue().len()), (2, 5));
}

#[test]
fn an_undo_of_the_card_that_stayed_where_no_card_passes_the_filter_shows_every_card() {
    let mut open = OpenReview::in_text_order();
    for _ in 0..5 {
        open.on_card(CardIntent::Accept);
    }
    let last = open.session.card();
    while open.session.next_filter(&open.article) != "pending" {}
    assert_eq!((open.session.queue().len(), open.session.card()), (0, last));
    assert_eq!(open.on_article(Intent::Undo), NextCard::Shown);
    assert_eq!((open.session.card(), open.session.queue().len()), (last, 5));
}

#[test]
fn the_last_decision_is_repeated_while_another_card_is_shown() {
    let mut open = OpenReview::in_text_order();
    open.session.go_to(2);
    let costa = SpeakerName { name: "Rui Costa".to_owned(), kind: SpeakerKind::Person };
    open.on_card(CardIntent::AcceptAs(costa));
    open.session.go_to(4);
    open.on_card(CardIntent::ToggleFlag);
    let proposed = open.session.propose_on_card(&open.article, 4, CardIntent::Repeat).unwrap();
    assert_eq!(proposed.cards, [3], "a flag is no decision");
    open.record(proposed.act);
    assert_eq!(open.states(), "ppaap");
    let refused = open.session.propose_on_card(&open.article, 0, CardIntent::Repeat);
    assert_eq!(refused, Err(Refusal::NothingToRepeat));
}

#[test]
fn undo_and_redo_show_the_card_they_change() {
    let mut open = OpenReview::in_text_order();
    open.on_card(CardIntent::Accept);
    open.on_card(CardIntent::Accept);
    assert_eq!(open.on_article(Intent::Undo), NextCard::Shown);
    assert_eq!(open.session.card(), 1);
    open.session.go_to(4);
    open.on_article(Intent::Redo);
    assert_eq!((open.session.card(), open.states().as_str()), (1, "aappp"));
    assert_eq!(open.session.propose(&open.article, Intent::Redo), Err(Refusal::NothingToRedo));
}

#[test]
fn an_added_quotation_is_shown_and_queued_after_the_card_it_was_added_from() {
    let mut open = OpenReview::in_text_order();
    let added = open.span("the harbour master");
    open.on_article(Intent::Add(added, QuotationKind::Partial, None));
    let card = open.session.card_at(added).unwrap();
    assert_eq!((open.session.card(), open.session.queue()), (card, &[0, 1, 2, 3, 4, 5][..]));
    open.on_article(Intent::Undo);
    assert_eq!(open.session.queue().len(), 5);
}

#[test]
fn the_card_stays_if_its_act_cannot_be_recorded() {
    let mut open = OpenReview::in_text_order();
    open.session.propose_on_card(&open.article, 0, CardIntent::Accept).unwrap();
    open.session.stay();
    assert_eq!((open.session.card(), open.states().as_str()), (0, "ppppp"));
    assert_eq!(
        open.on_article(Intent::CorrectEntity(
            EntityName { tag: EntityTag::Country, name: "Peru".to_owned() },
            Change::Dismiss,
        )),
        NextCard::Same
    );
}

#[test]
fn more_findings_leave_an_undecided_card_that_is_being_read() {
    let mut open = OpenReview::in_text_order();
    let found = Arc::clone(&open.session.review().found);
    let mut partial = Analysis::clone(&found);
    partial.quotations.truncate(2);
    let mut session =
        ReviewSession::new(&open.article, TextHash::of(STORY), &Arc::new(partial), Journal::default());
    session.start(&open.article, CardOrder::Text, CardFilter::All);
    session.go_to(1);
    session.set_found(&open.article, found);
    assert_eq!((session.card(), session.queue().len()), (1, 5));
    open.session.set_journal(&open.article, TextHash::of(STORY), Journal::default());
    assert_eq!(open.session.queue().len(), 5);
}

#[test]
fn one_decision_covers_every_part_of_a_broken_quotation() {
    let story = "“We stay,” said Ana Lopes, “and wait.” Rui Costa left. “I go,” he said.\n";
    let mut open = OpenReview::on(story, CardOrder::Text, CardFilter::All);
    assert_eq!(open.on_card(CardIntent::Accept), NextCard::Shown);
    assert_eq!((open.session.card(), open.states().as_str()), (2, "aap"));
    open.on_article(Intent::Undo);
    assert_eq!(open.states(), "ppp", "one undo takes the decision back from all of them");
    open.session.go_to(1);
    open.on_card(CardIntent::Reject(None));
    assert_eq!(open.states(), "rrp");
}

#[test]
fn a_part_that_was_decided_keeps_its_decision() {
    let story = "“We stay,” said Ana Lopes, “and wait.”\n";
    let mut open = OpenReview::on(story, CardOrder::Text, CardFilter::All);
    open.on_card(CardIntent::Accept);
    open.session.go_to(1);
    open.on_card(CardIntent::Reject(None));
    assert_eq!(open.states(), "ar");
}
