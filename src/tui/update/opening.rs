//! The line for a file, a folder or an address: what is typed into it is opened in place of what is open.

use crate::input::InputList;
use crate::tui::action::OpenAction;
use crate::tui::effect::{Effect, Effects};
use crate::tui::state::text_field::TextField;
use crate::tui::state::{Mode, State, Window};
use crate::tui::update::{articles, outside};
use crate::tui::workers::request::LibraryRequest;

/// Opens the line, completes what is typed, or opens it.
pub(super) fn update(state: &mut State, action: OpenAction) -> Effects {
    match (action, &state.window) {
        (OpenAction::Start, _) => {
            // On a link, `g f` goes to the file under the cursor, as in an editor.
            let link = state.reading.link_under_cursor().filter(|_| outside::is_on_link(state));
            let field = link.map(|link| TextField::line(&link.target).offered()).unwrap_or_default();
            state.window = Window::Open(field);
        }
        (OpenAction::Complete, Window::Open(field)) => {
            return Effect::AskLibrary(LibraryRequest::Complete(field.text().to_owned())).into();
        }
        (OpenAction::Open, Window::Open(field)) => {
            let typed = field.text().trim().to_owned();
            state.window = Window::None;
            if !typed.is_empty() {
                return Effect::ListInput(typed).into();
            }
        }
        (OpenAction::Complete | OpenAction::Open, _) => {}
    }
    Effects::none()
}

/// Opens what was typed, in place of what is open.
pub(super) fn listed(state: &mut State, list: InputList) -> Effects {
    let effects = if state.mode == Mode::Library {
        // The index waits so that decisions are saved without delay.
        state.library.indexing = None;
        state.library.sent = true;
        Effects::from(Effect::StopLibrary)
    } else {
        Effects::none()
    };
    state.mode = Mode::Read;
    let effects = effects.and(articles::open_inputs(state, list.articles));
    state.tell_notices(&list.notices);
    effects
}
