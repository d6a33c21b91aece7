//! A key on a card -> the act to record. What it changes is shown once it is on disk.

use crate::article::Article;
use crate::review::session::{CardIntent, Intent, ProposedAct, Refusal, ReviewSession};
use crate::review::{Reason, Verdict, told};
use crate::text::sanitize;
use crate::tui::action::VerdictAction;
use crate::tui::effect::{Effect, Effects};
use crate::tui::state::{Mode, State, Window};
use crate::tui::update::{meant, panels};

/// Decides on the current quotation.
pub(in crate::tui) fn update(state: &mut State, action: VerdictAction) -> Effects {
    let Some(card) = meant::current_card(state) else {
        state.notice = Some(meant::no_card(state).to_owned());
        return Effects::none();
    };
    match action {
        VerdictAction::Accept => on_card(state, card, CardIntent::Accept),
        VerdictAction::AcceptAs(digit) => {
            on_card(state, card, CardIntent::Choose(digit.to_digit(10).unwrap_or_default() as usize))
        }
        VerdictAction::AskReason => {
            state.window = Window::Reason;
            Effects::none()
        }
        VerdictAction::Reject(digit) => reject(state, card, digit),
        VerdictAction::Skip => on_card(state, card, CardIntent::Skip),
        VerdictAction::ToggleFlag => on_card(state, card, CardIntent::ToggleFlag),
        VerdictAction::Repeat => repeat(state, card),
    }
}

/// Asks for an act on a card to be recorded.
pub(in crate::tui) fn on_card(state: &mut State, card: usize, intent: CardIntent) -> Effects {
    let replaced = replaced(state, card, &intent);
    let effects = propose_on_card(state, card, intent).0;
    if !effects.is_empty() && replaced.is_some() {
        state.reviewing.said_when_saved = replaced;
    }
    effects
}

/// What to say once a decision is saved that replaces another one: "accepted; it was rejected: not speech; u undoes".
fn replaced(state: &State, card: usize, intent: &CardIntent) -> Option<String> {
    let before = state.reading.review().cards.get(card)?.decision();
    let after =
        intent.verdict().filter(|_| *intent != CardIntent::Skip).map_or("skipped".to_owned(), Verdict::told);
    intent.replaced(before).map(|before| format!("{after}; {before}; u undoes"))
}

/// Asks for an act on the article to be recorded.
pub(in crate::tui) fn on_article(state: &mut State, intent: Intent) -> Effects {
    request(state, |session, article| session.propose(article, intent)).0
}

/// Undoes the last act; the card that changes is shown.
pub(in crate::tui) fn undo(state: &mut State) -> Effects {
    let what = told(state.reading.session.journal(), state.reading.review().undo);
    on_article_with_notice(state, Intent::Undo, &format!("undone: {what}; ^r redoes"))
}

/// Redoes the act that was undone last; the card that changes is shown.
pub(in crate::tui) fn redo(state: &mut State) -> Effects {
    let what = told(state.reading.session.journal(), state.reading.review().redo);
    on_article_with_notice(state, Intent::Redo, &format!("redone: {what}"))
}

/// Asks for an act on the article to be recorded, with a notice for when it is.
pub(in crate::tui) fn on_article_with_notice(state: &mut State, intent: Intent, notice: &str) -> Effects {
    let effects = on_article(state, intent);
    if !effects.is_empty() {
        state.reviewing.said_when_saved = Some(notice.to_owned());
    }
    effects
}

fn propose_on_card(state: &mut State, card: usize, intent: CardIntent) -> (Effects, Vec<usize>) {
    let moves_on = intent.decides();
    let requested = request(state, |session, article| session.propose_on_card(article, card, intent));
    // A decision made in the list of quotations goes on to the next row of the list, not to another card.
    if state.mode != Mode::Review {
        state.reading.session.stay();
        if moves_on && !requested.0.is_empty() {
            panels::go_on(state);
        }
    }
    state.reading.session.go_on();
    requested
}

/// The effect that records an act, and the cards it changes. Empty if there is nothing to record or nothing can be saved
/// now, which a notice explains.
fn request(
    state: &mut State,
    propose: impl FnOnce(&mut ReviewSession, &Article) -> Result<ProposedAct, Refusal>,
) -> (Effects, Vec<usize>) {
    let Some(opened) = state.reading.opened.clone().filter(|opened| opened.complete) else {
        state.notice = Some("the article is still being read: decide afterwards".to_owned());
        return Default::default();
    };
    if let Some(trouble) = &opened.remembered.trouble {
        state.fail(format!("decisions cannot be saved: {trouble}"));
        return Default::default();
    }
    match propose(&mut state.reading.session, &opened.article) {
        Ok(proposed) => {
            state.reading.session.hand_over(&proposed);
            (Effect::Record(proposed.act).into(), proposed.cards)
        }
        Err(refusal) => {
            state.notice = Some(explain(state, refusal).to_owned());
            Default::default()
        }
    }
}

fn explain(state: &State, refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NoCard => meant::no_card(state),
        Refusal::NoCandidate => "no candidate has this number; s names someone else",
        Refusal::JustDecided => "this is already recorded",
        Refusal::NothingToRepeat => "no other pending quotation mentions this speaker with the same words",
        Refusal::NothingToUndo => "nothing to undo",
        Refusal::NothingToRedo => "nothing to redo",
        Refusal::NoOrphan => "no decision is selected",
        Refusal::StillSaving => meant::STILL_SAVING,
    }
}

fn reject(state: &mut State, card: usize, digit: Option<char>) -> Effects {
    let at = digit.and_then(|digit| digit.to_digit(10)).and_then(|digit| digit.checked_sub(1));
    let reason = at.and_then(|at| Reason::ALL.get(at as usize)).map(|(reason, ..)| *reason);
    if digit.is_some() && reason.is_none() {
        state.notice = Some("no reason has this number".to_owned());
        return Effects::none();
    }
    state.window = Window::None;
    on_card(state, card, CardIntent::Reject(reason))
}

fn repeat(state: &mut State, card: usize) -> Effects {
    let (effects, cards) = propose_on_card(state, card, CardIntent::Repeat);
    if !effects.is_empty() {
        let first = cards.first().and_then(|&card| state.reading.review().quotation(card));
        let words =
            first.zip(state.reading.article()).map_or("", |(first, article)| article.words(first.content));
        let (count, words) = (cards.len(), sanitize::line(words));
        let quotations = if count == 1 { "quotation" } else { "quotations" };
        let said = format!("repeated for {count} more {quotations}, “{words}”; u undoes");
        state.reviewing.said_when_saved = Some(said);
    }
    effects
}
