//! Which contexts hold at the same time: a key may have one meaning only among those.

use super::binding::KeyContext;

/// The contexts that hold at the same time, for every place the keys can go to.
pub const PLACES: [&[KeyContext]; 36] = [
    &[KeyContext::Everywhere, KeyContext::Screens, KeyContext::Main, KeyContext::Reader, KeyContext::Text],
    &[
        KeyContext::Everywhere,
        KeyContext::Screens,
        KeyContext::Main,
        KeyContext::Reader,
        KeyContext::Panel,
        KeyContext::Entities,
    ],
    &[
        KeyContext::Everywhere,
        KeyContext::Screens,
        KeyContext::Main,
        KeyContext::Reader,
        KeyContext::Panel,
        KeyContext::Verdict,
    ],
    &[KeyContext::Everywhere, KeyContext::Screens, KeyContext::Main, KeyContext::Verdict, KeyContext::Review],
    &[KeyContext::Everywhere, KeyContext::Screens, KeyContext::Library, KeyContext::Articles],
    &[KeyContext::Everywhere, KeyContext::Screens, KeyContext::Library, KeyContext::Speakers],
    &[KeyContext::Everywhere, KeyContext::Screens, KeyContext::Library, KeyContext::Versions],
    &[KeyContext::Everywhere, KeyContext::Screens, KeyContext::Library, KeyContext::Audit],
    &[KeyContext::Everywhere, KeyContext::Screens, KeyContext::Library, KeyContext::Repeats],
    &[KeyContext::Everywhere, KeyContext::CardSearch],
    &[KeyContext::Everywhere, KeyContext::LibrarySearch],
    &[KeyContext::Everywhere, KeyContext::LibraryAdd],
    &[KeyContext::Everywhere, KeyContext::LibrarySave],
    &[KeyContext::Everywhere, KeyContext::LibraryJoin],
    &[KeyContext::Everywhere, KeyContext::Screens, KeyContext::Feeds],
    &[KeyContext::Everywhere, KeyContext::FeedSearch],
    &[KeyContext::Everywhere, KeyContext::Search],
    &[KeyContext::Everywhere, KeyContext::Help],
    &[KeyContext::Everywhere, KeyContext::Palette],
    &[KeyContext::Everywhere, KeyContext::Hints],
    &[KeyContext::Everywhere, KeyContext::Mentions],
    &[KeyContext::Everywhere, KeyContext::ArticleList],
    &[KeyContext::Everywhere, KeyContext::Command],
    &[KeyContext::Everywhere, KeyContext::Explanation],
    &[KeyContext::Everywhere, KeyContext::Identity],
    &[KeyContext::Everywhere, KeyContext::Reason],
    &[KeyContext::Everywhere, KeyContext::Menu],
    &[KeyContext::Everywhere, KeyContext::Picker],
    &[KeyContext::Everywhere, KeyContext::Bounds],
    &[KeyContext::Everywhere, KeyContext::Form],
    &[KeyContext::Everywhere, KeyContext::Form, KeyContext::Note],
    &[KeyContext::Everywhere, KeyContext::Selection],
    &[KeyContext::Everywhere, KeyContext::Orphans],
    &[KeyContext::Everywhere, KeyContext::Open],
    &[KeyContext::Everywhere, KeyContext::Changes],
    &[KeyContext::Everywhere, KeyContext::Screens, KeyContext::Failed],
];

/// Whether there is a place where both contexts hold.
#[must_use]
pub(super) fn can_meet(one: KeyContext, other: KeyContext) -> bool {
    PLACES.iter().any(|place| place.contains(&one) && place.contains(&other))
}
