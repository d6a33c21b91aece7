//! The decision on a quotation: its verdict, its verification and its note.

use crate::tui::layout::review::ReviewLayout;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::{Painter, row};
use crate::tui::view::quotation::decided;
use crate::tui::view::review::frame::{ShownCard, inset};

/// Draws it on one line, and the note below it where there is a second one.
pub(super) fn draw(painter: &mut Painter<'_>, shown: &ShownCard<'_>, layout: &ReviewLayout) {
    let parts = decided(shown.state, shown.quotation);
    let parts: Vec<(&str, StyleRole)> = parts.iter().map(|(words, role)| (words.as_str(), *role)).collect();
    let place = inset(layout.decision);
    let note = parts.iter().position(|(words, _)| words.starts_with("note: "));
    match note.filter(|&at| place.height > 1 && at > 0) {
        Some(at) => {
            painter.line(row(place, 0), parts.get(..at - 1).unwrap_or_default());
            painter.line(row(place, 1), parts.get(at..).unwrap_or_default());
        }
        None => {
            painter.line(row(place, 0), &parts);
        }
    }
}
