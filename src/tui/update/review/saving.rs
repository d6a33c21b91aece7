//! Keys that come too early: for a card that has not been drawn, or after a decision that is not on disk yet.
//!
//! A key on a card counts only if the last frame shows that card. Keys of a burst, or of a key that is held down, would
//! otherwise decide cards that nobody has seen. Verdicts on different cards need not wait for each other; what depends on
//! every earlier act, as an undo does, waits until all are on disk.

use crate::tui::action::{
    Action, BoundsAction, FormAction, MenuAction, OrphanAction, PickerAction, ReviewAction, VerdictAction,
};
use crate::tui::effect::Effects;
use crate::tui::state::reviewing::{FormKind, PickerPurpose, WaitingKey};
use crate::tui::state::{State, Window};
use crate::tui::update::meant;
use crate::tui::update::review::{decide, form};

/// The notice for a key that cannot wait for the decisions before it.
pub(in crate::tui) const STILL_SAVING: &str = "still saving the last decision: try again when it is done";

/// The most keys that wait. More come only from a key that is held down.
const MOST_WAITING: usize = 64;

/// Whether an action can be done now. If not, a notice says why, and whether it is done later.
pub(in crate::tui::update) fn admits(state: &mut State, action: Action) -> bool {
    if is_on_card(state, action) && !is_drawn(state) {
        state.keys_ahead += 1;
        let keys = if state.keys_ahead == 1 { "a key".to_owned() } else { format!("{} keys", state.keys_ahead) };
        state.notice = Some(format!("{keys} came before the card was on the screen: ignored"));
        return false;
    }
    let is_busy = state.reading.session.being_saved() > 0 || !state.reviewing.waiting.is_empty();
    if !is_busy {
        return true;
    }
    if needs_all(state, action) {
        wait(state, action);
        return false;
    }
    if is_on_card(state, action) && !state.reviewing.waiting.is_empty() {
        state.notice = Some(STILL_SAVING.to_owned());
        return false;
    }
    true
}

/// A frame has been drawn.
pub(in crate::tui::update) fn drawn(state: &mut State) {
    let subject = meant::current_card(state).and_then(|card| meant::subject(state, card));
    state.drawn = subject.map(|subject| (state.articles.number(), subject));
    state.keys_ahead = 0;
}

/// Does what waited, once every act is on disk.
pub(in crate::tui::update) fn go_on(state: &mut State) -> Effects {
    if state.reading.session.being_saved() > 0 {
        return Effects::none();
    }
    match state.reviewing.waiting.pop_front() {
        Some(WaitingKey::Undo) => decide::undo(state),
        Some(WaitingKey::Redo) => decide::redo(state),
        Some(WaitingKey::Repeat) => decide::update(state, VerdictAction::Repeat),
        Some(WaitingKey::Export) => form::export_again(state),
        None => Effects::none(),
    }
}

fn wait(state: &mut State, action: Action) {
    let key = match action {
        Action::Review(ReviewAction::Undo) => Some(WaitingKey::Undo),
        Action::Review(ReviewAction::Redo) => Some(WaitingKey::Redo),
        Action::Verdict(VerdictAction::Repeat) => Some(WaitingKey::Repeat),
        Action::Form(FormAction::ExportAgain) => Some(WaitingKey::Export),
        // What is chosen in a window may be another when the decisions are on disk.
        _ => None,
    };
    let key = key.filter(|_| state.reviewing.waiting.len() < MOST_WAITING);
    state.notice = Some(if key.is_some() { "saving; this key follows" } else { STILL_SAVING }.to_owned());
    state.reviewing.waiting.extend(key);
}

/// Whether an action changes the card that is shown.
fn is_on_card(state: &State, action: Action) -> bool {
    match action {
        Action::Verdict(_)
        | Action::Menu(MenuAction::Take(_))
        | Action::Bounds(BoundsAction::Join | BoundsAction::Split | BoundsAction::Keep) => true,
        Action::Picker(PickerAction::Take) => is_speaker_chosen(state),
        Action::Form(FormAction::Keep) => !is_other_form(state),
        _ => false,
    }
}

/// Whether an action depends on every earlier act.
fn needs_all(state: &State, action: Action) -> bool {
    match action {
        Action::Verdict(VerdictAction::Repeat)
        | Action::Review(ReviewAction::Undo | ReviewAction::Redo)
        | Action::Bounds(BoundsAction::Join | BoundsAction::Split | BoundsAction::Keep)
        | Action::Orphan(OrphanAction::Assign | OrphanAction::Discard)
        | Action::Picker(PickerAction::RemoveEntity | PickerAction::RemoveMention)
        | Action::Form(FormAction::ExportAgain) => true,
        Action::Picker(PickerAction::Take) => !is_speaker_chosen(state),
        Action::Form(FormAction::Keep) => is_other_form(state),
        _ => false,
    }
}

fn is_speaker_chosen(state: &State) -> bool {
    matches!(&state.window, Window::Picker(picker) if picker.purpose == PickerPurpose::Speaker)
}

fn is_other_form(state: &State) -> bool {
    matches!(&state.window, Window::Form(form) if matches!(form.kind, FormKind::File | FormKind::Identity(_)))
}

/// Whether the last frame shows the card that a key is about.
fn is_drawn(state: &State) -> bool {
    let subject = meant::current_card(state).and_then(|card| meant::subject(state, card));
    subject.is_none_or(|subject| state.drawn == Some((state.articles.number(), subject)))
}

#[cfg(test)]
#[path = "saving_tests.rs"]
mod tests;
