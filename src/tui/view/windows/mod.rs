//! What is open over the panes; one file a window.

mod choose;
mod form;
mod help;
mod orphans;
mod reason;
mod why;
pub(super) mod window;

use crate::tui::state::{State, Window};
use crate::tui::view::pen::Pen;
use ratatui::layout::Rect;

/// Draws what is open over the panes.
pub(super) fn draw(pen: &mut Pen<'_>, state: &State, area: Rect) {
    match &state.window {
        Window::Help(line, row) => help::draw(pen, state, line, *row),
        Window::Why => why::draw(pen, state, area),
        Window::Reason => reason::draw(pen, area),
        Window::Picker(picker) => choose::draw(pen, picker, area),
        Window::Form(form) => form::draw(pen, form, area),
        Window::Orphans(row) => orphans::draw(pen, state, *row, area),
        Window::None
        | Window::Prompt(_)
        | Window::Bounds(_)
        | Window::Selection(_)
        | Window::Find(_)
        | Window::Add(_) => {}
    }
}
