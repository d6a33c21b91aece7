//! The menus of a card: choices with their digits, the selected one marked.

use crate::tui::state::State;
use crate::tui::state::reviewing::CardMenu;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::Painter;
use crate::tui::view::windows::{about, window};
use ratatui::layout::Rect;

/// Draws the window.
pub(in crate::tui) fn draw(
    painter: &mut Painter<'_>,
    state: &State,
    (menu, selected): (CardMenu, usize),
    screen: Rect,
) {
    let line = |(index, (label, _)): (usize, (&'static str, _))| {
        let (sign, role) =
            if index == selected { ("▸ ", StyleRole::Headline) } else { ("  ", StyleRole::Text) };
        let digit = (index + 1).to_string();
        vec![(sign.to_owned(), role), (digit, StyleRole::Key), (format!("  {label}"), role)]
    };
    let mut lines: Vec<_> = about::current_quotation(state, window::columns(screen)).into_iter().collect();
    lines.extend(menu.choices().into_iter().enumerate().map(line));
    let title = match menu {
        CardMenu::Kind => "What kind of quotation is it?",
        CardMenu::Verification => "What did the check find?",
    };
    window::draw(painter, screen, (title, "Esc back"), &lines);
}
