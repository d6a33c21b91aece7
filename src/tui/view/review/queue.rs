//! The queue of cards, each in two rows: decision, speaker and confidence; and the words.

use crate::tui::state::State;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::{Painter, row};
use crate::tui::view::quotation::{confidence, content, is_doubtful, speaker, speaker_role, verdict_sign};
use crate::tui::view::windows::window::first_row;
use ratatui::layout::Rect;

/// Draws the queue.
pub(super) fn draw(painter: &mut Painter<'_>, state: &State, place: Rect) {
    if place.is_empty() {
        return;
    }
    let queue = state.reading.session.queue();
    // Until the analysis is complete, the text of these decisions may still be found.
    let orphans = if state.reading.analysed() { state.reading.review().orphans.len() } else { 0 };
    let word = if orphans > 0 { format!("{orphans} lost: O") } else { queue.len().to_string() };
    painter.frame(place, ("Queue", &word), StyleRole::Border);
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
        draw_card(painter, state, card, Rect { height, ..top });
    }
    if queue.is_empty() {
        painter.text(row(inner, 0), " no card matches; r shows all", StyleRole::Faint);
    }
}

fn draw_card(painter: &mut Painter<'_>, state: &State, card: usize, place: Rect) {
    let Some(quotation) = state.reading.review().quotation(card) else { return };
    let chosen = card == state.reading.session.card();
    let role = |role: StyleRole| if chosen { StyleRole::Chosen } else { role };
    if chosen {
        painter.fill(place, StyleRole::Chosen);
    }
    let first = Rect { height: 1, ..place };
    let doubt = if is_doubtful(state, quotation) { StyleRole::Warning } else { StyleRole::Faint };
    let note = if state.reading.review().decision(quotation.id).note.is_empty() { "" } else { "note  " };
    let left = painter.right(first, &format!("{note}{} ", confidence(state, quotation)), role(doubt));
    let space = Rect { width: left.saturating_sub(1), ..first };
    let sign = format!("{}{} ", if chosen { "▸" } else { " " }, verdict_sign(state, quotation.id));
    painter.line(
        space,
        &[(&sign, role(StyleRole::Text)), (&speaker(state, quotation), role(speaker_role(state, quotation)))],
    );
    if place.height > 1 {
        let below = Rect { x: place.x + 3, y: place.y + 1, width: place.width.saturating_sub(4), height: 1 };
        painter.text(below, &content(state, quotation), role(StyleRole::Text));
    }
}
