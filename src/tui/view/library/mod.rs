//! The library: a list on which everything can be opened, and what is told of the selected entry.

mod figures;
mod heading;
mod list;
mod preview;
mod rows;

use crate::tui::layout::library::LibraryLayout;
use crate::tui::state::State;
use crate::tui::view::footer;
use crate::tui::view::pen::Pen;
use ratatui::layout::Rect;

/// Draws the library over the whole screen.
pub(super) fn draw(pen: &mut Pen<'_>, state: &State, screen: Rect) {
    let layout = LibraryLayout::of(screen.width, screen.height);
    heading::draw(pen, state, layout.heading);
    list::draw(pen, state, &layout);
    preview::draw(pen, state, &layout);
    footer::draw(pen, state, layout.footer);
}
