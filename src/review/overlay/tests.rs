//! A journal -> the review of an article: keys of a reviewer in, cards out.

use super::*;
use crate::analysis::{EntityKind, QuotationKind, analyze};
use crate::input::{Document, Media};
use crate::review::{
    Act, Change, EntityName, EntityTag, Journal, Reason, Recorded, SpeakerKind, Stamp, acts,
    speaker_candidates,
};

const STORY: &str = "“The quay is closed,” said Ana Lopes, the harbour master, on Monday.\n\n\
    “Nobody asked us,” Rui Costa said. “We will not move,” he said. “Not this year,” he added.\n\n\
    “The rain came early,” Lopes told reporters in Peru.\n";

/// An article under review.
pub(super) struct Desk {
    pub(super) article: Article,
    pub(super) hash: TextHash,
    pub(super) found: Arc<Analysis>,
    pub(super) journal: Journal,
}

impl Desk {
    pub(super) fn new(text: &str) -> Self {
        let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
        let found = Arc::new(analyze(&article));
        Self { hash: TextHash::of(text), article, found, journal: Journal::default() }
    }

    pub(super) fn review(&self) -> Review {
        review(&self.article, self.hash, &self.found, &self.journal)
    }

    pub(super) fn record(&mut self, act: Act) {
        let id = ActId(i64::try_from(self.journal.acts.len()).unwrap() + 1);
        let stamp = Stamp { reviewer: "ana".to_owned(), at: id.0, tool: "0".to_owned() };
        self.journal.acts.push(Recorded { id, stamp, text: self.hash, act });
    }

    pub(super) fn undo(&mut self) {
        let undo = self.review().undo.unwrap();
        self.record(Act::Undo(undo));
    }

    pub(super) fn say(&mut self, card: usize, change: Change) {
        let act = acts::change(&self.article, &self.review(), card, change).unwrap();
        self.record(act);
    }

    pub(super) fn accept(&mut self, card: usize) {
        let act = acts::accept(&self.article, &self.review(), card).unwrap();
        self.record(act);
    }

    pub(super) fn pick(&mut self, card: usize, candidate: usize) {
        let review = self.review();
        let named = speaker_candidates(&self.article, &review, card)[candidate].named.clone();
        let act = acts::accept_as(&self.article, &review, card, &named).unwrap();
        self.record(act);
    }

    pub(super) fn span(&self, words: &str) -> Span {
        let at = self.article.text.find(words).unwrap();
        Span::new(at, at + words.len())
    }

    /// The same journal over an edited text.
    pub(super) fn edited(&self, text: &str) -> Self {
        Self { journal: self.journal.clone(), ..Self::new(text) }
    }

    /// "state speaker: content" for every card.
    pub(super) fn cards(&self) -> Vec<String> {
        let review = self.review();
        let line = |index: usize| {
            let quotation = review.quotation(index).unwrap();
            let speaker = acts::speaker_of(&self.article, &review.analysis, quotation);
            let state = review.cards[index].decision().state().word();
            let speaker = speaker.map_or("-".to_owned(), |named| named.name);
            format!("{state} {speaker}: {}", self.article.words(quotation.content))
        };
        (0..review.cards.len()).map(line).collect()
    }
}

#[test]
fn a_quotation_that_is_added_includes_the_marks_around_it() {
    for (open, close) in [('“', '”'), ('「', '」'), ('『', '』'), ('„', '“'), ('‹', '›'), ('‘', '’')]
    {
        let mut desk = Desk::new(&format!("It rained. {open}No ferry today{close} was on the board.\n"));
        let content = desk.span("No ferry today");
        desk.record(acts::add(&desk.article, content, QuotationKind::Partial, None));
        let review = desk.review();
        let added = review.analysis.quotations.iter().find(|quotation| quotation.content == content).unwrap();
        assert_eq!(desk.article.words(added.marks), format!("{open}No ferry today{close}"));
    }
}

#[test]
fn a_review_without_acts_is_what_was_found() {
    let desk = Desk::new(STORY);
    assert!(Arc::ptr_eq(&desk.review().analysis, &desk.found));
    let cards = desk.cards();
    assert_eq!(cards[0], "pending Ana Lopes: The quay is closed,");
    assert_eq!(cards.len(), 5, "{cards:?}");
}

#[test]
fn a_key_changes_the_state_and_an_undo_restores_it() {
    let mut desk = Desk::new(STORY);
    let before = desk.cards();
    desk.accept(0);
    assert_eq!(desk.cards()[0], "accepted Ana Lopes: The quay is closed,");
    desk.say(0, Change::Reject(Some(Reason::Duplicate)));
    assert_eq!(desk.cards()[0], "rejected Ana Lopes: The quay is closed,");
    desk.undo();
    assert_eq!(desk.cards()[0], "accepted Ana Lopes: The quay is closed,");
    desk.undo();
    assert_eq!(desk.cards(), before);
    let redo = desk.review().redo.unwrap();
    desk.record(Act::Redo(redo));
    assert_eq!(desk.cards()[0], "accepted Ana Lopes: The quay is closed,");
}

#[test]
fn another_speaker_counts_as_an_edit_and_the_one_found_does_not() {
    let mut desk = Desk::new(STORY);
    desk.pick(1, 1);
    let other = desk.cards()[1].clone();
    assert!(other.starts_with("edited ") && !other.contains("Rui Costa"), "{other}");
    desk.pick(1, 0);
    assert_eq!(desk.cards()[1], "accepted Rui Costa: Nobody asked us,");
}

#[test]
fn a_new_speaker_becomes_an_entity() {
    let mut desk = Desk::new(STORY);
    let named = SpeakerName { name: "Marta Dias".to_owned(), kind: SpeakerKind::Person };
    let act = acts::accept_as(&desk.article, &desk.review(), 0, &named).unwrap();
    desk.record(act);
    assert_eq!(desk.cards()[0], "edited Marta Dias: The quay is closed,");
    let review = desk.review();
    let entity = review.analysis.entities.iter().find(|entity| entity.name == "Marta Dias").unwrap();
    assert_eq!(entity.kind, EntityKind::Person { role: None });
    assert_eq!(desk.found.quotations.len(), 5, "the analysis is unchanged");
}

#[test]
fn the_cue_of_another_speaker_is_dropped_and_a_verb_that_tells_how_stays() {
    let text = "According to Ana Lopes, the quay is closed. Rui Costa denied that he had sold it.";
    let mut desk = Desk::new(text);
    let marta = SpeakerName { name: "Marta Dias".to_owned(), kind: SpeakerKind::Person };
    let cues = |desk: &Desk| {
        let of = |quotation: &crate::analysis::Quotation| {
            quotation.cue.map(|cue| desk.article.words(cue.span).to_owned())
        };
        desk.review().analysis.quotations.iter().map(of).collect::<Vec<_>>()
    };
    let before = cues(&desk);
    assert_eq!(before, [Some("According to".to_owned()), Some("denied".to_owned())]);
    for card in [0, 1] {
        let act = acts::accept_as(&desk.article, &desk.review(), card, &marta).unwrap();
        desk.record(act);
    }
    assert_eq!(cues(&desk), [None, Some("denied".to_owned())]);
    desk.undo();
    desk.undo();
    assert_eq!(cues(&desk), before);
}

#[test]
fn a_quotation_can_have_no_named_speaker() {
    let mut desk = Desk::new(STORY);
    let act = acts::accept_as(&desk.article, &desk.review(), 0, &SpeakerName::unnamed()).unwrap();
    desk.record(act);
    assert_eq!(desk.cards()[0], "edited -: The quay is closed,");
}

#[test]
fn a_decision_is_repeated_for_every_quotation_with_the_same_mention() {
    let mut desk = Desk::new(STORY);
    desk.pick(2, 1);
    let (act, cards) = acts::repeat(&desk.article, &desk.review(), 2).unwrap();
    assert_eq!(cards, [3]);
    desk.record(act);
    let cards = desk.cards();
    assert!(cards[2].starts_with("edited") && cards[3].starts_with("edited"), "{cards:?}");
    desk.undo();
    assert!(desk.cards()[3].starts_with("pending"), "one undo takes all back");
    assert_eq!(acts::repeat(&desk.article, &desk.review(), 0), None, "undecided");
}

#[test]
fn a_decision_is_not_repeated_for_the_same_pronoun_of_someone_else() {
    let mut desk = Desk::new(
        "“The quay is closed,” Rui Costa said. “We will not move,” he said.\n\n\
         Tiago Nunes, the minister, came later. “The road stays open,” he said. “It rains,” he added.\n",
    );
    let speaker = |card: usize| desk.cards()[card].clone();
    assert!(speaker(1).contains("Rui Costa") && speaker(2).contains("Tiago Nunes"), "{:?}", desk.cards());
    let named = SpeakerName { name: "Marta Dias".to_owned(), kind: SpeakerKind::Person };
    let act = acts::accept_as(&desk.article, &desk.review(), 1, &named).unwrap();
    desk.record(act);
    assert_eq!(acts::repeat(&desk.article, &desk.review(), 1), None);
}

#[test]
fn quotations_with_words_in_between_are_not_joined() {
    let desk = Desk::new("“We stay,” “We wait,” Ana Lopes said. “We go,” she added.\n");
    let joined = |card| crate::review::boundary::joined(&desk.article, &desk.review(), card);
    assert_eq!(joined(0).map(|span| desk.article.words(span)), Some("We stay,” “We wait,"));
    assert_eq!(joined(1), None, "the reporter's words stand between them");
    assert_eq!(joined(2), None, "nothing comes after it");
}

#[test]
fn boundaries_are_moved_and_quotations_joined_and_split() {
    let mut desk = Desk::new(STORY);
    let act = acts::move_ends(&desk.article, &desk.review(), 0, desk.span("quay is closed")).unwrap();
    desk.record(act);
    assert_eq!(desk.cards()[0], "pending Ana Lopes: quay is closed");
    let whole = desk.span("Nobody asked us,").to(desk.span("We will not move,"));
    let act = acts::move_ends(&desk.article, &desk.review(), 1, whole).unwrap();
    desk.record(act);
    let cards = desk.cards();
    assert_eq!(cards.len(), 4);
    assert_eq!(cards[1], "pending Rui Costa: Nobody asked us,” Rui Costa said. “We will not move,");
    let parts = [desk.span("Nobody asked us,"), desk.span("We will not move,")];
    let act = acts::split(&desk.article, &desk.review(), 1, parts).unwrap();
    desk.record(act);
    assert_eq!(desk.cards().len(), 5);
    desk.undo();
    desk.undo();
    assert_eq!(desk.cards().len(), 5);
}

#[test]
fn a_card_with_a_note_stays_beside_a_quotation_drawn_over_it() {
    let mut desk = Desk::new(STORY);
    desk.say(2, Change::Note("ask the pilot".to_owned()));
    let whole = desk.span("Nobody asked us,").to(desk.span("We will not move,"));
    let act = acts::move_ends(&desk.article, &desk.review(), 1, whole).unwrap();
    desk.record(act);
    let review = desk.review();
    assert!(review.cards.iter().any(|card| card.decision().note == "ask the pilot"));
}

#[test]
fn an_added_quotation_is_listed_in_text_order() {
    let mut desk = Desk::new(STORY);
    let named = SpeakerName { name: "Ana Lopes".to_owned(), kind: SpeakerKind::Person };
    let content = desk.span("the harbour master");
    desk.record(acts::add(&desk.article, content, QuotationKind::Partial, Some(&named)));
    assert_eq!(desk.cards()[1], "accepted Ana Lopes: the harbour master");
    desk.undo();
    assert_eq!(desk.cards().len(), 5);
}

#[test]
fn verification_note_and_flag_do_not_change_the_verdict() {
    let mut desk = Desk::new(STORY);
    desk.say(0, Change::Flag);
    desk.say(0, Change::Verify(Verification::Differs));
    desk.say(0, Change::Words("The quay is shut".to_owned()));
    desk.say(0, Change::Note("call back".to_owned()));
    let review = desk.review();
    let decision = review.cards[0].decision();
    assert_eq!((decision.verdict, decision.flagged), (Verdict::Pending, true));
    assert_eq!((decision.verification, decision.words.as_str()), (Verification::Differs, "The quay is shut"));
    assert_eq!(decision.stamp.as_ref().map(|stamp| stamp.at), Some(4));
}

#[test]
fn a_wrong_person_or_country_is_removed_with_all_its_mentions() {
    let mut desk = Desk::new(STORY);
    let of = |name: &str, tag| EntityName { tag, name: name.to_owned() };
    desk.record(acts::change_entity(of("Peru", EntityTag::Country), Change::Dismiss));
    let marta = SpeakerName { name: "Ana Maria Lopes".to_owned(), kind: SpeakerKind::Person };
    desk.record(acts::change_entity(of("Ana Lopes", EntityTag::Person), Change::Rename(marta)));
    let review = desk.review();
    let mentions = |name: &str| {
        let entity = review.analysis.entities.iter().find(|entity| entity.name == name).unwrap();
        entity.mentions.len()
    };
    assert_eq!((mentions("Peru"), mentions("Ana Lopes"), mentions("Ana Maria Lopes")), (0, 0, 2));
    assert_eq!(desk.cards()[4], "pending Ana Maria Lopes: The rain came early,");
}

#[test]
fn one_mention_can_be_reassigned() {
    let mut desk = Desk::new(STORY);
    let mention = *desk.found.mentions.iter().rfind(|m| desk.article.words(m.span) == "Lopes").unwrap();
    let costa = SpeakerName { name: "Rui Costa".to_owned(), kind: SpeakerKind::Person };
    desk.record(acts::change_mention(&desk.article, &mention, Change::Rename(costa)));
    let review = desk.review();
    let owner = review.analysis.mentions.iter().find(|other| other.span == mention.span).unwrap().entity;
    assert_eq!(review.analysis.entity(owner).unwrap().name, "Rui Costa");
}

#[test]
fn decisions_follow_an_edited_text_or_become_orphans() {
    let mut desk = Desk::new(STORY);
    desk.accept(0);
    desk.pick(1, 1);
    desk.say(4, Change::Note("check".to_owned()));
    let moved = desk.edited(&format!("Updated at noon.\n\n{STORY}"));
    assert_eq!(moved.cards()[0], "accepted Ana Lopes: The quay is closed,");
    assert!(moved.cards()[1].starts_with("edited"));
    assert!(moved.review().orphans.is_empty());
    let changed = desk.edited(&STORY.replace("Nobody asked us", "Nobody told us"));
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
    let mut desk = Desk::new(STORY);
    desk.pick(1, 1);
    let speaker = desk.cards()[1].clone();
    let mut changed = desk.edited(&STORY.replace("Nobody asked us", "Nobody told us"));
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
    let mut desk = Desk::new(STORY);
    desk.accept(0);
    desk.say(1, Change::Reject(None));
    desk.say(2, Change::Note("listen again".to_owned()));
    let mut fewer = Analysis::clone(&desk.found);
    fewer.quotations.drain(..3);
    for (id, quotation) in (0..).zip(&mut fewer.quotations) {
        quotation.id = QuotationId(id);
    }
    desk.found = Arc::new(fewer);
    assert_eq!(desk.cards()[0], "accepted Ana Lopes: The quay is closed,");
    assert_eq!(desk.cards().len(), 3);
    let review = desk.review();
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
fn without_its_boundary() -> Desk {
    let mut desk = Desk::new(STORY);
    let content = desk.span("The quay is closed,” said Ana Lopes, the harbour master, on Monday");
    desk.record(acts::move_ends(&desk.article, &desk.review(), 0, content).unwrap());
    desk.accept(0);
    let changed = desk.edited(&STORY.replace("Monday", "Sunday"));
    assert_eq!(changed.review().orphans.len(), 1);
    assert!(changed.cards()[0].starts_with("pending"));
    changed
}

#[test]
fn moving_an_orphan_to_a_decided_card_keeps_the_texts_of_both() {
    let mut desk = Desk::new(STORY);
    desk.pick(1, 1);
    desk.say(1, Change::Note("call back".to_owned()));
    let mut changed = desk.edited(&STORY.replace("Nobody asked us", "Nobody told us"));
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
    let mut desk = Desk::new(&long);
    desk.accept(0);
    let mut changed = desk.edited(&format!("{long}\nUpdated at noon.\n"));
    assert_eq!(changed.review().orphans.len(), 1, "two places fit");
    changed.accept(0);
    assert!(changed.cards()[0].starts_with("accepted"));
    assert_eq!(changed.review().orphans.len(), 1);
}

#[test]
fn a_renamed_person_is_renamed_in_earlier_decisions_too() {
    let mut desk = Desk::new(STORY);
    desk.accept(0);
    desk.pick(1, 1);
    let other = desk.cards()[1].clone();
    let lopes = EntityName { tag: EntityTag::Person, name: "Ana Lopes".to_owned() };
    let full = SpeakerName { name: "Ana Maria Lopes".to_owned(), kind: SpeakerKind::Person };
    desk.record(acts::change_entity(lopes, Change::Rename(full)));
    assert_eq!(desk.cards()[0], "accepted Ana Maria Lopes: The quay is closed,");
    assert_eq!(desk.cards()[1], other.replace("Ana Lopes", "Ana Maria Lopes"));
    let again = SpeakerName { name: "Ana Lopes".to_owned(), kind: SpeakerKind::Person };
    desk.record(acts::accept_as(&desk.article, &desk.review(), 0, &again).unwrap());
    assert_eq!(desk.cards()[0], "edited Ana Lopes: The quay is closed,", "who is named later is meant");
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

#[test]
fn verdicts_notes_and_undo_are_followed_without_folding_anew() {
    let mut desk = Desk::new(STORY);
    let mut review = desk.review();
    let mut follow = |desk: &Desk, is_followed: bool| {
        let followed = review.follow(&desk.article, desk.hash, &desk.journal);
        assert_eq!(followed.is_some(), is_followed);
        assert!(!is_followed || review == desk.review());
        review = desk.review();
    };
    desk.accept(0);
    follow(&desk, true);
    desk.pick(1, 1);
    follow(&desk, true);
    desk.say(2, Change::Reject(Some(Reason::NotSpeech)));
    follow(&desk, true);
    desk.say(0, Change::Note("ask".to_owned()));
    follow(&desk, true);
    for _ in 0..4 {
        desk.undo();
        follow(&desk, true);
    }
    let redo = desk.review().redo.unwrap();
    desk.record(Act::Redo(redo));
    follow(&desk, true);
    let content = Span { end: desk.span("The quay is closed").end, ..desk.span("The quay is closed") };
    desk.record(acts::move_ends(&desk.article, &desk.review(), 0, content).unwrap());
    follow(&desk, false);
}
