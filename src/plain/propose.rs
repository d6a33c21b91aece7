//! What a reviewer wants -> the act to record with the words for it, or why there is none.

use super::key_response::KeyResponse;
use super::plain_review::PlainReview;
use crate::review::session::{CardIntent, Intent, Refusal};

/// Proposes an act on a card. `done` says what it did, once it is recorded; what it replaces is added.
pub(super) fn decide(plain: &mut PlainReview, card: usize, intent: CardIntent, done: String) -> KeyResponse {
    let decided = plain.review().cards.get(card);
    let replaced = decided.and_then(|decided| intent.replaced(decided.decision()));
    let done = match replaced {
        Some(before) => format!("{done}; {before}"),
        None => done,
    };
    match plain.session.propose_on_card(&plain.article, card, intent) {
        Ok(proposed) => KeyResponse::record(proposed.act, done),
        Err(refusal) => refused(refusal),
    }
}

/// Proposes an act on the article.
pub(super) fn act(plain: &mut PlainReview, intent: Intent, done: impl Into<String>) -> KeyResponse {
    match plain.session.propose(&plain.article, intent) {
        Ok(proposed) => KeyResponse::record(proposed.act, done.into()),
        Err(refusal) => refused(refusal),
    }
}

/// Says why nothing was done.
pub(super) fn refused(refusal: Refusal) -> KeyResponse {
    KeyResponse::refuse(match refusal {
        Refusal::NoCard => "no card: / shows all",
        Refusal::NoCandidate => "no candidate has this number: s names someone else",
        Refusal::JustDecided => "this is already recorded",
        Refusal::NothingToRepeat => "no other pending quotation mentions this speaker with the same words",
        Refusal::NothingToUndo => "nothing to undo",
        Refusal::NothingToRedo => "nothing to redo",
        Refusal::NoOrphan => "no decision has this number: o lists them",
        Refusal::StillSaving => "still saving",
    })
}
