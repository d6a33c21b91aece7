//! What a card shows, and the frames of its parts.

use crate::analysis::Quotation;
use crate::article::Article;
use crate::review::Card;
use crate::tui::layout::review::ReviewLayout;
use crate::tui::state::State;
use crate::tui::theme::Role;
use crate::tui::view::pen::Pen;
use ratatui::layout::Rect;

/// What a card shows.
pub(super) struct Shown<'a> {
    pub(super) state: &'a State,
    pub(super) article: &'a Article,
    pub(super) card: &'a Card,
    pub(super) quotation: &'a Quotation,
}

/// Draws the frame of a part, where the layout has borders. Returns where its lines are.
pub(super) fn frame(
    pen: &mut Pen<'_>,
    layout: &ReviewLayout,
    place: Rect,
    (title, word, role): (&str, &str, Role),
) -> Rect {
    if place.is_empty() {
        return place;
    }
    if !layout.borders {
        return Rect { x: place.x + place.width.min(1), width: place.width.saturating_sub(1), ..place };
    }
    pen.frame(place, (title, word), role);
    Rect {
        x: place.x + place.width.min(2),
        y: place.y + 1,
        width: place.width.saturating_sub(4),
        height: place.height.saturating_sub(2),
    }
}
