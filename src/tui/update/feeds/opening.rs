//! From an item of a feed to its article, and back to the list.

use crate::library::ReadMark;
use crate::review::queue::CardFilter;
use crate::tui::effect::{Effect, Effects};
use crate::tui::state::{Mode, State};
use crate::tui::update::articles;
use crate::tui::update::review::cards;
use crate::tui::workers::feeds::request::FeedsRequest;

/// Opens the selected item to read or review, and marks it as read. `]a` then steps through the list.
pub(super) fn selected(state: &mut State, mode: Mode) -> Effects {
    if state.feeds.selected().is_none() {
        state.notice = Some("the list is empty; R refreshes".to_owned());
        return Effects::none();
    }
    let shown = state.feeds.shown_items().map(|item| (item.id, item.title.clone()));
    let (items, names): (Vec<_>, Vec<_>) = shown.unzip();
    let at = state.feeds.row();
    state.feeds.opened.clone_from(&items);
    state.library.sent = false;
    let before = state.articles.before + state.articles.names.len();
    let effects = articles::open_list(state, names, (at, None));
    let effects = effects.and(Effect::SetItems(before, state.feeds.store, items));
    let effects = effects.and(Effect::OpenArticle(state.articles.number())).and(read_now(state));
    state.mode = mode;
    if mode == Mode::Review {
        let order = state.reading.session.order();
        cards::begin(state, order, CardFilter::All);
    }
    effects
}

/// Marks the item that is open as read.
pub(in crate::tui::update) fn read_now(state: &mut State) -> Effects {
    let Some(&item) = state.feeds.opened.get(state.articles.current) else { return Effects::none() };
    state.feeds.mark(&[item], ReadMark::Read);
    Effect::AskFeeds(FeedsRequest::Mark(vec![item], ReadMark::Read)).into()
}

/// Whether `^o` returns to the list: the article was opened from there and the reader has not jumped since.
pub(in crate::tui::update) fn is_way_back(state: &State) -> bool {
    !state.feeds.opened.is_empty() && !state.reviewing.peeking && state.reading.jumps.last().is_none()
}

/// Returns from an item to the list, to the item that was read last. Returns `None` if none was opened from there.
pub(in crate::tui::update) fn return_to_list(state: &mut State) -> Option<Effects> {
    let item = state.feeds.opened.get(state.articles.current).copied()?;
    let effects = articles::remember_position(state).and(Effect::Stop);
    state.feeds.opened.clear();
    state.feeds.filter(Some(item));
    state.mode = Mode::Feeds;
    // Nothing lies under the list any more but what did before.
    Some(effects.and(Effect::AskFeeds(FeedsRequest::Open(state.feeds.store))))
}
