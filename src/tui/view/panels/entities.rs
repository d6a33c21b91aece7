//! A row of a panel of countries, people or organisations: the name, where in the text it is mentioned, how often it
//! speaks and is mentioned.

use super::row_style::{beside, draw_name};
use crate::analysis::{EntityId, EntityKind};
use crate::text::span::offset;
use crate::text::width;
use crate::tui::state::State;
use crate::tui::state::panel::Entry;
use crate::tui::state::panel::rows::EntityCounts;
use crate::tui::theme::StyleRole;
use crate::tui::view::entity_role::entity_role;
use crate::tui::view::marked_name::marked_name;
use crate::tui::view::painter::{Painter, row};
use ratatui::layout::Rect;
use ratatui::style::Modifier;

/// The rows on the screen, with their places: the selected one is in the middle where the list is longer.
pub(super) fn places(inner: Rect, selected: usize, count: usize) -> Vec<(usize, Rect)> {
    let fit = usize::from(inner.height).max(1);
    let first = selected.saturating_sub(fit / 2).min(count.saturating_sub(fit));
    (first..count.min(first + fit)).map(|index| (index, row(inner, index - first))).collect()
}

/// The columns that the figures of any row need, so that the strips of all rows begin in one column.
pub(super) fn figures_columns(state: &State, panel: Rect) -> usize {
    let widest = figures(state.reading.panel_rows.most()).len();
    if panel.width >= ALIGNED { widest.max(FIGURES) } else { widest }
}

/// Draws a row. Its strip, if it has one, leaves this many columns for the figures.
pub(super) fn draw(
    painter: &mut Painter<'_>,
    state: &State,
    (id, columns): (EntityId, usize),
    (place, chosen): (Rect, Option<StyleRole>),
) {
    let Some(entity) = state.reading.analysis.entity(id) else { return };
    let faint = beside(chosen, StyleRole::Faint);
    let figures = figures(state.reading.panel_rows.counts(entity));
    let shown = marked_name(&entity.name);
    let left = painter.right(place, &format!("{figures} "), faint);
    let aligned = u16::try_from(columns).unwrap_or(u16::MAX).saturating_add(2);
    let before = Rect { width: place.width.saturating_sub(aligned), ..place };
    let name = width::columns(&shown) + 2;
    let strip = draw_strip(painter, state, id, (before, name, beside(chosen, entity_role(entity))));
    let space = strip.unwrap_or(Rect { width: left.saturating_sub(1), ..place });
    let written = draw_name(painter, space, &shown, (chosen, entity_role(entity)));
    let rest = Rect { x: space.x + written, width: space.width.saturating_sub(written), ..space };
    if let EntityKind::Person { role: Some(role) } = &entity.kind
        && rest.width >= 12
    {
        painter.text(rest, &format!("  {role}"), faint);
    }
}

/// "13x" for the mentions; "2 said  13x" for an entity that speaks.
fn figures(counts: EntityCounts) -> String {
    let mentions = format!("{:>3}x", counts.mentions);
    match counts.quotations {
        0 => mentions,
        spoken => format!("{spoken} said {mentions}"),
    }
}

/// Columns of the figures of an entity that speaks up to 99 times, and the panel that has room for them in every article.
const FIGURES: usize = "99 said 999x".len();
const ALIGNED: u16 = 40;

/// Columns that a name has beside a strip, whatever its length.
const MIN_NAME: usize = 16;

/// Cells of the strip.
const CELLS: usize = 8;

/// The heights of a cell, from no mention to the most.
const HEIGHTS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// Draws where in the text the entity is mentioned, at the right, if that leaves room for its name. Returns the room left
/// then.
fn draw_strip(
    painter: &mut Painter<'_>,
    state: &State,
    id: EntityId,
    (space, name, role): (Rect, usize, StyleRole),
) -> Option<Rect> {
    let length = state.reading.article().map_or(0, |article| article.text.len());
    let cells = u16::try_from(CELLS).unwrap_or_default();
    if usize::from(space.width) < name.max(MIN_NAME) + CELLS || length == 0 {
        return None;
    }
    let occurrences = state.reading.occurrences(Entry::Entity(id));
    let before = |cell: usize| occurrences.before(offset(length * cell / CELLS));
    let counts: Vec<usize> = (0..CELLS)
        .map(|cell| {
            let end = if cell + 1 == CELLS { occurrences.len() } else { before(cell + 1) };
            end.saturating_sub(before(cell))
        })
        .collect();
    // A single mention is no peak.
    let most = counts.iter().copied().max().unwrap_or_default().max(3);
    let height = |count: &usize| HEIGHTS.get((count * 8).div_ceil(most)).copied().unwrap_or(' ');
    let strip: String = counts.iter().map(height).collect();
    let x = space.right() - cells;
    // A line below all cells would look like mentions everywhere.
    let style = painter.style(role).remove_modifier(Modifier::UNDERLINED);
    painter.styled(Rect { x, width: cells, ..space }, &strip, style);
    Some(Rect { width: space.width - cells - 1, ..space })
}
