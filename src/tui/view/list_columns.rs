//! The rows of the lists of articles and items: a first column that takes the room, and others at its right.

use crate::tui::theme::StyleRole;
use crate::tui::view::painter::Painter;
use ratatui::layout::Rect;

/// Whether a row is the selected one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    Chosen,
    Other,
}

impl Choice {
    /// Of a row, where another is the selected one.
    pub(super) fn of(row: usize, selected: usize) -> Self {
        if row == selected { Self::Chosen } else { Self::Other }
    }

    /// The sign before the row, so that the selection is visible without colours.
    pub(super) fn sign(self) -> &'static str {
        if self == Self::Chosen { " ▸ " } else { "   " }
    }

    /// The role of a cell: all cells of the selected row look alike, but what was added and removed stands out there too.
    pub(super) fn role(self, role: StyleRole) -> StyleRole {
        match (self, role) {
            (Self::Other, role) => role,
            (Self::Chosen, StyleRole::Added) => StyleRole::ChosenAdded,
            (Self::Chosen, StyleRole::Removed) => StyleRole::ChosenRemoved,
            (Self::Chosen, _) => StyleRole::Chosen,
        }
    }
}

/// Blanks between two columns: with one alone, the end of one is read together with the start of the next.
fn gap(line: Rect) -> u16 {
    if line.width >= 70 { 2 } else { 1 }
}

/// The first column of a row, and the others with these widths, a gap between them and a blank after the last. Columns
/// without width are left out.
pub(super) fn columns<const N: usize>(line: Rect, widths: [u16; N]) -> (Rect, [Rect; N]) {
    let gap = gap(line);
    let fixed: u16 = widths.iter().filter(|&&width| width > 0).map(|width| width + gap).sum();
    let fixed = (fixed + 1).saturating_sub(gap);
    let mut x = line.x + line.width.saturating_sub(fixed);
    let first = Rect { width: line.width.saturating_sub(fixed + gap), ..line };
    let others = widths.map(|width| {
        let place = Rect { x, width: width.min(line.right().saturating_sub(x)), ..line };
        x += if width > 0 { width + gap } else { 0 };
        place
    });
    (first, others)
}

/// Draws as many codes of countries as fit, and how many there are more: "MZ TZ +5". The blanks between them are not part of
/// them.
pub(super) fn draw_codes(painter: &mut Painter<'_>, codes: &[String], role: StyleRole, place: Rect) {
    let (most, more) = codes_that_fit(codes.len(), usize::from(place.width));
    let mut rest = place;
    for code in codes.iter().take(most) {
        let written = painter.text(rest, code, role) + 1;
        rest = Rect { x: rest.x + written, width: rest.width.saturating_sub(written), ..rest };
    }
    painter.text(rest, &more, role);
}

/// How many of all codes there is room for, and what says how many there are more: nothing where only one code has
/// room.
fn codes_that_fit(all: usize, columns: usize) -> (usize, String) {
    let most = (columns + 1) / 3;
    if all <= most {
        return (all, String::new());
    }
    let more = |shown: usize| format!("+{}", all - shown);
    let least = usize::from(most < 2);
    let shown = (least..most).rev().find(|shown| 3 * shown + more(*shown).len() <= columns);
    shown.map_or((most, String::new()), |shown| (shown, more(shown)))
}
