//! The menus of a card: its kind, and what came of checking it. A digit in a menu is a choice and never a speaker.

use crate::review::session::CardIntent;
use crate::tui::action::MenuAction;
use crate::tui::effect::Effects;
use crate::tui::state::reviewing::CardMenu;
use crate::tui::state::{State, Window};
use crate::tui::update::meant;
use crate::tui::update::review::decide;

/// Opens a menu, moves in it, or takes a choice.
pub(in crate::tui) fn update(state: &mut State, action: MenuAction) -> Effects {
    match (action, &mut state.window) {
        (MenuAction::Open(menu), _) => open(state, menu),
        (MenuAction::Next, Window::Menu(menu, row)) => *row = (*row + 1) % menu.choices().len(),
        (MenuAction::Previous, Window::Menu(menu, row)) => {
            *row = row.checked_sub(1).unwrap_or(menu.choices().len() - 1);
        }
        (MenuAction::Take(digit), &mut Window::Menu(menu, row)) => {
            let chosen = digit.and_then(|digit| digit.to_digit(10)?.checked_sub(1)).map(|at| at as usize);
            return take(state, menu, chosen.unwrap_or(row));
        }
        _ => {}
    }
    Effects::none()
}

fn open(state: &mut State, menu: CardMenu) {
    let card = meant::current_card(state);
    let review = state.reading.review();
    let shown = card.and_then(|card| review.cards.get(card).zip(review.quotation(card)));
    match shown {
        Some((card, quotation)) => {
            state.window = Window::Menu(menu, menu.current(card.decision(), quotation.kind));
        }
        None => state.notice = Some(meant::no_card(state).to_owned()),
    }
}

/// Records a choice. The one that the card has already changes nothing.
fn take(state: &mut State, menu: CardMenu, row: usize) -> Effects {
    let choices = menu.choices();
    let Some((label, change)) = choices.get(row).cloned() else {
        state.notice = Some("no choice has this number".to_owned());
        return Effects::none();
    };
    state.window = Window::None;
    let Some(card) = meant::current_card(state) else { return Effects::none() };
    let review = state.reading.review();
    let now = review.cards.get(card).zip(review.quotation(card));
    if now.is_some_and(|(card, quotation)| menu.current(card.decision(), quotation.kind) == row) {
        state.notice = Some(format!("unchanged: {label}"));
        return Effects::none();
    }
    decide::on_card(state, card, CardIntent::Write(change))
}
