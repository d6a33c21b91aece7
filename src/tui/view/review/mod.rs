//! The review: one quotation with everything that is needed to decide on it.

mod context;
mod facts;
mod frame;
mod heading;
mod queue;
mod quote;
mod speakers;
mod standing;

use crate::tui::layout::review::{Needs, ReviewLayout};
use crate::tui::state::State;
use crate::tui::theme::Role;
use crate::tui::view::footer;
use crate::tui::view::pen::{Pen, row};
use frame::Shown;
use ratatui::layout::Rect;

/// Draws the review over the whole screen.
pub(super) fn draw(pen: &mut Pen<'_>, state: &State, screen: Rect) {
    let card = state.reading.review().cards.get(state.reading.session.card());
    let quotation = state.reading.review().quotation(state.reading.session.card());
    let shown = card.zip(quotation).zip(state.reading.article());
    let Some(((card, quotation), article)) = shown else {
        draw_waiting(pen, state, screen);
        return;
    };
    let shown = Shown { state, article, card, quotation };
    let layout = layout(&shown, screen);
    heading::draw(pen, &shown, layout.heading);
    queue::draw(pen, state, layout.queue);
    quote::draw(pen, &shown, &layout);
    speakers::draw(pen, &shown, &layout);
    context::draw(pen, &shown, &layout);
    standing::draw(pen, &shown, &layout);
    footer::draw(pen, state, layout.footer);
}

/// How many rows the quotation needs depends on how wide it is shown.
fn layout(shown: &Shown<'_>, screen: Rect) -> ReviewLayout {
    let needs =
        |quote: u16| Needs { quote, speakers: speakers::rows(shown), context: shown.state.desk.context };
    let first = ReviewLayout::of(screen.width, screen.height, needs(u16::MAX / 2));
    let columns = usize::from(first.quote.width.saturating_sub(4)).max(2);
    let rows = u16::try_from(quote::lines(shown, columns).len()).unwrap_or(u16::MAX / 2);
    ReviewLayout::of(screen.width, screen.height, needs(rows.min(u16::MAX / 2)))
}

/// Before the first card is there.
fn draw_waiting(pen: &mut Pen<'_>, state: &State, screen: Rect) {
    let layout = ReviewLayout::of(screen.width, screen.height, Needs::default());
    pen.line(layout.heading, &[(" REVIEW  ", Role::Title)]);
    let said = match &state.reading.failure {
        Some(failure) => failure.clone(),
        None if state.reading.analysed() => "no quotation was found in this article".to_owned(),
        None => "looking for quotations".to_owned(),
    };
    let role = if state.reading.failure.is_some() { Role::Warning } else { Role::Faint };
    pen.text(Rect { x: layout.quote.x + 1, ..row(layout.quote, 0) }, &said, role);
    footer::draw(pen, state, layout.footer);
}
