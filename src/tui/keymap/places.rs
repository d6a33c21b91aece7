//! Which contexts hold at the same time, where a key may have one meaning only, and what the help calls them.

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

/// What the help calls each place, with its contexts, in the order in which it lists them.
pub const PLACE_NAMES: [(&str, &[KeyContext]); 31] = [
    (
        "In the text",
        &[
            KeyContext::Text,
            KeyContext::Reader,
            KeyContext::Main,
            KeyContext::Screens,
            KeyContext::Everywhere,
        ],
    ),
    ("In a panel", &[KeyContext::Panel, KeyContext::Entities]),
    ("On a quotation", &[KeyContext::Verdict]),
    ("In the review", &[KeyContext::Review]),
    ("In the library", &[KeyContext::Library, KeyContext::Articles]),
    ("In the library: speakers", &[KeyContext::Speakers]),
    ("In the library: what changed", &[KeyContext::Versions]),
    ("In the library: who is quoted", &[KeyContext::Audit]),
    ("In the library: the same words", &[KeyContext::Repeats]),
    ("In the feeds", &[KeyContext::Feeds]),
    ("Where an article could not be opened", &[KeyContext::Failed]),
    ("While selecting words", &[KeyContext::Selection]),
    ("While moving the ends of a quotation", &[KeyContext::Bounds]),
    ("While choosing a name", &[KeyContext::Picker]),
    ("While rejecting a quotation", &[KeyContext::Reason]),
    ("In a menu", &[KeyContext::Menu]),
    ("In the list of lost decisions", &[KeyContext::Orphans]),
    ("While writing", &[KeyContext::Form, KeyContext::Note]),
    ("While searching the text", &[KeyContext::Search]),
    ("While searching the cards", &[KeyContext::CardSearch]),
    ("While searching the library", &[KeyContext::LibrarySearch]),
    (
        "While adding, saving or joining in the library",
        &[KeyContext::LibraryAdd, KeyContext::LibrarySave, KeyContext::LibraryJoin],
    ),
    ("While filtering the feeds", &[KeyContext::FeedSearch]),
    ("While opening a file or an address", &[KeyContext::Open]),
    ("While typing a command", &[KeyContext::Command]),
    ("While letters are shown", &[KeyContext::Hints]),
    ("In the palette of actions", &[KeyContext::Palette]),
    ("In this help", &[KeyContext::Help]),
    ("In a list of mentions or articles", &[KeyContext::Mentions, KeyContext::ArticleList]),
    ("In the explanation of a speaker", &[KeyContext::Explanation]),
    ("In the window about the article, or what changed", &[KeyContext::Identity, KeyContext::Changes]),
];

/// What the help calls the place where a context holds.
#[must_use]
pub fn place_name(context: KeyContext) -> &'static str {
    PLACE_NAMES.iter().find(|(_, contexts)| contexts.contains(&context)).map_or("", |(name, _)| name)
}
