//! Returning to the review after looking at a quotation in the text.

use crate::tui::state::State;
use crate::tui::state::mode::{Focus, Mode};

/// Returns to the review if the reader left it only to look at the text. Returns whether that was so.
pub(super) fn come_back(state: &mut State) -> bool {
    let peeking = std::mem::take(&mut state.reviewing.peeking) && state.mode == Mode::Read;
    if peeking {
        state.mode = Mode::Review;
        state.focus = Focus::Text;
    }
    peeking
}
