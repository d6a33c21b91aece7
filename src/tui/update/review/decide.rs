//! A key on a card -> the act to record. What it changes is shown once it is on disk.

use crate::article::Article;
use crate::review::Reason;
use crate::review::session::{CardIntent, Intent, ProposedAct, Refusal, ReviewSession};
use crate::text::sanitize;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::state::{Mode, State, Window};
use crate::tui::update::meant;

/// Decides on the current quotation. Returns `None` for other actions.
pub(in crate::tui) fn update(state: &mut State, action: &Action) -> Option<Vec<Effect>> {
    let intent = match action {
        Action::Accept => Some(CardIntent::Accept),
        Action::Skip => Some(CardIntent::Skip),
        Action::Flag => Some(CardIntent::ToggleFlag),
        Action::NextKind => Some(CardIntent::NextKind),
        Action::NextVerification => Some(CardIntent::NextVerification),
        Action::Pick(_) | Action::Reject | Action::Because(_) | Action::Repeat => None,
        _ => return None,
    };
    let Some(card) = meant::current_card(state) else {
        state.notice = Some("no quotation here; ]q goes to the next one".to_owned());
        return Some(Vec::new());
    };
    Some(match (intent, action) {
        (Some(intent), _) => on_card(state, card, intent),
        (None, Action::Pick(digit)) => {
            on_card(state, card, CardIntent::Choose(digit.to_digit(10).unwrap_or_default() as usize))
        }
        (None, Action::Because(digit)) => reject(state, card, *digit),
        (None, Action::Reject) => {
            state.window = Window::Reason;
            Vec::new()
        }
        (None, _) => repeat(state, card),
    })
}

/// Asks for an act on a card to be recorded.
pub(in crate::tui) fn on_card(state: &mut State, card: usize, intent: CardIntent) -> Vec<Effect> {
    propose_on_card(state, card, intent).0
}

/// Asks for an act on the article to be recorded.
pub(in crate::tui) fn on_article(state: &mut State, intent: Intent) -> Vec<Effect> {
    request(state, |session, article| session.propose(article, intent)).0
}

/// Undoes or redoes an act; the card that changes is shown.
pub(in crate::tui) fn undo_or_redo(state: &mut State, action: &Action) -> Vec<Effect> {
    let (intent, done) = match action {
        Action::Redo => (Intent::Redo, "redone"),
        _ => (Intent::Undo, "undone; ^r redoes"),
    };
    let effects = on_article(state, intent);
    if !effects.is_empty() {
        state.notice = Some(done.to_owned());
    }
    effects
}

fn propose_on_card(state: &mut State, card: usize, intent: CardIntent) -> (Vec<Effect>, Vec<usize>) {
    let requested = request(state, |session, article| session.propose_on_card(article, card, intent));
    // A decision made in the text does not take the reader to another card.
    if state.mode != Mode::Review {
        state.reading.session.stay();
    }
    requested
}

/// The effect that records an act, and the cards it changes; both are empty if decisions cannot be saved now or there
/// is nothing to record, and a notice says why.
fn request(
    state: &mut State,
    propose: impl FnOnce(&mut ReviewSession, &Article) -> Result<ProposedAct, Refusal>,
) -> (Vec<Effect>, Vec<usize>) {
    let Some(opened) = state.reading.opened.clone().filter(|opened| opened.complete) else {
        state.notice = Some("the article is still being read: decide when it is".to_owned());
        return Default::default();
    };
    if let Some(trouble) = &opened.remembered.trouble {
        state.notice = Some(format!("not saved, nothing is decided: {trouble}"));
        return Default::default();
    }
    match propose(&mut state.reading.session, &opened.article) {
        Ok(proposed) => (vec![Effect::Record(proposed.act)], proposed.cards),
        Err(refusal) => {
            state.notice = Some(explain(refusal).to_owned());
            Default::default()
        }
    }
}

fn explain(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NoCard => "no quotation here; ]q goes to the next one",
        Refusal::NoCandidate => "no speaker has this digit; s names someone else",
        Refusal::NothingToRepeat => "no other undecided quotation mentions this speaker with the same words",
        Refusal::NothingToUndo => "nothing to undo",
        Refusal::NothingToRedo => "nothing to redo",
        Refusal::NoOrphan => "no decision is selected",
    }
}

fn reject(state: &mut State, card: usize, digit: Option<char>) -> Vec<Effect> {
    let at = digit.and_then(|digit| digit.to_digit(10)).and_then(|digit| digit.checked_sub(1));
    let reason = at.and_then(|at| Reason::ALL.get(at as usize)).map(|(reason, ..)| *reason);
    if digit.is_some() && reason.is_none() {
        state.notice = Some("no reason has this digit".to_owned());
        return Vec::new();
    }
    state.window = Window::None;
    on_card(state, card, CardIntent::Reject(reason))
}

fn repeat(state: &mut State, card: usize) -> Vec<Effect> {
    let (effects, cards) = propose_on_card(state, card, CardIntent::Repeat);
    if !effects.is_empty() {
        let first = cards.first().and_then(|&card| state.reading.review().quotation(card));
        let words =
            first.zip(state.reading.article()).map_or("", |(first, article)| article.words(first.content));
        let (count, words) = (cards.len(), sanitize::line(words));
        let quotations = if count == 1 { "quotation" } else { "quotations" };
        state.notice = Some(format!("repeated for {count} more {quotations}, “{words}”; u undoes"));
    }
    effects
}
