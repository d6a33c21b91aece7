//! The side panels. Only the rows on the screen are built, however many entries there are.

mod entities;
mod grouped;
mod quotations;
mod row_style;
mod stack;

use crate::text::{Span, wrap};
use crate::tui::layout::Layout;
use crate::tui::state::panel::{self, Entry, Panel};
use crate::tui::state::reading::ReadingState;
use crate::tui::state::screen_map::{ShownPane, ShownRow};
use crate::tui::state::{Focus, State, Window};
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::{Painter, row};
use ratatui::layout::Rect;

/// Draws a panel.
pub(super) fn draw(painter: &mut Painter<'_>, state: &State, layout: &Layout, panel: Panel) {
    let count = panel::count(&state.reading.panel_rows, panel);
    let Some(inner) = layout.panel_inner(panel) else { return };
    painter.map.panes.push((inner, ShownPane::Panel(panel)));
    if let Some((_, place)) =
        layout.panels.iter().find(|(shown, _)| *shown == panel).filter(|_| layout.borders)
    {
        let word = if count == 0 { String::new() } else { count.to_string() };
        painter.frame(*place, (panel.title(), &word), border_role(state, Focus::Panel(panel)));
    }
    if count == 0 {
        draw_empty(painter, state, panel, inner);
        return;
    }
    let selected = state.reading.selected_row(panel);
    let shown = match panel {
        Panel::Quotations => quotations::places(state, inner, selected),
        _ => entities::places(inner, selected, count),
    };
    let figures = match panel {
        Panel::Quotations => 0,
        _ => entities::figures_columns(state, inner),
    };
    let first = shown.first().map_or(0, |(index, _)| *index);
    for (index, place) in shown {
        let Some(entry) = panel::entry(&state.reading.panel_rows, panel, index) else { continue };
        painter.map.rows.push((place, ShownRow::Panel(panel, index)));
        let chosen = chosen(state, panel, index == selected, entry);
        if chosen == Some(StyleRole::Chosen) {
            painter.fill(place, StyleRole::Chosen);
        }
        match entry {
            Entry::Entity(id) => entities::draw(painter, state, (id, figures), (place, chosen)),
            Entry::Quotation(id) if !state.reading.panel_rows.groups.is_empty() => {
                grouped::draw(painter, state, (index, first, id), (place, chosen));
            }
            Entry::Quotation(id) => quotations::draw(painter, state, id, (place, chosen)),
        }
    }
}

/// Says why a panel is empty, and what to do about it.
fn draw_empty(painter: &mut Painter<'_>, state: &State, panel: Panel, inner: Rect) {
    let reading = &state.reading;
    let said = match &reading.opened {
        None => without_article(reading),
        Some(_) if reading.analysed() || reading.stopped => "none found",
        Some(_) => "not analysed yet",
    };
    painter.text(row(inner, 0), &format!(" {said}"), StyleRole::Faint);
    if panel == Panel::Quotations && reading.analysed() {
        let hint = how_to_add(state);
        let lines =
            wrap::rows(hint, Span::new(0, hint.len()), usize::from(inner.width.saturating_sub(2)).max(2));
        for (index, line) in lines.iter().enumerate() {
            painter.text(row(inner, index + 1), &format!(" {}", line.of(hint)), StyleRole::Faint);
        }
    }
}

/// The keys that add a quotation which was not found: those of the text, so that a panel has to be left for them.
pub(super) fn how_to_add(state: &State) -> &'static str {
    match state.focus {
        Focus::Panel(_) => "Esc, then v selects words and q adds them as one",
        Focus::Text => "v selects words, then q adds them as one",
    }
}

/// What a pane says while there is no article that it could be about.
pub(super) fn without_article(reading: &ReadingState) -> &'static str {
    if reading.failure.is_some() || reading.stopped { "no article" } else { "no article yet" }
}

/// How the entry stands out: it is selected in the panel that receives the keys, it is the selected entry of the
/// article, or not at all.
fn chosen(state: &State, panel: Panel, at_row: bool, entry: Entry) -> Option<StyleRole> {
    if at_row && state.focus == Focus::Panel(panel) {
        return Some(StyleRole::Chosen);
    }
    (state.reading.selected == Some(entry)).then_some(StyleRole::Selected)
}

/// The role of a pane's border.
pub(super) fn border_role(state: &State, pane: Focus) -> StyleRole {
    if state.focus == pane && state.window == Window::None { StyleRole::Focused } else { StyleRole::Border }
}
