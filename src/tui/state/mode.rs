//! What is being done, and which pane has the keys.

use crate::tui::state::panel::Panel;

/// What is done with the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// It is read.
    #[default]
    Read,
    /// Its quotations are gone through card by card.
    Review,
    /// Nothing: the library is shown.
    Library,
}

/// Where the keys go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Focus {
    /// The article.
    #[default]
    Text,
    /// A panel.
    Panel(Panel),
}
