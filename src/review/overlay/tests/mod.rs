//! A journal -> the review of an article: keys of a reviewer in, cards out.

mod drawn;
mod orphans;
mod random;
mod speakers;

use super::*;
use crate::analysis::{EntityKind, QuotationKind, analyze};
use crate::input::{Document, Media};
use crate::review::{
    Act, Anchor, Change, EntityName, EntityTag, Journal, Reason, Recorded, SpeakerKind, SpeakerName, Stamp,
    Verdict, Verification, acts, speaker_candidates,
};

const STORY: &str = "“The quay is closed,” said Ana Lopes, the harbour master, on Monday.\n\n\
    “Nobody asked us,” Rui Costa said. “We will not move,” he said. “Not this year,” he added.\n\n\
    “The rain came early,” Lopes told reporters in Peru.\n";

/// An article under review.
pub(super) struct ReviewedArticle {
    pub(super) article: Article,
    pub(super) hash: TextHash,
    pub(super) found: Arc<Analysis>,
    pub(super) journal: Journal,
}

impl ReviewedArticle {
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
fn a_review_without_acts_is_what_was_found() {
    let reviewed = ReviewedArticle::new(STORY);
    assert!(Arc::ptr_eq(&reviewed.review().analysis, &reviewed.found));
    let cards = reviewed.cards();
    assert_eq!(cards[0], "pending Ana Lopes: The quay is closed,");
    assert_eq!(cards.len(), 5, "{cards:?}");
}

#[test]
fn a_key_changes_the_state_and_an_undo_restores_it() {
    let mut reviewed = ReviewedArticle::new(STORY);
    let before = reviewed.cards();
    reviewed.accept(0);
    assert_eq!(reviewed.cards()[0], "accepted Ana Lopes: The quay is closed,");
    reviewed.say(0, Change::Reject(Some(Reason::Duplicate)));
    assert_eq!(reviewed.cards()[0], "rejected Ana Lopes: The quay is closed,");
    reviewed.undo();
    assert_eq!(reviewed.cards()[0], "accepted Ana Lopes: The quay is closed,");
    reviewed.undo();
    assert_eq!(reviewed.cards(), before);
    let redo = reviewed.review().redo.unwrap();
    reviewed.record(Act::Redo(redo));
    assert_eq!(reviewed.cards()[0], "accepted Ana Lopes: The quay is closed,");
}

#[test]
fn verification_note_and_flag_do_not_change_the_verdict() {
    let mut reviewed = ReviewedArticle::new(STORY);
    reviewed.say(0, Change::Flag);
    reviewed.say(0, Change::Verify(Verification::Differs));
    reviewed.say(0, Change::Words("The quay is shut".to_owned()));
    reviewed.say(0, Change::Note("call back".to_owned()));
    let review = reviewed.review();
    let decision = review.cards[0].decision();
    assert_eq!((decision.verdict, decision.flagged), (Verdict::Pending, true));
    assert_eq!((decision.verification, decision.words.as_str()), (Verification::Differs, "The quay is shut"));
    assert_eq!(decision.stamp.as_ref().map(|stamp| stamp.at), Some(4));
}

#[test]
fn verdicts_notes_and_undo_are_followed_without_folding_anew() {
    let mut reviewed = ReviewedArticle::new(STORY);
    let mut review = reviewed.review();
    let mut follow = |reviewed: &ReviewedArticle, is_followed: bool| {
        let followed = review.follow(&reviewed.article, reviewed.hash, &reviewed.journal);
        assert_eq!(followed.is_some(), is_followed);
        assert!(!is_followed || review == reviewed.review());
        review = reviewed.review();
    };
    reviewed.accept(0);
    follow(&reviewed, true);
    reviewed.pick(1, 1);
    follow(&reviewed, true);
    reviewed.say(2, Change::Reject(Some(Reason::NotSpeech)));
    follow(&reviewed, true);
    reviewed.say(0, Change::Note("ask".to_owned()));
    follow(&reviewed, true);
    for _ in 0..4 {
        reviewed.undo();
        follow(&reviewed, true);
    }
    let redo = reviewed.review().redo.unwrap();
    reviewed.record(Act::Redo(redo));
    follow(&reviewed, true);
    let content =
        Span { end: reviewed.span("The quay is closed").end, ..reviewed.span("The quay is closed") };
    reviewed.record(acts::move_ends(&reviewed.article, &reviewed.review(), 0, content).unwrap());
    follow(&reviewed, false);
}
