//! The feeds: their items listed, opened, marked, refreshed, and the way from an item back to the list.

mod answers;
mod opening;
mod requests;

pub(super) use answers::{show_feed, take as answered};
pub(super) use opening::{is_way_back, read_now, return_to_list};

use self::requests::analyse;
use crate::library::{ListedItem, ReadMark};
use crate::tui::action::{FeedsAction, ListMove};
use crate::tui::effect::{Effect, Effects};
use crate::tui::state::feeds::FeedsScreen;
use crate::tui::state::text_field::TextField;
use crate::tui::state::{Mode, State, Window};
use crate::tui::workers::feeds::request::{FeedStore, FeedsRequest};

/// Items that a page key moves, as in the library.
const PAGE: usize = 10;

/// Does what a key of the feeds asks for.
pub(super) fn update(state: &mut State, action: FeedsAction, times: usize) -> Effects {
    match action {
        FeedsAction::Show => show(state),
        FeedsAction::Leave => leave(state),
        FeedsAction::Back => back(state),
        FeedsAction::Cancel => cancel(state),
        FeedsAction::Open => opening::selected(state, Mode::Read),
        FeedsAction::Review => opening::selected(state, Mode::Review),
        FeedsAction::Keep => {
            with_selected(state, |item| Effect::AskFeeds(FeedsRequest::Keep(item.id)).into())
        }
        FeedsAction::ToggleRead => toggle_read(state),
        FeedsAction::MarkAllRead => mark_all_read(state),
        FeedsAction::Refresh => refresh(state),
        FeedsAction::ReadPages => requests::read_pages(state),
        FeedsAction::CopyAddress => copy_address(state),
        FeedsAction::ShowAddress => show_address(state),
        FeedsAction::OnlyThisFeed => only_this_feed(state),
        FeedsAction::NextUnread => unread(state, times, usize::saturating_add),
        FeedsAction::PreviousUnread => unread(state, times, usize::saturating_sub),
        FeedsAction::Select(to) => select(state, to, times),
        FeedsAction::StartSearch => {
            state.window = Window::FeedSearch(TextField::line(&state.feeds.words));
            Effects::none()
        }
        FeedsAction::KeepSearch => {
            state.window = Window::None;
            Effects::none()
        }
        FeedsAction::ClearSearch => clear_search(state),
    }
}

/// Shows the feeds that the user follows, from wherever the reader is.
fn show(state: &mut State) -> Effects {
    let opened = !state.articles.names.is_empty();
    state.feeds.under = Some(state.mode).filter(|mode| opened || *mode == Mode::Library);
    state.mode = Mode::Feeds;
    Effect::AskFeeds(FeedsRequest::Open(state.feeds.store)).into()
}

/// Back to the screen before, or out of the program.
fn leave(state: &mut State) -> Effects {
    if state.feeds.under.is_none() { stop(state).and(Effect::Quit) } else { back(state) }
}

/// Back to the screen before.
fn back(state: &mut State) -> Effects {
    let Some(mode) = state.feeds.under else {
        state.notice = Some("there is no article to go back to; q quits".to_owned());
        return Effects::none();
    };
    let effects = stop(state);
    state.notice = None;
    // What is shown next time are the feeds that the user follows.
    if state.feeds.store == FeedStore::Memory {
        state.feeds = FeedsScreen::new(FeedStore::Library, state.feeds.under);
    }
    state.mode = mode;
    effects
}

/// Stops what is running; otherwise clears the filter; otherwise goes back.
fn cancel(state: &mut State) -> Effects {
    let stopped = stop(state);
    if !stopped.is_empty() {
        return stopped;
    }
    if state.feeds.words.is_empty() && state.feeds.only.is_none() {
        return back(state);
    }
    state.feeds.only = None;
    clear_search(state)
}

/// Stops asking servers for feeds and for pages.
pub(super) fn stop(state: &mut State) -> Effects {
    let (refreshing, reading) = (state.feeds.refreshing.take(), state.feeds.reading_pages.take());
    if refreshing.is_none() && reading.is_none() {
        return Effects::none();
    }
    state.notice = Some("stopped; what has arrived so far is shown".to_owned());
    Effect::StopFeeds.into()
}

/// Filters by what is in the search line now.
pub(super) fn typed(state: &mut State) -> Effects {
    let Window::FeedSearch(field) = &state.window else { return Effects::none() };
    state.feeds.words = field.text().to_owned();
    filter(state)
}

/// Closes the search line and shows all items.
pub(super) fn clear_search(state: &mut State) -> Effects {
    state.window = Window::None;
    state.feeds.words.clear();
    filter(state)
}

fn filter(state: &mut State) -> Effects {
    let selected = state.feeds.selected().map(|item| item.id);
    state.feeds.filter(selected);
    analyse(state)
}

fn with_selected(state: &mut State, work: impl FnOnce(&ListedItem) -> Effects) -> Effects {
    if let Some(item) = state.feeds.selected() {
        return work(item);
    }
    state.notice = Some("the list is empty; R refreshes".to_owned());
    Effects::none()
}

fn toggle_read(state: &mut State) -> Effects {
    let Some(item) = state.feeds.selected() else { return Effects::none() };
    let mark = match item.mark {
        ReadMark::Read => ReadMark::Unread,
        ReadMark::Unread => ReadMark::Read,
    };
    let items = vec![item.id];
    state.feeds.mark(&items, mark);
    Effect::AskFeeds(FeedsRequest::Mark(items, mark)).into()
}

fn mark_all_read(state: &mut State) -> Effects {
    let unread = state.feeds.shown_items().filter(|item| item.mark == ReadMark::Unread);
    let items: Vec<_> = unread.map(|item| item.id).collect();
    state.notice = Some(match items.len() {
        0 => "all are marked as read already".to_owned(),
        1 => "1 item marked as read".to_owned(),
        count => format!("{count} items marked as read"),
    });
    state.feeds.mark(&items, ReadMark::Read);
    Effect::AskFeeds(FeedsRequest::Mark(items, ReadMark::Read)).into()
}

fn refresh(state: &mut State) -> Effects {
    if state.feeds.feeds.is_empty() {
        state.notice = Some("no feeds yet; pullquote feeds add follows one".to_owned());
        return Effects::none();
    }
    Effect::AskFeeds(FeedsRequest::Refresh).into()
}

fn copy_address(state: &mut State) -> Effects {
    let Some(address) = state.feeds.selected().and_then(|item| item.address.clone()) else {
        state.notice = Some("this item has no address".to_owned());
        return Effects::none();
    };
    state.notice = Some(format!("copied: {address}"));
    Effect::Copy(address).into()
}

fn show_address(state: &mut State) -> Effects {
    let address = state.feeds.selected().and_then(|item| item.address.clone());
    state.notice = Some(address.unwrap_or_else(|| "this item has no address".to_owned()));
    Effects::none()
}

/// Shows only the items of the selected item's feed, or those of all feeds again.
fn only_this_feed(state: &mut State) -> Effects {
    let feed = state.feeds.selected().map(|item| item.feed);
    state.feeds.only = if state.feeds.only.is_some() { None } else { feed };
    filter(state)
}

fn select(state: &mut State, to: ListMove, times: usize) -> Effects {
    let row = state.feeds.row();
    let row = match to {
        ListMove::Next => row.saturating_add(times),
        ListMove::Previous => row.saturating_sub(times),
        ListMove::PageDown => row.saturating_add(times * PAGE),
        ListMove::PageUp => row.saturating_sub(times * PAGE),
        ListMove::First | ListMove::PreviousSection => 0,
        ListMove::Last | ListMove::NextSection => usize::MAX,
    };
    state.feeds.select(row);
    analyse(state)
}

/// Selects the next or previous unread item.
fn unread(state: &mut State, times: usize, step: fn(usize, usize) -> usize) -> Effects {
    for _ in 0..times {
        let start = state.feeds.row();
        let mut row = start;
        let found = loop {
            let next = step(row, 1);
            if next == row || next >= state.feeds.count() {
                break None;
            }
            row = next;
            if state.feeds.item(row).is_some_and(|item| item.mark == ReadMark::Unread) {
                break Some(row);
            }
        };
        let Some(row) = found else {
            state.notice = Some("no more unread items in this direction".to_owned());
            break;
        };
        state.feeds.select(row);
    }
    analyse(state)
}
