//! What was decided on words that are gone: a list in which each is given to a card, or given up.

use crate::review::acts;
use crate::tui::action::Action;
use crate::tui::report::Effect;
use crate::tui::state::reviewing::Then;
use crate::tui::state::{State, Window};
use crate::tui::update::review::cards;
use crate::tui::update::review::decide;

/// Opens the list.
pub(in crate::tui) fn open(state: &mut State) {
    // Before the end is reached, what was decided further on only seems to be lost.
    if !state.reading.analysed() {
        state.notice =
            Some("not all of the article has been looked at: what is lost is not known yet".to_owned());
    } else if state.reading.review.orphans.is_empty() {
        state.notice = Some("every decision has its quotation".to_owned());
    } else {
        state.window = Window::Orphans(0);
    }
}

/// Moves in the list, or does something with the selected row.
pub(in crate::tui) fn update(state: &mut State, action: &Action) -> Vec<Effect> {
    let Window::Orphans(row) = &mut state.window else { return Vec::new() };
    let last = state.reading.review.orphans.len().saturating_sub(1);
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
    let subject = decide::current_card(state).and_then(|card| cards::subject(state, card));
    let orphan = state.reading.review.orphans.get(row);
    let Some(((orphan, place), article)) = orphan.zip(subject).zip(state.reading.article()) else {
        return Vec::new();
    };
    let act = acts::settle(article, orphan, place);
    close_if_last(state, row);
    decide::record(state, Some(act), Then::To(place))
}

fn forget(state: &mut State) -> Vec<Effect> {
    let Window::Orphans(row) = state.window else { return Vec::new() };
    let Some(orphan) = state.reading.review.orphans.get(row) else { return Vec::new() };
    let act = acts::forget(orphan);
    close_if_last(state, row);
    decide::record(state, Some(act), Then::Stay)
}

fn close_if_last(state: &mut State, row: usize) {
    let left = state.reading.review.orphans.len().saturating_sub(1);
    state.window = if left == 0 { Window::None } else { Window::Orphans(row.min(left - 1)) };
}
