//! Decisions that have lost their place in the text: a list from which each is moved to a card or dropped.

use crate::review::session::Intent;
use crate::tui::action::OrphanAction;
use crate::tui::effect::Effects;
use crate::tui::state::{State, Window};
use crate::tui::update::meant;
use crate::tui::update::review::decide;

fn open(state: &mut State) {
    // Until the analysis reaches the end, a decision further on only seems to be lost.
    if !state.reading.analysed() {
        state.notice =
            Some("the article is still being analysed: lost decisions are not known yet".to_owned());
    } else if state.reading.review().orphans.is_empty() {
        state.notice = Some("every decision still has its quotation in the text".to_owned());
    } else {
        state.window = Window::Orphans(0);
    }
}

/// Opens the list, moves in it, or assigns or discards the selected decision.
pub(in crate::tui) fn update(state: &mut State, action: OrphanAction) -> Effects {
    match action {
        OrphanAction::Open => open(state),
        OrphanAction::Next => move_row(state, |row| row + 1),
        OrphanAction::Previous => move_row(state, |row| row.saturating_sub(1)),
        OrphanAction::Assign => return settle(state),
        OrphanAction::Discard => return forget(state),
    }
    Effects::none()
}

fn move_row(state: &mut State, to: impl FnOnce(usize) -> usize) {
    let last = state.reading.review().orphans.len().saturating_sub(1);
    if let Window::Orphans(row) = &mut state.window {
        *row = to(*row).min(last);
    }
}

fn settle(state: &mut State) -> Effects {
    let Window::Orphans(row) = state.window else { return Effects::none() };
    let subject = meant::current_card(state).and_then(|card| meant::subject(state, card));
    let Some(place) = subject else { return Effects::none() };
    let effects = decide::on_article(state, Intent::Settle(row, place));
    close_if_last(state, row);
    effects
}

fn forget(state: &mut State) -> Effects {
    let Window::Orphans(row) = state.window else { return Effects::none() };
    let effects = decide::on_article(state, Intent::Forget(row));
    close_if_last(state, row);
    effects
}

fn close_if_last(state: &mut State, row: usize) {
    let left = state.reading.review().orphans.len().saturating_sub(1);
    state.window = if left == 0 { Window::None } else { Window::Orphans(row.min(left - 1)) };
}
