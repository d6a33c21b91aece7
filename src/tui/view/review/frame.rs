//! The card that is drawn, and the frames of its parts.

use crate::analysis::Quotation;
use crate::article::Article;
use crate::review::Card;
use crate::tui::layout::review::ReviewLayout;
use crate::tui::state::State;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::Painter;
use ratatui::layout::Rect;

/// A card and what it is about.
pub(super) struct ShownCard<'a> {
    pub(super) state: &'a State,
    pub(super) article: &'a Article,
    pub(super) card: &'a Card,
    pub(super) quotation: &'a Quotation,
}

/// A part of the card below the quotation, in line with what is said about it.
pub(super) fn inset(place: Rect) -> Rect {
    Rect { x: place.x + place.width.min(2), width: place.width.saturating_sub(3), ..place }
}

/// Draws the frame of a part, if the layout has borders. Returns where its lines are.
pub(super) fn frame(
    painter: &mut Painter<'_>,
    layout: &ReviewLayout,
    place: Rect,
    (title, word, role): (&str, &str, StyleRole),
) -> Rect {
    if place.is_empty() {
        return place;
    }
    if !layout.borders {
        return Rect { x: place.x + place.width.min(1), width: place.width.saturating_sub(1), ..place };
    }
    painter.frame(place, (title, word), role);
    Rect {
        x: place.x + place.width.min(2),
        y: place.y + 1,
        width: place.width.saturating_sub(4),
        height: place.height.saturating_sub(2),
    }
}
