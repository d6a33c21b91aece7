//! Back to the card from a look at its place in the text.

use crate::tui::state::State;
use crate::tui::state::mode::{Focus, Mode};

/// Back to the review from a look at the text. Returns whether the reader was only looking.
pub(super) fn come_back(state: &mut State) -> bool {
    let peeking = std::mem::take(&mut state.desk.peeking) && state.mode == Mode::Read;
    if peeking {
        state.mode = Mode::Review;
        state.focus = Focus::Text;
    }
    peeking
}
