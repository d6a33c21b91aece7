//! A window in the middle of the screen: a frame with lines in it, as wide as lines are comfortable to read.

use crate::tui::theme::Role;
use crate::tui::view::pen::{Pen, row};
use ratatui::layout::Rect;

/// No window is wider.
const WIDEST: u16 = 84;

/// Columns of the lines of a window on a screen.
pub(in crate::tui) fn columns(screen: Rect) -> usize {
    usize::from(width(screen).saturating_sub(4)).max(2)
}

/// Draws a window with `lines` and a title, a word at its right. Returns where the lines are.
pub(in crate::tui) fn draw(
    pen: &mut Pen<'_>,
    screen: Rect,
    heading: (&str, &str),
    lines: &[Vec<(String, Role)>],
) -> Rect {
    let width = width(screen);
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX).min(screen.height.saturating_sub(2));
    let place = Rect {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + screen.height.saturating_sub(height + 1) / 2,
        width,
        height,
    };
    pen.fill(place, Role::Text);
    pen.frame(place, heading, Role::Focused);
    let inner = Rect {
        x: place.x + 2,
        y: place.y + 1,
        width: width.saturating_sub(4),
        height: height.saturating_sub(2),
    };
    for (index, line) in lines.iter().enumerate() {
        let parts: Vec<(&str, Role)> = line.iter().map(|(words, role)| (words.as_str(), *role)).collect();
        pen.line(row(inner, index), &parts);
    }
    inner
}

/// The first of `fit` rows to show of `all`, so that the selected one is among them.
pub(in crate::tui) fn first_row(selected: usize, all: usize, fit: usize) -> usize {
    selected.saturating_sub(fit / 2).min(all.saturating_sub(fit))
}

fn width(screen: Rect) -> u16 {
    screen.width.saturating_sub(4).clamp(20, WIDEST).min(screen.width)
}
