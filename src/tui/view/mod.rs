//! State -> the screen. Only reads the state; one file per pane.

mod article;
mod difference;
mod entity_role;
mod entry_preview;
mod feeds;
mod footer;
mod highlights;
mod inspector;
mod library;
mod list_columns;
mod marked_name;
mod painter;
mod panels;
mod pick;
mod quotation;
mod review;
mod source_form;
mod strip;
mod title;
mod windows;

use crate::tui::layout::{Layout, SizeClass};
use crate::tui::state::screen_map::ScreenMap;
use crate::tui::state::{Mode, State};
use crate::tui::theme::StyleRole;
use painter::Painter;
use ratatui::Frame;

/// Draws the whole screen.
pub fn draw(state: &State, frame: &mut Frame<'_>) {
    draw_mapped(state, frame);
}

/// The title of the terminal's window: "Quay closed — Pullquote". Not sanitised.
#[must_use]
pub fn window_title(state: &State) -> String {
    match state.mode {
        Mode::Library => "Library — Pullquote".to_owned(),
        Mode::Feeds => "Feeds — Pullquote".to_owned(),
        Mode::Read | Mode::Review => title::of_window(state),
    }
}

/// Draws the whole screen. Returns where it shows what can be pointed at.
pub fn draw_mapped(state: &State, frame: &mut Frame<'_>) -> ScreenMap {
    let area = frame.area();
    let layout = state.layout();
    let mut painter = Painter::new(frame.buffer_mut(), &state.appearance);
    painter.fill(area, StyleRole::Text);
    if SizeClass::of(area.width, area.height) == SizeClass::Tiny && state.mode == Mode::Read {
        draw_tiny(&mut painter, state, &layout);
        return painter.map;
    }
    match state.mode {
        Mode::Read => draw_reader(&mut painter, state, &layout),
        Mode::Review => review::draw(&mut painter, state, area),
        Mode::Library => library::draw(&mut painter, state, area),
        Mode::Feeds => feeds::draw(&mut painter, state, area),
    }
    windows::draw(&mut painter, state, area);
    painter.map
}

/// Draws the text and its panels.
fn draw_reader(painter: &mut Painter<'_>, state: &State, layout: &Layout) {
    title::draw(painter, state, layout);
    article::draw(painter, state, layout);
    strip::draw(painter, state, layout);
    for &(panel, _) in &layout.panels {
        panels::draw(painter, state, layout, panel);
    }
    if let Some(place) = layout.inspector {
        inspector::draw(painter, state, place);
    }
    footer::draw(painter, state, layout.footer);
}

/// Draws a screen too small for panels: a line that says so, the text, and the foot.
fn draw_tiny(painter: &mut Painter<'_>, state: &State, layout: &Layout) {
    let (columns, rows) = state.size;
    let said = format!("{columns}x{rows}: panels need 40x10");
    painter.line(layout.title, &[(&said, StyleRole::Warning)]);
    article::draw(painter, state, layout);
    footer::draw(painter, state, layout.footer);
}
