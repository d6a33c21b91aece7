//! Where a walk from finding to finding starts, and whether it reaches another quotation: no key is named that leads
//! nowhere.

use crate::review::session::Towards;
use crate::tui::state::{Mode, State};

/// Where a walk starts: at the cursor while it is on the screen, otherwise at the edge of the screen. `None` is before the
/// first byte of the text.
#[must_use]
pub fn walk_start(state: &State, towards: Towards) -> Option<u32> {
    let visible = state.visible();
    match state.reading.under_cursor.map(|finding| finding.span(&state.reading.analysis).start) {
        Some(byte) if state.shows(byte) => Some(byte),
        _ if towards == Towards::Next => visible.start.checked_sub(1),
        _ => Some(visible.end),
    }
}

/// Whether the key that goes to the next or previous quotation reaches one.
#[must_use]
pub fn leads_to_quotation(state: &State, towards: Towards) -> bool {
    if state.mode == Mode::Review {
        let (cards, here) = (state.reading.session.queue(), state.reading.session.card());
        return match towards {
            Towards::Next => cards.iter().any(|&card| card > here),
            Towards::Previous => cards.iter().any(|&card| card < here),
        };
    }
    let quotations = &state.reading.analysis.quotations;
    let from = walk_start(state, towards);
    match towards {
        Towards::Next => {
            quotations.last().is_some_and(|last| from.is_none_or(|from| last.marks.start > from))
        }
        Towards::Previous => {
            quotations.first().is_some_and(|first| from.is_some_and(|from| first.marks.start < from))
        }
    }
}
