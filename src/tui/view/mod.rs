//! State -> the screen. Reads only; one file a pane.

mod article;
mod footer;
mod help;
mod inspector;
mod panels;
mod pen;
mod strip;
mod title;
mod why;

use super::layout::{Class, Layout};
use super::state::{Focus, State, Window};
use super::theme::Role;
use pen::Pen;
use ratatui::Frame;

/// Draws the whole screen.
pub fn draw(state: &State, frame: &mut Frame<'_>) {
    let area = frame.area();
    let layout = state.layout();
    let mut pen = Pen::new(frame.buffer_mut(), &state.looks.theme);
    pen.fill(area, Role::Text);
    if Class::of(area.width, area.height) == Class::Tiny {
        draw_tiny(&mut pen, state, &layout);
        return;
    }
    title::draw(&mut pen, state, &layout);
    article::draw(&mut pen, state, &layout);
    strip::draw(&mut pen, state, &layout);
    for &(panel, _) in &layout.panels {
        panels::draw(&mut pen, state, &layout, panel);
    }
    if let Some(place) = layout.inspector {
        inspector::draw(&mut pen, state, place);
    }
    footer::draw(&mut pen, state, layout.footer);
    match &state.window {
        Window::Help(line, row) => help::draw(&mut pen, state, line, *row),
        Window::Why => why::draw(&mut pen, state, area),
        Window::None | Window::Prompt(_) => {}
    }
}

/// Too small for panels: a line that says so, the text, and how to leave.
fn draw_tiny(pen: &mut Pen<'_>, state: &State, layout: &Layout) {
    let (columns, rows) = state.size;
    let said = format!("{columns}x{rows}: the panels need 40x10");
    pen.line(layout.title, &[(&said, Role::Warning)]);
    article::draw(pen, state, layout);
    footer::draw(pen, state, layout.footer);
}

/// The role of a pane's border.
fn border(state: &State, pane: Focus) -> Role {
    if state.focus == pane && state.window == Window::None { Role::Focused } else { Role::Border }
}
