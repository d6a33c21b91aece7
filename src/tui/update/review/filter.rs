//! Which cards the review shows: all, those that are pending, those that contain some words.

use crate::text::sanitize;
use crate::tui::state::text_field::TextField;
use crate::tui::state::{State, Window};

/// Takes the next filter of the cards.
pub(super) fn next(state: &mut State) {
    let Some(opened) = state.reading.opened.clone() else { return };
    let filter = state.reading.session.next_filter(&opened.article);
    state.notice = Some(format!("{filter}: {}", state.reading.session.queue().len()));
}

/// Shows every card again, and goes to the first pending one.
pub(super) fn show_all(state: &mut State) {
    let Some(opened) = state.reading.opened.clone() else { return };
    state.reading.session.show_all(&opened.article);
    let left = state.reading.session.progress().left();
    state.notice = Some(format!("all cards are shown: {left} pending"));
}

/// Opens the line that filters the cards by words.
pub(super) fn start(state: &mut State) {
    let words = state.reading.session.words().to_owned();
    state.window = Window::CardSearch(TextField::line(&words).offered());
}

/// Shows only the cards with the words that are typed so far. If no card has them, the cards of before stay.
pub(in crate::tui::update) fn typed(state: &mut State) {
    let Window::CardSearch(field) = &state.window else { return };
    let words = field.text().trim().to_owned();
    if !filter(state, &words) {
        state.notice = Some(no_card(&words));
    }
}

/// Closes the line. The words stay, unless no card has them.
pub(super) fn keep(state: &mut State) {
    let Window::CardSearch(field) = std::mem::take(&mut state.window) else { return };
    let words = field.text().trim().to_owned();
    if !filter(state, &words) {
        filter(state, "");
        state.notice = Some(format!("{}: all are shown", no_card(&words)));
    }
}

/// Closes the line and shows all cards again.
pub(in crate::tui::update) fn clear(state: &mut State) {
    state.window = Window::None;
    filter(state, "");
}

fn filter(state: &mut State, words: &str) -> bool {
    let Some(opened) = state.reading.opened.clone() else { return false };
    state.reading.session.filter_by_words(&opened.article, words)
}

fn no_card(words: &str) -> String {
    format!("no card contains “{}”", sanitize::line(words))
}
