//! The line in which a command is typed.

use crate::tui::state::pick::{CommandInput, CommandLine};
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::Painter;
use crate::tui::view::windows::window;
use ratatui::layout::Rect;

/// Draws the line in a window that says what the command reads.
pub(in crate::tui) fn draw(painter: &mut Painter<'_>, line: &CommandLine, screen: Rect) {
    let title = match line.input {
        CommandInput::Quotation => "Pipe this quotation to a command",
        CommandInput::Article => "Pipe the article to a command",
    };
    let typed = line.field.text();
    let (shown, role) = if typed.is_empty() {
        ("such as  wc -w  or  wl-copy", StyleRole::Faint)
    } else {
        (typed, StyleRole::Text)
    };
    let parts = vec![
        ("| ".to_owned(), StyleRole::Key),
        (shown.to_owned(), role),
        ("▏".to_owned(), StyleRole::Focused),
    ];
    window::draw(painter, screen, (title, ""), &[parts]);
}
