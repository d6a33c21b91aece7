//! The library: its pages, moving on them, and the way from an article into it and back.

mod answers;
mod moves;
mod open;
pub(super) mod pages;
mod requests;
mod typing;

pub(super) use answers::take as answered;
pub(super) use typing::changed as typed;

use self::moves::move_to;
use self::pages::{enter, leave, show, show_card, show_card_of_speaker, stop, turn_to, was_sent};
use self::requests::{list, reopen};
use crate::library::{ListOrder, ReviewFilter};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::state::library::{Item, Page};
use crate::tui::state::{Mode, State, Window};
use crate::tui::workers::request::LibraryRequest;

/// Shows the library before any article is open.
pub(in crate::tui) fn begin(state: &mut State) -> Vec<Effect> {
    state.mode = Mode::Library;
    state.catalogue.under = None;
    reopen(state)
}

/// Does what an action means in the library, or on the way into it. Nothing for other actions.
pub(super) fn update(state: &mut State, action: &Action, times: usize) -> Option<Vec<Effect>> {
    match (state.mode, action) {
        (Mode::Read | Mode::Review, Action::ShowLibrary) => Some(show(state)),
        (Mode::Read | Mode::Review, Action::ShowCard) => Some(show_card_of_speaker(state)),
        (Mode::Read, Action::JumpBack) if was_sent(state) => Some(enter(state)),
        (Mode::Library, action) => match state.window {
            Window::None => act(state, action, times),
            Window::Find(_) => typing::find(state, action),
            Window::Add(_) => typing::add(state, action),
            _ => None,
        },
        _ => None,
    }
}

fn act(state: &mut State, action: &Action, times: usize) -> Option<Vec<Effect>> {
    if !matches!(action, Action::Report(_) | Action::Resize(..)) {
        state.catalogue.then = None;
    }
    match action {
        Action::Open => return Some(open::selected(state, Mode::Read)),
        Action::Review => return Some(open::selected(state, Mode::Review)),
        Action::LeaveLibrary => return Some(leave(state)),
        Action::Cancel => return Some(cancel(state)),
        Action::StartSearch => typing::start_find(state),
        Action::AddArticles => typing::start_add(state),
        Action::NextOrder => return Some(next_order(state)),
        Action::NextFilter => return Some(next_filter(state)),
        Action::TakeOut => return Some(take_out(state)),
        Action::Undo => return Some(put_back(state)),
        Action::ShowSpeakers => return Some(turn_to(state, Page::Speakers)),
        Action::ShowCard => return Some(show_card(state)),
        action => return move_to(state, action, times),
    }
    Some(Vec::new())
}

/// Stops what is under way, else takes the filter back, else leaves.
fn cancel(state: &mut State) -> Vec<Effect> {
    let stopped = stop(state);
    if !stopped.is_empty() {
        return stopped;
    }
    if typing::is_filtered(state) { typing::unfilter(state) } else { leave(state) }
}

fn next_order(state: &mut State) -> Vec<Effect> {
    let at =
        ListOrder::ALL.iter().position(|(sort, _)| *sort == state.catalogue.wanted.sort).unwrap_or_default();
    let (sort, said) = ListOrder::ALL[(at + 1) % ListOrder::ALL.len()];
    state.catalogue.wanted.sort = sort;
    state.notice = Some(format!("sorted by: {said}"));
    list(state)
}

fn next_filter(state: &mut State) -> Vec<Effect> {
    let at = ReviewFilter::ALL
        .iter()
        .position(|(only, _)| *only == state.catalogue.wanted.only)
        .unwrap_or_default();
    let (only, said) = ReviewFilter::ALL[(at + 1) % ReviewFilter::ALL.len()];
    state.catalogue.wanted.only = only;
    state.notice = Some(format!("shown: {said}"));
    list(state)
}

fn take_out(state: &mut State) -> Vec<Effect> {
    if let Some(Item::Article(article)) = state.catalogue.selected() {
        return vec![Effect::Ask(LibraryRequest::Remove(article.id))];
    }
    state.notice = Some("only an article can be taken out of the list".to_owned());
    Vec::new()
}

fn put_back(state: &mut State) -> Vec<Effect> {
    if let Some(&article) = state.catalogue.taken_out.last() {
        return vec![Effect::Ask(LibraryRequest::Restore(article))];
    }
    state.notice = Some("nothing was taken out of the list".to_owned());
    Vec::new()
}
