//! The window that asks why a quotation is rejected.

use crate::review::Reason;
use crate::tui::theme::Role;
use crate::tui::view::pen::Pen;
use crate::tui::view::windows::window;
use ratatui::layout::Rect;

/// Draws the window.
pub(in crate::tui) fn draw(pen: &mut Pen<'_>, screen: Rect) {
    let line = |(digit, (_, _, said)): (usize, &(Reason, &str, &str))| {
        vec![(format!("{digit}"), Role::Key), (format!("  {said}"), Role::Text)]
    };
    let mut lines: Vec<_> = (1..).zip(&Reason::ALL).map(line).collect();
    lines.push(vec![("Enter".to_owned(), Role::Key), ("  no reason".to_owned(), Role::Text)]);
    window::draw(pen, screen, ("Reject: why?", "Esc back"), &lines);
}
