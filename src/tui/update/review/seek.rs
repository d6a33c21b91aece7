//! A review of many articles -> the first of them that has a card.
//!
//! The library does not know for every article whether it has one. Finding out before the screen opens would take seconds
//! in a large library, so the review opens at once and looks, article by article, while keys work.

use crate::review::queue::{CardFilter, CardOrder};
use crate::tui::action::ArticleAction;
use crate::tui::effect::Effects;
use crate::tui::state::{Mode, State};
use crate::tui::update::articles;
use crate::tui::update::review::cards;

/// Begins a review of the open articles with the first that has a card.
pub(in crate::tui) fn begin(state: &mut State, order: CardOrder, filter: CardFilter) {
    cards::begin(state, order, filter);
    state.seeks_cards = state.articles.names.len() > 1;
}

/// Goes on to the next article if this one has been analysed and has no card.
pub(in crate::tui::update) fn go_on(state: &mut State) -> Effects {
    if !state.seeks_cards || state.mode != Mode::Review {
        return Effects::none();
    }
    if !state.reading.session.queue().is_empty() {
        state.seeks_cards = false;
        return Effects::none();
    }
    if !state.reading.analysed() {
        return Effects::none();
    }
    let all = state.articles.names.len();
    let effects = articles::update(state, ArticleAction::Next, 1);
    state.seeks_cards = !effects.is_empty();
    state.notice = Some(if state.seeks_cards {
        format!("looking for a card to review: article {} of {all}; q stops", state.articles.current + 1)
    } else {
        format!("no quotation in these {all} articles matches; & shows others")
    });
    effects
}
