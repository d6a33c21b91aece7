//! State -> the screen. Reads only; one file a pane.

mod article;
mod footer;
mod inspector;
mod library;
mod panels;
mod pen;
mod review;
mod strip;
mod title;
mod windows;

use crate::tui::layout::{Class, Layout};
use crate::tui::state::{Mode, State};
use crate::tui::theme::Role;
use pen::Pen;
use ratatui::Frame;

/// Draws the whole screen.
pub fn draw(state: &State, frame: &mut Frame<'_>) {
    let area = frame.area();
    let layout = state.layout();
    let mut pen = Pen::new(frame.buffer_mut(), &state.looks.theme);
    pen.fill(area, Role::Text);
    if Class::of(area.width, area.height) == Class::Tiny && state.mode == Mode::Read {
        draw_tiny(&mut pen, state, &layout);
        return;
    }
    match state.mode {
        Mode::Read => draw_reader(&mut pen, state, &layout),
        Mode::Review => review::draw(&mut pen, state, area),
        Mode::Library => library::draw(&mut pen, state, area),
    }
    windows::draw(&mut pen, state, area);
}

/// The text and its panels.
fn draw_reader(pen: &mut Pen<'_>, state: &State, layout: &Layout) {
    title::draw(pen, state, layout);
    article::draw(pen, state, layout);
    strip::draw(pen, state, layout);
    for &(panel, _) in &layout.panels {
        panels::draw(pen, state, layout, panel);
    }
    if let Some(place) = layout.inspector {
        inspector::draw(pen, state, place);
    }
    footer::draw(pen, state, layout.footer);
}

/// Too small for panels: a line that says so, the text, and how to leave.
fn draw_tiny(pen: &mut Pen<'_>, state: &State, layout: &Layout) {
    let (columns, rows) = state.size;
    let said = format!("{columns}x{rows}: the panels need 40x10");
    pen.line(layout.title, &[(&said, Role::Warning)]);
    article::draw(pen, state, layout);
    footer::draw(pen, state, layout.footer);
}
