//! Closing, stopping, suspending and leaving.

use crate::tui::action::ProgramAction;
use crate::tui::effect::{Effect, Effects};
use crate::tui::state::reading::WalkTarget;
use crate::tui::state::reviewing::FormKind;
use crate::tui::state::{Focus, Mode, State, Window};
use crate::tui::update::review::drafts;
use crate::tui::update::text::search;
use crate::tui::update::{articles, feeds, identity, library, panels, peek, reload};

const QUIT_AGAIN: &str = "press ^c again to quit";

/// Closes, stops, suspends or leaves.
pub(super) fn update(state: &mut State, action: ProgramAction) -> Effects {
    match action {
        ProgramAction::Cancel => cancel(state),
        ProgramAction::Redraw => Effect::Redraw.into(),
        ProgramAction::Suspend => Effect::Suspend.into(),
        ProgramAction::Quit => {
            return_to_list(state).unwrap_or_else(|| articles::remember_position(state).and(Effect::Quit))
        }
        ProgramAction::Interrupt => interrupt(state),
    }
}

/// Leaves an article for the list that it was opened from: the feeds or the library. `None` if it was opened from none.
fn return_to_list(state: &mut State) -> Option<Effects> {
    feeds::return_to_list(state).or_else(|| library::return_to_list(state))
}

/// Closes the innermost thing that is open; with nothing open, stops what is running, then clears the selection.
fn cancel(state: &mut State) -> Effects {
    match std::mem::take(&mut state.window) {
        Window::Search(_) => search::cancel(state),
        Window::Form(form) => {
            drafts::leave(state, &form);
            if let FormKind::Identity(field) = form.kind {
                identity::reopen(state, field);
            }
        }
        Window::None => return cancel_in_panes(state),
        _ => {}
    }
    Effects::none()
}

fn cancel_in_panes(state: &mut State) -> Effects {
    if peek::come_back(state) {
        return Effects::none();
    }
    if state.focus != Focus::Text {
        panels::leave(state);
        return Effects::none();
    }
    if state.reading.search.take().is_some() {
        state.reading.walked = WalkTarget::Entry;
        return Effects::none();
    }
    if state.reading.is_under_way() {
        return stop(state);
    }
    if state.reading.selected.take().is_some() {
        state.reading.under_cursor = None;
    } else if !std::mem::take(&mut state.appearance.text_only) {
        return return_to_list(state).unwrap_or_default();
    }
    Effects::none()
}

/// Stops what is running; the second time in a row, leaves.
fn interrupt(state: &mut State) -> Effects {
    if state.interrupted {
        return Effect::Quit.into();
    }
    let is_kept = match std::mem::take(&mut state.window) {
        Window::Search(_) => {
            search::cancel(state);
            false
        }
        Window::Form(form) => drafts::leave(state, &form),
        _ => false,
    };
    let effects = match state.mode {
        Mode::Library => library::stop(state),
        Mode::Feeds => feeds::stop(state),
        Mode::Read | Mode::Review => stop(state),
    };
    state.interrupted = true;
    state.drafts.reader_knows = is_kept;
    let again = if is_kept { "not saved, but kept: press ^c again to quit without it" } else { QUIT_AGAIN };
    state.notice = Some(again.to_owned());
    effects
}

fn stop(state: &mut State) -> Effects {
    if !state.reading.is_under_way() {
        return Effects::none();
    }
    if reload::is_waiting(state) {
        reload::give_up(state, "stopped");
        return Effect::Stop.into();
    }
    state.reading.stopped = true;
    (state.reading.progress, state.reading.before) = (None, None);
    let said = if state.reading.opened.is_some() {
        "stopped; the findings so far are shown"
    } else {
        "stopped; r tries again"
    };
    state.notice = Some(said.to_owned());
    Effect::Stop.into()
}
