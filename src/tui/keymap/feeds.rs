//! The keys of the feeds and of their search line.

use crate::tui::action::{FeedsAction, ListMove};
use crate::tui::keymap::binding::{Binding, KeyContext, KeyGroup, bind};
use crate::tui::keymap::windows::erasing;

/// All of them.
pub(super) fn bindings() -> Vec<Binding> {
    [into(), items(), moving(), searching()].concat()
}

/// From an article or the library to the feeds.
fn into() -> Vec<Binding> {
    let bind = |context| {
        bind(context, &["F"], FeedsAction::Show, (KeyGroup::Feeds, "the newest items of all feeds"))
    };
    vec![bind(KeyContext::Main), bind(KeyContext::Library).hint("feeds")]
}

fn items() -> Vec<Binding> {
    let bind =
        |keys, action: FeedsAction, help| bind(KeyContext::Feeds, keys, action, (KeyGroup::Feeds, help));
    vec![
        bind(&["Enter"], FeedsAction::Open, "read it; a teaser opens its page").hint("read"),
        bind(&["r"], FeedsAction::Review, "review it").hint("review"),
        bind(&["s"], FeedsAction::Keep, "keep it in the library").hint("keep"),
        bind(&["a"], FeedsAction::ToggleRead, "mark it read or unread").hint("mark read"),
        bind(&["A"], FeedsAction::MarkAllRead, "mark all listed items as read").hint("all read"),
        bind(&["n"], FeedsAction::NextUnread, "next unread item").hint("next unread"),
        bind(&["N"], FeedsAction::PreviousUnread, "previous unread item"),
        bind(&["R"], FeedsAction::Refresh, "fetch what is new in all feeds").hint("refresh"),
        bind(&["w"], FeedsAction::ReadPages, "fetch the pages of all items listed").hint("fetch pages"),
        bind(&["f"], FeedsAction::OnlyThisFeed, "only the items of this feed, or all again")
            .hint("this feed"),
        bind(&["/"], FeedsAction::StartSearch, "filter by title, feed or speaker").hint("filter"),
        bind(&["y"], FeedsAction::CopyAddress, "copy its address").hint("copy address"),
        bind(&["O"], FeedsAction::ShowAddress, "show its address"),
        bind(&["q"], FeedsAction::Leave, "back to where you were, or quit").hint("back"),
        bind(&["F"], FeedsAction::Back, "back to where you were"),
        bind(&["Esc"], FeedsAction::Cancel, "stop, clear the filter, or go back"),
    ]
}

fn moving() -> Vec<Binding> {
    let bind =
        |keys, to, help| bind(KeyContext::Feeds, keys, FeedsAction::Select(to), (KeyGroup::Feeds, help));
    vec![
        bind(&["j", "Down"], ListMove::Next, "next item"),
        bind(&["k", "Up"], ListMove::Previous, "previous item"),
        bind(&["g g", "Home"], ListMove::First, "first item"),
        bind(&["G", "End"], ListMove::Last, "last item"),
        bind(&["Space", "PgDn", "^d"], ListMove::PageDown, "ten items down"),
        bind(&["b", "PgUp", "^u"], ListMove::PageUp, "ten items up"),
    ]
}

fn searching() -> Vec<Binding> {
    let bind =
        |keys, action: FeedsAction, help| bind(KeyContext::FeedSearch, keys, action, (KeyGroup::Feeds, help));
    let mut bindings = vec![
        bind(&["Enter"], FeedsAction::KeepSearch, "keep the filter").hint("keep"),
        bind(&["Esc"], FeedsAction::ClearSearch, "clear the filter").hint("clear"),
    ];
    bindings.extend(erasing(KeyContext::FeedSearch, KeyGroup::Feeds));
    bindings
}
