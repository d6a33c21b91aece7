//! Keys that come too early: for a card that has not been drawn, or after a decision that is not on disk yet.
//!
//! A key that changes something for good counts only if the last frame shows it. Keys of a burst, or of a key that is held down, would
//! otherwise decide cards that nobody has seen. Verdicts on different cards need not wait for each other; what depends on
//! every earlier act, as an undo does, waits until all are on disk.

use crate::tui::action::{
    Action, BoundsAction, FormAction, LibraryAction, MenuAction, OrphanAction, PickerAction, ReviewAction,
    SourceAction, VerdictAction,
};
use crate::tui::effect::Effects;
use crate::tui::state::drawn::DrawnFrame;
use crate::tui::state::library::LibraryItem;
use crate::tui::state::reviewing::{FormKind, PickerPurpose, WaitingKey};
use crate::tui::state::{Focus, Mode, State, Window};
use crate::tui::update::meant;
use crate::tui::update::review::{decide, form};

/// The most keys that wait. More come only from a key that is held down.
const MAX_WAITING: usize = 64;

/// Whether an action can be done now. If not, a notice says why, and whether it is done later.
pub(in crate::tui::update) fn admits(state: &mut State, action: Action) -> bool {
    if !is_drawn(state, action) {
        if state.drawn.is_end && is_on_card(state, action) {
            state.notice =
                Some("the end of the review hid this card: press the key again to use it".to_owned());
            return false;
        }
        state.keys_ahead += 1;
        let keys =
            if state.keys_ahead == 1 { "a key".to_owned() } else { format!("{} keys", state.keys_ahead) };
        let what = if is_on_card(state, action) { "the card" } else { "what it changes" };
        state.notice = Some(format!("{keys} came before {what} was on the screen: ignored"));
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
        state.notice = Some(meant::STILL_SAVING.to_owned());
        return false;
    }
    true
}

/// A frame has been drawn.
pub(in crate::tui::update) fn drawn(state: &mut State) {
    state.drawn = frame(state);
    state.keys_ahead = 0;
}

/// What a frame shows now.
fn frame(state: &State) -> DrawnFrame {
    // The end of the review covers the card.
    let card = meant::current_card(state).filter(|_| !state.reviewing.is_finished);
    let subject = card.and_then(|card| meant::subject(state, card));
    let choice = match &state.window {
        Window::Picker(picker) => Some((picker.field.text().to_owned(), picker.row)),
        _ => None,
    };
    let orphan = if let Window::Orphans(row) = state.window { Some(row) } else { None };
    let row = match state.focus {
        Focus::Panel(panel) => Some((panel, state.reading.selected_row(panel))),
        Focus::Text => None,
    };
    let article = match state.library.selected() {
        Some(LibraryItem::Article(article)) => Some(article.id),
        _ => None,
    };
    let card = subject.map(|subject| (state.articles.number(), subject));
    let is_end = state.mode == Mode::Review && state.reviewing.is_finished;
    DrawnFrame { card, is_end, choice, row, finding: state.reading.under_cursor, orphan, article }
}

/// Whether the last frame shows what an action changes.
fn is_drawn(state: &State, action: Action) -> bool {
    let is_on_card = is_on_card(state, action);
    let now = match action {
        Action::Picker(_) | Action::Orphan(_) | Action::Library(LibraryAction::TakeOut) => frame(state),
        _ if is_on_card => frame(state),
        _ => return true,
    };
    let drawn = &state.drawn;
    let card = !is_on_card || now.card.is_none() || now.card == drawn.card;
    card && match action {
        Action::Picker(PickerAction::Take) => now.choice == drawn.choice,
        Action::Picker(PickerAction::RemoveEntity) => now.row == drawn.row,
        Action::Picker(PickerAction::RemoveMention) => now.finding == drawn.finding,
        Action::Orphan(OrphanAction::Assign) => now.orphan == drawn.orphan && now.card == drawn.card,
        Action::Orphan(OrphanAction::Discard) => now.orphan == drawn.orphan,
        Action::Library(_) => now.article == drawn.article,
        _ => true,
    }
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
    let key = key.filter(|_| state.reviewing.waiting.len() < MAX_WAITING);
    state.notice =
        Some(if key.is_some() { "saving; this key follows" } else { meant::STILL_SAVING }.to_owned());
    state.reviewing.waiting.extend(key);
}

/// Whether an action changes the card that is shown.
fn is_on_card(state: &State, action: Action) -> bool {
    match action {
        Action::Verdict(_)
        | Action::Menu(MenuAction::Take(_))
        | Action::Source(SourceAction::Confirm)
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

#[cfg(test)]
mod tests;
