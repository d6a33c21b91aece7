//! How a row of a panel looks, by whether it is the selected one.

use crate::tui::theme::StyleRole;
use crate::tui::view::painter::Painter;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

/// The sign before a row, so that the selection is visible without colours.
pub(super) fn sign(chosen: Option<StyleRole>) -> &'static str {
    if chosen.is_some() { "▸" } else { " " }
}

/// The role of what is beside the name: in the row that receives the keys, all looks alike.
pub(super) fn beside(chosen: Option<StyleRole>, role: StyleRole) -> StyleRole {
    chosen.filter(|chosen| *chosen == StyleRole::Chosen).unwrap_or(role)
}

/// Draws the sign and the name of a kind. Returns the columns written.
pub(super) fn draw_name(
    painter: &mut Painter<'_>,
    place: Rect,
    name: &str,
    (chosen, role): (Option<StyleRole>, StyleRole),
) -> u16 {
    let written = painter.text(place, sign(chosen), chosen.unwrap_or(StyleRole::Text));
    let rest = Rect { x: place.x + written, width: place.width.saturating_sub(written), ..place };
    written + painter.styled(rest, name, name_style(painter, (chosen, role)))
}

/// How a name looks: it keeps the colour of its kind where another pane receives the keys.
pub(super) fn name_style(painter: &Painter<'_>, (chosen, role): (Option<StyleRole>, StyleRole)) -> Style {
    match chosen {
        Some(StyleRole::Selected) => painter.style(role).add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        _ => painter.style(beside(chosen, role)),
    }
}
