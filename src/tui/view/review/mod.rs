//! The review: one quotation and everything that is needed to decide on it.

mod also;
mod context;
mod decision;
mod facts;
mod finished;
mod frame;
mod heading;
mod passage;
mod passage_rows;
mod queue;
mod quote;
mod speakers;

use crate::tui::layout::review::{CardNeeds, ReviewLayout};
use crate::tui::state::State;
use crate::tui::theme::StyleRole;
use crate::tui::view::footer;
use crate::tui::view::painter::{Painter, row};
use frame::ShownCard;
use passage::SourceMatch;
use ratatui::layout::Rect;

/// Draws the review over the whole screen.
pub(super) fn draw(painter: &mut Painter<'_>, state: &State, screen: Rect) {
    let card = state.reading.review().cards.get(state.reading.session.card());
    let quotation = state.reading.review().quotation(state.reading.session.card());
    let shown = card.zip(quotation).zip(state.reading.article());
    let Some(((card, quotation), article)) = shown else {
        draw_waiting(painter, state, screen);
        return;
    };
    let shown = ShownCard { state, article, card, quotation };
    let found = state.reviewing.checking.as_ref().map(|check| SourceMatch::of(&shown, check));
    let layout = layout(&shown, found.as_ref(), screen);
    heading::draw(painter, &shown, layout.heading);
    queue::draw(painter, state, layout.queue);
    if state.reading.session.queue().is_empty() {
        let said = "no card passes the filter; r shows all, & other cards";
        painter.text(Rect { x: layout.quote.x + 1, ..row(layout.quote, 0) }, said, StyleRole::Faint);
        footer::draw(painter, state, layout.footer);
        return;
    }
    quote::draw(painter, &shown, &layout);
    speakers::draw(painter, &shown, &layout);
    also::draw(painter, &shown, &layout);
    if let Some(found) = &found {
        passage::draw(painter, &shown, &layout, found);
    }
    context::draw(painter, &shown, &layout);
    decision::draw(painter, &shown, &layout);
    footer::draw(painter, state, layout.footer);
    if state.reviewing.is_finished {
        finished::draw(painter, state, screen);
    }
}

/// More rows than any screen has.
const MOST: u16 = u16::MAX / 2;

/// The layout in two steps: how many rows the quotation and the source need depends on how wide they are.
fn layout(shown: &ShownCard<'_>, found: Option<&SourceMatch<'_>>, screen: Rect) -> ReviewLayout {
    let needs = CardNeeds {
        quote: MOST,
        speakers: speakers::rows(shown),
        also: also::rows(shown),
        source: if found.is_some() { MOST } else { 0 },
        decision: 1,
        context: shown.state.reviewing.context,
    };
    let first = ReviewLayout::of(screen.width, screen.height, needs);
    let columns = usize::from(first.quote.width.saturating_sub(2)).max(2);
    let rows = |rows: usize| u16::try_from(rows).unwrap_or(MOST).min(MOST);
    let quote = rows(quote::lines(shown, columns).rows());
    let source = found.map_or(0, |found| rows(passage::rows_needed(shown, &first, found)));
    let decision = rows(decision::rows_needed(shown, &first));
    ReviewLayout::of(screen.width, screen.height, CardNeeds { quote, source, decision, ..needs })
}

/// Draws the screen before there is a card.
fn draw_waiting(painter: &mut Painter<'_>, state: &State, screen: Rect) {
    let layout = ReviewLayout::of(screen.width, screen.height, CardNeeds::default());
    painter.line(layout.heading, &[(" REVIEW  ", StyleRole::Title)]);
    let said = match &state.reading.failure {
        Some(failure) => failure.clone(),
        None if state.reading.analysed() => "no quotations found in this article".to_owned(),
        None => "looking for quotations".to_owned(),
    };
    let role = if state.reading.failure.is_some() { StyleRole::Warning } else { StyleRole::Faint };
    painter.text(Rect { x: layout.quote.x + 1, ..row(layout.quote, 0) }, &said, role);
    footer::draw(painter, state, layout.footer);
}
