//! What the feeds worker is asked for the items on the screen.

use crate::tui::effect::{Effect, Effects};
use crate::tui::state::{Mode, State};
use crate::tui::workers::feeds::request::FeedsRequest;

/// Asks who is quoted in the items around the selected one, unless that is being found out already.
pub(super) fn analyse(state: &mut State) -> Effects {
    let items = state.feeds.to_analyse();
    if items.is_empty() || items == state.feeds.asked || state.mode != Mode::Feeds {
        return Effects::none();
    }
    state.feeds.asked.clone_from(&items);
    Effect::AskFeeds(FeedsRequest::Analyse(items)).into()
}

/// Asks for the pages of the shown items whose feed has only a teaser.
pub(super) fn read_pages(state: &mut State) -> Effects {
    if state.feeds.reading_pages.is_some() {
        state.notice = Some("the pages are being fetched; Esc stops".to_owned());
        return Effects::none();
    }
    let items = state.feeds.to_read();
    if items.is_empty() {
        state.notice = Some("nothing to fetch: every listed item is complete".to_owned());
        return Effects::none();
    }
    state.feeds.reading_pages = Some((0, items.len()));
    Effect::AskFeeds(FeedsRequest::ReadPages(state.feeds.store, items)).into()
}
