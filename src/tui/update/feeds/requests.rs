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
