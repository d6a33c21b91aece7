//! Intents of a reviewer -> the cards afterwards, with a journal in memory instead of the library.

use super::*;
use crate::analysis::{QuotationKind, analyze};
use crate::input::{Document, Media};
use crate::review::{Act, Change, EntityName, EntityTag, Recorded, SpeakerKind, SpeakerName, Stamp};

const STORY: &str = "“The quay is closed,” said Ana Lopes, the harbour master, on Monday.\n\n\
    “Nobody asked us,” Rui Costa said. “We will not move,” he said. “Not this year,” he added.\n\n\
    “The rain came early,” Lopes told reporters in Peru.\n";

struct Desk {
    article: Article,
    session: ReviewSession,
}

impl Desk {
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
    let mut desk = Desk::in_text_order();
    assert_eq!(desk.on_card(CardIntent::Skip), NextCard::Shown);
    for card in 1..5 {
        assert_eq!(desk.session.card(), card);
        assert_eq!(desk.on_card(CardIntent::Accept), NextCard::Shown);
    }
    assert_eq!((desk.session.card(), desk.states().as_str()), (0, "saaaa"));
    assert_eq!(desk.on_card(CardIntent::Reject(None)), NextCard::AllDecided);
    assert_eq!((desk.session.progress().left(), desk.session.duration()), (0, Some(5000)));
}

#[test]
fn a_decided_card_keeps_its_place_in_a_filtered_queue() {
    let mut desk = Desk::new(CardOrder::Text, CardFilter::Pending);
    desk.on_card(CardIntent::Accept);
    assert_eq!(desk.session.queue(), [0, 1, 2, 3, 4]);
    desk.session.start(&desk.article, CardOrder::Text, CardFilter::Pending);
    assert_eq!(desk.session.queue(), [1, 2, 3, 4]);
}

#[test]
fn a_card_outside_the_queue_is_followed_by_the_next_one_in_it() {
    let mut desk = Desk::in_text_order();
    assert!(desk.session.filter_by_words(&desk.article, "lopes"));
    assert_eq!(desk.session.queue(), [0, 4]);
    desk.session.go_to(2);
    assert!(desk.session.step(Towards::Next, 1));
    assert_eq!(desk.session.card(), 4);
    assert!(!desk.session.step(Towards::Next, 1), "this is the last one");
    desk.session.go_to(2);
    desk.on_card(CardIntent::Accept);
    assert_eq!(desk.session.card(), 4, "the filter left the decided card out too");
    assert!(!desk.session.filter_by_words(&desk.article, "nowhere"));
    assert_eq!(desk.session.queue(), [0, 4], "a filter without cards changes nothing");
}

#[test]
fn the_last_decision_is_repeated_while_another_card_is_shown() {
    let mut desk = Desk::in_text_order();
    desk.session.go_to(2);
    let costa = SpeakerName { name: "Rui Costa".to_owned(), kind: SpeakerKind::Person };
    desk.on_card(CardIntent::AcceptAs(costa));
    desk.session.go_to(4);
    desk.on_card(CardIntent::ToggleFlag);
    let proposed = desk.session.propose_on_card(&desk.article, 4, CardIntent::Repeat).unwrap();
    assert_eq!(proposed.cards, [3], "a flag is no decision");
    desk.record(proposed.act);
    assert_eq!(desk.states(), "ppaap");
    let refused = desk.session.propose_on_card(&desk.article, 0, CardIntent::Repeat);
    assert_eq!(refused, Err(Refusal::NothingToRepeat));
}

#[test]
fn undo_and_redo_show_the_card_they_change() {
    let mut desk = Desk::in_text_order();
    desk.on_card(CardIntent::Accept);
    desk.on_card(CardIntent::Accept);
    assert_eq!(desk.on_article(Intent::Undo), NextCard::Shown);
    assert_eq!(desk.session.card(), 1);
    desk.session.go_to(4);
    desk.on_article(Intent::Redo);
    assert_eq!((desk.session.card(), desk.states().as_str()), (1, "aappp"));
    assert_eq!(desk.session.propose(&desk.article, Intent::Redo), Err(Refusal::NothingToRedo));
}

#[test]
fn an_added_quotation_is_shown_and_queued_after_the_card_it_was_added_from() {
    let mut desk = Desk::in_text_order();
    let added = desk.span("the harbour master");
    desk.on_article(Intent::Add(added, QuotationKind::Partial, None));
    let card = desk.session.card_at(added).unwrap();
    assert_eq!((desk.session.card(), desk.session.queue()), (card, &[0, 1, 2, 3, 4, 5][..]));
    desk.on_article(Intent::Undo);
    assert_eq!(desk.session.queue().len(), 5);
}

#[test]
fn the_card_stays_if_its_act_cannot_be_recorded() {
    let mut desk = Desk::in_text_order();
    desk.session.propose_on_card(&desk.article, 0, CardIntent::Accept).unwrap();
    desk.session.stay();
    assert_eq!((desk.session.card(), desk.states().as_str()), (0, "ppppp"));
    assert_eq!(
        desk.on_article(Intent::CorrectEntity(
            EntityName { tag: EntityTag::Country, name: "Peru".to_owned() },
            Change::Dismiss,
        )),
        NextCard::Same
    );
}

#[test]
fn more_findings_leave_an_undecided_card_that_is_being_read() {
    let mut desk = Desk::in_text_order();
    let found = Arc::clone(&desk.session.review().found);
    let mut partial = Analysis::clone(&found);
    partial.quotations.truncate(2);
    let mut session =
        ReviewSession::new(&desk.article, TextHash::of(STORY), &Arc::new(partial), Journal::default());
    session.start(&desk.article, CardOrder::Text, CardFilter::All);
    session.go_to(1);
    session.set_found(&desk.article, found);
    assert_eq!((session.card(), session.queue().len()), (1, 5));
    desk.session.set_journal(&desk.article, TextHash::of(STORY), Journal::default());
    assert_eq!(desk.session.queue().len(), 5);
}

#[test]
fn one_decision_covers_every_part_of_a_broken_quotation() {
    let story = "“We stay,” said Ana Lopes, “and wait.” Rui Costa left. “I go,” he said.\n";
    let mut desk = Desk::on(story, CardOrder::Text, CardFilter::All);
    assert_eq!(desk.on_card(CardIntent::Accept), NextCard::Shown);
    assert_eq!((desk.session.card(), desk.states().as_str()), (2, "aap"));
    desk.on_article(Intent::Undo);
    assert_eq!(desk.states(), "ppp", "one undo takes the decision back from all of them");
    desk.session.go_to(1);
    desk.on_card(CardIntent::Reject(None));
    assert_eq!(desk.states(), "rrp");
}

#[test]
fn a_part_that_was_decided_keeps_its_decision() {
    let story = "“We stay,” said Ana Lopes, “and wait.”\n";
    let mut desk = Desk::on(story, CardOrder::Text, CardFilter::All);
    desk.on_card(CardIntent::Accept);
    desk.session.go_to(1);
    desk.on_card(CardIntent::Reject(None));
    assert_eq!(desk.states(), "ar");
}
