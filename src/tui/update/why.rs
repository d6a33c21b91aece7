//! The window that explains why a quotation has its speaker.

use crate::tui::state::panel::Entry;
use crate::tui::state::{State, Window};
use crate::tui::update::meant;
use crate::tui::update::text::cursor;

/// Opens the window for the current quotation.
pub(super) fn open(state: &mut State) {
    match meant::current_quotation(state) {
        Some(id) => {
            cursor::select(state, Entry::Quotation(id));
            state.window = Window::Why;
        }
        None => state.notice = Some(meant::no_quotation(state).to_owned()),
    }
}
