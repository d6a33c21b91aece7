//! A row of the panel of quotations: the decision, the speaker and how certain that is, and below them the words.
//!
//! Where all quotations fit in full, they are shown in full; otherwise each is cut to as many lines as the panel is made for.
//! No line stays blank.

use super::grouped;
use super::row_style::{beside, draw_name};
use super::stack::{stacked, window};
use crate::analysis::{Quotation, QuotationId};
use crate::text::span::offset;
use crate::text::{Span, wrap};
use crate::tui::state::State;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::{Painter, row};
use crate::tui::view::quotation::{confidence, content, is_doubtful, speaker, speaker_role, verdict_sign};
use ratatui::layout::Rect;

/// Lines of words in a panel that is not high enough for all quotations in full.
fn usual_lines(inner: Rect) -> usize {
    match inner {
        Rect { width: 54.., height: ..14, .. } => 0,
        Rect { width: 36.., height: 12.., .. } => 2,
        _ => 1,
    }
}

/// The rows on the screen, with their places: the selected one is in the middle where the list is longer.
pub(super) fn places(state: &State, inner: Rect, selected: usize) -> Vec<(usize, Rect)> {
    let listed = &state.reading.panel_rows.quotations;
    if !state.reading.panel_rows.groups.is_empty() {
        return grouped::places(state, inner, selected);
    }
    let fit = usize::from(inner.height).max(1);
    let lines = |index: usize| {
        let quotation = listed.get(index).and_then(|&id| state.reading.analysis.quotation(id));
        quotation.map_or(0, |quotation| words(state, quotation, inner.width).1.len())
    };
    let full = || (0..listed.len()).map(|index| 1 + lines(index)).sum::<usize>();
    if listed.len() * 2 <= fit && full() <= fit {
        return stacked(inner, 0..listed.len(), |index| 1 + lines(index));
    }
    let usual = usual_lines(inner);
    let height = |index: usize| 1 + if usual == 0 { 0 } else { lines(index).min(usual) };
    stacked(inner, window(selected, listed.len(), (fit, &height)), height)
}

/// The words of a quotation, and their lines in a panel of this width.
fn words(state: &State, quotation: &Quotation, width: u16) -> (String, Vec<Span>) {
    let words = content(state, quotation);
    let columns = usize::from(width.saturating_sub(4)).max(2);
    let lines = wrap::rows(&words, Span::new(0, words.len()), columns);
    (words, lines)
}

/// Draws a row.
pub(super) fn draw(
    painter: &mut Painter<'_>,
    state: &State,
    id: QuotationId,
    (place, chosen): (Rect, Option<StyleRole>),
) {
    let Some(quotation) = state.reading.analysis.quotation(id) else { return };
    let first = Rect { height: 1, ..place };
    let left = draw_figure(painter, (state, quotation), (first, chosen));
    let space = Rect { width: left.saturating_sub(1), ..first };
    let name = speaker(state, quotation);
    let written = draw_name(painter, space, &name, (chosen, speaker_role(state, quotation)));
    let rest = Rect { x: space.x + written, width: space.width.saturating_sub(written), ..space };
    draw_words(painter, (state, quotation), (place, rest), beside(chosen, StyleRole::Quotation));
}

/// Draws the words below the speaker, or in the rest of the only line.
fn draw_words(
    painter: &mut Painter<'_>,
    (state, quotation): (&State, &Quotation),
    (place, rest): (Rect, Rect),
    role: StyleRole,
) {
    let (words, lines) = words(state, quotation, place.width);
    if place.height == 1 {
        painter.line(rest, &[("  ", role), (&words, role)]);
        return;
    }
    let below = Rect {
        x: place.x + 2,
        y: place.y + 1,
        width: place.width.saturating_sub(3),
        height: place.height - 1,
    };
    let shown = lines.len().min(usize::from(below.height));
    for (index, line) in lines.iter().take(shown).enumerate() {
        // The last row takes all the rest, so that the painter cuts it off with an ellipsis.
        let is_last = index + 1 == shown;
        let line = if is_last { Span { end: offset(words.len()), ..*line } } else { *line };
        painter.text(row(below, index), line.of(&words), role);
    }
}

/// Draws the decision and how certain the speaker is at the right, so that the names are in line: "✓ 97% ", "? 58% ".
/// Returns the columns left.
fn draw_figure(
    painter: &mut Painter<'_>,
    (state, quotation): (&State, &Quotation),
    (place, chosen): (Rect, Option<StyleRole>),
) -> u16 {
    let (sign, role) = match verdict_sign(state, quotation.id) {
        "·" if is_doubtful(state, quotation) => ("", StyleRole::Warning),
        "·" => ("", StyleRole::Faint),
        sign => (sign, StyleRole::Text),
    };
    let figure = confidence(state, quotation);
    let gap = if sign.is_empty() || figure.is_empty() { "" } else { " " };
    painter.right(place, &format!("{sign}{gap}{figure} "), beside(chosen, role))
}
