//! Which screen is shown, and which pane receives the keys.

use crate::tui::state::panel::Panel;

/// The screen that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// The text and its panels.
    #[default]
    Read,
    /// The review, card by card.
    Review,
    /// The library.
    Library,
    /// The items of the feeds.
    Feeds,
}

/// The pane that receives the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Focus {
    /// The text.
    #[default]
    Text,
    /// A panel.
    Panel(Panel),
}
