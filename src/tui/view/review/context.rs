//! The article around the quotation, with everything found in it lit as in the reader.

use crate::tui::layout::review::ReviewLayout;
use crate::tui::layout::rows::Flow;
use crate::tui::theme::Role;
use crate::tui::view::article;
use crate::tui::view::pen::Pen;
use crate::tui::view::review::facts;
use crate::tui::view::review::frame::{Shown, frame};

/// Draws it: the quotation in the middle, as many rows around it as there are.
pub(super) fn draw(pen: &mut Pen<'_>, shown: &Shown<'_>, layout: &ReviewLayout) {
    if layout.context.is_empty() {
        return;
    }
    let title = format!("In the text, ¶{}", facts::paragraph(shown));
    let inner = frame(pen, layout, layout.context, (&title, "", Role::Border));
    let rows = usize::from(inner.height);
    let width = usize::from(inner.width).saturating_sub(article::BAR).clamp(2, WIDEST);
    let flow = Flow::new(shown.article, width, shown.state.looks.furniture);
    let Some(first) = flow.row_at(shown.quotation.marks.start) else { return };
    let quoted = flow.rows_from(first.span.start, rows);
    let length = quoted.iter().take_while(|row| row.span.start < shown.quotation.marks.end).count();
    // Of what has room besides the quotation two thirds come before it: there the speaker was named.
    let before = flow.rows_before(first, rows.saturating_sub(length) * 2 / 3);
    let shown_rows = before.into_iter().chain(quoted).take(rows);
    article::draw_rows(pen, shown.state, &shown_rows.collect::<Vec<_>>(), inner);
}

/// Lines are never longer than is comfortable to read.
const WIDEST: usize = 100;
