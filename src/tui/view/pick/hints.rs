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
        let width = u16::try_from(hints.typed.len()).unwrap_or_default();
        painter.text(Rect { x, y, width, height: 1 }, &hints.typed, StyleRole::Faint);
        for (column, letter) in (x + width..).zip(rest.chars()) {
            painter.letter_over((column, y), letter, painter.style(StyleRole::Hit));
        }
    }
}
