//! Which quotation, finding or card a key is about.

use crate::analysis::{Analysis, MentionId, QuotationId};
use crate::text::Span;
use crate::text::span::offset;
use crate::tui::state::State;
use crate::tui::state::finding::Finding;
use crate::tui::state::mode::Mode;
use crate::tui::state::panel::Entry;
use crate::tui::update::scroll;
use crate::tui::update::steps::{Direction, Kind, before, step};

/// The quotation that is meant: the one under or around the cursor, else the selected one. Nothing is guessed.
pub(super) fn current_quotation(state: &State) -> Option<QuotationId> {
    if state.mode == Mode::Review {
        return Some(QuotationId(offset(state.reading.session.card())));
    }
    let analysis = &state.reading.analysis;
    let cursor = state.reading.under_cursor.map(|finding| finding.span(analysis));
    match (state.reading.under_cursor, state.reading.selected) {
        (Some(Finding::Quotation(id)), _) | (_, Some(Entry::Quotation(id))) => Some(id),
        _ => cursor
            .and_then(|cursor| analysis.quotations.iter().find(|q| q.marks.encloses(cursor)))
            .map(|q| q.id),
    }
}

/// The finding under the cursor, or the first one on the screen. Of a hit, the finding it stands in.
pub(super) fn current_finding(state: &State) -> Option<Finding> {
    let analysis = &state.reading.analysis;
    let visible = |finding: &Finding| scroll::is_visible(state, finding.span(analysis).start);
    match state.reading.under_cursor.filter(visible) {
        Some(hit @ Finding::Hit(span)) => Some(mention_around(analysis, span).unwrap_or(hit)),
        Some(finding) => Some(finding),
        None => {
            let page = state.visible();
            step(analysis, Kind::Any, Direction::Next, before(page))
                .filter(|first| page.overlaps(first.span(analysis)))
        }
    }
}

/// The mention that shares a letter with a span.
fn mention_around(analysis: &Analysis, span: Span) -> Option<Finding> {
    let end = analysis.mentions.partition_point(|mention| mention.span.start < span.end);
    let near = (end.saturating_sub(4)..end).rev();
    let touching = |index: &usize| analysis.mentions.get(*index).is_some_and(|m| m.span.overlaps(span));
    near.into_iter().find(touching).map(|index| Finding::Mention(MentionId(offset(index))))
}

/// The card that is meant: the one on the screen, or the one of the quotation under the cursor.
pub(super) fn current_card(state: &State) -> Option<usize> {
    let card = match state.mode {
        Mode::Review => state.reading.session.card(),
        Mode::Read | Mode::Library => current_quotation(state)?.0 as usize,
    };
    (card < state.reading.review().cards.len()).then_some(card)
}

/// The subject of a card.
pub(super) fn subject(state: &State, card: usize) -> Option<Span> {
    state.reading.review().cards.get(card).map(|card| card.subject)
}
