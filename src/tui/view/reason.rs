//! The window that asks why a quotation is rejected.

use super::super::theme::Role;
use super::pen::Pen;
use super::window;
use crate::review::Reason;
use ratatui::layout::Rect;

/// Draws the window.
pub(super) fn draw(pen: &mut Pen<'_>, screen: Rect) {
    let line = |(digit, (_, _, said)): (usize, &(Reason, &str, &str))| {
        vec![(format!("{digit}"), Role::Key), (format!("  {said}"), Role::Text)]
    };
    let mut lines: Vec<_> = (1..).zip(&Reason::ALL).map(line).collect();
    lines.push(vec![("Enter".to_owned(), Role::Key), ("  no reason".to_owned(), Role::Text)]);
    window::draw(pen, screen, ("Reject: why?", "Esc back"), &lines);
}
