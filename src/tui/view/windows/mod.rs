//! The windows that open over the panes; one file per window.

mod about;
mod changes;
mod choose;
mod form;
pub(super) mod help;
mod identity;
mod menu;
mod orphans;
mod reason;
mod why;
pub(super) mod window;

use crate::tui::state::{Mode, State, Window};
use crate::tui::view::painter::Painter;
use crate::tui::view::pick;
use ratatui::layout::Rect;
use std::ops::Range;

/// The rows of the screen on which the window that is open has its subject: a window about words does not cover them.
fn selected_rows(state: &State) -> Range<u16> {
    let is_about_selection = matches!(
        state.window,
        Window::Why | Window::Reason | Window::Menu(..) | Window::Picker(_) | Window::Form(_)
    );
    let found = state.reading.under_cursor.filter(|_| is_about_selection && state.mode == Mode::Read);
    let Some(span) = found.map(|finding| finding.span(&state.reading.analysis)) else { return 0..0 };
    let rows = state.visible_rows.iter().zip(state.layout().text_inner().y..);
    let mut rows = rows.filter(|(row, _)| row.span.overlaps(span)).map(|(_, y)| y);
    let Some(first) = rows.next() else { return 0..0 };
    first..rows.last().unwrap_or(first) + 1
}

/// Draws the window that is open, if any.
pub(super) fn draw(painter: &mut Painter<'_>, state: &State, area: Rect) {
    painter.kept_free = selected_rows(state);
    match &state.window {
        Window::Help(line, row) => help::draw(painter, state, line, *row),
        Window::Palette(palette) => pick::palette::draw(painter, state, palette, area),
        Window::Hints(hints) => pick::hints::draw(painter, hints),
        Window::Mentions(list) => pick::mentions::draw(painter, state, *list, area),
        Window::ArticleList(list) => pick::open_articles::draw(painter, state, list, area),
        Window::Command(line) => pick::command::draw(painter, line, area),
        Window::Why => why::draw(painter, state, area),
        Window::Identity(row) => identity::draw(painter, state, *row, area),
        Window::Reason => reason::draw(painter, state, area),
        Window::Menu(menu, row) => menu::draw(painter, state, (*menu, *row), area),
        Window::Picker(picker) => choose::draw(painter, state, picker, area),
        Window::Form(form) => form::draw(painter, state, form, area),
        Window::Changes(row) => changes::draw(painter, state, *row, area),
        Window::Orphans(row) => orphans::draw(painter, state, *row, area),
        Window::None
        | Window::Search(_)
        | Window::Bounds(_)
        | Window::Selection(_)
        | Window::CardSearch(_)
        | Window::FeedSearch(_)
        | Window::LibrarySearch(_)
        | Window::LibraryAdd(_)
        | Window::LibrarySave(_)
        | Window::LibraryJoin(_)
        | Window::Open(_) => {}
    }
}
