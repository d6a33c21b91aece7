//! The article around the quotation, highlighted as in the reader.

use crate::tui::layout::review::ReviewLayout;
use crate::tui::layout::rows::TextRows;
use crate::tui::theme::StyleRole;
use crate::tui::view::article;
use crate::tui::view::painter::Painter;
use crate::tui::view::review::facts;
use crate::tui::view::review::frame::{ShownCard, frame};
use ratatui::layout::Rect;

/// Draws as many rows around the quotation as there is room for.
pub(super) fn draw(painter: &mut Painter<'_>, shown: &ShownCard<'_>, layout: &ReviewLayout) {
    if layout.context.is_empty() {
        return;
    }
    let title = format!("In the text, ¶{}", facts::paragraph(shown));
    let place = below_rule(painter, layout, &title);
    let inner = frame(painter, layout, place, (&title, "", StyleRole::Border));
    let rows = usize::from(inner.height);
    let width = usize::from(inner.width).saturating_sub(article::BAR).clamp(2, WIDEST);
    let text_rows = TextRows::new(shown.article, width, shown.state.appearance.furniture);
    let Some(first) = text_rows.row_at(shown.quotation.marks.start) else { return };
    let quoted = text_rows.rows_from(first.span.start, rows);
    let length = quoted.iter().take_while(|row| row.span.start < shown.quotation.marks.end).count();
    // Two thirds of the room around the quotation come before it, because that is where speakers are usually named.
    let before = text_rows.rows_before(first, rows.saturating_sub(length) * 2 / 3);
    // A gap between paragraphs is none at the top.
    let before = before.into_iter().skip_while(|row| row.span.is_empty());
    let shown_rows = before.chain(quoted).take(rows);
    article::draw_rows(painter, shown.state, &shown_rows.collect::<Vec<_>>(), inner);
}

/// The place of the text. Where nothing has a border, a line keeps it apart from the source above it.
fn below_rule(painter: &mut Painter<'_>, layout: &ReviewLayout, title: &str) -> Rect {
    let place = layout.context;
    if layout.borders || layout.source.is_empty() {
        return place;
    }
    let line = "─".repeat(usize::from(place.width));
    painter.text(place, &line, StyleRole::Border);
    let inside = Rect { x: place.x + 2, width: place.width.saturating_sub(4), ..place };
    painter.text(inside, &format!(" {title} "), StyleRole::Text);
    Rect { y: place.y + 1, height: place.height.saturating_sub(1), ..place }
}

/// Longer lines are not comfortable to read.
const WIDEST: usize = 100;
