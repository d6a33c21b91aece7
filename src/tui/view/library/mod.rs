//! The library: a list of entries that can be opened, and a preview of the selected one.

mod article_row;
mod figures;
mod heading;
mod list;
mod preview;
mod report_preview;
mod report_rows;
mod rows;
mod said_again;

pub(super) use preview::countries;

use crate::tui::layout::library::LibraryLayout;
use crate::tui::state::State;
use crate::tui::view::footer;
use crate::tui::view::painter::Painter;
use ratatui::layout::Rect;

/// Draws the library over the whole screen.
pub(super) fn draw(painter: &mut Painter<'_>, state: &State, screen: Rect) {
    let mut layout = LibraryLayout::of(screen.width, screen.height);
    if state.library.count() == 0 && !layout.preview.is_empty() {
        layout = layout.without_preview();
    }
    heading::draw(painter, state, &layout);
    list::draw(painter, state, &layout);
    preview::draw(painter, state, &layout);
    footer::draw(painter, state, layout.footer);
}
