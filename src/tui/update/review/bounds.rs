//! Moving the ends of a quotation, joining it with the next one, splitting it in two.

use crate::review::boundary;
use crate::review::session::CardIntent;
use crate::tui::action::BoundsAction;
use crate::tui::effect::Effects;
use crate::tui::state::reviewing::Bounds;
use crate::tui::state::{State, Window};
use crate::tui::update::meant;
use crate::tui::update::review::decide;

fn start(state: &mut State) {
    let card = meant::current_card(state);
    if let Some(quotation) = card.and_then(|card| state.reading.review().quotation(card)) {
        state.window = Window::Bounds(Bounds { before: quotation.content, content: quotation.content });
    }
}

/// Starts moving the ends, moves one, joins or splits, or records the new ends.
pub(in crate::tui) fn update(state: &mut State, action: BoundsAction) -> Effects {
    let Window::Bounds(bounds) = state.window else {
        if action == BoundsAction::Start {
            start(state);
        }
        return Effects::none();
    };
    let Some(article) = state.reading.article() else { return Effects::none() };
    match action {
        BoundsAction::Start => Effects::none(),
        BoundsAction::Stretch(stretch) => {
            let content = boundary::stretched(article, bounds.content, stretch);
            if content == bounds.content {
                state.notice = Some("it cannot move further in this direction".to_owned());
            }
            state.window = Window::Bounds(Bounds { content, ..bounds });
            Effects::none()
        }
        BoundsAction::Join => join(state),
        BoundsAction::Split => split(state, bounds),
        BoundsAction::Keep => keep(state, bounds),
    }
}

fn keep(state: &mut State, bounds: Bounds) -> Effects {
    state.window = Window::None;
    let Some(card) = meant::current_card(state) else { return Effects::none() };
    if bounds.content == bounds.before {
        return Effects::none();
    }
    decide::on_card(state, card, CardIntent::MoveEnds(bounds.content))
}

fn join(state: &mut State) -> Effects {
    let Some(card) = meant::current_card(state) else { return Effects::none() };
    let Some(article) = state.reading.article() else { return Effects::none() };
    let Window::Bounds(bounds) = state.window else { return Effects::none() };
    match boundary::joined(article, state.reading.review(), card) {
        Some(content) => state.window = Window::Bounds(Bounds { content, ..bounds }),
        None if state.reading.review().quotation(card + 1).is_none() => {
            state.notice = Some("no quotation follows this one".to_owned());
        }
        None => {
            state.notice = Some("cannot join: the reporter’s own words are in between".to_owned());
        }
    }
    Effects::none()
}

fn split(state: &mut State, bounds: Bounds) -> Effects {
    let Some((card, article)) = meant::current_card(state).zip(state.reading.article()) else {
        return Effects::none();
    };
    let parts = boundary::parts(article, bounds.before, bounds.content);
    let Some(parts) = parts else {
        state.notice = Some("move the end back first (h): the rest becomes a second quotation".to_owned());
        return Effects::none();
    };
    state.window = Window::None;
    decide::on_card(state, card, CardIntent::Split(parts))
}
