//! What the last frame showed of the things that a key can change for good.

use crate::library::ArticleId;
use crate::text::Span;
use crate::tui::state::finding::Finding;
use crate::tui::state::panel::Panel;

/// What a frame shows. A key that changes one of these counts only if the last frame shows it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DrawnFrame {
    /// The card: the number of its article, and its subject.
    pub card: Option<(usize, Span)>,
    /// Whether the end of the review covered the card.
    pub is_end: bool,
    /// What was typed to choose a name, and the selected row.
    pub choice: Option<(String, usize)>,
    /// The selected row of a panel.
    pub row: Option<(Panel, usize)>,
    /// What the cursor is on.
    pub finding: Option<Finding>,
    /// The selected decision that has lost its place.
    pub orphan: Option<usize>,
    /// The selected article of the library.
    pub article: Option<ArticleId>,
}
