//! A window in the middle of the screen: a frame around lines, no wider than is comfortable to read.

use crate::tui::theme::StyleRole;
use crate::tui::view::painter::{Painter, Parts, row};
use ratatui::layout::Rect;
use std::ops::Range;

/// The width of a window on a wide screen.
const MAX_WIDTH: u16 = 84;
/// The width of one with titles and what is known of each beside them.
const MAX_LIST_WIDTH: u16 = 140;
/// Fewer columns of the text beside a window say nothing: it takes the whole width.
const MIN_BESIDE: u16 = 4;

/// Columns of the lines in a window.
pub(in crate::tui) fn columns(screen: Rect) -> usize {
    usize::from(width(screen, MAX_WIDTH).saturating_sub(4)).max(2)
}

/// Columns of the lines in a window of a list.
pub(in crate::tui) fn list_columns(screen: Rect) -> usize {
    usize::from(width(screen, MAX_LIST_WIDTH).saturating_sub(4)).max(2)
}

/// A line that is typed in, with its caret. As long as it is empty, an example stands behind the caret.
pub(in crate::tui) fn typed_line(asked: &str, typed: &str, example: &str) -> Parts {
    let example = if typed.is_empty() { format!(" {example}") } else { String::new() };
    let parts = [
        (asked, StyleRole::Key),
        (typed, StyleRole::Text),
        ("▏", StyleRole::Focused),
        (&example, StyleRole::Faint),
    ];
    parts.into_iter().map(|(words, role)| (words.to_owned(), role)).collect()
}

/// Draws a window with a title, a word at its right, and `lines`. Returns where the lines are.
pub(in crate::tui) fn draw(
    painter: &mut Painter<'_>,
    screen: Rect,
    heading: (&str, &str),
    lines: &[Vec<(String, StyleRole)>],
) -> Rect {
    draw_within(painter, screen, (heading, MAX_WIDTH), lines)
}

/// The same for a list of titles, which may be wider.
pub(in crate::tui) fn draw_list(
    painter: &mut Painter<'_>,
    screen: Rect,
    heading: (&str, &str),
    lines: &[Vec<(String, StyleRole)>],
) -> Rect {
    draw_within(painter, screen, (heading, MAX_LIST_WIDTH), lines)
}

fn draw_within(
    painter: &mut Painter<'_>,
    screen: Rect,
    (heading, widest): ((&str, &str), u16),
    lines: &[Vec<(String, StyleRole)>],
) -> Rect {
    let width = width(screen, widest);
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX).min(screen.height.saturating_sub(2));
    let place = Rect {
        x: screen.x + (screen.width - width) / 2,
        y: top(screen, height, &painter.kept_free),
        width,
        height,
    };
    clear_remains(painter, screen, place);
    painter.fill(place, StyleRole::Text);
    painter.frame(place, heading, StyleRole::Focused);
    let inner = Rect {
        x: place.x + 2,
        y: place.y + 1,
        width: width.saturating_sub(4),
        height: height.saturating_sub(2),
    };
    for (index, line) in lines.iter().enumerate() {
        let parts: Vec<(&str, StyleRole)> =
            line.iter().map(|(words, role)| (words.as_str(), *role)).collect();
        painter.line(row(inner, index), &parts);
    }
    inner
}

/// The first row of a window: in the middle, or else below or above the rows that are kept free, if it fits there.
fn top(screen: Rect, height: u16, kept: &Range<u16>) -> u16 {
    let middle = screen.y + screen.height.saturating_sub(height + 1) / 2;
    // The last row is the foot.
    let fits_below = kept.end + height < screen.bottom();
    match kept.start.checked_sub(height).filter(|above| *above >= screen.y) {
        _ if kept.is_empty() || middle >= kept.end || middle + height <= kept.start => middle,
        _ if fits_below => kept.end,
        Some(above) => above,
        None => middle,
    }
}

/// Clears the border of a pane of which a window over the whole width leaves nothing else, above or below it.
fn clear_remains(painter: &mut Painter<'_>, screen: Rect, place: Rect) {
    if place.width < screen.width {
        return;
    }
    let above = place.y.checked_sub(1).map(|y| (y, ["┌", "┏"]));
    for (y, corners) in above.into_iter().chain([(place.bottom(), ["└", "┗"])]) {
        if corners.contains(&painter.glyph((screen.x, y))) {
            painter.fill(Rect { y, height: 1, ..screen }, StyleRole::Text);
        }
    }
}

/// The first of the `fit` rows to show out of `all`, so that the selected one is visible.
pub(in crate::tui) fn first_row(selected: usize, all: usize, fit: usize) -> usize {
    selected.saturating_sub(fit / 2).min(all.saturating_sub(fit))
}

fn width(screen: Rect, widest: u16) -> u16 {
    let room = screen.width.saturating_sub(2 * MIN_BESIDE);
    if room < MAX_WIDTH { screen.width } else { widest.min(room) }
}
