//! The decision on a quotation: its verdict, its verification and its note.

use crate::tui::layout::review::ReviewLayout;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::Painter;
use crate::tui::view::quotation::decided;
use crate::tui::view::review::frame::{ShownCard, inset};

/// Draws it on one line.
pub(super) fn draw(painter: &mut Painter<'_>, shown: &ShownCard<'_>, layout: &ReviewLayout) {
    let parts = decided(shown.state, shown.quotation);
    let parts: Vec<(&str, StyleRole)> = parts.iter().map(|(words, role)| (words.as_str(), *role)).collect();
    painter.line(inset(layout.decision), &parts);
}
