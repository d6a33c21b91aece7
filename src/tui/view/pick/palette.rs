//! The palette of actions: what was typed, and the actions that match with their keys.

use crate::text::width;
use crate::tui::keymap::{self, Binding};
use crate::tui::state::State;
use crate::tui::state::pick::{Offer, OfferPlace, Palette};
use crate::tui::theme::StyleRole;
use crate::tui::update::palette_rows;
use crate::tui::view::painter::{Painter, row};
use crate::tui::view::windows::window;
use ratatui::layout::Rect;

/// How many actions are shown at once.
const MAX_ROWS: usize = 16;

/// Draws the palette. It keeps its height while the list becomes shorter, so that nothing jumps about.
pub(in crate::tui) fn draw(painter: &mut Painter<'_>, state: &State, palette: &Palette, screen: Rect) {
    let rows = palette_rows(palette);
    let fit = MAX_ROWS.min(usize::from(screen.height.saturating_sub(6))).max(1);
    let first = window::first_row(palette.row, rows.len(), fit);
    let typed = palette.field.text();
    let mut lines = vec![window::typed_line(": ", typed, "type part of a name")];
    if rows.is_empty() {
        lines.push(vec![("no action matches".to_owned(), StyleRole::Faint)]);
    }
    lines.resize(fit + 1, Vec::new());
    let word = format!("{} of {}", (palette.row + 1).min(rows.len()), rows.len());
    let inner = window::draw(painter, screen, ("Actions", &word), &lines);
    for (index, offer) in rows.iter().enumerate().skip(first).take(fit) {
        if let Some(binding) = state.keymap.bindings.get(offer.binding) {
            let place = row(inner, index - first + 1);
            draw_offer(painter, (offer, binding), (place, index == palette.row));
        }
    }
}

/// Draws an action and its keys. The keys are at the right, where the eye finds them in a column.
fn draw_offer(
    painter: &mut Painter<'_>,
    (offer, binding): (&Offer, &Binding),
    (place, selected): (Rect, bool),
) {
    if selected {
        painter.fill(place, StyleRole::Chosen);
    }
    let role = |usual| if selected { StyleRole::Chosen } else { usual };
    let text = match offer.place {
        OfferPlace::Here => StyleRole::Text,
        OfferPlace::Elsewhere => StyleRole::Faint,
    };
    let keys = keys_of(binding, usize::from(place.width / 3));
    let left = painter.right(place, &keys, role(StyleRole::Key));
    let space = Rect { width: left.saturating_sub(2), ..place };
    let elsewhere = match offer.place {
        OfferPlace::Here => String::new(),
        OfferPlace::Elsewhere => format!(" ({})", keymap::place_name(binding.context).to_lowercase()),
    };
    let sign = if selected { "▸ " } else { "  " };
    let parts =
        [(sign, role(text)), (binding.help, role(text)), (elsewhere.as_str(), role(StyleRole::Faint))];
    painter.line(space, &parts);
}

/// As many of the keys as fit, but at least one.
fn keys_of(binding: &Binding, columns: usize) -> String {
    let mut line = String::new();
    for keys in binding.keys.iter().map(|keys| keymap::displayed(keys)) {
        let more = if line.is_empty() { keys } else { format!("{line} {keys}") };
        if !line.is_empty() && width::columns(&more) > columns {
            break;
        }
        line = more;
    }
    line
}
