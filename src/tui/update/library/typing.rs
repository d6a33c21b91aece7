//! The two lines of the library: the one that filters and searches with every letter, and the one that names what
//! is to be added.

use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::state::library::Page;
use crate::tui::state::text_field::Line;
use crate::tui::state::{State, Window};
use crate::tui::update::library::moves::move_to;
use crate::tui::update::library::requests::{ask_besides, list, preview};
use crate::tui::update::line_edit;
use crate::tui::workers::request::LibraryRequest;

/// Opens the line that filters, with what it holds already.
pub(super) fn start_find(state: &mut State) {
    if state.catalogue.page == Page::Card {
        state.notice = Some("the articles can be searched; Esc goes back to them".to_owned());
        return;
    }
    state.window = Window::Find(Line { typed: words(state).to_owned(), back: 0 });
}

/// Types in the line that filters, and moves in what is left.
pub(super) fn find(state: &mut State, action: &Action) -> Option<Vec<Effect>> {
    match action {
        Action::Submit => {
            state.window = Window::None;
            return Some(Vec::new());
        }
        Action::Cancel => return Some(unfilter(state)),
        Action::SelectNext | Action::SelectPrevious => return move_to(state, action, 1),
        Action::Type(_) | Action::Erase | Action::EraseWord | Action::EraseLine => {}
        _ => return None,
    }
    let Window::Find(line) = &mut state.window else { return None };
    if *action == Action::Erase && line.typed.is_empty() {
        return Some(unfilter(state));
    }
    line_edit::edit(line, action);
    Some(changed(state))
}

/// What was typed into the line that filters has changed.
pub(in crate::tui) fn changed(state: &mut State) -> Vec<Effect> {
    let Window::Find(line) = &state.window else { return Vec::new() };
    let typed = line.typed.clone();
    filter(state, &typed)
}

/// Whether the page shows a part only.
pub(super) fn is_filtered(state: &State) -> bool {
    !words(state).is_empty()
}

/// Shows everything again.
pub(super) fn unfilter(state: &mut State) -> Vec<Effect> {
    state.window = Window::None;
    if is_filtered(state) { filter(state, "") } else { preview(state) }
}

/// Opens the line that names what is to be added.
pub(super) fn start_add(state: &mut State) {
    state.window = Window::Add(Line::default());
}

/// Types in the line that names what is to be added, or takes it.
pub(super) fn add(state: &mut State, action: &Action) -> Option<Vec<Effect>> {
    let Window::Add(line) = &mut state.window else { return None };
    match action {
        Action::Cancel => state.window = Window::None,
        Action::Complete => return Some(vec![Effect::Ask(LibraryRequest::Complete(line.typed.clone()))]),
        Action::Submit => {
            let typed = std::mem::take(&mut line.typed);
            state.window = Window::None;
            if !typed.trim().is_empty() {
                state.catalogue.stopped = false;
                state.catalogue.adding = Some((0, 0));
                return Some(vec![Effect::Ask(LibraryRequest::Add(typed))]);
            }
        }
        Action::Type(_) | Action::Erase | Action::EraseWord | Action::EraseLine => {
            line_edit::edit(line, action);
        }
        _ => return None,
    }
    Some(Vec::new())
}

fn words(state: &State) -> &str {
    match state.catalogue.page {
        Page::Articles => &state.catalogue.wanted.words,
        Page::Speakers => &state.catalogue.roll.words,
        Page::Card => "",
    }
}

fn filter(state: &mut State, words: &str) -> Vec<Effect> {
    if state.catalogue.page == Page::Speakers {
        state.catalogue.roll.filter(words);
        state.catalogue.select(0);
        return Vec::new();
    }
    words.clone_into(&mut state.catalogue.wanted.words);
    state.catalogue.select(0);
    let mut effects = list(state);
    effects.extend(ask_besides(state));
    effects
}
