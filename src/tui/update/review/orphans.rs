//! Decisions that have lost their place in the text: a list from which each is moved to a card or dropped.

use crate::review::session::Intent;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::state::{State, Window};
use crate::tui::update::meant;
use crate::tui::update::review::cards;
use crate::tui::update::review::decide;

/// Opens the list.
pub(in crate::tui) fn open(state: &mut State) {
    // Until the analysis reaches the end, a decision further on only seems to be lost.
    if !state.reading.analysed() {
        state.notice =
            Some("the article is still being analysed: lost decisions are not known yet".to_owned());
    } else if state.reading.review().orphans.is_empty() {
        state.notice = Some("every decision has its place in the text".to_owned());
    } else {
        state.window = Window::Orphans(0);
    }
}

/// Moves in the list, or does something with the selected row.
pub(in crate::tui) fn update(state: &mut State, action: &Action) -> Vec<Effect> {
    let Window::Orphans(row) = &mut state.window else { return Vec::new() };
    let last = state.reading.review().orphans.len().saturating_sub(1);
    match action {
        Action::SelectNext => *row = (*row + 1).min(last),
        Action::SelectPrevious => *row = row.saturating_sub(1),
        Action::NextCard | Action::PreviousCard => {
            cards::update(state, action, 1);
        }
        Action::Submit => return settle(state),
        Action::Forget => return forget(state),
        _ => {}
    }
    Vec::new()
}

fn settle(state: &mut State) -> Vec<Effect> {
    let Window::Orphans(row) = state.window else { return Vec::new() };
    let subject = meant::current_card(state).and_then(|card| meant::subject(state, card));
    let Some(place) = subject else { return Vec::new() };
    let effects = decide::on_article(state, Intent::Settle(row, place));
    close_if_last(state, row);
    effects
}

fn forget(state: &mut State) -> Vec<Effect> {
    let Window::Orphans(row) = state.window else { return Vec::new() };
    let effects = decide::on_article(state, Intent::Forget(row));
    close_if_last(state, row);
    effects
}

fn close_if_last(state: &mut State, row: usize) {
    let left = state.reading.review().orphans.len().saturating_sub(1);
    state.window = if left == 0 { Window::None } else { Window::Orphans(row.min(left - 1)) };
}
