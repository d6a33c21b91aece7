//! Letters over everything that can be jumped to.

use crate::tui::state::pick::Hints;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::Painter;
use ratatui::layout::Rect;

/// Draws the letters that go on with what was typed: those typed faint, those to type bright.
pub(in crate::tui) fn draw(painter: &mut Painter<'_>, hints: &Hints) {
    for hint in &hints.all {
        let Some(rest) = hint.label.strip_prefix(hints.typed.as_str()) else { continue };
        let (x, y) = hint.at;
        let width = u16::try_from(hint.label.len()).unwrap_or(2);
        let parts = [(hints.typed.as_str(), StyleRole::Faint), (rest, StyleRole::Hit)];
        painter.line(Rect { x, y, width, height: 1 }, &parts);
    }
}
