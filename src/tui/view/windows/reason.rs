//! The window that asks for the reason of a rejection.

use crate::review::Reason;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::Painter;
use crate::tui::view::windows::window;
use ratatui::layout::Rect;

/// Draws the window.
pub(in crate::tui) fn draw(painter: &mut Painter<'_>, screen: Rect) {
    let line = |(digit, (_, _, said)): (usize, &(Reason, &str, &str))| {
        vec![(format!("{digit}"), StyleRole::Key), (format!("  {said}"), StyleRole::Text)]
    };
    let mut lines: Vec<_> = (1..).zip(&Reason::ALL).map(line).collect();
    lines.push(vec![("Enter".to_owned(), StyleRole::Key), ("  no reason".to_owned(), StyleRole::Text)]);
    window::draw(painter, screen, ("Reject: why?", "Esc back"), &lines);
}
