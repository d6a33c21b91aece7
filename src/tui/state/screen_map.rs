//! What the last frame showed where: what letters can be put on and a mouse can point at.
//!
//! Who draws a row writes it down. So what is pointed at is always what is shown, however the panes are laid out.

use crate::tui::hyperlinks::Hyperlinks;
use crate::tui::state::panel::Panel;
use ratatui::layout::Rect;

/// Where the rows and panes of a frame are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScreenMap {
    /// The rows of lists.
    pub rows: Vec<(Rect, ShownRow)>,
    /// The panes.
    pub panes: Vec<(Rect, ShownPane)>,
    /// The addresses behind its words.
    pub hyperlinks: Hyperlinks,
}

/// A row of a list, by its index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShownRow {
    /// Of a panel.
    Panel(Panel, usize),
    /// Of a page of the library.
    Library(usize),
    /// Of the feeds.
    Feed(usize),
}

/// A pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShownPane {
    /// The article.
    Text,
    /// A panel.
    Panel(Panel),
    /// The list of the library.
    Library,
    /// The list of the feeds.
    Feeds,
}

impl ScreenMap {
    /// The row of a list at a column and a row of the screen.
    #[must_use]
    pub fn row_at(&self, at: (u16, u16)) -> Option<ShownRow> {
        self.rows.iter().find(|(place, _)| place.contains(at.into())).map(|(_, row)| *row)
    }

    /// The pane there.
    #[must_use]
    pub fn pane_at(&self, at: (u16, u16)) -> Option<ShownPane> {
        self.panes.iter().find(|(place, _)| place.contains(at.into())).map(|(_, pane)| *pane)
    }

    /// The indices of the rows of a panel.
    #[must_use]
    pub fn rows_of(&self, panel: Panel) -> Vec<usize> {
        let of_panel = |row: &ShownRow| match row {
            ShownRow::Panel(other, index) if *other == panel => Some(*index),
            _ => None,
        };
        self.rows.iter().filter_map(|(_, row)| of_panel(row)).collect()
    }
}
