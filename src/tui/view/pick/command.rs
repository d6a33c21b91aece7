//! The line in which a command is typed.

use crate::tui::state::pick::{CommandInput, CommandLine};
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
    let parts = window::typed_line("| ", typed, "such as  wc -w  or  wl-copy");
    window::draw(painter, screen, (title, ""), &[parts]);
}
