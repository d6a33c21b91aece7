//! The last line: the search that is typed, the notice, or the keys that make sense now.

use crate::text::span::offset;
use crate::text::{Span, sanitize, wrap};
use crate::tui::keymap;
use crate::tui::state::{Mode, State, Window};
use crate::tui::theme::Role;
use crate::tui::view::inspector::occurrence;
use crate::tui::view::pen::{Pen, row};
use ratatui::layout::Rect;

/// Draws the line.
pub(super) fn draw(pen: &mut Pen<'_>, state: &State, place: Rect) {
    if place.is_empty() {
        return;
    }
    let right = if state.notice.is_some() && state.window == Window::None {
        String::new()
    } else {
        right_side(state)
    };
    let left =
        if right.is_empty() { place.width } else { pen.right(place, &format!(" {right} "), Role::Key) };
    let place = Rect { width: left, ..place };
    if let Window::Add(line) = &state.window {
        draw_add(pen, state, &line.typed, place);
    } else if let Window::Prompt(line) | Window::Find(line) = &state.window {
        pen.line(place, &[(" /", Role::Key), (&line.typed, Role::Text), ("▏", Role::Focused)]);
    } else if let Some(notice) = &state.notice {
        draw_notice(pen, notice, place);
    } else {
        draw_hints(pen, state, place);
    }
}

/// A notice on as many rows as there are, cut where they end.
fn draw_notice(pen: &mut Pen<'_>, notice: &str, place: Rect) {
    let clean = sanitize::line(notice);
    let width = usize::from(place.width.saturating_sub(2)).max(2);
    let rows = wrap::rows(&clean, Span::new(0, clean.len()), width);
    for (index, line) in rows.iter().take(usize::from(place.height)).enumerate() {
        // The last row takes all that is left, and the pen cuts it with an ellipsis.
        let last = index + 1 == usize::from(place.height);
        let shown = if last { Span { end: offset(clean.len()), ..*line } } else { *line };
        pen.line(row(place, index), &[(" ", Role::Text), (shown.of(&clean), Role::Warning)]);
    }
}

/// The keys of an unfinished command, or which occurrence of how many.
fn right_side(state: &State) -> String {
    let keys: String = state.pending.iter().map(ToString::to_string).collect();
    let count = state.count.map(|count| count.to_string()).unwrap_or_default();
    match (keys.is_empty() && count.is_empty(), state.mode, &state.window) {
        (false, ..) => format!("{count}{keys}"),
        (true, Mode::Read, Window::None | Window::Prompt(_) | Window::Why) => occurrence(state),
        _ => String::new(),
    }
}

/// What is typed, and below it what is to be known of it or which keys there are.
fn draw_add(pen: &mut Pen<'_>, state: &State, typed: &str, place: Rect) {
    let asked = if place.width < 60 { " add " } else { " add a file or a folder: " };
    pen.line(place, &[(asked, Role::Key), (typed, Role::Text), ("▏", Role::Focused)]);
    let below = Rect { y: place.y + 1, height: place.height.saturating_sub(1), ..place };
    match &state.notice {
        _ if below.is_empty() => {}
        Some(notice) => {
            pen.line(below, &[(" ", Role::Text), (notice, Role::Warning)]);
        }
        None => draw_hints(pen, state, below),
    }
}

/// As many hints as fit whole, on every row there is.
fn draw_hints(pen: &mut Pen<'_>, state: &State, place: Rect) {
    let line = |y: u16| Rect { x: place.x + 1, width: place.width.saturating_sub(1), y, height: 1 };
    let mut rest = line(place.y);
    for (keys, hint) in keymap::hints(state) {
        let columns = crate::text::width::columns(&keys) + hint.len() + 1;
        if columns > usize::from(rest.width) {
            if rest.y + 1 >= place.bottom() {
                break;
            }
            rest = line(rest.y + 1);
        }
        let written =
            pen.line(rest, &[(&keys, Role::Key), (" ", Role::Text), (hint, Role::Faint), ("  ", Role::Text)]);
        rest = Rect { x: rest.x + written, width: rest.width.saturating_sub(written), ..rest };
    }
}
