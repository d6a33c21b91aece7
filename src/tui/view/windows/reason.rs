//! The window that asks for the reason of a rejection.

use crate::review::Reason;
use crate::tui::state::State;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::Painter;
use crate::tui::view::windows::{about, window};
use ratatui::layout::Rect;

/// Draws the window.
pub(in crate::tui) fn draw(painter: &mut Painter<'_>, state: &State, screen: Rect) {
    let line = |(digit, (_, _, said)): (usize, &(Reason, &str, &str))| {
        vec![(format!("{digit}"), StyleRole::Key), (format!("  {said}"), StyleRole::Text)]
    };
    let mut lines: Vec<_> = about::current_quotation(state, window::columns(screen)).into_iter().collect();
    lines.extend((1..).zip(&Reason::ALL).map(line));
    lines.push(vec![("Enter".to_owned(), StyleRole::Key), ("  no reason".to_owned(), StyleRole::Text)]);
    window::draw(painter, screen, ("Reject: why?", "Esc back"), &lines);
}
