//! Moving the ends of a quotation, joining it with the next one, splitting it in two.

use crate::review::boundary;
use crate::review::session::CardIntent;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::state::reviewing::Bounds;
use crate::tui::state::{State, Window};
use crate::tui::update::meant;
use crate::tui::update::review::decide;

/// Begins to move the ends of the current quotation.
pub(in crate::tui) fn start(state: &mut State) {
    let card = meant::current_card(state);
    if let Some(quotation) = card.and_then(|card| state.reading.review().quotation(card)) {
        state.window = Window::Bounds(Bounds { before: quotation.content, content: quotation.content });
    }
}

/// Moves an end, or records the new ends.
pub(in crate::tui) fn update(state: &mut State, action: &Action) -> Vec<Effect> {
    let Window::Bounds(bounds) = state.window else { return Vec::new() };
    let Some(article) = state.reading.article() else { return Vec::new() };
    match action {
        Action::Stretch(stretch) => {
            let content = boundary::stretched(article, bounds.content, *stretch);
            if content == bounds.content {
                state.notice = Some("it cannot move further this way".to_owned());
            }
            state.window = Window::Bounds(Bounds { content, ..bounds });
            Vec::new()
        }
        Action::Join => join(state),
        Action::Split => split(state, bounds),
        Action::Submit => keep(state, bounds),
        _ => Vec::new(),
    }
}

fn keep(state: &mut State, bounds: Bounds) -> Vec<Effect> {
    state.window = Window::None;
    let Some(card) = meant::current_card(state) else { return Vec::new() };
    if bounds.content == bounds.before {
        return Vec::new();
    }
    decide::on_card(state, card, CardIntent::MoveEnds(bounds.content))
}

fn join(state: &mut State) -> Vec<Effect> {
    let Some(card) = meant::current_card(state) else { return Vec::new() };
    let Some(article) = state.reading.article() else { return Vec::new() };
    let Window::Bounds(bounds) = state.window else { return Vec::new() };
    match boundary::joined(article, state.reading.review(), card) {
        Some(content) => state.window = Window::Bounds(Bounds { content, ..bounds }),
        None if state.reading.review().quotation(card + 1).is_none() => {
            state.notice = Some("no quotation follows this one".to_owned());
        }
        None => {
            state.notice =
                Some("the reporter’s own words come in between: they stay two quotations".to_owned());
        }
    }
    Vec::new()
}

fn split(state: &mut State, bounds: Bounds) -> Vec<Effect> {
    let Some((card, article)) = meant::current_card(state).zip(state.reading.article()) else {
        return Vec::new();
    };
    let parts = boundary::parts(article, bounds.before, bounds.content);
    let Some(parts) = parts else {
        state.notice = Some("move the end back first (h): the rest becomes a second quotation".to_owned());
        return Vec::new();
    };
    state.window = Window::None;
    decide::on_card(state, card, CardIntent::Split(parts))
}
