//! The preview of an entry of a list: some words of it, and facts below them.

use crate::text::{Span, sanitize, wrap};
use crate::tui::layout::library::LibraryLayout;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::{Painter, Parts, row};
use ratatui::layout::Rect;

/// Some words, and facts on a line each.
pub(super) struct EntryPreview {
    pub(super) words: String,
    pub(super) role: StyleRole,
    pub(super) facts: Vec<Parts>,
}

/// Draws the frame with its title; on a small screen, only a line above the preview.
pub(super) fn draw_frame(painter: &mut Painter<'_>, layout: &LibraryLayout, title: &str) {
    if layout.borders {
        painter.frame(layout.preview, (title, ""), StyleRole::Border);
    } else {
        let across = "─".repeat(usize::from(layout.preview.width));
        painter.text(row(layout.preview, 0), &across, StyleRole::Border);
    }
}

/// Draws a preview: the words take the rows that the facts leave.
pub(super) fn draw(painter: &mut Painter<'_>, preview: &EntryPreview, inner: Rect) {
    let EntryPreview { words, role, facts } = preview;
    let space = usize::from(inner.height > 8 && !words.is_empty());
    let room = usize::from(inner.height).saturating_sub(facts.len() + space);
    let place = Rect { height: u16::try_from(room).unwrap_or(0), ..inner };
    let shown = draw_wrapped(painter, words, *role, place);
    for (index, parts) in facts.iter().enumerate() {
        let parts: Vec<(&str, StyleRole)> =
            parts.iter().map(|(words, role)| (words.as_str(), *role)).collect();
        painter.line(row(inner, shown + space + index), &parts);
    }
}

/// Draws as much as there is room for. Returns the number of rows drawn.
fn draw_wrapped(painter: &mut Painter<'_>, words: &str, role: StyleRole, place: Rect) -> usize {
    let clean = sanitize::line(words);
    let columns = usize::from(place.width).max(2);
    let rows = wrap::rows(&clean, Span::new(0, clean.len()), columns);
    let fit = rows.len().min(usize::from(place.height));
    for (index, line) in rows.iter().take(fit).enumerate() {
        // The last row takes all the rest, so that the painter cuts it off with an ellipsis.
        let end = if index + 1 == fit { clean.len() } else { line.end as usize };
        painter.text(row(place, index), clean.get(line.start as usize..end).unwrap_or_default(), role);
    }
    fit
}
