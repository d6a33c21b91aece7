//! The window of a form.

use crate::text::Span;
use crate::text::span::offset;
use crate::text::width;
use crate::text::wrap;
use crate::tui::state::State;
use crate::tui::state::reviewing::{Form, FormKind};
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::{Painter, Parts, row};
use crate::tui::view::windows::{about, window};
use ratatui::layout::Rect;

/// How many rows are shown at once.
const MAX_ROWS: usize = 10;

/// The endings of the files that can be written.
const ENDINGS: &str = "its ending says what: .md .sheet.md .csv .html .json .jsonl .jsonld .xml .qdpx";

/// Draws the window and the caret.
pub(in crate::tui) fn draw(painter: &mut Painter<'_>, state: &State, form: &Form, screen: Rect) {
    let columns = window::columns(screen).saturating_sub(1).max(2);
    let rows = rows(form.field.text(), columns);
    let caret = offset(form.field.caret());
    let at = rows.iter().rposition(|row| row.start <= caret).unwrap_or_default();
    let fit = MAX_ROWS.min(usize::from(screen.height.saturating_sub(6))).max(1);
    let first = window::first_row(at, rows.len(), fit);
    let shown = rows.iter().skip(first).take(fit);
    let mut lines: Vec<_> = about::of_form(state, form.kind, columns).into_iter().collect();
    if form.kind == FormKind::File {
        lines.extend(endings(columns));
    }
    let above = lines.len();
    let role = if form.field.is_offered() { StyleRole::Chosen } else { StyleRole::Text };
    lines.extend(shown.map(|row| vec![(row.of(form.field.text()).to_owned(), role)]));
    lines.resize(lines.len().max(above + 1), Vec::new());
    let word = if matches!(form.kind, FormKind::Identity(_)) { "empty: as found" } else { "" };
    let inner = window::draw(painter, screen, (form.kind.title(), word), &lines);
    if let Some(caret_row) = rows.get(at) {
        draw_caret(painter, form.field.text(), (*caret_row, caret), row(inner, above + at - first));
    }
}

/// The endings that say which format is written, on as many rows as they need.
fn endings(columns: usize) -> Vec<Parts> {
    let rows = wrap::rows(ENDINGS, Span::new(0, ENDINGS.len()), columns);
    rows.into_iter().map(|row| vec![(row.of(ENDINGS).to_owned(), StyleRole::Faint)]).collect()
}

fn draw_caret(painter: &mut Painter<'_>, text: &str, (line, caret): (Span, u32), place: Rect) {
    let before = Span { start: line.start, end: caret.min(line.end) }.of(text);
    let column = u16::try_from(width::columns(before)).unwrap_or(u16::MAX);
    let under = Span { start: caret, end: line.end }.of(text).chars().next();
    let glyph = under.map_or_else(|| " ".to_owned(), |c| c.to_string());
    if column < place.width {
        let cell = Rect { x: place.x + column, width: place.width - column, ..place };
        painter.text(cell, &glyph, StyleRole::Cursor);
    }
}

/// The rows of a text: its lines, the long ones wrapped. An empty line is a row too.
fn rows(text: &str, columns: usize) -> Vec<Span> {
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let span = Span::new(start, start + line.len());
        let wrapped = if line.is_empty() { vec![span] } else { wrap::rows(text, span, columns) };
        rows.extend(wrapped);
        start += line.len() + 1;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_row_and_long_lines_are_wrapped() {
        let text = "call her back\n\nnow\n";
        let shown: Vec<&str> = rows(text, 8).into_iter().map(|row| row.of(text)).collect();
        assert_eq!(shown, ["call her", "back", "", "now", ""]);
        assert_eq!(rows("", 8).len(), 1);
    }
}
