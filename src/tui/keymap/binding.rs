//! One row of the keymap: keys, what they do, where they apply, and what the help and the hints call it.

use super::names::{action_name, hyphenated};
use crate::tui::action::Action;

/// A row of the keymap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// Where it applies.
    pub context: KeyContext,
    /// Key sequences with the same effect, the keys of each separated by spaces: "] q". `letter` stands for any
    /// character, `digit` for one from 1 to 9.
    pub keys: Vec<String>,
    /// What they do.
    pub action: Action,
    /// The name of the action in `keys.toml`.
    pub name: String,
    /// The heading under which the help lists it.
    pub group: KeyGroup,
    /// What the help says.
    pub help: &'static str,
    /// What the foot of the screen says, if the binding is among the hints.
    pub hint: Option<&'static str>,
}

/// Where a binding applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyContext {
    /// In every pane and window.
    Everywhere,
    /// On every screen while no window is open: text, panels, review, library.
    Screens,
    /// In the text, in the panels and in the review.
    Main,
    /// In the text and in the panels.
    Reader,
    /// In the text.
    Text,
    /// Where an article could not be opened.
    Failed,
    /// In a panel.
    Panel,
    /// In the panels of countries, people and organisations.
    Entities,
    /// Where a quotation is selected: in the review and in the panel of quotations.
    Verdict,
    /// In the review.
    Review,
    /// While the cards of the review are being searched.
    CardSearch,
    /// While a search is being typed.
    Search,
    /// In the help.
    Help,
    /// In the palette of actions.
    Palette,
    /// While letters are shown over what can be jumped to.
    Hints,
    /// In the list of mentions.
    Mentions,
    /// In the list of the open articles.
    ArticleList,
    /// While a command is being typed.
    Command,
    /// In the window that explains a speaker.
    Explanation,
    /// In the window about the article.
    Identity,
    /// While the reason of a rejection is being asked for.
    Reason,
    /// In the menus of a card.
    Menu,
    /// While a name is being chosen.
    Picker,
    /// While the ends of a quotation are being moved.
    Bounds,
    /// While a form is being filled in.
    Form,
    /// While a note is being written, which may have several lines.
    Note,
    /// While words of the text are being selected.
    Selection,
    /// In the list of decisions whose text no longer exists.
    Orphans,
    /// While a file or an address to open is being typed.
    Open,
    /// In the list of what changed.
    Changes,
    /// In the library.
    Library,
    /// On the library’s page of articles.
    Articles,
    /// On the library’s page of speakers.
    Speakers,
    /// On the library’s page of what changed.
    Versions,
    /// On the library’s page of who is quoted.
    Audit,
    /// On the library’s page of repeated words.
    Repeats,
    /// While the library is being filtered and searched.
    LibrarySearch,
    /// While a file or a folder to add is being typed.
    LibraryAdd,
    /// While the name of a list to save is being typed.
    LibrarySave,
    /// While the speaker is chosen that a name is joined with.
    LibraryJoin,
    /// In the list of the feeds.
    Feeds,
    /// While the feeds are being filtered.
    FeedSearch,
}

/// A heading of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyGroup {
    /// Moving in the text.
    Move,
    /// From finding to finding.
    Walk,
    /// The panels.
    Panels,
    /// Jumps and marks.
    Jumps,
    /// Searching.
    Search,
    /// Reviewing.
    Review,
    /// The library.
    Library,
    /// The feeds.
    Feeds,
    /// Selecting words of the text.
    Select,
    /// Copying.
    Copy,
    /// How the reader looks.
    Appearance,
    /// Articles and the program.
    Program,
}

/// The headings in the order in which the help lists them.
pub const GROUPS: [(KeyGroup, &str); 12] = [
    (KeyGroup::Move, "Move in the text"),
    (KeyGroup::Walk, "From finding to finding"),
    (KeyGroup::Panels, "Panels"),
    (KeyGroup::Jumps, "Back, forward, marks"),
    (KeyGroup::Search, "Search"),
    (KeyGroup::Review, "Review"),
    (KeyGroup::Library, "Library"),
    (KeyGroup::Feeds, "Feeds"),
    (KeyGroup::Select, "Select text"),
    (KeyGroup::Copy, "Copy"),
    (KeyGroup::Appearance, "Appearance"),
    (KeyGroup::Program, "Articles and program"),
];

/// A binding without a hint.
pub(super) fn bind(
    context: KeyContext,
    keys: &[&str],
    action: impl Into<Action>,
    (group, help): (KeyGroup, &'static str),
) -> Binding {
    let action = action.into();
    let name = action_name(action, keys);
    let keys = keys.iter().map(|&keys| keys.to_owned()).collect();
    Binding { context, keys, action, name, group, help, hint: None }
}

impl KeyContext {
    /// Its name in `keys.toml`.
    #[must_use]
    pub fn name(self) -> String {
        hyphenated(&format!("{self:?}"))
    }
}

impl Binding {
    /// With a hint for the foot of the screen.
    pub(super) fn hint(self, hint: &'static str) -> Self {
        Self { hint: Some(hint), ..self }
    }

    /// In another context.
    pub(super) fn context(self, context: KeyContext) -> Self {
        Self { context, ..self }
    }
}
