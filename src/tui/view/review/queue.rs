//! The cards in their order, each in two rows: who, how sure, how decided; and what.

use crate::tui::state::State;
use crate::tui::theme::Role;
use crate::tui::view::panels::{content, speaker, verdict_sign};
use crate::tui::view::pen::{Pen, row};
use crate::tui::view::windows::window::first_row;
use ratatui::layout::Rect;

/// Draws the list.
pub(super) fn draw(pen: &mut Pen<'_>, state: &State, place: Rect) {
    if place.is_empty() {
        return;
    }
    let queue = state.reading.session.queue();
    // Before all has been looked at, what is missing may still be found.
    let orphans = if state.reading.analysed() { state.reading.review().orphans.len() } else { 0 };
    let word = if orphans > 0 { format!("{orphans} lost: O") } else { queue.len().to_string() };
    pen.frame(place, ("Queue", &word), Role::Border);
    let inner = Rect {
        x: place.x + 1,
        y: place.y + 1,
        width: place.width.saturating_sub(2),
        height: place.height.saturating_sub(2),
    };
    let fit = (usize::from(inner.height) / 2).max(1);
    let at = queue.iter().position(|&card| card == state.reading.session.card()).unwrap_or_default();
    let first = first_row(at, queue.len(), fit);
    for (index, &card) in queue.iter().skip(first).take(fit).enumerate() {
        let top = row(inner, 2 * index);
        let height = 2.min(inner.bottom().saturating_sub(top.y));
        draw_card(pen, state, card, Rect { height, ..top });
    }
    if queue.is_empty() {
        pen.text(row(inner, 0), " no card fits; & shows others", Role::Faint);
    }
}

fn draw_card(pen: &mut Pen<'_>, state: &State, card: usize, place: Rect) {
    let Some(quotation) = state.reading.review().quotation(card) else { return };
    let chosen = card == state.reading.session.card();
    let role = |role: Role| if chosen { Role::Chosen } else { role };
    if chosen {
        pen.fill(place, Role::Chosen);
    }
    let first = Rect { height: 1, ..place };
    let confidence = quotation
        .attribution
        .as_ref()
        .map_or("?".to_owned(), |attribution| format!("{:.0}%", attribution.confidence * 100.0));
    let left = pen.right(first, &format!("{confidence} "), role(Role::Faint));
    let space = Rect { width: left.saturating_sub(1), ..first };
    let sign = format!("{}{} ", if chosen { "▸" } else { " " }, verdict_sign(state, quotation.id));
    pen.line(space, &[(&sign, role(Role::Text)), (&speaker(state, quotation), role(Role::Person))]);
    if place.height > 1 {
        let below = Rect { x: place.x + 3, y: place.y + 1, width: place.width.saturating_sub(4), height: 1 };
        pen.text(below, &content(state, quotation), role(Role::Text));
    }
}
