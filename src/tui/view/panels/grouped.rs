//! A row of the panel of quotations that lists those of each speaker together: the first has the speaker above it, each has its
//! words, with the decision before them and how certain the speaker is beside them.

use super::row_style::{beside, name_style, sign};
use super::stack::{stacked, window};
use crate::analysis::{Quotation, QuotationId};
use crate::text::span::offset;
use crate::text::{Span, wrap};
use crate::tui::state::State;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::{Painter, row};
use crate::tui::view::quotation::{
    confidence, content, is_doubtful, speaker_name, speaker_role, verdict_sign,
};
use ratatui::layout::Rect;

/// Lines of words in a panel that is not high enough for all of them.
const USUAL_LINES: usize = 2;
/// Columns before the words, and of the figure after them.
const BEFORE: u16 = 3;
const FIGURE: u16 = 7;

/// The rows on the screen, with their places: the selected one is in the middle where the list is longer.
pub(super) fn places(state: &State, inner: Rect, selected: usize) -> Vec<(usize, Rect)> {
    let rows = &state.reading.panel_rows;
    let count = rows.quotations.len();
    let fit = usize::from(inner.height).max(1);
    let heading = |index: usize| usize::from(rows.groups.contains_key(&index));
    let lines = |index: usize| {
        let quotation = rows.quotations.get(index).and_then(|&id| state.reading.analysis.quotation(id));
        quotation.map_or(0, |quotation| words(state, quotation, inner.width).1.len())
    };
    let full = |index: usize| heading(index) + lines(index).max(1);
    if count <= fit && (0..count).map(full).sum::<usize>() <= fit {
        return stacked(inner, 0..count, full);
    }
    let usual = if inner.height < 12 { 1 } else { USUAL_LINES };
    let height = |index: usize| heading(index) + lines(index).clamp(1, usual);
    let shown = window(selected, count, (fit, &height));
    if heading(shown.start) > 0 || fit < ROOM_FOR_HEADING {
        return stacked(inner, shown, height);
    }
    // The speaker of the first row has been scrolled past, and is shown above it.
    let shown = window(selected, count, (fit - 1, &height));
    let first = shown.start;
    stacked(inner, shown, |index| height(index) + usize::from(index == first && heading(index) == 0))
}

/// A panel of fewer lines has none to spare for a speaker that was scrolled past.
const ROOM_FOR_HEADING: usize = 5;

/// The words of a quotation, and their lines.
fn words(state: &State, quotation: &Quotation, width: u16) -> (String, Vec<Span>) {
    let words = content(state, quotation);
    let columns = usize::from(width.saturating_sub(BEFORE + FIGURE)).max(2);
    let lines = wrap::rows(&words, Span::new(0, words.len()), columns);
    (words, lines)
}

/// Draws the row `index`. That of `first` on the screen has its speaker above it in any case, if the panel has room.
pub(super) fn draw(
    painter: &mut Painter<'_>,
    state: &State,
    (index, first, id): (usize, usize, QuotationId),
    (place, chosen): (Rect, Option<StyleRole>),
) {
    let Some(quotation) = state.reading.analysis.quotation(id) else { return };
    let group = state.reading.panel_rows.groups.range(..=index).next_back();
    let mut below = place;
    if let Some((_, count)) =
        group.filter(|(start, _)| **start == index || (index == first && place.height > 1))
    {
        let first = Rect { height: 1, ..place };
        let left = painter.right(first, &format!("{count} "), beside(chosen, StyleRole::Faint));
        let style = name_style(painter, (chosen, speaker_role(state, quotation)));
        let place = Rect { x: first.x + first.width.min(1), width: left.saturating_sub(2), ..first };
        painter.styled(place, &speaker_name(state, quotation), style);
        below = Rect { y: place.y + 1, height: place.height.saturating_sub(1), ..place };
    }
    if below.height == 0 {
        return;
    }
    let doubt = if is_doubtful(state, quotation) { StyleRole::Warning } else { StyleRole::Faint };
    painter.right(row(below, 0), &format!("{} ", confidence(state, quotation)), beside(chosen, doubt));
    let sign = format!("{}{}", sign(chosen), verdict_sign(state, id).replace('·', " "));
    painter.text(Rect { width: BEFORE.min(below.width), ..below }, &sign, chosen.unwrap_or(StyleRole::Text));
    let (words, lines) = words(state, quotation, place.width);
    let column = Rect {
        x: below.x + BEFORE.min(below.width),
        width: below.width.saturating_sub(BEFORE + FIGURE),
        ..below
    };
    let shown = lines.len().min(usize::from(column.height));
    for (at, line) in lines.iter().take(shown).enumerate() {
        // The last row takes all the rest, so that the painter cuts it off with an ellipsis.
        let line = if at + 1 == shown { Span { end: offset(words.len()), ..*line } } else { *line };
        painter.text(row(column, at), line.of(&words), beside(chosen, StyleRole::Quotation));
    }
}
